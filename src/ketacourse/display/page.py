"""What a helper of a lesson gives back: a piece of the page, or a sentence in its place."""

from __future__ import annotations

from dataclasses import dataclass

from ketacourse.display.text import to_plain
from ketacourse.display.typeset import untypeset, untypeset_html


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of HTML with a plain twin; what most helpers of a lesson give."""

    body: str

    def __repr__(self) -> str:
        return to_plain(self.body)

    def _repr_html_(self) -> str:
        return untypeset_html(f'<div class="kc">{self.body}</div>')


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong and what to do, where a view cannot be shown: no student meets a traceback."""

    text: str

    def __repr__(self) -> str:
        return f"<Notice: {self.text}>"

    def _repr_html_(self) -> str:
        return f"<p><strong>This cannot be shown.</strong> {untypeset(self.text)}</p>"
