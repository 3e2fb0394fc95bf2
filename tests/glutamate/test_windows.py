"""The windows are those of the records, and nothing unconfirmed is among them."""

import pytest

from ketacourse.content.library import record
from ketacourse.glutamate import effect_windows, windows


def test_the_windows_of_levels_are_those_of_the_records():
    found = {each.name: (each.low, each.high) for each in effect_windows().plasma}
    assert found == {
        "pain relief": (70, 160),
        "dissociation": (100, 250),
        "anaesthesia": (1200, 2400),
    }
    for name, identifier in windows.RANGES.items():
        given = record("pharmacology", identifier).parameters
        assert found[name] == (given["plasma_low_ng_per_ml"], given["plasma_high_ng_per_ml"])


def test_mood_runs_from_the_first_reported_minute_to_the_usual_relapse():
    lower, relapse = effect_windows().times
    assert (lower.low, lower.high) == (0.67, 72)
    assert (relapse.low, relapse.high) == (72, 336)
    assert lower.cites == relapse.cites == ("diazgranados_2010", "abdallah_2020_rapamycin")


def test_every_window_is_cited_and_the_reference_peak_too():
    found = effect_windows()
    assert all(each.cites for each in (*found.plasma, *found.times))
    assert found.reference_peak_ng_per_ml == 185
    assert found.cites == ("zanos_2018_pharmrev", "diazgranados_2010", "abdallah_2020_rapamycin")


def test_windows_can_be_read_as_text_and_as_a_table():
    assert repr(effect_windows()) == (
        "pain relief: 70 to 160 ng/mL; dissociation: 100 to 250 ng/mL; "
        "anaesthesia: 1,200 to 2,400 ng/mL; lower mood scores: 0.67 to 72 h; "
        "usual relapse: 72 to 336 h; peak after 0.5 mg/kg: 185 ng/mL"
    )
    html = effect_windows()._repr_html_()
    assert "<td>100 to 250 ng/mL</td><td>Zanos et al. 2018b</td>" in html
    assert effect_windows().table().rows[-1] == (
        "published peak after 0.5 mg/kg over 40 min",
        "185 ng/mL",
        "Zanos et al. 2018b",
    )


def test_an_unconfirmed_range_is_never_a_window(monkeypatch):
    monkeypatch.setattr(windows, "RANGES", {"muscle": "route_im"})
    message = r"^record 'route_im' is unconfirmed and must not be drawn$"
    with pytest.raises(ValueError, match=message):
        effect_windows()
