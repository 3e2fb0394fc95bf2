"""What is pooled and pictured: the course's sets, or effects that a student brings along.

Everything that pools or draws takes either, through `studies_of` or, where effects are enough,
`effects_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ketacourse.display.words import counted
from ketacourse.errors import KetacourseError, brief
from ketacourse.evidence.effects.columns import ALLOWED, places, study_names
from ketacourse.evidence.effects.measures import measure_named
from ketacourse.evidence.effects.sizes import EffectSizes, from_estimates
from ketacourse.evidence.effects.tables import COUNTS, MEANS, columns_of, effects_of_table, is_table
from ketacourse.evidence.trials.sets import TrialSet, arm_names, trial_set
from ketacourse.evidence.trials.trial import Counts, Difference, Group, Means
from ketacourse.statistics.boundary import NUMBER, column, words

T = TypeVar("T")
ENTER = (
    "give effect sizes (from risk_ratio, mean_difference, from_estimates, from_interval or "
    "another of these functions), a table with named columns, estimates with their standard "
    "errors, or one of the course's sets or its id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Studies:
    """Studies with their effects, and what pictures say of them as far as it is known.

    `arms` holds treatment and control of each study, or None where only a difference is known;
    `drugs`, `comparators` and `years` are empty where nobody told them. `better` is "more" or
    "less", as in `TrialSet`, or empty; `against` says what speaks against pooling them.
    """

    title: str
    effects: EffectSizes
    unit: str = "study"
    better: str = ""
    caption: str = ""
    against: str = ""
    cites: tuple[str, ...] = ()
    arms: tuple[tuple[Group, Group] | None, ...] = ()
    drugs: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    years: tuple[float, ...] = ()

    def __len__(self) -> int:
        return len(self.effects)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the studies, in their order."""
        return self.effects.names

    @property
    def sides(self) -> tuple[str, str]:
        """What the two arms were given, for use within a sentence."""
        return arm_names(self.drugs, self.comparators)

    @property
    def counts(self) -> tuple[tuple[Counts, Counts], ...]:
        """Events of both arms, study by study; empty unless all of them are known."""
        found = tuple(
            (treatment, control)
            for treatment, control in filter(None, self.arms)
            if isinstance(treatment, Counts) and isinstance(control, Counts)
        )
        return found if len(found) == len(self) else ()

    def take(self, keep: Sequence[int]) -> Studies:
        """The studies at these places, in this order."""
        at = places(keep, len(self))
        return replace(
            self,
            effects=self.effects.take(at),
            arms=_kept(self.arms, at),
            drugs=_kept(self.drugs, at),
            comparators=_kept(self.comparators, at),
            years=_kept(self.years, at),
        )

    def by_year(self) -> Studies:
        """The studies in order of publication; those of one year by their names.

        Raises
        ------
        KetacourseError
            If the years are not known.
        """
        if not self.years:
            raise KetacourseError(
                "a cumulative plot goes by years; give a table with a column named year"
            )
        return self.take(sorted(range(len(self)), key=lambda at: (self.years[at], self.names[at])))


def _kept(values: tuple[T, ...], at: Sequence[int]) -> tuple[T, ...]:
    """Values at these places; none where nothing is known of any study."""
    return tuple(values[i] for i in at) if values else ()


def studies_of(
    given: Any, standard_error: Any = None, *, measure: str = "", names: Any = ()
) -> Studies:
    """Make studies of whatever holds some.

    Parameters
    ----------
    given
        A set of the course or its id; effect sizes; a table with named columns, of which
        `ketacourse.evidence.effects.tables` tells the names; or estimates, one a study.
    standard_error
        Of estimates, one a study; both on the scale of the measure, natural logarithms for ratios.
    measure
        Of a set or table, which of those that can be computed; of estimates, what they are.
    names
        Of the studies, where they have none.

    Raises
    ------
    KetacourseError
        If it is none of these, or lacks what is asked for; the message says what to give.
    """
    if isinstance(given, Studies):
        return given
    if isinstance(given, str | TrialSet):
        _refuse_unused("a set of the course has its", standard_error=standard_error, names=names)
        return _of_set(trial_set(given) if isinstance(given, str) else given, measure)
    if isinstance(given, EffectSizes):
        _refuse_unused("effect sizes have their", standard_error=standard_error)
        return _of_effects(_renamed(given, measure, names))
    if is_table(given):
        _refuse_unused("a table has its", standard_error=standard_error)
        return _of_table(given, effects_of_table(given, measure, names))
    if standard_error is None or not hasattr(given, "__len__"):
        raise KetacourseError(f"a value of type {type(given).__name__} cannot be pooled; {ENTER}")
    scale = measure_named(measure or "effect")
    return _of_effects(from_estimates(scale.id, given, standard_error, names=names))


def effects_of(
    given: Any, standard_error: Any = None, *, measure: str = "", names: Any = ()
) -> EffectSizes:
    """The effects of whatever holds some; as `studies_of`, where nothing else counts."""
    return studies_of(given, standard_error, measure=measure, names=names).effects


def _refuse_unused(who: str, **given: Any) -> None:
    """Refuse what would be left unused without a word."""
    for name, value in given.items():
        if value is not None and not (hasattr(value, "__len__") and not len(value)):
            raise KetacourseError(f"{who} own {name}; leave {name} out")


def _renamed(effects: EffectSizes, measure: str, names: Any) -> EffectSizes:
    if measure and measure_named(measure) != effects.scale:
        raise KetacourseError(
            f"measure is {brief(measure)}, but these effect sizes hold {effects.scale.words}s; "
            "leave measure out, or compute others"
        )
    chosen = names if names is not None and len(names) else effects.names
    return replace(effects, names=study_names(chosen, len(effects)))


def _of_set(trials: TrialSet, measure: str) -> Studies:
    return Studies(
        title=trials.name,
        effects=trials.effect_sizes(measure),
        unit=trials.unit,
        better=trials.better,
        caption=f"{trials.outcome[0].upper()}{trials.outcome[1:]}.",
        against=trials.against,
        cites=trials.cites,
        arms=tuple(
            None if isinstance(trial.result, Difference) else trial.result
            for trial in trials.trials
        ),
        drugs=trials.drugs,
        comparators=trials.comparators,
        years=trials.years,
    )


def _of_effects(effects: EffectSizes) -> Studies:
    return Studies(
        title=f"{effects.scale.words.capitalize()} of {counted(len(effects), 'study')}",
        effects=effects,
        caption="Effects that were brought along; their sources stand with whoever did so.",
    )


def _of_table(table: Any, effects: EffectSizes) -> Studies:
    found, names = columns_of(table), effects.names
    years = column("year", found["year"], labels=names) if "year" in found else ()
    return replace(
        _of_effects(effects),
        arms=_arms(found, names),
        comparators=words("comparator", found["comparator"]) if "comparator" in found else (),
        years=tuple(years),
    )


def _arms(found: dict[str, Any], names: tuple[str, ...]) -> tuple[tuple[Group, Group], ...]:
    """Treatment and control of each study, where the table has all of their columns."""
    for kind, needed in ((Counts, COUNTS), (Means, MEANS)):
        if found.keys() >= set(needed):
            columns = (
                column(name, found[name], ALLOWED.get(name, NUMBER), names) for name in needed
            )
            half = len(needed) // 2
            return tuple(
                (kind(*row[:half]), kind(*row[half:])) for row in zip(*columns, strict=True)
            )
    return ()
