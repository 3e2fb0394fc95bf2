"""What the fixtures of the browser tests tell apart."""

from tests.browser.conftest import is_of_jupyterlab


def test_errors_of_ours_are_told_from_those_of_jupyterlab():
    ours = "Error: x\n    at render (blob:http://127.0.0.1/1:2:3) http://127.0.0.1/static/lab/a.js"
    assert not is_of_jupyterlab(ours)
    assert not is_of_jupyterlab("Error http://127.0.0.1/lab/extensions/anywidget/static/1.js")
    assert is_of_jupyterlab("removeChild http://127.0.0.1:1/static/lab/jlab_core.js")
