"""The forest plot draws every effect at its place, and nothing over anything else."""

import pytest

from ketacourse.display.style import course_style, new_figure
from ketacourse.evidence import cumulative, forest, from_estimates, pool, subgroups, trial_set
from ketacourse.evidence.pooling.figures.forest import (
    PLOT_X,
    ROW_IN,
    WIDTH_IN,
    Place,
    data_of,
    draw_forest,
    rows_of,
)
from ketacourse.evidence.pooling.plan import grouped, plan, stepwise
from ketacourse.evidence.pooling.studies import studies_of
from ketacourse.evidence.trials.sets import trial_sets

DAY = trial_set("response_about_a_day")
EFFECTS = DAY.effect_sizes()
POOLED = pool(EFFECTS)
WHOLE = plan(studies_of(DAY), POOLED)
GROUPED = grouped(WHOLE, subgroups(EFFECTS, DAY.comparators))
OWN = studies_of(
    {
        "study": ["A trial with a rather long name 2001", "Beta 2004"],
        "comparator": ["saline under anaesthesia", "midazolam"],
        "events_treatment": [19, 10],
        "total_treatment": [20, 10],
        "events_control": [1, 0],
        "total_control": [20, 10],
    },
    measure="risk_difference",
)
BY_YEAR = DAY.by_year()
STEPS = stepwise(studies_of(BY_YEAR), cumulative(BY_YEAR.effect_sizes(), BY_YEAR.years))
PLANS = [
    *(
        plan(studies_of(each, measure=measure), pool(each, measure=measure))
        for each in trial_sets()
        for measure in each.measures
    ),
    GROUPED,
    STEPS,
    plan(OWN, pool(OWN.effects)),
    grouped(plan(OWN, pool(OWN.effects)), subgroups(OWN.effects, OWN.comparators)),
]


def place_of(found, name):
    return found[name][0].get_xdata()[0]


def test_every_effect_lies_at_its_place_on_the_scale(axes, artists):
    draw_forest(axes, WHOLE)
    found = artists(axes)
    none = found["no effect"][0].get_segments()[0][0][0]
    places = [place_of(found, f"effect-{row.name}") for row in WHOLE.rows]
    effects = [row.bar.middle for row in WHOLE.rows]
    assert sorted(places) == [p for _, p in sorted(zip(effects, places, strict=True))]
    assert all((p > none) == (e > 1) for p, e in zip(places, effects, strict=True))


def test_heavier_trials_have_larger_squares(axes, artists):
    draw_forest(axes, WHOLE)
    found = artists(axes)
    sizes = {row.name: found[f"effect-{row.name}"][0].get_markersize() for row in WHOLE.rows}
    by_weight = sorted(WHOLE.rows, key=lambda row: row.weight)
    assert sizes[by_weight[0].name] < sizes[by_weight[-1].name]


def test_the_diamond_spans_the_pooled_interval(axes, artists):
    draw_forest(axes, WHOLE)
    (diamond,) = artists(axes)["diamond-Random effects"]
    xs = sorted({round(float(x), 6) for x, _ in diamond.get_xy()})
    place = Place(WHOLE.axis, *PLOT_X)
    bar = WHOLE.pooled.bar
    assert xs == pytest.approx([place.x(v) for v in (bar.low, bar.middle, bar.high)], abs=1e-5)


def test_the_interval_for_a_new_trial_is_drawn_where_there_is_one(axes, artists):
    draw_forest(axes, WHOLE)
    assert "prediction" in artists(axes)


def test_no_prediction_for_two_trials(axes, artists):
    two = studies_of("ketamine_or_ect")
    draw_forest(axes, plan(two, pool(two.effects)))
    assert "prediction" not in artists(axes)


def test_an_end_beyond_the_scale_has_an_arrow_and_a_mark_beyond_is_not_drawn(axes, artists):
    effects = from_estimates("log_risk_ratio", [9.0, 0.0], [0.3, 0.3], names=["far", "near"])
    draw_forest(axes, plan(studies_of(effects)))
    found = artists(axes)
    assert "beyond-far" in found
    assert "effect-far" not in found
    assert "effect-near" in found


def test_groups_have_diamonds_of_their_own(axes, artists):
    draw_forest(axes, GROUPED)
    assert len(artists(axes)["diamond-These together"]) == 1


@pytest.mark.parametrize("planned", PLANS, ids=lambda p: f"{p.title}, {p.measure.id}")
def test_no_text_covers_another_or_leaves_the_picture(planned, collisions):
    with course_style():
        figure, axes = new_figure(WIDTH_IN, ROW_IN * (rows_of(planned) + 2.7))
        figure.set_layout_engine(None)
        axes.set_position((0, 0, 1, 1))
        draw_forest(axes, planned)
        assert collisions(figure) == []


def test_the_table_holds_trials_and_summaries():
    table = data_of(WHOLE)
    assert [row[0] for row in table.rows] == [
        *(row.name for row in WHOLE.rows),
        "Random effects",
        "A new trial's true effect (95 %)",
        "how trials differ",
    ]


def test_an_interval_past_what_a_difference_of_risks_can_be_has_its_word_in_the_caption():
    planned = plan(OWN, pool(OWN.effects, interval="hartung_knapp"))
    assert planned.rows[0].bar.text == "0.900 (0.765 to 1.035)"
    assert planned.caveat == "A risk difference above 1 cannot be, whatever an interval says."
    assert planned.caveat in forest(OWN).caption
    assert plan(studies_of(DAY, measure="risk_difference")).caveat == ""
