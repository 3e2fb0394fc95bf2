"""Judges for tests, of a graph made up here, so that the quiz is tested without any topic."""

from contextlib import contextmanager
from types import SimpleNamespace

from ketacourse.errors import KetacourseError, unknown
from ketacourse.quiz.items import judges
from ketacourse.quiz.items.path import PathItem
from ketacourse.quiz.items.predict import PredictItem

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma", "d": "Delta", "x": "Off *the* way", "z": "Omega"}
SIGNS = {
    ("a", "b"): 1,
    ("b", "z"): -1,
    ("a", "c"): 1,
    ("c", "d"): -1,
    ("d", "z"): -1,
    ("c", "b"): 0,
}
SHARES = {"lost": 1, "less": 0.5, "kept": 0}
COMMON = {"bank": "made", "stem": "?", "objective": "know", "difficulty": "easy"}


def path_item(*choices, **changes):
    """A path from a to z over these nodes, or over all of them."""
    fields = {"hypothesis": 1, "start": "a", "end": "z", "choices": choices or tuple("bcdx")}
    return PathItem(**{"id": "way", **COMMON, **fields, **changes})


def predict_item(**changes):
    fields = {"hypothesis": 1, "perturb": (("b", -1),), "with_ketamine": True, "outcome": "z"}
    return PredictItem(**{"id": "guess", **COMMON, **fields, **changes})


def judge_path(*, hypothesis, start, end, offered):
    for node in (start, *offered, end):
        if node not in NAMES:
            raise KetacourseError(unknown("node", node, NAMES))
    links = {
        ends: SimpleNamespace(text=f"{ends[0]} acts on {ends[1]}.", sign=sign)
        for ends, sign in SIGNS.items()
        if {*ends} <= {start, *offered, end}
    }
    names = {node: NAMES[node] for node in (start, *offered, end)}
    return SimpleNamespace(task=f"By account {hypothesis} & no other.", names=names, links=links)


def judge_prediction(*, hypothesis, perturbation, with_ketamine, outcome, experiment):
    if outcome not in NAMES:
        raise KetacourseError(unknown("node", outcome, NAMES))
    options = [
        SimpleNamespace(id=name, text=f"It is *{name}*", feedback=f"Why {name}.", share=share)
        for name, share in SHARES.items()
    ]
    report = [f"The model says: **lost** ({outcome})."]
    report += [f"The laboratory found: {experiment}."] if experiment else []
    return SimpleNamespace(task=f"By account {hypothesis}.", options=options, report=report)


@contextmanager
def made_up_judges():
    """Let the judges of this file stand in for the installed ones."""
    before = dict(judges._JUDGES)
    judges.register("path", judge_path)
    judges.register("predict", judge_prediction)
    try:
        yield
    finally:
        judges._JUDGES.clear()
        judges._JUDGES.update(before)
        judges.ruling.cache_clear()
