"""What every test shares."""

import os

from hypothesis import HealthCheck, Phase, settings

from tests.figures import artists, axes, collisions, figure_of

__all__ = ["artists", "axes", "collisions", "figure_of"]

# A busy machine is no fault of the code: no deadlines, and slow first draws are fine.
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A mutant needs to be noticed, not explained: few examples, and none made smaller.
settings.register_profile(
    "mutants",
    settings.get_profile("course"),
    max_examples=25,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("KETACOURSE_EXAMPLES", "course"))
