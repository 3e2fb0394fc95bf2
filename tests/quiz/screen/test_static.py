import re
from dataclasses import replace
from pathlib import Path

from ketacourse.quiz.bank.load import load_bank
from ketacourse.quiz.screen.static import static_html
from tests.quiz.judging import made_up_judges, path_item, predict_item

BANK = load_bank(Path(__file__).parents[2] / "data" / "every_type.yaml")
SHOWN = BANK.items[:-1]


def html_of(*ids):
    return static_html(BANK, [BANK.item(name) for name in ids])


def test_a_choice_is_shown_with_its_options_and_how_to_answer():
    assert html_of("pick") == (
        "<p><strong>Quiz: One question of every type</strong> (1 question). To answer, open this "
        "notebook with a running kernel and run the cell above.</p>"
        '<ol><li value="1">'
        "<p>Which ion sits in the pore of the NMDA receptor at rest?</p><p><em>Choose one.</em></p>"
        "<ul><li>Sodium</li>"
        '<li>Magnesium, <span class="math inline">$\\mathrm{Mg}^{2+}$</span></li>'
        "<li>Zinc</li></ul></li></ol>"
    )


def test_several_questions_are_numbered_by_a_list():
    html = static_html(BANK, SHOWN)
    assert "(6 questions)" in html
    assert html.count("<p><em>") == 6


def test_questions_keep_their_number_wherever_they_are_asked():
    assert re.findall(r'<li value="(\d)"><p>', html_of("sort", "pair")) == ["4", "5"]
    assert re.findall(r'<li value="(\d)"><p>', html_of("reflect")) == ["6"]


def test_a_guess_says_that_it_is_one():
    items = (replace(BANK.items[0], guess=True), *BANK.items[1:])
    html = static_html(replace(BANK, items=items), items[:1])
    assert "<em>Choose one. Guess: it counts neither for you nor against you.</em>" in html


def test_nothing_of_a_key_a_hint_or_an_explanation_is_shown():
    html = static_html(BANK, SHOWN)
    for item in SHOWN:
        assert item.hint == "" or item.hint not in html
        assert item.explanation not in html
    for option in (*BANK.item("pick").options, *BANK.item("tick").options):
        assert option.feedback not in html
    assert "0.5" not in html
    assert "beforehand" not in html


def test_steps_stand_in_the_order_of_the_screen_and_not_in_the_right_one():
    steps = re.findall(r"<li>(One|Two|Three|Four)</li>", html_of("sort"))
    assert sorted(steps) == ["Four", "One", "Three", "Two"]
    assert steps != ["One", "Two", "Three", "Four"]


def test_partners_are_listed_apart_from_what_they_are_matched_to():
    prompts, partners = html_of("pair").split("Partners to choose from:")
    assert "Norway" in prompts
    assert "Oslo" not in prompts
    assert {"Oslo", "Nairobi", "Sydney"} == set(re.findall(r"<li>(\w+)</li>", partners))


def test_a_page_without_style_or_script_is_the_same_on_every_run():
    html = static_html(BANK, SHOWN)
    assert html == static_html(BANK, SHOWN)
    assert set(re.findall(r"<(\w+)", html)) == {"p", "strong", "em", "ol", "ul", "li", "span"}
    assert set(re.findall(r" (\w+)=", html)) == {"class", "value"}


def test_the_unit_of_a_number_is_asked_for():
    unit = load_bank(Path(__file__).parents[3] / "quizzes" / "01_depression.yaml").item("sex-ratio")
    assert unit.instruction == "Answer with a number, in times."
    assert BANK.item("type-number").instruction == "Answer with a number."


def test_a_path_lists_what_is_offered_in_the_order_of_the_screen_and_no_link():
    item = path_item()
    with made_up_judges():
        html = static_html(replace(BANK, items=(item,)), [item])
    assert "<em>By account 1 &amp; no other.</em>" in html
    shown = re.findall(r"<li>(Beta|Gamma|Delta|Off <em>the</em> way)</li>", html)
    assert sorted(shown) == ["Beta", "Delta", "Gamma", "Off <em>the</em> way"]
    assert shown != ["Beta", "Gamma", "Delta", "Off <em>the</em> way"]
    assert "acts on" not in html


def test_a_prediction_lists_the_outcomes_and_neither_model_nor_laboratory():
    item = predict_item(experiment="X1")
    with made_up_judges():
        html = static_html(replace(BANK, items=(item,)), [item])
    assert html.count("<li>It is <em>") == 3
    assert "Why" not in html
    assert "model" not in html
    assert "laboratory" not in html


def test_a_unit_that_holds_markup_is_shown_as_text():
    item = replace(BANK.item("type-number"), unit="<img src=x onerror=alert(1)>")
    html = static_html(BANK, [item])
    assert "Answer with a number, in &lt;img src=x onerror=alert(1)&gt;." in html
    assert "<img" not in html
