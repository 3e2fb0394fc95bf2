"""Tables that are wider than a phone scroll in a box of their own, by keyboard too."""

import pytest

from ketacourse.display.table import scroll_box, table


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
