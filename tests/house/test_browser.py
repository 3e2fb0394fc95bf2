"""The browser that the tests drive: found, installed, or asked for in one sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts import browser
from tests.browser.lab import NotStartedError, running_chromium

ROOT = Path(__file__).parents[2]
STARTS = "#!/bin/sh\necho Chromium 150.0\n"
# What Ubuntu has under the name of chromium-browser where there are no snaps.
ONLY_TELLS = "#!/bin/sh\necho 'requires the chromium snap to be installed' >&2\nexit 1\n"
NOTHING_IS_HERE = (
    "The browser tests need Chromium or Chrome and a font, and they could not be installed from "
    "here: {to_type}, or set CHROMIUM to the path of a browser, and run make again."
)
BY_APT = "type 'sudo apt-get install chromium fonts-dejavu-core'"


class Machine:
    """A machine that holds nothing but what a test puts there."""

    def __init__(self, folder, patch):
        self.folder = folder
        self.patch = patch
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.fonts = folder / "fonts"

    def has(self, name, text=STARTS):
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)
        return str(path)

    def has_fonts(self):
        self.fonts.mkdir()
        (self.fonts / "DejaVuSans.ttf").touch()

    def has_apt(self, gives):
        """An installer that keeps its calls, and puts there what `gives` says in shell."""
        calls = self.folder / "calls"
        self.has("apt-get", f'#!/bin/bash\necho "$@" "$DEBIAN_FRONTEND" >>{calls}\n{gives}\n')
        return calls

    def is_used_by(self, user):
        self.patch.setattr(os, "geteuid", lambda: user, raising=False)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """No browser, no font and no installer; nobody answers where Playwright would ask."""
    made = Machine(tmp_path, monkeypatch)
    for named in ("CHROMIUM", "FIREFOX"):
        monkeypatch.delenv(named, raising=False)
    monkeypatch.setenv("PATH", str(made.bin))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(browser, "ON_MACOS", ())
    monkeypatch.setattr(browser, "FIREFOX_ON_MACOS", str(tmp_path / "none"))
    monkeypatch.setattr(browser, "FONT_FOLDERS", (str(made.fonts),))
    monkeypatch.setattr(sys, "platform", "linux")
    made.is_used_by(1000)
    return made


@pytest.fixture
def download(monkeypatch):
    """A place on this machine where Playwright finds what a test puts into `files`."""
    files = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                for name, text in files.items():
                    entry = zipfile.ZipInfo(name)
                    entry.external_attr = 0o100755 << 16
                    archive.writestr(entry, text)
            self.send_response(200)
            self.send_header("Content-Length", str(packed.getbuffer().nbytes))
            self.end_headers()
            self.wfile.write(packed.getbuffer())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()
    host = f"http://127.0.0.1:{server.server_port}"
    yield files, lambda: monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", host)
    server.shutdown()
    server.server_close()


def name_in_download(machine):
    """The browser's name in what Playwright fetches and unpacks."""
    folder = machine.folder / "playwright"
    return Path(*Path(browser._playwrights_own()).relative_to(folder).parts[1:]).as_posix()


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
)
def test_a_browser_of_the_machine_is_found_and_nothing_is_said(machine, capsys, name):
    machine.has_fonts()
    path = machine.has(name)
    assert browser.provide() == path
    assert capsys.readouterr().out == ""


def test_a_name_that_only_tells_how_to_get_a_browser_is_passed_over(machine):
    machine.has("chromium", ONLY_TELLS)
    path = machine.has("google-chrome")
    assert browser.browser_path() == path


def test_a_browser_that_is_named_comes_before_those_found(machine, monkeypatch):
    machine.has("chromium")
    path = machine.has("mine")
    monkeypatch.setenv("CHROMIUM", path)
    assert browser.browser_path() == path


@pytest.mark.parametrize("text", [ONLY_TELLS, None])
def test_a_browser_that_is_named_and_does_not_start_is_told_and_nothing_is_installed(
    machine, monkeypatch, capsys, text
):
    machine.has_fonts()
    calls = machine.has_apt("")
    machine.is_used_by(0)
    path = machine.has("mine", text) if text else str(machine.bin / "mine")
    monkeypatch.setenv("CHROMIUM", path)
    with pytest.raises(SystemExit) as left:
        browser.provide()
    assert str(left.value) == (
        f"CHROMIUM names {path}, which does not start as a browser: type 'unset CHROMIUM', or "
        "name another there, and run make again."
    )
    assert capsys.readouterr().out == ""
    assert not calls.exists()


def test_without_a_browser_playwright_fetches_its_own(machine, download, capsys):
    files, reachable = download
    machine.has_fonts()
    files.update({name_in_download(machine): STARTS, "ffmpeg-linux": STARTS})
    reachable()
    assert browser.provide() == browser._playwrights_own()
    assert capsys.readouterr().out.splitlines() == [
        "No Chromium or Chrome found; Playwright fetches its own ..."
    ]


def test_for_root_a_fetched_browser_gets_the_libraries_it_lacks(machine, download, capsys):
    """Playwright itself knows which; it asks the distribution's installer."""
    files, reachable = download
    machine.has_fonts()
    machine.is_used_by(0)
    name = name_in_download(machine)
    files.update({name: ONLY_TELLS, "ffmpeg-linux": STARTS})
    reachable()
    own = browser._playwrights_own()
    calls = machine.has_apt(f"printf '{STARTS}' >'{own}'")
    for tool in ("sh", "bash"):
        (machine.bin / tool).symlink_to(f"/bin/{tool}")
    assert browser.provide() == own
    assert "libnss3" in calls.read_text()
    assert capsys.readouterr().out.splitlines() == [
        "No Chromium or Chrome found; Playwright fetches its own ...",
        "Playwright's Chromium does not start; adding the libraries it needs ...",
    ]


def test_else_root_installs_the_distributions_with_a_font(machine, capsys):
    machine.is_used_by(0)
    to = machine.bin / "chromium"
    calls = machine.has_apt(
        f'[[ "$*" = *chromium* ]] || exit 0\nprintf "{STARTS}" >{to}; /bin/chmod +x {to}\n'
        f"/bin/mkdir -p {machine.fonts}; echo >{machine.fonts}/DejaVuSans.ttf"
    )
    assert browser.provide() == str(to)
    apt = "-qq --option DPkg::Lock::Timeout=300"
    wanted = "--yes --no-install-recommends chromium fonts-dejavu-core"
    assert calls.read_text().splitlines() == [
        f"{apt} update noninteractive",
        f"{apt} install {wanted} noninteractive",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "No Chromium or Chrome found; Playwright fetches its own ...",
        "Installing chromium and fonts-dejavu-core ...",
    ]


def test_a_browser_without_a_font_gets_one(machine):
    machine.is_used_by(0)
    machine.has("chromium")
    font = machine.fonts / "DejaVuSans.ttf"
    calls = machine.has_apt(f"/bin/mkdir -p {machine.fonts}; echo >{font}")
    assert browser.provide() == str(machine.bin / "chromium")
    assert (
        calls.read_text()
        .splitlines()[-1]
        .endswith("install --yes --no-install-recommends fonts-dejavu-core noninteractive")
    )


def test_fonts_that_the_machine_lists_are_enough(machine):
    machine.has("chromium")
    machine.has("fc-list", "#!/bin/sh\necho /nix/store/dejavu.ttf\n")
    assert browser.provide() == str(machine.bin / "chromium")


@pytest.mark.parametrize(
    ("installer", "to_type"),
    [
        ("apt-get", BY_APT),
        ("dnf", "type 'sudo dnf install chromium dejavu-sans-fonts'"),
        ("pacman", "type 'sudo pacman -S chromium ttf-dejavu'"),
        ("zypper", "type 'sudo zypper install chromium dejavu-fonts'"),
        ("brew", "type 'brew install --cask google-chrome'"),
        (None, "install one as this system does"),
    ],
)
def test_one_sentence_says_what_to_type_on_this_machine(machine, installer, to_type):
    if installer:
        machine.has(installer)
    assert browser.how_to_get_one() == NOTHING_IS_HERE.format(to_type=to_type)


def test_whoever_may_not_install_is_asked_to_and_the_installer_is_not_started(machine):
    calls = machine.has_apt("")
    with pytest.raises(SystemExit) as left:
        browser.provide()
    assert str(left.value) == NOTHING_IS_HERE.format(to_type=BY_APT)
    assert not calls.exists()


def test_an_installer_that_fails_ends_in_the_same_sentence(machine):
    machine.is_used_by(0)
    machine.has_apt("exit 100")
    with pytest.raises(SystemExit) as left:
        browser.provide()
    assert str(left.value) == NOTHING_IS_HERE.format(to_type=BY_APT)


def test_without_a_browser_a_browser_test_fails_and_says_what_to_type(machine):
    with pytest.raises(NotStartedError) as fault, running_chromium():
        pass
    to_type = "install one as this system does"
    assert str(fault.value) == NOTHING_IS_HERE.format(to_type=to_type)


def test_make_test_looks_for_the_browser_before_anything_else():
    done = subprocess.run(
        ["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = [line for line in done.stdout.splitlines() if line.startswith(".venv/bin/python")]
    assert commands[0] == ".venv/bin/python -m scripts.browser"
    assert len(commands) > 5


def test_no_test_is_skipped_for_want_of_anything():
    marks = ("pytest." + "skip", "skip" + "if", "import" + "orskip", "mark." + "skip")
    found = {
        path.relative_to(ROOT).as_posix(): [mark for mark in marks if mark in text]
        for path in (ROOT / "tests").rglob("*.py")
        if (text := path.read_text("utf-8"))
    }
    assert {name: used for name, used in found.items() if used} == {}


NO_FIREFOX = (
    "The browser tests need Firefox too, and it could not be installed from here: {to_type}, or "
    "set FIREFOX to its path, and run make again."
)


@pytest.mark.parametrize("name", ["firefox-esr", "firefox"])
def test_a_firefox_of_the_machine_is_found(machine, name):
    path = machine.has(name)
    assert browser.provide_firefox() == path


def test_a_firefox_that_is_named_is_the_one_or_is_told_not_to_start(machine, monkeypatch):
    machine.has("firefox-esr")
    mine = machine.has("mine")
    monkeypatch.setenv("FIREFOX", mine)
    assert browser.provide_firefox() == mine
    broken = machine.has("broken", ONLY_TELLS)
    monkeypatch.setenv("FIREFOX", broken)
    machine.is_used_by(0)
    calls = machine.has_apt("")
    with pytest.raises(SystemExit) as left:
        browser.provide_firefox()
    assert str(left.value) == (
        f"FIREFOX names {broken}, which does not start as a browser: type 'unset FIREFOX', or "
        "name another there, and run make again."
    )
    assert not calls.exists()


def test_without_a_firefox_root_installs_the_distributions(machine, capsys):
    machine.is_used_by(0)
    to = machine.bin / "firefox-esr"
    machine.has_apt(
        f'[[ "$*" = *firefox* ]] || exit 0\nprintf "{STARTS}" >{to}; /bin/chmod +x {to}'
    )
    assert browser.provide_firefox() == str(to)
    assert capsys.readouterr().out.splitlines() == ["Installing firefox-esr ..."]


@pytest.mark.parametrize(
    ("installer", "to_type"),
    [
        ("apt-get", "type 'sudo apt-get install firefox-esr'"),
        ("dnf", "type 'sudo dnf install firefox'"),
        ("brew", "type 'brew install --cask firefox'"),
        (None, "install one as this system does"),
    ],
)
def test_whoever_has_no_firefox_is_told_what_to_type(machine, installer, to_type):
    if installer:
        machine.has(installer)
    with pytest.raises(SystemExit) as left:
        browser.provide_firefox()
    assert str(left.value) == NO_FIREFOX.format(to_type=to_type)
