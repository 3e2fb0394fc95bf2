"""Judges: what a room of the course can work out, and a bank therefore does not say.

The way through a graph and the outcome of an experiment are marked against what follows from the
facts, not against an answer in the bank. Quizzes know no topic, so a room names its judge: an entry
point of the group ``ketacourse.judges``, under the type of item, which is imported on first use. A
bank can name a type and nothing else, so no text in a bank decides what is imported.

A judge is called with what an item asks, by keyword, and gives a ruling: ``path`` a `PathRuling`,
``predict`` a `PredictRuling`. It raises a `KetacourseError` where the question cannot be put, such
as for an unknown id. `task` is plain text; all other texts of a ruling are Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

from ketacourse.errors import KetacourseError, listing
from ketacourse.quiz.items.layout import Field

GROUP = "ketacourse.judges"
MOST_RULINGS = 512  # more than all banks of the course hold

HYPOTHESIS = Field(kind="whole", doc="Number of the hypothesis whose edges count.", low=1)

Judge = Callable[..., Any]

# Judges that are in use, by type of item.
_JUDGES: dict[str, Judge] = {}


@runtime_checkable
class Link(Protocol):
    """One thing acts on another: the claim in words, and +1 raises, -1 lowers, 0 unknown."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def sign(self) -> int: ...  # noqa: D102


@runtime_checkable
class PathRuling(Protocol):
    """What is asked of a path, the names of all its nodes, and every link between two of them."""

    @property
    def task(self) -> str: ...  # noqa: D102

    @property
    def names(self) -> Mapping[str, str]: ...  # noqa: D102

    @property
    def links(self) -> Mapping[tuple[str, str], Link]: ...  # noqa: D102


@runtime_checkable
class Prospect(Protocol):
    """An outcome to choose; `share` is what choosing it is worth, 1 for the one predicted."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def feedback(self) -> str: ...  # noqa: D102

    @property
    def share(self) -> float: ...  # noqa: D102


@runtime_checkable
class PredictRuling(Protocol):
    """What is asked, the outcomes to choose from, and what to report once one was chosen."""

    @property
    def task(self) -> str: ...  # noqa: D102

    @property
    def options(self) -> Sequence[Prospect]: ...  # noqa: D102

    @property
    def report(self) -> Sequence[str]: ...  # noqa: D102


def register(kind: str, judge: Judge) -> None:
    """Let a judge of your own stand in for the installed one, in this kernel."""
    _JUDGES[kind] = judge
    ruling.cache_clear()


@lru_cache(maxsize=MOST_RULINGS)
def ruling(kind: str, **asked: Any) -> Any:
    """What the judge of a type of item says; kept, since facts do not change in a kernel.

    Raises
    ------
    KetacourseError
        If the question cannot be put, or no judge of this type is installed.
    """
    if kind not in _JUDGES:
        _JUDGES[kind] = _installed(kind)
    return _JUDGES[kind](**asked)


def _installed(kind: str) -> Judge:
    """The judge that an installed package names for a type of item."""
    from importlib.metadata import entry_points

    places = {point.value: point for point in entry_points(group=GROUP, name=kind)}
    if len(places) != 1:
        raise KetacourseError(
            f"items of type '{kind}' need one judge; installed: {listing(places) or 'none'}. "
            "Install the course again."
        )
    (point,) = places.values()
    judge: Judge = point.load()
    return judge
