"""A set of trials that points at nothing, or at what is not confirmed, is found out."""

from dataclasses import replace

import pytest

from ketacourse.content.library import record, records
from ketacourse.content.selections import selection_faults

STUDIES = {study.id: study for study in records("studies")}
DAY = record("trial_sets", "response_about_a_day")
MADRS = record("trial_sets", "madrs_about_a_day")


def faults(selection):
    return list(selection_faults(selection, STUDIES))


@pytest.mark.parametrize("selection", records("trial_sets"), ids=lambda s: s.id)
def test_the_sets_of_the_course_are_sound(selection):
    assert faults(selection) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"members": (), "pooling": ""},
            (("id",), "holds no trial; add a member or name a pooling"),
        ),
        (
            {"pooling": "transform_response", "comparator": ""},
            (("pooling",), "a pooling needs to be told its 'comparator'"),
        ),
        (
            {"members": (replace(DAY.members[0], outcome="response_day7"),)},
            (
                ("members", 0),
                "outcome 'response_day7' of murrough2013_ajp is not confirmed, so it is not pooled",
            ),
        ),
        (
            {"members": (replace(MADRS.members[0], estimate="drug"),)},
            (
                ("members", 0),
                (
                    "unknown mean difference in murrough2013_ajp 'drug'. "
                    "Allowed: ketamine minus midazolam"
                ),
            ),
        ),
    ],
)
def test_a_fault_is_told_with_its_place(changes, fault):
    assert faults(replace(DAY, **changes)) == [fault]


@pytest.mark.parametrize(
    ("member", "start"),
    [
        ({"study": "murrough2013"}, "unknown id in studies 'murrough2013'; did you mean"),
        ({"outcome": "response"}, "unknown outcome of murrough2013_ajp 'response'"),
    ],
)
def test_a_member_that_leads_nowhere_names_the_nearest(member, start):
    ((where, message),) = faults(replace(DAY, members=(replace(DAY.members[0], **member),)))
    assert where == ("members", 0)
    assert message.startswith(start)


def test_a_trial_left_out_must_be_known_too():
    wrong = replace(DAY.left_out[0], study="berman_2000")
    ((where, message),) = faults(replace(DAY, left_out=(wrong,)))
    assert where == ("left_out", 0)
    assert message.startswith("unknown id in studies 'berman_2000'; did you mean 'berman2000'?")
