import pytest

from ketacourse.claims.mutation import how_it_changed, run_together, side_by_side
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain
from ketacourse.errors import ContentError, KetacourseError


def opened(trace):
    """What a reader sees who opens a trace."""
    return to_plain(how_it_changed(trace)._repr_html_())


@pytest.mark.parametrize("trace", [each.id for each in records("claim_traces")])
def test_every_trace_can_be_followed_to_a_better_sentence(trace):
    shown = opened(trace)
    assert "It became, on web pages: “" in shown
    assert "Followed home:" in shown
    assert "A better sentence:" in shown


def test_the_seventy_percent_is_followed_from_two_papers_to_the_article():
    shown = opened("seventy-percent")
    first = shown.index("Zarate 2006b, Archives of General Psychiatry: 71%")
    second = shown.index("Murrough 2013b, Biological Psychiatry: 70.8%")
    page = shown.index("Article 2, in our paraphrase")
    assert first < second < page < shown.index("36 more of every 100 people")


def test_the_steps_of_a_trace_that_has_no_known_source_begin_with_the_sentence():
    steps = opened("safe").removeprefix(
        "Judge claims 10 and 25 first, then open how the sentence changed "
    )
    assert steps.startswith("It became, on web pages: “Ketamine is safe”")


def test_thirty_five_percent_goes_by_way_of_the_press():
    shown = opened("thirty-five-percent")
    assert "35% still better after several weeks" in shown
    assert "35% (6 of 17) kept a response, not a remission, for at least one week" in shown


def test_a_trace_gives_a_verdict_away_and_so_is_covered_until_the_claim_is_judged():
    one, several = how_it_changed("seventy-percent"), how_it_changed("suicidal-thoughts")
    assert repr(one) == "<Covered: Judge claim 17 first, then open how the sentence changed>"
    assert several.label == (
        "Judge claims 9 and 31 and 33 first, then open how the sentence changed"
    )
    assert one._repr_html_().startswith('<div class="kc"><details class="kc-covered"><summary>')


def test_what_is_weakly_sourced_says_so():
    assert "The 64% and 28% were read second-hand" in opened("seventy-percent")
    assert "[read in a second-hand copy]" in opened("seventy-percent")


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


@pytest.mark.parametrize("study", ["murrough2013", "zarate_2006"])
def test_an_unknown_study_is_refused_with_the_nearest(study):
    with pytest.raises(ContentError, match=f"^unknown id in studies '{study}'; did you mean '"):
        side_by_side("zarate2006", study)


def test_three_studies_stand_in_the_order_given():
    page = side_by_side("murrough2013_bp", "zarate2006", "murrough2013_ajp")._repr_html_()
    names = [record("studies", each).name for each in ("murrough2013_bp", "zarate2006")]
    assert page.index(names[0]) < page.index(names[1])
    assert page.count('scope="col"') == 3
    assert page.count('scope="rowgroup"') == 6


def test_what_was_not_read_is_said_to_be_so():
    assert "not read" in repr(side_by_side("murrough2013_ajp", "zarate2006"))


def test_a_count_is_named_by_its_study_and_arm():
    names = [each.name for each in run_together()]
    assert names[-1].startswith("Murrough 2013a (two-site trial): midazolam")
    assert len(set(names)) == len(names)


def test_the_steps_of_a_trace_are_those_that_are_known():
    for trace in records("claim_traces"):
        page = how_it_changed(trace.id)._repr_html_()
        assert ("It may have grown from" in page) == bool(trace.likely_sources)
        assert page.count("In the words of") == len(trace.claims)
        assert page.index("It became") < page.index("Followed home") < page.index("A better")


def test_the_row_of_responses_holds_responses_alone():
    page = side_by_side("zarate2006", "murrough2013_bp")._repr_html_()
    row = page.partition(">Response</th></tr>")[2].partition("</tr>")[0]
    assert "12 of 17 (71 %)" in row
    assert "17 of 24 (71 %)" in row
    for study in ("zarate2006", "murrough2013_bp"):
        for outcome in record("studies", study).outcomes:
            if "response" not in outcome.id:
                assert f"{outcome.name[:1].upper()}{outcome.name[1:]}: " not in row
