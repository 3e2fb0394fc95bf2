"""What tests of pictures share: an axes in the course's style, and its artists by name."""

import pytest

from ketacourse.display.style import course_style, new_figure


@pytest.fixture
def axes():
    """An empty axes; drawn on within the course's style."""
    with course_style():
        _, made = new_figure()
        yield made


@pytest.fixture
def artists():
    """The artists of an axes that carry a name, by name; a name may be used more than once."""

    def by_name(axes):
        named = {}
        for artist in axes.get_children():
            if artist.get_gid():
                named.setdefault(artist.get_gid(), []).append(artist)
        return named

    return by_name


@pytest.fixture
def collisions():
    """Pairs of texts of a figure that overlap, and texts that leave it."""

    def find(figure):
        figure.canvas.draw()
        texts = [text for ax in figure.axes for text in _texts(ax) if text.get_text().strip()]
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
        overlapping = [
            (one, other)
            for index, (one, box) in enumerate(boxes)
            for other, more in boxes[index + 1 :]
            if _overlap(box, more)
        ]
        outside = [words for words, box in boxes if not _within(box, figure.bbox)]
        return overlapping + outside

    return find


def _texts(axes):
    """Everything written on an axes, tick labels in view and all three titles included."""
    ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    titles = [axes.title, axes._left_title, axes._right_title, axes.xaxis.label, axes.yaxis.label]
    return [*axes.texts, *(titles if axes.axison else []), *(ticks if axes.axison else [])]


def _overlap(one, other, slack=1.0):
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    along = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > slack and along > slack


def _within(box, figure, slack=1.0):
    return (
        box.x0 >= figure.x0 - slack
        and box.x1 <= figure.x1 + slack
        and box.y0 >= figure.y0 - slack
        and box.y1 <= figure.y1 + slack
    )


@pytest.fixture
def figure_of(monkeypatch):
    """The matplotlib figure that a module of figures turns into a picture."""

    def find(module, make):
        kept = []
        real = module.picture
        monkeypatch.setattr(
            module,
            "picture",
            lambda figure, **words: (kept.append(figure), real(figure, **words))[1],
        )
        make()
        return kept[0]

    return find
