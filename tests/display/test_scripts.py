"""Scripts of views: what modules import is joined, and nothing else changes."""

from pathlib import Path

import pytest

import ketacourse
from ketacourse.claims.check_widget import ClaimCheck
from ketacourse.claims.paragraph_widget import HonestParagraph
from ketacourse.course.lesson_widget import LessonSections, MyLesson
from ketacourse.course.summary_widget import MySummary
from ketacourse.depression.evidence_widget import EvidenceMap
from ketacourse.depression.explorers import EffectSizeExplorer, ScaleExplorer
from ketacourse.display.explorer import Explorer
from ketacourse.display.scripts import packed, script, squeezed
from ketacourse.errors import KetacourseError
from ketacourse.evidence.bias.widget import RobWorksheet
from ketacourse.evidence.trials.pictures import TwoArmsExplorer
from ketacourse.evidence.workbench.widget import PoolingBench
from ketacourse.glutamate.explorers import OccupancyExplorer, ReceptorBench
from ketacourse.pathway.lab.widget import KnockoutLab
from ketacourse.pathway.map.widget import PathwayMap
from ketacourse.pathway.scores.widget import ScorecardMap
from ketacourse.quiz.screen.following import FollowingPage
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.risk.communicator_widget import RiskCommunicator
from tests.node import run_module

# Bytes at most: every view on a page, and every one in a saved notebook, holds its script.
VIEWS = {
    ClaimCheck: 22_500,
    EvidenceMap: 15_000,
    Explorer: 30_000,
    FollowingPage: 8_000,
    OccupancyExplorer: 30_000,
    ReceptorBench: 30_000,
    TwoArmsExplorer: 30_000,
    HonestParagraph: 15_000,
    KnockoutLab: 30_000,
    LessonSections: 10_000,
    MyLesson: 14_000,
    MySummary: 8_000,
    EffectSizeExplorer: 30_000,
    ScaleExplorer: 30_000,
    PathwayMap: 23_500,
    PoolingBench: 17_000,
    RiskCommunicator: 15_000,
    RobWorksheet: 27_000,
    ScorecardMap: 18_000,
    WorkPanel: 23_500,
}
SOURCES = sorted(Path(ketacourse.__file__).parent.rglob("*.js"))
TOKENS = """
import { tokenizer } from "acorn";
const read = (text) => [...tokenizer(text, { ecmaVersion: 2023, sourceType: "module" })]
  .map(({ type, value }) => [type.label, value?.pattern ?? value]);
answer(given.map((text) => JSON.stringify(read(text))));
"""


@pytest.fixture(name="joined")
def _joined(tmp_path):
    """Write modules by name, the last one being the view's, and give what node makes of them."""

    def join(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, "utf-8")
        return script(tmp_path / f"{name}.js")

    return join


def unpacked(text):
    """The script of a view as it was before it was packed, as the page unpacks it."""
    if not text.startswith("const [packed"):
        return text
    loader = text.partition("const address")[0]
    return run_module(f"{loader}\nanswer(text);")


def view_of(text):
    """What a joined script exports as its view."""
    return run_module(f"{text.replace('export default', 'const view =')}\nanswer(view);")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_the_script_of_every_view_is_a_small_module_that_renders(view):
    text = unpacked(view._esm).replace("export default", "const view =")
    assert run_module(f"{text}\nanswer(typeof view.render);") == "function"
    assert len(view._esm.encode()) < VIEWS[view]


def test_what_is_left_of_every_module_means_the_same_to_a_parser():
    texts = [path.read_text("utf-8") for path in SOURCES]
    before, after = run_module(TOKENS, texts), run_module(TOKENS, [*map(squeezed, texts)])
    for path, one, other in zip(SOURCES, before, after, strict=True):
        assert one == other, path
    assert sum(map(len, map(squeezed, texts))) < 0.75 * sum(map(len, texts))


@pytest.mark.parametrize("text", ["", "a", 'β → 3 < 5 & "so\\n" `${1}`', "x" * 100_000])
def test_a_packed_script_gives_back_every_letter(text):
    assert unpacked(packed(text)) == text
    assert not {"\\", "\n"} & set(packed(text).partition("]")[0])


def test_a_packed_script_is_a_module_with_the_view_that_was_packed():
    # Node imports no module from the address of a blob, so here it has the address of a text.
    whole = packed("export default 42;").replace(
        'URL.createObjectURL(new Blob([text],{type:"text/javascript"}))',
        '"data:text/javascript,"+encodeURIComponent(text)',
    )
    shown = whole.replace("URL.revokeObjectURL(address);", "")
    assert run_module(shown.replace("export default view;", "answer(view);")) == 42


def test_what_a_module_imports_is_there_and_its_other_names_stay_private(joined):
    text = joined(
        deep="const own = 1;\nexport const deep = own + 1;\n",
        near='import { deep } from "./deep.js";\nconst own = 10;\n'
        "export function near() {\n  return own + deep;\n}\n",
        view='import { deep } from "./deep.js";\nimport {\n  near,\n} from "./near.js";\n\n'
        "const own = 100;\nexport default [own, near(), deep];\n",
    )
    assert view_of(text) == [100, 12, 2]
    assert text.count("const deep=") == 1


def test_what_nobody_imports_or_names_is_left_out_and_all_else_stays(joined):
    text = joined(
        parts="let count = 0;\n/** Is `unused` here? */\nexport const used = () => deeper();\n"
        "export const unused = () => other();\nconst other = () => 1;\n"
        "const deeper = () => count;\nconst [one, two] = [1, 2];\n"
        "export function told() {}\ncount += 5;\n",
        view='import { used } from "./parts.js";\nconst own = 1;\nexport default used();\n',
    )
    assert view_of(text) == 5  # the statement beside a declaration that nobody names
    for name in ("unused", "other"):
        assert name not in text
    for name in ("used", "deeper", "one,two", "told", "own"):
        assert name in text


def test_a_name_that_only_a_left_out_part_names_is_left_out_too(joined):
    text = joined(
        deep="export const deep = 1;\n",
        parts='import { deep } from "./deep.js";\nconst first = () => second();\n'
        "const second = () => first();\nexport const gone = () => first() + deep;\n"
        'export const kept = "kept";\n',
        view='import { kept } from "./parts.js";\nexport default kept;\n',
    )
    assert view_of(text) == "kept"
    for name in ("gone", "first", "second"):
        assert name not in text


def test_classes_and_functions_that_wait_are_exported_too(joined):
    text = joined(
        parts="export class Part {}\nexport async function later() {}\n",
        view='import { Part, later } from "./parts.js";\nexport default [Part.name, later.name];\n',
    )
    assert view_of(text) == ["Part", "later"]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (
            "// What it is.\n\n/**\n * @param {string} a\n */\nconst f = (a) => a;",
            "const f=(a)=>a;",
        ),
        ('const page = "http://a.org/x"; // "quoted"', 'const page="http://a.org/x";'),
        ('const cast = /** @type {any} */ ("c  /* d */");', 'const cast=("c  /* d */");'),
        ("a = `b // ${c ? `${d}  e` : ''}  /* f */`;", "a=`b // ${c ? `${d}  e` : ''}  /* f */`;"),
        (r"x.replace(/\/\/ [/ ]\/*/g, y);", r"x.replace(/\/\/ [/ ]\/*/g,y);"),
        ("const half = (a + b) / 2 / (c / d);", "const half=(a+b)/2/(c/d);"),
        ("a - -b + +c - d--;", "a- -b+ +c-d--;"),
        ("typeof a in b\nreturn $c", "typeof a in b\nreturn $c"),
        ("f(\n  a,\n)\n  .g();\nh();", "f(a,).g();\nh();"),
    ],
)
def test_comments_and_needless_white_space_are_left_out_and_texts_are_kept(written, left):
    assert squeezed(written) == left


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
