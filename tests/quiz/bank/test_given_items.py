"""Items whose numbers come from the facts, from the bank's text to the marked answer."""

import sys
from subprocess import run

import pytest

from ketacourse.quiz.bank import quantities
from ketacourse.quiz.bank.check import check_bank
from ketacourse.quiz.bank.load import load_bank, read_bank
from ketacourse.quiz.items.item import mark
from ketacourse.quiz.screen.shown import question
from tests.quiz.conftest import CHOICE, DATA, HEAD

FACTS = {"events": 30, "total": 47, "needed": 2.79097387}
REST = "objective: know\ndifficulty: easy\nexplanation: Because."
NEEDED = f"""
type: numeric
given:
  events: {{from: made_up, quantity: events}}
  needed: {{from: made_up, quantity: needed}}
  percent: {{from: made_up, quantity: needed, times: 100}}
stem: "{{{{events}}}} of some. $\\\\frac{{a}}{{b}}$"
answer: {{value: "{{{{needed}}}}", tolerance: 0.1}}
near_misses:
  - {{value: "{{{{percent:.0f}}}}", tolerance: 1, feedback: "Not {{{{percent:.0f}}}} %."}}
hint: "About {{{{needed:.1f}}}}."
{REST}
"""


@pytest.fixture
def facts(monkeypatch):
    """Facts made up here, and a source that looks them up."""
    found = dict(FACTS)
    monkeypatch.setattr(quantities, "_SOURCES", {})
    quantities.register("made_up", lambda *, quantity: found[quantity])
    yield found
    quantities.quantity.cache_clear()


def faults(path):
    bank, problems = read_bank(path)
    assert bank is None
    return [str(problem) for problem in problems]


def with_given(lines, **given):
    rows = "".join(
        f"  {name}: {{from: made_up, quantity: {what}}}\n" for name, what in given.items()
    )
    return f"given:\n{rows}{lines.strip()}\n{REST}"


def test_numbers_of_the_facts_stand_in_texts_and_in_the_key(facts, write_item):
    item = load_bank(write_item(NEEDED)).item("one")
    assert item.stem == r"30 of some. $\frac{a}{b}$"
    assert item.hint == "About 2.8."
    assert (item.value, item.near_misses[0].value) == (2.79097387, 279.0)
    assert item.near_misses[0].feedback == "Not 279 %."
    assert mark(item, "2.8").correct


def test_a_corrected_fact_corrects_the_key_and_changes_the_version(facts, write_item):
    path = write_item(NEEDED)
    before = read_bank(path)[0].item("one")
    facts["needed"] = 4.0
    quantities.quantity.cache_clear()
    after = read_bank(path)[0].item("one")
    assert (before.value, after.value) == (2.79097387, 4.0)
    assert before.version != after.version
    assert (mark(before, "4").correct, mark(after, "4").correct) == (False, True)


def test_a_key_that_does_not_change_keeps_its_version(facts, write_item):
    path = write_item(NEEDED)
    before = read_bank(path)[0].item("one")
    facts["events"] = 31
    quantities.quantity.cache_clear()
    after = read_bank(path)[0].item("one")
    assert before.stem != after.stem
    assert before.version == after.version


def test_an_answer_is_revealed_without_more_digits_than_its_tolerance_tells_apart(
    facts, write_item
):
    item = load_bank(write_item(NEEDED)).item("one")
    assert item.answer_html() == "<p>2.79</p>"


def test_the_page_of_a_question_holds_its_numbers_and_no_key(facts, write_item):
    shown = str(question(load_bank(write_item(NEEDED)).item("one"), 1))
    assert "30 of some" in shown
    assert "2.79" not in shown


def test_options_may_hold_numbers(facts, write_item):
    right = '{text: "{{n}}", correct: true, feedback: "{{n}}."}'
    options = f"options: {{a: {right}, b: {{text: x, feedback: y}}}}"
    lines = with_given(f"type: choice\nstem: Which?\n{options}", n="events")
    item = load_bank(write_item(lines)).item("one")
    assert [(option.text, option.feedback) for option in item.options] == [
        ("30", "30."),
        ("x", "y"),
    ]


def test_options_that_the_facts_make_the_same_are_told(facts, write_item):
    right = '{text: "{{n}}", correct: true, feedback: f}'
    options = f"options: {{a: {right}, b: {{text: 30, feedback: y}}}}"
    path = write_item(with_given(f"type: choice\nstem: Which?\n{options}", n="events"))
    assert faults(path) == ["quizzes/made.yaml:12: item 'one': two options say the same: '30'."]


def test_calls_of_a_code_item_may_hold_numbers_at_any_depth(facts, write_item):
    code = """
type: code
stem: Write it.
function: share
parameters: [counts, name]
cases:
  - {arguments: [["{{n}}", {of: "{{total}}"}], "{{n}} people"], expected: "{{needed:.2f}}"}
"""
    path = write_item(with_given(code, n="events", total="total", needed="needed"))
    (case,) = load_bank(path).item("one").cases
    assert case.arguments == ([30, {"of": 47}], "30 people")
    assert isinstance(case.arguments[0][0], int)
    assert case.expected == 2.79


def test_numbers_of_one_item_are_not_known_in_the_next(facts, write_bank):
    lines = "".join(f"    {line}\n" for line in NEEDED.strip().splitlines())
    other = CHOICE.replace("Which?", '"Which {{events}}?"')
    _, problems = read_bank(write_bank(f"{HEAD}  - id: one\n{lines}{other}"))
    assert [problem.message for problem in problems] == [
        "item 'pick', stem: {{events}} stands here, but the item has no 'given'; add it."
    ]


def test_a_bank_without_given_numbers_asks_no_source(facts, write_bank, choice_bank, monkeypatch):
    monkeypatch.setattr("ketacourse.quiz.bank.load.quantity", None)
    assert load_bank(write_bank(choice_bank)).item("pick").stem == "Which?"


STEM = 'type: numeric\nstem: "{{n}}"\nanswer: {value: 1, tolerance: 0}\n'
FAULTS = {
    "no such number in the facts": (
        STEM,
        "{from: made_up, quantity: events, colour: red}",
        (
            "quizzes/made.yaml:9: item 'one', given 'n': unknown key 'colour'. "
            "Allowed: from, quantity, times."
        ),
    ),
    "no source of this name": (
        STEM,
        "{from: made_upp, quantity: events}",
        "quizzes/made.yaml:9: item 'one', given 'n': unknown source 'made_upp'",
    ),
    "nothing to take it from": (
        STEM,
        "{quantity: events}",
        (
            "quizzes/made.yaml:9: item 'one', given 'n': 'from' is missing; add it. "
            "What it is taken from, such as outcome, pooling or harm."
        ),
    ),
    "a plain number": (
        STEM,
        "30",
        (
            "quizzes/made.yaml:9: item 'one', given 'n': got '30', "
            "but a mapping (key: value) is needed."
        ),
    ),
    "a factor in words": (
        STEM,
        "{from: made_up, quantity: events, times: ten}",
        ("quizzes/made.yaml:9: item 'one', given 'n': 'times' is 'ten', but a number is needed."),
    ),
    "a number that stands nowhere": (
        STEM.replace("{{n}}", "n"),
        "{from: made_up, quantity: events}",
        (
            "quizzes/made.yaml:9: item 'one', given 'n': {{n}} stands nowhere in the item; "
            "write it or delete this."
        ),
    ),
    "a mistyped name": (
        STEM.replace("{{n}}", "{{n}} of {{m}}"),
        "{from: made_up, quantity: events}",
        ("quizzes/made.yaml:11: item 'one', stem: unknown given number 'm'. Allowed: n."),
    ),
    "text where a number is needed": (
        STEM.replace("value: 1", 'value: "about {{n}}"'),
        "{from: made_up, quantity: events}",
        (
            "quizzes/made.yaml:12: item 'one', answer, value: 'about {{n}}' is no number; "
            "write {{name}} alone, in quotes."
        ),
    ),
    "a number of points": (
        f"{STEM}points: '{{{{n}}}}'\n",
        "{from: made_up, quantity: events}",
        (
            "quizzes/made.yaml:13: item 'one': 'points' is '{{n}}', "
            "but a number of at least 0 is needed."
        ),
    ),
    "a number from another": (
        STEM,
        '{from: made_up, quantity: events, of: "{{n}}"}',
        (
            "quizzes/made.yaml:9: item 'one', given 'n', of: {{n}} stands here, "
            "but the item has no 'given'; add it."
        ),
    ),
}


@pytest.mark.parametrize(("lines", "number", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_of_a_given_number_is_told_with_its_line(
    facts, write_item, lines, number, message
):
    path = write_item(f"given:\n  n: {number}\n{lines}{REST}")
    (told,) = faults(path)
    assert told.startswith(message)


def test_a_given_number_below_its_allowed_range_is_told(facts, write_item):
    facts["events"] = -1
    lines = STEM.replace("tolerance: 0", 'tolerance: "{{n}}"')
    path = write_item(f"given:\n  n: {{from: made_up, quantity: events}}\n{lines}{REST}")
    (told,) = faults(path)
    assert told == (
        "quizzes/made.yaml:12: item 'one', answer: 'tolerance' is '-1.0', "
        "but a number of at least 0 is needed."
    )


def test_the_check_of_a_bank_tells_a_number_that_the_facts_do_not_have(write_item):
    lines = STEM + REST
    number = "{from: outcome, study: murrough2013_ajp, outcome: madrs_24h, quantity: total_control}"
    (problem, *_) = check_bank(write_item(f"given:\n  n: {number}\n{lines}"))
    assert problem.line == 9
    assert problem.message == (
        "item 'one', given 'n': 'Murrough 2013a (two-site trial)', outcome 'madrs_24h': "
        "these figures are not confirmed here, so nothing is computed from them."
    )


READ = """
import sys
from pathlib import Path
from ketacourse.quiz.bank.load import read_bank
bank, problems = read_bank(Path(sys.argv[1]))
assert bank is not None, problems
rooms = ("numpy", "scipy", "ketacourse.evidence", "ketacourse.risk", "ketacourse.pathway")
print([name for name in rooms if name in sys.modules])
"""
OUTCOME = "{from: outcome, study: murrough2013_ajp, outcome: response_24h, quantity: number_needed}"
HARM = "{from: harm, table: spravato_trd_pooled, event: dissociation, quantity: number_needed}"


def modules_after_reading(path):
    done = run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_numbers_of_studies_and_harms_need_no_numpy(write_item):
    lines = STEM.replace("{{n}}", "{{n:.1f}} {{m:.1f}}") + REST
    path = write_item(f"given:\n  n: {OUTCOME}\n  m: {HARM}\n{lines}")
    assert modules_after_reading(path) == "['ketacourse.evidence', 'ketacourse.risk']"


def test_a_bank_without_given_numbers_imports_no_room(write_bank, choice_bank):
    assert modules_after_reading(write_bank(choice_bank)) == "[]"


def test_every_source_of_the_course_serves_a_bank():
    nnt, nnh, pooled = load_bank(DATA / "given.yaml").items
    assert nnt.stem == "With ketamine 30 of 47 people responded. How many for one more?"
    assert nnt.value == pytest.approx(1 / (30 / 47 - 7 / 25))
    assert nnt.near_misses[0].value == 36
    assert (nnh.stem, nnh.value) == ("73 people took part elsewhere.", 3.2)
    assert pooled.cases[0].arguments == (5,)
    assert 1 < pooled.cases[0].expected < 10
