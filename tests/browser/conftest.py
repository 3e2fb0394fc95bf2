"""A real JupyterLab in a real Chromium, or in the Firefox of the distribution.

One server and one browser serve the whole run. With ENGINE=firefox in the environment that browser
is Firefox; else it is Chromium, and `firefox` serves the tests that ask for it. Every test gets a
folder of its own with the banks it needs, so that no test sees the answers of another, and a page
whose console is listened to: an error there fails the test.
"""

import os
from contextlib import contextmanager

import pytest

from tests.browser.lab import (
    STEP_TIMEOUT_MS,
    NotStartedError,
    chromium_here,
    launch_chromium,
    launch_firefox,
    running_lab,
)

# Where JupyterLab's own script comes from, and what marks a line of ours in a stack.
LAB_SCRIPT = "/static/lab/"
# What JupyterLab's widgets say of a notebook that is shut while it opens.
SHUT_EARLY = ("/lab/extensions/@jupyter-widgets/", "of null (reading 'kernel')")
OUR_SCRIPT = "blob:"


@pytest.fixture(scope="session")
def playwright():
    """What drives browsers; there can be but one in a run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def engine(playwright, tmp_path_factory):
    """The browser of the whole run; without one every test fails, and says what to type."""
    if os.environ.get("ENGINE") == "firefox":
        yield from running(lambda: launch_firefox(playwright, tmp_path_factory.mktemp("bridge")))
    else:
        yield from running(lambda: launch_chromium(playwright, chromium_here()))


@pytest.fixture(scope="module")
def firefox(playwright, tmp_path_factory):
    """Firefox for the tests of one file, whatever the browser of the run is."""
    yield from running(lambda: launch_firefox(playwright, tmp_path_factory.mktemp("bridge")))


def running(launch):
    try:
        browser = launch()
    except NotStartedError as fault:
        pytest.fail(str(fault), pytrace=False)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def visitor(engine):
    """One visitor for the whole run, whose browser keeps JupyterLab in its cache."""
    context = new_visitor(engine)
    yield context
    context.close()


def new_visitor(browser):
    """A visitor with nothing in the browser's cache yet, who waits for a slow machine."""
    from playwright.sync_api import expect

    expect.set_options(timeout=STEP_TIMEOUT_MS)
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    context.set_default_timeout(STEP_TIMEOUT_MS)
    return context


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab with settings of its own and an empty folder."""
    with running_lab(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("lab")) as made:
        yield made


@pytest.fixture
def page(visitor, lab):
    """A new page; an error of ours in its console fails the test."""
    with watched_page(visitor, lab) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_page(visitor, lab):
    """A page that the tests of a file share, watched likewise."""
    with watched_page(visitor, lab) as opened:
        yield opened


@contextmanager
def watched_page(visitor, lab):
    """A page whose errors are collected, and the kernels of its notebooks stopped at the end."""
    opened = visitor.new_page()
    errors = []
    opened.on("pageerror", lambda fault: errors.append(fault.stack))
    opened.on("console", lambda message: errors.extend(console_errors(message)))
    yield opened
    folder = lab.folder_of(opened)
    opened.close()
    lab.stop_kernels(folder)
    assert [error for error in errors if not is_of_jupyterlab(error)] == []


def console_errors(message):
    """An error in the console, with the address of the script that it came from."""
    text = f"{message.text} {message.location.get('url', '')}"
    return [text] if message.type == "error" else []


def is_of_jupyterlab(error):
    """Whether an error is JupyterLab's own, such as one of a notebook shut while it opens."""
    if OUR_SCRIPT in error:
        return False
    return LAB_SCRIPT in error or all(sign in error for sign in SHUT_EARLY)


@pytest.fixture(scope="session")
def axe():
    """Names the accessibility violations within a selector, with the nodes that have them."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def violations(page, selector):
        found = checker.run(page, context=selector).response["violations"]
        return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]

    return violations
