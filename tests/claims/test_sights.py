import re
from dataclasses import replace

import pytest

from ketacourse.claims.sights import (
    MOST_LINES,
    REMARKS,
    TOOLS,
    _event,
    _experiment,
    _is_result,
    sight_html,
)
from ketacourse.claims.sourcing import sourced
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain
from ketacourse.errors import ContentError

SIGHTS = sorted({sight for claim in records("claims") for sight in claim.see})


def test_no_record_behind_a_claim_is_called_by_a_code():
    for claim in records("claims"):
        for sight in claim.see:
            shown = to_plain(sight_html(sight))
            assert not re.search(r"\b(?:Experiment|Account|Edge|Link) [XE]?\d", shown)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_of_a_laboratory_is_told_by_what_it_does(tool):
    shown = _experiment(replace(record("experiments", "X66"), perturbation=f"{tool} before it"))
    assert f"{tool} ({TOOLS[tool]}) before it" in to_plain(shown)


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_record_that_a_claim_points_at_can_be_shown_with_its_source(sight):
    shown = sight_html(sight)
    assert '<a href="https://' in shown
    assert len(to_plain(shown)) > 40
    assert "None" not in to_plain(shown).replace("None.", "")


def test_a_study_tells_its_counts_and_never_what_is_not_confirmed():
    shown = to_plain(sight_html("study:zarate2006"))
    assert "ketamine 12 of 17 (71 %)" in shown
    assert "[read in a second-hand copy]" in shown
    assert "0 of 14" not in shown
    assert "at entry" not in shown


def test_what_is_not_confirmed_says_so():
    assert "[not confirmed here]" in sight_html("experiment:X02")


def test_harms_are_counted_in_both_arms():
    shown = to_plain(sight_html("adverse_events:spravato_trd_pooled"))
    assert "dissociation: 142 of 346 (41 %) against 21 of 222 (9 %)" in shown


def test_who_disagrees_with_an_edge_is_cited_too():
    shown = to_plain(sight_html("edge:E001"))
    assert "lowers" in shown
    assert "Against it: Mice without GluN1 in parvalbumin cells" in shown
    assert "Pozzi et al. 2014" in shown


def test_a_hypothesis_of_depression_counts_its_findings():
    evidence = record("depression_hypotheses", "monoamine").evidence
    for_it = sum(each.direction == "supports" for each in evidence)
    shown = to_plain(sight_html("depression_hypothesis:monoamine"))
    assert f"{for_it} findings for it and {len(evidence) - for_it} against it" in shown


def test_kinds_that_no_claim_points_at_yet_can_be_shown_as_well():
    node = records("nodes")[0]
    assert node.name in to_plain(sight_html(f"node:{node.id}"))
    fact = records("pharmacology")[0]
    assert fact.item in to_plain(sight_html(f"pharmacology:{fact.id}"))


def test_an_unknown_record_is_refused():
    with pytest.raises(ContentError, match="unknown id in studies 'zarate2066'"):
        sight_html("study:zarate2066")


@pytest.mark.parametrize(("sign", "verb"), [(1, "raises"), (-1, "lowers"), (0, "acts on")])
def test_an_edge_says_which_way_it_acts_and_how_firm_that_is(sign, verb):
    edge = next(each for each in records("edges") if each.sign == sign)
    ends = [record("nodes", each).name for each in (edge.source, edge.target)]
    shown = to_plain(sight_html(f"edge:{edge.id}"))
    assert shown.startswith(f"{ends[0]} {verb} {ends[1]}:")
    assert f"({edge.strength} evidence)" in shown


def test_a_pooling_is_shown_as_published_and_as_computed_again():
    pooling = next(each for each in records("poolings") if each.published and each.recomputed)
    shown = to_plain(sight_html(f"pooling:{pooling.id}"))
    assert shown.index("Published: ") < shown.index("Computed again here: ")
    assert shown.startswith(pooling.name)


def test_a_review_says_how_many_trials_a_row_holds_where_that_is_known():
    shown = to_plain(sight_html("meta_analysis:fond2014"))
    assert shown.startswith("Fond 2014, a meta-analysis ")
    assert "depression score (9 trials): standardised difference −0.99" in shown
    assert "(None trials)" not in shown


@pytest.mark.parametrize("study", [each.id for each in records("studies")])
def test_no_study_is_longer_than_five_results_and_the_rest_is_counted(study):
    found = record("studies", study)
    shown = sight_html(f"study:{study}")
    kept = [each for each in found.outcomes if _is_result(each)][:MOST_LINES]
    left = len(found.outcomes) - len(kept)
    assert (f"Its record holds {left} more results." in shown) == (left > 1)


def test_results_at_entry_and_unconfirmed_ones_are_no_results():
    for study in records("studies"):
        for outcome in study.outcomes:
            if outcome.status is Status.UNCONFIRMED or "baseline" in outcome.id:
                assert not _is_result(outcome)


def test_a_rule_begins_with_its_date_and_region():
    event = records("regulation")[0]
    shown = to_plain(sight_html(f"regulation:{event.id}"))
    assert shown.startswith(f"{event.date}, {event.region}: ")


def test_an_event_that_was_not_counted_in_both_arms_is_left_out():
    found = record("adverse_events", "benefit_risk_per100")
    assert {_event(each, found) for each in found.events if each.events_treatment is None} == {""}


def test_of_what_is_remarked_on_a_study_only_what_a_reader_of_claims_needs_is_shown():
    study = record("studies", "murrough2013_bp")
    shown = sight_html("study:murrough2013_bp")
    for remark in study.remarks:
        assert (sourced(remark.text, remark) in shown) == (remark.topic in REMARKS)
