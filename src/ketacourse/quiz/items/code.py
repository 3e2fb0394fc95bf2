"""Write a function, in a cell of the lesson."""

from __future__ import annotations

import keyword
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ketacourse.errors import KetacourseError
from ketacourse.quiz.items.item import Item
from ketacourse.quiz.items.layout import (
    Field,
    Fields,
    UnfitError,
    Values,
    bare_field,
    list_field,
    table_field,
)
from ketacourse.quiz.marking.marks import Feedback, Mark, Parts
from ketacourse.quiz.marking.outputs import matches

CASE: Fields = {
    "arguments": list_field("The arguments of one call.", Field(kind="value", doc="Any value.")),
    "expected": Field(kind="value", doc="What the call has to give."),
    "message": bare_field("What this case is about; shown when it fails.", required=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One call of a student's function: its arguments, the value expected, and why it matters."""

    arguments: tuple[Any, ...]
    expected: Any
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeItem(Item):
    """A function; it is called with the arguments of every case.

    Numbers count as equal within `tolerance`, relative to the expected value.
    """

    type: ClassVar[str] = "code"
    layout: ClassVar[Fields] = {
        "function": Field(kind="name", doc="Name of the function to write."),
        "parameters": list_field(
            "Names of its parameters.", Field(kind="name", doc="A parameter."), least=0
        ),
        "starter": bare_field("Code to start from.", required=False),
        "cases": list_field("Calls that decide.", table_field("A call.", CASE)),
        "tolerance": Field(
            kind="number",
            doc="How far numbers may differ, relative to the expected one.",
            required=False,
            low=0,
        ),
    }
    minutes: ClassVar[float] = 6.0
    is_exercise: ClassVar[bool] = True
    is_in_cell: ClassVar[bool] = True

    function: str
    parameters: tuple[str, ...]
    cases: tuple[Case, ...]
    starter: str = ""
    tolerance: float = 1e-6

    @classmethod
    def build(cls, values: Values, common: Values) -> Self:
        """As every item; names have to be free, and every case to fit the parameters."""
        parameters = values["parameters"]
        for name in (values["function"], *parameters):
            if keyword.iskeyword(name):
                raise UnfitError("function", f"'{name}' is a word of Python itself; rename it.")
        for place, case in enumerate(values["cases"], 1):
            if len(case["arguments"]) != len(parameters):
                raise UnfitError(
                    "cases",
                    f"case {place} has {len(case['arguments'])} arguments "
                    f"for {len(parameters)} parameters.",
                )
        cases = tuple(
            Case(**{**case, "arguments": tuple(case["arguments"])}) for case in values["cases"]
        )
        own = {"parameters": tuple(parameters), "cases": cases}
        return cls(**{**values, **own}, **common)

    @property
    def key(self) -> Any:
        """Function name, cases and tolerance."""
        cases = [[list(case.arguments), case.expected] for case in self.cases]
        return [self.function, cases, self.tolerance]

    def marked(self, response: Any) -> Mark:
        """Mark ``{"source": ..., "outputs": [...]}``, with one output a case.

        All or nothing: a function that is right by chance in some cases is not yet right.
        """
        outputs = response.get("outputs") if isinstance(response, dict) else None
        if not isinstance(outputs, list) or not outputs:
            raise KetacourseError("Run the exercise first: there are no outputs to mark.")
        if len(outputs) != len(self.cases):
            raise KetacourseError(
                f"Got {len(outputs)} outputs for {len(self.cases)} cases. Run the exercise again."
            )
        lines = tuple(
            Feedback(f"case{at}", case.message, matches(output, case.expected, self.tolerance))
            for at, (case, output) in enumerate(zip(self.cases, outputs, strict=True), 1)
        )
        right = sum(line.correct for line in lines)
        correct = right == len(lines)
        parts = Parts(right, len(lines), "cases right")
        return Mark(self.points * correct, self.points, correct, lines, parts=parts)
