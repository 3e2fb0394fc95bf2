"""A review is shown as its record has it: sourced, marked where unconfirmed, nothing of our own."""

import re

import pytest

from ketacourse.content.library import records
from ketacourse.errors import KetacourseError
from ketacourse.evidence import published_pool, review_facts, review_results

REVIEWS = records("meta_analyses")
WITH_ROWS = [review for review in REVIEWS if review.pooled]


@pytest.mark.parametrize("review", WITH_ROWS, ids=lambda review: review.id)
def test_every_pooled_row_is_shown_with_a_source_and_marked_where_unconfirmed(review):
    page = review_results(review.id)
    assert page._repr_html_().count("<li>") == len(review.pooled)
    assert page._repr_html_().count("(<a href=") >= len(review.pooled)
    assert "None" not in repr(page)
    unconfirmed = sum(row.status == "unconfirmed" for row in review.pooled)
    assert repr(page).count("[not confirmed here]") == unconfirmed
    second_hand = sum(row.status == "secondary" for row in review.pooled)
    assert repr(page).count("Read second-hand.") == second_hand


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.id)
def test_every_remark_of_every_review_is_shown_with_a_source(review):
    shown = review_facts(review.id)._repr_html_()
    assert shown.count("<li>") == len(review.remarks)
    assert shown.count("(<a href=") >= len(review.remarks)


def test_a_row_tells_comparison_outcome_size_effect_and_source():
    assert (
        "Fond 2014 , ketamine v control, no ECT, depression score (9 trials, 226 "
        "people): standardised difference −0.99 (95 % interval −1.23 to −0.75). "
        "( Fond et al. 2014 )"
    ) in repr(review_results("fond2014"))


def test_a_row_tells_heterogeneity_and_certainty_where_they_were_published():
    assert "; I² 65 %." in repr(review_results("bahji2022", outcome="response"))
    rows = review_results("cochrane_dean2021_unipolar", outcome="remission at 24 hours")
    assert "; certainty very low." in repr(rows)


def test_one_trial_is_told_in_the_singular():
    assert "(1 trial)" in repr(review_results("esketamine_ipd2025", outcome="relapse"))


def test_several_reviews_stand_under_one_another_in_the_order_asked_for():
    shown = repr(review_results("newport2015", "mcgirr2015", outcome="remission at 24 hours"))
    assert shown.index("odds ratio 14.47") < shown.index("odds ratio 7.06")
    assert "depression score" not in shown


def test_topics_come_in_the_order_asked_for():
    shown = repr(review_facts("fond2014", "comparator", "design"))
    assert shown.index("Comparator: ") < shown.index("Design: ")
    assert "Durability: " not in shown


def test_a_published_pool_stands_without_ours():
    shown = repr(published_pool("transform_change"))
    assert "difference in means −4.08 (95 % interval −6.18 to −1.99)" in shown
    assert "−4.085" not in shown


def test_a_pooling_that_is_only_ours_says_so():
    message = "no published result is recorded for 'transform_response'"
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        published_pool("transform_response")


def refused(show, *asked, **more):
    with pytest.raises(KetacourseError) as fault:
        show(*asked, **more)
    return str(fault.value)


def test_an_outcome_that_a_review_lacks_is_refused_with_the_nearest():
    assert refused(review_results, "fond2014", outcome="depression scor") == (
        "unknown outcome of Fond 2014 'depression scor'; did you mean 'depression score'? "
        "Allowed: depression score"
    )


def test_a_topic_without_a_remark_is_refused_with_the_nearest():
    assert refused(review_facts, "fond2014", "desing") == (
        "unknown topic of Fond 2014 'desing'; did you mean 'design'? "
        "Allowed: comparator, design, durability, effect, teaching"
    )


def test_a_review_that_is_not_there_is_refused_with_the_nearest():
    said = refused(review_results, "fond2041")
    assert said.startswith(
        "unknown id in meta_analyses 'fond2041'; did you mean 'fond2014'? Allowed: an2021, "
    )


@pytest.mark.parametrize("reviews", [(), ("price2022_ipd",)])
def test_nothing_to_show_is_said(reviews):
    message = "no pooled row to show; name a review that has one"
    with pytest.raises(KetacourseError, match=f"^{message}$"):
        review_results(*reviews)
