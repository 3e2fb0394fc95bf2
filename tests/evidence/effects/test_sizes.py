"""Effect sizes as a table of studies: what they hold, refuse, keep and print."""

import math

import numpy as np
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import EffectSizes, from_estimates

THREE = EffectSizes("log_risk_ratio", [0.0, 0.5, -1.0], [0.04, 0.09, 0.25], ("a", "b", "c"))


def refusal(action, *args, **named):
    with pytest.raises(KetacourseError) as caught:
        action(*args, **named)
    return str(caught.value)


def test_arrays_cannot_be_written_to():
    for values in (THREE.estimate, THREE.variance, THREE.standard_error, THREE.ci_low):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1


def test_the_data_given_are_copied():
    given = np.array([1.0, 2.0])
    made = EffectSizes("mean_difference", given, [1, 1])
    given[0] = 9
    assert made.estimate.tolist() == [1, 2]


def test_intervals_are_those_of_wald():
    assert THREE.standard_error == pytest.approx([0.2, 0.3, 0.5])
    assert THREE.ci_low == pytest.approx([-0.39199, -0.08799, -1.97998], abs=1e-5)
    assert THREE.ci_high == pytest.approx(2 * THREE.estimate - THREE.ci_low)


@pytest.mark.parametrize(
    ("estimate", "variance", "told"),
    [
        ([1, math.nan], [1, 1], "estimate is nan; give a finite number, at most 1e+50 either way"),
        ([1, math.inf], [1, 1], "estimate is inf; give a finite number, at most 1e+50 either way"),
        ([1, 2], [1, 0], "variance is 0; give a number above 0, from 1e-50 to 1e+50"),
        ([1, 2], [1, -0.5], "variance is -0.5; give a number above 0, from 1e-50 to 1e+50"),
        ([1, 2], [1, math.nan], "variance is nan; give a number above 0, from 1e-50 to 1e+50"),
    ],
)
def test_an_impossible_study_is_refused_by_name(estimate, variance, told):
    message = refusal(EffectSizes, "mean_difference", estimate, variance, ("Lii", "Zarate"))
    assert message == f"Zarate: {told}"


def test_published_estimates_enter_with_their_standard_errors():
    made = from_estimates("mean_difference", [-3.8, -3.9], [1.39, 1.4], names=["Fu", "Ionescu"])
    assert made.variance == pytest.approx([1.39**2, 1.96])
    assert made.names == ("Fu", "Ionescu")


@pytest.mark.parametrize("error", [0, -1, math.nan])
def test_a_standard_error_must_be_above_0(error):
    message = refusal(from_estimates, "mean_difference", [1], [error])
    assert message == (
        f"study 1: standard_error is {error!r}; give a number above 0, from 1e-50 to 1e+50"
    )


def test_studies_are_kept_by_mask_or_by_position_in_the_order_asked_for():
    assert THREE.take([True, False, True]).names == ("a", "c")
    assert THREE.take(np.array([2, 0])).estimate.tolist() == [-1, 0]
    assert len(THREE.take([1])) == 1


def test_nothing_cannot_be_kept():
    assert refusal(THREE.take, []) == "keep is empty; give at least one value"


@pytest.mark.parametrize("keep", [[3], [-1], [True, False], [False] * 3, [0.5], [1.0], "a", [None]])
def test_what_cannot_be_kept_is_refused(keep):
    assert refusal(THREE.take, keep) == (
        f"cannot keep {keep!r} of 3 studies; "
        "give positions from 0 to 2, or 3 values True or False, at least one"
    )


def test_it_prints_on_the_natural_scale():
    assert repr(THREE) == (
        "risk ratio, treatment against control (95 % interval)\n"
        "a  1.00 (0.68 to 1.48)\n"
        "b  1.65 (0.92 to 2.97)\n"
        "c  0.37 (0.14 to 0.98)"
    )


def test_in_a_notebook_it_is_a_table_with_names_escaped():
    html = EffectSizes("mean_difference", [-4.1], [2.25], ("A & B",))._repr_html_()
    assert '<th scope="col" class="kc-number">mean difference (95 % interval)</th>' in html
    assert '<th scope="row">A &amp; B</th><td class="kc-number">−4.10 (−7.04 to −1.16)</td>' in html
    assert '<td class="kc-number">1.50</td></tr>' in html
