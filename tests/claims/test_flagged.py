"""Rules by kind: what says too much is seen and quoted, and what may stand is passed over."""

from __future__ import annotations

import re
import re._constants as parts
import re._parser

import pytest

from ketacourse.claims import distress, flagged, phrases, remarks
from ketacourse.claims.flagged import RULES, Rule
from ketacourse.claims.remarks import remarks_by_kind
from tests.claims.sentences import MAY_STAND, TOO_MUCH, TOO_MUCH_AS_WELL

QUOTED = [(kind, text, said) for kind, each in TOO_MUCH.items() for text, said in each.items()]
OF_A_KIND = [(kind, text) for kind, each in TOO_MUCH_AS_WELL.items() for text in each]
# A repetition of words may hold at most as many as this; times the longest word, it is the reach.
MOST_REPEATED = 60


def flags(text):
    return [each for each in remarks_by_kind(text) if each.kind not in ("length", "missing")]


@pytest.mark.parametrize(("kind", "text", "said"), QUOTED, ids=[each[1] for each in QUOTED])
def test_what_says_too_much_is_quoted_under_its_kind(kind, text, said):
    sayable = {rule.text.format(said) for rule in RULES if rule.kind == kind}
    assert sayable & {each.text for each in flags(text) if each.kind == kind}


@pytest.mark.parametrize(("kind", "text"), OF_A_KIND, ids=[each[1] for each in OF_A_KIND])
def test_each_kind_is_seen_in_other_words_as_well(kind, text):
    assert kind in [each.kind for each in flags(text)]


@pytest.mark.parametrize("text", MAY_STAND)
def test_what_may_stand_draws_no_remark(text):
    assert flags(text) == []


def test_the_corpus_has_as_much_that_passes_as_kinds_need():
    assert len(MAY_STAND) >= 60
    assert {kind for kind, *_ in QUOTED} == {rule.kind for rule in RULES}


def test_a_remark_excused_in_one_sentence_is_made_in_the_next():
    (found,) = flags("It is no miracle. Then came a miracle.")
    assert found.text == "“miracle” praises or promises more than trials can show."


def test_a_denial_reaches_no_further_than_its_sentence():
    assert flags("Nobody denies it. It cures depression.")
    assert not flags("Nobody says that it cures depression.")


def test_absolute_numbers_excuse_a_relative_one_only_nearby():
    far = "Of 47 people 30 of 47 responded, and 7 of 25. It rained. It did. It halves the risk."
    assert [each.kind for each in flags(far)] == ["relative"]
    assert not flags("It halves the risk: 10 of 100 relapsed, and 20 of 100 on placebo.")
    assert not flags("Relapse fell from 20 to 10 in 100. It halves the risk.")


def test_one_count_beside_a_relative_number_is_not_both_arms():
    assert flags("Of 100 treated people 30 of 100 responded. That is twice as many.")


def test_a_kind_is_told_once_however_often_it_is_met():
    assert len(flags("A miracle. A miracle. A breakthrough.")) == 1


def test_a_rule_without_excuses_sees_what_is_denied_too():
    rule = Rule("x", phrases.ways("miracles?"), "“{}”")
    assert rule.found_in("No miracle.") == "miracle"
    assert Rule("x", rule.phrases, "“{}”", flagged.DENIED).found_in("No miracle.") == ""


def test_a_set_may_name_sets_and_an_own_one_goes_first():
    assert phrases.ways("<number> <people>").search("so 12 women came").group() == "12 women"
    assert phrases.ways("<people>", people="rats").search("12 women") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("I’m", "I'm"),
        ("a\n\t b", "a b"),
        ("co\u00adop", "coop"),
        ("１０ %", "10 %"),
        ("\u200b", ""),
    ],
)
def test_typed_text_is_read_in_one_form(typed, read):
    assert phrases.plain(typed) == read


# Time that grows in a line: no repetition without a limit, anywhere in a rule.


def _patterns():
    for module in (flagged, distress, remarks):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.__name__.rsplit('.')[-1]}.{name}")


def _repeats(tree):
    """The upper limit of every repetition in a parsed pattern."""
    for operator, argument in tree:
        if operator in (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT):
            yield argument[1]
        yield from _inside(argument)


def _inside(argument):
    if isinstance(argument, re._parser.SubPattern):
        yield from _repeats(argument)
    elif isinstance(argument, (tuple, list)):
        for each in argument:
            yield from _inside(each)


@pytest.mark.parametrize("pattern", list(_patterns()))
def test_no_rule_repeats_without_a_limit(pattern):
    limits = list(_repeats(re._parser.parse(pattern.pattern, pattern.flags)))
    assert all(limit <= MOST_REPEATED for limit in limits)


def test_an_unlimited_repetition_would_be_found():
    assert list(_repeats(re._parser.parse(r"(?:a(?:b+|c)){0,3}\d*"))) == [
        3,
        parts.MAXREPEAT,
        parts.MAXREPEAT,
    ]
