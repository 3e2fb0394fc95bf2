"""Ways to pool: what follows from the model, what goes together, and one name for each."""

from itertools import product

import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence.pooling.heterogeneity import ESTIMATORS
from ketacourse.evidence.pooling.methods import INTERVALS, MODELS, TAU_SQUARED, Method, method_of


def test_every_estimator_has_a_name_and_every_name_an_estimator():
    assert set(TAU_SQUARED) == set(ESTIMATORS)


@pytest.mark.parametrize("tau_squared", [None, *TAU_SQUARED])
@pytest.mark.parametrize("interval", [None, *INTERVALS])
def test_random_effects_take_every_estimator_with_every_interval(tau_squared, interval):
    found = method_of("random", tau_squared, interval)
    assert found == Method(tau_squared=tau_squared or "REML", interval=interval or "wald")


def test_a_fixed_effect_has_one_way():
    alone = Method(model="fixed", tau_squared="", interval="wald")
    assert method_of("fixed") == method_of("fixed", None, "wald") == alone


@pytest.mark.parametrize(
    "named",
    [
        named
        for named in product([None, *TAU_SQUARED], [None, *INTERVALS])
        if named not in ((None, None), (None, "wald"))
    ],
)
def test_whatever_else_is_asked_of_a_fixed_effect_is_refused(named):
    with pytest.raises(KetacourseError, match="does not go with model='fixed'"):
        method_of("fixed", *named)


def test_nothing_asked_for_is_random_effects_by_reml_with_walds_interval():
    assert method_of() == Method(model="random", tau_squared="REML", interval="wald")
    assert next(iter(MODELS)) == "random"


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ({"model": "mixed"}, MODELS),
        ({"model": ["random"]}, MODELS),
        ({"tau_squared": "reml"}, TAU_SQUARED),
        ({"tau_squared": 5}, TAU_SQUARED),
        ({"interval": "knha"}, INTERVALS),
        ({"interval": {}}, INTERVALS),
    ],
)
def test_what_is_no_name_is_refused_with_the_names(asked, allowed):
    with pytest.raises(KetacourseError) as caught:
        method_of(**asked)
    assert str(caught.value).endswith(f"Allowed: {', '.join(sorted(allowed))}")
