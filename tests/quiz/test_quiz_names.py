import subprocess
import sys


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_importing_the_quiz_loads_nothing_else():
    code = (
        "import sys, ketacourse.quiz; "
        "heavy = ('yaml', 'anywidget', 'markdown_it', 'numpy', 'json'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    assert run(code).stdout == "[]\n"


def test_marking_needs_neither_numpy_nor_matplotlib_nor_yaml():
    code = (
        "import sys\n"
        "for name in ('numpy', 'matplotlib', 'yaml', 'IPython'): sys.modules[name] = None\n"
        "from ketacourse.quiz import Attempt, AttemptLog, mark\n"
        "from ketacourse.quiz.items.numeric import NumericItem\n"
        "item = NumericItem(id='i', bank='b', stem='?', objective='o', difficulty='easy', "
        "value=0.5, tolerance=0)\n"
        "print(mark(item, '1/2').verdict)"
    )
    done = run(code)
    assert (done.stdout, done.stderr) == ("Correct\n", "")


def test_banks_are_read_and_exercises_marked_without_numpy_and_matplotlib(tmp_path):
    code = (
        "import os, sys\n"
        "for name in ('numpy', 'matplotlib'): sys.modules[name] = None\n"
        f"os.environ['KETACOURSE_ANSWERS'] = {str(tmp_path / 'a.jsonl')!r}\n"
        "from ketacourse.quiz import exercise\n"
        "print(exercise(lambda n: 2 * n, 'tests/data/every_type.yaml', 'write-code').verdict)"
    )
    done = run(code)
    assert (done.stdout, done.stderr) == ("✓ Correct: 1 of 1 cases right\n", "")


def test_reading_a_bank_of_paths_loads_no_room_and_marking_them_needs_no_numbers():
    code = (
        "import sys\n"
        "for name in ('numpy', 'matplotlib', 'networkx', 'scipy'): sys.modules[name] = None\n"
        "from ketacourse.quiz import load_bank, mark\n"
        "bank = load_bank('tests/data/judged.yaml')\n"
        "print([name for name in sys.modules if name.startswith('ketacourse.pathway')])\n"
        "print(mark(bank.items[0], ['ampar']).verdict, mark(bank.items[1], 'reduced').verdict)"
    )
    done = run(code)
    assert (done.stdout, done.stderr) == ("[]\nCorrect Partly correct\n", "")


def test_importing_a_module_hides_no_function():
    code = (
        "import ketacourse.quiz.screen.exercises, ketacourse.quiz.items.item; "
        "import ketacourse.quiz.screen.view; "
        "from ketacourse.quiz import ask, exercise, mark; "
        "print(callable(ask), callable(exercise), callable(mark))"
    )
    assert run(code).stdout == "True True True\n"
