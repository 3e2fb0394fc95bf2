"""The claim check on screen: judge a claim, say how sure, then open its trace.

What the page is told of a claim before it is judged is what a reader of the article has. Our
verdict, the reasons and the records travel in the reply to a judgement that the log has taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import traitlets

from ketacourse.claims.calibration import calibrate
from ketacourse.claims.figures.calibration import calibration_picture
from ketacourse.claims.judging import (
    CONFIDENCES,
    Judgement,
    attempt_at,
    first_judgements,
    judgements,
)
from ketacourse.claims.tracing import headline, trace_html
from ketacourse.claims.verdicts import article_name, article_numbers, kinds_under
from ketacourse.content.library import records
from ketacourse.content.tables import ARTICLES, CLAIMS, VERDICT_ANSWERS
from ketacourse.content.teaching import Article, Claim, VerdictAnswer
from ketacourse.display.scripts import script
from ketacourse.display.widget import Reply, stylesheet
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.log.attempt import Attempt
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.screen import panel
from ketacourse.quiz.screen.panel import WorkPanel

HERE = Path(__file__).parent
QUIZ = Path(panel.__file__).parent
LABEL = "Claim check"
HOW_TO_JUDGE = "To judge them, open this notebook with a running kernel and run the cell above."


def claim_check() -> ClaimCheck:
    """Show every claim of the popular articles, to be judged one at a time."""
    return ClaimCheck(course_log())


class ClaimCheck(WorkPanel):
    """Claims to judge; a judgement is kept before its trace is sent.

    Traits: `quiz` is what can be judged and never changes; `state` the judgements so far, written
    by the kernel; `drafts` half-made judgements and `at` the claim in view, written by the page.
    """

    _esm = script(HERE / "check_widget.js")
    _css = stylesheet(QUIZ / "view.css", HERE / "check_widget.css")
    at = traitlets.Unicode().tag(sync=True)

    def __init__(self, log: AttemptLog) -> None:
        self.claims: dict[str, Claim] = {claim.id: claim for claim in records(CLAIMS)}
        super().__init__(log)

    def __repr__(self) -> str:
        articles = counted(len(records(ARTICLES)), "article")
        return f"<ClaimCheck: {counted(len(self.claims), 'claim')} of {articles}>"

    def static_html(self) -> str:
        """Every claim under its article, without any verdict."""
        articles = "".join(_static_article(each) for each in records(ARTICLES))
        return (
            f"<div><p><strong>{LABEL}</strong> ({counted(len(self.claims), 'claim')}, in our "
            f"words). {HOW_TO_JUDGE}</p>{articles}</div>"
        )

    def _quiz(self) -> dict[str, Any]:
        return {
            **super()._quiz(),
            "label": LABEL,
            "open_panel": False,
            "claims": [_for_page(at, claim) for at, claim in enumerate(self.claims.values(), 1)],
            "articles": [_article(each) for each in records(ARTICLES)],
            "answers": [_answer(each) for each in records(VERDICT_ANSWERS)],
            "confidences": [list(each) for each in CONFIDENCES.items()],
        }

    def _state(self, attempts: Sequence[Attempt]) -> dict[str, Any]:
        made = judgements(attempts)
        judged = {claim: _judged(tries) for claim, tries in made.items()}
        return {**super()._state(attempts), "judged": judged, "progress": self._progress(made)}

    def _progress(self, made: dict[str, tuple[Judgement, ...]]) -> str:
        agreed = sum(tries[0].agrees for tries in made.values())
        line = f"{len(made)} of {len(self.claims)} claims judged"
        return f"{line}; your first verdict went with ours in {agreed}." if made else f"{line}."

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Keep a judgement, open a trace, or tell how sure and how often right."""
        wanted = asked.get("do")
        if wanted == "calibration":
            return self._calibration()
        if wanted not in ("judge", "trace"):
            return super().answer(asked, files)
        name = str(asked.get("claim"))
        if name not in self.claims:
            raise KetacourseError(unknown("claim", name, self.claims))
        claim = self.claims[name]
        return self._judge(claim, asked.get("response")) if wanted == "judge" else self._open(claim)

    def _judge(self, claim: Claim, response: Any) -> Reply:
        """Keep a judgement, then tell what there is to know; an incomplete one is refused."""
        self.answers.append(attempt_at(claim, response, self.answers.newest))
        self.session.refresh()
        return self._open(claim)

    def _open(self, claim: Claim) -> Reply:
        """The trace of a claim, which only a judgement earns."""
        made = judgements(self.answers.read()).get(claim.id)
        if not made:
            raise KetacourseError("Judge the claim first.")
        return {"said": headline(made[-1]), "trace": trace_html(claim, made)}

    def _calibration(self) -> Reply:
        found = calibrate(first_judgements(self.answers.read()))
        drawn = calibration_picture(found).html() if found.judgements else ""
        return {"said": found.words, "html": f"<p>{escape(found.words)}</p>{drawn}"}


def _for_page(number: int, claim: Claim) -> dict[str, Any]:
    """What a reader of the article would know of a claim."""
    return {
        "id": claim.id,
        "number": number,
        "article": claim.article,
        "topic": claim.topic,
        "says": claim.says,
    }


def _article(article: Article) -> dict[str, Any]:
    name = f"Article {article_numbers()[article.id]}"
    return {"id": article.id, "name": name, "kind": article.kind, "sells": article.sells}


def _answer(answer: VerdictAnswer) -> dict[str, Any]:
    kinds = [{"id": kind.id, "name": kind.name} for kind in kinds_under(answer.id)]
    return {"id": answer.id, "name": answer.name, "meaning": answer.meaning, "kinds": kinds}


def _judged(tries: Sequence[Judgement]) -> dict[str, Any]:
    return {**tries[-1].response, "times": len(tries), "agrees": tries[-1].agrees}


def _static_article(article: Article) -> str:
    claims = [claim for claim in records(CLAIMS) if claim.article == article.id]
    first = records(CLAIMS).index(claims[0]) + 1
    lines = "".join(f"<li>{escape(claim.says)}</li>" for claim in claims)
    return (
        f"<p><strong>{article_name(claims[0])}.</strong> {escape(article.kind)}. "
        f'It sells: {escape(article.sells)}.</p><ol start="{first}">{lines}</ol>'
    )
