"""The pooling bench on screen: take trials out, change the methods, watch the forest plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from ketacourse.display.page import Notice
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, Reply, stylesheet
from ketacourse.display.words import agreeing, counted
from ketacourse.errors import KetacourseError
from ketacourse.evidence.pooling.methods import method_of
from ketacourse.evidence.pooling.pictures import forest
from ketacourse.evidence.pooling.words import finding
from ketacourse.evidence.trials.sets import TrialSet, trial_set
from ketacourse.evidence.workbench.choice import (
    NOTHING,
    Choice,
    Outcome,
    checked,
    outcome_of,
    what_changed,
)
from ketacourse.evidence.workbench.page import controls, drawn

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pooled import Pooled

HERE = Path(__file__).parent


def pooling_bench(trials: str | TrialSet) -> PoolingBench | Notice:
    """Show the pooling bench for a set of trials.

    Parameters
    ----------
    trials
        A set, or its id.

    Returns
    -------
    PoolingBench or Notice
        A message to read where there is no such set.
    """
    try:
        return PoolingBench(trial_set(trials) if isinstance(trials, str) else trials)
    except KetacourseError as fault:
        return Notice(str(fault))


class PoolingBench(CourseWidget):
    """Check boxes and methods beside a forest plot.

    The choice lives in a trait, so that it is there again after the page was loaded anew.
    """

    _esm: ClassVar[str] = script(HERE / "widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "widget.css")
    title = traitlets.Unicode().tag(sync=True)
    about = traitlets.Unicode().tag(sync=True)
    controls = traitlets.Dict().tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Dict().tag(sync=True)

    def __init__(self, trials: TrialSet) -> None:
        self.trials = trials
        self._outcome = outcome_of(trials, checked({}, trials))
        super().__init__(
            title=f"Pooling bench. {trials.name}",
            about=_about(trials),
            controls=controls(trials),
            choice=_plain(self._outcome.choice),
            drawn=drawn(self._outcome, _opening(self._outcome)),
        )

    def __repr__(self) -> str:
        return f"<PoolingBench: {self.trials.name}; {counted(len(self.trials), self.trials.unit)}>"

    @property
    def pooled(self) -> Pooled | None:
        """The pooled result on show; None where every trial is taken out."""
        return self._outcome.pooled

    def choose(self, **values: Any) -> Pooled | None:
        """Change the choice as the page does, and give the new pooled result.

        Parameters
        ----------
        values
            Any of `measure`, `model`, `tau_squared`, `interval` by their names for `pool`, and
            `out`, positions of the trials to take out.

        Raises
        ------
        KetacourseError
            If a value is unknown, or asks of a fixed effect what it does not have; what is
            allowed is listed.
        """
        methods = ("model", "tau_squared", "interval")
        named = {name: values[name] for name in methods if name in values}
        method_of(**{"model": self.choice["model"], **named})
        return self._take(values)

    def _take(self, values: Mapping[str, Any]) -> Pooled | None:
        """Go over to another choice; what a fixed effect leaves aside may stand in it."""
        before = self._outcome
        choice = checked({**self.choice, **values}, self.trials)
        self._outcome = outcome_of(self.trials, choice)
        words = what_changed(before, self._outcome)
        with self.hold_sync():
            self.choice, self.drawn = _plain(choice), drawn(self._outcome, words)
        return self.pooled

    def static_html(self) -> str:
        """The forest plot of all trials, and what could be done to it."""
        return (
            f"<div><p><strong>{escape(self.title)}</strong></p>{forest(self.trials).html()}"
            "<p>With a running kernel you can take trials out and put them back, change the "
            "measure, the model, the method for τ² and the interval, and see at once what that "
            f"does to the pooled result.</p>{self.about}</div>"
        )

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        """Take over a choice; what is drawn of it goes to the page by its trait."""
        if asked.get("do") != "choose":
            return super().answer(asked, files)
        self._take(asked["choice"])
        return {}


def _plain(choice: Choice) -> dict[str, Any]:
    return {**asdict(choice), "out": list(choice.out)}


def _about(trials: TrialSet) -> str:
    """Why these trials, what argues against them, and what to mind in each; safe HTML."""
    notes = "".join(
        f"<li>{escape(trial.name)}: {escape(trial.note)}</li>"
        for trial in trials.trials
        if trial.note
    )
    return trials.reasons_html() + (f"<p>To mind:</p><ul>{notes}</ul>" if notes else "")


def _opening(outcome: Outcome) -> str:
    trials, pooled = outcome.trials, outcome.pooled
    if pooled is None:
        return NOTHING
    found = finding(pooled, trials.better, trials.unit, outcome.studies.sides)
    return f"All {agreeing(2, trials.unit)}: {found}."
