"""The knock-out laboratory on screen: block or boost nodes, predict, then see what was found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.library import cited, records
from ketacourse.content.mechanism import EFFECT_MEANING, Effect, Experiment
from ketacourse.display.notice import Notice
from ketacourse.display.widget import script, stylesheet
from ketacourse.errors import KetacourseError, brief
from ketacourse.pathway.lookup import done_in, like, repeatable, same_as
from ketacourse.pathway.map_widget import SCRIPTS, Hypotheses, MapWidget, chosen
from ketacourse.pathway.page_data import STATUS_TEXT
from ketacourse.pathway.perturb import Prediction, predict
from ketacourse.pathway.scoring import Comparison, score_class

HERE = Path(__file__).parent
OUTCOMES = {"ad_acute": "early (minutes to hours)", "ad_sustained": "late (a day or more)"}
GUESSES: Mapping[bool, tuple[Effect, ...]] = {
    True: ("abolished", "reduced", "unchanged", "potentiated"),
    False: ("mimicked", "not mimicked", "opposite"),
}


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
    """The map with a bench: the kernel predicts, the page asks and shows."""

    _esm: ClassVar[str] = script(*(HERE / name for name in SCRIPTS), HERE / "lab_widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "map_widget.css") + (HERE / "lab_widget.css").read_text(
        "utf-8"
    )
    bench = traitlets.Dict().tag(sync=True)

    def __init__(self, hypotheses: Hypotheses) -> None:
        super().__init__(hypotheses, title="Knock-out laboratory", bench=bench())

    def static_html(self) -> str:
        """The map to begin with, and what could be done on it."""
        count = len(repeatable())
        return (
            f"{super().static_html()}<p>With a running kernel you can block or boost any node of "
            "this map, with or without ketamine, predict what becomes of the effect, and compare "
            f"it with the model and with {count} published experiments.</p>"
        )

    def answer(self, content: Any) -> dict[str, Any]:
        """Answer a request of the page: a picture, or an outcome.

        Raises
        ------
        KetacourseError
            If a node, a sign, an outcome or a hypothesis is unknown.
        """
        if content.get("do") != "predict":
            return super().answer(content)
        choice, outcome = content["choice"], content["outcome"]
        pushed = pushes(content["perturbation"])
        if outcome not in OUTCOMES:
            raise KetacourseError(f"outcome {brief(outcome)} is none of {', '.join(OUTCOMES)}")
        given = bool(content["with_ketamine"])
        told = predict(
            pushed,
            hypotheses=None if choice == "all" else chosen(choice),  # type: ignore[arg-type]
            with_ketamine=given,
            outcome=outcome,
        )
        found = same_as(pushed, with_ketamine=given, outcome=outcome)
        return {
            "model": model_says(told, content.get("guess")),
            "laboratory": [laboratory_says(each, told.effect) for each in found],
            "like": [each.id for each in like(pushed)],
        }


def pushes(perturbation: Any) -> dict[str, int]:
    """Check what the page sends as a perturbation.

    Raises
    ------
    KetacourseError
        If it is no record of nodes with -1 or 1.
    """
    if not isinstance(perturbation, dict) or len(perturbation) > len(names_of_nodes()):
        raise KetacourseError(f"{brief(perturbation)} is no perturbation; give nodes with -1 or 1")
    return {str(node): sign for node, sign in perturbation.items()}


def names_of_nodes() -> dict[str, str]:
    """Name of every node, by its id."""
    return {node.id: node.name for node in records("nodes")}


def bench() -> dict[str, Any]:
    """What the page needs beyond the map: the choices, and experiments without their results."""
    return {
        "outcomes": [[key, text] for key, text in OUTCOMES.items()],
        "guesses": {
            "with": [[effect, EFFECT_MEANING[effect]] for effect in GUESSES[True]],
            "without": [[effect, EFFECT_MEANING[effect]] for effect in GUESSES[False]],
        },
        "names": names_of_nodes(),
        "experiments": [_to_repeat(each) for each in repeatable() if _outcomes(each)],
    }


def _to_repeat(experiment: Experiment) -> dict[str, Any]:
    return {
        "id": experiment.id,
        "text": f"{experiment.perturbation} ({experiment.species})",
        "perturbation": done_in(experiment),
        "with_ketamine": experiment.with_ketamine,
        "outcome": _outcomes(experiment)[-1],
        "hypotheses": list(experiment.hypotheses),
    }


def _outcomes(experiment: Experiment) -> list[str]:
    return [outcome for outcome in OUTCOMES if outcome in experiment.outcome_effects]


def model_says(told: Prediction, guess: Any = None) -> dict[str, Any]:
    """A prediction in words, and how a student's guess stands to it."""
    moved = [[step.node, 1 if step.after > step.before else -1] for step in told.trace]
    return {
        "effect": told.effect,
        "meaning": EFFECT_MEANING[told.effect] if told.effect else told.reason,
        "value": round(told.value, 3),
        "reference": round(told.reference, 3),
        "unique": told.unique,
        "moved": moved,
        "guess": compare(guess, told.effect),
    }


def laboratory_says(comparison: Comparison, predicted: Effect | None) -> dict[str, Any]:
    """What an experiment found, with its source, and whether the model says so too."""
    experiment = comparison.experiment
    same = predicted and score_class(comparison.observed) == score_class(predicted)
    return {
        **card_of(experiment),
        "observed": comparison.observed,
        "meaning": EFFECT_MEANING[comparison.observed],
        "agrees": None if predicted is None else bool(same),
        "narrow": bool(experiment.perturbed_edges),
    }


def card_of(experiment: Experiment) -> dict[str, Any]:
    """An experiment in words: what was done, to whom, and by whom."""
    return {
        "id": experiment.id,
        "done": experiment.perturbation,
        "species": experiment.species,
        "how": "; ".join(part for part in (experiment.model, experiment.timing) if part),
        "reading": experiment.interpretation,
        "replication": experiment.replication,
        "status": STATUS_TEXT[experiment.status],
        "cites": [{"label": c.label, "link": c.link} for c in cited(experiment.cites)],
    }


def compare(guess: Any, effect: Effect | None) -> str:
    """How a guess stands to a result: the same word, the same direction, or neither."""
    if not isinstance(guess, str) or guess not in EFFECT_MEANING or effect is None:
        return ""
    if guess == effect:
        return f"You said {guess}, and so does the model."
    if score_class(guess) == score_class(effect):
        return f"You said {guess}: the same direction as the model's {effect}, in another degree."
    return f"You said {guess}; the model says {effect}."
