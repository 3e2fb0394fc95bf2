"""The risk communicator on screen: the same numbers in any frame, in words and drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.library import record
from ketacourse.content.tables import RISK_FACTS
from ketacourse.display.facts import sourced_html
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.display.words import counted
from ketacourse.risk.contrasts import Contrast, benefit_contrast, harm_contrast
from ketacourse.risk.figures.icon_array import icon_array_of
from ketacourse.risk.framing import SCALES, SIDES, Frame, for_clinician, for_policy, frame
from ketacourse.risk.harm_pages import meaning_html, source_html
from ketacourse.risk.icons import COLUMNS, scatter
from ketacourse.risk.situations import Assumption, Situation, situation
from ketacourse.risk.wording import meaning_of, whole

HERE = Path(__file__).parent
TITLE = "One risk, told in different ways"
BASELINES = (0.02, 0.10, 0.30)
ASSUMED: dict[Assumption, str] = {
    "own": "Both risks are those of the trial.",
    "ratio": "The starting risk is a supposition, and so is that the trial's ratio holds there. "
    "The interval carries the doubt about the effect only.",
    "difference": "The starting risk is a supposition, and so is that the trial's difference "
    "holds there. The interval carries the doubt about the effect only.",
}
LEFT_OUT = {
    "relative": "The bars compare the two groups with each other. Of how many people this is true "
    "they do not say.",
    "icons": "Each symbol is one person, rounded to whole people. Where it stands means nothing.",
}
# What is known of how a choice works on readers: choice -> risk facts.
EFFECTS = {
    "had": ("risk-positive-negative",),
    "not": ("risk-positive-negative",),
    "relative": ("risk-relative-persuades",),
    "absolute": ("risk-frequencies-understood", "risk-format-trial"),
    "100": ("risk-denominators",),
    "1000": ("risk-denominators",),
    "grouped": ("risk-icon-arrays",),
    "scattered": ("risk-scattered-icons",),
    "clinician": ("risk-one-in-x",),
}
# Counted in both arms, at least one of each kind: a difference, none, a benefit, an active control.
SHOWN_HARMS = {
    "spravato_trd_pooled": (
        "dissociation",
        "nausea",
        "sedation",
        "anxiety",
        "headache",
        "vomiting",
        "blood pressure increased",
        "pollakiuria (frequent urination)",
    ),
    "spravato_bp_65plus": ("systolic rise >=40 mmHg",),
    "ketect": ("headache", "amnesia lasting more than 24 h"),
}
SHOWN_BENEFITS = {"popova2019_transform2": ("response_day28", "remission_day28")}
ABOUT = {
    "spravato_trd_pooled": "esketamine or placebo spray, with a tablet",
    "spravato_bp_65plus": "esketamine or placebo spray, from 65 years",
    "ketect": "ketamine or ECT",
    "popova2019_transform2": "esketamine or placebo spray, with a tablet",
}


class RiskCommunicator(CourseWidget):
    """Choose an outcome, a starting risk and an audience, then change the frame.

    Every sentence, number and note is made here; the page only chooses among them and draws.

    Parameters
    ----------
    contrasts
        Outcomes with counts, by a label for the list.
    """

    _esm: ClassVar[str] = script(HERE / "communicator_widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "communicator_widget.css")
    title = traitlets.Unicode(TITLE).tag(sync=True)
    outcomes: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    baselines: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    effects = traitlets.Dict().tag(sync=True)
    left_out = traitlets.Dict(LEFT_OUT).tag(sync=True)
    layouts = traitlets.Dict().tag(sync=True)

    def __init__(self, contrasts: Mapping[str, Contrast]) -> None:
        self._contrasts = dict(contrasts)
        super().__init__(
            outcomes=[_outcome(label, each) for label, each in contrasts.items()],
            baselines=[[key, words] for key, words in _baseline_words()],
            effects={choice: _notes(ids) for choice, ids in EFFECTS.items()},
            layouts={
                str(people): {"columns": columns, "order": list(scatter(people))}
                for people, columns in COLUMNS.items()
            },
        )

    def __repr__(self) -> str:
        return f"<RiskCommunicator: {counted(len(self._contrasts), 'outcome')}>"

    def static_html(self) -> str:
        """The first outcome in all frames, its picture, and what else could be chosen."""
        label, first = next(iter(self._contrasts.items()))
        seen = situation(first)
        rows = "".join(
            f'<tr><th scope="row">{_frame_name(side, scale)}</th>'
            f"<td>{escape(frame(seen, side, scale).sentence)}</td></tr>"
            for scale in SCALES
            for side in SIDES
        )
        others = "".join(f"<li>{escape(other)}</li>" for other in self._contrasts)
        return (
            f"<div><p><strong>{escape(TITLE)}: {escape(label)}</strong></p><table>"
            f'<thead><tr><th scope="col">Frame</th><th scope="col">The same data</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>{icon_array_of(first).html()}"
            f"<p>What is known of how these frames work on readers:</p>{self._static_notes()}"
            f"<p>With a running kernel you can choose among:</p><ul>{others}</ul></div>"
        )

    def _static_notes(self) -> str:
        ids = dict.fromkeys(one for ids in EFFECTS.values() for one in ids)
        return _notes(tuple(ids))


def risk_communicator() -> RiskCommunicator:
    """Tell one risk in different frames: as sentence, table and picture."""
    return RiskCommunicator(dict(_shown()))


def _shown() -> Iterator[tuple[str, Contrast]]:
    for table, events in SHOWN_HARMS.items():
        for event in events:
            yield _label(harm_contrast(table, event), ABOUT[table])
    for study, results in SHOWN_BENEFITS.items():
        for result in results:
            yield _label(benefit_contrast(study, result), ABOUT[study])


def _label(contrast: Contrast, compared: str) -> tuple[str, Contrast]:
    return f"{contrast.kind.capitalize()}: {contrast.outcome} ({compared})", contrast


def _baseline_words() -> Iterator[tuple[str, str]]:
    yield "own", "as in the trial"
    for risk in BASELINES:
        yield _key(risk), f"{whole(100 * risk)} in 100"


def _key(risk: float) -> str:
    return f"{whole(100 * risk)}"


def _outcome(label: str, contrast: Contrast) -> dict[str, Any]:
    """Everything that the page may say of one outcome."""
    seen = {"own": situation(contrast)}
    for risk in BASELINES:
        seen[f"{_key(risk)} ratio"] = situation(contrast, "ratio", risk)
        seen[f"{_key(risk)} difference"] = situation(contrast, "difference", risk)
    return {
        "label": label,
        "arms": [contrast.treatment.short, contrast.control.short],
        "person": meaning_html(contrast) or f"<p>{escape(meaning_of(contrast).did)}</p>",
        "source": source_html(contrast),
        "situations": {key: _situation(each) for key, each in seen.items()},
    }


def _situation(seen: Situation) -> dict[str, Any]:
    if seen.trouble:
        return {"assumed": ASSUMED[seen.assumption], "trouble": seen.trouble}
    return {
        "assumed": ASSUMED[seen.assumption],
        "clinician": for_clinician(seen),
        "policy": for_policy(seen),
        "frames": {
            f"{side} {scale}": _frame(frame(seen, side, scale))
            for side in SIDES
            for scale in SCALES
        },
    }


def _frame(told: Frame) -> dict[str, Any]:
    return {
        "sentence": told.sentence,
        "rows": [list(row) for row in told.rows],
        "drawn": [round(value, 3) for value in told.drawn],
        "key": [list(line) for line in told.key],
        "good": told.good,
    }


def _notes(ids: Sequence[str]) -> str:
    facts = (record(RISK_FACTS, identifier) for identifier in ids)
    return f"<ul>{''.join(f'<li>{sourced_html(fact.text, fact)}</li>' for fact in facts)}</ul>"


def _frame_name(side: str, scale: str) -> str:
    who = "had it" if side == "had" else "did not have it"
    return f"{who}, {'relative' if scale == 'relative' else f'of {int(scale):,}'}"
