"""The scorecard on the page: sources, reasons and marks for every reader."""

import re

import pytest

from ketacourse.content.library import cited, records
from ketacourse.errors import KetacourseError
from ketacourse.pathway.scores.pages import (
    not_scored,
    outcome_name,
    score_conflicts,
    score_details,
    score_overview,
    spoken_on,
)
from ketacourse.pathway.scores.scoring import conflicts, leave_one_paper_out, scorecard

CARD = scorecard()


def test_the_overview_has_a_row_for_each_account_with_both_scores_and_their_coverage():
    for sure, total in ((True, len(CARD.confirmed().comparisons)), (False, 103)):
        shown = score_overview(confirmed_only=sure)
        assert len(shown.rows) == 13
        assert all(f" of {total} (" in row[1] and f" of {total} (" in row[5] for row in shown.rows)
        assert re.fullmatch(r"\d+ of \d+ \(\d+ %\), \d+ to \d+ %", shown.rows[-1][2])
        assert shown.rows[10][2:5] == ("none", "none", "none")


@pytest.mark.parametrize(("human", "rows"), [(None, 103), (True, 16), (False, 87)])
def test_the_details_have_a_row_for_each_comparison(human, rows):
    page = score_details(human=human)
    assert page.body.count("<tr>") == rows + 1
    assert page.body.count('scope="row"') == rows


def test_the_details_link_every_source_and_mark_what_is_not_confirmed():
    body = score_details().body
    for comparison in CARD.comparisons:
        for citation in cited(comparison.experiment.cites):
            assert citation.label.replace("&", "&amp;") in body
    doubtful = [c for c in CARD.comparisons if not c.confirmed]
    assert body.count("[not confirmed here]") == len(doubtful)


def test_a_cell_says_in_words_what_its_sign_means():
    body = score_details().body
    spoken = [cell for row in CARD.cells for cell in row if cell.verdict != "silent"]
    labels = re.findall(r'<span role="img" aria-label="(match|mismatch): predicted [a-z ]+"', body)
    assert len(labels) == len(spoken)
    assert labels.count("match") == body.count("✓</span>")


def test_what_is_not_scored_is_listed_with_its_reason():
    body = not_scored().body
    left = [each for each in records("experiments") if not each.scorable]
    assert body.count("<li>") == len(left) == 29
    assert all(f"<b>{each.id}</b>" in body for each in left)
    assert "genotype association with 21 Met carriers" in body


def test_conflicts_say_who_found_what_and_where_species_part():
    page = score_conflicts()
    opened = re.findall(r"<details><summary>Open the experiments: (.*?)</summary>", page.body)
    ids = [[each.experiment.id for each in one.comparisons] for one in conflicts()]
    assert opened == [", ".join(each) for each in ids]
    assert page.body.count("<li>") == len(ids) + sum(map(len, ids))
    parting = sum(each.between_species for each in conflicts())
    assert page.body.count("Rodents and people part here.") == parting
    assert "less mTORC1 with ketamine, Later effect: X05, rat: abolished" in repr(page)


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        ("ad_acute", "Early effect"),
        ("ad_sustained", "Later effect"),
        ("glutamate", "Synaptic glutamate"),
        ("depression_like", "Depression-like behaviour"),
    ],
)
def test_outcomes_have_short_names(outcome, name):
    assert outcome_name(outcome) == name


def test_what_an_account_speaks_on_is_listed_and_counted_as_on_the_scorecard():
    card = scorecard().confirmed()
    html = spoken_on(7, human=True)._repr_html_()
    people = card.only(lambda each: each.group == "human")
    assert html.count("<tr>") == 1 + len(people.spoken(7))
    assert html.count("✓") == card.tally(7, "human").accuracy.count
    assert spoken_on(7)._repr_html_().count("<tr>") == 1 + len(card.spoken(7))


def test_with_its_papers_left_out_an_account_speaks_on_fewer():
    left = leave_one_paper_out().confirmed()
    html = spoken_on(5, paper_left_out=True)._repr_html_()
    assert html.count("<tr>") == 1 + len(left.spoken(5))
    assert html.count("✓") == left.tally(5).accuracy.count


def test_an_account_without_a_score_is_refused():
    with pytest.raises(
        KetacourseError, match=r"^unknown column '13'; did you mean '3'\? Allowed: 1, "
    ):
        spoken_on(13)
