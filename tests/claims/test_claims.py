"""The front door of the topic room."""

import subprocess
import sys

import pytest

import ketacourse.claims


def test_every_public_name_can_be_had_and_stays_the_same_the_second_time():
    for name in ketacourse.claims.__all__:
        first = getattr(ketacourse.claims, name)
        assert callable(first)
        assert getattr(ketacourse.claims, name) is first


def test_public_names_are_sorted_and_listed():
    assert ketacourse.claims.__all__ == sorted(ketacourse.claims.__all__)
    assert dir(ketacourse.claims) == ketacourse.claims.__all__


def test_an_unknown_name_is_refused_as_python_does():
    with pytest.raises(AttributeError) as caught:
        ketacourse.claims.truth  # noqa: B018
    assert str(caught.value) == "module 'ketacourse.claims' has no attribute 'truth'"


def test_numbers_need_neither_matplotlib_nor_numpy_nor_widgets():
    code = (
        "import sys; from ketacourse.claims import calibrate, invented_judgements, league_table\n"
        "calibrate(invented_judgements()); league_table().table()\n"
        "heavy = {'matplotlib', 'numpy', 'scipy', 'anywidget', 'ipywidgets'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
