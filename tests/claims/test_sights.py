import pytest

from ketacourse.claims.sights import sight_html
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain
from ketacourse.errors import ContentError

SIGHTS = sorted({sight for claim in records("claims") for sight in claim.see})


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
