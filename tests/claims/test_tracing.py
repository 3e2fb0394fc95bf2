import pytest

from ketacourse.claims.judging import Judgement
from ketacourse.claims.tracing import headline, trace_html, traces_of
from ketacourse.content.library import record, records
from ketacourse.display.text import to_plain


def judgement(claim, answer, confidence=80, kind=""):
    return Judgement(claim=claim, answer=answer, confidence_percent=confidence, kind=kind)


def traced(claim, *made):
    return to_plain(trace_html(record("claims", claim), made))


@pytest.mark.parametrize(
    ("claim", "answer", "words"),
    [
        ("c007", "fails", "You agree with our verdict: does not stand."),
        ("c007", "limits", "You said “stands with limits”; we say “does not stand”."),
        (
            "c018",
            "fails",
            (
                "Your verdict goes with ours: you said “does not stand”, "
                "we say “has nothing behind it”."
            ),
        ),
    ],
)
def test_the_headline_says_whether_the_two_agree(claim, answer, words):
    assert headline(judgement(claim, answer)) == words


@pytest.mark.parametrize("claim", [claim.id for claim in records("claims")])
def test_every_claim_has_a_trace_with_a_verdict_a_reason_and_a_source(claim):
    shown = traced(claim, judgement(claim, "stands"))
    assert "More exactly:" in shown
    assert "Why:" in shown
    assert "Its source, by the article:" in shown
    assert 'href="https://' in trace_html(record("claims", claim), [judgement(claim, "stands")])


def test_a_trace_tells_what_was_cited_and_what_the_records_say():
    shown = traced("c007", judgement("c007", "stands"))
    assert "Murrough 2013a, in its list of references" in shown
    assert "What the records say" in shown
    assert "17 of 24 (71 %)" in shown


def test_a_trace_names_the_claim_of_another_article_that_contradicts():
    shown = traced("c042", judgement("c042", "limits"))
    assert "It cannot be true together with Article 3: It raises serotonin" in shown
    assert "It cannot be true" not in traced("c001", judgement("c001", "stands"))


def test_a_trace_ends_with_the_sentence_in_circulation_and_a_better_one():
    shown = traced("c017", judgement("c017", "fails"))
    assert [each.id for each in traces_of(record("claims", "c017"))] == ["seventy-percent"]
    assert "Better: In a controlled trial, 64 of 100 had responded" in shown
    assert "The 64% and 28% were read second-hand" in shown


def test_a_kind_that_was_named_is_set_beside_ours():
    right = traced("c007", judgement("c007", "fails", kind="misattributed"))
    other = traced("c007", judgement("c007", "fails", kind="overstated"))
    assert "pinned on the wrong source. The source that is named says something else. " in right
    assert "You named it." in right
    assert "You said: overstated." in other


def test_a_second_judgement_is_told_beside_the_first():
    shown = traced("c007", judgement("c007", "stands", 90), judgement("c007", "fails"))
    assert shown.startswith("✓ You agree with our verdict: does not stand.")
    assert "Your first verdict was “stands”, at 90 %; it is the one that counts" in shown


def test_a_claim_without_a_source_of_its_own_says_so():
    claim = next(claim for claim in records("claims") if not claim.names)
    assert "Its source, by the article: none for this sentence." in traced(
        claim.id, judgement(claim.id, "stands")
    )


def test_a_claim_that_points_at_no_record_has_no_list_of_records():
    claim = next(claim for claim in records("claims") if not claim.see)
    assert "What the records say" not in traced(claim.id, judgement(claim.id, "stands"))


@pytest.mark.parametrize(("answer", "tone"), [("fails", "kc-right"), ("stands", "kc-wrong")])
def test_the_verdict_is_told_by_sign_and_word_beside_its_colour(answer, tone):
    made = trace_html(record("claims", "c007"), [judgement("c007", answer)])
    sign = "✓" if tone == "kc-right" else "✗"
    assert made.startswith(f'<p class="kc-verdict {tone}">{sign} You ')


def test_one_judgement_is_told_without_a_word_on_an_earlier_one():
    assert "first verdict" not in traced("c007", judgement("c007", "stands"))
    again = traced("c007", judgement("c007", "fails", 60), judgement("c007", "stands"))
    assert again.startswith("✗ You said “stands”; we say “does not stand”.")
    assert "Your first verdict was “does not stand”, at 60 %" in again


def test_the_parts_of_a_trace_come_in_the_order_of_a_check():
    shown = traced("c017", judgement("c017", "fails"))
    parts = (
        "More exactly:",
        "Why:",
        "Its source, by the article:",
        "What the records say",
        "The sentence in circulation:",
        "Better:",
    )
    assert sorted(parts, key=shown.index) == list(parts)
