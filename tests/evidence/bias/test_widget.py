"""The RoB 2 worksheet: what the page gets, what it does not, and what the kernel answers."""

import html.parser
import json
import re
from html import escape

import pytest

from ketacourse.content.bias import COLUMNS
from ketacourse.content.library import record, records
from ketacourse.display.page import Notice
from ketacourse.errors import KetacourseError
from ketacourse.evidence import bias_reading, rob_worksheet
from ketacourse.evidence.bias.sheet import HELPFUL, facts_for
from ketacourse.evidence.bias.widget import OFFERED
from tests.talking import talk

LOW_MEASUREMENT = {"4.1": "N", "4.2": "N", "4.3": "PN"}


@pytest.fixture(name="sheet")
def _sheet():
    return rob_worksheet()


def test_three_trials_are_offered_and_the_one_named_comes_first():
    assert [each["id"] for each in rob_worksheet().sheet["trials"]] == [*OFFERED]
    named = rob_worksheet("murrough2013_ajp")
    assert named.trial == "murrough2013_ajp"
    assert {each["id"] for each in named.sheet["trials"]} == {*OFFERED}
    other = rob_worksheet("fava2018")
    assert [each["id"] for each in other.sheet["trials"]] == ["fava2018", *OFFERED]


def test_a_study_without_randomisation_gives_words_in_place_of_a_worksheet():
    shown = rob_worksheet("murrough2013_bp")
    assert isinstance(shown, Notice)
    assert "ROBINS-I" in shown.text
    assert isinstance(rob_worksheet("nobody"), Notice)


def test_the_page_gets_the_tables_as_they_are(sheet):
    for sent, domain in zip(sheet.sheet["domains"], records("bias_domains"), strict=True):
        assert sent["starts"] == [*domain.starts]
        assert [each["id"] for each in sent["steps"]] == [each.id for each in domain.steps]
        assert [each["number"] for each in sent["questions"]] == [
            each.number for each in domain.questions
        ]
    assert sheet.sheet["rules"]["columns"] == COLUMNS


def test_carry_over_is_asked_of_the_crossover_trial_alone(sheet):
    asked = {each["id"]: each["domains"] for each in sheet.sheet["trials"]}
    assert "crossover" in asked["zarate2006"]
    assert "crossover" not in asked["lii2023"]


def test_no_answer_of_the_course_is_in_the_page_before_the_student_has_judged(sheet):
    sent = json.dumps([sheet.get_state(), sheet.static_html()], default=str)
    for study_id in OFFERED:
        study = record("studies", study_id)
        facts = " ".join(each.text for each in (*study.remarks, *study.risk_of_bias))
        for answer in bias_reading(study_id).reading.answers:
            assert answer.reason in facts or answer.reason not in sent, answer.reason


def test_facts_come_with_source_and_mark(sheet):
    trial = next(each for each in sheet.sheet["trials"] if each["id"] == "murrough2013_ajp")
    (first, *_) = trial["facts"]["measurement"]
    assert "Clinician-rated MADRS" in first
    assert "[not confirmed here]" in first
    assert all("<a href" in fact for facts in trial["facts"].values() for fact in facts)


def test_every_domain_has_helpful_facts_for_every_trial_on_offer():
    assert {*HELPFUL} == {each.id for each in records("bias_domains")}
    for study_id in OFFERED:
        for domain in bias_reading(study_id).domains:
            assert facts_for(record("studies", study_id), domain.domain)


def test_judgements_follow_the_answers_and_open_domains_are_left_out(sheet):
    assert sheet.judgements == {study_id: {} for study_id in OFFERED}
    sheet.answers = {"lii2023": {**LOW_MEASUREMENT, "1.2": "Y"}}
    assert sheet.judgements["lii2023"] == {"measurement": "low"}
    assert sheet.overall == {}


def test_overall_comes_once_every_domain_is_judged(sheet):
    sheet.answers = {"lii2023": bias_reading("lii2023").reading.answered()}
    assert sheet.overall == {"lii2023": "low"}
    sheet.answers = {"lii2023": {**sheet.answers["lii2023"], "3.1": "N", "3.2": "N",
                                 "3.3": "Y", "3.4": "Y"}}  # fmt: skip
    assert sheet.overall == {"lii2023": "high"}


def test_a_comparison_is_refused_before_there_is_something_to_compare(sheet):
    asked = {"do": "compare", "study": "lii2023", "domain": "measurement"}
    with pytest.raises(KetacourseError, match=r"^Come to a judgement of your own first; then"):
        sheet.answer(asked, [])
    sheet.answers = {"lii2023": LOW_MEASUREMENT}
    assert sheet.answer(asked, [])["compared"]["judgement"] == "low"


def test_a_comparison_tells_where_answers_differ_and_where_nothing_was_asked(sheet):
    sheet.answers = {"zarate2006": {"4.1": "N", "4.2": "N", "4.3": "PN", "4.4": "Y"}}
    asked = {"do": "compare", "study": "zarate2006", "domain": "measurement"}
    compared = sheet.answer(asked, [])["compared"]
    assert (compared["yours"], compared["judgement"]) == ("low", "high")
    rows = {row["question"]: row for row in compared["rows"]}
    assert (rows["4.1"]["yours"], rows["4.1"]["theirs"]) == ("no", "no")
    assert not rows["4.1"]["differs"]
    assert not rows["4.2"]["differs"]  # no and probably no lead the same way
    assert rows["4.3"]["differs"]
    assert (rows["4.4"]["yours"], rows["4.4"]["differs"]) == ("", False)  # off the path
    assert "<a href" in rows["4.5"]["reason"]
    assert "argued with" in compared["note"]


def test_the_pool_counts_own_judgements_and_the_courses_for_the_rest(sheet):
    reply = sheet.answer({"do": "pool"}, [])
    assert "Lii 2023a (under anaesthesia) (+ low)" in reply["pooled"]
    sheet.answers = {"lii2023": {**bias_reading("lii2023").reading.answered(), "4.1": "Y"}}
    again = sheet.answer({"do": "pool"}, [])
    assert "Lii 2023a (under anaesthesia) (× high)" in again["pooled"]
    assert reply["said"] != again["said"]
    assert "no correction" in again["pooled"]


def test_the_pool_says_where_it_is_without_the_trial_in_view(sheet):
    absent = (
        "Zarate 2006b is not in this pool, so your judgement of it changes nothing here. The pool "
        "holds 5 trials with another result: response (at least 50 % fall in MADRS) one to three "
        "days after the first dose."
    )
    reply = sheet.answer({"do": "pool", "study": "zarate2006"}, [])
    assert reply["pooled"].startswith(f"<p><strong>{absent}</strong></p>")
    assert reply["said"].startswith(absent)
    for present in ("lii2023", "murrough2013_ajp", "nobody", None, ["zarate2006"]):
        assert "not in this pool" not in sheet.answer({"do": "pool", "study": present}, [])["said"]


@pytest.mark.parametrize("reading", records("bias_readings"), ids=lambda each: each.id)
def test_scores_at_entry_that_the_course_answers_from_are_shown_to_the_student_too(reading):
    facts = " ".join(facts_for(record("studies", reading.id), "randomisation"))
    (answer,) = [each for each in reading.answers if each.question == "1.3"]
    shown = {float(each) for each in re.findall(r"\d+(?:\.\d+)?", facts)}
    # A number with a decimal can only have been read, or is a difference of two that were.
    apart = {round(abs(one - other), 1) for one in shown for other in shown}
    assert {float(each) for each in re.findall(r"\d+\.\d+", answer.reason)} <= shown | apart
    whole = {float(each) for each in re.findall(r"\d+\.\d\d", answer.reason)}
    assert whole <= shown


def test_scores_at_entry_come_by_arm_with_their_source():
    facts = facts_for(record("studies", "zarate2006"), "randomisation")
    (entry,) = [each for each in facts if "24.89" in each]
    assert entry.startswith(
        "HDRS-21 score at entry, by treatment received first. ketamine 0.5 mg/kg IV over 40 min: "
        "mean 24.89; saline IV: mean 24.44. "
    )
    assert "<a href" in entry


def test_an_override_counts_once_there_is_a_reason(sheet):
    sheet.answers = {"lii2023": bias_reading("lii2023").reading.answered()}
    sheet.overrides = {"lii2023": {"measurement": "high"}}
    assert sheet.overall == {"lii2023": "low"}
    for reason, judgement in (("", "low"), ("  ", "low"), ("Raters could see.", "high")):
        sheet.reasons = {"lii2023": {"measurement": reason}}
        assert sheet.judgements["lii2023"]["measurement"] == judgement
        assert sheet.overall == {"lii2023": judgement}
    compared = sheet.answer({"do": "compare", "study": "lii2023", "domain": "measurement"}, [])
    assert (compared["compared"]["yours"], compared["compared"]["judgement"]) == ("high", "low")
    assert "Lii 2023a (under anaesthesia) (× high)" in sheet.answer({"do": "pool"}, [])["pooled"]


def test_an_override_judges_no_domain_that_the_answers_leave_open(sheet):
    sheet.overrides = {"lii2023": {"measurement": "high"}}
    sheet.reasons = {"lii2023": {"measurement": "Because."}}
    assert sheet.judgements["lii2023"] == {}


@pytest.mark.parametrize("odd", [5, None, "high", {"measurement": "very"}, {"measurement": [1]}])
def test_an_override_that_no_page_of_ours_sends_changes_nothing(sheet, odd):
    sheet.answers = {"lii2023": LOW_MEASUREMENT}
    sheet.reasons = {"lii2023": {"measurement": "Because."}}
    sheet.overrides = {"lii2023": odd}
    assert sheet.judgements["lii2023"] == {"measurement": "low"}


def test_a_request_that_makes_no_sense_is_answered_with_the_reason(sheet):
    assert talk(sheet, "dance")["refused"] == "the page asks for 'dance', which is unknown"
    told = talk(sheet, "compare", study="fava2018", domain="x")["refused"]
    assert told.startswith("unknown trial 'fava2018'")
    assert talk(sheet, "compare")["refused"].startswith("That did not work (KeyError('study')).")


@pytest.mark.parametrize(
    "odd", [{"lii2023": {"4.1": "perhaps"}}, {"lii2023": {"9": "Y"}}, {"x": {}}]
)
def test_answers_that_no_page_of_ours_sends_do_no_harm(sheet, odd):
    sheet.answers = odd
    assert sheet.judgements["lii2023"] == {}


def test_the_text_form_and_the_static_twin_do_not_follow_the_student(sheet):
    before = (repr(sheet), sheet.static_html())
    sheet.answers = {"lii2023": LOW_MEASUREMENT}
    sheet.trial = "zarate2006"
    assert (repr(sheet), sheet.static_html()) == before
    assert before[0] == (
        "<RobWorksheet: Zarate 2006b, Murrough 2013a (two-site trial), "
        "Lii 2023a (under anaesthesia)>"
    )


class Balance(html.parser.HTMLParser):
    """Tags still open at the end."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_static_twin_holds_questions_algorithm_and_facts_and_closes_what_it_opens(sheet):
    static = sheet.static_html()
    for domain in records("bias_domains"):
        for question in domain.questions:
            assert f"<li>{question.number} {escape(question.text)}</li>" in static
    assert '<th scope="row">4.5</th><td>high</td><td>high</td><td>some concerns</td>' in static
    assert "36.8 % guessed right" in static
    checker = Balance()
    checker.feed(static)
    assert checker.open == []


def test_the_payload_is_plain_json_and_small(sheet):
    assert json.loads(json.dumps(sheet.sheet)) == sheet.sheet
    assert len(json.dumps(sheet.sheet)) < 40_000
