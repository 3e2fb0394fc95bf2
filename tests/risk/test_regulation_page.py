"""What regulators did: every event, in order, with a date as exact as it is known."""

import pytest

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.risk.regulation_page import date_words, regulation, regulation_events


@pytest.mark.parametrize(
    ("date", "words"),
    [("2019-03-05", "5 Mar 2019"), ("2020-12", "Dec 2020"), ("1970", "1970")],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(date, words):
    assert date_words(date) == words


def test_events_come_in_order_of_time():
    dates = [event.date for event in regulation_events()]
    assert dates == sorted(dates)
    assert len(dates) == len(records("regulation"))


def test_a_region_shows_its_own_events_only():
    page = regulation("United Kingdom")._repr_html_()
    assert page.count("<li>") == 3
    assert "United States" not in page


def test_the_page_says_what_was_read_only_second_hand_and_links_every_event():
    page = regulation()._repr_html_()
    second = [event for event in records("regulation") if event.source_quality]
    assert page.count("(read only on a secondary or low-authority page)") == len(second) > 0
    assert page.count("<a href=") >= page.count("<li>")


def test_an_unknown_region_is_refused_with_those_there_are():
    message = (
        "no events for region 'Mars'; choose from United States, United Kingdom, European Union"
    )
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        regulation("Mars")


@pytest.mark.parametrize("event", records("regulation"), ids=lambda event: event.id)
def test_the_short_form_is_short_and_free_of_names_and_dates(event):
    assert 0 < len(event.short) <= 52
    assert not any(letter.isdigit() for letter in event.short)
