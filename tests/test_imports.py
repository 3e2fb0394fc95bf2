"""Importing the course is cheap and changes nothing for the rest of the session."""

import subprocess
import sys

HEAVY = ["IPython", "anywidget", "ipywidgets", "matplotlib", "networkx", "numpy", "scipy", "yaml"]

STATE = """
import matplotlib, numpy, sys, warnings
matplotlib.use("agg")
def state():
    return (dict(matplotlib.rcParams), matplotlib.get_backend(), numpy.geterr(),
            numpy.get_printoptions(), list(warnings.filters), sys.displayhook, sys.excepthook)
"""


def run(code):
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_importing_the_course_imports_nothing_heavy():
    run(f"import sys, ketacourse; assert not set({HEAVY}) & set(sys.modules)")


def test_facts_and_marking_work_without_numpy_and_matplotlib():
    run(
        "import sys\n"
        "sys.modules.update({name: None for name in ('numpy', 'matplotlib', 'scipy')})\n"
        "from ketacourse import load_bank, mark\n"
        "from ketacourse.content.library import records\n"
        "from ketacourse.content.tables import TABLES\n"
        "bank = load_bank('01_depression')\n"
        "assert mark(bank.item('half-or-better'), 'a').correct\n"
        "assert all(records(table) for table in TABLES)\n"
    )


def test_the_quiz_is_shown_without_numpy_and_matplotlib():
    run(
        "import sys\n"
        "sys.modules.update({name: None for name in ('numpy', 'matplotlib', 'scipy')})\n"
        "from ketacourse import ask\n"
        "views, _ = ask('01_depression')._repr_mimebundle_()\n"
        "assert 'hippocampus' in views['text/html']\n"
    )


def test_everything_a_lesson_uses_leaves_global_state_alone():
    run(
        f"{STATE}\n"
        "before = state()\n"
        "import ketacourse, ketacourse.depression as room\n"
        "[getattr(ketacourse, name) for name in ketacourse.__all__]\n"
        "room.scale_explorer(); room.effect_size_explorer(); room.evidence_map()\n"
        "room.differences_forest(); room.stress_and_spines()\n"
        "assert state() == before\n"
    )
