"""The baselines: no account may win by bookkeeping."""

import pytest

from ketacourse.content.library import records
from ketacourse.pathway.model.influence import Account, Arrow, account
from ketacourse.pathway.model.perturb import run, treatment
from ketacourse.pathway.scores.chance import (
    DEALS,
    Deals,
    baselines,
    commonest,
    commonest_classes,
    dealt_signs,
    dealt_verdicts,
)
from ketacourse.pathway.scores.scoring import (
    hypotheses_of,
    leave_one_paper_out,
    named_effect,
    scorable,
    score_class,
    scorecard,
)
from ketacourse.statistics.shares import Share

FOUND = baselines()
CARD = scorecard()


def test_the_commonest_class_is_counted_with_and_without_ketamine():
    assert commonest_classes(scorable()) == {True: "loss", False: "sufficient"}
    hits = sum(
        score_class(each.observed) == ("loss" if each.experiment.with_ketamine else "sufficient")
        for each in scorable()
    )
    assert FOUND["all"].commonest == Share(hits, 103)


@pytest.mark.parametrize("chance", FOUND.chances, ids=lambda chance: str(chance.column))
def test_baselines_stand_on_the_comparisons_of_the_account(chance):
    tally = CARD.tally(chance.column)
    assert chance.accuracy == tally.accuracy
    assert chance.commonest.total == tally.accuracy.total
    assert len(chance.shuffled.accuracies) == DEALS
    assert len(chance.layout.accuracies) <= DEALS


@pytest.mark.parametrize("chance", FOUND.chances, ids=lambda chance: str(chance.column))
def test_shuffling_signs_brings_accuracy_down_to_the_baseline(chance):
    assert chance.shuffled.mean <= chance.commonest.value


def test_even_where_ketamine_is_kept_shuffled_signs_stay_at_the_baseline():
    spoken = [each for each in FOUND.chances if each.accuracy.total >= 15]
    assert len(spoken) >= 6
    assert all(each.layout.mean <= each.commonest.value for each in spoken)
    assert FOUND["all"].layout.middle[1] <= FOUND["all"].commonest.value + 0.02


def test_the_signs_as_drawn_beat_their_shuffles_on_the_whole_graph():
    whole = FOUND["all"]
    assert whole.accuracy.value > whole.shuffled.middle[1]
    assert whole.accuracy.value > whole.layout.middle[1]


def test_a_deal_keeps_the_number_of_each_sign_and_moves_them():
    signs = dealt_signs()
    drawn = {edge.id: edge.sign for edge in records("edges") if edge.causal}
    assert signs.keys() == drawn.keys()
    for deal in (0, 57, DEALS - 1):
        lane = [int(signs[name][deal]) for name in drawn]
        assert sorted(lane) == sorted(drawn.values())
        assert lane != list(drawn.values())


def test_deals_are_the_same_on_every_run_and_differ_by_seed():
    one, again, other = (dealt_signs.__wrapped__(3, seed) for seed in (1, 1, 2))
    assert all((one[name] == again[name]).all() for name in one)
    assert any((one[name] != other[name]).any() for name in one)
    assert dealt_signs.__wrapped__(1, 1)["E001"].tolist() == one["E001"][:1].tolist()


@pytest.mark.parametrize("deal", [0, 99])
def test_a_deal_run_at_once_is_a_deal_run_alone(deal):
    signs = dealt_signs()
    used = account(hypotheses_of(1))
    alone = Account(
        tuple(Arrow(a.id, a.source, a.target, float(signs[a.id][deal])) for a in used.arrows),
        used.drugs,
    )
    verdicts = dealt_verdicts(1)
    for comparison in CARD.spoken(1):
        experiment = comparison.experiment
        pushed = {} if experiment.perturbed_edges else experiment.perturbation_signs
        arms = run(alone, treatment(alone, pushed, experiment.perturbed_edges))
        effect = named_effect(experiment, comparison.outcome, arms.changes(comparison.outcome))
        same = score_class(effect) == score_class(comparison.observed)
        wanted = None if effect == "no effect" else same
        assert verdicts[experiment.id, comparison.outcome][deal] == wanted


def test_silent_accounts_have_no_baseline():
    named = {each.column for each in FOUND.chances}
    assert named == {which for which in CARD.columns if CARD.tally(which).coverage.count}


def test_the_commonest_class_can_be_had_for_any_scorecard():
    strict = leave_one_paper_out()
    for which in strict.columns:
        assert commonest(strict, which).total == strict.tally(which).accuracy.total


def test_the_middle_of_the_deals_leaves_a_fortieth_at_either_end():
    deals = Deals(tuple(i / 100 for i in range(80)))
    assert deals.middle == (0.02, 0.77)
    assert deals.mean == pytest.approx(0.395)
    assert deals.as_good_as(Share(3, 4)) == Share(5, 80)
    assert str(Deals((0.25, 0.25, 1.0))) == "50 % (25 % to 100 %)"
    assert str(Deals(())) == "none"


def test_unconfirmed_results_can_be_left_out():
    sure = baselines(confirmed_only=True)
    assert sure["all"].accuracy == CARD.confirmed().tally("all").accuracy
    assert sure["all"].commonest.total < FOUND["all"].commonest.total


def test_the_table_has_a_row_for_each_account_and_reads_the_same():
    shown = FOUND.table()
    assert len(shown.rows) == len(FOUND.chances)
    assert repr(FOUND).splitlines()[0].split("  ")[0] == "Account"
    assert FOUND._repr_html_() == shown.html()
