"""Questions are numbered by the bank, so a lesson asks them in its order; warm-ups are guesses."""

from dataclasses import replace

from ketacourse.course.asked import asked, guess_faults, order_faults
from ketacourse.quiz import load_bank
from tests.course.notebook import code, notebook, prose

BANK = load_bank("00_start_here")
FIRST, SECOND, THIRD = (item.id for item in BANK.items[:3])


def lesson_of(tmp_path, *cells):
    return notebook(tmp_path, "00_start_here", *cells)


def ask(*items, bank=BANK.id):
    return code(f"ask({', '.join(map(repr, (bank, *items)))})")


def guessing(*names):
    items = tuple(replace(item, guess=item.id in names) for item in BANK.items)
    return replace(BANK, items=items)


def test_what_is_asked_is_listed_in_the_order_of_the_cells(tmp_path):
    cells = (prose("## Warm-up"), ask(SECOND), prose("## Then"), ask(FIRST, THIRD), ask(bank="pre"))
    found = [(each.item.id, each.is_warm_up) for each in asked(lesson_of(tmp_path, *cells), BANK)]
    assert found == [(SECOND, True), (FIRST, False), (THIRD, False)]


def test_a_call_without_items_asks_them_all_and_an_unknown_one_nothing(tmp_path):
    assert len(asked(lesson_of(tmp_path, ask()), BANK)) == len(BANK.items)
    assert asked(lesson_of(tmp_path, ask("no-such")), BANK) == []


def test_the_order_of_the_bank_is_no_fault(tmp_path):
    assert list(order_faults(lesson_of(tmp_path, ask(FIRST), ask(SECOND, THIRD)), BANK)) == []


def test_another_order_than_that_of_the_bank_is_told(tmp_path):
    lesson = lesson_of(tmp_path, ask(SECOND), ask(FIRST, THIRD))
    assert list(order_faults(lesson, BANK)) == [
        (
            f"asks '{SECOND}' before '{FIRST}', but 00_start_here.yaml, by which questions are "
            "numbered, has them the other way round; give both the same order"
        )
    ]


def test_an_exercise_in_a_cell_has_no_number_and_may_stand_anywhere(tmp_path):
    bank = load_bank("01_depression")
    cells = (ask("cut-offs", bank=bank.id), code('exercise(f, "01_depression", "responded")'))
    lesson = lesson_of(tmp_path, *cells[::-1], ask("imbalance-letter", bank=bank.id))
    assert list(order_faults(lesson, bank)) == []


def test_a_warm_up_that_is_no_guess_is_told(tmp_path):
    lesson = lesson_of(tmp_path, prose("## Warm-up"), ask(FIRST), prose("## Then"), ask(SECOND))
    assert list(guess_faults(lesson, BANK)) == [
        f"'{FIRST}' is asked as a warm-up; add 'guess: true' to it"
    ]
    assert list(guess_faults(lesson, guessing(FIRST))) == []


def test_a_guess_outside_the_warm_up_is_told(tmp_path):
    lesson = lesson_of(tmp_path, prose("## Then"), ask(FIRST, SECOND))
    assert list(guess_faults(lesson, guessing(SECOND))) == [
        f"'{SECOND}' is a guess, but is asked outside the warm-up; move or score it"
    ]
