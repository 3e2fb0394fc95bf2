import sys

import pytest

from tests.browser.conftest import is_of_jupyterlab, need_browser
from tests.browser.lab import HOW_TO_GET_ONE, browser_path


@pytest.fixture
def no_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)


def test_without_a_browser_continuous_integration_fails(no_browser, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception) as fault:
        need_browser()
    assert str(fault.value) == HOW_TO_GET_ONE


def test_without_a_browser_a_student_is_told_how_to_get_one(no_browser, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception) as fault:
        need_browser()
    assert str(fault.value) == HOW_TO_GET_ONE


def test_a_browser_can_be_named(no_browser, monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert browser_path() == sys.executable


def test_errors_of_ours_are_told_from_those_of_jupyterlab():
    ours = "Error: x\n    at render (blob:http://127.0.0.1/1:2:3) http://127.0.0.1/static/lab/a.js"
    assert not is_of_jupyterlab(ours)
    assert not is_of_jupyterlab("Error http://127.0.0.1/lab/extensions/anywidget/static/1.js")
    assert is_of_jupyterlab("removeChild http://127.0.0.1:1/static/lab/jlab_core.js")
