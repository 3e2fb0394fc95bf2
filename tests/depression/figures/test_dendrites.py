"""The neurons and the bars beside them say and draw what the paper printed."""

import pytest

from ketacourse.content.library import record, records
from ketacourse.depression.figures import dendrites
from ketacourse.depression.figures.dendrites import (
    dendrites_picture,
    draw_neurons,
    draw_shares,
    short_name,
)
from ketacourse.depression.spines import drawable_measures, stressed_neuron, unstressed_neuron

MEASURES = drawable_measures(records("rodent_measures"))
NEURONS = (unstressed_neuron(), stressed_neuron(68))
FACTS = [record("depression_facts", "stress_reversible")]


def test_both_neurons_are_drawn_branch_by_branch(axes, artists):
    draw_neurons(axes, NEURONS)
    found = artists(axes)
    assert len(found["unstressed-apical"][0].get_segments()) == 11
    assert len(found["stressed-apical"][0].get_segments()) == 9
    assert len(found["stressed-basal"][0].get_segments()) == 9


def test_the_drawing_says_that_it_is_one(axes):
    draw_neurons(axes, NEURONS)
    words = [text.get_text() for text in axes.texts]
    assert "A drawing, scaled to the figures" in words
    assert {"unstressed", "stressed"} <= set(words)


def test_bars_start_at_nought_and_end_at_the_printed_share(axes, artists):
    draw_shares(axes, MEASURES)
    found = artists(axes)
    for measure in MEASURES:
        (bar,) = found[measure.id]
        assert (bar.get_x(), bar.get_width()) == (0, measure.means[-1])
    assert found["unstressed"][0].get_xdata()[0] == 100


def test_changes_are_written_beside_the_bars(axes):
    draw_shares(axes, MEASURES)
    words = [text.get_text() for text in axes.texts]
    assert {"−32 %", "−18 %", "−35 %", "unchanged"} <= set(words)


def test_what_changed_and_what_did_not_differ_in_colour(axes, artists):
    draw_shares(axes, MEASURES)
    found = artists(axes)
    changed, same = found["stress_apical_length"][0], found["stress_basilar_length"][0]
    assert changed.get_facecolor() != same.get_facecolor()


def test_names_leave_out_the_treatment():
    assert short_name(MEASURES[0]) == "Apical dendrite length"


def test_the_alt_text_gives_every_change():
    alt = dendrites_picture(NEURONS, MEASURES, FACTS).alt
    assert alt.startswith(
        "After three weeks of restraint, against unstressed male rats: apical dendrite length "
        "−32 %; apical branch number −18 %; terminal branch length −35 %; basilar dendrite length "
        "unchanged."
    )


def test_the_caption_names_animals_protocol_missing_errors_and_every_source():
    caption = dendrites_picture(NEURONS, MEASURES, FACTS).caption
    assert caption.startswith("Rat (male), medial prefrontal cortex")
    assert "restraint for 3 h a day, three weeks" in caption
    assert "neither animals nor standard errors, so no interval can be drawn" in caption
    assert FACTS[0].text in caption
    assert "Cook &amp; Wellman 2004" in caption
    assert "Moench &amp; Wellman 2017" in caption


def test_the_table_says_how_each_number_was_read():
    data = dendrites_picture(NEURONS, MEASURES, FACTS).data
    assert data.columns[1:4] == ("unstressed", "stressed", "Change")
    assert [row[2] for row in data.rows] == ["68", "82", "65", "100"]
    assert all(row[-1] for row in data.rows)


@pytest.mark.parametrize("count", [2, 4])
def test_no_words_collide_or_leave_the_picture(monkeypatch, collisions, count):
    kept = []
    real = dendrites.picture
    monkeypatch.setattr(
        dendrites,
        "picture",
        lambda figure, **words: (kept.append(figure), real(figure, **words))[1],
    )
    dendrites_picture(NEURONS, MEASURES[:count], FACTS)
    assert collisions(kept[0]) == []
