"""What the risk communicator hands to the page, and what a reader without a kernel sees."""

import json

import pytest

from ketacourse.content.base import Status
from ketacourse.content.library import citations, record
from ketacourse.risk.communicator_widget import EFFECTS, RiskCommunicator, risk_communicator
from ketacourse.risk.contrasts import harm_contrast
from ketacourse.risk.framing import SCALES, SIDES, for_clinician, frame
from ketacourse.risk.icons import COLUMNS, scatter
from ketacourse.risk.situations import situation

FELT = harm_contrast("spravato_trd_pooled", "dissociation")


@pytest.fixture(name="shown", scope="module")
def _shown():
    return RiskCommunicator({"Felt <detached>": FELT})


def test_the_page_gets_every_frame_as_python_tells_it(shown):
    (outcome,) = shown.outcomes
    assert len(outcome["situations"]) == 7
    own = outcome["situations"]["own"]
    assert own["clinician"] == for_clinician(situation(FELT))
    assert list(own["frames"]) == [f"{side} {scale}" for side in SIDES for scale in SCALES]
    for side in SIDES:
        for scale in SCALES:
            told = frame(situation(FELT), side, scale)
            sent = own["frames"][f"{side} {scale}"]
            assert sent["sentence"] == told.sentence
            assert sent["rows"] == [list(row) for row in told.rows]


def test_a_stated_risk_says_what_is_assumed_or_why_it_cannot_be(shown):
    seen = shown.outcomes[0]["situations"]
    assert seen["10 ratio"]["assumed"].startswith("The starting risk is a supposition")
    assert seen["30 ratio"]["trouble"].startswith("4.34 times 30 in 100 is more than everybody")
    assert "frames" not in seen["30 ratio"]
    assert "frames" in seen["30 difference"]


def test_the_page_scatters_as_python_does(shown):
    for people, columns in COLUMNS.items():
        layout = shown.layouts[str(people)]
        assert layout == {"columns": columns, "order": list(scatter(people))}


def test_every_note_on_a_frame_is_sourced_and_confirmed(shown):
    for choice, ids in EFFECTS.items():
        assert shown.effects[choice].count("<li>") == len(ids)
        assert "<a href=" in shown.effects[choice]
        for identifier in ids:
            assert record("risk_facts", identifier).status is not Status.UNCONFIRMED


def test_nothing_but_plain_values_goes_to_the_page(shown):
    assert json.loads(json.dumps(shown.outcomes)) == shown.outcomes


def test_the_static_twin_tells_all_frames_with_picture_and_sources(shown):
    static = shown.static_html()
    for side in SIDES:
        for scale in SCALES:
            assert frame(situation(FELT), side, scale).sentence in static
    assert '<img alt="100 symbols for 100 people. Of 100 people given' in static
    assert f'href="{citations()["akl2011_formats"].link}"' in static
    assert "<detached>" not in static
    assert "Felt &lt;detached&gt;" in static


def test_the_notebook_stores_the_static_twin(shown):
    bundle, _ = shown._repr_mimebundle_()
    assert bundle["text/html"] == shown.static_html()
    assert bundle["text/plain"] == "<RiskCommunicator: 1 outcome>"


def test_the_communicator_of_the_course_has_harms_benefits_and_an_active_control():
    made = risk_communicator()
    labels = [outcome["label"] for outcome in made.outcomes]
    assert labels[0] == "Harm: dissociation (esketamine or placebo spray, with a tablet)"
    assert sum(label.startswith("Benefit: ") for label in labels) == 2
    assert sum("ketamine or ECT" in label for label in labels) == 2
    assert repr(made) == "<RiskCommunicator: 13 outcomes>"


def test_every_outcome_of_the_course_says_what_it_means_and_who_counted():
    for outcome in risk_communicator().outcomes:
        assert outcome["person"].startswith("<p><strong>What it means.")
        assert outcome["source"].count("<a href=") >= 1


def test_the_view_stays_small():
    made = risk_communicator()
    assert len(json.dumps(made.outcomes)) < 400_000
