"""Benefit and harm on one page in one format, with what each outcome means to a person."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited, record
from ketacourse.content.tables import ADVERSE_EVENTS, BALANCES
from ketacourse.display.table import Table, table
from ketacourse.display.typeset import untypeset_html
from ketacourse.display.words import counted, decimals
from ketacourse.risk.contrasts import Contrast, benefit_contrast, harm_contrast
from ketacourse.risk.harm_pages import difference_text, meaning_html
from ketacourse.risk.wording import frequency_sentence, meaning_of, needed_words


@dataclass(frozen=True, slots=True)
class BenefitAndHarm:
    """Benefits and harms of one comparison; prints as a table and a sentence for each."""

    title: str
    why: str
    benefits: tuple[Contrast, ...]
    harms: tuple[Contrast, ...]

    def __repr__(self) -> str:
        counts = f"{counted(len(self.benefits), 'benefit')}, {counted(len(self.harms), 'harm')}"
        return f"<BenefitAndHarm: {counts}, {self.title}>"

    def _repr_html_(self) -> str:
        said = "".join(_entry(each) for each in self.all)
        source = cite_html(cited(self.cites))
        return untypeset_html(
            f'<div class="kc">{self.table.html()}<p>{escape(self.why)} {source}</p>'
            f"<details><summary>Each in words, and what it means</summary>{said}</details></div>"
        )

    @property
    def all(self) -> tuple[Contrast, ...]:
        """Benefits first, then harms."""
        return (*self.benefits, *self.harms)

    @property
    def cites(self) -> tuple[str, ...]:
        """Every source, each once, in order."""
        return tuple(dict.fromkeys(cite for each in self.all for cite in each.cites))

    @property
    def table(self) -> Table:
        """One row for each outcome; benefit and harm in the same columns."""
        rows = [
            (
                f"{each.kind}: {row_name(each)}",
                decimals(each.treatment.per_100, 1),
                decimals(each.control.per_100, 1),
                difference_text(each),
                needed_words(each),
            )
            for each in self.all
        ]
        first = self.harms[0]
        columns = (
            "Of 100 people, how many ...",
            f"given {first.treatment.short}",
            f"given {first.control.short}",
            "difference (95 % interval)",
            "number needed (95 % interval)",
        )
        return table(columns, rows, self.title, wide=True)


def benefit_and_harm(balance: str = "esketamine") -> BenefitAndHarm:
    """Lay the benefits and harms of a treatment side by side, NNT beside NNH.

    Parameters
    ----------
    balance
        Id in ``balances``: ``esketamine`` or ``ketamine_or_ect``.

    Raises
    ------
    ContentError
        If there is no such balance.
    """
    found = record(BALANCES, balance)
    return BenefitAndHarm(
        title=found.title,
        why=found.why,
        benefits=tuple(_benefit(where) for where in found.benefits),
        harms=tuple(harm_contrast(found.table, event) for event in found.harms),
    )


def row_name(contrast: Contrast) -> str:
    """An outcome in plain words, with its trial where that is not the whole table."""
    did = meaning_of(contrast).did
    if contrast.kind == "harm":
        return did
    trial = contrast.title if contrast.is_counted else contrast.outcome.partition(", ")[2]
    return f"{did}, {trial}"


def _benefit(where: str) -> Contrast:
    """A result of a study by ``study:outcome``, or of a table by ``table:event``."""
    source, _, name = where.partition(":")
    return harm_contrast(source, name) if _is_table(source) else benefit_contrast(source, name)


def _is_table(identifier: str) -> bool:
    from ketacourse.content.library import records

    return any(table.id == identifier for table in records(ADVERSE_EVENTS))


def _entry(contrast: Contrast) -> str:
    name = escape(row_name(contrast))
    sentence = escape(frequency_sentence(contrast))
    return f"<p><strong>{contrast.kind.capitalize()}: {name}.</strong> {sentence}</p>" + (
        meaning_html(contrast)
    )
