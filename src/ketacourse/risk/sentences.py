"""The sentence that a person needs: how many of a hundred with, how many without."""

from __future__ import annotations

from ketacourse.risk.contrasts import Contrast
from ketacourse.risk.ratio import times
from ketacourse.risk.wording import about, change_in, difference_words, meaning_of, pair


def frequency_sentence(contrast: Contrast, people: int = 100) -> str:
    """Natural frequencies of both arms, and the difference between them, in plain words.

    Parameters
    ----------
    contrast
        One outcome in two arms.
    people
        Out of how many; the same for both arms.

    Returns
    -------
    str
        Such as "Of 100 people given X, about 41 felt detached; of 100 given Y, about 9. That is
        31.6 more in 100 (95 % interval 24.8 to 37.7 more)."
    """
    treated, control = pair(contrast)
    did = meaning_of(contrast).did
    with_, without = contrast.treatment.short, contrast.control.short
    if not treated and not control:
        first = f"Of {people:,} people given {with_}, none {did}, and of {people:,} given {without}"
        return f"{first} none either. {_difference(contrast, people)}"
    return (
        f"Of {people:,} people given {with_}, {about(treated, people)} {did}; "
        f"of {people:,} given {without}, {about(control, people)}. {_difference(contrast, people)}"
    )


def _difference(contrast: Contrast, people: int) -> str:
    if contrast.difference is None:
        amount = change_in(contrast.difference_per_100 / 100 * people, people)
        return (
            f"That is {amount}. Neither counts nor an interval were published, "
            "so how sure this is cannot be said."
        )
    return f"That is {difference_words(contrast.difference, people)}."


def needed_words(contrast: Contrast) -> str:
    """The number needed, with its interval; or why there is none."""
    needed = contrast.number_needed
    if needed is None:
        return "not computed: no interval was published"
    return needed.words


def ratio_words(contrast: Contrast) -> str:
    """The ratio with its interval, or why there is none."""
    if contrast.ratio:
        low, high = times(contrast.ratio.ci_low), times(contrast.ratio.ci_high)
        return f"{times(contrast.ratio.estimate)} times as frequent ({low} to {high})"
    if not contrast.is_counted:
        return "not computed: counts were not published"
    if not contrast.treatment.events and not contrast.control.events:
        return "undefined: nobody had it in either group"
    where = "comparison" if not contrast.control.events else "treatment"
    return f"undefined: nobody had it in the {where} group"
