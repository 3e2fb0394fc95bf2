"""Texts of a bank: whether a student will read what the author wrote.

YAML drops what follows " #" and has a mind of its own about words such as *no* and about dates.
Formulas and images are looked at too, so that an author hears of a fault before any student.
"""

from __future__ import annotations

import re
from pathlib import Path

from ketacourse.display.images import keep
from ketacourse.display.text import images_in, text_faults
from ketacourse.errors import KetacourseError, brief
from ketacourse.quiz.bank.source import Text

IMAGE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")


def lost(node: Text) -> list[str]:
    """What YAML took away from a bare text, as sentences that begin with a verb."""
    if node.quoted or not node.eaten or not isinstance(node.value, str | None):
        return []
    taken = f"ends before {brief(node.eaten)}, which YAML takes for a comment"
    return [f"{taken}; put it in quotes, or give the comment a line of its own."]


def doubts(node: Text, *, is_markdown: bool) -> list[str]:
    """What an author should look at again, though the text is shown as it was written."""
    # True, false and nothing are left to the field: it takes them as such or refuses them.
    is_other = isinstance(node.value, str) and node.misread
    found = [f"is what YAML can take for {node.misread}; put it in quotes."] if is_other else []
    unfit = text_faults(node.text.strip()) if is_markdown else ()
    return [*found, *(f"holds what cannot be shown: {fault}" for fault in unfit)]


def with_images(text: str, folder: Path) -> tuple[str, list[str]]:
    """A text with its images kept, and what is wrong with them.

    Parameters
    ----------
    text
        Markdown as the author wrote it.
    folder
        The bank's folder, where its images are.

    Returns
    -------
    str
        The text, in which images go by the address under which they were kept.
    list of str
        Sentences that begin with a verb.
    """
    faults = []
    for alt, name in images_in(text):
        try:
            text = text.replace(f"]({name})", f"]({_kept(alt, name, folder)})")
        except KetacourseError as fault:
            faults.append(f"shows an image, but {fault}.")
    return text, faults


def _kept(alt: str, name: str, folder: Path) -> str:
    """The address of an image that stands beside the bank."""
    if not IMAGE_NAME.fullmatch(name):
        raise KetacourseError(
            f"'{name[:80]}' is no file beside the bank; put it there and give its name alone"
        )
    if not alt:
        raise KetacourseError(
            f"'{name}' has no alt text; write ![what it shows]({name}) for those who cannot see it"
        )
    return keep(folder / name)
