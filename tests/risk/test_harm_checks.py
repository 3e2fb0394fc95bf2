"""Every reference value of the harm checks comes out, to the decimals that are printed."""

import pytest

from ketacourse.content.library import records
from ketacourse.risk.contrasts import harm_contrast

CHECKS = records("harm_checks")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.table}, {check.event}")
def test_difference_interval_and_number_needed_are_those_of_the_reference(check):
    found = harm_contrast(check.table, check.event)
    ends = (found.difference.estimate, found.difference.ci_low, found.difference.ci_high)
    assert [f"{100 * end:.1f}" for end in ends] == [
        f"{pct:.1f}" for pct in (check.risk_difference_pct, check.ci_low_pct, check.ci_high_pct)
    ]
    needed = found.number_needed
    if check.number_needed is None:
        assert (needed.low, needed.high) == (None, None)
    else:
        numbers = (check.number_needed, check.number_needed_low, check.number_needed_high)
        assert [f"{value:.1f}" for value in (needed.value, needed.low, needed.high)] == [
            f"{number:.1f}" for number in numbers
        ]


def test_all_twenty_three_are_there():
    assert len(CHECKS) == 23
