"""Scripts of views: what modules import is joined, and nothing else changes."""

import re
from pathlib import Path

import pytest

import ketacourse
from ketacourse.claims.check_widget import ClaimCheck
from ketacourse.claims.paragraph_widget import HonestParagraph
from ketacourse.course.summary_widget import MySummary
from ketacourse.depression.evidence_widget import EvidenceMap
from ketacourse.display.explorer import Explorer
from ketacourse.display.scripts import script
from ketacourse.errors import KetacourseError
from ketacourse.evidence.bias.widget import RobWorksheet
from ketacourse.evidence.workbench.widget import PoolingBench
from ketacourse.pathway.lab.widget import KnockoutLab
from ketacourse.pathway.map.widget import PathwayMap
from ketacourse.pathway.scores.widget import ScorecardMap
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.risk.communicator_widget import RiskCommunicator
from tests.node import run_module

VIEWS = {
    ClaimCheck: 20_000,
    EvidenceMap: 20_000,
    Explorer: 20_000,
    HonestParagraph: 20_000,
    KnockoutLab: 64_000,
    MySummary: 20_000,
    PathwayMap: 48_000,
    PoolingBench: 20_000,
    RiskCommunicator: 20_000,
    RobWorksheet: 20_000,
    ScorecardMap: 20_000,
    WorkPanel: 20_000,
}
SOURCES = sorted(Path(ketacourse.__file__).parent.rglob("*.js"))
TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`')


@pytest.fixture(name="joined")
def _joined(tmp_path):
    """Write modules by name, the last one being the view's, and give what node makes of them."""

    def join(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, "utf-8")
        return script(tmp_path / f"{name}.js")

    return join


def view_of(text):
    """What a joined script exports as its view."""
    view = text.replace("export default ", "const view = ")
    assert view != text
    return run_module(f"{view}\nconsole.log(JSON.stringify(view));")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_the_script_of_every_view_is_a_small_module_that_renders(view):
    kind = run_module(
        f"{view._esm.replace('export default', 'const view =')}\n"
        "console.log(JSON.stringify(typeof view.render));"
    )
    assert kind == "function"
    assert len(view._esm.encode()) < VIEWS[view]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_joining_loses_no_text_that_a_reader_could_see(view):
    kept = set(TEXT.findall(view._esm))
    assert kept <= {text for path in SOURCES for text in TEXT.findall(path.read_text("utf-8"))}


def test_what_a_module_imports_is_there_and_its_other_names_stay_private(joined):
    text = joined(
        deep="const own = 1;\nexport const deep = own + 1;\n",
        near='import { deep } from "./deep.js";\nconst own = 10;\n'
        "export function near() {\n  return own + deep;\n}\n",
        view='import { deep } from "./deep.js";\nimport {\n  near,\n} from "./near.js";\n\n'
        "const own = 100;\nexport default [own, near(), deep];\n",
    )
    assert view_of(text) == [100, 12, 2]
    assert text.count("const deep") == 1


def test_classes_and_functions_that_wait_are_exported_too(joined):
    text = joined(
        parts="export class Part {}\nexport async function later() {}\n",
        view='import { Part, later } from "./parts.js";\nexport default [Part.name, later.name];\n',
    )
    assert view_of(text) == ["Part", "later"]


def test_comments_and_indentation_are_left_out_and_texts_are_kept(joined):
    text = joined(
        view="// What it is.\n\n/**\n * @param {string} a\n */\nconst f = (a) => a; // so it is\n"
        'const page = "http://a.org/x"; // "quoted"\n'
        "const lines = [\n  // one of its own\n  `a // b`,\n"
        '  /** @type {any} */ ("c  /d"),\n];\nexport default [f(page), ...lines];\n'
    )
    assert view_of(text) == ["http://a.org/x", "a // b", "c  /d"]
    assert text == (
        'const f = (a) => a;\nconst page = "http://a.org/x"; // "quoted"\n'
        'const lines = [\n`a // b`,\n("c  /d"),\n];\nexport default [f(page), ...lines];\n'
    )


def test_modules_that_import_each_other_in_a_circle_are_refused(joined, tmp_path):
    with pytest.raises(KetacourseError) as refused:
        joined(
            other='import { a } from "./view.js";\nexport const b = 1;\n',
            view='import { b } from "./other.js";\nexport const a = b;\n',
        )
    assert str(refused.value) == (
        f"{tmp_path / 'view.js'}: modules import each other in a circle: "
        "view.js -> other.js -> view.js"
    )


@pytest.mark.parametrize(
    "line",
    [
        'import base from "./base.js";',
        'import * as base from "./base.js";',
        'import "./base.js";',
        'import { h } from "lodash";',
        "import { h } from './base.js';",
        "export { h };",
        "export let count = 0;",
        'export * from "./base.js";',
    ],
)
def test_a_form_that_cannot_be_joined_is_refused_by_module_and_line(joined, tmp_path, line):
    with pytest.raises(KetacourseError) as refused:
        joined(base="export const h = 1;\n", view=f"const a = 1;\n{line}\nexport default a;\n")
    assert str(refused.value) == (
        f"{tmp_path / 'view.js'}: '{line}' cannot be joined; write `export` before a function, "
        'a const or a class, and `import { name } from "./file.js";`'
    )


def test_no_text_of_a_script_runs_over_lines_as_their_beginnings_are_cut():
    for path in SOURCES:
        for line in path.read_text("utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{path}: {line}"
