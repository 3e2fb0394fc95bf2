"""The evidence map: hypotheses by kind of evidence, with the studies behind every cell."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from ketacourse.content.depression import DepressionHypothesis, HypothesisEvidence
from ketacourse.content.library import records
from ketacourse.content.tables import DEPRESSION_HYPOTHESES
from ketacourse.depression.evidence import SYMBOLS, Subjects, cells, in_order, kinds_in_use
from ketacourse.display.facts import sourced_html
from ketacourse.display.scripts import script
from ketacourse.display.text import to_inline_html
from ketacourse.display.widget import CourseWidget, stylesheet
from ketacourse.display.words import counted

HERE = Path(__file__).parent
TITLE = "What speaks for and against each hypothesis of depression"
KEY = "▲ supports, ▼ contradicts; the number says how many findings."


class EvidenceMap(CourseWidget):
    """A table of counts; pressing one opens its findings, without asking the kernel.

    Parameters
    ----------
    hypotheses
        One row each, in this order.
    """

    _esm: ClassVar[str] = script(HERE / "evidence_widget.js")
    _css: ClassVar[str] = stylesheet(HERE / "evidence_widget.css")
    title = traitlets.Unicode(TITLE).tag(sync=True)
    key = traitlets.Unicode(KEY).tag(sync=True)
    kinds: traitlets.List[str] = traitlets.List().tag(sync=True)
    hypotheses: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, hypotheses: Sequence[DepressionHypothesis]) -> None:
        self._hypotheses = tuple(hypotheses)
        super().__init__(
            kinds=list(kinds_in_use(hypotheses)),
            hypotheses=[_for_page(hypothesis) for hypothesis in hypotheses],
        )

    def __repr__(self) -> str:
        findings = sum(len(hypothesis.evidence) for hypothesis in self._hypotheses)
        shown = counted(len(self._hypotheses), "hypothesis")
        return f"<EvidenceMap: {shown}, {counted(findings, 'finding')}>"

    def static_html(self) -> str:
        """Show the whole table, then every hypothesis with its findings and their sources."""
        kinds = kinds_in_use(self._hypotheses)
        head = "".join(f'<th scope="col">{escape(kind)}</th>' for kind in kinds)
        rows = "".join(_static_row(hypothesis, kinds) for hypothesis in self._hypotheses)
        lists = "".join(_static_list(hypothesis) for hypothesis in self._hypotheses)
        return (
            f"<div><table><caption>{escape(TITLE)}. {escape(KEY)}</caption><thead><tr>"
            f'<th scope="col">Hypothesis</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
            f"{lists}</div>"
        )


def evidence_map() -> EvidenceMap:
    """Show the seven hypotheses of depression by kind of evidence."""
    return EvidenceMap(records(DEPRESSION_HYPOTHESES))


def _for_page(hypothesis: DepressionHypothesis) -> dict[str, Any]:
    """What the page needs: counts for every filter, findings as safe HTML."""
    return {
        "name": hypothesis.name,
        "claim": to_inline_html(hypothesis.claim, maths="tex"),
        "verdict": to_inline_html(hypothesis.verdict, maths="tex"),
        "cells": {
            subjects.value: {
                kind: {"symbols": cell.symbols, "name": cell.name}
                for kind, cell in cells(hypothesis, subjects).items()
            }
            for subjects in Subjects
        },
        "findings": [_finding(finding) for finding in in_order(hypothesis.evidence)],
    }


def _finding(finding: HypothesisEvidence) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "direction": finding.direction,
        "symbol": SYMBOLS[finding.direction],
        "species": finding.species,
        "subjects": [subjects.value for subjects in Subjects if subjects.covers(finding)],
        "text": _sentence(finding),
    }


def _sentence(finding: HypothesisEvidence) -> str:
    note = f" {to_inline_html(finding.note, maths='tex')}" if finding.note else ""
    return sourced_html(finding.text, finding) + note


def _static_row(hypothesis: DepressionHypothesis, kinds: Sequence[str]) -> str:
    counted = cells(hypothesis)
    shown = "".join(f"<td>{counted[k].symbols if k in counted else '–'}</td>" for k in kinds)
    return f'<tr><th scope="row">{escape(hypothesis.name)}</th>{shown}</tr>'


def _static_list(hypothesis: DepressionHypothesis) -> str:
    findings = "".join(
        f"<li>{SYMBOLS[finding.direction]} {finding.direction} ({escape(finding.kind)}, "
        f"{escape(finding.species)}): {_sentence(finding)}</li>"
        for finding in in_order(hypothesis.evidence)
    )
    return (
        f"<p><strong>{escape(hypothesis.name)}.</strong> "
        f"{to_inline_html(hypothesis.claim, maths='tex')}</p><ul>{findings}</ul>"
        f"<p>Verdict: {to_inline_html(hypothesis.verdict, maths='tex')}</p>"
    )
