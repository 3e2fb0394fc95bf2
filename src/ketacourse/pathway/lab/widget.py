"""The knock-out laboratory on screen: block or boost nodes, predict, then see what was found.

The page computes outcomes itself, so that they follow a click at once and a stopped kernel stops
nobody; `model.js` repeats the rule of `influence` and `perturb`, and a test holds them equal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.library import records
from ketacourse.content.mechanism import (
    BASELINE_NODES,
    EFFECT_MEANING,
    SCORE_CLASSES,
    Experiment,
)
from ketacourse.content.tables import EDGES, NODES
from ketacourse.display.page import Notice
from ketacourse.display.scripts import packed, script
from ketacourse.display.widget import stylesheet
from ketacourse.errors import KetacourseError
from ketacourse.pathway.lab.judges import OFFERED
from ketacourse.pathway.lab.picture import OUTCOMES, lab_view, on_mood
from ketacourse.pathway.map.views import View
from ketacourse.pathway.map.widget import STYLES, Hypotheses, MapWidget, chosen
from ketacourse.pathway.model import influence, perturb
from ketacourse.pathway.scores.experiments import card_of, done_in

HERE = Path(__file__).parent
BEGIN = (
    "Press a node on the map, and block or boost it on its card; or do so in the list.",
    "Say what becomes of the effect.",
    "Then see what the model says, and what a laboratory found.",
)
# What stands on the map beside the marks that every map has.
MARKS = (
    {"kind": "sign", "mark": "✕", "look": "kc-pushed", "text": "blocked by you"},
    {"kind": "sign", "mark": "+", "look": "kc-pushed", "text": "boosted by you"},
    {"kind": "sign", "mark": "▲", "text": "higher for it than without it"},
    {"kind": "sign", "mark": "▼", "text": "lower for it than without it"},
    {"kind": "line", "weight": 4, "look": "kc-carried", "text": "carried the change"},
)


def knockout_lab(*hypotheses: int | str) -> KnockoutLab | Notice:
    """Show the knock-out laboratory on the map of one hypothesis or of several.

    Parameters
    ----------
    hypotheses
        As for `pathway_map`.

    Returns
    -------
    KnockoutLab or Notice
        A message to read where there is no such hypothesis.
    """
    try:
        return KnockoutLab(chosen(hypotheses))
    except KetacourseError as fault:
        return Notice(str(fault))


class KnockoutLab(MapWidget):
    """The map with a bench above it."""

    _esm: ClassVar[str] = packed(script(HERE / "widget.js"))
    _css: ClassVar[str] = stylesheet(*STYLES, HERE / "widget.css")
    bench = traitlets.Dict().tag(sync=True)

    def __init__(self, hypotheses: Hypotheses) -> None:
        super().__init__(hypotheses, title="Knock-out laboratory", bench=bench())

    def seen(self, hypotheses: Hypotheses) -> View:
        """The picture of some hypotheses with every link that a prediction can use."""
        return lab_view(hypotheses)

    def static_html(self) -> str:
        """The map to begin with, and what could be done on it."""
        return (
            f"{super().static_html()}<p>With a running kernel you can block or boost any node of "
            "this map, with or without ketamine, predict what becomes of the effect, and compare "
            f"it with the model and with {len(on_mood())} published experiments.</p>"
        )


def bench() -> dict[str, Any]:
    """What the page needs beyond the map: the choices, the model and the experiments."""
    return {
        "begin": list(BEGIN),
        "marks": list(MARKS),
        "outcomes": [[key, text] for key, text in OUTCOMES.items()],
        "guesses": {"with": list(OFFERED[True]), "without": list(OFFERED[False])},
        "meanings": dict(EFFECT_MEANING),
        "classes": {effect: name for name, found in SCORE_CLASSES.items() for effect in found},
        "names": {node.id: node.name for node in records(NODES)},
        "model": model(),
        "experiments": [to_repeat(each) for each in on_mood()],
    }


def model() -> dict[str, Any]:
    """Edges and numbers of the model, as `model.js` reads them."""
    edges = sorted((edge for edge in records(EDGES) if edge.causal), key=lambda edge: edge.id)
    return {
        "arrows": [[e.source, e.target, e.sign, list(e.hypotheses)] for e in edges],
        "every": sorted(perturb.numbers(None)),
        "drugs": sorted(influence.course_drugs()),
        "baseline": list(BASELINE_NODES),
        "drug": perturb.DRUG,
        "directions": {outcome: perturb.direction(outcome) for outcome in OUTCOMES},
        "threshold": perturb.THRESHOLD,
        "agreement": influence.AGREEMENT,
        "tolerance": influence.TOLERANCE,
        "most_sweeps": influence.MOST_SWEEPS,
        "starts": list(influence.STARTS),
    }


def to_repeat(experiment: Experiment) -> dict[str, Any]:
    """An experiment with what it did and found; `narrow` where it changed less than a node."""
    found = experiment.outcome_effects
    return {
        **card_of(experiment),
        "perturbation": done_in(experiment),
        "narrow": bool(experiment.perturbed_edges),
        "with_ketamine": experiment.with_ketamine,
        "found": {outcome: found[outcome] for outcome in OUTCOMES if outcome in found},
    }
