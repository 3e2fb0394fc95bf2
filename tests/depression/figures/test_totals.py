"""The drawing of invented patients says what was counted, and the page reckons as Python does."""

from collections import Counter

import pytest

from ketacourse.depression import scale_explorer
from ketacourse.depression.figures.totals import LOOKS, totals_drawing, totals_numbers
from ketacourse.depression.scale import Cohort, Patient, Verdict, invented_cohort, outcomes
from ketacourse.display.drawing import filled
from tests.display.same import assert_same
from tests.node import run_module

COHORT = invented_cohort(32, 16)
COUNTED = outcomes(COHORT, 10)
SETTINGS = [(20, 0), (20, 30), (21, 10), (26, 14), (32, 16), (45, 0), (45, 30), (38, 25)]
NUMBERS = """
import { numbers } from "./src/ketacourse/depression/scale.js";
answer(given.asked.map((values) => numbers(values, given.given)));
"""


def drawn(cohort=COHORT, cutoff=10):
    return filled(totals_drawing().spec(), totals_numbers(cohort, outcomes(cohort, cutoff)))


def marks(kind, panel):
    return [mark for mark in panel["marks"] if mark["kind"] == kind]


def test_every_patient_has_a_line_and_a_last_mark_with_those_of_the_verdict():
    numbers = totals_numbers(COHORT, COUNTED)
    for verdict, look in LOOKS.items():
        number = Counter(COUNTED.verdicts)[verdict]
        assert numbers[f"{look.name}_lines"].count(None) == number
        assert len(numbers[f"{look.name}_last"]) == numbers[f"{look.name}_count"] == number


def test_looks_differ_in_words_colour_line_and_mark():
    assert all(len(set(feature)) == len(Verdict) for feature in zip(*LOOKS.values(), strict=True))


def test_lines_and_marks_have_the_look_of_their_verdict():
    weeks, last = totals_drawing().spec()["panels"]
    lines = {mark["points"]: (mark["colour"], mark.get("dash")) for mark in marks("line", weeks)}
    dots = {mark["points"]: (mark.get("colour"), mark.get("shape")) for mark in marks("dots", last)}
    for look in LOOKS.values():
        dash = None if look.dash == "solid" else look.dash
        shape = None if look.shape == "circle" else look.shape
        assert lines[f"{{{look.name}_lines}}"] == (look.colour, dash)
        assert dots[f"{{{look.name}_last}}"] == (look.colour, shape)


def test_last_marks_stand_at_the_last_totals_in_the_column_of_the_verdict():
    numbers = totals_numbers(COHORT, COUNTED)
    for column, (verdict, look) in enumerate(LOOKS.items()):
        judged = zip(COHORT.patients, COUNTED.verdicts, strict=True)
        places = numbers[f"{look.name}_last"]
        assert [y for _, y in places] == [one.final for one, found in judged if found is verdict]
        assert all(abs(x - column) <= 0.4 for x, _ in places)


def test_each_column_has_its_count_and_name_below():
    _, last = drawn()["panels"]
    words = [mark["text"] for mark in marks("note", last)]
    assert words == ["8 did\nboth", "4 only\nresponded", "0 only\nremitted", "12 did\nneither"]


def test_the_line_of_remission_lies_above_the_last_total_that_counts_as_it():
    for panel in drawn()["panels"]:
        assert [mark["y"] for mark in marks("rule", panel)] == [10.5]
        ((_, _, _, top),) = marks("boxes", panel)[0]["boxes"]
        assert top == 10.5


def test_patients_whom_one_point_would_change_are_ringed_where_they_stand():
    numbers = totals_numbers(COHORT, COUNTED)
    places = [place for look in LOOKS.values() for place in numbers[f"{look.name}_last"]]
    assert len(numbers["ringed"]) == COUNTED.borderline == 4
    assert set(numbers["ringed"]) <= set(places)
    _, last = drawn()["panels"]
    assert last["title"] == "In week 8 (ringed: 4 hang on one point)"


def test_rings_are_not_spoken_of_when_nobody_is_near_a_line():
    cohort = invented_cohort(45, 0)
    _, last = drawn(cohort, 9)["panels"]
    assert last["title"] == "In week 8"
    assert totals_numbers(cohort, outcomes(cohort, 9))["ringed"] == []


@pytest.mark.parametrize(("baseline", "change"), SETTINGS)
def test_no_two_marks_share_a_place(baseline, change):
    cohort = invented_cohort(baseline, change)
    numbers = totals_numbers(cohort, outcomes(cohort, 10))
    places = [place for look in LOOKS.values() for place in numbers[f"{look.name}_last"]]
    assert len(set(places)) == len(places) == 24


@pytest.mark.parametrize("baseline", range(20, 46, 5))
@pytest.mark.parametrize("change", [0, 15, 30])
def test_axes_stand_still_and_hold_every_total(baseline, change):
    cohort = invented_cohort(baseline, change)
    totals = [total for patient in cohort.patients for total in patient.totals]
    for panel in drawn(cohort)["panels"]:
        axis = panel["y"]
        assert (axis["low"], axis["high"]) == (-1.5, 61)
        assert axis["low"] < min(totals) <= max(totals) < axis["high"]


def test_the_highest_totals_of_all_reach_the_end_of_the_scale():
    assert max(max(patient.totals) for patient in invented_cohort(45, 0).patients) == 60


def test_the_heading_and_the_alt_text_give_counts_with_denominators():
    found = drawn()
    assert found["heading"] == COUNTED.headline
    assert found["note"] == "The mean total falls by 16.0 points, from 32.0 to 16.0"
    assert found["alt"] == (
        "24 invented patients: mean total 32.0 at the start, 16.0 in week 8. 12 of 24 (50 %) "
        "responded; 8 of 24 (33 %) remitted, with remission at 10 points or less. For 4 of them "
        "one point more or less in week 8 would change the verdict."
    )


def test_where_the_mean_stays_those_who_respond_all_the_same_are_named():
    assert drawn(invented_cohort(20, 0))["note"] == (
        "On average nothing happens (from 20.0 to 19.9), and yet 4 patients “respond”: totals "
        "scatter, and while some fall by half, 12 of 24 rise"
    )
    assert "and yet 1 patient “responds”" in drawn(invented_cohort(33, 0))["note"]
    assert drawn(invented_cohort(45, 0))["note"].startswith("The mean total falls by 0.4 points")


def test_the_caption_says_invented_first():
    assert drawn()["caption"].startswith("<strong>Invented patients</strong>")


def test_the_table_has_a_row_for_every_patient():
    rows = drawn()["rows"]
    assert rows[0] == ("Patient 1", "24", "10", "58 %", "responded and remitted", "yes")
    assert len(rows) == 24


def test_one_patient_hangs_and_several_hang_on_a_point():
    cohort = Cohort((Patient(1, (40,) * 8 + (20,)), Patient(2, (40,) * 9)))
    assert totals_numbers(cohort, outcomes(cohort))["rings"] == " (ringed: 1 hangs on one point)"


def test_the_page_reckons_patients_as_the_package_does():
    explorer = scale_explorer()
    asked = [
        {"baseline": baseline, "change": change, "cutoff": str(cutoff)}
        for baseline in (*range(20, 46, 4), 45)
        for change in range(0, 31, 2)
        for cutoff in (9, 10, 12)
    ]
    said = run_module(NUMBERS, {"asked": asked, "given": explorer.given})
    for values, numbers in zip(asked, said, strict=True):
        cohort = invented_cohort(values["baseline"], values["change"])
        assert_same(numbers, totals_numbers(cohort, outcomes(cohort, int(values["cutoff"]))))
