"""A message in place of a view that cannot be shown: a student reads a sentence, no traceback."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong and what to do, as plain text."""

    text: str

    def __repr__(self) -> str:
        return f"<Notice: {self.text}>"

    def _repr_html_(self) -> str:
        return f"<p><strong>This cannot be shown.</strong> {escape(self.text)}</p>"
