"""Numbers that question banks take from the tables of harm."""

from dataclasses import replace

import pytest

import ketacourse.risk.contrasts as contrasts_module
import ketacourse.risk.quantities as quantities_module
from ketacourse.content.base import Status
from ketacourse.content.library import record, records
from ketacourse.content.risks import AdverseEvent, AdverseEventTable, Quantity, RiskFact
from ketacourse.content.tables import ADVERSE_EVENTS, RISK_FACTS
from ketacourse.errors import KetacourseError
from ketacourse.risk.quantities import harm_quantity, risk_fact_quantity

SOURCED = {"cites": ("x",), "status": Status.VERIFIED}
TABLE = AdverseEventTable(
    id="made",
    title="Made up",
    treatment="drug",
    control="placebo",
    total_treatment=50,
    total_control=40,
    events=(
        AdverseEvent(event="hiccup", events_treatment=20, events_control=4),
        AdverseEvent(
            event="yawn",
            per_100_treatment=30.0,
            per_100_control=10.0,
            difference_per_100=20.0,
            ci_low_per_100=5.0,
            ci_high_per_100=35.0,
        ),
        AdverseEvent(event="sigh", per_100_treatment=3.0, per_100_control=1.0),
    ),
    **SOURCED,
)
FACT = RiskFact(
    id="made",
    topic="time course",
    text="It lasts.",
    quantities=(Quantity(name="how long", value=40.0, unit="min", ci_low=30.0),),
    **SOURCED,
)


@pytest.fixture(autouse=True)
def made_up(monkeypatch, request):
    """Let made-up records be found under their own ids, all others as they are."""
    own = {ADVERSE_EVENTS: TABLE, RISK_FACTS: FACT}
    changes = getattr(request, "param", {})

    def found(table, name):
        return replace(own[table], **changes) if name == "made" else record(table, name)

    monkeypatch.setattr(contrasts_module, "record", found)
    monkeypatch.setattr(quantities_module, "record", found)


def of(event, quantity):
    return harm_quantity(table="made", event=event, quantity=quantity)


def refused(find, **asked):
    with pytest.raises(KetacourseError) as fault:
        find(**asked)
    return str(fault.value)


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("events_treatment", 20),
        ("total_control", 40),
        ("risk_control", 0.1),
        ("risk_difference", 0.3),
        ("number_needed", 1 / 0.3),
        ("people_needed", 4),
        ("risk_ratio", 4),
    ],
)
def test_an_event_with_counts_gives_its_numbers(quantity, value):
    assert of("hiccup", quantity) == pytest.approx(value)


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("risk_treatment", 0.3),
        ("risk_control", 0.1),
        ("risk_difference", 0.2),
        ("risk_difference_low", 0.05),
        ("risk_difference_high", 0.35),
    ],
)
def test_an_event_with_rates_gives_what_was_published(quantity, value):
    assert of("yawn", quantity) == pytest.approx(value)


def test_nothing_is_guessed_from_a_rate():
    assert refused(harm_quantity, table="made", event="yawn", quantity="number_needed") == (
        "unknown quantity of 'yawn', of which only rates were published, 'number_needed'. Allowed: "
        "risk_control, risk_difference, risk_difference_high, risk_difference_low, risk_treatment"
    )
    assert refused(harm_quantity, table="made", event="sigh", quantity="risk_difference_low") == (
        "no interval was published for the difference in 'sigh'"
    )


def test_reference_values_of_the_records_come_out():
    checked = [each for each in records("harm_checks") if each.number_needed is not None]
    assert checked
    for each in checked:
        asked = {"table": each.table, "event": each.event}
        for end in ("", "_low", "_high"):
            found = harm_quantity(**asked, quantity=f"number_needed{end}")
            expected = getattr(each, f"number_needed{end}")
            assert found == pytest.approx(expected, abs=0.6)
        low = harm_quantity(**asked, quantity="risk_difference_low")
        assert 100 * low == pytest.approx(each.ci_low_pct, abs=0.06)


def test_unknown_events_and_quantities_are_answered_with_the_nearest():
    told = refused(harm_quantity, table="made", event="hicup", quantity="risk_ratio")
    assert "did you mean 'hiccup'?" in told
    told = refused(harm_quantity, table="made", event="hiccup", quantity="risk_ration")
    assert told.startswith("unknown quantity 'risk_ration'; did you mean 'risk_ratio'?")


@pytest.mark.parametrize("made_up", [{"status": Status.UNCONFIRMED}], indirect=True)
def test_nothing_unconfirmed_becomes_a_key():
    told = "'made' is not confirmed here, so nothing is computed from it; "
    told += "choose a record whose source was read"
    assert refused(harm_quantity, table="made", event="hiccup", quantity="risk_ratio") == told
    assert refused(risk_fact_quantity, fact="made", name="how long", quantity="value") == told


def test_a_sentence_gives_its_numbers():
    asked = {"fact": "made", "name": "how long"}
    assert risk_fact_quantity(**asked, quantity="value") == 40
    assert risk_fact_quantity(**asked, quantity="ci_low") == 30
    assert refused(risk_fact_quantity, **asked, quantity="ci_high") == (
        "no ci_high was published for 'how long'"
    )
    assert refused(risk_fact_quantity, **asked, quantity="values") == (
        "unknown quantity 'values'; did you mean 'value'? Allowed: ci_high, ci_low, value"
    )
    assert refused(risk_fact_quantity, fact="made", name="how lon", quantity="value") == (
        "unknown number of made 'how lon'; did you mean 'how long'? Allowed: how long"
    )
