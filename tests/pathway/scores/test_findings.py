"""Accounts and experiments on the page."""

import re

import pytest

from ketacourse.content.citations import status_html
from ketacourse.content.library import cited, record, records
from ketacourse.errors import ContentError
from ketacourse.pathway import findings, rival_accounts


def items(page):
    """The entries of a page, without the cards that they can open."""
    return re.findall(r"<li>(.*?)</li>", re.sub(r"<details>.*?</details>", "", page.body))


def test_every_account_is_told_with_both_sides_and_its_sources():
    accounts = records("ketamine_hypotheses")
    told = items(rival_accounts())
    assert len(told) == len(accounts)
    for entry, account in zip(told, accounts, strict=True):
        assert f"<b>{account.name}.</b>" in entry
        assert entry.index("<i>For it:</i>") < entry.index("<i>Against it:</i>")
        assert all(citation.link in entry for citation in cited(account.cites))


def test_every_experiment_that_an_account_names_opens_from_the_line_below_it():
    cards = re.findall(r"<details><summary>(.*?)</summary>(.*?)</details>", rival_accounts().body)
    tested = [each for each in records("ketamine_hypotheses") if each.support or each.challenge]
    for (summary, opened), account in zip(cards, tested, strict=True):
        told = f"{account.strongest_support} {account.strongest_challenge}"
        named = set(re.findall(r"\bX\d+[a-z]?\b", told))
        assert named <= set(summary.removeprefix("Open the experiments: ").split(", "))
        assert all(f"<li><b>{each}</b>, " in opened for each in named)
    assert (
        "<li><b>X14</b>, rat. Anti-BDNF antibody into mPFC 30 min before ketamine." in cards[0][1]
    )


def test_an_account_that_was_read_second_hand_says_so_where_the_course_marks_it():
    mark = status_html(record("ketamine_hypotheses", "12").status)
    assert mark in items(rival_accounts())[11]


def test_a_finding_tells_who_was_studied_what_was_done_and_what_became_of_it():
    body = findings("X70").body
    assert "<b>X70</b>, human (12 completers). Naltrexone 50 mg before 0.5 mg/kg ketamine." in body
    assert "Later effect: <b>reduced</b>; dissociation: <b>unchanged</b>. " in body


def test_findings_come_in_the_order_asked_for_each_with_its_source():
    told = items(findings("X06", "X05"))
    assert [entry[:10] for entry in told] == ["<b>X06</b>", "<b>X05</b>"]
    assert "Li et al. 2010" in told[1]


def test_what_could_not_be_confirmed_is_marked():
    unconfirmed = record("experiments", "X02")
    assert status_html(unconfirmed.status)
    assert status_html(unconfirmed.status) in findings("X02").body


def test_an_experiment_without_an_outcome_on_the_map_is_told_by_its_reading_alone():
    assert items(findings("X58"))[0].startswith(
        "<b>X58</b>, human (53). Plasma (2R,6R)-HNK against 24 h improvement. "
        "<i>More metabolite went with less benefit.</i>"
    )


@pytest.mark.parametrize("name", ["X05 ", "x05"])
def test_an_unknown_experiment_is_met_with_the_nearest(name):
    with pytest.raises(ContentError, match=rf"^unknown id in experiments '{name}'; did you mean"):
        findings(name)
