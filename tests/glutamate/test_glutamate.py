"""The front door of the topic room."""

import subprocess
import sys

import pytest

import ketacourse.glutamate

NAMES = [
    "coincidence",
    "concentration",
    "dose_explorer",
    "effect_windows",
    "load_model",
    "mg_unblocked",
    "nmda_current",
    "occupancy",
    "occupancy_explorer",
    "peak",
    "receptor_bench",
    "synaptic_current",
    "three_models",
]


def printed(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_public_names_are_these_sorted_and_each_can_be_had():
    assert ketacourse.glutamate.__all__ == NAMES == sorted(NAMES)
    assert dir(ketacourse.glutamate) == NAMES
    for name in NAMES:
        first = getattr(ketacourse.glutamate, name)
        assert callable(first)
        assert getattr(ketacourse.glutamate, name) is first


def test_an_unknown_name_is_refused_as_python_does():
    with pytest.raises(AttributeError) as caught:
        ketacourse.glutamate.dosing_tool  # noqa: B018
    message = "module 'ketacourse.glutamate' has no attribute 'dosing_tool'"
    assert str(caught.value) == message


def test_the_receptor_needs_neither_numpy_nor_scipy_nor_matplotlib():
    code = (
        "import sys; from ketacourse.glutamate import coincidence, effect_windows, nmda_current\n"
        "from ketacourse.glutamate import load_model, synaptic_current\n"
        "coincidence(); nmda_current(-70); synaptic_current(); load_model('otto_2021')\n"
        "repr(effect_windows())\n"
        "print(sorted({'matplotlib', 'numpy', 'scipy', 'anywidget'} & set(sys.modules)))"
    )
    assert printed(code) == "[]"


def test_plasma_levels_need_no_matplotlib_and_no_more_of_scipy_than_linear_algebra():
    code = (
        "import sys; from ketacourse.glutamate import concentration, load_model\n"
        "concentration(load_model('otto_2021'), 35)\n"
        "print(sorted({'matplotlib', 'scipy.stats', 'scipy.optimize'} & set(sys.modules)))"
    )
    assert printed(code) == "[]"


def test_drawing_changes_no_setting_and_loads_no_pyplot():
    code = (
        "import sys, matplotlib; now = matplotlib.rcParams; before = now.copy()\n"
        "from ketacourse.glutamate import dose_explorer, occupancy_explorer, receptor_bench\n"
        "from ketacourse.glutamate import three_models\n"
        "dose_explorer(), occupancy_explorer(), receptor_bench(), three_models()\n"
        "loaded = 'matplotlib.pyplot' in sys.modules\n"
        "print(loaded, [key for key in now if key != 'backend' and now[key] != before[key]])"
    )
    assert printed(code) == "False []"
