"""Pictures of sets of trials, by their ids: what lessons call in one line."""

from __future__ import annotations

from ketacourse.display.picture import Picture
from ketacourse.errors import KetacourseError
from ketacourse.evidence.pooling.figures.cumulative import cumulative_picture
from ketacourse.evidence.pooling.figures.forest import forest_picture
from ketacourse.evidence.pooling.figures.funnel import funnel_picture
from ketacourse.evidence.pooling.figures.labbe import labbe_picture
from ketacourse.evidence.pooling.plan import grouped, plan, stepwise
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.sensitivity import cumulative, subgroups
from ketacourse.evidence.pooling.words import (
    caption_of,
    egger_words,
    pooled_alt,
    settled_words,
)
from ketacourse.evidence.trials.sets import OF_COUNTS, TrialSet, trial_set


def forest(
    trials: str | TrialSet, *, measure: str = "", by_comparator: bool = False, **how: str
) -> Picture:
    """Show a forest plot of a set of trials with its pooled result.

    Parameters
    ----------
    trials
        A set, or its id.
    measure
        One of the measures of the set; the first if left out.
    by_comparator
        Whether to pool the trials of each comparator by themselves too.
    **how
        `model`, `tau_squared` and `interval`, as for `pool`.

    Raises
    ------
    KetacourseError
        If there is no such set, measure or method.
    """
    chosen = _set(trials)
    effects = chosen.effect_sizes(measure)
    pooled = pool(effects, **how)
    planned = plan(chosen, pooled)
    if by_comparator:
        planned = grouped(planned, subgroups(effects, chosen.comparators, **how))
    alt = " ".join(filter(None, (pooled_alt(chosen, pooled), planned.between)))
    caption = " ".join(filter(None, (caption_of(chosen), planned.caveat)))
    return forest_picture(planned, alt=alt, caption=caption, cites=chosen.cites)


def funnel(trials: str | TrialSet, *, measure: str = "", **how: str) -> Picture:
    """Show a funnel plot of a set with contours of p, and say what Egger's test finds.

    Parameters
    ----------
    trials, measure, how
        As for `forest`.
    """
    chosen = _set(trials)
    pooled = pool(chosen.effect_sizes(measure), **how)
    test = egger_words(pooled.effect_sizes)
    caption = (
        "Dashed: where 95 % of trials would lie if all had the pooled effect (line) and differed "
        f"by chance alone. Shading: p of a trial that lies there. {test}"
    )
    return funnel_picture(pooled, title=chosen.name, test=test, caption=caption, cites=chosen.cites)


def cumulative_forest(trials: str | TrialSet, *, measure: str = "", **how: str) -> Picture:
    """Show what was known after each trial of a set, in order of publication.

    Parameters
    ----------
    trials, measure, how
        As for `forest`.
    """
    chosen = _set(trials).by_year()
    series = cumulative(chosen.effect_sizes(measure), chosen.years, **how)
    planned = stepwise(chosen, series)
    parts = ("Each row pools all trials up to it.", caption_of(chosen), planned.caveat)
    caption = " ".join(filter(None, parts))
    return cumulative_picture(
        planned,
        settled=settled_words(series),
        caption=caption,
        cites=chosen.cites,
    )


def labbe(trials: str | TrialSet, **how: str) -> Picture:
    """Show shares on the drug against shares on the comparator, for a set with counts.

    Parameters
    ----------
    trials, how
        As for `forest`.

    Raises
    ------
    KetacourseError
        If the set holds no counts.
    """
    chosen = _set(trials)
    if chosen.measures != tuple(OF_COUNTS):
        raise KetacourseError(f"'{chosen.id}' holds no counts; a L'Abbé plot needs events of all")
    pooled = pool(chosen.effect_sizes("risk_ratio"), **how)
    caption = (
        "Circles by the number of people. Trials along the dashed line would agree on the risk "
        f"ratio, along a line beside the diagonal on the risk difference. {caption_of(chosen)}"
    )
    return labbe_picture(
        chosen.trials, pooled, title=chosen.name, caption=caption, cites=chosen.cites
    )


def _set(trials: str | TrialSet) -> TrialSet:
    return trial_set(trials) if isinstance(trials, str) else trials
