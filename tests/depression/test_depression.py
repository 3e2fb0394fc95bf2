"""The front door of the topic room."""

import subprocess
import sys

import pytest

import ketacourse.depression


def test_every_public_name_can_be_had_and_stays_the_same_the_second_time():
    for name in ketacourse.depression.__all__:
        first = getattr(ketacourse.depression, name)
        assert callable(first)
        assert getattr(ketacourse.depression, name) is first


def test_public_names_are_sorted_and_listed():
    assert ketacourse.depression.__all__ == sorted(ketacourse.depression.__all__)
    assert dir(ketacourse.depression) == ketacourse.depression.__all__


def test_an_unknown_name_is_refused_as_python_does():
    with pytest.raises(AttributeError) as caught:
        ketacourse.depression.spine_counter  # noqa: B018
    message = "module 'ketacourse.depression' has no attribute 'spine_counter'"
    assert str(caught.value) == message


def test_numbers_need_neither_matplotlib_nor_numpy_nor_widgets():
    code = (
        "import sys; from ketacourse.depression import invented_cohort, outcomes, superiority\n"
        "outcomes(invented_cohort()); superiority(0.5)\n"
        "heavy = {'matplotlib', 'numpy', 'scipy', 'anywidget', 'ipywidgets'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_drawing_changes_no_setting_and_loads_no_pyplot():
    code = (
        "import sys, matplotlib; now = matplotlib.rcParams; before = now.copy()\n"
        "from ketacourse.depression import differences_forest, scale_explorer, stress_and_spines\n"
        "differences_forest(); scale_explorer(); stress_and_spines()\n"
        "loaded = 'matplotlib.pyplot' in sys.modules\n"
        "print(loaded, [key for key in now if key != 'backend' and now[key] != before[key]])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False []"
