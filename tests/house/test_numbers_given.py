"""Numbers given by programmers: every public name that takes them is tried in every container.

`TRIED` holds one call that works for each name that takes numbers and that the front doors of the
rooms offer, their records' methods among them. What takes numbers is marked: `One` for one number,
`Column` for one a place, `Labels` for words or keys. What is missing here fails the first test.
"""

from __future__ import annotations

import importlib
import inspect
import re
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import ketacourse
from ketacourse.content.base import Status
from ketacourse.errors import KetacourseError
from ketacourse.evidence import EffectSizes, TrialDesign, pool, trial_set
from ketacourse.evidence.certainty.grade import DOWN
from ketacourse.evidence.masking.design import LIMITS
from ketacourse.evidence.pooling.small_studies import Contour
from ketacourse.evidence.trials.trial import Counts
from ketacourse.glutamate import concentration, load_model
from ketacourse.risk import harm
from tests.containers import ALONE, CONTAINERS, NO_NUMBERS, WHOLE_CONTAINERS

PACKAGE = Path(ketacourse.__file__).parent
ROOMS = ("statistics", "evidence", "risk", "glutamate")
# Modules whose public names every room uses, though no front door offers them.
OPEN = (
    "statistics.counted",
    "statistics.measured",
    "statistics.paired",
    "risk.ratio",
    "risk.situations",
)
# Records that trials are made of.
RECORDS = ("Counts", "Means", "Difference")
# Words of annotations that may stand for numbers given by a programmer.
NUMERIC = {"int", "float", "Column", "Floats", "Any", "object", "Baseline", "Reasons", "Parameters"}
WORDS = {"str", "bool", "None", "Sequence", "Iterable", "Mapping", "tuple"}
CHOICES = {"Assumption", "Result", "Side"}  # of words, or of records
# The arguments among them that hold no columns and no plain number, or come from the course alone.
STUDIES = "studies of every kind, in every container: see tests/evidence/pooling/test_studies.py"
ELSEWHERE = {
    "evidence.masking.pictures.UnmaskingExplorer.followed": "takes what `move` has checked",
    **{
        f"evidence.{name}": STUDIES
        for name in (
            "cumulative_forest",
            "egger",
            "forest",
            "funnel",
            "labbe",
            "leave_one_out",
            "pool",
        )
    },
    "evidence.BangIndex": "the answer of bang_index",
    "evidence.Pooled": "the answer of pool",
    "evidence.judge_certainty": "steps with their reasons, see the tests of the room",
    "evidence.judge_overall": "judgements in words",
    "evidence.pooled_by_bias": "judgements in words",
    "evidence.pooled_by_judgement": "judgements in words",
    "evidence.bias.widget.RobWorksheet.answer": "a message of the page",
    "evidence.workbench.widget.PoolingBench.answer": "a message of the page",
    "glutamate.models.PkModel.body": "parameters of a model; its weight is as for half_life_h",
    "risk.situations.Situation": "the answer of situation",
    "statistics.counted.Ratio": "the answer of risk_ratio",
    "statistics.measured.Difference": "the answer of mean_difference",
}


@dataclass(frozen=True)
class One:
    """An argument that is one number; `wrong` are numbers that it may not be."""

    value: float
    wrong: tuple[object, ...]


@dataclass(frozen=True)
class Column:
    """An argument that is a column; `second` is how a message names what stands second."""

    values: tuple[float, ...]
    wrong: tuple[object, ...]
    second: str


@dataclass(frozen=True)
class Labels:
    """An argument of words, keys or places, one a study."""

    values: tuple[object, ...]


def people(*values, second="B: "):
    return Column(values, (-1, 2.5, 10**11), second)


FOUR = EffectSizes("mean_difference", [1, 9, 5, 4], [4, 9, 1, 16], ("A", "B", "C", "D"))
FELT = harm("spravato_trd_pooled", "dissociation")
COURSE = concentration("otto_2021", 35)
POOLED = pool(trial_set("response_about_a_day").effect_sizes())
HUGE, NO_SPREAD, NO_SHARE = (1e60, -1e60), (0, -1, 1e60), (-0.5, 1.5)
AB = Labels(("A", "B"))
COUNTS = {
    "events_treatment": people(60, 9),
    "total_treatment": people(120, 10),
    "events_control": people(40, 3),
    "total_control": people(120, 10),
    "continuity_correction": One(1, (-1,)),
    "names": AB,
}
MEANS = {
    "mean_treatment": Column((12, 14), HUGE, "B: "),
    "sd_treatment": Column((4, 5), NO_SPREAD, "B: "),
    "total_treatment": people(10, 12),
    "mean_control": Column((9, 8), HUGE, "B: "),
    "sd_control": Column((3, 6), NO_SPREAD, "B: "),
    "total_control": people(16, 18),
    "names": AB,
}
PAIRS = {
    "both": people(3, 7),
    "treatment_only": people(4, 7),
    "control_only": people(5, 6),
    "neither": people(6, 2),
    "continuity_correction": One(1, (-1,)),
    "names": AB,
}
TIMES = Column((0, 2), (-1, 1e9), "value 2: ")
DOSE = {
    "model": "otto_2021",
    "dose_mg": One(35, (-1, 1e9)),
    "times_h": TIMES,
    "weight_kg": One(70, (0, 500)),
    "duration_min": One(40, (0, -1, 1e9)),
}
VOLTAGE = Column((20, 40), (-300, 300), "value 2: ")
AMOUNT = Column((1, 2), (-1,), "value 2: ")
TRIED: dict[str, dict[str, object]] = {
    "statistics.RiskDifference": {
        "estimate": One(0.25, (1.5,)),
        "ci_low": One(0.125, (-1.5,)),
        "ci_high": One(0.5, (1.5,)),
    },
    "statistics.Share": {"count": One(8, (-1, 2.5)), "total": One(10, (-1, 10**11))},
    "statistics.newcombe": {
        name: people(*given.values, second="study 2: ")
        for name, given in COUNTS.items()
        if isinstance(given, Column)
    },
    "statistics.overlap": {"d": Column((1, 2), (), "value 2: ")},
    "statistics.superiority": {"d": Column((1, 2), (), "value 2: ")},
    "statistics.u3": {"d": Column((1, 2), (), "value 2: ")},
    "statistics.wilson": {
        "count": people(8, 0, second="study 2: "),
        "total": people(10, 12, second="study 2: "),
    },
    "statistics.paired.newcombe_paired": {
        "both": people(36, 12, second="table 2: "),
        "only_before": people(2, 1, second="table 2: "),
        "only_after": people(12, 3, second="table 2: "),
        "neither": people(0, 5, second="table 2: "),
    },
    "statistics.measured.Sample": {
        "mean": One(12, HUGE),
        "sd": One(4, (1e60,)),
        "total": One(20, (-1, 2.5, 10**11)),
    },
    "evidence.EffectSizes": {
        "measure": "mean_difference",
        "estimate": Column((3, 5), HUGE, "B: "),
        "variance": Column((4, 9), NO_SPREAD, "B: "),
        "names": AB,
    },
    "evidence.EffectSizes.take": {"self": FOUR, "keep": Labels((3, 1))},
    "evidence.Guesses": {
        "arm": "drug",
        "right": One(9, (-1, 2.5)),
        "wrong": One(3, (-1, 10**11)),
        "unsure": One(2, (-1,)),
    },
    "evidence.Trial": {
        "study": "zarate2006",
        "name": "Zarate 2006",
        "year": One(2006, (0, 99999)),
        "comparator": "saline",
        "result": (Counts(3, 9), Counts(2, 9)),
        "status": Status.VERIFIED,
        "cites": (),
    },
    "evidence.TrialDesign": {
        name: One(getattr(TrialDesign(), name), (low - 1, high + 1))
        for name, (low, high, _) in LIMITS.items()
    },
    "evidence.TrialSet.take": {
        "self": trial_set("response_about_a_day"),
        "positions": Labels((2, 0)),
    },
    "evidence.contours": {"p_values": Column((0.5, 0.25), (0, 1, -0.5), "value 2: ")},
    "evidence.cumulative": {"effect_sizes": FOUR, "order": Labels((2014, 2006, 2000, 2013))},
    "evidence.from_estimates": {
        "measure": "mean_difference",
        "estimate": Column((3, 5), HUGE, "B: "),
        "standard_error": Column((1, 2), NO_SPREAD, "B: "),
        "names": AB,
    },
    "evidence.from_interval": {
        "measure": "mean_difference",
        "estimate": Column((3, 5), HUGE, "B: "),
        "ci_low": Column((1, 2), HUGE, "B: "),
        "ci_high": Column((5, 8), HUGE, "B: "),
        "level": One(0.5, (0, 1, 95)),
        "names": AB,
    },
    "evidence.implied_correlation": {
        "sd_treatment": One(8, NO_SPREAD),
        "sd_control": One(6, NO_SPREAD),
        "standard_error": One(2, (-1, 1e60)),
        "total": One(16, (1, 2.5, 10**11)),
    },
    "evidence.mean_difference": MEANS,
    "evidence.odds_ratio": COUNTS,
    "evidence.paired_mean_difference": {
        **{name: given for name, given in MEANS.items() if not name.startswith("total")},
        "total": people(10, 12),
        "correlation": Column((0.5, 0.25), (-1.5, 1.5), "B: "),
    },
    "evidence.paired_odds_ratio": PAIRS,
    "evidence.paired_risk_difference": PAIRS,
    "evidence.risk_difference": COUNTS,
    "evidence.risk_ratio": COUNTS,
    "evidence.simulate_trials": {
        "design": TrialDesign(total_treatment=2, total_control=2),
        "trials": One(3, (0, 2.5, 10**6)),
        "seed": One(7, (-1, 2.5, 2**64)),
    },
    "evidence.standardized_mean_difference": MEANS,
    "evidence.subgroups": {"effect_sizes": FOUR, "groups": Labels(("a", "b", "a", "b"))},
    "evidence.summary_of_findings": {
        "pooled": POOLED,
        "outcome": "response",
        "reasons": dict.fromkeys(DOWN, (0, "none seen")),
        "baseline": (0.25, "the placebo arms"),
        "per": One(100, (0, 50, 2.5)),
    },
    "evidence.trials.trial.Counts": {"events": One(3, (-1, 2.5)), "total": One(9, (-1, 10**11))},
    "evidence.trials.trial.Difference": {
        "estimate": One(3, HUGE),
        "standard_error": One(2, NO_SPREAD),
    },
    "evidence.trials.trial.Means": {
        "mean": One(3, HUGE),
        "sd": One(2, (-1, 1e60)),
        "total": One(9, (0, 2.5)),
    },
    "evidence.pooling.small_studies.Contour.reach": {
        "self": Contour(0.05, 1.96),
        "standard_error": One(2, (-1, 1e60)),
    },
    "risk.frequency_sentence": {"contrast": FELT, "people": One(100, (0, -1, 2.5, 10**11))},
    "risk.icon_array": {
        "table": "spravato_trd_pooled",
        "event": "dissociation",
        "people": One(100, (0, 50, 2.5)),
    },
    "risk.ratio.RiskRatio": {
        "estimate": One(2, NO_SPREAD),
        "ci_low": One(1, NO_SPREAD),
        "ci_high": One(3, NO_SPREAD),
    },
    "risk.situations.situation": {
        "contrast": FELT,
        "assumption": "ratio",
        "baseline": One(0.125, (0, 1, -1)),
    },
    "glutamate.coincidence": {
        "magnesium_mm": One(1, (-1,)),
        "ketamine_um": One(2, (-1,)),
        "resting_mv": One(70, (-300, 300)),
        "depolarised_mv": One(20, (-300, 300)),
    },
    "glutamate.concentration": DOSE,
    "glutamate.doses_on": {
        "days": Column((1, 4), (0, 8, 2.5), "value 2: "),
        "weeks": One(2, (0, 2.5, 10**6)),
    },
    "glutamate.mg_unblocked": {"voltage_mv": VOLTAGE, "magnesium_mm": AMOUNT},
    "glutamate.nmda_current": {
        "voltage_mv": VOLTAGE,
        "magnesium_mm": AMOUNT,
        "ketamine_um": AMOUNT,
        "conductance_ns": AMOUNT,
    },
    "glutamate.occupancy": {
        "concentration_um": AMOUNT,
        "ec50_um": Column((1, 2), (0, -1), "value 2: "),
    },
    "glutamate.repeated_doses": {**DOSE, "starts_h": Column((0, 24), (-1, 1e9), "value 2: ")},
    "glutamate.synaptic_current": {
        "voltage_mv": One(70, (-300, 300)),
        "magnesium_mm": One(1, (-1,)),
        "ketamine_um": One(2, (-1,)),
        "times_ms": Column((0, 2), (-1,), "value 2: "),
    },
    "glutamate.models.PkModel.half_life_h": {
        "self": load_model("otto_2021"),
        "weight_kg": One(70, (0, 500)),
    },
    "glutamate.plasma.TimeCourse.last_above": {"self": COURSE, "ng_per_ml": One(100, (-1,))},
}


def offered():
    """Every public name with what it stands for, and the methods of public records."""
    found = {}
    for room in ROOMS:
        package = importlib.import_module(f"ketacourse.{room}")
        found |= {f"{room}.{name}": getattr(package, name) for name in package.__all__}
    for home in OPEN:
        module = importlib.import_module(f"ketacourse.{home}")
        own = {name: each for name, each in vars(module).items() if not name.startswith("_")}
        found |= {
            f"{home}.{name}": each
            for name, each in own.items()
            if getattr(each, "__module__", "") == module.__name__ and callable(each)
        }
    trial = importlib.import_module("ketacourse.evidence.trials.trial")
    found |= {f"evidence.trials.trial.{name}": getattr(trial, name) for name in RECORDS}
    return found | methods_of(found)


def methods_of(found):
    """Public methods of the records that the names are, or give."""
    doors = {each: name for name, each in found.items() if inspect.isclass(each)}
    methods = {}
    for record in {*doors, *(each for called in found.values() for each in given_by(called))}:
        home = record.__module__.removeprefix("ketacourse.")
        name = doors.get(record, f"{home}.{record.__name__}")
        if home.split(".")[0] in ROOMS:
            methods |= {
                f"{name}.{method}": each
                for method, each in vars(record).items()
                if inspect.isfunction(each) and not method.startswith("_")
            }
    return methods


def given_by(called):
    """The records that a function gives, by the words of its annotation."""
    if inspect.isclass(called):
        return set()
    words = re.findall(r"\w+", str(inspect.signature(called).return_annotation))
    there = vars(importlib.import_module(called.__module__))
    return {there[word] for word in words if inspect.isclass(there.get(word))}


def numeric(called):
    """The arguments of a function or record that may be numbers, by their annotations."""
    named = {}
    for name, each in inspect.signature(called).parameters.items():
        words = set(re.findall(r"\w+", str(each.annotation)))
        fixed = each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)
        if fixed and name != "self" and (words & NUMERIC or name in ("names", "groups")):
            named[name] = each
    return named


FOUND = {name: called for name, called in offered().items() if name not in ELSEWHERE}
ASKED = [
    (name, argument)
    for name, given in TRIED.items()
    for argument, value in given.items()
    if isinstance(value, One | Column | Labels)
]
COLUMNS = [(n, a) for n, a in ASKED if isinstance(TRIED[n][a], Column)]
ONES = [(n, a) for n, a in ASKED if isinstance(TRIED[n][a], One)]
LABELS = [(n, a) for n, a in ASKED if isinstance(TRIED[n][a], Labels)]


def test_no_public_argument_that_may_be_a_number_escapes():
    expected = {(name, argument) for name, called in FOUND.items() for argument in numeric(called)}
    plain = {(name, argument) for name, given in TRIED.items() for argument in given}
    assert sorted(expected - plain) == []


def test_what_is_tried_or_left_out_is_still_offered():
    every = offered()
    assert [name for name in TRIED if name not in every] == []
    assert [name for name in ELSEWHERE if name not in every] == []


def test_every_word_of_an_annotation_is_known_to_hold_numbers_or_none():
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    records = {name for text in sources for name in re.findall(r"^class (\w+)", text, re.MULTILINE)}
    unknown = {
        (name, word)
        for name, called in offered().items()
        for each in inspect.signature(called).parameters.values()
        if each.annotation is not each.empty
        for word in re.findall(r"\w+", str(each.annotation))
        if word not in NUMERIC | WORDS | CHOICES | records
    }
    assert sorted(unknown) == []


def call(name, **other):
    """The call that works, with other values for some arguments."""
    given = {
        argument: list(value.values)
        if isinstance(value, Column | Labels)
        else value.value
        if isinstance(value, One)
        else value
        for argument, value in TRIED[name].items()
    }
    return flat(FOUND[name](**{**given, **other}))


def flat(value):
    """A result as plain values that can be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: flat(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple | list):
        return [flat(each) for each in value]
    if isinstance(value, dict):
        return {str(key): flat(each) for key, each in value.items()}
    return value


def containers_of(values):
    whole = all(float(value).is_integer() for value in values)
    return {**CONTAINERS, **(WHOLE_CONTAINERS if whole else {})}


@pytest.mark.parametrize(("name", "argument"), COLUMNS)
def test_a_column_gives_the_same_in_every_container(name, argument):
    values, expected = TRIED[name][argument].values, call(name)
    for kept, container in containers_of(values).items():
        assert call(name, **{argument: container(values)}) == expected, kept


@pytest.mark.parametrize(("name", "argument"), ONES)
def test_a_number_gives_the_same_alone_and_as_the_only_one_of_a_container(name, argument):
    value, expected = TRIED[name][argument].value, call(name)
    alone = {**ALONE, **{kept: lambda value, c=c: c([value]) for kept, c in CONTAINERS.items()}}
    for kept, container in alone.items():
        assert call(name, **{argument: container(value)}) == expected, kept


@pytest.mark.parametrize("name", [n for n in TRIED if any(n == name for name, _ in COLUMNS)])
def test_columns_of_a_filtered_and_sorted_frame_are_read_by_place(name):
    given = {a: v.values for a, v in TRIED[name].items() if isinstance(v, Column)}
    if len({len(values) for values in given.values()}) == 1:
        frame = pd.DataFrame({argument: list(values)[::-1] for argument, values in given.items()})
        frame = frame.sort_index(ascending=False)
        given = {argument: frame[argument] for argument in given}
        assert call(name, **given) == call(name)


@pytest.mark.parametrize(("name", "argument"), LABELS)
def test_labels_are_read_by_place_in_every_container(name, argument):
    values, expected = list(TRIED[name][argument].values), call(name)
    for container in (tuple, np.array, pd.Index, lambda v: pd.Series(v, index=range(len(v))[::-1])):
        assert call(name, **{argument: container(values)}) == expected


def refusal(name, **other):
    with pytest.raises(KetacourseError) as caught:
        call(name, **other)
    return str(caught.value)


@pytest.mark.parametrize(("name", "argument"), COLUMNS)
def test_a_column_with_what_cannot_stand_there_is_refused_by_argument_and_place(name, argument):
    tried = TRIED[name][argument]
    bad = [*(value for value, _ in NO_NUMBERS.values()), *tried.wrong]
    for value in bad:
        said = refusal(name, **{argument: [tried.values[0], value]})
        assert said.startswith(f"{tried.second}{argument} is "), value
    masked = np.ma.array(tried.values, mask=[False, True])
    assert refusal(name, **{argument: masked}).startswith(f"{tried.second}{argument} is masked; ")


@pytest.mark.parametrize(("name", "argument"), COLUMNS)
def test_a_column_that_is_none_is_refused_by_its_argument(name, argument):
    values = TRIED[name][argument].values
    for empty in ([], np.array([]), pd.Series([], dtype=float)):
        assert refusal(name, **{argument: empty}) == (
            f"{argument} is empty; give at least one value"
        )
    assert refusal(name, **{argument: pd.DataFrame({"a": values, "b": values})}) == (
        f"{argument} has 2 dimensions; give a flat list, or one column of a table"
    )
    for text in ("12", {"a": 1}):
        assert f"{argument} is {text!r}; give " in refusal(name, **{argument: text})


@pytest.mark.parametrize(("name", "argument"), COLUMNS)
def test_a_column_of_another_length_is_told_where_columns_belong_together(name, argument):
    others = [a for n, a in COLUMNS if n == name and a != argument]
    if others and name not in ("glutamate.repeated_doses",):
        longer = [*TRIED[name][argument].values, TRIED[name][argument].values[-1]]
        said = refusal(name, **{argument: longer})
        assert re.search(rf"{argument} has 3|3 {argument}s for 2 studies", said)


@pytest.mark.parametrize(("name", "argument"), ONES)
def test_one_number_that_cannot_be_is_refused_by_its_argument(name, argument):
    tried = TRIED[name][argument]
    for value, _ in NO_NUMBERS.values():
        assert argument in refusal(name, **{argument: value})
    for value in tried.wrong:
        assert argument in refusal(name, **{argument: value}) or "icon array" in refusal(
            name, **{argument: value}
        )
    assert f"{argument} holds 2 values; give one, " in refusal(
        name, **{argument: [tried.value, tried.value]}
    )


@pytest.mark.parametrize(("name", "argument"), LABELS)
def test_labels_that_are_missing_or_too_few_are_refused(name, argument):
    values = list(TRIED[name][argument].values)
    for gone in (None, float("nan"), pd.NA, np.ma.masked):
        assert refusal(name, **{argument: [*values[:-1], gone]})
    if argument not in ("keep", "positions"):
        assert refusal(name, **{argument: values[:-1]})


@pytest.mark.parametrize("name", ["evidence.risk_ratio", "statistics.newcombe"])
def test_truths_are_counts_of_one_person_each(name):
    truths = {a: np.array([True, True]) for a, v in TRIED[name].items() if isinstance(v, Column)}
    ones = {argument: [1, 1] for argument in truths}
    assert call(name, **truths) == call(name, **ones)
