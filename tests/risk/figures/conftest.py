"""What tests of pictures share is what the other rooms made."""

from tests.depression.figures.conftest import artists, axes, collisions
from tests.glutamate.figures.conftest import figure_of

__all__ = ["artists", "axes", "collisions", "figure_of"]
