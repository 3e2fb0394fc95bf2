"""Icon arrays as drawn: one symbol a person, shapes that differ, words that read as a sentence."""

import re

import pytest

from ketacourse.content.library import citations
from ketacourse.errors import KetacourseError
from ketacourse.risk.contrasts import benefit_contrast
from ketacourse.risk.figures.icon_array import SYMBOLS, array_path, icon_array, icon_array_of
from ketacourse.risk.icons import MARKS, arrange


def drawn(shown):
    """Path data by the class of its mark."""
    return dict(re.findall(r'<path class="([\w-]+)" d="([^"]*)"', shown.svg))


def written(shown):
    """The lines of the key."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", shown.svg)


def symbols(path):
    return path.count("M")


def test_every_person_is_drawn_once():
    paths = drawn(icon_array("spravato_trd_pooled", "dissociation"))
    assert {name: symbols(path) for name, path in paths.items()} == {
        "kc-shared": 9,
        "kc-more": 32,
        "kc-none": 59,
    }


def test_a_thousand_people_are_three_paths_whether_grouped_or_scattered():
    for scattered in (False, True):
        paths = drawn(icon_array("ketect", "headache", 1000, scattered=scattered))
        assert sum(symbols(path) for path in paths.values()) == 1000
        assert len(paths) == 3


def test_marks_differ_in_shape_or_filling_and_not_in_colour_alone():
    shapes = {(shape, fill == "#fff") for shape, _, fill, _ in SYMBOLS.values()}
    assert len(shapes) == len(SYMBOLS) == len(MARKS)


def test_people_helped_are_drawn_as_plus_signs_and_no_triangle_stands_among_them():
    shown = icon_array_of(benefit_contrast("popova2019_transform2", "response_day28"))
    assert set(drawn(shown)) == {"kc-shared", "kc-helped", "kc-none"}
    assert "L" not in "".join(drawn(shown).values())  # squares, circles and plus signs have none
    assert any("more who" in line for line in written(shown))


@pytest.mark.parametrize("mark", MARKS)
def test_a_symbol_stays_within_its_cell(mark):
    shape, size, _, _ = SYMBOLS[mark]
    starts = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", shape(0, 0, size))
    assert max(abs(float(number)) for pair in starts for number in pair) <= size < 0.5


def test_symbols_stand_in_rows_and_columns():
    path = array_path(arrange(12, 12, 100), "shared", 0.0, 0.0, 10.0)
    starts = [tuple(map(float, pair)) for pair in re.findall(r"M([\d.]+) ([\d.]+)h", path)]
    assert starts[:2] == [(pytest.approx(1.6), pytest.approx(1.6)), (11.6, pytest.approx(1.6))]
    assert starts[10] == (pytest.approx(1.6), pytest.approx(11.6))


def test_the_alternative_text_is_the_sentence():
    assert icon_array("ketect", "headache").alt == (
        "100 symbols for 100 people. Of 100 people given ketamine, about 22 had a headache; of 100 "
        "given ECT, 80. That is about 58 fewer in 100 (95 % interval 45 to 68 fewer)."
    )


def test_the_key_says_what_each_symbol_is_and_long_lines_are_broken():
    shown = icon_array("spravato_bp_65plus", "systolic rise >=40 mmHg", 1000)
    said = written(shown)
    assert said[0] == "15 had the upper value rise by 40 mmHg or more, with either"
    assert max(len(line) for line in said) <= 72
    assert " ".join(said[1:3]) == (
        "152 more who had the upper value rise by 40 mmHg or more with esketamine plus a tablet"
    )


def test_the_picture_keeps_its_numbers_and_its_source_in_words():
    page = icon_array("spravato_trd_pooled", "dissociation").html()
    assert "<summary>The numbers in this picture</summary>" in page
    assert "41.0 (142 of 346)" in page
    assert f'href="{citations()["label_2021"].link}"' in page


def test_what_is_written_is_text_and_the_drawing_is_whole():
    shown = icon_array("spravato_trd_pooled", "dysarthria")
    assert "4 more who had “dysarthria” recorded with esketamine plus a tablet" in written(shown)
    assert shown.svg.count("<path") == shown.svg.count("/>") - 1  # and one background


def test_another_size_is_refused():
    with pytest.raises(KetacourseError, match=r"^an icon array of 7 people; choose 100 or 1000$"):
        icon_array("ketect", "headache", 7)
