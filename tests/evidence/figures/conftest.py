"""What tests of pictures share is what the first room made."""

from tests.depression.figures.conftest import artists, axes, collisions

__all__ = ["artists", "axes", "collisions"]
