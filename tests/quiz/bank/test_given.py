"""Numbers from the facts in the texts of an item."""

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as some

from ketacourse.errors import KetacourseError
from ketacourse.quiz.bank.given import Given

NUMBERS = {"n": 73.0, "nnt": 2.79097387, "risk-low": 0.05, "drop": -7.95, "hair": -0.0004}
NAMES = some.sampled_from(sorted(NUMBERS))


def numbers():
    return Given(NUMBERS)


def refused(text, taken=None):
    with pytest.raises(KetacourseError) as fault:
        Given(NUMBERS if taken is None else taken).text(text)
    return str(fault.value)


@for_any(some.text().filter(lambda text: "{{" not in text))
def test_a_text_without_double_braces_is_untouched(text):
    assert numbers().text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{a}{b}$",
        r"$\sqrt{\frac{p(1-p)}{n}}$",
        r"$x_{i_{j}} = \mathrm{Mg}^{2+}$",
        "{n} and { {n} } and }}",
        "",
    ],
)
def test_the_braces_of_mathematics_are_untouched(text):
    assert numbers().text(text) == text


@for_any(
    some.lists(
        some.tuples(some.text().filter(lambda text: "{" not in text and "}" not in text), NAMES)
    )
)
def test_every_placeholder_is_filled_and_nothing_beside_it_changes(parts):
    filled = Given(dict.fromkeys(NUMBERS, 5.0))
    text = "".join(f"{before}{{{{{name}}}}}" for before, name in parts)
    assert filled.text(text) == "".join(f"{before}5" for before, _ in parts)
    assert filled.used == {name for _, name in parts}


@for_any(some.text(alphabet="{}ab1:.f- \n", max_size=40))
def test_no_text_leaves_double_opening_braces_for_a_student_to_see(text):
    try:
        shown = Given({"a": 1.0, "b1": 2.0}).text(text)
    except KetacourseError:
        return
    assert "{{" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Of {{n}} people", "Of 73 people"),
        ("{{nnt:.1f}} or {{nnt:.0f}}", "2.8 or 3"),
        ("{{n:.2f}}", "73.00"),
        ("{{drop}} points", "−7.95 points"),
        ("{{risk-low}}", "0.05"),
        (r"$\frac{ {{n}} }{2}$", r"$\frac{ 73 }{2}$"),
        ("{{hair:.2f}}", "0.00"),
    ],
)
def test_numbers_are_shown_plainly_or_with_the_decimals_asked_for(text, shown):
    assert numbers().text(text) == shown


@pytest.mark.parametrize(
    ("value", "text", "shown"),
    [
        (12.5, "{{n:.0f}}", "13"),
        (-12.5, "{{n:.0f}}", "−13"),
        (1285.0, "{{n}}", "1,285"),
        (-1285.25, "{{n:.1f}}", "−1,285.3"),
        (2.675, "{{n:.2f}}", "2.68"),
        (1e-05, "{{n:.1f}}", "0.0"),
        (1e21, "{{n:.0f}}", "1" + 7 * ",000"),
        (1e26, "{{n:.6f}}", f"{1e26:,.6f}"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_the_course_does(value, text, shown):
    assert Given({"n": value}).text(text) == shown
    assert Given({"n": value}).number(text) == float(shown.replace(",", "").replace("−", "-"))


def test_a_year_has_no_comma_and_code_has_the_digits_that_python_reads():
    given = Given({"year": 2013.0, "users": 1285.0, "drop": -7.5}, years={"year"})
    text = "In {{year}}, of {{users}}: `Share({{users}}, {{drop}})`, so {{drop}}."
    assert given.text(text) == "In 2013, of 1,285: `Share(1285, -7.5)`, so −7.5."


@for_any(some.floats(-1e12, 1e12), some.integers(0, 6))
def test_a_rounded_number_is_never_further_away_than_half_its_last_place(value, places):
    found = Given({"n": value}).number(f"{{{{n:.{places}f}}}}")
    assert abs(found - value) <= 0.5 * 10**-places + 1e-15 * abs(value)


def test_an_unknown_name_is_answered_with_the_nearest():
    assert refused("{{ntn}}") == (
        "unknown given number 'ntn'; did you mean 'nnt'? Allowed: drop, hair, n, nnt, risk-low"
    )


def test_a_name_without_any_given_number_says_what_to_add():
    assert refused("It is {{n}}.", taken={}) == (
        "{{n}} stands here, but the item has no 'given'; add it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{n + 1}}",
        "{{ n }}",
        "{{n:d}}",
        "{{n:.9f}}",
        "{{n:.1e}}",
        "{{n!r}}",
        "{{n}",
        "{{}}",
        "{{{n}}}",
    ],
)
def test_anything_else_in_double_braces_is_refused(text):
    assert refused(f"So {text}") == (
        f"'{text}' is no given number; write {{{{name}}}} or {{{{name:.1f}}}}. "
        "Other double braces, as in LaTeX, need a space between them"
    )


def test_a_number_too_long_to_read_asks_for_its_decimals():
    assert refused("{{nnt}}") == (
        "{{nnt}} would show 2.79097387; say how many decimals, as in {{nnt:.1f}}"
    )


@pytest.mark.parametrize(
    ("text", "value"), [("{{nnt}}", 2.79097387), (" {{nnt:.1f}} ", 2.8), ("{{n}}", 73.0)]
)
def test_a_number_is_exact_unless_decimals_are_asked_for(text, value):
    assert numbers().number(text) == value


@pytest.mark.parametrize("text", ["{{n}} people", "{{n}}{{n}}", "1{{n}}"])
def test_a_number_with_anything_beside_it_is_refused(text):
    with pytest.raises(KetacourseError) as fault:
        numbers().number(text)
    assert str(fault.value) == f"'{text}' is no number; write {{{{name}}}} alone, in quotes"


@pytest.mark.parametrize(
    ("text", "value"),
    [("{{n}}", 73), ("{{nnt}}", 2.79097387), ("{{nnt:.0f}}", 3), ("n is {{n}}", "n is 73")],
)
def test_a_value_is_a_number_where_it_is_nothing_else_and_whole_if_it_can_be(text, value):
    found = numbers().plain(text)
    assert (found, type(found)) == (value, type(value))


def test_numbers_that_were_put_nowhere_are_known():
    filled = numbers()
    filled.text("{{n}}")
    filled.number("{{nnt}}")
    assert filled.unused == ["risk-low", "drop", "hair"]
