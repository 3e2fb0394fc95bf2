"""What answers a question stays covered until a reader asks for it, with and without a kernel.

JupyterLab's own mark for hidden outputs is lifted when a cell runs, so that Run All would give all
answers away, and an export shows what it hides. A disclosure in the output itself stays shut.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ketacourse.display.page import Page

LABEL = "Made your guess? Show the answer"


@dataclass(frozen=True, slots=True)
class Covered:
    """HTML under a line that opens it; the plain twin keeps the answer to itself."""

    label: str
    body: str

    def __repr__(self) -> str:
        return f"<Covered: {self.label}>"

    def _repr_html_(self) -> str:
        summary = f"<summary>{escape(self.label)}</summary>"
        return Page(f'<details class="kc-covered">{summary}{self.body}</details>')._repr_html_()


def covered(*answers: object, label: str = LABEL) -> Covered:
    """Cover what answers a question that a lesson asks first.

    Parameters
    ----------
    answers
        Pages, tables, pictures or anything with words, shown in this order once it is opened.
    label
        What the line says that opens it, without the answer.

    Raises
    ------
    ValueError
        If nothing is given, or a view with controls, which draws itself and cannot be covered.
    """
    if not answers:
        raise ValueError("there is nothing to cover; give what answers the question")
    return Covered(label, "".join(_html_of(each) for each in answers))


def _html_of(answer: object) -> str:
    html = getattr(answer, "_repr_html_", None)
    if html is not None:
        return str(html())
    if hasattr(answer, "_repr_mimebundle_"):
        raise ValueError(
            f"{answer!r} has controls and cannot be covered; cover a page or a picture"
        )
    return "".join(f"<p>{escape(line)}</p>" for line in str(answer).splitlines())
