"""The front doors: what each package offers by name, and what it leaves unloaded until asked."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

DOORS = [
    "ketacourse",
    "ketacourse.claims",
    "ketacourse.depression",
    "ketacourse.evidence",
    "ketacourse.glutamate",
    "ketacourse.pathway",
    "ketacourse.quiz",
    "ketacourse.risk",
]

VIEWS = {"matplotlib", "anywidget", "ipywidgets"}
NUMBERS = {"numpy", "scipy", "networkx"}
# By room: what a lesson computes or reads, and what that does not load.
COMPUTED = {
    "claims": (
        "r.calibrate(r.invented_judgements()); r.league_table().table()",
        VIEWS | NUMBERS,
    ),
    "depression": ("r.outcomes(r.invented_cohort()); r.superiority(0.5)", VIEWS | NUMBERS),
    "evidence": (
        (
            "r.pool(r.trial_set('response_about_a_day').effect_sizes())._repr_html_();"
            "r.simulate_trials(trials=10).table(); r.bias_reading('zarate2006')._repr_html_();"
            "r.study_results('zarate2006', 'response_24h')"
        ),
        VIEWS | {"scipy.stats", "scipy.optimize"},
    ),
    "glutamate": (
        (
            "r.coincidence(); r.nmda_current(-70); r.synaptic_current(); r.effect_windows();"
            "r.load_model('otto_2021')"
        ),
        VIEWS | NUMBERS,
    ),
    "pathway": ("r.map_figure(r.map_view((12,))); r.load_graph(12)", VIEWS | {"numpy", "scipy"}),
    "risk": (
        (
            "r.harms('ketect')._repr_html_(); r.benefit_and_harm()._repr_html_();"
            "r.icon_array('ketect', 'headache').html(); r.vignette('v1')"
        ),
        VIEWS | NUMBERS,
    ),
}
DRAWN = {
    "claims": "r.articles_compared(); r.the_seventy_percent(); r.invented_calibration()",
    "depression": "r.differences_forest(); r.scale_explorer(); r.stress_and_spines()",
    "evidence": "r.forest('response_about_a_day'); r.funnel('response_about_a_day');"
    "r.traffic_light(); r.unmasking_explorer(); r.flow('zarate2006')",
    "glutamate": "r.dose_explorer(); r.occupancy_explorer(); r.receptor_bench(); r.three_models()",
    "pathway": "r.score_plot(); r.score_map()",
    "risk": "r.blood_pressure(); r.risk_communicator(); r.timeline(); r.treatment_day()",
}


def printed(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("door", DOORS)
def test_names_are_sorted_and_each_can_be_had_and_stays_the_same(door):
    package = importlib.import_module(door)
    assert package.__all__ == sorted(package.__all__) == dir(package)
    for name in package.__all__:
        first = getattr(package, name)
        assert callable(first)
        assert getattr(package, name) is first


@pytest.mark.parametrize("door", DOORS)
def test_type_checkers_are_told_the_same_names_as_the_interpreter(door):
    package = importlib.import_module(door)
    (block,) = (
        node
        for node in ast.parse(Path(package.__file__).read_text("utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    told = [(each.module, alias.name) for each in block.body for alias in each.names]
    assert sorted(name for _, name in told) == package.__all__ == sorted(package._HOMES)
    for module, name in told:
        assert getattr(importlib.import_module(module), name) is getattr(package, name)


@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_does_not_exist_is_refused_as_python_does(door):
    with pytest.raises(AttributeError) as caught:
        _ = importlib.import_module(door).cure
    assert str(caught.value) == f"module '{door}' has no attribute 'cure'"


def test_opening_the_doors_loads_no_room_and_nothing_heavy():
    code = (
        f"import sys, {', '.join(DOORS)}\n"
        "inside = [name for name in sys.modules if name.count('.') > 1 and 'ketacourse' in name]\n"
        f"print(inside, {VIEWS | NUMBERS} & set(sys.modules) or '')"
    )
    assert printed(code) == "[]"


@pytest.mark.parametrize("room", COMPUTED)
def test_what_is_computed_or_read_loads_nothing_that_draws(room):
    code, unneeded = COMPUTED[room]
    told = f"print({unneeded} & set(sys.modules))"
    assert printed(f"import sys, ketacourse.{room} as r; {code}\n{told}") == "set()"


@pytest.mark.parametrize("room", DRAWN)
def test_drawing_changes_no_setting_and_loads_no_pyplot(room):
    code = (
        "import sys, matplotlib; now = matplotlib.rcParams; before = now.copy()\n"
        f"import ketacourse.{room} as r; {DRAWN[room]}\n"
        "loaded = 'matplotlib.pyplot' in sys.modules\n"
        "print(loaded, [key for key in now if key != 'backend' and now[key] != before[key]])"
    )
    assert printed(code) == "False []"


def test_only_linear_algebra_of_scipy_is_loaded_for_plasma_levels():
    code = (
        "import sys; from ketacourse.glutamate import concentration, load_model\n"
        "concentration(load_model('otto_2021'), 35)\n"
        "print({'matplotlib', 'scipy.stats', 'scipy.optimize'} & set(sys.modules))"
    )
    assert printed(code) == "set()"
