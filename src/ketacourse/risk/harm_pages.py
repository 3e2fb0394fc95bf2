"""Contrasts on the page: one as a small table with its sentence, a whole table in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from html import escape

from ketacourse.content.citations import cite_html, status_html
from ketacourse.content.library import cited, record
from ketacourse.content.tables import ADVERSE_EVENTS, RISK_FACTS
from ketacourse.display.facts import sourced_html
from ketacourse.display.page import Page
from ketacourse.display.table import Table, table
from ketacourse.display.typeset import untypeset_html
from ketacourse.display.words import counted, decimals, estimate
from ketacourse.risk.contrasts import (
    ArmRisk,
    Contrast,
    benefit_contrast,
    harm_contrast,
    harm_contrasts,
)
from ketacourse.risk.wording import frequency_sentence, meaning_of, needed_words, ratio_words
from ketacourse.statistics.proportions import RiskDifference

SPRAY = "esketamine"  # what is given where the facts of an outcome's meaning hold


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShownContrast(Contrast):
    """A contrast that a notebook shows as a small table with a sentence."""

    def _repr_html_(self) -> str:
        return untypeset_html(f'<div class="kc">{contrast_html(self)}</div>')


def harm(table: str, event: str) -> ShownContrast:
    """One event of a table of adverse events in both arms; shows itself in a notebook.

    Takes, and refuses, what `harm_contrast` does.
    """
    return _shown(harm_contrast(table, event))


def benefit(study: str, outcome: str) -> ShownContrast:
    """A result of a trial that was counted in two arms; shows itself in a notebook.

    Takes, and refuses, what `benefit_contrast` does.
    """
    return _shown(benefit_contrast(study, outcome))


def in_words(*contrasts: Contrast) -> Page:
    """Say each contrast in a sentence, out of 100 people in both arms."""
    return Page("".join(f"<p>{escape(frequency_sentence(each))}</p>" for each in contrasts))


def benefits_over_time(study: str, *outcomes: str) -> Page:
    """Set a result of a trial at several times in one table, with what each comes to.

    Parameters
    ----------
    study
        Id of the trial.
    outcomes
        Ids of results that were counted in both arms, in the order of their days.

    Raises
    ------
    KetacourseError
        As `benefit_contrast`.
    """
    found = [benefit_contrast(study, outcome) for outcome in outcomes]
    first = found[0]
    made = table(
        (
            "Result",
            first.treatment.short,
            first.control.short,
            "Difference in percentage points (95 % interval)",
        ),
        [
            (each.outcome, each.treatment.counted, each.control.counted, difference_text(each))
            for each in found
        ],
        caption=first.title,
        wide=True,
    )
    said = "".join(f"<p>{escape(frequency_sentence(each))}</p>" for each in found)
    source = cite_html(cited(first.cites)) + status_html(first.status)
    return Page(f"{made.html()}{said}<p>{source}</p>")


def _shown(contrast: Contrast) -> ShownContrast:
    return ShownContrast(**{each.name: getattr(contrast, each.name) for each in fields(contrast)})


def contrast_html(contrast: Contrast) -> str:
    """Risks of both arms, the sentence, what is made of them, what it means, and the source."""
    arms = (contrast.treatment, contrast.control)
    shown = table(
        (contrast.outcome, "People", "Of 100 (95 % interval)"),
        [(arm.label, arm.counted, per_100(arm)) for arm in arms],
        contrast.title,
    )
    made_of_it = (
        ("Difference in percentage points", difference_text(contrast)),
        ("Number needed", needed_words(contrast)),
        ("Ratio", ratio_words(contrast)),
    )
    items = "".join(f"<li>{escape(name)}: {escape(words)}.</li>" for name, words in made_of_it)
    return (
        f"{shown.html()}<p>{escape(frequency_sentence(contrast))}</p><ul>{items}</ul>"
        f"{meaning_html(contrast)}{source_html(contrast)}"
    )


def meaning_html(contrast: Contrast) -> str:
    """What the outcome means to a person; beside counts of the spray, with facts about it."""
    found = meaning_of(contrast)
    if not found.meaning:
        return ""
    known = found.facts if contrast.treatment.short.startswith(SPRAY) else ()
    facts = (record(RISK_FACTS, identifier) for identifier in known)
    said = "".join(f" {sourced_html(fact.text, fact)}" for fact in facts)
    return f"<p><strong>What it means.</strong> {escape(found.meaning)}{said}</p>"


def source_html(contrast: Contrast) -> str:
    """What was counted, remarks, and who says so."""
    source = cite_html(cited(contrast.cites)) + status_html(contrast.status)
    remark = f" {escape(contrast.note)}" if contrast.note else ""
    return f"<p>Counted: {escape(contrast.measure)}.{remark} {source}</p>"


def per_100(arm: ArmRisk) -> str:
    """A risk per 100 with its interval, where it was counted."""
    if arm.ci_low is None or arm.ci_high is None:
        return decimals(arm.per_100, 1)
    return estimate(arm.per_100, arm.ci_low, arm.ci_high, 1)


def difference_text(contrast: Contrast) -> str:
    """A difference with its sign and interval, in percentage points."""
    if contrast.difference is None:
        return f"{decimals(contrast.difference_per_100, 1, plus=True)} (no interval published)"
    return interval_text(contrast.difference)


def interval_text(difference: RiskDifference) -> str:
    """A risk difference as a table shows it: ``+31.6 (+24.8 to +37.7)``."""
    middle, low, high = difference.estimate, difference.ci_low, difference.ci_high
    return estimate(100 * middle, 100 * low, 100 * high, 1, plus=True)


@dataclass(frozen=True, slots=True)
class Harms:
    """All outcomes of one comparison; a sequence of `Contrast` that prints as a table."""

    title: str
    contrasts: tuple[Contrast, ...]

    def __repr__(self) -> str:
        return f"<Harms: {counted(len(self.contrasts), 'outcome')}, {self.title}>"

    def __len__(self) -> int:
        return len(self.contrasts)

    def __getitem__(self, at: int) -> Contrast:
        return self.contrasts[at]

    def _repr_html_(self) -> str:
        first = self.contrasts[0]
        arms = f"{first.treatment.label}; compared with {first.control.label}"
        return untypeset_html(
            f'<div class="kc"><p>{escape(arms)}.</p>{self.table.html()}{source_html(first)}</div>'
        )

    @property
    def table(self) -> Table:
        """One row for each outcome, in the same format."""
        return contrast_table(self.contrasts, self.title)


def contrast_table(contrasts: Sequence[Contrast], caption: str) -> Table:
    """Contrasts in rows: counts, risks per 100, difference and number needed."""
    rows = [
        (
            each.outcome,
            f"{decimals(each.treatment.per_100, 1)} ({each.treatment.counted})",
            f"{decimals(each.control.per_100, 1)} ({each.control.counted})",
            difference_text(each),
            needed_words(each),
        )
        for each in contrasts
    ]
    columns = (
        "Outcome",
        "Of 100 treated",
        "Of 100 compared",
        "Difference in percentage points (95 % interval)",
        "Number needed (95 % interval)",
    )
    return table(columns, rows, caption)


def harms(table: str) -> Harms:
    """Every event of a table of adverse events, side by side.

    Parameters
    ----------
    table
        Id in ``adverse_events``, such as ``ketect``.

    Raises
    ------
    KetacourseError
        If there is no such table, or it is not confirmed.
    """
    return Harms(record(ADVERSE_EVENTS, table).title, harm_contrasts(table))
