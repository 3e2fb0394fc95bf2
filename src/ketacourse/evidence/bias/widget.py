"""The RoB 2 worksheet on screen: answer, see the path, say why, then compare.

The page judges by itself, by the tables it is sent, so that the path follows every answer. What
the course answers stays in the kernel until a student has come to a judgement of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.bias import JUDGEMENTS, Judgement
from ketacourse.content.library import record, records
from ketacourse.content.tables import BIAS_DOMAINS, TRIAL_SETS
from ketacourse.display.page import Notice
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, Reply, drawer, stylesheet
from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, unknown
from ketacourse.evidence.bias.assessments import bias_reading, domains_of
from ketacourse.evidence.bias.overall import OverallJudgement, judge_overall
from ketacourse.evidence.bias.pooled import pooled_by_bias
from ketacourse.evidence.bias.rob2 import DomainJudgement, judge_domain
from ketacourse.evidence.bias.sheet import (
    TITLE,
    comparison,
    pooled_html,
    sheet,
    static_domain,
    static_trial,
)
from ketacourse.evidence.trials.sets import TrialSet

HERE = Path(__file__).parent
OFFERED = ("zarate2006", "murrough2013_ajp", "lii2023")
POOLED_SET = "response_about_a_day"


def rob_worksheet(*study_ids: str) -> RobWorksheet | Notice:
    """Show the RoB 2 worksheet.

    Parameters
    ----------
    study_ids
        Trials to judge, the first one open; Zarate 2006b, Murrough 2013a and Lii 2023a are always
        offered. Any trial will do that the course has judged itself.

    Returns
    -------
    RobWorksheet or Notice
        A message to read where RoB 2 does not apply, or the course has no reading to compare with.
    """
    try:
        return RobWorksheet(tuple(dict.fromkeys((*study_ids, *OFFERED))))
    except KetacourseError as fault:
        return Notice(str(fault))


class RobWorksheet(CourseWidget):
    """A worksheet for some trials.

    `answers` (by trial, then by question), `reasons` and `overrides` (by trial, then by domain)
    hold what the student wrote; the browser keeps them too, and gives them back to a worksheet that
    is made anew. `judgements` and `overall` are worked out from them: as RoB 2 has it, the
    algorithm proposes, and whoever gives a reason may judge otherwise.
    """

    _esm: ClassVar[str] = script(HERE / "widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "widget.css")
    sheet = traitlets.Dict().tag(sync=True)
    trial = traitlets.Unicode().tag(sync=True)
    domain = traitlets.Unicode("randomisation").tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    reasons = traitlets.Dict().tag(sync=True)
    overrides = traitlets.Dict().tag(sync=True)
    drawer = traitlets.Unicode().tag(sync=True)

    def __init__(self, study_ids: Sequence[str]) -> None:
        self._read = {study_id: bias_reading(study_id) for study_id in study_ids}
        super().__init__(
            sheet=sheet(tuple(self._read.values())), trial=study_ids[0], drawer=drawer(Path.cwd())
        )

    def __repr__(self) -> str:
        names = ", ".join(each.study.name for each in self._read.values())
        return f"<RobWorksheet: {names}>"

    @property
    def judgements(self) -> dict[str, dict[str, DomainJudgement]]:
        """What the student's answers come to, by trial and domain, wherever they decide."""
        return {study_id: self._judged(study_id) for study_id in self._read}

    @property
    def overall(self) -> dict[str, OverallJudgement]:
        """The overall judgement of every trial whose domains are all judged."""
        done = {
            study_id: judged
            for study_id, judged in self.judgements.items()
            if len(judged) == len(self._read[study_id].domains)
        }
        return {study_id: judge_overall(judged) for study_id, judged in done.items()}

    def static_html(self) -> str:
        """The questions, the algorithm and what is known of each trial; no answers."""
        trials = "".join(static_trial(each) for each in self._read.values())
        domains = "".join(static_domain(each) for each in records(BIAS_DOMAINS))
        return f"<div><p><strong>{escape(TITLE)}</strong></p>{trials}{domains}</div>"

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """The course's reading of a domain, once the student has judged it; or a pooled result."""
        match asked.get("do"):
            case "compare":
                return {"compared": self._compare(asked["study"], asked["domain"])}
            case "pool":
                made = pooled_by_bias(POOLED_SET, self.overall)
                absent = self._absent(made.trial_set, asked.get("study"))
                shown = pooled_html(made.table().html(), made.finding, absent)
                return {"pooled": shown, "said": f"{absent} {made.finding}".strip()}
        return super().answer(asked, files)

    def _compare(self, study_id: str, domain: str) -> dict[str, Any]:
        if study_id not in self._read:
            raise KetacourseError(unknown("trial", study_id, self._read))
        own = self._judged(study_id).get(domain)
        if own is None:
            raise KetacourseError("Come to a judgement of your own first; then compare.")
        return comparison(self._read[study_id], domain, own)

    def _absent(self, pooled: TrialSet, study_id: object) -> str:
        """Say of the trial in view that the pool leaves it out, where it does."""
        read = next((each for name, each in self._read.items() if name == study_id), None)
        if read is None or any(trial.study == read.study.id for trial in pooled.trials):
            return ""
        return (
            f"{read.study.name} is not in this pool, so your judgement of it changes nothing "
            f"here. The pool holds {counted(len(pooled.trials), 'trial')} with another result: "
            f"{record(TRIAL_SETS, POOLED_SET).outcome}."
        )

    def _judged(self, study_id: str) -> dict[str, DomainJudgement]:
        given = self.answers.get(study_id, {})
        found = {}
        for each in domains_of(self._read[study_id].study):
            asked = {q.number: given[q.number] for q in each.questions if q.number in given}
            try:
                proposed = judge_domain(each.id, asked)
            except KetacourseError:  # still open
                continue
            word = self._overruled(study_id, each.id)
            found[each.id] = replace(proposed, judgement=word) if word else proposed
        return found

    def _overruled(self, study_id: str, domain: str) -> Judgement | None:
        """The judgement that the student put in the place of the algorithm's, if they say why."""
        words, reasons = self.overrides.get(study_id), self.reasons.get(study_id)
        if not isinstance(words, dict) or not isinstance(reasons, dict):
            return None
        if not str(reasons.get(domain, "")).strip():
            return None
        return next((known for known in JUDGEMENTS if known == words.get(domain)), None)
