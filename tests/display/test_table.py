"""Tables that are wider than a phone scroll in a box of their own, by keyboard too."""

import re

import pytest

from ketacourse.display.table import scroll_box, side_table, table


def test_a_wide_table_stands_in_a_named_box_that_takes_the_focus():
    rows = [("a", 1)]
    plain = table(("One", "Two"), rows, caption="Counts").html()
    wide = table(("One", "Two"), rows, caption="Counts", wide=True).html()
    assert wide == scroll_box(plain, "Counts")
    assert wide.startswith(
        '<div class="kc-scroll" role="region" tabindex="0" aria-label="Counts" '
        'style="overflow-x:auto"><table'
    )


def test_a_wide_table_without_a_caption_is_named_by_its_columns():
    assert 'aria-label="One, Two"' in table(("One", "Two"), [], wide=True).html()


@pytest.mark.parametrize("wide", [False, True])
def test_cells_captions_and_names_are_shown_as_text(wide):
    made = table(("<One>",), [("<b>",)], caption='"<i>"', wide=wide).html()
    assert not any(tag in made for tag in ("<One>", "<b>", "<i>"))


def test_prose_side_by_side_has_the_name_of_a_row_above_its_cells():
    made = side_table("A & B", ("One", "Two"), [("Who <x>", ("<b>a</b>", "b")), ("When", "cd")])
    assert made.startswith(
        '<div class="kc-scroll" role="region" tabindex="0" aria-label="A &amp; B"'
    )
    assert made.count('scope="col"') == 2
    assert made.count('scope="rowgroup" colspan="2"') == made.count("<tbody>") == 2
    assert "Who &lt;x&gt;" in made
    assert "<b>a</b>" in made
    assert "min-width:15rem" in made


def test_what_belongs_to_all_columns_spans_them_below():
    made = side_table("Pairs", ("One", "Two"), [("First", ("a", "b", "both"))], shares=(30, 70))
    assert re.search(r'<tr><td style="[^"]*" colspan="2">both</td></tr></tbody>', made)
    assert re.findall(r"width:(\d+)%\"", made) == ["30", "70"]


@pytest.mark.parametrize("cells", [(), ("a",), ("a", "b", "c", "d")])
def test_a_row_with_cells_for_other_columns_is_refused(cells):
    said = f"^row 'First' has {len(cells)} cells; 2 are needed$"
    with pytest.raises(ValueError, match=said):
        side_table("Pairs", ("One", "Two"), [("First", cells)])


@pytest.mark.parametrize(
    "cell",
    [
        "3",
        "1,200",
        "−4.10",
        "41.0 %",
        "142 of 346",
        "2.28 (1.17 to 4.43)",
        "8 of 10 (80 %)",
        "<0.01",
    ],
)
def test_a_column_of_numbers_is_marked_with_its_name(cell):
    made = table(("Study", "Count", "Who"), [("A", cell, "x"), ("B", "–", "y")]).html()
    assert made.count('class="kc-number"') == 3  # the name of the column and two cells
    assert '<th scope="col" class="kc-number">Count</th>' in made
    assert "<td>x</td>" in made


@pytest.mark.parametrize("cell", ["about 3", "3 people", "2006b", "high", "1 to", "4-6 weeks"])
def test_a_column_with_words_in_it_is_none_of_numbers(cell):
    assert "kc-number" not in table(("Study", "Count"), [("A", "3"), ("B", cell)]).html()


def test_names_of_rows_stay_where_words_do_whatever_they_are():
    assert "kc-number" not in table(("Year", "Name"), [("2006", "A"), ("2013", "B")]).html()
