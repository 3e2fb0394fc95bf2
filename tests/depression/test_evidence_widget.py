"""The evidence map: what the page gets, and what a reader without a kernel sees."""

import html.parser

import pytest

from ketacourse.content.base import Status
from ketacourse.content.depression import DepressionHypothesis, HypothesisEvidence
from ketacourse.content.library import citations, records
from ketacourse.depression import evidence_map
from ketacourse.depression.evidence_widget import EvidenceMap

CITE = "cook_wellman_2004"


@pytest.fixture(name="shown")
def _shown():
    findings = [
        HypothesisEvidence(
            direction="contradicts",
            kind="clinical trial",
            species="human",
            text="It <b>failed</b>.",
            cites=(CITE,),
            status=Status.UNCONFIRMED,
            note="A small trial.",
        ),
        HypothesisEvidence(
            direction="supports",
            kind="rodent",
            species="rat",
            text="It *held*.",
            cites=(CITE,),
            status=Status.VERIFIED,
        ),
    ]
    account = DepressionHypothesis(
        id="x", name="An <account>", claim="It is $x$.", verdict="Open.", evidence=tuple(findings)
    )
    return EvidenceMap([account])


def test_the_page_gets_counts_for_every_filter(shown):
    (row,) = shown.hypotheses
    assert shown.kinds == ["rodent", "clinical trial"]
    assert row["cells"]["all"]["clinical trial"] == {
        "symbols": "▼1",
        "name": "An <account>, clinical trial: 1 contradicts",
    }
    assert list(row["cells"]["people"]) == ["clinical trial"]
    assert list(row["cells"]["animals"]) == ["rodent"]


def test_findings_come_in_order_with_direction_subjects_and_note(shown):
    rodent, trial = shown.hypotheses[0]["findings"]
    assert (rodent["symbol"], rodent["direction"]) == ("▲", "supports")
    assert rodent["subjects"] == ["all", "animals"]
    assert rodent["text"].startswith("It <em>held</em>. (<a href=")
    assert trial["text"].endswith(
        '<strong class="kc-unconfirmed">[not confirmed here]</strong> A small trial.'
    )


def test_authored_text_stays_text(shown):
    assert "&lt;b&gt;failed" in shown.hypotheses[0]["findings"][1]["text"]
    static = shown.static_html()
    assert "<b>" not in static
    assert "<account>" not in static
    assert "An &lt;account&gt;" in static


def test_the_text_form_counts_and_is_stable(shown):
    assert repr(shown) == "<EvidenceMap: 1 hypothesis, 2 findings>"


def test_the_static_twin_shows_counts_findings_verdict_and_links(shown):
    static = shown.static_html()
    assert '<th scope="row">An &lt;account&gt;</th><td>▲1</td><td>▼1</td>' in static
    assert "<li>▼ contradicts (clinical trial, human): It " in static
    assert "<p>Verdict: Open.</p>" in static
    assert f'href="{citations()[CITE].link}"' in static


def test_a_cell_without_findings_is_a_dash_in_the_static_twin():
    static = evidence_map().static_html()
    assert "<td>–</td>" in static


def test_the_notebook_stores_the_static_twin_beside_the_view(shown):
    bundle, _ = shown._repr_mimebundle_()
    assert bundle["text/html"] == shown.static_html()
    assert bundle["text/plain"] == repr(shown)


def test_the_map_of_the_course_has_seven_rows_and_every_finding_with_a_link():
    made = evidence_map()
    findings = [finding for row in made.hypotheses for finding in row["findings"]]
    assert len(made.hypotheses) == len(records("depression_hypotheses")) == 7
    assert all('<a href="http' in finding["text"] for finding in findings)
    assert repr(made) == f"<EvidenceMap: 7 hypotheses, {len(findings)} findings>"


def test_every_hypothesis_of_the_course_has_a_finding_for_and_one_against():
    for row in evidence_map().hypotheses:
        assert {finding["direction"] for finding in row["findings"]} == {"supports", "contradicts"}


class Balance(html.parser.HTMLParser):
    """Tags still open at the end."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_static_twin_closes_what_it_opens():
    checker = Balance()
    checker.feed(evidence_map().static_html())
    assert checker.open == []
