"""The small statistics as a whole: what they offer, and what they do not need."""

import subprocess
import sys

from ketacourse import statistics


def test_every_name_that_is_offered_exists():
    assert list(statistics.__all__) == sorted(statistics.__all__)
    assert all(callable(getattr(statistics, name)) for name in statistics.__all__)


def test_they_work_without_numpy():
    code = (
        "import sys\n"
        "sys.modules.update({name: None for name in ('numpy', 'matplotlib', 'scipy')})\n"
        "from ketacourse.statistics import newcombe, number_needed\n"
        "words = number_needed(newcombe(8, 10, 1, 10)).words\n"
        "assert words == 'one more for every 2 people (2 to 4)'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
