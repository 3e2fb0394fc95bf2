"""A student's function, called with the cases of a code item and marked on the spot."""

from __future__ import annotations

import copy
import inspect
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ketacourse.display.table import table
from ketacourse.display.text import to_html
from ketacourse.display.typeset import untypeset
from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.items.code import Case, CodeItem
from ketacourse.quiz.items.item import Bank, mark
from ketacourse.quiz.log.attempts import AttemptLog, course_log
from ketacourse.quiz.log.session import session_of, tries_at
from ketacourse.quiz.log.work import latest
from ketacourse.quiz.marking.marks import Mark, Parts
from ketacourse.quiz.marking.outputs import plain, show, show_value, steady
from ketacourse.quiz.screen.cells import unread_since
from ketacourse.quiz.screen.shown import PRACTICE, explanation_html, is_practice

LONGEST_SOURCE = 20_000
WAY_OUT = (
    'To give up and see one way: exercise({task.function}, "{task.bank}", "{task.id}", '
    "give_up=True). What you try after that counts as practice."
)
NOTHING = ({"value": None}, {"value": {"shown": "Ellipsis"}})


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One call: what was called, what came, what was expected, and whether they agree."""

    call: str
    came: str
    expected: str
    correct: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """What a lesson shows after an exercise: the verdict, then every case, failing ones first.

    `advice` says what to do first; `trouble` is set while the attempt cannot be saved. `hint` and
    `explanation` are HTML; the latter tells the way, so it is empty until the exercise is solved or
    given up, and `way_out` says how to do that.
    """

    mark: Mark
    cases: tuple[CaseResult, ...]
    advice: str = ""
    trouble: str = ""
    hint: str = ""
    explanation: str = ""
    way_out: str = ""

    @property
    def verdict(self) -> str:
        """The result by symbol, word and count."""
        symbol = "✓" if self.mark.correct else "✗"
        return f"{symbol} {self.mark.verdict}: {self.mark.parts}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to look at first, as sentences."""
        first = next((case for case in self.cases if not case.correct and case.message), None)
        look = f"Look first at {first.call}: {first.message}" if first else ""
        return tuple(part for part in (self.advice, look, self.way_out, self.trouble) if part)

    def __repr__(self) -> str:
        calls = [
            f"{_symbol(case)} {case.call} gave {case.came}; expected {case.expected}"
            for case in self.cases
        ]
        return "\n".join([self.verdict, *self.remarks, *calls])

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{untypeset(remark)}</p>" for remark in self.remarks)
        rows = [
            (case.call, case.came, case.expected, f"{_symbol(case)} {_word(case)}")
            for case in self.cases
        ]
        columns = ("Call", "Gave", "Expected", "Result")
        shown = table(columns, rows, wide=True).html() if rows else ""
        verdict = f"<p><strong>{untypeset(self.verdict)}</strong></p>"
        return f'<div class="kc kc-exercise">{verdict}{notes}{shown}{self._help}</div>'

    @property
    def _help(self) -> str:
        """The hint behind a word to press, and the explanation once it is earned."""
        hint = "" if self.mark.correct else _folded("Hint", self.hint)
        return f"{hint}{_folded('Explanation', self.explanation, is_open=True)}"


def _folded(title: str, html: str, *, is_open: bool = False) -> str:
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{title}</summary>{html}</details>" if html else ""


def _symbol(case: CaseResult) -> str:
    return "✓" if case.correct else "✗"


def _word(case: CaseResult) -> str:
    return "correct" if case.correct else "not yet"


def exercise(
    function: Any,
    bank: str | Path | Bank,
    item: str,
    *,
    give_up: bool = False,
    log: AttemptLog | None = None,
) -> ExerciseResult:
    """Mark a student's function against the cases of a code item, and keep the attempt.

    Parameters
    ----------
    function : what the student wrote; anything at all is answered with advice, not a traceback
    bank : a bank, or its name or path
    item : id of a code item
    give_up : True to see one way to write it, after an attempt; later ones count as practice
    log : where the attempt is kept; by default the log beside the lesson

    Raises
    ------
    KetacourseError
        If there is no such bank or item, or the item is not a code item.
    """
    home = bank if isinstance(bank, Bank) else load_bank(bank)
    task = home.item(item)
    if not isinstance(task, CodeItem):
        raise KetacourseError(
            f"Item '{item}' is of type '{task.type}', not 'code'; show it with ask()."
        )
    if not callable(function):
        return _not_callable(task, function)
    outputs = [_run(function, case) for case in task.cases]
    result = mark(task, {"source": "", "outputs": outputs})
    kept = log or course_log()
    trouble = _keep(kept, home, task, _source(function), outputs)
    tries, session = tries_at(task, kept.read()), session_of(kept)
    if give_up and tries:
        session.give(task, "answer")
    is_told = result.correct or session.gave(task, "answer")
    practised = PRACTICE if tries and is_practice(result, tries[-1]) else ""
    return ExerciseResult(
        result,
        _case_results(task, result, outputs),
        unread_since(task.function) or _advice(task, outputs) or practised,
        trouble,
        hint=to_html(task.hint, maths="tex"),
        explanation=explanation_html(task, maths="tex") if is_told else "",
        way_out="" if is_told or not tries else WAY_OUT.format(task=task),
    )


def _not_callable(task: CodeItem, came: Any) -> ExerciseResult:
    nothing = Mark(0.0, task.points, correct=False, parts=Parts(0, len(task.cases), "cases right"))
    needed = f"A function is needed, but this is {steady(brief(came))}. Pass its name without ()."
    hint = to_html(task.hint, maths="tex")
    return ExerciseResult(nothing, (), unread_since(task.function) or needed, hint=hint)


def _run(function: Any, case: Case) -> dict[str, Any]:
    """Call the function once; whatever it raises becomes an output."""
    try:
        return {"value": plain(function(*copy.deepcopy(case.arguments)))}
    except KeyboardInterrupt:
        raise
    except BaseException as fault:  # SystemExit too: a student's quit() must not end the lesson
        return {"error": _fault_text(fault)}


def _fault_text(fault: BaseException) -> str:
    """The fault in one line, the same on every version of Python."""
    if isinstance(fault, RecursionError):
        return "RecursionError: the function calls itself without end"
    try:
        said = " ".join(steady(str(fault)).split())[:300]
    except Exception:  # the student's own exception class may be broken as well
        said = ""
    return f"{type(fault).__name__}: {said}" if said else type(fault).__name__


def _case_results(
    task: CodeItem, result: Mark, outputs: list[dict[str, Any]]
) -> tuple[CaseResult, ...]:
    """Every case in words, failing ones first."""
    results = [
        CaseResult(
            _call(task, case), show(came), show_value(case.expected), line.correct, line.text
        )
        for case, came, line in zip(task.cases, outputs, result.feedback, strict=True)
    ]
    return tuple(sorted(results, key=lambda case: case.correct))


def _call(task: CodeItem, case: Case) -> str:
    return f"{task.function}({', '.join(show_value(value) for value in case.arguments)})"


def _begun(outputs: list[dict[str, Any]]) -> bool:
    """Whether the function does anything yet; the starter text gives nothing back."""
    return any(
        output not in NOTHING and not output.get("error", "").startswith("NotImplementedError")
        for output in outputs
    )


def _advice(task: CodeItem, outputs: list[dict[str, Any]]) -> str:
    if not _begun(outputs):
        return "The function gives nothing back yet. Write it, and end it with return."
    cases = zip(task.cases, outputs, strict=True)
    if any(came == {"value": None} and case.expected is not None for case, came in cases):
        return "The function gave nothing back in some case. Does every way through it return?"
    return ""


def _keep(
    log: AttemptLog, bank: Bank, task: CodeItem, source: str, outputs: list[dict[str, Any]]
) -> str:
    """Log the attempt unless it is empty or the same as the last; give the trouble, if any."""
    response = {"source": source, "outputs": outputs}
    last = latest(log.read(), bank).get(task.id)
    untouched = not _begun(outputs) or source.strip() == task.starter
    if untouched or (last is not None and last.response == response):
        return log.trouble
    try:
        log.keep(task, response, revealed=session_of(log).gave(task, "answer"))
    except KetacourseError:
        return "What the function gave is too large to be kept with your answers."
    return log.trouble


def _source(function: Any) -> str:
    """The function's text where Python can find it, cut to a length the log accepts."""
    try:
        return textwrap.dedent(inspect.getsource(function))[:LONGEST_SOURCE]
    except (OSError, TypeError, SyntaxError, ValueError):
        return ""
