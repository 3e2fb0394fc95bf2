"""Contrasts on the page: the table, the sentence, what it means, and who says so."""

from dataclasses import fields

from ketacourse.content.library import citations
from ketacourse.risk.contrasts import benefit_contrast
from ketacourse.risk.harm_pages import (
    ShownContrast,
    benefit,
    benefits_over_time,
    difference_text,
    harm,
    harms,
    in_words,
    per_100,
)
from ketacourse.risk.wording import frequency_sentence


def test_one_event_shows_counts_sentence_number_ratio_meaning_and_source():
    page = harm("spravato_trd_pooled", "dissociation")._repr_html_()
    assert (
        '<td class="kc-number">142 of 346</td><td class="kc-number">41.0 (36.0 to 46.3)</td>'
        in page
    )
    assert "<p>Of 100 people given esketamine plus a tablet, about 41 felt detached" in page
    assert "<li>Difference in percentage points: +31.6 (+24.8 to +37.7).</li>" in page
    assert "<li>Number needed: one more for every 4 people (3 to 5).</li>" in page
    assert "<li>Ratio: 4.34 times as frequent (2.83 to 6.64).</li>" in page
    assert "<strong>What it means.</strong> The world, time or one&#x27;s own body" in page
    assert f'href="{citations()["label_2021"].link}"' in page


def test_a_benefit_shows_itself_in_the_same_form():
    found = benefit("popova2019_transform2", "response_day28")
    assert '<td class="kc-number">70 of 101</td>' in found._repr_html_()
    assert '<td class="kc-number">31 of 101</td>' in found.without()._repr_html_()
    assert found == ShownContrast(
        **vars_of(benefit_contrast("popova2019_transform2", "response_day28"))
    )


def vars_of(contrast):
    return {each.name: getattr(contrast, each.name) for each in fields(contrast)}


def test_facts_about_the_spray_stand_beside_its_own_counts_only():
    fasting = "No food for 2 hours"
    assert fasting in harm("spravato_trd_pooled", "nausea")._repr_html_()
    other = harm("ketect", "nausea")._repr_html_()
    assert "<strong>What it means.</strong> Feeling sick" in other
    assert fasting not in other


def test_an_outcome_without_a_meaning_shows_none():
    assert "What it means" not in harm("spravato_trd_pooled", "dysarthria")._repr_html_()


def test_a_rate_without_counts_is_shown_without_an_interval():
    found = harm("benefit_risk_per100", "severe nausea")
    assert per_100(found.treatment) == "1.5"
    assert difference_text(found) == "+1.5 (no interval published)"
    assert "<td>not published, of 343</td>" in found._repr_html_()


def test_signs_are_printed_as_signs_and_zero_without_one():
    assert difference_text(harm("ketect", "headache")) == "−58.0 (−68.1 to −44.6)"
    nobody = harm("spravato_bp_65plus", "diastolic >=110 mmHg")
    assert difference_text(nobody) == "0.0 (−5.6 to +5.1)"


def test_a_whole_table_is_a_sequence_that_prints_as_rows():
    found = harms("ketect")
    assert len(found) == len(found.table.rows) == 29
    assert found[0].outcome == "vertigo"
    assert found.table.rows[0] == (
        "vertigo",
        "69.2 (63 of 91)",
        "24.4 (22 of 90)",
        "+44.8 (+30.7 to +56.3)",
        "one more for every 3 people (2 to 4)",
    )
    assert repr(found).startswith("<Harms: 29 outcomes, KetECT: racemic ketamine")


def test_a_whole_table_names_both_arms_and_its_source():
    page = harms("ketect")._repr_html_()
    assert "ketamine 0.5 mg/kg IV three times weekly, up to 12; compared with ECT" in page
    assert f'href="{citations()["ekstrand2022_ketect"].link}"' in page


def test_contrasts_are_said_in_one_paragraph_each():
    contrasts = harm("spravato_trd_pooled", "headache"), harm("spravato_trd_pooled", "nausea")
    sentences = "".join(f"<p>{frequency_sentence(each)}</p>" for each in contrasts)
    assert in_words(*contrasts)._repr_html_() == f'<div class="kc">{sentences}</div>'


def test_a_result_at_several_times_is_one_table_with_its_sentences_and_source():
    days = [f"no_suicidal_ideation_day{day}" for day in (3, 7, 14)]
    html = benefits_over_time("su2023_suicidal_trd", *days)._repr_html_()
    assert html.count('<th scope="row">') == 3
    places = [html.index(f", day {day}</th>") for day in (3, 7, 14)]
    assert places == sorted(places)
    for cell in ("14 of 42", "3 of 42", "+26.2 (+9.1 to +42.0)", "0.0 (−16.2 to +16.2)"):
        assert f'<td class="kc-number">{cell}</td>' in html
    assert html.count("Of 100 people given ketamine") == 3
    assert ">Su et al. 2023a</a>" in html
