"""RoB 2: every combination of answers against the rules said in another way, and words that help.

The oracles below are written from the guidance as conditions on a whole set of answers, without
any notion of a path, so that a slip in the tables cannot hide in them as well.
"""

import random
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.library import record, records
from ketacourse.errors import KetacourseError
from ketacourse.evidence import judge_domain, judge_overall
from ketacourse.evidence.bias.rob2 import walk_domain

YES, NO = ("Y", "PY"), ("N", "PN")
LOW, SOME, HIGH = "low", "some concerns", "high"


def yes(answer):
    return answer in YES


def no(answer):
    return answer in NO


def randomisation(order, hidden, differ):
    if no(hidden):
        return HIGH
    if hidden == "NI" and yes(differ):
        return HIGH
    if yes(hidden) and not no(order) and not yes(differ):
        return LOW
    return SOME


def departures(participants, carers, changed, matter, balanced):
    if no(participants) and no(carers):
        return LOW
    if no(changed):
        return LOW
    if yes(changed) and not no(matter) and not yes(balanced):
        return HIGH
    return SOME


def analysis(as_assigned, enough_to_matter):
    if yes(as_assigned):
        return LOW
    return SOME if no(enough_to_matter) else HIGH


def either(one, other):
    if HIGH in (one, other):
        return HIGH
    return LOW if one == other == LOW else SOME


def deviations(*answers):
    return either(departures(*answers[:5]), analysis(*answers[5:]))


def missing_data(nearly_all, shown, could_depend, likely):
    if yes(nearly_all) or yes(shown) or no(could_depend):
        return LOW
    return SOME if no(likely) else HIGH


def measurement(unfit, differently, rater_knew, could_shift, likely):
    if yes(unfit) or yes(differently):
        return HIGH
    reachable = not no(rater_knew) and not no(could_shift)
    if reachable:
        return SOME if no(likely) else HIGH
    return LOW if no(differently) else SOME


def selection(planned, among_measures, among_analyses):
    if yes(among_measures) or yes(among_analyses):
        return HIGH
    return LOW if no(among_measures) and no(among_analyses) and yes(planned) else SOME


def crossover(equal_orders, allowed_for, time_enough):
    if no(time_enough):
        return HIGH
    periods = yes(equal_orders) or yes(allowed_for)
    return LOW if periods and yes(time_enough) else SOME


ORACLES = {
    "randomisation": randomisation,
    "deviations": deviations,
    "missing data": missing_data,
    "measurement": measurement,
    "selection": selection,
    "crossover": crossover,
}


def questions(domain):
    return [question.number for question in record("bias_domains", domain).questions]


def options(domain, *, coarse=False):
    """The answers that decide, question by question; coarse: one word for yes and one for no."""
    every = record("bias_domains", domain).questions
    kept = {"Y", "N", "NI"} if coarse else {"Y", "PY", "PN", "N", "NI"}
    return [[answer for answer in each.allowed if answer in kept] for each in every]


@pytest.mark.parametrize("domain", [d for d in ORACLES if d != "deviations"])
def test_every_combination_of_answers_is_judged_by_the_guidance(domain):
    for combination in product(*options(domain)):
        answers = dict(zip(questions(domain), combination, strict=True))
        assert judge_domain(domain, answers) == ORACLES[domain](*combination), answers


def test_every_combination_is_judged_by_the_guidance_in_the_domain_of_seven_questions():
    for combination in product(*options("deviations", coarse=True)):
        answers = dict(zip(questions("deviations"), combination, strict=True))
        assert judge_domain("deviations", answers) == deviations(*combination), answers


@given(st.data())
def test_probably_counts_as_the_plain_word(data):
    domain = data.draw(st.sampled_from([*ORACLES]))
    combination = [data.draw(st.sampled_from(each)) for each in options(domain)]
    plain = [{"PY": "Y", "PN": "N"}.get(answer, answer) for answer in combination]
    numbers = questions(domain)
    assert judge_domain(domain, dict(zip(numbers, combination, strict=True))) == judge_domain(
        domain, dict(zip(numbers, plain, strict=True))
    )


@pytest.mark.parametrize("domain", [*ORACLES])
def test_an_answer_may_be_left_out_exactly_where_none_would_change_the_judgement(domain):
    chance = random.Random(domain)  # noqa: S311  # cases for a test, no secret
    choices = options(domain, coarse=True)
    for _ in range(150):
        partial = [chance.choice([None, *each]) for each in choices]
        filled = product(*([a] if a else every for a, every in zip(partial, choices, strict=True)))
        possible = {ORACLES[domain](*combination) for combination in filled}
        pairs = zip(questions(domain), partial, strict=True)
        given_ = {number: answer for number, answer in pairs if answer}
        if len(possible) == 1:
            assert {str(judge_domain(domain, given_))} == possible
        else:
            with pytest.raises(KetacourseError, match="cannot be judged without question"):
                judge_domain(domain, given_)


# Rows checked by hand against the guidance: the judgement, and the way to it.
HAND = [
    ("randomisation", {"1.1": "Y", "1.2": "Y", "1.3": "N"}, LOW, "1.2 1.1 1.3"),
    ("randomisation", {"1.1": "NI", "1.2": "PY", "1.3": "NI"}, LOW, "1.2 1.1 1.3"),
    ("randomisation", {"1.1": "PN", "1.2": "Y"}, SOME, "1.2 1.1"),
    ("randomisation", {"1.2": "NI", "1.3": "PY"}, HIGH, "1.2 1.3"),
    ("randomisation", {"1.2": "N"}, HIGH, "1.2"),
    ("deviations", {"2.1": "N", "2.2": "PN", "2.6": "Y"}, LOW, "2.1 2.2 2.6"),
    ("deviations", {"2.1": "Y", "2.2": "Y", "2.3": "NI", "2.6": "Y"}, SOME, "2.1 2.3 2.6"),
    (
        "deviations",
        {"2.1": "Y", "2.3": "Y", "2.4": "NI", "2.5": "NI"},
        HIGH,
        "2.1 2.3 2.4 2.5",
    ),
    ("deviations", {"2.1": "NI", "2.3": "N", "2.6": "N", "2.7": "NI"}, HIGH, "2.1 2.3 2.6 2.7"),
    ("missing data", {"3.1": "PY"}, LOW, "3.1"),
    ("missing data", {"3.1": "NI", "3.2": "N", "3.3": "NI", "3.4": "PN"}, SOME, "3.1 3.2 3.3 3.4"),
    ("missing data", {"3.1": "N", "3.2": "PN", "3.3": "Y", "3.4": "NI"}, HIGH, "3.1 3.2 3.3 3.4"),
    ("measurement", {"4.1": "NI", "4.2": "N", "4.3": "N"}, LOW, "4.1 4.2 4.3"),
    ("measurement", {"4.1": "N", "4.2": "NI", "4.3": "N"}, SOME, "4.1 4.2 4.3"),
    (
        "measurement",
        {"4.1": "N", "4.2": "N", "4.3": "NI", "4.4": "Y", "4.5": "NI"},
        HIGH,
        "4.1 4.2 4.3 4.4 4.5",
    ),
    ("selection", {"5.1": "Y", "5.2": "N", "5.3": "PN"}, LOW, "5.2 5.3 5.1"),
    ("selection", {"5.2": "NI", "5.3": "Y"}, HIGH, "5.2 5.3"),
    ("selection", {"5.2": "N", "5.3": "NI"}, SOME, "5.2 5.3"),
    ("crossover", {"S.1": "Y", "S.3": "PN"}, HIGH, "S.1 S.3"),
]


@pytest.mark.parametrize(("domain", "answers", "judgement", "path"), HAND)
def test_rows_checked_by_hand(domain, answers, judgement, path):
    judged = judge_domain(domain, answers)
    assert judged.judgement == judgement
    assert judged.path == tuple((number, answers[number]) for number in path.split())


def test_not_applicable_is_as_good_as_no_answer():
    answers = {"3.1": "Y", "3.2": "NA", "3.3": "NA", "3.4": "NA"}
    assert judge_domain("missing data", answers).path == (("3.1", "Y"),)
    with pytest.raises(KetacourseError, match=r"without question 3\.2 "):
        judge_domain("missing data", {"3.1": "N", "3.2": "NA"})


def test_answers_off_the_path_are_not_on_it():
    judged = judge_domain("selection", {"5.1": "Y", "5.2": "Y", "5.3": "N"})
    assert (judged.judgement, judged.path) == (HIGH, (("5.2", "Y"),))


def test_a_later_answer_that_decides_alone_is_the_path():
    assert judge_domain("measurement", {"4.2": "Y"}).path == (("4.2", "Y"),)


def test_a_judgement_reads_as_its_word_and_shows_its_path():
    judged = judge_domain("missing data", {"3.1": "Y"})
    assert f"{judged}" == LOW == judged
    assert judged != HIGH
    assert judged in {LOW}
    assert judged == judge_domain("selection", {"5.1": "Y", "5.2": "N", "5.3": "N"})
    assert judged != 3
    assert repr(judged) == "<missing data: low (3.1 Y)>"
    html = judged._repr_html_()
    assert "<caption>Missing outcomes: low risk</caption>" in html
    assert "<td>yes</td>" in html
    some = judge_domain("selection", {"5.2": "N", "5.3": "NI"})
    assert "Choosing what to report: some concerns</caption>" in some._repr_html_()
    with pytest.raises(AttributeError):
        judged.judgement = HIGH


@pytest.mark.parametrize(
    ("domain", "answers", "message"),
    [
        (
            "randomization",
            {},
            ("unknown domain 'randomization'; did you mean 'randomisation'? Allowed: crossover, "
            "deviations, measurement, missing data, randomisation, selection"),
        ),
        (
            "randomisation",
            {"2.1": "Y"},
            ("unknown question in domain 'randomisation' '2.1'; did you mean '1.1'? "
            "Allowed: 1.1, 1.2, 1.3"),
        ),
        (
            "randomisation",
            {"1.1": "yes"},
            "question 1.1: 'yes' is no answer to it; allowed: Y, PY, PN, N, NI",
        ),
        ("missing data", {"3.2": "NI"}, ("question 3.2: 'NI' is no answer to it; "
         "allowed: NA, Y, PY, PN, N")),
        ("randomisation", {"1.1": None}, ("question 1.1: None is no answer to it; "
         "allowed: Y, PY, PN, N, NI")),
        (
            "selection",
            {"5.2": "N", "5.3": "N"},
            ("domain 'selection' cannot be judged without question 5.1 (Were the data analysed by "
            "a plan that was final before anyone could see outcomes by group?); answer it with "
            "one of Y, PY, PN, N, NI"),
        ),
        (
            "randomisation",
            ["Y"],
            "answers must be given by question, such as {'1.1': 'Y'}; got ['Y']",
        ),
    ],
)  # fmt: skip
def test_errors_say_what_is_allowed(domain, answers, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        judge_domain(domain, answers)


def test_a_walk_without_answers_leaves_every_judgement_open_and_asks_the_first_question():
    for domain in records("bias_domains"):
        walk = walk_domain(domain, {})
        assert walk.possible == {LOW, SOME, HIGH}
        assert (walk.path, walk.missing) == ((), domain.steps[0].question)


def overall_by_the_guidance(words):
    if HIGH in words:
        return HIGH
    return LOW if set(words) == {LOW} else SOME


def test_overall_is_the_worst_domain_in_every_combination():
    for words in product((LOW, SOME, HIGH), repeat=5):
        assert judge_overall(words) == overall_by_the_guidance(words)


def test_overall_takes_judgements_and_names_and_keeps_them():
    judged = [judge_domain("missing data", {"3.1": "Y"}), judge_domain("measurement", {"4.1": "Y"})]
    assert judge_overall(judged).domains == {"missing data": LOW, "measurement": HIGH}
    assert judge_overall({"selection": SOME, "measurement": judged[0]}) == SOME
    assert repr(judge_overall([LOW, SOME])) == "<overall: some concerns>"
    assert judge_overall([LOW, SOME]) in {SOME}


def test_an_override_keeps_what_was_proposed_and_why():
    judged = judge_overall([SOME, SOME, LOW], override=HIGH, reason="Together they weigh <more>.")
    assert (judged, judged.proposed) == (HIGH, SOME)
    assert judged.reason == "Together they weigh <more>."
    assert "Overruled: Together they weigh &lt;more&gt;." in judged._repr_html_()
    assert "proposed some concerns, overruled" in repr(judged)


@pytest.mark.parametrize(
    ("domains", "how", "message"),
    [
        ([], {}, "no domain was given; give the judgement of each of the five"),
        (
            ["medium"],
            {},
            "unknown judgement 'medium'. Allowed: high, low, some concerns",
        ),
        ([3], {}, "unknown judgement '3'. Allowed: high, low, some concerns"),
        ("low", {}, "the judgements of several domains are needed; got 'low'"),
        ([LOW], {"override": HIGH}, "an override needs its reason; give reason='why' in words"),
        (
            [LOW],
            {"reason": "so"},
            "a reason is given but no override; give override='high' as well",
        ),
        (
            [judge_domain("missing data", {"3.1": "Y"})] * 2,
            {},
            "a domain stands twice among the judgements; give each once",
        ),
    ],
)
def test_overall_refuses_what_it_cannot_judge(domains, how, message):
    with pytest.raises(KetacourseError, match=f"^{re.escape(message)}$"):
        judge_overall(domains, **how)
