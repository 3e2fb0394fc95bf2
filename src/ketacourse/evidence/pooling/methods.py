"""How effects may be pooled: models, estimators and intervals by name, and which go together.

`pool`, results in words, question banks and the pooling bench all take the names from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ketacourse.errors import KetacourseError, unknown

MODELS = {"random": "random effects", "fixed": "fixed effect"}
TAU_SQUARED = {"REML": "REML", "DL": "DerSimonian-Laird", "PM": "Paule-Mandel"}
INTERVALS = {
    "wald": "Wald",
    "hartung_knapp": "Hartung-Knapp",
    "hartung_knapp_plain": "plain Hartung-Knapp",
}
HARTUNG_KNAPP = (
    "The Hartung-Knapp interval multiplies the standard error by how far the trials themselves "
    "lie apart. Two or three trials may lie close together by luck, and the interval would come "
    "out narrower than Wald's; so the factor is not let below 1. The plain one lets it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to pool that makes sense; `tau_squared` is empty for a fixed effect, which has none."""

    model: str = "random"
    tau_squared: str = "REML"
    interval: str = "wald"


def method_of(
    model: str = "random", tau_squared: str | None = None, interval: str | None = None
) -> Method:
    """A way to pool, from what was asked for; what was left out follows from the model.

    Parameters
    ----------
    model
        A key of `MODELS`.
    tau_squared
        A key of `TAU_SQUARED`; ``REML`` if left out. Not for a fixed effect.
    interval
        A key of `INTERVALS`; ``wald`` if left out. A fixed effect has no other.

    Raises
    ------
    KetacourseError
        If a name is unknown, or two do not go together; the message says what does.
    """
    _check("model", model, MODELS)
    if tau_squared is not None:
        _check("tau_squared", tau_squared, TAU_SQUARED)
    if interval is not None:
        _check("interval", interval, INTERVALS)
    if model == "random":
        return Method(tau_squared=tau_squared or "REML", interval=interval or "wald")
    if tau_squared is not None:
        raise KetacourseError(
            f"tau_squared='{tau_squared}' does not go with model='fixed': where all studies "
            "estimate one effect, nothing varies between them; leave tau_squared out, or give "
            "model='random'"
        )
    if interval not in (None, "wald"):
        raise KetacourseError(
            f"interval='{interval}' does not go with model='fixed': Hartung and Knapp's interval "
            "is made for effects that differ between studies; leave interval out, or give "
            "model='random'"
        )
    return Method(model="fixed", tau_squared="", interval="wald")


def _check(name: str, word: object, allowed: Mapping[str, str]) -> None:
    if not isinstance(word, str) or word not in allowed:
        raise KetacourseError(unknown(name, word, allowed))
