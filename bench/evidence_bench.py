"""Pooling beside metafor, statsmodels and PyMARE: the same trials, one run, time and accuracy.

None of them is needed for the course. Each is measured where it is installed, and named where it
is not. What metafor gives with its tolerances tightened counts as right; where R is missing, the
value it gave for the tests does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from bench.table import Row, median_ms, median_pair_ms
from ketacourse.evidence import EffectSizes, odds_ratio, pool
from tests.evidence.pooling.metafor_values import reference

METHODS = ("DL", "PM", "REML")
TIMES = 51
IN_R = """
suppressMessages(library(metafor))
given <- jsonlite::fromJSON(file("stdin"))
yi <- given$yi; vi <- given$vi
tight <- list(threshold = 1e-13, tol = 1e-13, maxiter = 10000)
out <- list()
for (method in c("DL", "PM", "REML")) {
  x <- rma(yi, vi, method = method)
  took <- sapply(1:51, function(i) system.time(for (j in 1:10) rma(yi, vi, method = method))[[3]])
  right <- rma(yi, vi, method = method, control = tight)
  out[[method]] <- list(ms = median(took) * 100, tau_squared = x$tau2, right = right$tau2)
}
cat(jsonlite::toJSON(out, digits = I(16), auto_unbox = TRUE))
"""


def measure() -> list[Row]:
    """Time of each estimator, its distance from the right tau squared, and two known traps."""
    for library in ("statsmodels", "pymare"):
        if not find_spec(library):
            print(f"{library} is not installed: not measured", file=sys.stderr)
    theirs, rows = _metafor(_trials(20)), []
    for method in METHODS:
        rows += _times(method, theirs)
    for method in METHODS:
        rows += _gaps(method, theirs)
    return [*rows, *_traps()]


def _trials(count: int) -> EffectSizes:
    """The first published trials of magnesium after a heart attack, as log odds ratios."""
    return odds_ratio(**_set("dat.li2007")["columns"]).take(range(count))


def _set(name: str) -> Any:
    return next(each for each in reference()["sets"] if each["id"] == name)


def _times(method: str, theirs: Any) -> list[Row]:
    """Ours alone where nothing else is installed, else a row for each alternative."""
    trials = _trials(20)
    what = f"pool {len(trials)} trials, {method}"

    def ours() -> object:
        return pool(trials, tau_squared=method)

    rows = [
        Row(what, *_split(median_pair_ms(ours, lambda f=fit: f(trials), TIMES), name, 2))
        for name, fit in _alternatives(method).items()
    ]
    if theirs:
        rows.append(
            Row(what, *_split((median_ms(ours, TIMES), theirs[method]["ms"]), "metafor", 2))
        )
    return rows or [Row(what, median_ms(ours, TIMES), budget=2)]


def _split(pair: tuple[float, float], against: str, budget: float | None) -> tuple[Any, ...]:
    ours, theirs = pair
    return ours, "ms", against, theirs, budget


def _gaps(method: str, theirs: Any) -> list[Row]:
    """How far tau squared is from the right value, ours and each alternative's."""
    trials = _trials(20) if theirs else _trials(22)
    right = theirs[method]["right"] if theirs else _stored(method)
    ours = abs(pool(trials, tau_squared=method).tau_squared - right)
    found = {name: fit(trials) for name, fit in _alternatives(method).items()}
    if theirs:
        found["metafor, default steps"] = theirs[method]["tau_squared"]
    what = f"tau squared by {method}, gap from the right value"
    rows = [Row(what, ours, "", name, abs(value - right)) for name, value in found.items()]
    return rows or [Row(what, ours, "")]


def _stored(method: str) -> float:
    """What metafor gave for all 22 trials."""
    values = next(each for each in _set("dat.li2007")["measures"] if each["measure"] == "OR")
    run = next(each for each in values["pooled"] if each["model"] == method)
    return float(run["values"]["tau_squared"])


def _alternatives(method: str) -> dict[str, Callable[[EffectSizes], float]]:
    """Ways to tau squared by this method in other libraries, where they are installed."""
    found: dict[str, Callable[[EffectSizes], float]] = {}
    if find_spec("statsmodels") and method != "REML":
        how = {"DL": "chi2", "PM": "iterated"}[method]
        found["statsmodels"] = lambda trials: _statsmodels(trials, how)
    if find_spec("pymare") and method != "PM":
        found["PyMARE"] = lambda trials: _pymare(trials, method)
    return found


def _statsmodels(trials: EffectSizes, how: str) -> float:
    from statsmodels.stats.meta_analysis import combine_effects

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it takes the root of a variance below 0
        return float(combine_effects(trials.estimate, trials.variance, method_re=how).tau2)


def _pymare(trials: EffectSizes, method: str) -> float:
    from pymare import Dataset
    from pymare.estimators import DerSimonianLaird, VarianceBasedLikelihoodEstimator

    chosen = DerSimonianLaird() if method == "DL" else VarianceBasedLikelihoodEstimator("reml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = chosen.fit_dataset(Dataset(y=trials.estimate.copy(), v=trials.variance.copy()))
        return float(fitted.summary().tau2.item())


def _metafor(trials: EffectSizes) -> Any:
    """Time and tau squared by method, measured inside R; None where R or metafor is missing."""
    rscript = shutil.which("Rscript")
    if not rscript:
        print("no Rscript found: metafor is not measured", file=sys.stderr)
        return None
    data = json.dumps({"yi": trials.estimate.tolist(), "vi": trials.variance.tolist()})
    done = subprocess.run(
        [rscript, "-e", IN_R], input=data, text=True, capture_output=True, check=False
    )
    if done.returncode:
        print(f"metafor is not measured: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


def _traps() -> list[Row]:
    """Zero cells and tau squared below 0, beside what statsmodels makes of them."""
    apart = _set("closer than chance")["columns"]
    close = EffectSizes(
        "standardized_mean_difference", apart["estimate"], [e**2 for e in apart["standard_error"]]
    )
    zero = _set("dat.nielweise2007")
    right = next(each["yi"] for each in zero["measures"] if each["measure"] == "OR")
    gap = float(abs(odds_ratio(**zero["columns"]).estimate - right).max())
    lowest, other_gap = pool(close, tau_squared="DL").tau_squared, None
    against, other_lowest = "", None
    if find_spec("statsmodels"):
        against, other_lowest = "statsmodels", _statsmodels(close, "chi2")
        other_gap = _zero_cells_by_statsmodels(zero["columns"], right)
    return [
        Row("log odds ratio, zero cells, largest gap", gap, "", against, other_gap),
        Row("tau squared by DL, studies closer than chance", lowest, "", against, other_lowest),
    ]


def _zero_cells_by_statsmodels(columns: Any, right: Any) -> float:
    import numpy as np
    from statsmodels.stats.meta_analysis import effectsize_2proportions

    found, _ = effectsize_2proportions(
        *(np.array(values, dtype=float) for values in columns.values()),
        statistic="odds-ratio",
        zero_correction=0.5,
    )
    return float(abs(found - np.array(right)).max())
