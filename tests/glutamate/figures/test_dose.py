"""The picture of a trial dose draws the prediction, both clocks, and no advice."""

import pytest

from ketacourse.glutamate.figures import dose as module
from ketacourse.glutamate.figures.dose import dose_picture, draw_clocks, draw_levels
from ketacourse.glutamate.trial_dose import GIVEN, predict

EVERY = [(route, model) for route, given in GIVEN.items() for model in given.models]


def reference():
    return predict("infusion", 0.5, 70, "otto_2021")


def test_curve_band_and_metabolite_are_those_of_the_prediction(axes, artists):
    shown = reference()
    draw_levels(axes, shown)
    found = artists(axes)
    assert list(found["ketamine"][0].get_ydata()) == list(shown.course.ketamine_ng_per_ml)
    assert list(found["norketamine"][0].get_ydata()) == list(shown.course.norketamine_ng_per_ml)
    box = found["band"][0].get_paths()[0].get_extents()
    assert box.y1 == pytest.approx(max(shown.band.high_ng_per_ml))


def test_the_reported_peak_is_a_mark_of_its_own(axes, artists):
    draw_levels(axes, reference())
    assert artists(axes)["reported"][0].get_xydata().tolist() == [[40 / 60, 185]]


def test_the_reference_infusion_stands_beside_other_doses_only(axes, artists):
    draw_levels(axes, reference())
    assert "reference" not in artists(axes)
    other = predict("spray_56", 0.5, 70, "perez_ruixo_2021")
    draw_levels(axes, other)
    drawn = artists(axes)["reference"][0].get_ydata()
    assert list(drawn) == list(other.reference.ketamine_ng_per_ml)


def test_windows_within_the_scale_are_brackets_and_anaesthesia_is_said_to_lie_above(axes, artists):
    draw_levels(axes, reference())
    found = artists(axes)
    assert list(found["pain relief"][0].get_ydata()) == [70, 160]
    assert list(found["dissociation"][0].get_ydata()) == [100, 250]
    assert "anaesthesia" not in found
    words = [text.get_text() for text in axes.texts]
    assert "anaesthesia ↑\nfrom 1,200" in words


def test_the_words_of_a_window_stand_beside_the_part_that_is_its_own(axes):
    draw_levels(axes, reference())
    heights = {text.get_text().partition("\n")[0]: text.get_position()[1] for text in axes.texts}
    # Pain relief runs from 70 to 160, dissociation from 100 to 250.
    assert heights["pain relief"] == (70 + 100) / 2
    assert heights["dissociation"] == (160 + 250) / 2


def test_a_model_without_spread_or_metabolite_draws_neither(axes, artists):
    draw_levels(axes, predict("infusion", 0.5, 70, "domino_1984"))
    found = artists(axes)
    assert "band" not in found
    assert "norketamine" not in found


def test_the_scale_grows_only_when_it_must(axes):
    draw_levels(axes, reference())
    assert axes.get_ylim() == (0, 300)
    draw_levels(axes, predict("infusion", 1.0, 70, "domino_1984"))
    assert axes.get_ylim() == (0, 600)


def test_the_second_clock_shows_the_drug_gone_before_the_benefit_ends(axes):
    shown = reference()
    draw_clocks(axes, shown)
    bars = {
        bar.get_gid(): (10 ** bar.get_x(), 10 ** (bar.get_x() + bar.get_width()))
        for bar in axes.patches
    }
    assert bars["ketamine"] == pytest.approx((0.1, shown.gone_h))
    assert bars["lower mood scores"] == pytest.approx((0.67, 72))
    assert bars["usual relapse"] == pytest.approx((72, 336))
    words = [text.get_text() for text in axes.texts]
    assert {"to 5.3 h", "40 min to 3 days", "3 days to 14 days"} <= set(words)


def test_the_alt_text_is_the_finding_with_its_numbers():
    assert dose_picture(reference()).alt == (
        "35 mg into a vein over 40 min: predicted peak 158 ng/mL at 40 min, by Otto 2021; 5.3 h "
        "after the start less than a tenth of the peak is left. Norketamine peaks at 70 ng/mL at "
        "88 min. Windows whose lower end the typical peak reaches: pain relief and dissociation. "
        "Lower mood scores are reported after 0.5 mg/kg by vein, from 40 min to 3 days, "
        "by when little of the drug is left."
    )


@pytest.mark.parametrize(("route", "model"), EVERY)
def test_every_picture_says_that_it_is_no_guide_and_names_its_sources(figure_of, route, model):
    shown = predict(route, 0.5, 70, model)
    drawn = dose_picture(shown)
    assert "A trial dose through a model, not a dosing tool." in drawn.caption
    assert "Zanos" in drawn.caption
    figure = figure_of(module, lambda: dose_picture(shown))
    assert any("no guide to dosing" in text.get_text() for text in figure.texts)


def test_the_caption_tells_where_an_added_route_comes_from():
    caption = dose_picture(predict("oral", 0.5, 70, "otto_2021")).caption
    assert "23 % reaches the blood unchanged" in caption
    assert "Chong" in caption
    assert "reaches the blood" not in dose_picture(reference()).caption


def test_the_caption_tells_what_is_missing_of_the_spread():
    captions = {
        model: dose_picture(predict("infusion", 0.5, 70, model)).caption
        for model in ("otto_2021", "domino_1984", "perez_ruixo_2021")
    }
    assert "no spread between people" in captions["domino_1984"]
    assert "formation of norketamine) the paper leaves out" in captions["perez_ruixo_2021"]
    assert "leaves out" not in captions["otto_2021"]
    assert "no effect of body weight" in captions["perez_ruixo_2021"]


def test_the_table_holds_levels_band_and_metabolite():
    data = dose_picture(reference()).data
    assert data.columns == ("After the start", "Ketamine", "Middle 90 % of people", "Norketamine")
    assert ("40 min", "158", "113 to 205", "44") in data.rows
    without = dose_picture(predict("infusion", 0.5, 70, "domino_1984")).data
    assert without.columns == ("After the start", "Ketamine")


@pytest.mark.parametrize(("route", "model"), EVERY)
@pytest.mark.parametrize(("mg_per_kg", "weight"), [(0.1, 45), (0.5, 70), (1.0, 110)])
def test_no_words_collide_or_leave_the_picture(  # noqa: PLR0913, PLR0917 each is one of a grid
    collisions, figure_of, route, model, mg_per_kg, weight
):
    shown = predict(route, mg_per_kg, weight, model)
    assert collisions(figure_of(module, lambda: dose_picture(shown))) == []
