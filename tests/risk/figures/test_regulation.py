"""The time line of regulation: a row an event, a column a region."""

from html import escape

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import citations
from ketacourse.risk.figures import regulation
from ketacourse.risk.figures.regulation import REGIONS, draw_regulation, timeline
from ketacourse.risk.regulation_page import regulation_events

EVENTS = regulation_events()


@pytest.fixture(name="marks")
def _marks(axes, artists):
    draw_regulation(axes, EVENTS)
    found = artists(axes)
    return {event.id: found[event.id][0] for event in EVENTS}


def test_every_event_stands_in_the_column_of_its_region(marks):
    for event in EVENTS:
        assert list(marks[event.id].get_xdata()) == [REGIONS[event.region][0]]


def test_rows_go_down_in_time(marks):
    heights = [marks[event.id].get_ydata()[0] for event in EVENTS]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(EVENTS)


def test_a_mark_is_open_only_where_the_source_is_second_hand(marks):
    for event in EVENTS:
        is_open = marks[event.id].get_markerfacecolor() == "white"
        assert is_open == (event.status is Status.SECONDARY)


def test_regions_differ_in_shape():
    assert len({marker for _, _, marker, _ in REGIONS.values()}) == len(REGIONS)


def test_the_alternative_text_goes_region_by_region():
    alt = timeline().alt
    assert alt.startswith(f"Time line of {len(EVENTS)} events. United States: 1970, ketamine")
    assert "United Kingdom: 10 Jun 2014, ketamine moves from Class C to Class B;" in alt


def test_the_numbers_hold_the_whole_event_and_its_source():
    rows = timeline().data.rows
    assert [row[2] for row in rows] == [event.event for event in EVENTS]
    assert all(row[3] for row in rows)


def test_every_link_stands_with_the_row_that_it_belongs_to():
    shown = timeline()
    assert "<a " not in shown.caption
    rows = shown.about.split("<li>")[1:]
    for row, event in zip(rows, EVENTS, strict=True):
        assert row.count("<a ") == len(event.cites)
        for cite in event.cites:
            assert f'href="{escape(citations()[cite].link)}"' in row
    assert "<summary>About this picture</summary><ul>" in shown.html()


def test_no_words_collide_or_leave_the_picture(figure_of, collisions):
    assert collisions(figure_of(regulation, timeline)) == []
