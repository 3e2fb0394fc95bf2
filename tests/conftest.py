"""What every test shares."""

from hypothesis import HealthCheck, settings

from tests.figures import artists, axes, collisions, figure_of

__all__ = ["artists", "axes", "collisions", "figure_of"]

# A busy machine is no fault of the code: no deadlines, and slow first draws are fine.
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("course")
