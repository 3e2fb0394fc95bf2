from ketacourse.display.page import Notice


def test_a_notice_is_read_as_a_sentence():
    notice = Notice("Unknown bank 'x'.")
    assert repr(notice) == "<Notice: Unknown bank 'x'.>"
    assert notice._repr_html_() == (
        "<p><strong>This cannot be shown.</strong> Unknown bank &#x27;x&#x27;.</p>"
    )


def test_a_notice_shows_text_as_text():
    assert "<img" not in Notice("<img onerror=x>")._repr_html_()
