"""The league picture: a square for each claim, in the answer that is ours."""

from collections import Counter

from ketacourse.claims.articles import league_table
from ketacourse.claims.figures.league import COLOURS, LETTERS, draw_league, league_picture
from ketacourse.claims.verdicts import answer_of
from ketacourse.content.library import records
from ketacourse.display.style import course_style, new_figure

LEAGUE = league_table()


def test_there_is_a_square_for_every_claim_by_our_answer(axes):
    draw_league(axes, LEAGUE.standings)
    drawn = Counter(patch.get_gid() for patch in axes.patches)
    keys = Counter(answer.id for answer in records("verdict_answers"))
    assert drawn - keys == Counter(answer_of(claim).id for claim in records("claims"))


def test_answers_are_told_apart_by_letter_as_well_as_by_colour(axes):
    draw_league(axes, LEAGUE.standings)
    letters = Counter(t.get_text() for t in axes.texts if t.get_text() in LETTERS.values())
    assert letters.total() == len(records("claims")) + len(LETTERS)
    assert len(set(LETTERS.values())) == len(set(COLOURS.values())) == len(LETTERS)


def test_articles_stand_in_the_order_of_the_league_with_what_they_sell(axes):
    draw_league(axes, LEAGUE.standings)
    words = [text.get_text() for text in axes.texts]
    names = [word for word in words if word.startswith("Article ")]
    assert names == [each.name for each in LEAGUE.standings]
    assert "sells a dietary supplement" in words
    assert words.count("sells nothing") == 2


def test_no_word_covers_another_or_leaves_the_picture(collisions):
    with course_style():
        figure, axes = new_figure(7.4, 4.0)
        draw_league(axes, LEAGUE.standings)
        assert collisions(figure) == []


def test_the_picture_says_its_counts_in_words_and_what_they_are_not():
    shown = league_picture(LEAGUE)
    assert "Article 4, of 9 claims: 5 “stands”, 4 “stands with limits”" in shown.alt
    assert "from 8 to 13 an article" in shown.caption
    assert shown.data == LEAGUE.table()
