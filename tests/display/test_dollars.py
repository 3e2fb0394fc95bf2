"""Dollar signs enclose formulas, or stand beside sums of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.display.dollars import formula_at


def formulas(text):
    """Every formula of a text, read from left to right as the page does."""
    found, at = [], 0
    while (at := text.find("$", at)) >= 0:
        formula = formula_at(text, at)
        is_shown = formula is not None and not formula.is_prose
        found += [formula.tex] if is_shown else []
        at = formula.end if is_shown else at + 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "from $5 to $10",
        "$5",
        "It costs $5, $6 or $7.",
        "$5-$10",
        "$5–$10",
        "$5/$10",
        "$5 and $x",
        "$.50 to $.75",
        "$.50-$.75",
        "$1.50/$2.50",
        "US$5 and CA$6",
        "US$5/CA$6",
        "US$.50/CA$.60",
        "costs $5 (US$)",
        "costs $30 (was $40)",
        "5$ and 10$",
        "5$/10$",
        "5 $ or 10 $",
        "$5, 10 or 15$",
        "$1,000-$2,000",
        "$5k–$10k",
        "$five–$six",
        "$five and $six",
        "**$5**/**$6**",
        "($5)($6)",
        "$-5 to $-6",
        "$5-a-day or $6-a-day",
        "a dollar ($) is a dollar ($)",
        "$",
        "$$",
        "$$$",
        "$$ or $$$",
        "$$$ or $$",
        "$$ and $$",
        "$ x $",
        "$٥ and $٦",
    ],
)
def test_sums_of_money_are_no_formulas(text):
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$I^2$ above 75", ["I^2"]),
        ("$d$ = 0.60", ["d"]),
        ("$d = 0.60$", ["d = 0.60"]),
        ("$x$", ["x"]),
        ("above $I^2$", ["I^2"]),
        ("($0.28$)", ["0.28"]),
        ("about $-0.14$.", ["-0.14"]),
        ("$12 / 32 = 0.375$, so", ["12 / 32 = 0.375"]),
        ("$5.1 / 3.6$ is", ["5.1 / 3.6"]),
        ("$95\\%$ of 5", ["95\\%"]),
        ("$2^n$ and $3^n$", ["2^n", "3^n"]),
        ("the $n$th of $k$", ["n", "k"]),
        ("CO$_2$ and Mg$^{2+}$", ["_2", "^{2+}"]),
        ("$1.9 \\text{ to } 5.1$", ["1.9 \\text{ to } 5.1"]),
        ("$5 and $x$", ["x"]),
        ("$x$ for $5 or $6", ["x"]),
        ("$a\\$b$", ["a\\$b"]),
        ("$$x$$", ["x"]),
        ("so $$x = \\frac{1}{2}$$ here", ["x = \\frac{1}{2}"]),
        ("$x$$y$", ["x", "y"]),
        ("$\\sin x + \\cos y$", ["\\sin x + \\cos y"]),
    ],
)
def test_formulas_are_found_wherever_they_stand(text, found):
    assert formulas(text) == found


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("$5 mg$", True),
        ("$0.5 mg/kg$ is", True),
        ("$x if y and z$", True),
        ("costs $5 (US$)", False),
        ("$5, 10 or 15$", False),
        ("$x$", False),
    ],
)
def test_words_between_signs_are_doubtful_unless_they_end_as_sums_do(text, doubtful):
    assert formula_at(text, text.index("$")).is_doubtful is doubtful


amounts = st.from_regex(r"\A(US|CA|A|)\$[1-9][0-9]{0,3}([.,][0-9]{1,2})?(k|M|)\Z")
betweens = st.sampled_from([" to ", " and ", ", ", "-", "–", "/", " or ", " (", ") ", ": ", "; "])


@given(st.lists(st.tuples(amounts, betweens), min_size=2, max_size=5), st.sampled_from(["", "."]))
def test_any_row_of_sums_is_text(sums, end):
    assert formulas("".join(f"{amount}{between}" for amount, between in sums) + end) == []


@given(
    st.text("ab $.", max_size=12).filter(lambda text: text.count("$") == 0),
    st.sampled_from(["x", "d = 0.6", "I^2", "\\hat\\tau^2", "p < 0.05", "-0.14", "\\frac12"]),
    st.sampled_from(["", " is", ", so", ".", ")", " above 75", " = 0.60"]),
)
def test_a_formula_is_read_whatever_stands_around_it(before, tex, after):
    assert formulas(f"{before} (${tex}${after}") == [tex]
