"""Making the environment, and what a test may reach."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

ROOT = Path(__file__).parents[2]
TOOLS = ("awk", "bash", "dirname", "env", "grep")


@pytest.fixture
def course(tmp_path):
    """A folder with the script alone, and a PATH without any Python."""
    (tmp_path / "course" / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "environment.sh", tmp_path / "course" / "scripts")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    return tmp_path / "course"


def python_of(course, *, works, version="3.9.1"):
    """A stand-in for the system's Python."""
    fake = course.parent / "bin" / "python3"
    body = "exit 0" if works else "exit 1"
    fake.write_text(f'#!/bin/bash\n[ "$1" = --version ] && echo "Python {version}"\n{body}\n')
    fake.chmod(0o755)


def make(course):
    return subprocess.run(
        ["bash", "scripts/environment.sh"],
        cwd=course,
        env={"PATH": str(course.parent / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_refused_with_what_is_needed(course):
    python_of(course, works=False)
    done = make(course)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "ketacourse needs Python 3.11 or newer, and none was found on the PATH.",
        "Found: Python 3.9.1. Install a newer one and run make again.",
    ]
    assert not (course / ".venv").exists()


def test_the_systems_python_is_only_asked_for_a_folder(course):
    python_of(course, works=True, version="3.11.9")
    log = course / "calls"
    fake = course.parent / "bin" / "python3"
    fake.write_text(fake.read_text().replace("#!/bin/bash\n", f'#!/bin/bash\necho "$*" >>{log}\n'))
    assert make(course).returncode != 0  # nothing can be installed here
    calls = [line for line in log.read_text().splitlines() if not line.startswith(("-c", "--v"))]
    assert calls == ["-m venv --clear .venv"]


def test_a_test_that_calls_out_is_stopped():
    address = ("192.0.2.1", 443)  # kept for documentation; nobody is there
    with pytest.raises((SocketConnectBlockedError, UserWarning), match="192\\.0\\.2\\.1"):
        socket.create_connection(address, timeout=1)


def test_jupyterlab_is_told_to_call_nobody():
    settings = json.loads((ROOT / "scripts" / "jupyterlab.json").read_text("utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    assert settings["@jupyterlab/extensionmanager-extension:plugin"] == {"enabled": False}


def test_make_lab_listens_to_this_machine_alone():
    done = subprocess.run(
        ["make", "--dry-run", "lab"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = done.stdout.replace("\\\n", "").splitlines()
    (line,) = [line for line in lines if "jupyterlab" in line]
    assert "--ip=127.0.0.1" in line
    assert "token" not in line


def test_scripts_are_checked_for_style_and_types_and_tested_by_node():
    shown = [
        subprocess.run(
            ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for target in ("lint", "test-unit")
    ]
    lint, unit = shown
    assert ".venv/bin/node node_modules/eslint/bin/eslint.js ." in lint
    assert ".venv/bin/node node_modules/typescript/bin/tsc --project ." in lint
    assert any(line.startswith(".venv/bin/node --test ") for line in unit)
