"""What comes from a page or a file: text with half characters is made whole.

A page can send half of an emoji, cut off by a limit or typed by a broken keyboard. Python takes
it as text, and then fails whenever that text is to be sent or written.
"""

from __future__ import annotations

from typing import Any


def mended(value: Any) -> Any:
    r"""A JSON value with every text in it whole: two halves are joined, a lone half becomes �.

    >>> mended(["a\ud83d\ude00", {"b\ud83d": 1}])
    ['a😀', {'b�': 1}]

    Raises
    ------
    RecursionError
        If lists and mappings are nested deeper than Python can follow.
    """
    if isinstance(value, str):
        return value if value.isascii() else _joined(value)
    if isinstance(value, list):
        return [mended(each) for each in value]
    if isinstance(value, dict):
        return {mended(key): mended(each) for key, each in value.items()}
    return value


def _joined(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
