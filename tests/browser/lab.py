"""A JupyterLab of our own, and how a student works in it: for browser tests and for the bench."""

import http.client
import json
import os
import re
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import threading
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.browser import browser_path, firefox_path, how_to_get_firefox, how_to_get_one

REPOSITORY = Path(__file__).parents[2]
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Every wait ends with an event; these end only a wait for one that never comes.
START_TIMEOUT_S = 300
STEP_TIMEOUT_MS = 120_000
RUN_TIMEOUT_MS = 600_000
IS_UP = " is running at:"  # what JupyterLab writes once it listens
# Gives a command, and leaves on the page whether it has been carried out.
GIVE = """([name, args]) => {
  window.isDone = false;
  window.jupyterapp.commands.execute(name, args).finally(() => (window.isDone = true));
}"""


class NotStartedError(Exception):
    """JupyterLab did not come up, then the message holds the end of its log; or no browser did."""


class Lab:
    """A JupyterLab server in a folder of its own, and how a student works in it."""

    def __init__(self, root, port, token):
        self.root = root
        self.port = port
        self.token = token

    def folder(self, name, banks=()):
        """A folder as a student has it: `lessons` to open, `quizzes` beside it.

        The name may be that of a test; a number tells apart those that are too long.
        """
        made = self._fresh(name)
        (made / "lessons").mkdir(parents=True)
        (made / "quizzes").mkdir()
        for bank in banks:
            shutil.copy(bank, made / "quizzes")
        return made / "lessons"

    def course(self, name):
        """The lessons, banks and documents of the course, as a fresh clone has them."""
        made = self._fresh(name)
        for part in ("lessons", "quizzes", "docs"):
            kept_out = shutil.ignore_patterns(".*", "*.jsonl")
            shutil.copytree(REPOSITORY / part, made / part, ignore=kept_out)
        return made / "lessons"

    def _fresh(self, name):
        """A folder that is not there yet: files that share a worker may ask for the same name."""
        short = re.sub(r"\W", "_", name)[:50]
        return self.root / f"{short}_{len(list(self.root.iterdir()))}"

    def notebook(self, folder, name, *cells):
        """Write a notebook of code cells; a cell may also be a ready nbformat cell."""
        import nbformat

        new = nbformat.v4.new_code_cell
        sources = [new(cell) if isinstance(cell, str) else cell for cell in cells]
        for at, cell in enumerate(sources):
            cell["id"] = f"cell-{at}"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        made = nbformat.v4.new_notebook(cells=sources, metadata={"kernelspec": kernel})
        nbformat.write(made, folder / name)
        return folder / name

    def open_lesson(self, page, path):
        """Open a notebook by itself and wait until its kernel is idle."""
        self._open(page, "doc", path)

    def open_in_lab(self, page, path):
        """Open a notebook within JupyterLab, beside whose tab others can open; wait likewise."""
        self._open(page, "lab", path)

    def _open(self, page, mode, path):
        place = Path(path).relative_to(self.root).as_posix()
        page.goto(f"http://127.0.0.1:{self.port}/{mode}/tree/{place}?reset&token={self.token}")
        page.locator(".jp-Notebook").wait_for()
        self.wait_idle(page)

    def wait_idle(self, page):
        """Wait for a kernel that is connected and idle.

        The sign in the toolbar says "idle" before the first connection too, and cells that are
        run then are lost.
        """
        page.wait_for_function(
            """() => {
              const session = window.jupyterapp?.shell.currentWidget?.context?.sessionContext;
              const kernel = session?.session?.kernel;
              return session?.isReady && kernel?.connectionStatus === "connected"
                && kernel.status === "idle";
            }"""
        )

    def run_all(self, page):
        """Run > Run All Cells, and wait until all have run."""
        self.command(page, "notebook:run-all-cells", most_ms=RUN_TIMEOUT_MS)
        self.wait_idle(page)

    def save(self, page):
        """File > Save Notebook, and wait until it is on disk."""
        self.command(page, "docmanager:save")

    def command(self, page, name, most_ms=STEP_TIMEOUT_MS, **arguments):
        """Give one of JupyterLab's own commands, as its menus do, and wait until it is done."""
        page.evaluate(GIVE, [name, arguments])
        page.wait_for_function("window.isDone", timeout=most_ms)

    def run_code(self, page, code):
        """Have the kernel of the open notebook run something, outside any cell."""
        run = """code => void window.jupyterapp.shell.currentWidget.context.sessionContext
          .session.kernel.requestExecute({ code })"""
        page.evaluate(run, code)

    def new_kernel(self, page):
        """Kernel > Restart Kernel, confirmed; outputs stay as they are."""
        page.evaluate(GIVE, ["kernelmenu:restart", {}])
        page.get_by_role("button", name="Confirm Kernel Restart").click()
        page.wait_for_function("window.isDone")
        self.wait_idle(page)

    def restart(self, page):
        """Kernel > Restart Kernel, confirmed; then Edit > Clear Outputs of All Cells."""
        self.new_kernel(page)
        self.command(page, "notebook:clear-all-cell-outputs")

    def run_cell(self, page, at):
        """Run one cell, by its place."""
        page.evaluate(
            "at => (window.jupyterapp.shell.currentWidget.content.activeCellIndex = at)", at
        )
        self.command(page, "notebook:run-cell")
        self.wait_idle(page)

    def show_cell(self, page, at):
        """Go to a cell, by its place: JupyterLab holds only those in the page that are near."""
        show = """at => {
          const { content } = window.jupyterapp.shell.currentWidget;
          content.activeCellIndex = at;
          content.scrollToItem(at);
        }"""
        page.evaluate(show, at)

    def theme(self, page, name):
        """Change the theme of the page, as the Settings menu does."""
        self.command(page, "apputils:change-theme", theme=name)
        page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)

    def folder_of(self, page):
        """The folder in `root` of the notebook that a page shows; empty if it shows none."""
        _, _, place = urlsplit(page.url).path.partition("/tree/")
        return unquote(place).partition("/")[0]

    def stop_kernels(self, folder):
        """Stop the kernels of the notebooks in a folder."""
        for session in self.api("sessions"):
            if session["path"].startswith(f"{folder}/"):
                self.api(f"sessions/{session['id']}", method="DELETE")

    def api(self, path, method="GET"):
        """Ask the server itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_TIMEOUT_S)
        headers = {"Authorization": f"token {self.token}"}
        try:
            connection.request(method, f"/api/{path}", headers=headers)
            return json.loads(connection.getresponse().read() or "null")
        finally:
            connection.close()


@contextmanager
def running_lab(home, root):
    """JupyterLab from this Python, on this machine only, with a token; its settings in `home`."""
    write_settings(home)
    token, port = secrets.token_hex(16), free_port()
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}"]
    command += [f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    command += ["--allow-root"] if is_root() else []
    log = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, env=lab_environment(home), cwd=root, **log) as process:
        # A pipe that nobody reads fills up and holds the server.
        reader = threading.Thread(target=deque, args=(process.stdout, 0))
        try:
            wait_until_up(process)
            reader.start()
            yield Lab(root, port, token)
        finally:
            process.terminate()
            if reader.is_alive():
                reader.join()


@contextmanager
def running_chromium():
    """The browser, without a window; NotStartedError tells how to get one."""
    path = chromium_here()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch_chromium(playwright, path)
        yield browser
        browser.close()


def chromium_here():
    """Where the browser is; NotStartedError tells how to get one."""
    path = browser_path()
    if path is None:
        raise NotStartedError(how_to_get_one())
    return path


def launch_chromium(playwright, path):
    flags = [*FLAGS, *(["--no-sandbox"] if is_root() else [])]
    return playwright.chromium.launch(executable_path=path, args=flags)


def launch_firefox(playwright, folder):
    """Firefox as distributions ship it; `folder` takes the script that starts it by our bridge."""
    path = firefox_path()
    if path is None:
        raise NotStartedError(how_to_get_firefox())
    started = shlex.join([sys.executable, str(Path(__file__).parent / "bridge.py")])
    bridge = folder / "firefox"
    bridge.write_text(f'#!/bin/sh\nFIREFOX={shlex.quote(path)} exec {started} "$@"\n', "utf-8")
    bridge.chmod(0o755)
    return playwright.firefox.launch(channel="moz-firefox", executable_path=bridge)


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def lab_environment(home):
    """An environment in which nothing of the user's own Jupyter settings is seen or changed."""
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {place: str(home / place.lower()) for place in places}
    lab = {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "HOME": str(home),
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith("KETACOURSE")}
    return {**kept, **own, **lab}


def write_settings(home):
    """The settings that the course gives to JupyterLab, which call nobody."""
    own = json.loads((REPOSITORY / "scripts" / "jupyterlab.json").read_text("utf-8"))
    # JupyterLab draws the cells that are out of sight when it finds the time, which on a busy
    # machine is never; tests look at them all.
    tracker = "@jupyterlab/notebook-extension:tracker"
    own[tracker] = {**own.get(tracker, {}), "windowingMode": "none"}
    for plugin, values in own.items():
        package, _, name = plugin.partition(":")
        folder = home / "settings" / package
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.jupyterlab-settings").write_text(json.dumps(values))


def wait_until_up(process):
    """Read the server's log up to the line that says where it listens."""
    log = []
    watchdog = threading.Timer(START_TIMEOUT_S, process.kill)
    watchdog.start()
    for line in process.stdout:
        log.append(line)
        if IS_UP in line:
            watchdog.cancel()
            return
    watchdog.cancel()
    raise NotStartedError(f"JupyterLab did not start:\n{''.join(log)[-2000:]}")
