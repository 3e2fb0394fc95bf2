import pytest

from ketacourse.claims.mutation import how_it_changed, run_together, side_by_side
from ketacourse.content.base import Status
from ketacourse.content.library import records
from ketacourse.errors import ContentError, KetacourseError


@pytest.mark.parametrize("trace", [each.id for each in records("claim_traces")])
def test_every_trace_can_be_followed_to_a_better_sentence(trace):
    shown = repr(how_it_changed(trace))
    assert "It became, on web pages: “" in shown
    assert "Followed home:" in shown
    assert "A better sentence:" in shown


def test_the_seventy_percent_is_followed_from_two_papers_to_the_article():
    shown = repr(how_it_changed("seventy-percent"))
    first = shown.index("Zarate 2006, Archives of General Psychiatry: 71%")
    second = shown.index("Murrough 2013, Biological Psychiatry: 70.8%")
    page = shown.index("Article 2, in our paraphrase")
    assert first < second < page < shown.index("36 in 100 responses")


def test_the_steps_of_a_trace_that_has_no_known_source_begin_with_the_sentence():
    assert repr(how_it_changed("safe")).startswith(
        "Judge claims 10 and 25 first. It became, on web pages: “Ketamine is safe”"
    )


def test_thirty_five_percent_goes_by_way_of_the_press():
    shown = repr(how_it_changed("thirty-five-percent"))
    assert "35% still better after several weeks" in shown
    assert "35% (6 of 17) kept a response, not a remission, for at least one week" in shown


def test_a_trace_gives_a_verdict_away_and_so_asks_to_judge_first():
    assert repr(how_it_changed("seventy-percent")).startswith("Judge claim 17 first.")
    several = repr(how_it_changed("suicidal-thoughts"))
    assert several.startswith("Judge claims 9 and 31 and 33 first.")


def test_what_is_weakly_sourced_says_so():
    assert "The 28% is weakly sourced" in repr(how_it_changed("seventy-percent"))
    assert "[read in a second-hand copy]" in repr(how_it_changed("seventy-percent"))


def test_the_two_murrough_papers_cannot_be_taken_for_one_another():
    shown = repr(side_by_side("murrough2013_ajp", "murrough2013_bp"))
    assert "American Journal of Psychiatry 2013" in shown
    assert "Biological Psychiatry 2013" in shown
    assert "a single infusion" in shown
    assert "up to six infusions over 12 days" in shown
    assert "median of 18 days" in shown


def test_studies_beside_each_other_hold_nothing_unconfirmed():
    shown = repr(side_by_side("zarate2006", "murrough2013_bp"))
    assert "not confirmed" not in shown
    assert "0 of 14" not in shown
    assert "21 completed" not in shown


def test_one_study_has_nothing_beside_it():
    with pytest.raises(KetacourseError) as fault:
        side_by_side("zarate2006")
    assert str(fault.value) == (
        "one study has nothing beside it; name two or more, got ('zarate2006',)"
    )


def test_an_unknown_trace_is_refused_with_the_nearest():
    with pytest.raises(ContentError, match="did you mean 'seventy-percent'"):
        how_it_changed("seventy-percents")


def test_the_responses_that_were_run_together_are_counted_arm_by_arm():
    told = [
        (each.study.id, each.arm, each.share.count, each.share.total) for each in run_together()
    ]
    assert told == [
        ("zarate2006", "ketamine", 12, 17),
        ("murrough2013_bp", "ketamine", 17, 24),
        ("murrough2013_ajp", "ketamine", 30, 47),
        ("murrough2013_ajp", "midazolam", 7, 25),
    ]
    assert all(each.outcome.status is not Status.UNCONFIRMED for each in run_together())
