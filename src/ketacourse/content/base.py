"""What every fact carries: where it was read, and how far that reading may be trusted.

status
    ``verified``: read in the paper, its abstract, a table, a label or a register, or our own
    arithmetic from such figures. ``secondary``: read only in a second-hand copy; stated with its
    primary citation. ``unconfirmed``: recalled or weakly sourced; always shown as such and never
    plotted as data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far the reading of a fact may be trusted."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A record that cannot be built without a citation.

    Raises
    ------
    ValueError
        If `cites` is empty.
    """

    cites: tuple[str, ...]
    status: Status
    note: str = ""

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("no citation; give at least one citation id in 'cites'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Sourced):
    """One sentence of fact, with its sources; `topic` says what it is about, where that helps."""

    text: str
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Sourced):
    """A sourced sentence that lessons show by its id, with its number where it has one."""

    id: str
    text: str
    value: float | None = None
    unit: str = ""
    year: int | None = None
