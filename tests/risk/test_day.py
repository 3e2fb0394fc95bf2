"""The day of a dose: every time comes from a quantity of a fact."""

import dataclasses

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.errors import ContentError
from ketacourse.risk import day
from ketacourse.risk.day import LANES, day_bars, minutes

BARS = {bar.id: bar for bar in day_bars()}


@pytest.mark.parametrize(
    ("bar", "words"),
    [
        ("no-food", "the last 2 hours before the dose"),
        ("no-drinks", "the last 30 minutes before the dose"),
        ("dissociation", "until 90 minutes, most at 40 minutes"),
        ("thinking", "until 2 hours"),
        ("sleepiness", "until 4 hours"),
        ("bp-eu", "until 1 to 2 hours"),
        ("bp-us", "until 4 hours, most at 40 minutes"),
        ("bp-check", "at 40 minutes"),
        ("monitored", "until 2 hours"),
        ("no-driving", "from the dose on, past the day"),
    ],
)
def test_a_stretch_of_the_day_is_told_in_words(bar, words):
    assert BARS[bar].words == words


def test_three_sources_give_three_durations_for_one_rise():
    ends = {bar.id: (bar.end_min, bar.latest_min) for bar in BARS.values() if "bp-" in bar.id}
    assert ends["bp-eu"] == (60, 120)
    assert ends["bp-maker"] == (120, None)
    assert ends["bp-us"] == (240, None)


def test_every_number_stands_in_the_text_of_its_fact_or_its_quantities():
    for span in records("treatment_day"):
        names = {quantity.name for quantity in record("risk_facts", span.fact).quantities}
        assert {name for name in (span.peak, span.end, span.latest) if name} <= names


def test_nothing_on_the_time_line_is_unconfirmed_or_recreational():
    for bar in BARS.values():
        assert bar.fact.status is Status.VERIFIED
        assert bar.fact.setting == "clinical"


def test_lanes_come_in_the_order_of_the_day():
    found = [LANES.index(bar.lane) for bar in day_bars()]
    assert found == sorted(found)


def span_with(**changes):
    return dataclasses.replace(record("treatment_day", "monitored"), **changes)


def test_an_entry_that_names_no_quantity_of_its_fact_is_refused(monkeypatch):
    monkeypatch.setattr(day, "records", lambda _: [span_with(end="monitored at lest")])
    with pytest.raises(ContentError) as caught:
        day_bars()
    assert str(caught.value) == (
        "unknown quantity of risk fact 'us-two-hours' 'monitored at lest'; "
        "did you mean 'monitored at least'? Allowed: monitored at least"
    )


def test_a_quantity_that_is_no_time_is_refused(monkeypatch):
    span = span_with(fact="iv-bp-684-infusions", end="mean systolic rise")
    monkeypatch.setattr(day, "records", lambda _: [span])
    message = "'mean systolic rise' of risk fact 'iv-bp-684-infusions' is in mmHg, not min"
    with pytest.raises(ContentError, match=f"^{message}$"):
        day_bars()


@pytest.mark.parametrize(
    ("time_min", "words"), [(30, "30 minutes"), (90, "90 minutes"), (120, "2 hours")]
)
def test_times_are_said_as_a_person_says_them(time_min, words):
    assert minutes(time_min) == words
