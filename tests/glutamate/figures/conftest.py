"""What tests of pictures share, and a way to the figure behind a picture."""

import pytest

from tests.depression.figures.conftest import artists, axes, collisions

__all__ = ["artists", "axes", "collisions", "figure_of"]


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
