"""Our sets and your own data enter every function of pooling alike; whatever else is told off."""

import math

import numpy as np
import pandas as pd
import pytest

from ketacourse.errors import KetacourseError
from ketacourse.evidence import (
    cumulative,
    cumulative_forest,
    egger,
    forest,
    from_estimates,
    from_interval,
    funnel,
    labbe,
    leave_one_out,
    pool,
    risk_ratio,
    subgroups,
    trial_set,
)
from ketacourse.evidence.pooling.studies import studies_of
from tests.containers import CONTAINERS, NO_NUMBERS

DAY = "response_about_a_day"
OWN = {
    "study": ["Alpha 2001", "Beta 2004", "Gamma 2009", "Delta 2003"],
    "year": [2001, 2004, 2009, 2003],
    "comparator": ["saline", "saline", "midazolam", "midazolam"],
    "events_treatment": [8, 12, 20, 7],
    "total_treatment": [20, 30, 40, 15],
    "events_control": [4, 9, 10, 2],
    "total_control": [20, 30, 40, 16],
}
FRAME = pd.DataFrame(OWN)
ESTIMATE, ERROR = [-4.0, -3.0, -5.5], [1.0, 1.4, 2.1]
EFFECTS = from_estimates("mean_difference", ESTIMATE, ERROR, names=["Alpha", "Beta", "Gamma"])
FUNCTIONS = {
    "forest": forest,
    "funnel": funnel,
    "egger": egger,
    "leave_one_out": leave_one_out,
    "pool": pool,
}
every_function = pytest.mark.parametrize("act", FUNCTIONS.values(), ids=FUNCTIONS)
ENTER = (
    "give effect sizes (from risk_ratio, mean_difference, from_estimates, from_interval or "
    "another of these functions), a table with named columns, estimates with their standard "
    "errors, or one of the course's sets or its id"
)


def refusal(act, *given, **named):
    with pytest.raises(KetacourseError) as caught:
        act(*given, **named)
    return str(caught.value)


def shown(made):
    """What a picture or a result says."""
    return made.alt if hasattr(made, "alt") else repr(made)


@every_function
@pytest.mark.parametrize(
    "own",
    [EFFECTS, OWN, FRAME, FRAME.iloc[::-1], DAY],
    ids=["effect sizes", "dictionary", "data frame", "frame turned round", "set"],
)
def test_every_kind_of_studies_is_taken(act, own):
    names = studies_of(own).names
    assert act(own)
    if act in (forest, leave_one_out):
        for name in names:
            assert name in shown(act(own))


@every_function
@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
def test_estimates_are_taken_with_their_errors(act, kind):
    bare = act(kind(ESTIMATE), kind(ERROR), measure="mean_difference", names=EFFECTS.names)
    assert shown(bare) == shown(act(EFFECTS))


@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
def test_estimates_are_the_same_in_every_container(container):
    named = {"measure": "mean_difference", "names": EFFECTS.names}
    assert pool(container(ESTIMATE), container(ERROR), **named).text == pool(EFFECTS).text


@pytest.mark.parametrize("bad", [value for value, _ in NO_NUMBERS.values()], ids=NO_NUMBERS)
def test_an_estimate_or_error_that_is_no_number_is_told_by_its_study(bad):
    names = EFFECTS.names
    said = refusal(pool, [-4.0, bad, -5.5], ERROR, names=names)
    assert said.startswith("Beta: estimate is ")
    said = refusal(pool, ESTIMATE, [1.0, bad, 2.1], names=names)
    assert said.startswith("Beta: standard_error is ")


def test_estimates_without_a_measure_are_effects_of_their_own_kind():
    assert pool([0.2, 0.4], [0.1, 0.1], model="fixed").text == "0.30 (0.16 to 0.44)"
    assert "pooled effect (95 % interval)" in repr(pool([0.2, 0.4], [0.1, 0.1]))


def test_printed_ratios_are_pooled_as_logarithms_and_shown_as_ratios():
    ratios = from_interval("hazard_ratio", [0.49, 0.3], [0.29, 0.16], [0.84, 0.55])
    pooled = pool(ratios, model="fixed")
    weights = 1 / ratios.variance
    assert pooled.estimate == pytest.approx(float(weights @ np.log([0.49, 0.3]) / weights.sum()))
    assert "hazard ratio" in forest(ratios).alt


def test_a_table_and_the_function_of_its_measure_give_the_same_pool():
    columns = {name: OWN[name] for name in OWN if name.startswith(("events", "total"))}
    assert pool(FRAME).estimate == pool(risk_ratio(**columns)).estimate
    differences = pool(FRAME, measure="risk_difference")
    assert differences.measure == "risk_difference"


def test_own_trials_are_drawn_with_their_counts_comparators_and_groups():
    made = forest(FRAME, by_comparator=True)
    assert ("Alpha 2001", "saline", "8/20", "4/20", "2.00 (0.72 to 5.59)", "16 %") in made.data.rows
    assert "Between groups: Q " in made.alt


def test_own_trials_stand_in_the_order_of_their_years():
    made = cumulative_forest(FRAME)
    assert [row[0] for row in made.data.rows] == [
        "Alpha 2001, 2001, v saline",
        "Delta 2003, 2003, v midazolam",
        "Beta 2004, 2004, v saline",
        "Gamma 2009, 2009, v midazolam",
    ]


def test_own_counts_have_a_labbe_plot_whatever_else_stands_in_the_table():
    made = labbe(FRAME)
    assert made.data.rows[0][2:4] == ("8/20", "4/20")
    assert "Alpha 2001, 40 % against 20 % on saline" in made.alt
    assert "Alpha 2001, 40 % against 20 %;" in labbe(FRAME.drop(columns="comparator")).alt


def test_sets_and_their_effects_give_the_same_numbers():
    chosen = trial_set(DAY)
    assert leave_one_out(DAY).results[0].text == leave_one_out(chosen.effect_sizes())[0].text
    assert egger(DAY).p_value == egger(chosen).p_value == egger(chosen.effect_sizes()).p_value
    assert pool(DAY, measure="odds_ratio").text == pool(chosen.effect_sizes("odds_ratio")).text
    assert cumulative(DAY, chosen.years)[-1].text == pool(DAY).text
    assert subgroups(DAY, chosen.comparators, measure="odds_ratio").series[0].studies == 2


@every_function
@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (3, "int"),
        (None, "NoneType"),
        ([0.1, 0.2], "list"),
        (np.array([0.1, 0.2]), "ndarray"),
        (pd.Series([0.1, 0.2]), "Series"),
        (pool(EFFECTS), "Pooled"),
        (math.sqrt, "builtin_function_or_method"),
        ({1, 2}, "set"),
    ],
)
def test_what_holds_no_effects_is_refused_with_what_to_give(act, given, kind):
    assert refusal(act, given) == f"a value of type {kind} cannot be pooled; {ENTER}"


@every_function
def test_a_set_that_is_none_is_told_with_the_nearest(act):
    assert refusal(act, "response_about_day").startswith(
        "unknown set of trials 'response_about_day'; did you mean 'response_about_a_day'?"
    )


@pytest.mark.parametrize(
    ("given", "named", "message"),
    [
        (
            (EFFECTS,),
            {"measure": "risk_ratio"},
            (
                "measure is 'risk_ratio', but these effect sizes hold mean differences; leave "
                "measure out, or compute others"
            ),
        ),
        (
            (EFFECTS, ERROR),
            {},
            "effect sizes have their own standard_error; leave standard_error out",
        ),
        (
            (DAY, ERROR),
            {},
            "a set of the course has its own standard_error; leave standard_error out",
        ),
        ((DAY,), {"names": ["a"]}, "a set of the course has its own names; leave names out"),
        ((OWN, ERROR), {}, "a table has its own standard_error; leave standard_error out"),
        (
            (ESTIMATE, ERROR[:2]),
            {},
            (
                "columns differ in length: estimate has 3, standard_error has 2; give one value a "
                "study in each"
            ),
        ),
        ((EFFECTS,), {"names": ["a"]}, "1 names for 3 studies; give one name a study"),
        (
            (ESTIMATE, [1, 0, 1]),
            {},
            "study 2: standard_error is 0; give a number above 0, from 1e-50 to 1e+50",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(given, named, message):
    assert refusal(pool, *given, **named) == message


def test_effect_sizes_may_be_renamed():
    assert studies_of(EFFECTS, names=["x", "y", "z"]).names == ("x", "y", "z")


@pytest.mark.parametrize("own", [EFFECTS, FRAME.drop(columns=["year", "comparator"])])
def test_pictures_that_need_more_say_which_column_they_lack(own):
    assert refusal(cumulative_forest, own) == (
        "a cumulative plot goes by years; give a table with a column named year"
    )
    assert refusal(forest, own, by_comparator=True) == (
        "by_comparator needs to know the comparators; give a table with a column named comparator"
    )


@pytest.mark.parametrize("own", [EFFECTS, {"estimate": ESTIMATE, "standard_error": ERROR}])
def test_a_labbe_plot_says_that_it_needs_counts(own):
    assert refusal(labbe, own).endswith(
        " of 3 studies: no counts are known, and a L'Abbé plot needs events of all in both arms; "
        "give a table with the columns events_treatment, total_treatment, events_control, "
        "total_control"
    )


def test_a_missing_year_or_comparator_is_told_by_its_study():
    holed = FRAME.astype({"year": float})
    holed.loc[1, "year"] = float("nan")
    assert refusal(cumulative_forest, holed).startswith("Beta 2004: year is nan; give ")
    assert refusal(forest, {**OWN, "comparator": ["a", None, "b", "b"]}).startswith(
        "study 2: comparator is missing;"
    )


def test_studies_can_be_taken_out_with_all_that_is_known_of_them():
    kept = studies_of(FRAME).take([3, 0])
    assert kept.names == ("Delta 2003", "Alpha 2001")
    assert kept.years == (2003, 2001)
    assert kept.comparators == ("midazolam", "saline")
    assert [str(arm) for arm in kept.arms[0]] == ["7/15", "2/16"]
