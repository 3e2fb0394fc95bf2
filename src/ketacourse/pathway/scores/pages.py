"""The scorecard on the page: every experiment with its source, what was not scored, and why."""

from __future__ import annotations

from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, record
from ketacourse.content.mechanism import Experiment
from ketacourse.content.tables import NODES
from ketacourse.display.page import Page
from ketacourse.display.table import Table, scroll_box, table
from ketacourse.pathway.graph.wording import outcome_name
from ketacourse.pathway.scores.chance import baselines, commonest
from ketacourse.pathway.scores.findings import cards_html
from ketacourse.pathway.scores.scoring import (
    Cell,
    Column,
    Comparison,
    Conflict,
    column_name,
    conflicts,
    leave_one_paper_out,
    scorecard,
)

MARKS = {"match": "✓", "mismatch": "✗"}


def score_overview(*, confirmed_only: bool = True) -> Table:
    """Consistency and left-out-paper accuracy of every account, beside the baselines.

    Parameters
    ----------
    confirmed_only
        Leave out experiments whose result could not be confirmed.
    """
    plain, strict = scorecard(), leave_one_paper_out()
    if confirmed_only:
        plain, strict = plain.confirmed(), strict.confirmed()
    chance = {each.column: each for each in baselines(confirmed_only=confirmed_only).chances}
    rows = []
    for which in plain.columns:
        own, left = plain.tally(which), strict.tally(which)
        beside = chance.get(which)
        rows.append(
            (
                column_name(which),
                own.coverage,
                _with_interval(own.accuracy),
                beside.commonest if beside else "none",
                beside.layout if beside else "none",
                left.coverage,
                _with_interval(left.accuracy),
                commonest(strict, which),
            )
        )
    head = (
        "Account",
        "Coverage",
        "Consistency (95 % interval)",
        "Always the commonest",
        "Shuffled, ketamine kept (middle 95 %)",
        "Coverage, paper left out",
        "Accuracy, paper left out (95 % interval)",
        "Always the commonest, there",
    )
    return table(head, rows, caption="Accounts against experiments, beside what chance gives")


def score_details(*, human: bool | None = None) -> Page:
    """Every scored comparison: what was done, what was found, what each account says, the source.

    Parameters
    ----------
    human
        True for people alone, False for rodents alone, None for both.
    """
    card = scorecard()
    if human is not None:
        card = card.only(lambda each: (each.group == "human") == human)
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(column_name(which))}">{_short(which)}</abbr></th>'
        for which in card.columns
    )
    rows = "".join(
        f"<tr>{_described(comparison)}{''.join(_cell_html(cell) for cell in cells)}</tr>"
        for comparison, cells in zip(card.comparisons, card.cells, strict=True)
    )
    return Page(
        '<table class="kc-table"><caption>✓ match, ✗ mismatch, empty: the account is silent'
        '</caption><thead><tr><th scope="col">Experiment</th><th scope="col">Species</th>'
        '<th scope="col">Outcome</th><th scope="col">Found</th><th scope="col">Source</th>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def spoken_on(which: Column, *, human: bool | None = None, paper_left_out: bool = False) -> Page:
    """The confirmed comparisons on which an account commits itself, and whether it is right.

    Parameters
    ----------
    which
        Number of the account.
    human
        True for people alone, False for rodents alone, None for both.
    paper_left_out
        Predict each experiment without the links that rest on its paper alone.

    Raises
    ------
    KetacourseError
        If there is no such account on the scorecard.
    """
    card = (leave_one_paper_out() if paper_left_out else scorecard()).confirmed()
    if human is not None:
        card = card.only(lambda each: (each.group == "human") == human)
    rows = "".join(
        f"<tr>{_described(comparison)}<td>{cell.predicted}</td>{_cell_html(cell)}</tr>"
        for comparison, cell in zip(card.comparisons, card.column(which), strict=True)
        if cell.verdict != "silent"
    )
    heads = ("Experiment", "Species", "Outcome", "Found", "Source", "Predicted", "Match")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    caption = f"{column_name(which)}: what it speaks on, and whether it matches"
    made = (
        f'<table class="kc-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return Page(scroll_box(made, caption))


def not_scored() -> Page:
    """Experiments that can't be scored, each with the reason and its source."""
    entries = "".join(
        f"<li><b>{escape(each.id)}</b> {escape(each.perturbation)} ({escape(each.species)}): "
        f"{escape(each.scorable_reason)} {_source(each)}</li>"
        for each in scorecard().left_out
    )
    return Page(f"<ul>{entries}</ul>")


def score_conflicts() -> Page:
    """Equal tests that found differently, so that no account can match them all."""
    return Page(f"<ul>{''.join(f'<li>{_conflict_html(each)}</li>' for each in conflicts())}</ul>")


def _conflict_html(conflict: Conflict) -> str:
    first = conflict.comparisons[0]
    parts = "; ".join(
        f"{escape(each.experiment.id)}, {escape(each.experiment.species)}: "
        f"{escape(each.observed)} {_source(each.experiment)}"
        for each in conflict.comparisons
    )
    split = " <em>Rodents and people part here.</em>" if conflict.between_species else ""
    pushed = ", ".join(_push(each) for each in first.question[0])
    cards = cards_html([each.experiment for each in conflict.comparisons])
    given = "with ketamine" if first.experiment.with_ketamine else "without ketamine"
    return f"{pushed} {given}, {escape(outcome_name(first.outcome))}: {parts}.{split}{cards}"


def _push(word: str) -> str:
    """What was done, from a word such as ``-mtorc1``."""
    verb = {"-": "less", "+": "more"}.get(word[0])
    return f"{verb} {escape(record(NODES, word[1:]).name)}" if verb else f"link {escape(word)}"


def _described(comparison: Comparison) -> str:
    experiment = comparison.experiment
    return (
        f'<th scope="row">{escape(experiment.id)} {escape(experiment.perturbation)}</th>'
        f"<td>{escape(experiment.species)}</td><td>{escape(outcome_name(comparison.outcome))}</td>"
        f"<td>{escape(comparison.observed)}</td><td>{_source(experiment)}</td>"
    )


def _cell_html(cell: Cell) -> str:
    if cell.verdict == "silent":
        return "<td></td>"
    words = f"{cell.verdict}: predicted {cell.predicted}"
    return (
        f'<td><span role="img" aria-label="{words}" title="{words}">'
        f"{MARKS[cell.verdict]}</span></td>"
    )


def _source(experiment: Experiment) -> str:
    return cite_html(cited(experiment.cites)) + status_html(experiment.status)


def _short(which: Column) -> str:
    return "all" if which == "all" else str(which)


def _with_interval(share: object) -> str:
    text = getattr(share, "interval_text", "")
    return f"{share}, {text}" if text else str(share)
