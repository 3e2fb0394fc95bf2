from __future__ import annotations

import json
from pathlib import Path

import pytest

from ketacourse.course.notebooks import WIDGET_VIEW, store, tidy
from ketacourse.course.stored import check_stored
from ketacourse.errors import ContentError
from tests.course.tiny import code, prose, shown, written

WIDGET = """
from IPython.display import display
display({"text/plain": "<Quiz>", "text/html": "<p>What is it?</p>",
         "application/vnd.jupyter.widget-view+json": {"model_id": "ab12"}}, raw=True)
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with all that a lesson may hold, stored once."""
    path = tmp_path_factory.mktemp("lessons") / "lesson.ipynb"
    written(
        path,
        prose("# Title"),
        code("x = 2\nprint(x)", 7, execution={"started": "now"}, tags=["kept"]),
        code(WIDGET),
        code("raise ValueError('meant')", tags=["raises-exception"]),
        prose("Done."),
        code("x + 1"),
        widgets={"state": {}},
        kernelspec={"name": "other", "display_name": "Other", "language": "python"},
    )
    store(path)
    return path


def cells_of(path: Path) -> list[dict]:
    return json.loads(path.read_text("utf-8"))["cells"]


def test_a_stored_notebook_passes_its_own_check(stored):
    assert check_stored(stored) == []


def test_counts_run_from_one(stored):
    counts = [c["execution_count"] for c in cells_of(stored) if c["cell_type"] == "code"]
    assert counts == [1, 2, 3, 4]


def test_outputs_are_stored(stored):
    assert cells_of(stored)[1]["outputs"][0]["text"] == ["2\n"]
    assert cells_of(stored)[5]["outputs"][0]["data"] == {"text/plain": ["3"]}


def test_the_live_view_of_a_widget_is_dropped_and_its_static_twin_kept(stored):
    (output,) = cells_of(stored)[2]["outputs"]
    assert output["data"] == {"text/plain": ["<Quiz>"], "text/html": ["<p>What is it?</p>"]}


def test_timings_go_and_tags_stay(stored):
    assert cells_of(stored)[1]["metadata"] == {"tags": ["kept"]}


def test_metadata_name_no_version_and_no_other_kernel(stored):
    assert json.loads(stored.read_text("utf-8"))["metadata"] == {
        "ketacourse": {"lesson": True},
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {
            "file_extension": ".py",
            "mimetype": "text/x-python",
            "name": "python",
        },
    }


def test_storing_twice_changes_nothing(stored):
    before = stored.read_bytes()
    store(stored)
    assert stored.read_bytes() == before


def test_a_cell_that_reads_the_stored_outputs_is_run_until_they_agree(tmp_path):
    source = "print('42' in open('lesson.ipynb').read().replace(chr(39) + '42', ''))"
    path = written(tmp_path / "lesson.ipynb", prose("# T"), code("6 * 7"), code(source))
    store(path)
    assert cells_of(path)[2]["outputs"][0]["text"] == ["True\n"]


def test_a_run_leaves_a_students_answers_alone(tmp_path, monkeypatch):
    mine = tmp_path / "my_answers.jsonl"
    mine.write_text("kept", "utf-8")
    monkeypatch.setenv("KETACOURSE_ANSWERS", str(mine))
    source = (
        "from ketacourse.quiz.log.attempts import answers_path\nanswers_path().write_text('new')"
    )
    store(written(tmp_path / "lesson.ipynb", prose("# T"), code(source)))
    assert mine.read_text("utf-8") == "kept"


def test_a_failing_cell_is_named_with_its_line_and_the_file_is_left_alone(tmp_path):
    path = written(tmp_path / "lesson.ipynb", prose("# T"), code("1"), code("1 / 0"))
    before = path.read_bytes()
    line = before.decode().splitlines().index('   "id": "c3"') + 1
    with pytest.raises(ContentError) as fault:
        store(path)
    assert str(fault.value) == f"{path}:{line}: cell 3: ZeroDivisionError: division by zero"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_cell_that_never_shows_the_same_twice_is_refused(tmp_path):
    source = "import uuid\nprint(uuid.uuid4())"
    path = written(tmp_path / "lesson.ipynb", prose("# T"), code(source))
    with pytest.raises(ContentError, match=r"cell 2: shows something else in every run$"):
        store(path)


def test_a_widget_without_static_html_is_refused(tmp_path):
    bundle = {"text/plain": "<Slider>", WIDGET_VIEW: {"model_id": "1"}}
    notebook = {"metadata": {}, "cells": [code("1", 1, shown(**bundle))]}
    with pytest.raises(Exception, match=r"^shows a widget that gives no text/html") as fault:
        tidy(notebook)
    assert fault.value.index == 0


def test_terms_in_italics_are_stored_as_links_with_their_definition():
    cells = [prose("# T"), {**prose(""), "source": ["Two *anhedonic*\n", "and *hope*."]}]
    (_, cell) = tidy({"metadata": {}, "cells": cells})["cells"]
    assert cell["source"] == [
        'Two [*anhedonic*](#term-anhedonia "Reduced interest in, or pleasure from, rewards.")\n',
        "and *hope*.",
    ]


def test_cells_without_an_id_get_one_that_no_other_has():
    cells = [{**prose("# T"), "id": "cell-2"}, prose("a"), prose("b")]
    named = tidy({"metadata": {}, "cells": cells})["cells"]
    assert [cell["id"] for cell in named] == ["cell-2", "cell-2x", "cell-3"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "1: not a notebook: Expecting property name enclosed in double quotes"),
        ('{"nbformat": 3}', "1: not a notebook of format 4; save it again in JupyterLab"),
        ("[]", "1: not a notebook of format 4; save it again in JupyterLab"),
    ],
)
def test_what_is_no_notebook_is_refused(tmp_path, content, message):
    path = tmp_path / "lesson.ipynb"
    path.write_text(content, "utf-8")
    with pytest.raises(ContentError) as fault:
        store(path)
    assert str(fault.value) == f"{path}:{message}"
