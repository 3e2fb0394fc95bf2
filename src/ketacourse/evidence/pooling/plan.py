"""What a forest plot holds, before it is drawn: rows, pooled result, scale and every word.

The picture and the pooling bench draw the same plan; numbers are turned into text here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ketacourse.display.words import decimals
from ketacourse.evidence.pooling.axis import EffectAxis, effect_axis
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS
from ketacourse.evidence.pooling.words import spread_line
from ketacourse.evidence.trials.sets import arm_heads
from ketacourse.evidence.trials.trial import Counts, Group, Means

if TYPE_CHECKING:
    from ketacourse.evidence.effects.measures import Measure
    from ketacourse.evidence.pooling.pooled import Pooled
    from ketacourse.evidence.pooling.sensitivity import PooledSeries, Subgroups
    from ketacourse.evidence.pooling.studies import Studies

HEAD_LETTERS = 10  # of a name above a column of a picture


@dataclass(frozen=True, slots=True)
class Bar:
    """An effect with its interval, natural scale, and as text."""

    low: float
    middle: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A trial: its name, what it was compared with, both sides, effect and weight (0 to 1)."""

    name: str
    detail: str
    treatment: str
    control: str
    bar: Bar
    weight: float | None
    group: str = ""

    @property
    def percent(self) -> str:
        """The weight as text."""
        return "" if self.weight is None else f"{100 * self.weight:.0f} %"


@dataclass(frozen=True, slots=True)
class Summary:
    """A pooled result: its name, the diamond, the interval for a new trial, and how trials vary."""

    name: str
    bar: Bar
    prediction: Bar | None
    spread: str


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stand together, under a title, with a result of their own where they have one."""

    rows: tuple[Row, ...]
    title: str = ""
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class ForestPlan:
    """A forest plot as rows and words.

    `arms` names the columns of results in full, `heads` as a picture has room for them; `favours`
    names what lies left and right of no effect; `between` says how blocks differ.
    """

    title: str
    measure: Measure
    arms: tuple[str, str]
    heads: tuple[str, str]
    blocks: tuple[Block, ...]
    pooled: Summary | None
    axis: EffectAxis
    favours: tuple[str, str]
    between: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all blocks."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def caveat(self) -> str:
        """A sentence where a bar runs past what can be, for which its text has no room."""
        below, above = min(bar.low for bar in self._bars), max(bar.high for bar in self._bars)
        beyond = self.measure.beyond(below, above)
        return f"A {self.measure.words} {beyond}, whatever an interval says." if beyond else ""

    @property
    def _bars(self) -> list[Bar]:
        summaries = [self.pooled, *(block.summary for block in self.blocks)]
        bars = [row.bar for row in self.rows]
        for each in filter(None, summaries):
            bars += [each.bar, *([each.prediction] if each.prediction else [])]
        return bars


def plan(studies: Studies, pooled: Pooled | None = None) -> ForestPlan:
    """Plan a forest plot of some studies, with their pooled result where there is one."""
    weights = weights_of(pooled) if pooled is not None else [None] * len(studies)
    rows = tuple(_rows(studies, weights))
    summary = summarise(pooled) if pooled is not None else None
    scale = studies.effects.scale
    return ForestPlan(
        studies.title,
        scale,
        arm_heads(studies.drugs, studies.comparators),
        heads(studies),
        (Block(rows),),
        summary,
        scale_for(rows, summary, ratio=scale.ratio),
        favours(studies.better, studies.sides),
    )


def grouped(whole: ForestPlan, within: Subgroups) -> ForestPlan:
    """The same plan with its rows by group, each with its own result, and the test between."""
    blocks = [
        Block(
            tuple(row for row in whole.rows if row.group == name),
            f"Against {name}",
            summarise(pooled, "These together") if pooled.studies > 1 else None,
        )
        for name, pooled in zip(within.groups, within.series, strict=True)
    ]
    between = within.difference[0].upper() + within.difference[1:]
    return replace(whole, blocks=tuple(blocks), between=between)


def stepwise(studies: Studies, series: PooledSeries) -> ForestPlan:
    """Plan a cumulative plot: a row for every trial added, with the pooled result so far."""
    whole = plan(studies)
    rows = tuple(
        replace(
            row,
            name=f"+ {row.name}",
            detail=", ".join(filter(None, (f"{year:g}", row.detail))),
            treatment="",
            control=str(pooled.studies),
            bar=summarise(pooled).bar,
        )
        for row, year, pooled in zip(whole.rows, studies.years, series, strict=True)
    )
    axis = scale_for(rows, None, ratio=whole.measure.ratio)
    return replace(
        whole,
        blocks=(Block(rows),),
        heads=("", "trials\nso far"),
        axis=axis,
    )


def summarise(pooled: Pooled, name: str = "") -> Summary:
    """A pooled result as a plan shows it."""
    bar = bar_of(pooled.scale, pooled.ci_low, pooled.estimate, pooled.ci_high)
    return Summary(name or model_name(pooled), bar, _prediction(pooled), spread_line(pooled))


def bar_of(scale: Measure, low: float, middle: float, high: float) -> Bar:
    """An effect from the scale of computation to the natural one, with its text."""
    text = scale.effect(middle, low, high, caveat=False)
    return Bar(scale.natural(low), scale.natural(middle), scale.natural(high), text)


def model_name(pooled: Pooled) -> str:
    """The model in words; the way of its interval where it is not the plain one."""
    name = MODELS[pooled.model].capitalize()
    return name if pooled.interval == "wald" else f"{name}, {INTERVALS[pooled.interval]} interval"


def _prediction(pooled: Pooled) -> Bar | None:
    """The interval for the effect in a new trial, where there are trials enough for one."""
    ends = pooled.prediction_interval()
    if ends is None:
        return None
    scale, (low, high) = pooled.scale, ends
    text = scale.interval(low, high, caveat=False)
    return Bar(scale.natural(low), scale.natural(pooled.estimate), scale.natural(high), text)


def heads(studies: Studies) -> tuple[str, str]:
    """What stands above the columns of both arms, in two lines; a long name gives way to a word."""
    if not any(studies.arms):
        return ("", "")
    means = any(isinstance(arms[0], Means) for arms in studies.arms if arms)
    what = "mean, n" if means else "events"
    names = zip(arm_heads(studies.drugs, studies.comparators), arm_heads((), ()), strict=True)
    drug, comparator = (name if len(name) <= HEAD_LETTERS else word for name, word in names)
    return (f"{drug}\n{what}", f"{comparator}\n{what}")


def favours(better: str, sides: tuple[str, str]) -> tuple[str, str]:
    """What lies left and right of no effect; `sides` names drug and comparator."""
    if not better:
        return ("lower", "higher")
    drug, comparator = (f"favours {side}" for side in sides)
    return (comparator, drug) if better == "more" else (drug, comparator)


def side_text(side: Group) -> str:
    """What fits a column of a forest plot: events of all, or mean and n."""
    return str(side) if isinstance(side, Counts) else f"{decimals(side.mean, 1)}, {side.total:,}"


def short_name(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.partition(" (")[0]


def _rows(studies: Studies, weights: Sequence[float | None]) -> Iterator[Row]:
    effects = studies.effects
    for at, name in enumerate(effects.names):
        arms = studies.arms[at] if studies.arms else None
        treatment, control = map(side_text, arms) if arms else ("", "")
        against = studies.comparators[at] if studies.comparators else ""
        low, middle, high = effects.ci_low[at], effects.estimate[at], effects.ci_high[at]
        yield Row(
            short_name(name),
            f"v {against}" if against else "",
            treatment,
            control,
            bar_of(effects.scale, float(low), float(middle), float(high)),
            weights[at],
            against,
        )


def weights_of(pooled: Pooled) -> list[float]:
    """Weights as shares that add up to 1."""
    total = float(sum(pooled.weights))
    return [float(weight) / total for weight in pooled.weights]


def scale_for(rows: Sequence[Row], summary: Summary | None, *, ratio: bool) -> EffectAxis:
    """A scale that holds the intervals of all rows and of the pooled result."""
    bars = [row.bar for row in rows] + ([summary.bar] if summary else [])
    return effect_axis((end for bar in bars for end in (bar.low, bar.high)), ratio=ratio)
