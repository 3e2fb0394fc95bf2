"""The day of a dose in minutes, looked up from the facts: what lasts how long, by whom."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.content.library import record, records
from ketacourse.content.risks import DaySpan, RiskFact
from ketacourse.content.tables import RISK_FACTS, TREATMENT_DAY
from ketacourse.display.words import agreeing, as_typed
from ketacourse.errors import ContentError, unknown

LANES = ("asked before", "felt", "measured", "required")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBar:
    """A stretch of the day, in minutes from the dose; `end_min` is None past the day's end.

    A moment has the same start and end. `latest_min` is a later end where a range was published.
    """

    id: str
    lane: str
    label: str
    start_min: float
    end_min: float | None
    peak_min: float | None
    latest_min: float | None
    fact: RiskFact

    @property
    def words(self) -> str:
        """When, as a table says it."""
        if self.end_min is None:
            return "from the dose on, past the day"
        if self.start_min < 0:
            return f"the last {minutes(-self.start_min)} before the dose"
        if self.start_min == self.end_min:
            return f"at {minutes(self.end_min)}"
        until = f"until {minutes(self.end_min)}"
        if self.latest_min is not None:
            until = f"until {_between(self.end_min, self.latest_min)}"
        peak = f", most at {minutes(self.peak_min)}" if self.peak_min is not None else ""
        return until + peak


def day_bars() -> tuple[DayBar, ...]:
    """Everything on the time line of a day with esketamine spray, by lane.

    Raises
    ------
    ContentError
        If an entry names a quantity that its fact does not have, or one that is not in minutes.
    """
    bars = [_bar(span) for span in records(TREATMENT_DAY)]
    return tuple(sorted(bars, key=lambda bar: LANES.index(bar.lane)))


def _bar(span: DaySpan) -> DayBar:
    fact = record(RISK_FACTS, span.fact)
    end, peak, latest = (_minutes(fact, name) for name in (span.end, span.peak, span.latest))
    start = 0.0
    if span.before and end is not None:
        start, end = -end, 0.0
    elif end is None and peak is not None:
        start, end = peak, peak
    return DayBar(
        id=span.id,
        lane=span.lane,
        label=span.label,
        start_min=start,
        end_min=end,
        peak_min=peak,
        latest_min=latest,
        fact=fact,
    )


def _minutes(fact: RiskFact, name: str) -> float | None:
    if not name:
        return None
    found = {quantity.name: quantity for quantity in fact.quantities}
    if name not in found:
        raise ContentError(unknown(f"quantity of risk fact '{fact.id}'", name, found))
    if found[name].unit != "min":
        raise ContentError(f"'{name}' of risk fact '{fact.id}' is in {found[name].unit}, not min")
    return found[name].value


def _between(first_min: float, last_min: float) -> str:
    """Two times in one unit where both are whole hours: ``1 to 2 hours``."""
    if first_min % 60 == last_min % 60 == 0:
        return f"{first_min / 60:g} to {minutes(last_min)}"
    return f"{minutes(first_min)} to {minutes(last_min)}"


def minutes(time_min: float) -> str:
    """A time as a person says it: minutes up to 90, whole hours beyond."""
    if time_min > 90 and time_min % 60 == 0:
        hours = time_min / 60
        return f"{as_typed(hours)} {agreeing(hours, 'hour')}"
    return f"{as_typed(time_min)} {agreeing(time_min, 'minute')}"
