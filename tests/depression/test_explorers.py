"""The explorers draw from facts, link their controls, and never draw the unconfirmed."""

import dataclasses

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import record
from ketacourse.depression import effect_size_explorer, explorers, scale_explorer
from ketacourse.errors import KetacourseError


@pytest.fixture(name="scale")
def _scale():
    return scale_explorer()


@pytest.fixture(name="effect")
def _effect():
    return effect_size_explorer()


def test_the_cutoffs_offered_are_those_of_the_scale_record(scale):
    offered = scale.controls[-1]["options"]
    cutoffs = record("rating_scales", "madrs").remission_cutoffs
    assert offered == [[str(points), f"{points} or less"] for points in cutoffs]
    assert {9, 10, 12} <= set(cutoffs)


def test_the_scale_starts_where_the_lesson_does(scale):
    assert scale.values == {"baseline": 33, "change": 16, "cutoff": "10"}
    assert "12 of 24 (50 %) responded; 6 of 24 (25 %) remitted" in scale.move().alt


def test_moving_only_the_cutoff_changes_only_remission(scale):
    before, after = scale.move(cutoff="9").alt, scale.move(cutoff="12").alt
    assert "12 of 24 (50 %) responded; 4 of 24 (17 %) remitted" in before
    assert "12 of 24 (50 %) responded; 8 of 24 (33 %) remitted" in after


def test_the_scale_names_its_sources(scale):
    assert "Montgomery &amp; Asberg 1979" in scale.drawing["caption"].replace("Å", "A")


@pytest.mark.parametrize(
    ("baseline", "change"), [(20, 0), (20, 30), (45, 0), (45, 30), (32.0, 16.0)]
)
def test_every_corner_of_the_scale_can_be_drawn(scale, baseline, change):
    assert 'src="data:image/' in scale.move(baseline=baseline, change=change).html()


def test_a_cutoff_that_nobody_used_is_refused(scale):
    with pytest.raises(KetacourseError, match=r"^'cutoff' can't be set to '11'\. Controls: "):
        scale.move(cutoff="11")


def test_every_measured_difference_offered_is_one_of_the_facts_and_any_size_comes_last(effect):
    offered = [value for value, _ in effect.controls[0]["options"]]
    assert offered == [*explorers.SHOWN, explorers.OWN]


def test_it_starts_with_the_hippocampus(effect):
    assert effect.values == {"measure": "hippocampal_volume", "d": 0.14}
    assert effect.move().alt.startswith("Hippocampal volume: two bell curves with d = −0.14")


def test_choosing_a_measure_moves_the_slider(effect):
    effect.move(measure="height_sex")
    assert effect.values == {"measure": "height_sex", "d": 2.0}


def test_moving_the_slider_lets_go_of_the_measure(effect):
    assert effect.move(d=0.8).alt.startswith("Any two groups: two bell curves with d = 0.80")
    assert effect.values == {"measure": explorers.OWN, "d": 0.8}


def test_choosing_any_size_keeps_the_slider_where_it_is(effect):
    effect.move(measure="crp")
    effect.move(measure=explorers.OWN)
    assert effect.values == {"measure": explorers.OWN, "d": 0.71}


@pytest.mark.parametrize("values", [{"measure": "x"}, {"measure": "x", "d": 0.5}, {"d": 2.6}])
def test_what_no_control_has_is_refused_and_nothing_changes(effect, values):
    with pytest.raises(KetacourseError):
        effect.move(**values)
    assert effect.values == {"measure": "hippocampal_volume", "d": 0.14}


@pytest.mark.parametrize("measure", explorers.SHOWN)
def test_every_measure_fits_on_the_slider_and_names_a_source(effect, measure):
    shown = effect.move(measure=measure)
    assert 0 < effect.values["d"] <= explorers.LARGEST_D
    assert '<a href="http' in shown.caption


def test_an_unconfirmed_difference_is_not_offered(monkeypatch):
    def doubtful(table, identifier):
        found = record(table, identifier)
        unsure = identifier == "crp"
        return dataclasses.replace(found, status=Status.UNCONFIRMED) if unsure else found

    monkeypatch.setattr(explorers, "record", doubtful)
    offered = [value for value, _ in effect_size_explorer().controls[0]["options"]]
    assert "crp" not in offered
    assert "cortisol" in offered


@pytest.mark.parametrize("make", [scale_explorer, effect_size_explorer])
def test_the_text_form_and_the_static_twin_are_the_same_each_time(make):
    one, other = make(), make()
    assert repr(one) == repr(other) == f"<Explorer: {one.title}>"
    assert one.static_html() == other.static_html()
    assert "With a running kernel this picture has controls" in one.static_html()


def test_the_static_twin_does_not_follow_the_student(scale):
    before = scale.static_html()
    scale.move(baseline=40)
    assert scale.static_html() == before
