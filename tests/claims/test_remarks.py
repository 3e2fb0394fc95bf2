import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.claims.remarks import SENTENCE_END, remarks_by_kind, remarks_on

GOOD = (
    "In a trial of 2013, 30 of 47 people for whom other drugs had failed had responded a day after "
    "one infusion of ketamine, against 7 of 25 after midazolam. How long that lasts is not well "
    "known. Many feel detached for an hour or two, and blood pressure rises. Most could feel which "
    "drug they had been given, which may have helped. The page that tells you this sells nothing."
)


def seen(text, word):
    return any(word in remark for remark in remarks_on(text))


def test_a_plain_paragraph_with_counts_in_both_arms_earns_no_remark():
    assert remarks_on(GOOD) == ()


def test_nothing_written_earns_nothing():
    assert remarks_on("") == ()
    assert remarks_on(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ketamine helps many people.", "It holds no number."),
        ("It helped 71 % in a study.", "No number has a denominator: say how many of how many."),
        ("12 of 17 felt better.", "Nothing is compared: what happened in the other arm?"),
        ("12 of 17 felt better.", "It does not say when, or for how long."),
        ("12 of 17 felt better.", "It names no harm."),
        ("12 of 17.", "It gives no year or address by which a source could be found."),
        ("Twice as many", "“Twice as” is a relative number: set the absolute ones beside it."),
        ("30 % fewer", "“30 % fewer” is a relative number: set the absolute ones beside it."),
        ("0.5 mg/kg", "It names a dose (“0.5 mg/kg”): say whose it was, or leave it out."),
        ("You should", "“You should” tells the reader what to do; a page cannot know that."),
        ("stop taking it", "“stop taking” tells the reader what to do; a page cannot know that."),
        ("a Breakthrough", "“Breakthrough” praises or promises more than trials can show."),
        (
            "he committed suicide",
            "Instead of “committed suicide” write that somebody died by suicide, or attempted it.",
        ),
        ("suicidal thoughts", "It speaks of suicide and names no help line."),
    ],
)
def test_a_rule_says_what_it_sees(text, remark):
    assert remark in remarks_on(text)


@pytest.mark.parametrize(
    "told",
    ["12 of 17", "30 out of 47", "1 in 1,000", "41 of every 100", "9/100", "30 people of 47"],
)
def test_a_denominator_is_seen_however_it_is_written(told):
    assert not seen(told, "denominator")


def test_a_help_line_goes_with_the_word():
    assert not seen("Suicidal thoughts; a help line is open at night.", "help line")


def test_a_number_that_is_missing_is_told_once():
    assert not seen("Ketamine helps many people.", "denominator")


def test_one_word_is_one_word():
    assert remarks_on("Word.")[0] == "It has 1 word; fewer than 40 seldom hold it all."


def test_length_is_told_in_words():
    assert remarks_on("One two three.")[0] == "It has 3 words; fewer than 40 seldom hold it all."
    assert seen("word " * 161 + ".", "It has 162 words; over 160 few will read.")
    assert seen(f"{'word ' * 60}.", "words on average; shorter ones read better")
    assert not seen("word word word. " * 20, "on average")


@given(st.text(max_size=400))
def test_any_text_can_be_remarked_on(text):
    for remark in remarks_on(text):
        assert remark.endswith(".") or "?" in remark


@pytest.mark.parametrize(
    ("words", "remark"),
    [(39, "fewer than 40 seldom hold it all"), (161, "over 160 few will read")],
)
def test_a_paragraph_may_have_forty_to_a_hundred_and_sixty_words(words, remark):
    assert seen("word " * words, remark)
    assert not seen("word " * (words + (1 if words < 100 else -1)), remark)


def test_a_sentence_of_twenty_four_words_is_short_enough():
    sentence = "word " * 23 + "word. "
    assert not seen(sentence * 3, "on average")
    longer = "word " * 24 + "word. "
    assert seen(longer * 3, "Its sentences have 25 words on average; shorter ones read better.")


@pytest.mark.parametrize(
    "text",
    ["The record is secure.", "This is unproven.", "She is curious.", "It is an improvement."],
)
def test_words_that_only_look_like_praise_are_passed_over(text):
    assert not seen(text, "praises or promises")


@pytest.mark.parametrize(
    "text", ["Game-changing.", "A MIRACLE", "it was cured", "revolutionary", "wonder drug"]
)
def test_praise_is_seen_in_any_form(text):
    assert seen(text, "praises or promises")


@pytest.mark.parametrize(
    ("text", "dose"), [("0,5 mg", "0,5 mg"), ("40 mg / kg", "40 mg / kg"), ("1 gram", "1 gram")]
)
def test_a_dose_is_quoted_as_it_was_written(text, dose):
    assert seen(text, f"It names a dose (“{dose}”)")


@pytest.mark.parametrize("text", ["40 people", "5 magazines", "12 mgx"])
def test_what_is_no_dose_is_none(text):
    assert not seen(text, "It names a dose")


@pytest.mark.parametrize("word", ["placebo", "midazolam", "compared", "than", "versus", "Control"])
def test_a_comparison_is_seen_by_its_word(word):
    assert not seen(f"12 of 17, {word}.", "Nothing is compared")


@pytest.mark.parametrize("source", ["https://example.org", "a trial of 2013", "Lehmann (1999)"])
def test_a_year_or_an_address_is_a_source(source):
    assert not seen(f"It is said by {source}.", "no year or address")


@pytest.mark.parametrize("number", ["3000 people", "12013"])
def test_a_number_that_is_no_year_is_no_source(number):
    assert seen(f"It is said by {number}.", "no year or address")


@pytest.mark.parametrize(
    "text",
    [
        "It may bring harm.",
        "Risks",
        "It has side effects.",
        "Some dissociated.",
        "Nausea was common.",
        "Some felt dizzy or detached.",
        "Two people felt sick, one vomited.",
        "A few got worse.",
        "It carries a real risk.",
        "There is a risk of misuse.",
        "Long use can damage the bladder.",
        "Heart rate goes up for an hour.",
        "Three dropped out.",
    ],
)
def test_a_harm_is_seen_by_its_words(text):
    assert not seen(text, "It names no harm")


@pytest.mark.parametrize(
    "text",
    [
        "It halves the risk.",
        "The risk of relapse fell.",
        "It has no side effects.",
        "It works without any serious risks.",
        "It is harmless and non-addictive.",
        "It doesn't cause dependence.",
        "The arms were independent.",
        "The risk of bias was high.",
        "Ketamine helps many people.",
    ],
)
def test_a_risk_that_falls_and_a_harm_denied_are_no_harm_named(text):
    assert seen(text, "It names no harm")


def test_one_sentence_silences_no_other():
    before = remarks_on("It works for everyone.")
    after = remarks_on("It works for everyone. It halves the risk.")
    assert set(before[1:]) < set(after)
    assert "It names no harm." in after


@pytest.mark.parametrize("told", ["one in ten", "12 per 100", "47 people, of whom 30", "3/4"])
def test_a_denominator_may_stand_in_words(told):
    assert not seen(told, "denominator")
    assert not seen(told, "no number")


@pytest.mark.parametrize("told", ["In 2013, 47", "12 in 2013", "64 %"])
def test_a_year_or_a_share_is_no_denominator(told):
    assert seen(told, "denominator")


@pytest.mark.parametrize(
    "text", ["He killed himself.", "She took her own life.", "They ended their lives."]
)
def test_a_death_by_suicide_asks_for_a_help_line_in_whatever_words(text):
    assert seen(text, "names no help line")


@pytest.mark.parametrize("line", ["Call 988.", "Samaritans: 116 123", "the emergency number"])
def test_a_help_line_may_be_named_by_its_number(line):
    assert not seen(f"Suicidal thoughts. {line}", "names no help line")


def test_an_abbreviation_ends_no_sentence():
    told = "Murrough et al. 2013 gave it to 47 people. " * 4
    assert not seen(told, "on average")
    assert len(SENTENCE_END.split(told.strip())) == 4


def test_a_text_is_read_once_however_often_its_remarks_are_asked_for():
    remarks_by_kind.cache_clear()
    for _ in range(3):
        remarks_on(GOOD)
    assert remarks_by_kind.cache_info().misses == 1


def test_remarks_on_length_come_before_those_on_content():
    first, *others = remarks_on("Ketamine cures.")
    assert first.startswith("It has 2 words")
    assert others[0] == "It holds no number."
    assert others[-1] == "“cures” praises or promises more than trials can show."
