"""A pooled result as rows of name and value: what prints, and what a notebook shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketacourse.evidence.pooling.pool import Pooled

MODELS = {"fixed": "fixed effect", "random": "random effects"}
INTERVALS = {"wald": "Wald interval", "hartung_knapp": "Hartung-Knapp interval"}


def pooled_lines(pooled: Pooled) -> list[tuple[str, str]]:
    """Rows for a reader; a single study has nothing to say on how studies differ."""
    rows = [
        ("model", how_pooled(pooled)),
        (f"pooled {pooled.scale.words} (95 % interval)", effect(pooled)),
        ("p value", p_text(pooled.p_value)),
    ]
    if pooled.studies == 1:
        return [*rows, ("between studies", "nothing can be said from one study")]
    rows += [("Q", f"{pooled.q:.2f} on {pooled.degrees} df, p {_equal(pooled.q_p_value)}")]
    rows += [("I²", f"{100 * pooled.i_squared:.0f} %")]
    if pooled.model == "random":
        rows += [("tau² (95 % interval)", _tau_squared(pooled)), ("prediction", _new(pooled))]
    return rows


def how_pooled(pooled: Pooled) -> str:
    """Model, method, interval and number of studies in a few words."""
    method = f" ({pooled.method})" if pooled.method else ""
    count = "1 study" if pooled.studies == 1 else f"{pooled.studies} studies"
    return f"{MODELS[pooled.model]}{method}, {INTERVALS[pooled.interval]}, {count}"


def effect(pooled: Pooled) -> str:
    """The pooled effect with its interval, on the natural scale."""
    scale = pooled.scale
    return f"{scale.shown(pooled.estimate)} ({scale.interval(pooled.ci_low, pooled.ci_high)})"


def p_text(p_value: float) -> str:
    """A p value to three places; very small ones as a bound."""
    return "< 0.001" if p_value < 0.001 else f"{p_value:.3f}"


def _equal(p_value: float) -> str:
    return p_text(p_value) if p_value < 0.001 else f"= {p_text(p_value)}"


def _tau_squared(pooled: Pooled) -> str:
    low, high = pooled.tau_squared_low, pooled.tau_squared_high
    return f"{pooled.tau_squared:.3g} ({low:.3g} to {high:.3g})"


def _new(pooled: Pooled) -> str:
    ends = pooled.prediction_interval()
    if ends is None:
        return "needs three studies"
    return f"a new study's true effect may lie at {pooled.scale.interval(*ends)} (95 %)"
