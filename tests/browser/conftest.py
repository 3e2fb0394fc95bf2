"""A real JupyterLab in a real Chromium.

One server and one browser serve the whole run. Every test gets a folder of its own with the banks
it needs, so that no test sees the answers of another, and a page whose console is listened to: an
error there fails the test.
"""

import http.client
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW_TO_GET_ONE = (
    "no Chromium found; install one (on Debian: apt-get install chromium) or name its path in "
    "the variable CHROMIUM"
)
START_TIMEOUT_S = 60
STEP_TIMEOUT_MS = 20_000
# What JupyterLab itself logs as errors, on a page without any of our code.
NOISE = ("favicon", "/api/contents/", "/lsp/", "Could not restore the debugger state")


class Lab:
    """A JupyterLab server in a folder of its own, and how a student works in it."""

    def __init__(self, root, port, token):
        self.root = root
        self.port = port
        self.token = token

    def folder(self, name, banks=()):
        """A folder as a student has it: `lessons` to open, `quizzes` beside it."""
        made = self.root / name
        (made / "lessons").mkdir(parents=True)
        (made / "quizzes").mkdir()
        for bank in banks:
            shutil.copy(bank, made / "quizzes")
        return made / "lessons"

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
        """Open a notebook and wait until its kernel is idle."""
        place = Path(path).relative_to(self.root).as_posix()
        page.goto(f"http://127.0.0.1:{self.port}/doc/tree/{place}?reset&token={self.token}")
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
        """Run > Run All Cells, and wait for the prompts; a lost click is made once more."""
        before = self.prompts(page)
        for _ in range(2):
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            if self._ran(page, before):
                return
        pytest.fail(f"the cells did not run; prompts: {self.prompts(page)}")

    def command(self, page, name, **arguments):
        """Give one of JupyterLab's own commands, as its menus do."""
        give = "([name, args]) => void window.jupyterapp.commands.execute(name, args)"
        page.evaluate(give, [name, arguments])

    def run_code(self, page, code):
        """Have the kernel of the open notebook run something, outside any cell."""
        run = """code => void window.jupyterapp.shell.currentWidget.context.sessionContext
          .session.kernel.requestExecute({ code })"""
        page.evaluate(run, code)

    def prompts(self, page):
        return page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()

    def _ran(self, page, before):
        """Whether every cell has a new number within some seconds."""
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            now = self.prompts(page)
            numbered = all(prompt.strip("[]: \n").isdigit() for prompt in now)
            if numbered and now != before:
                self.wait_idle(page)
                return True
            page.wait_for_timeout(50)
        return False

    def restart(self, page):
        """Kernel > Restart Kernel, confirmed; then Edit > Clear Outputs of All Cells."""
        self.command(page, "kernelmenu:restart")
        page.get_by_role("button", name="Confirm Kernel Restart").click()
        page.locator(".jp-Dialog").wait_for(state="detached")
        self.wait_idle(page)
        self.command(page, "notebook:clear-all-cell-outputs")

    def theme(self, page, name):
        """Change the theme of the page, as the Settings menu does."""
        self.command(page, "apputils:change-theme", theme=name)
        page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)

    def stop_kernels(self):
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", method="DELETE")

    def api(self, path, method="GET"):
        """Ask the server itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Authorization": f"token {self.token}"}
        try:
            connection.request(method, f"/api/{path}", headers=headers)
            return json.loads(connection.getresponse().read() or "null")
        finally:
            connection.close()


def find_browser():
    """The path of a Chromium, or a failure where continuous integration promises one."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    return pytest.skip(HOW_TO_GET_ONE)


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
    """No news, no look for updates: a test calls nobody."""
    plugin = home / "settings" / "@jupyterlab" / "apputils-extension"
    plugin.mkdir(parents=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}
    (plugin / "notification.jupyterlab-settings").write_text(json.dumps(quiet))


def wait_until_up(lab, process, log):
    deadline = time.monotonic() + START_TIMEOUT_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            lab.api("status")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}", pytrace=False)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab from this Python, on this machine only, with a token."""
    find_browser()
    home = tmp_path_factory.mktemp("home")
    root = tmp_path_factory.mktemp("lab")
    write_settings(home)
    token, port, log = secrets.token_hex(16), free_port(), home / "server.log"
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={root}"]
    command += [f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    command += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env=lab_environment(home), cwd=root
        )
    made = Lab(root, port, token)
    try:
        wait_until_up(made, process, log)
        yield made
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright

    path = find_browser()
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, lab):
    """A page of a new visitor; an error in its console fails the test."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900}, accept_downloads=True)
    context.set_default_timeout(STEP_TIMEOUT_MS)
    opened = context.new_page()
    errors = []
    opened.on("pageerror", lambda fault: errors.append(str(fault)))
    opened.on("console", lambda message: errors.extend(console_errors(message)))
    yield opened
    context.close()
    lab.stop_kernels()
    assert errors == []


def console_errors(message):
    """The text of an error in the console, unless it is JupyterLab's own."""
    where = f"{message.text} {message.location.get('url', '')}"
    is_error = message.type == "error" and not any(noise in where for noise in NOISE)
    return [where] if is_error else []


@pytest.fixture(scope="session")
def axe():
    """Names the accessibility violations within a selector, with the nodes that have them."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def violations(page, selector):
        found = checker.run(page, context=selector).response["violations"]
        return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]

    return violations
