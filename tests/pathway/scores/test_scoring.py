"""The scorecard: what is scored, how it is counted, and that silence wins nothing."""

import dataclasses

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.mechanism import SCORE_CLASSES
from ketacourse.errors import KetacourseError
from ketacourse.pathway.model.perturb import predict
from ketacourse.pathway.scores.scoring import (
    Cell,
    Comparison,
    conflicts,
    edges_resting_on,
    hypotheses_of,
    leave_one_paper_out,
    scorable,
    score_class,
    scorecard,
)

CARD, STRICT = scorecard(), leave_one_paper_out()
BOTH = pytest.mark.parametrize("card", [CARD, STRICT], ids=["plain", "strict"])


@BOTH
def test_every_scorable_experiment_is_scored_and_the_rest_is_listed(card):
    assert (card.experiments, len(card.comparisons), len(card.left_out)) == (79, 103, 29)
    scored = {each.experiment.id for each in card.comparisons}
    left = {each.id for each in card.left_out}
    assert scored | left == {each.id for each in records("experiments")}
    assert not scored & left
    assert all(each.scorable_reason for each in card.left_out)


@BOTH
def test_each_comparison_meets_every_hypothesis_and_all_together(card):
    assert card.columns == (*range(1, 13), "all")
    assert {len(row) for row in card.cells} == {13}


@BOTH
def test_a_cell_matches_when_prediction_and_finding_share_a_class(card):
    for comparison, row in zip(card.comparisons, card.cells, strict=True):
        for cell in row:
            if cell.verdict == "silent":
                assert cell.predicted is None
                assert cell.reason
            else:
                same = score_class(cell.predicted) == score_class(comparison.observed)
                assert cell.verdict == ("match" if same else "mismatch")


@BOTH
def test_every_scored_prediction_has_one_fixed_point(card):
    assert all(cell.unique for row in card.cells for cell in row)


def test_cells_are_what_predict_says():
    for comparison, row in list(zip(CARD.comparisons, CARD.cells, strict=True))[::7]:
        experiment = comparison.experiment
        for which, cell in zip(CARD.columns, row, strict=True):
            found = predict(
                {} if experiment.perturbed_edges else experiment.perturbation_signs,
                hypotheses=hypotheses_of(which),
                with_ketamine=experiment.with_ketamine,
                outcome=comparison.outcome,
                cut=experiment.perturbed_edges,
            )
            assert found.effect == cell.predicted, (experiment.id, which)


def test_leaving_a_paper_out_is_predicting_without_its_edges():
    index = next(i for i, c in enumerate(CARD.comparisons) if c.experiment.id == "X69a")
    experiment = CARD.comparisons[index].experiment
    lost = edges_resting_on(experiment)
    found = predict({"vta_da": -1}, outcome="ad_acute", without=lost)
    assert lost
    assert STRICT.column("all")[index].predicted == found.effect


def test_an_edge_with_a_further_source_is_kept():
    for experiment in records("experiments"):
        for identifier in edges_resting_on(experiment):
            assert set(record("edges", identifier).cites) <= set(experiment.cites)
    kept = [
        edge.id
        for edge in records("edges")
        for each in scorable()
        if set(edge.cites) & set(each.experiment.cites)
        and edge.id not in edges_resting_on(each.experiment)
    ]
    assert kept


def test_leaving_papers_out_only_takes_away_what_accounts_say():
    for which in CARD.columns:
        assert STRICT.tally(which).coverage.count <= CARD.tally(which).coverage.count


@BOTH
def test_accuracy_is_of_what_is_spoken_of_and_coverage_of_everything(card):
    for which in card.columns:
        verdicts = [cell.verdict for cell in card.column(which)]
        tally = card.tally(which)
        assert tally.coverage.total == len(verdicts) == 103
        assert tally.coverage.count == tally.accuracy.total == 103 - verdicts.count("silent")
        assert tally.accuracy.count == verdicts.count("match")


@BOTH
def test_species_add_up(card):
    for which in card.columns:
        parts = [card.tally(which, group).accuracy for group in ("rodent", "human")]
        whole = card.tally(which).accuracy
        assert sum(part.count for part in parts) == whole.count
        assert sum(part.total for part in parts) == whole.total
    people = [c for c in card.comparisons if c.group == "human"]
    assert len({c.experiment.id for c in people}) == 13


def test_an_account_that_says_nothing_has_no_accuracy_at_all():
    mute = dataclasses.replace(
        CARD, cells=tuple((Cell("silent", None, "mute"),) * 13 for _ in CARD.cells)
    )
    assert mute.tally(1).accuracy.value is None
    assert mute.summary().rows[0][1:4] == ("0 of 103 (0 %)", "none", "")


def test_falling_silent_on_what_one_gets_wrong_shows_in_the_coverage():
    index = CARD.columns.index(1)
    coy = tuple(
        (*row[:index], Cell("silent", None, "coy"), *row[index + 1 :])
        if row[index].verdict == "mismatch"
        else row
        for row in CARD.cells
    )
    tally = dataclasses.replace(CARD, cells=coy).tally(1)
    assert tally.accuracy.percent == 100
    assert tally.coverage.count == CARD.tally(1).accuracy.count


@BOTH
def test_accuracy_is_never_shown_without_coverage(card):
    columns = card.summary().columns
    assert columns.index("Coverage") == columns.index("Accuracy") - 1
    for which, line in zip(card.columns, repr(card).splitlines()[2:], strict=True):
        assert str(card.tally(which).coverage) in line
        assert str(card.tally(which).accuracy) in line
    assert ">Coverage</th>" in card._repr_html_()


def test_rows_that_could_not_be_confirmed_can_be_left_out():
    sure = CARD.confirmed()
    assert {each.experiment.status for each in sure.comparisons} == {
        Status.VERIFIED,
        Status.SECONDARY,
    }
    doubtful = sum(e.status is Status.UNCONFIRMED for e in (c.experiment for c in CARD.comparisons))
    assert doubtful
    assert len(sure.comparisons) == 103 - doubtful
    assert sure.title.endswith("; confirmed results only")
    assert sure.columns == CARD.columns


def test_every_effect_has_one_class():
    effects = [effect for effects in SCORE_CLASSES.values() for effect in effects]
    assert len(effects) == len(set(effects))
    assert {score_class(effect) for effect in effects} == set(SCORE_CLASSES)
    assert all(score_class(each.observed) != "unscored" for each in scorable())


def test_an_unknown_account_is_named_with_those_there_are():
    with pytest.raises(KetacourseError) as caught:
        CARD.column(13)
    assert str(caught.value).startswith("unknown column '13'")


def test_equal_tests_that_found_differently_are_kept_apart_and_counted():
    found = {tuple(c.experiment.id for c in each.comparisons): each for each in conflicts()}
    assert found["X05", "X06"].between_species
    assert found["X56", "X57"].lost == 1
    assert not found["X56", "X57"].between_species
    ceiling = 103 - sum(each.lost for each in found.values())
    assert all(card.tally("all").accuracy.count <= ceiling for card in (CARD, STRICT))


def test_results_that_differ_in_size_alone_are_no_conflict():
    one = record("experiments", "X70")
    other = dataclasses.replace(one, id="other")
    same = [
        Comparison(one, "ad_sustained", "reduced"),
        Comparison(other, "ad_sustained", "abolished"),
    ]
    assert conflicts(same) == ()
    apart = [same[0], Comparison(other, "ad_sustained", "unchanged")]
    assert len(conflicts(apart)) == 1


@BOTH
def test_the_scorecard_reads_the_same_every_time(card):
    again = (scorecard if card is CARD else leave_one_paper_out).__wrapped__()
    assert again == card
    assert repr(again) == repr(card)
