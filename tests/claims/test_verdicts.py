from typing import get_args

import pytest

from ketacourse.claims.verdicts import (
    answer_named,
    answer_of,
    article_name,
    article_numbers,
    kind_of,
    kinds_under,
)
from ketacourse.content.library import record, records
from ketacourse.content.teaching import Verdict
from ketacourse.errors import ContentError


def test_every_verdict_a_claim_may_have_is_put_in_plain_words():
    kinds = {kind.id: kind for kind in records("verdict_kinds")}
    assert set(kinds) == set(get_args(Verdict))
    for kind in kinds.values():
        assert kind.answers
        assert len(set(kind.answers)) == len(kind.answers)


def test_every_answer_is_ours_on_some_claim():
    ours = {answer_of(claim).id for claim in records("claims")}
    assert ours == {answer.id for answer in records("verdict_answers")}


def test_no_answer_is_right_for_half_of_the_claims_or_more():
    claims = records("claims")
    for answer in records("verdict_answers"):
        share = sum(answer.id in kind_of(claim).answers for claim in claims) / len(claims)
        assert share < 0.5


def test_a_claim_has_our_answer_and_its_kind():
    claim = record("claims", "c007")
    assert answer_of(claim).name == "Does not stand"
    assert kind_of(claim).name == "pinned on the wrong source"


def test_two_answers_agree_with_a_study_that_nobody_found():
    assert kind_of(record("claims", "c018")).answers == ("unbacked", "fails")


def test_kinds_stand_under_every_answer_that_agrees_with_them():
    assert [kind.id for kind in kinds_under("stands")] == ["supported", "sound_advice"]
    assert "promotional" in [kind.id for kind in kinds_under("fails")]


def test_articles_are_numbered_and_not_named():
    assert article_name(record("claims", "c001")) == "Article 1"
    assert article_name(record("claims", "c052")) == "Article 5"


def test_an_unknown_answer_is_refused_with_the_nearest():
    with pytest.raises(ContentError, match="did you mean 'stands'"):
        answer_named("stand")


def test_articles_are_numbered_in_file_order_from_one():
    assert list(article_numbers().values()) == [1, 2, 3, 4, 5]
    assert list(article_numbers()) == [article.id for article in records("articles")]


def test_no_kind_stands_under_an_answer_that_does_not_exist():
    assert kinds_under("perhaps") == ()


def test_our_answer_is_the_first_of_those_that_agree():
    for claim in records("claims"):
        assert answer_of(claim).id == kind_of(claim).answers[0]
