"""What is promised is practised and can be marked."""

from ketacourse.course.objectives import items_per_objective, objective_faults
from ketacourse.quiz import load_bank
from tests.course.notebook import code, notebook, prose

BANK = load_bank("00_start_here")


def lesson_asking(tmp_path, *items, warm_up=()):
    return notebook(
        tmp_path,
        "00_start_here",
        prose("## Warm-up"),
        code(f"ask({', '.join(repr(each) for each in (BANK.id, *warm_up))})")
        if warm_up
        else code(""),
        prose("## Then"),
        *(code(f'ask("{BANK.id}", "{item}")') for item in items),
    )


def test_items_are_counted_by_objective():
    assert items_per_objective(BANK) == {"use": 2, "keep": 2, "scope": 2}


def test_a_lesson_that_asks_everything_practises_everything(tmp_path):
    lesson = lesson_asking(tmp_path, *(item.id for item in BANK.items))
    assert list(objective_faults(lesson, BANK)) == []


def test_an_objective_met_only_in_the_warm_up_is_told(tmp_path):
    keep = [item.id for item in BANK.items if item.objective == "keep"]
    rest = [item.id for item in BANK.items if item.objective != "keep"]
    lesson = lesson_asking(tmp_path, *rest, warm_up=keep)
    assert list(objective_faults(lesson, BANK)) == [
        "objective 'keep' is never practised after the warm-up; ask an item of it"
    ]


def test_a_call_without_items_asks_the_whole_bank(tmp_path):
    lesson = notebook(tmp_path, "00_start_here", prose("## Then"), code(f'ask("{BANK.id}")'))
    assert list(objective_faults(lesson, BANK)) == []
