"""The documents at the top say what is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import ketacourse
from ketacourse.cli import main
from ketacourse.content.library import records
from ketacourse.course.links import check_links
from scripts.documents import PARTS, current, lesson_table, with_part

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")


def text_of(name):
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", sorted({document for document, _ in PARTS}))
def test_the_written_parts_follow_the_code(name):
    assert text_of(name) == current(name), "run 'make documents'"


def test_a_written_part_is_replaced_and_the_rest_kept():
    text = "a\n<!-- x: written by make documents -->\nold\n<!-- end of x -->\nb"
    assert with_part(text, "x", "new") == text.replace("old", "new")


def test_a_document_without_the_marks_is_refused():
    with pytest.raises(ValueError, match=r"must each stand in the document once$"):
        with_part("no marks", "x", "new")


def test_only_written_lessons_are_linked():
    rows = lesson_table().splitlines()[2:]
    for row, lesson in zip(rows, records("lessons"), strict=True):
        path = f"lessons/{lesson.id}.ipynb"
        assert (path in row) is lesson.open is (ROOT / path).is_file()
        assert ("planned" in row) is not lesson.open


def test_every_notebook_is_in_the_list_of_lessons():
    notebooks = {path.stem for path in (ROOT / "lessons").glob("*.ipynb")}
    assert notebooks == {lesson.id for lesson in records("lessons") if lesson.open}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name):
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text_of(name), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name, capsys):
    for command in re.findall(r"`(?:\.venv/bin/)?ketacourse ([a-z-]+)", text_of(name)):
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_is_named_exists(name):
    folders = "src|lessons|quizzes|tests|binder|bench|scripts|docs"
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", text_of(name))
    assert [path for path in named if "NN" not in path and not (ROOT / path).exists()] == []


def test_no_link_is_ill_formed():
    assert [str(problem) for problem in check_links(ROOT)] == []


def test_the_citation_is_that_of_this_version():
    citation = yaml.safe_load(text_of("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type"} <= set(citation)
    assert citation["version"] == ketacourse.__version__
    assert citation["license"] == ["BSD-3-Clause", "CC-BY-4.0"]


def test_the_version_is_told_once():
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    assert project["version"] == ketacourse.__version__


def test_the_changelog_speaks_of_this_version_or_of_what_is_to_come():
    heads = re.findall(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert heads[0] in ("Unreleased", ketacourse.__version__)


def test_the_licences_are_the_ones_declared():
    assert text_of("LICENSE").startswith("BSD 3-Clause License\n")
    assert "Creative Commons Attribution 4.0 International" in text_of("LICENSE-CONTENT")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_a_page_is_a_page(name):
    prose = re.sub(r"<!-- modules.*<!-- end of modules -->", "", text_of(name), flags=re.DOTALL)
    assert len(prose.splitlines()) <= 100


@pytest.mark.parametrize("form", ["bug", "fact-error"])
def test_an_issue_form_can_be_read_and_asks_where(form):
    content = yaml.safe_load(text_of(f".github/ISSUE_TEMPLATE/{form}.yml"))
    assert {"name", "description", "body"} <= set(content)
    asked = [field["id"] for field in content["body"] if field["type"] != "markdown"]
    assert asked[0] == "where"
    assert len(asked) == len(set(asked))


def test_the_workflow_tests_every_python_that_is_declared():
    classifiers = tomllib.loads(text_of("pyproject.toml"))["project"]["classifiers"]
    declared = [name.split()[-1] for name in classifiers if re.search(r":: 3\.\d+$", name)]
    workflow = yaml.safe_load(text_of(".github/workflows/test.yml"))
    job = workflow["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == declared
    assert job["steps"][-1]["run"] == "make test"
