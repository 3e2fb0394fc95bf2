"""The trace of a claim: our verdict and why, what was cited, what the records say, who disagrees.

It is made for the page after a judgement was kept, and never before.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.claims.judging import Judgement
from ketacourse.claims.sights import sight_html
from ketacourse.claims.sourcing import sourced
from ketacourse.claims.verdicts import answer_named, answer_of, article_name, kind_of
from ketacourse.content.library import record, records
from ketacourse.content.tables import CLAIM_TRACES, CLAIMS, VERDICT_KINDS
from ketacourse.content.teaching import Claim, ClaimTrace
from ketacourse.display.text import to_inline_html


def headline(made: Judgement) -> str:
    """Whether a judgement agrees with ours, in one spoken line."""
    claim = record(CLAIMS, made.claim)
    ours = answer_of(claim).name.lower()
    theirs = answer_named(made.answer).name.lower()
    if made.agrees and ours == theirs:
        return f"You agree with our verdict: {ours}."
    if made.agrees:
        return f"Your verdict goes with ours: you said “{theirs}”, we say “{ours}”."
    return f"You said “{theirs}”; we say “{ours}”."


def trace_html(claim: Claim, made: Sequence[Judgement]) -> str:
    """Everything there is to know about a claim, for somebody who has judged it.

    Parameters
    ----------
    claim
        The claim.
    made
        The student's judgements of it, oldest first; at least one.
    """
    parts = (
        _verdict(claim, made),
        _reason(claim),
        f"<p><strong>Its source, by the article:</strong> {_named(claim)}</p>",
        _sights(claim),
        _contradicted(claim),
        *(_trace(each) for each in traces_of(claim)),
    )
    return "".join(parts)


def traces_of(claim: Claim) -> list[ClaimTrace]:
    """Sentences in wide circulation that explain a claim."""
    return [each for each in records(CLAIM_TRACES) if claim.id in each.claims]


def _verdict(claim: Claim, made: Sequence[Judgement]) -> str:
    first, last = made[0], made[-1]
    tone, sign = ("right", "✓") if last.agrees else ("wrong", "✗")
    line = f'<p class="kc-verdict kc-{tone}">{sign} {escape(headline(last))}</p>'
    if len(made) > 1:
        said = answer_named(first.answer).name.lower()
        line += (
            f"<p>Your first verdict was “{said}”, at {first.confidence_percent} %; "
            "it is the one that counts for how sure you were.</p>"
        )
    return line + _kind(claim, last)


def _kind(claim: Claim, last: Judgement) -> str:
    kind = kind_of(claim)
    guessed = "" if not last.kind else " You named it." if last.kind == kind.id else ""
    if last.kind and last.kind != kind.id:
        guessed = f" You said: {record(VERDICT_KINDS, last.kind).name}."
    text = f"{kind.name}. {kind.meaning}{guessed}"
    return f"<p><strong>More exactly:</strong> {escape(text)}</p>"


def _reason(claim: Claim) -> str:
    note = f" {to_inline_html(claim.note, maths='tex')}" if claim.note else ""
    return f"<p><strong>Why:</strong> {sourced(claim.why, claim)}{note}</p>"


def _named(claim: Claim) -> str:
    return escape(claim.names or "none for this sentence.")


def _sights(claim: Claim) -> str:
    if not claim.see:
        return ""
    shown = "".join(f"<li>{sight_html(each)}</li>" for each in claim.see)
    return f"<p><strong>What the records say</strong></p><ul>{shown}</ul>"


def _contradicted(claim: Claim) -> str:
    others = [record(CLAIMS, each) for each in claim.contradicts]
    if not others:
        return ""
    lines = "".join(f"<li>{article_name(each)}: {escape(each.says)}</li>" for each in others)
    return f"<p><strong>It cannot be true together with</strong></p><ul>{lines}</ul>"


def _trace(trace: ClaimTrace) -> str:
    note = f" {escape(trace.note)}" if trace.note else ""
    return (
        f"<p><strong>The sentence in circulation:</strong> “{escape(trace.says)}” "
        f"({escape(trace.verdict)}).</p><p>{sourced(trace.evidence, trace)}{note}</p>"
        f"<p><strong>Better:</strong> {escape(trace.better)}</p>"
    )
