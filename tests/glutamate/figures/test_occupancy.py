"""The picture of occupancy shows its doubt, and never claims a measurement."""

import pytest

from ketacourse.glutamate.figures import occupancy as module
from ketacourse.glutamate.figures.occupancy import draw_bands, draw_levels, occupancy_picture
from ketacourse.glutamate.filling import fillings, free_levels, in_neurons, second_site_um


def ketamine(free_um):
    return occupancy_picture(
        fillings("ketamine"),
        free_um,
        levels=free_levels(),
        neurons=in_neurons(),
        second_site_um=second_site_um(),
    )


def test_the_band_runs_between_the_potencies_and_the_middle_is_drawn(axes, artists):
    (band,) = fillings("ketamine")
    draw_bands(axes, [band], 0.5)
    found = artists(axes)
    edges = [list(line.get_ydata()) for line in found["edge"]]
    assert edges == [list(band.least), list(band.most)]
    assert list(found["middle"][0].get_ydata()) == list(band.middle)
    words = [text.get_text() for text in axes.texts]
    assert words == ["Ki 0.3", "Ki 2.5", "EC50 1"]


def test_the_chosen_concentration_shows_its_range(axes, artists):
    draw_bands(axes, fillings("ketamine"), 0.5)
    line = artists(axes)["range"][0]
    assert list(line.get_xdata()) == [0.5, 0.5]
    assert list(line.get_ydata()) == pytest.approx([100 / 6, 62.5])


def test_block_in_neurons_and_the_second_site_are_marked(axes, artists):
    draw_bands(axes, fillings("ketamine"), 0.5, in_neurons(), 0.1)
    found = artists(axes)
    assert found["neurons"][0].get_xydata().tolist() == [[1, 50], [10, 80]]
    assert found["second"][0].get_xdata()[0] == 0.1


def test_reported_levels_are_drawn_as_free_drug(axes, artists):
    draw_levels(axes, free_levels())
    line = artists(axes)["anaesthesia"][0]
    assert list(line.get_xdata()) == pytest.approx([2.75, 7.7])
    words = [text.get_text() for text in axes.texts]
    assert "0.5 mg/kg, peak, as free drug: 0.43 to 0.60" in words


def test_memantine_has_two_bands_named_by_condition(axes, artists):
    draw_bands(axes, fillings("memantine"), 1.0)
    assert len(artists(axes)["band"]) == 2
    words = [text.get_text() for text in axes.texts]
    assert words == [
        "without Mg²⁺,\nat −70 mV\nIC50 0.3 to 0.9",
        "with 1 mM Mg²⁺,\nat −30 mV\nIC50 1.9 to 10.9",
    ]


def test_the_alt_text_gives_the_range_and_says_that_nothing_was_measured():
    assert ketamine(0.5).alt == (
        "Channels filled against free ketamine, a one-site model. At 0.5 µmol/L: 17 to 62 %, over "
        "the potencies that sources give; 33 % at an EC50 of 1 µmol/L. Model-based, not measured "
        "in people."
    )
    assert occupancy_picture(fillings("memantine"), 1.0).alt == (
        "Channels filled against free memantine, a one-site model. At 1 µmol/L: 53 to 77 % without "
        "Mg²⁺, at −70 mV; 8 to 34 % with 1 mM Mg²⁺, at −30 mV, over the potencies that sources "
        "give. Model-based, not measured in people."
    )


@pytest.mark.parametrize("drug", ["ketamine", "memantine"])
def test_picture_caption_and_table_all_say_model_based_not_measured_in_people(figure_of, drug):
    shown = occupancy_picture(fillings(drug), 1.0)
    words = "odel-based, not measured in people"
    assert words in shown.alt
    assert words in shown.caption
    assert words in shown.data.caption
    figure = figure_of(module, lambda: occupancy_picture(fillings(drug), 1.0))
    assert any(words in text.get_text() for text in figure.texts)


def test_unconfirmed_figures_with_magnesium_are_named_and_not_drawn():
    shown = ketamine(0.5)
    assert "unconfirmed and not drawn" in shown.caption
    assert "Kotermanski" not in shown.caption
    assert "5.35" not in shown.data.html()


def test_the_sources_stand_in_the_caption():
    caption = ketamine(0.5).caption
    for label in ("Ebert", "Abbott", "Zanos", "Gerhard"):
        assert label in caption


@pytest.mark.parametrize("free_um", [0.05, 0.5, 2, 5, 10])
@pytest.mark.parametrize("drug", ["ketamine", "memantine"])
def test_no_words_collide_or_leave_the_picture(collisions, figure_of, drug, free_um):
    def make():
        return (
            ketamine(free_um) if drug == "ketamine" else occupancy_picture(fillings(drug), free_um)
        )

    assert collisions(figure_of(module, make)) == []
