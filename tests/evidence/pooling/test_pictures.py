"""Sets and studies can be shown by their ids, with the finding in the alt text."""

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import cumulative_forest, flow, forest, funnel, labbe, trial_set
from ketacourse.evidence.trials.sets import OF_COUNTS

SETS = [
    trial_set(identifier)
    for identifier in ("response_about_a_day", "madrs_four_weeks", "relapse_after_stopping")
]
IDS = [each.id for each in SETS]
DAY = "response_about_a_day"


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_a_set_has_a_forest_plot_with_every_trial_in_words(chosen):
    shown = forest(chosen)
    for name in chosen.names:
        assert name in shown.alt
    assert len(shown.data.rows) >= len(chosen)
    assert shown.width_px == 710


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_a_set_has_funnel_and_cumulative_plots(chosen):
    assert len(funnel(chosen).data.rows) == len(chosen)
    assert len(cumulative_forest(chosen).data.rows) == len(chosen)


@pytest.mark.parametrize("chosen", SETS, ids=IDS)
def test_sets_with_counts_have_a_labbe_plot_and_others_say_why_not(chosen):
    if chosen.measures == tuple(OF_COUNTS):
        assert len(labbe(chosen).data.rows) == len(chosen)
        return
    with pytest.raises(KetacourseError) as fault:
        labbe(chosen)
    assert str(fault.value) == (
        f"{chosen.name}: no counts are known, and a L'Abbé plot needs events of all in both arms; "
        "give a table with the columns events_treatment, total_treatment, events_control, "
        "total_control"
    )


@pytest.mark.parametrize("identifier", ["murrough2013_ajp", "zarate2006", "loo2023_kads"])
def test_a_randomised_study_has_a_flow(identifier):
    shown = flow(identifier)
    assert "people randomised" in shown.alt
    assert shown.caption


def test_the_alt_text_says_the_finding():
    assert forest(DAY).alt.startswith(
        "Forest plot, Response one to three days after the first dose. Pooled risk ratio 2.55 "
        "(1.32 to 4.94) from 5 trials; the interval lies above no difference (1), in favour of "
        "ketamine or esketamine; I squared 56 %. The true effect of a new trial may lie at 0.35 to "
        "18.73."
    )
    assert "2 lie above the pooled risk ratio of 2.55 and 0 below it." in funnel(DAY).alt
    assert "50 % on saline under anaesthesia" in labbe(DAY).alt
    assert "2013, 2.28 (1.17 to 4.43)" in cumulative_forest(DAY).alt


def test_by_comparator_the_groups_are_pooled_and_compared():
    shown = forest(DAY, by_comparator=True)
    assert shown.alt.endswith("Between groups: Q 8.73 on 3 df, p = 0.033")
    assert ("Against midazolam: These together", "", "", "", "2.51 (1.46 to 4.29)", "") in (
        shown.data.rows
    )


def test_measure_and_model_can_be_chosen():
    shown = forest(DAY, measure="odds_ratio", model="fixed")
    assert "Pooled odds ratio" in shown.alt
    assert "Fixed effect" in {row[0] for row in shown.data.rows}


@pytest.mark.parametrize("draw", [forest, cumulative_forest, labbe])
def test_the_caption_is_short_and_what_argues_against_the_pool_stands_behind_a_disclosure(draw):
    shown = draw(DAY)
    assert "not a systematic review" not in shown.caption
    assert "not a systematic review" in shown.about
    assert "<details><summary>About this picture</summary>" in shown.html()
    for cite in ("Murrough", "Lapidus", "Lii"):
        assert cite in shown.caption


def test_pictures_of_one_set_have_captions_of_their_own():
    shown = [draw(DAY) for draw in (forest, cumulative_forest, labbe, funnel)]
    starts = {each.caption.partition(".")[0] for each in shown}
    assert len(starts) == len(shown)


def test_a_set_made_smaller_can_be_shown():
    assert "from 1 trial;" in forest(trial_set(DAY).take([0])).alt


def test_one_group_alone_cannot_be_compared():
    with pytest.raises(KetacourseError) as fault:
        forest("ketamine_or_ect", by_comparator=True)
    assert str(fault.value) == "all studies are in the group 'ECT'; give two groups or more"
