"""Texts that speak of ending one's life get help lines and nothing else; others are not met so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.distress import speaks_of_ending_life
from ketacourse.claims.remarks import TO_SOMEBODY, calls_for_help, remarks_on
from ketacourse.content.library import records
from ketacourse.display.help_lines import help_line_texts
from tests.claims.sentences import ENDING_LIFE, MAY_STAND, NOT_ENDING_LIFE, TOO_MUCH
from tests.claims.test_remarks import GOOD

HELP = (TO_SOMEBODY, *help_line_texts())


@pytest.mark.parametrize("text", ENDING_LIFE)
def test_a_text_that_speaks_of_ending_ones_life_gets_help_lines_and_nothing_else(text):
    assert remarks_on(text) == HELP


@pytest.mark.parametrize("text", [*NOT_ENDING_LIFE, *MAY_STAND])
def test_suicide_as_a_subject_is_met_as_a_subject(text):
    assert not speaks_of_ending_life(text)
    assert not set(remarks_on(text)) & set(HELP)


@pytest.mark.parametrize("text", [text for each in TOO_MUCH.values() for text in each])
def test_words_to_be_mended_are_remarked_on_and_not_taken_for_distress(text):
    assert not calls_for_help(text)


@given(st.sampled_from(ENDING_LIFE), st.booleans(), st.booleans())
def test_it_is_seen_wherever_it_stands_and_however_it_is_typed(text, first, shouted):
    typed = text.upper() if shouted else text.replace("'", "’")
    assert remarks_on(f"{typed} {GOOD}" if first else f"{GOOD} {typed}") == HELP


def test_the_lines_are_those_of_the_records_after_the_emergency_number():
    emergency, *services = help_line_texts()
    assert emergency == "In immediate danger, call your local emergency number."
    for line, shown in zip(records("help_lines"), services, strict=True):
        assert shown.startswith(f"{line.country}: {line.service}. {line.contact} (")
        assert shown.endswith(f"read on {line.read_on}).")


def test_the_first_words_are_to_the_person():
    assert HELP[0].startswith("If this is about you")
