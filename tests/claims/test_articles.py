import re

from ketacourse.claims.articles import contradicting, contradictions, league_table
from ketacourse.content.library import records
from ketacourse.display.text import to_plain


def test_every_claim_is_counted_once_under_its_article():
    league = league_table()
    assert sum(each.total for each in league.standings) == len(records("claims"))
    for standing in league.standings:
        answers = [standing.answered(each.id) for each in records("verdict_answers")]
        assert sum(each.count for each in answers) == standing.total
        assert {each.total for each in answers} == {standing.total}


def test_the_article_of_which_most_stands_comes_first():
    shares = [each.answered("stands").value for each in league_table().standings]
    assert shares == sorted(shares, reverse=True)


def test_the_league_tells_what_each_article_is_and_sells_with_denominators():
    shown = league_table().table()
    assert shown.columns[:3] == ("Article", "What it is", "What it sells")
    by_name = {row[0]: row for row in shown.rows}
    assert by_name["Article 3"][2] == "A dietary supplement, in the last paragraph"
    assert by_name["Article 3"][3] == "3 of 11 (27 %)"
    assert shown.html() == league_table()._repr_html_()


def test_the_league_prints_a_line_for_each_article():
    lines = repr(league_table()).splitlines()
    assert lines[0] == "Article 4: 5 of 9 (56 %) stand"
    assert len(lines) == len(records("articles"))


def test_kinds_are_counted_by_article_and_in_all():
    shown = league_table().kinds()
    *kinds, claims = shown.rows
    assert shown.columns[-1] == "All"
    assert claims[0] == "claims"
    assert claims[-1] == str(len(records("claims")))
    for _, *counts, total in shown.rows:
        assert sum(map(int, counts)) == int(total)
    for column in range(1, len(shown.columns)):
        assert sum(int(row[column]) for row in kinds) == int(claims[column])


def test_every_contradiction_stands_once_however_often_it_is_named():
    pairs = [(one.id, other.id) for one, other in contradicting()]
    assert pairs == [("c010", "c044"), ("c028", "c042"), ("c042", "c047")]
    for one, other in contradicting():
        assert one.article != other.article


def test_contradictions_are_shown_with_their_records_and_without_our_verdicts():
    page = contradictions()
    shown = to_plain(page._repr_html_())
    assert "Guided treatment at home is safe and convenient. (Article 1)" in shown
    assert "nothing to do by oneself. (Article 4)" in shown
    assert "PCPA (it stops the making of serotonin) serotonin depletion (rat):" in shown
    assert not re.search(r"\b(?:Experiment|Account) X?\d", shown)
    for one, other in contradicting():
        assert one.why not in shown
        assert other.why not in shown


def test_no_claim_got_an_answer_that_does_not_exist():
    for standing in league_table().standings:
        assert standing.answered("perhaps").count == 0


def test_the_answers_of_the_league_stand_in_the_order_of_the_form():
    answers = tuple(answer.name for answer in records("verdict_answers"))
    assert league_table().table().columns[3:] == answers


def test_a_contradiction_shows_each_deciding_record_once_and_counts_them():
    page = contradictions()._repr_html_()
    for one, other in contradicting():
        sights = {*one.see, *other.see}
        assert f"<summary>What decides: {len(sights)} records</summary>" in page
    assert page.count("<details><summary>") >= len(contradicting())
    assert page.count("<tbody>") == len(contradicting())
    assert "Pair 1, on safety" in page
