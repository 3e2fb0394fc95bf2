"""Pictures of several trials: what lessons call in one line, for our sets and for your own."""

from __future__ import annotations

from typing import Any

from ketacourse.display.picture import Picture
from ketacourse.errors import KetacourseError
from ketacourse.evidence.effects.tables import COUNTS
from ketacourse.evidence.pooling.figures.cumulative import cumulative_picture
from ketacourse.evidence.pooling.figures.forest import forest_picture
from ketacourse.evidence.pooling.figures.funnel import funnel_picture
from ketacourse.evidence.pooling.figures.labbe import labbe_picture
from ketacourse.evidence.pooling.plan import grouped, plan, stepwise
from ketacourse.evidence.pooling.pool import pool
from ketacourse.evidence.pooling.sensitivity import cumulative, subgroups
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.pooling.words import egger_words, pooled_alt, settled_words


def forest(
    trials: Any,
    standard_error: Any = None,
    *,
    measure: str = "",
    names: Any = (),
    by_comparator: bool = False,
    **how: str,
) -> Picture:
    """Show a forest plot of trials with their pooled result.

    Parameters
    ----------
    trials
        A set of the course or its id; or your own: effect sizes, a table with named columns, or
        estimates. What a table may hold is told in ``docs/your_own_data.md``.
    standard_error
        Of estimates, one a trial.
    measure
        Of a set or a table, one of those that can be computed, the first if left out; of
        estimates, what they are, such as ``log_risk_ratio``.
    names
        Of the trials, where they have none.
    by_comparator
        Whether to pool the trials of each comparator by themselves too.
    **how
        `model`, `tau_squared` and `interval`, as for `pool`.

    Raises
    ------
    KetacourseError
        If there is no such set, measure or method, nothing to pool, or no comparator is known.
    """
    studies = studies_of(trials, standard_error, measure=measure, names=names)
    pooled = pool(studies.effects, **how)
    planned = plan(studies, pooled)
    if by_comparator:
        if not studies.comparators:
            raise KetacourseError(
                "by_comparator needs to know the comparators; give a table with a column named "
                "comparator"
            )
        planned = grouped(planned, subgroups(studies.effects, studies.comparators, **how))
    alt = " ".join(filter(None, (pooled_alt(studies, pooled), planned.between)))
    caption = " ".join(filter(None, (studies.caption, planned.caveat)))
    drawn = forest_picture(planned, alt=alt, caption=caption, cites=studies.cites)
    return drawn.explained(studies.against)


def funnel(
    trials: Any, standard_error: Any = None, *, measure: str = "", names: Any = (), **how: str
) -> Picture:
    """Show a funnel plot with contours of p, and say what Egger's test finds.

    Parameters
    ----------
    trials, standard_error, measure, names, how
        As for `forest`.
    """
    studies = studies_of(trials, standard_error, measure=measure, names=names)
    pooled = pool(studies.effects, **how)
    test = egger_words(studies.effects)
    caption = (
        "Dashed: where 95 % of trials would lie if all had the pooled effect (line) and differed "
        f"by chance alone. {test}"
    )
    words = {"title": studies.title, "test": test, "caption": caption}
    return funnel_picture(pooled, **words, cites=studies.cites)


def cumulative_forest(
    trials: Any, standard_error: Any = None, *, measure: str = "", names: Any = (), **how: str
) -> Picture:
    """Show what was known after each trial, in order of publication.

    Parameters
    ----------
    trials, standard_error, measure, names, how
        As for `forest`; of your own, a table with a column named ``year``.

    Raises
    ------
    KetacourseError
        As `forest`, or if the years are not known.
    """
    studies = studies_of(trials, standard_error, measure=measure, names=names).by_year()
    series = cumulative(studies.effects, studies.years, **how)
    planned = stepwise(studies, series)
    words = (f"Each row pools all trials up to it. {studies.caption}", planned.caveat)
    drawn = cumulative_picture(
        planned,
        settled=settled_words(series),
        caption=" ".join(filter(None, words)),
        cites=studies.cites,
    )
    return drawn.explained(studies.against)


def labbe(trials: Any, *, names: Any = (), **how: str) -> Picture:
    """Show shares on the drug against shares on the comparator, for trials with counts.

    Parameters
    ----------
    trials, names, how
        As for `forest`; of your own, a table with counts.

    Raises
    ------
    KetacourseError
        As `forest`, or if there are no counts of both arms of all trials.
    """
    given = studies_of(trials, names=names)
    if not given.counts:
        raise KetacourseError(
            f"{given.title}: no counts are known, and a L'Abbé plot needs events of all in both "
            f"arms; give a table with the columns {', '.join(COUNTS)}"
        )
    studies = studies_of(trials, measure="risk_ratio", names=names)
    pooled = pool(studies.effects, **how)
    caption = (
        "Circles by the number of people. Trials along the dashed line would agree on the risk "
        f"ratio, along a line beside the diagonal on the risk difference. {studies.caption}"
    )
    return labbe_picture(studies, pooled, caption=caption).explained(studies.against)
