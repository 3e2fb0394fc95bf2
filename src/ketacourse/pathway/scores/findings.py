"""Accounts and experiments on the page: in a few sentences each, with who says so."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, record, records
from ketacourse.content.mechanism import Experiment, KetamineHypothesis
from ketacourse.content.tables import EXPERIMENTS, KETAMINE_HYPOTHESES
from ketacourse.display.page import Page
from ketacourse.pathway.graph.wording import outcome_name, uncapitalised

NOTHING_TO_TELL = ("not tested",)


def rival_accounts() -> Page:
    """Every account of how ketamine works: what it says, what speaks for it and against it."""
    entries = "".join(f"<li>{_account_html(each)}</li>" for each in records(KETAMINE_HYPOTHESES))
    return Page(f"<ol>{entries}</ol>")


def findings(*ids: str) -> Page:
    """Show published experiments: what was done, to whom, what became of the effect, the source.

    Parameters
    ----------
    ids
        Of experiments, such as ``"X05"``.

    Raises
    ------
    ContentError
        If there is no such experiment; the nearest id is named.
    """
    return Page(_listed([record(EXPERIMENTS, identifier) for identifier in ids]))


def cards_html(experiments: Sequence[Experiment]) -> str:
    """A line that names experiments and opens a card of each: done what, to whom, found what."""
    names = ", ".join(escape(each.id) for each in experiments)
    return (
        f"<details><summary>Open the experiments: {names}</summary>{_listed(experiments)}</details>"
    )


def _listed(experiments: Sequence[Experiment]) -> str:
    return f"<ul>{''.join(f'<li>{_finding_html(each)}</li>' for each in experiments)}</ul>"


def _account_html(account: KetamineHypothesis) -> str:
    return (
        f"<b>{escape(account.name)}.</b> {escape(account.summary)}<br>"
        f"<i>For it:</i> {escape(account.strongest_support)}<br>"
        f"<i>Against it:</i> {escape(account.strongest_challenge)} "
        f"{cite_html(cited(account.cites))}{status_html(account.status)}{_experiments(account)}"
    )


def _experiments(account: KetamineHypothesis) -> str:
    """The cards behind the numbers in an account's text; empty where it names none."""
    ids = (*account.support, *account.challenge)
    return cards_html([record(EXPERIMENTS, each) for each in ids]) if ids else ""


def _finding_html(experiment: Experiment) -> str:
    people = f" ({escape(experiment.n)})" if experiment.n else ""
    said = (
        f"<b>{escape(experiment.id)}</b>, {escape(experiment.species)}{people}. "
        f"{escape(experiment.perturbation)}. {_outcomes(experiment)}"
        f"<i>{escape(experiment.interpretation)}</i>"
    )
    return f"{said} {cite_html(cited(experiment.cites))}{status_html(experiment.status)}"


def _outcomes(experiment: Experiment) -> str:
    """What became of each outcome that was looked at, in bold: this is what was found."""
    told = [
        f"{escape(outcome_name(outcome))}: <b>{escape(effect)}</b>"
        for outcome, effect in experiment.outcome_effects.items()
        if effect not in NOTHING_TO_TELL
    ]
    later = (uncapitalised(each) for each in told[1:])
    return f"{'; '.join((*told[:1], *later))}. " if told else ""
