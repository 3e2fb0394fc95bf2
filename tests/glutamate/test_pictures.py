"""The still picture is made from the facts."""

from ketacourse.content.library import record
from ketacourse.glutamate import three_models


def test_three_models_stand_beside_the_published_peak():
    shown = three_models()
    assert shown.alt == (
        "Predicted plasma peaks after 0.5 mg/kg over 40 min at 70 kg, in ng/mL: Domino 1984 240, "
        "Otto 2021 158, Perez-Ruixo 2021 125; published in patients 185. No model hits the "
        "published value; after an hour the order of the models has changed."
    )


def test_the_table_gives_levels_and_half_lives():
    shown = three_models()
    assert shown.data.rows[0] == ("Domino 1984", "240", "55", "36", "17", "4", "1.9 h")
    assert shown.data.rows[1] == ("Otto 2021", "158", "104", "55", "25", "8", "7.4 h")
    assert shown.data.rows[2][:2] == ("Perez-Ruixo 2021", "125")
    assert shown.data.rows[3] == ("Published, in patients", "185", "", "", "", "", "")


def test_the_caption_says_why_they_disagree_and_names_every_source():
    caption = three_models().caption
    assert "arterial blood" in caption
    assert "venous blood" in caption
    assert "the S form, which is not the racemate" in caption
    for label in ("Otto", "Fanta", "Domino", "Perez-Ruixo", "Zanos", "Kamp"):
        assert label in caption
    assert record("pharmacokinetic_models", "kamp_2020_meta").cites == ("kamp_2020",)


def test_the_picture_is_the_same_each_time():
    assert three_models() == three_models()
