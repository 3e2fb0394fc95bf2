"""The little mark-up that titles of papers carry in CSL-JSON, as safe HTML and as plain text.

Only the tags listed here are read as mark-up; whatever else stands in angle brackets, such as
``p < 0.05 and d > 1``, is text.
"""

from __future__ import annotations

import re
from html import escape, unescape

# Tag -> what it becomes; an empty one keeps its words and goes.
TAGS = {
    **{name: name for name in ("i", "b", "sup", "sub")},
    **dict.fromkeys(("em", "italic"), "i"),
    **dict.fromkeys(("strong", "bold"), "b"),
    **dict.fromkeys(("span", "sc", "scp", "u", "jats:italic", "mml:math", "p"), ""),
}
TAG = re.compile(rf"<(/?)({'|'.join(TAGS)})(?:\s[^<>]{{0,200}})?>", re.IGNORECASE)


def plain(text: str) -> str:
    """A text without its mark-up; ``Ca<sup>2+</sup>`` becomes ``Ca2+``."""
    return unescape(TAG.sub("", text)) if "<" in text or "&" in text else text


def safe_html(text: str) -> str:
    """A text as HTML that holds no tags but `TAGS`, without attributes and each closed."""
    parts: list[str] = []
    opened: list[str] = []
    at = 0
    for tag in TAG.finditer(text):
        parts.append(_words(text[at : tag.start()]))
        parts.append(_tag(TAGS[tag.group(2).lower()], opened, closes=bool(tag.group(1))))
        at = tag.end()
    parts.append(_words(text[at:]))
    return "".join([*parts, *(f"</{name}>" for name in reversed(opened))])


def _words(text: str) -> str:
    """Words between tags; exports often hold ``&amp;`` where an ampersand is meant."""
    return escape(unescape(text))


def _tag(name: str, opened: list[str], *, closes: bool) -> str:
    """A tag written again, or nothing where it would close what is not open."""
    if not name:
        return ""
    if not closes:
        opened.append(name)
        return f"<{name}>"
    if opened[-1:] != [name]:
        return ""
    return f"</{opened.pop()}>"
