"""The front door of the topic room."""

import subprocess
import sys

import pytest

import ketacourse.risk


def test_every_public_name_can_be_had_and_stays_the_same_the_second_time():
    for name in ketacourse.risk.__all__:
        first = getattr(ketacourse.risk, name)
        assert callable(first)
        assert getattr(ketacourse.risk, name) is first


def test_public_names_are_sorted_and_listed():
    assert ketacourse.risk.__all__ == sorted(ketacourse.risk.__all__)
    assert dir(ketacourse.risk) == ketacourse.risk.__all__


def test_an_unknown_name_is_refused_as_python_does():
    with pytest.raises(AttributeError) as caught:
        ketacourse.risk.harmless  # noqa: B018
    assert str(caught.value) == "module 'ketacourse.risk' has no attribute 'harmless'"


def test_numbers_pages_and_icon_arrays_need_neither_matplotlib_nor_numpy_nor_widgets():
    code = (
        "import sys; from ketacourse.risk import benefit_and_harm, harms, icon_array, vignette\n"
        "harms('ketect')._repr_html_(); benefit_and_harm()._repr_html_()\n"
        "icon_array('ketect', 'headache').html(); vignette('v1')\n"
        "heavy = {'matplotlib', 'numpy', 'scipy', 'anywidget', 'ipywidgets'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_drawing_changes_no_setting_and_loads_no_pyplot():
    code = (
        "import sys, matplotlib; now = matplotlib.rcParams; before = now.copy()\n"
        "from ketacourse.risk import blood_pressure, risk_communicator, timeline, treatment_day\n"
        "blood_pressure(); risk_communicator(); timeline(); treatment_day()\n"
        "loaded = 'matplotlib.pyplot' in sys.modules\n"
        "print(loaded, [key for key in now if key != 'backend' and now[key] != before[key]])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False []"
