"""Benefit and harm in one format, with nothing left out that speaks against either."""

import pytest

from ketacourse.content.library import records
from ketacourse.errors import ContentError
from ketacourse.risk.balances import benefit_and_harm, row_name

BALANCES = [each.id for each in records("balances")]


def test_benefits_come_first_and_share_their_columns_with_harms():
    found = benefit_and_harm()
    assert found.table.rows[0] == (
        "benefit: responded (score at least halved), TRANSFORM-2",
        "69.3",
        "52.0",
        "+17.3 (+3.8 to +30.0)",
        "one more for every 6 people (4 to 27)",
    )
    assert found.table.rows[4] == (
        "harm: felt detached (dissociation)",
        "41.0",
        "9.5",
        "+31.6 (+24.8 to +37.7)",
        "one more for every 4 people (3 to 5)",
    )


def test_the_trial_whose_benefit_may_be_none_is_on_the_page_too():
    rows = {row[0]: row for row in benefit_and_harm().table.rows}
    shown = rows["benefit: were in remission (few symptoms left), TRANSFORM-1 84 mg"]
    assert shown[3:] == ("+8.2 (−4.8 to +21.2)", "could be none, one more in 5 or one fewer in 22")


def test_against_an_active_treatment_a_benefit_may_be_smaller():
    (remission,) = benefit_and_harm("ketamine_or_ect").benefits
    assert remission.treatment.counted == "44 of 95"
    assert remission.number_needed.words == "one fewer for every 7 people (4 to 50)"


@pytest.mark.parametrize("balance", BALANCES)
def test_every_outcome_has_a_meaning_a_sentence_and_a_source(balance):
    found = benefit_and_harm(balance)
    page = found._repr_html_()
    assert page.count("What it means.") == len(found.all)
    for each in found.all:
        assert row_name(each) in page
    assert page.count('href="http') >= len(found.cites)


@pytest.mark.parametrize("balance", BALANCES)
def test_both_kinds_are_there_and_nothing_is_unconfirmed(balance):
    found = benefit_and_harm(balance)
    assert {each.kind for each in found.benefits} == {"benefit"}
    assert {each.kind for each in found.harms} == {"harm"}
    assert "not confirmed" not in found._repr_html_()


def test_an_unknown_balance_is_told_with_the_nearest():
    with pytest.raises(ContentError) as caught:
        benefit_and_harm("esketamin")
    assert str(caught.value) == (
        "unknown id in balances 'esketamin'; did you mean 'esketamine'? "
        "Allowed: esketamine, ketamine_or_ect"
    )


def test_the_text_form_is_stable():
    assert repr(benefit_and_harm("ketamine_or_ect")) == (
        "<BenefitAndHarm: 1 benefit, 8 harms, "
        "Infused ketamine or electroconvulsive therapy (ECT) in hospital>"
    )
