"""Replays what Binder would install, runs lesson 00 there, and tells what it weighs.

There is no container here. repo2docker writes the Dockerfile it would build; the steps in it that
are ours (the pins, then ``postBuild``) are run in a clean environment that first gets the Python
packages of Binder's image, in a copy of the files that git keeps.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.binder_base import base_versions, binder_python

ROOT = Path(__file__).parents[1]
RESULT = ROOT / ".venv" / "binder-check.json"
LESSON = "lessons/00_start_here.ipynb"
UV = ROOT / ".venv" / "bin" / "uv"
# The steps of the Dockerfile that name a file of ours.
OUR_STEP = re.compile(r"^RUN (.*binder/(?:requirements\.txt|postBuild).*)$", re.MULTILINE)
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "__pycache__", "*.egg-info", "node_modules", "work"
)


def dockerfile(repository: Path) -> str:
    """The Dockerfile that repo2docker would build for a repository."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(repository)]
    return _run(command, repository)


def our_steps(text: str) -> list[str]:
    """Steps of a Dockerfile that install our pins or run our ``postBuild``, in their order."""
    return OUR_STEP.findall(text)


def python_for(wanted: str) -> tuple[str, str]:
    """A Python of that version, or else this one; as command and version."""
    command = [str(UV), "python", "find", "--no-python-downloads", "--system", wanted]
    found = subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (found, wanted) if found else (sys.executable, here)


def size_mb(folder: Path) -> float:
    """Megabytes (of a million bytes) in a folder; links count once, as themselves."""
    files = (path.lstat() for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return sum(file.st_size for file in files) / 1e6


def main() -> None:
    """Run the replay and print what it found; any step that fails ends it with its output."""
    wanted = binder_python()
    command, version = python_for(wanted)
    if version != wanted:
        print(f"Python {wanted}, which Binder uses, is not here; replaying with {version}")
    text = dockerfile(ROOT)
    if f"Building conda environment for python={wanted}" not in text:
        raise SystemExit("repo2docker does not take its Python from binder/runtime.txt")
    with tempfile.TemporaryDirectory(prefix="binder-") as folder:
        result = replay(Path(folder), command, version, our_steps(text))
    RESULT.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for name, value in result.items():
        print(f"{name:32} {value}")


def replay(folder: Path, python: str, version: str, steps: Sequence[str]) -> dict[str, object]:
    """Install the image's packages, then ours, as `steps` say; then run the lesson."""
    clone, prefix = folder / "clone", folder / "prefix"
    shutil.copytree(ROOT, clone, ignore=LEFT_OUT)
    environment = _environment(folder, clone, prefix)
    _run([python, "-m", "venv", str(prefix)], folder)
    _install_base(prefix, version, environment)
    base_mb = size_mb(prefix)
    before = _installed(prefix, environment)
    started = time.perf_counter()
    for step in steps:
        print(f"step: {step}", flush=True)
        _run(["bash", "-c", step], clone, environment)
    seconds = time.perf_counter() - started
    after = _installed(prefix, environment)
    _run([str(prefix / "bin/python"), "-m", "pip", "check"], clone, environment)
    lesson = _run_lesson(prefix, clone, environment)
    return {
        "python": version,
        "image_packages_mb": round(base_mb),
        "course_adds_mb": round(size_mb(prefix) - base_mb),
        "image_packages_replaced": sorted(n for n in before if after.get(n) != before[n]),
        "packages_added": len(set(after) - set(before)),
        "install_s": round(seconds, 1),
        **lesson,
    }


def _environment(home: Path, clone: Path, prefix: Path) -> dict[str, str]:
    """What Binder's image sets, and nothing that this machine's Python or Jupyter was told."""
    ours = ("PYTHON", "JUPYTER", "IPYTHON", "VIRTUAL_ENV", "KETACOURSE", "MPL", "UV_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    places = {"HOME": home, "REPO_DIR": clone, "NB_PYTHON_PREFIX": prefix}
    places["KERNEL_PYTHON_PREFIX"] = prefix
    path = f"{prefix / 'bin'}{os.pathsep}{kept['PATH']}"
    return {**kept, **{key: str(value) for key, value in places.items()}, "PATH": path}


def _install_base(prefix: Path, version: str, environment: Mapping[str, str]) -> None:
    pins = [f"{name}=={number}" for name, number in base_versions(version).items()]
    python = str(prefix / "bin/python")
    command = [str(UV), "--quiet", "--system-certs", "pip", "install", "--compile-bytecode"]
    _run([*command, "--no-deps", "--python", python, *pins], prefix, environment)


def _installed(prefix: Path, environment: Mapping[str, str]) -> dict[str, str]:
    command = [str(prefix / "bin/python"), "-m", "pip", "list", "--format=json"]
    listed = json.loads(_run(command, prefix, environment, errors=False))
    return {package["name"].casefold(): package["version"] for package in listed}


def _run_lesson(prefix: Path, clone: Path, environment: Mapping[str, str]) -> dict[str, object]:
    command = [str(prefix / "bin/python"), str(clone / "scripts/kernel_memory.py"), LESSON]
    figures: dict[str, object] = json.loads(_run(command, clone, environment, errors=False))
    return figures


def _run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    errors: bool = True,
) -> str:
    """Output of a command, with its error stream unless told; a failing command ends the check."""
    joined = subprocess.STDOUT if errors else subprocess.PIPE
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=joined,
        text=True,
    )
    if done.returncode:
        shown = done.stdout + (done.stderr or "")
        raise SystemExit(f"{' '.join(command)[:200]}\nfailed:\n{shown[-4000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
