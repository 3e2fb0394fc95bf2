"""The scorecard on screen: experiments by accounts, each cell opening its experiment."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited
from ketacourse.content.mechanism import EFFECT_MEANING
from ketacourse.display.scripts import script
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.display.words import counted
from ketacourse.pathway.graph.wording import outcome_name
from ketacourse.pathway.scores.experiments import card_of
from ketacourse.pathway.scores.scoring import (
    Cell,
    Column,
    Comparison,
    Group,
    Scorecard,
    column_name,
    scorecard,
)

HERE = Path(__file__).parent
NOTHING = "No comparison is left in this scorecard: {title}."
MARKS = {"match": "✓", "mismatch": "✗", "silent": "·"}
GROUPS: tuple[tuple[str, Group | None], ...] = (
    ("all", None),
    ("rodent", "rodent"),
    ("human", "human"),
)


def scorecard_map(card: Scorecard | None = None) -> ScorecardMap:
    """Show a scorecard as a table that opens its experiments.

    Parameters
    ----------
    card
        `scorecard()` when left out; `leave_one_paper_out()` or a part of either will do as well.
    """
    return ScorecardMap(scorecard() if card is None else card)


class ScorecardMap(CourseWidget):
    """Comparisons (rows) by accounts (columns); a press opens what was done, found and predicted.

    Parameters
    ----------
    card
        What is shown; the page opens with its confirmed results.
    """

    _esm: ClassVar[str] = script(HERE / "widget.js")
    _css: ClassVar[str] = stylesheet(HERE.parent / "map" / "widget.css", HERE / "widget.css")
    title = traitlets.Unicode().tag(sync=True)
    nothing = traitlets.Unicode().tag(sync=True)
    accounts: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    rows: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    experiments = traitlets.Dict().tag(sync=True)
    meanings = traitlets.Dict().tag(sync=True)

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        pairs = zip(card.comparisons, card.cells, strict=True)
        super().__init__(
            title=card.title,
            nothing=NOTHING.format(title=card.title),
            accounts=[_account(card, which) for which in card.columns],
            rows=[_row(comparison, cells) for comparison, cells in pairs],
            experiments={each.experiment.id: card_of(each.experiment) for each in card.comparisons},
            meanings=dict(EFFECT_MEANING),
        )

    def __repr__(self) -> str:
        sizes = (
            counted(self.card.experiments, "experiment"),
            counted(len(self.card.comparisons), "comparison"),
            counted(len(self.card.columns), "account"),
        )
        return f"<ScorecardMap: {', '.join(sizes)}>"

    def static_html(self) -> str:
        """How each account did, then every comparison with its source."""
        if not self.card.comparisons:
            return f"<p>{escape(self.nothing)}</p>"
        sure = self.card.confirmed()  # what the page opens with, and what the text counts
        shown = sure if sure.comparisons else self.card
        pairs = zip(shown.comparisons, shown.cells, strict=True)
        rows = "".join(_static_row(comparison, cells) for comparison, cells in pairs)
        heads = "".join(f'<th scope="col">{which}</th>' for which in self.card.columns)
        return (
            f"<div>{shown.summary().html()}<table><caption>✓ the account agrees with what was "
            "found, ✗ it does not, · it is silent</caption><thead><tr>"
            f'<th scope="col">Experiment</th><th scope="col">Found</th>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )


def _account(card: Scorecard, which: Column) -> dict[str, Any]:
    sure = card.confirmed()
    tallies = {key: _tally(card, which, group) for key, group in GROUPS}
    tallies |= {f"{key} confirmed": _tally(sure, which, group) for key, group in GROUPS}
    return {"name": column_name(which), "tallies": tallies}


def _tally(card: Scorecard, which: Column, group: Group | None) -> list[str]:
    """Coverage, accuracy and its interval, as short as a narrow column needs."""
    tally = card.tally(which, group)
    accuracy = tally.accuracy
    percent = "–" if accuracy.percent is None else f"{accuracy.percent} %"
    interval = accuracy.interval_text.replace(" to ", "–").replace(" %", "") or "–"
    return [f"{tally.coverage.count}", percent, interval]


def _row(comparison: Comparison, cells: tuple[Cell, ...]) -> dict[str, Any]:
    return {
        "experiment": comparison.experiment.id,
        "group": comparison.group,
        "confirmed": comparison.confirmed,
        "outcome": outcome_name(comparison.outcome),
        "with_ketamine": comparison.experiment.with_ketamine,
        "observed": comparison.observed,
        "marks": "".join(MARKS[cell.verdict] for cell in cells),
        "predicted": [cell.predicted or cell.reason for cell in cells],
    }


def _static_row(comparison: Comparison, cells: tuple[Cell, ...]) -> str:
    experiment = comparison.experiment
    source = cite_html(cited(experiment.cites)) + status_html(experiment.status)
    done = f"{experiment.id} {experiment.perturbation} ({experiment.species})"
    found = f"{outcome_name(comparison.outcome)}: {comparison.observed}"
    marks = "".join(f"<td>{MARKS[cell.verdict]}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(done)} {source}</th><td>{escape(found)}</td>{marks}</tr>'
