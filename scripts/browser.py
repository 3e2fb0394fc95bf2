"""Finds the browsers that the tests drive, or installs them: part of ``make test``.

In turn: what CHROMIUM names, a Chromium or Chrome of this machine, Playwright's own, and, for root
on Debian or Ubuntu, the distribution's. A browser counts once it tells its version: Ubuntu has a
`chromium-browser` that only says how to get one, and a fetched one may lack its libraries.
Firefox likewise, by FIREFOX; Playwright's own is none that a student has, and is not asked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FIREFOXES = ("firefox-esr", "firefox")
FIREFOX_ON_MACOS = "/Applications/Firefox.app/Contents/MacOS/firefox"
PLAYWRIGHT = (sys.executable, "-m", "playwright")
# Asked in a process of its own: Playwright refuses a second run of itself in one.
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
APT = ("apt-get", "-qq", "--option", "DPkg::Lock::Timeout=300")
# Text on a page without any font has no size, so nothing on it can be measured.
FONTS = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
# What to type where no way of ours led to a browser, by the installer that a machine has.
TO_TYPE = {
    "apt-get": f"sudo apt-get install chromium {FONTS}",
    "dnf": "sudo dnf install chromium dejavu-sans-fonts",
    "pacman": "sudo pacman -S chromium ttf-dejavu",
    "zypper": "sudo zypper install chromium dejavu-fonts",
    "brew": "brew install --cask google-chrome",
}
FIREFOX_TO_TYPE = {
    "apt-get": "sudo apt-get install firefox-esr",
    "dnf": "sudo dnf install firefox",
    "pacman": "sudo pacman -S firefox",
    "zypper": "sudo zypper install MozillaFirefox",
    "brew": "brew install --cask firefox",
}
LONGEST_START_S = 60


def browser_path() -> str | None:
    """The path of a Chromium or Chrome that starts; None if there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named if _starts(named) else None
    return next((path for path in _candidates() if _starts(path)), None)


def how_to_get_one() -> str:
    """One sentence for whoever has no browser: what is missing and what to type."""
    if named := os.environ.get("CHROMIUM"):
        return (
            f"CHROMIUM names {named}, which does not start as a browser: type 'unset CHROMIUM', or "
            "name another there, and run make again."
        )
    return (
        "The browser tests need Chromium or Chrome and a font, and they could not be installed "
        f"from here: {_typed(TO_TYPE)}, or set CHROMIUM to the path of a browser, and run make "
        "again."
    )


def provide() -> str:
    """The path of a browser, installed first if need be; raises SystemExit with what to type."""
    for way in _ways():
        if browser_path() or os.environ.get("CHROMIUM"):
            break
        way()
    if _may_install() and not _has_font():
        _install(FONTS)
    path = browser_path()
    if path is None or not _has_font():
        raise SystemExit(how_to_get_one())
    return path


def firefox_path() -> str | None:
    """The path of a Firefox that starts; None if there is none."""
    if named := os.environ.get("FIREFOX"):
        return named if _starts(named) else None
    found = [path for name in FIREFOXES if (path := shutil.which(name))]
    return next((path for path in (*found, FIREFOX_ON_MACOS) if _starts(path)), None)


def how_to_get_firefox() -> str:
    """One sentence for whoever has no Firefox: what is missing and what to type."""
    if named := os.environ.get("FIREFOX"):
        return (
            f"FIREFOX names {named}, which does not start as a browser: type 'unset FIREFOX', or "
            "name another there, and run make again."
        )
    return (
        "The browser tests need Firefox too, and it could not be installed from here: "
        f"{_typed(FIREFOX_TO_TYPE)}, or set FIREFOX to its path, and run make again."
    )


def provide_firefox() -> str:
    """The path of a Firefox, installed first if need be; raises SystemExit with what to type."""
    if firefox_path() is None and not os.environ.get("FIREFOX") and _may_install():
        _install("firefox-esr")
    path = firefox_path()
    if path is None:
        raise SystemExit(how_to_get_firefox())
    return path


def _typed(commands: Mapping[str, str]) -> str:
    known = [command for name, command in commands.items() if shutil.which(name)]
    return f"type '{known[0]}'" if known else "install one as this system does"


def _candidates() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from ON_MACOS
    yield _playwrights_own()


def _starts(path: str) -> bool:
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, check=False, timeout=LONGEST_START_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _playwrights_own() -> str:
    """Where Playwright keeps, or would keep, the Chromium that belongs to its version."""
    ask = [sys.executable, "-c", PLAYWRIGHTS_OWN]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()


def _ways() -> Iterator[Callable[[], None]]:
    yield _fetch_playwrights_own
    if _may_install():
        yield _add_libraries
        yield lambda: _install("chromium", FONTS)


def _fetch_playwrights_own() -> None:
    print("No Chromium or Chrome found; Playwright fetches its own ...", flush=True)
    _run(*PLAYWRIGHT, "install", "--no-shell", "chromium")


def _add_libraries() -> None:
    if Path(_playwrights_own()).exists():
        print("Playwright's Chromium does not start; adding the libraries it needs ...", flush=True)
        _run(*PLAYWRIGHT, "install-deps", "chromium")


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(*packages: str) -> None:
    print(f"Installing {' and '.join(packages)} ...", flush=True)
    _run(*APT, "update")
    _run(*APT, "install", "--yes", "--no-install-recommends", *packages)


def _run(*command: str) -> None:
    """Run a command for its effect: whether it worked is seen by looking for the browser again."""
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=unasked, capture_output=True)


def _has_font() -> bool:
    """Whether there is a font to set text in; macOS always has some."""
    if sys.platform != "linux":
        return True
    if lister := shutil.which("fc-list"):
        return bool(subprocess.run([lister], capture_output=True, check=False).stdout.strip())
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    files = (path for folder in folders for path in folder.rglob("*"))
    return any(path.suffix in (".otf", ".ttc", ".ttf") for path in files)


if __name__ == "__main__":
    provide()
    provide_firefox()
