import os
from pathlib import Path

import pytest

import ketacourse.quiz.bank.load as bank_module
from ketacourse.display.text import to_html
from ketacourse.errors import ContentError
from ketacourse.quiz.bank.load import draft_bank, load_bank, read_bank
from ketacourse.quiz.items.code import Case
from ketacourse.quiz.items.numeric import NearMiss

REST = """
objective: know
difficulty: easy
stem: Which?
explanation: Because.
"""


def faults(path):
    bank, problems = read_bank(path)
    assert bank is None
    return [str(problem) for problem in problems]


def test_every_type_is_read_with_all_it_holds(sample):
    assert [item.type for item in sample.items] == [
        "choice",
        "multiple",
        "numeric",
        "order",
        "match",
        "reflection",
        "code",
    ]
    number = sample.item("type-number")
    assert (number.value, number.tolerance, number.unit) == (0.5, 0.001, "")
    assert number.near_misses == (
        NearMiss(value=20.0, tolerance=0.01, feedback="That is in mg; divide it by 40."),
    )
    assert [step.text for step in sample.item("sort").steps] == ["One", "Two", "Three", "Four"]
    assert sample.item("reflect").points == 0
    assert sample.item("write-code").cases == (Case(arguments=(2,), expected=4),)
    assert sample.item("pick").points == 1
    assert sample.item("pick").cites == ("zanos_2018_pharmrev",)
    assert sample.item("pick").line == 8


def test_a_path_and_a_prediction_are_read_with_all_they_hold(judged):
    way, guess = judged.items
    assert (way.hypothesis, way.start, way.end) == (1, "glutamate", "ad_sustained")
    assert way.choices == ("ampar", "bdnf", "trkb", "lhb_neuron", "mor")
    assert (guess.hypothesis, guess.perturb, guess.with_ketamine) == (1, (("ampar", -1),), True)
    assert (guess.outcome, guess.experiment) == ("ad_acute", "X01")


def test_reading_a_bank_asks_no_judge(write_item):
    bank = load_bank(write_item(f"type: path\n{WAY.replace('[b, c]', '[no_such, c]')}{REST}"))
    assert bank.item("one").choices == ("no_such", "c")


def test_a_near_miss_without_tolerance_takes_that_of_the_answer(write_item):
    near = "near_misses: [{value: 3, feedback: Too many.}]"
    path = write_item(f"type: numeric\nanswer: {{value: 1, tolerance: 0.1}}\n{near}{REST}")
    assert load_bank(path).item("one").near_misses[0].tolerance == 0.1


def test_keys_and_texts_that_look_like_other_things_stay_text(write_item):
    options = "options:\n  y: {text: 50, correct: true, feedback: no}\n  1: {text: n, feedback: f}"
    item = load_bank(write_item(f"type: choice\n{options}{REST}")).item("one")
    assert [(o.id, o.text, o.feedback) for o in item.options] == [
        ("y", "50", "no"),
        ("1", "n", "f"),
    ]


WAY = "hypothesis: 1\nfrom: a\nto: z\nchoices: [b, c]"
GUESS = "hypothesis: 1\nperturb: {b: -1}\nwith_ketamine: true\noutcome: z"

CASES = {
    "path that ends where it begins": (
        f"type: path\n{WAY.replace('to: z', 'to: a')}{REST}",
        [
            (
                "quizzes/made.yaml:11: item 'one': the path begins and ends at 'a'; "
                "two nodes are needed."
            )
        ],
    ),
    "end offered as a step": (
        f"type: path\n{WAY.replace('[b, c]', '[b, z]')}{REST}",
        ["quizzes/made.yaml:12: item 'one': 'z' is an end of the path and cannot be chosen."],
    ),
    "node offered twice": (
        f"type: path\n{WAY.replace('[b, c]', '[b, b]')}{REST}",
        ["quizzes/made.yaml:12: item 'one': two choices say the same: 'b'."],
    ),
    "one node offered": (
        f"type: path\n{WAY.replace('[b, c]', '[b]')}{REST}",
        ["quizzes/made.yaml:12: item 'one': 'choices' has 1 entries; at least 2 are needed."],
    ),
    "hypothesis that is no number": (
        f"type: path\n{WAY.replace('1', 'all')}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one': 'hypothesis' is 'all', "
                "but a whole number of at least 1 is needed."
            )
        ],
    ),
    "perturbation by nothing": (
        f"type: predict\n{GUESS.replace('-1', '0')}{REST}",
        ["quizzes/made.yaml:10: item 'one': perturb 'b' is '0', but -1 or 1 is needed."],
    ),
    "perturbation in words": (
        f"type: predict\n{GUESS.replace('-1', 'block')}{REST}",
        ["quizzes/made.yaml:10: item 'one': perturb 'b' is 'block', but -1 or 1 is needed."],
    ),
    "prediction without an outcome": (
        f"type: predict\n{GUESS.removesuffix(chr(10) + 'outcome: z')}{REST}",
        [
            (
                "quizzes/made.yaml:7: item 'one': 'outcome' is missing; add it. "
                "Id of the node to look at, such as ad_sustained."
            )
        ],
    ),
    "judge named in a bank": (
        f"type: path\njudge: os:system\n{WAY}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one': unknown key 'judge'. Allowed: choices, cites, "
                "difficulty, explanation, from, given, guess, hint, hypothesis, id, objective, "
                "points and 3 more."
            )
        ],
    ),
    "unknown key": (
        (
            f"type: choice\nhnt: x\noptions: {{a: {{text: x, correct: true, feedback: f}}, "
            f"b: {{text: y, feedback: f}}}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:9: item 'one': unknown key 'hnt'; did you mean 'hint'? Allowed: "
                "cites, difficulty, explanation, given, guess, hint, id, objective, options, "
                "points, shuffle, stem and 1 more."
            )
        ],
    ),
    "unknown type": (
        f"type: choise{REST}",
        [
            (
                "quizzes/made.yaml:8: item 'one': unknown type 'choise'; did you mean 'choice'? "
                "Allowed: choice, code, match, multiple, numeric, order, path, predict, reflection."
            )
        ],
    ),
    "no type": (
        "objective: know",
        [
            (
                "quizzes/made.yaml:7: item 'one': 'type' is missing; add it. "
                "Allowed: choice, code, match, multiple, numeric, order, path, predict, reflection."
            )
        ],
    ),
    "unknown objective": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('know', 'knwo')}",
        [
            (
                "quizzes/made.yaml:10: item 'one': unknown objective 'knwo'; did you mean 'know'? "
                "Allowed: know."
            )
        ],
    ),
    "unknown difficulty": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('easy', 'esay')}",
        [
            (
                "quizzes/made.yaml:11: item 'one': unknown difficulty 'esay'; did you mean 'easy'? "
                "Allowed: easy, hard, medium."
            )
        ],
    ),
    "no feedback": (
        (
            f"type: choice\noptions:\n  a: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: y}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:11: item 'one', option 'b': 'feedback' is missing; add it. "
                "What to say to those who chose it: why it is right or wrong."
            )
        ],
    ),
    "empty feedback": (
        (
            f"type: choice\noptions:\n  a: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: y, feedback: }}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:11: item 'one', option 'b': 'feedback' is empty, "
                "but text is needed."
            )
        ],
    ),
    "no explanation": (
        (
            "type: numeric\nanswer: {value: 1, tolerance: 0}\nobjective: know\ndifficulty: easy\n"
            "stem: Which?"
        ),
        [
            (
                "quizzes/made.yaml:7: item 'one': 'explanation' is missing; add it. "
                "Why the answer is what it is; shown after an attempt."
            )
        ],
    ),
    "text that is true": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: true{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'hint' is 'true', but text is needed. "
                "If this is a text, put it in quotes."
            )
        ],
    ),
    "text that is nothing": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: null{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'hint' is 'null', but text is needed. "
                "If this is a text, put it in quotes."
            )
        ],
    ),
    "text in braces": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('Which?', '{Which?}')}",
        [
            (
                "quizzes/made.yaml:12: item 'one': 'stem' is a mapping, but text is needed. "
                "If this is a text, put it in quotes."
            )
        ],
    ),
    "text with a colon in a list": (
        (
            f"type: match\npairs: [{{prompt: x, target: t, feedback: f}}, "
            f"{{prompt: y, target: u, feedback: f}}]\ndistractors:\n  - dose: 5 mg{REST}"
        ),
        [
            (
                "quizzes/made.yaml:11: item 'one': 'distractor 1' is a mapping, but text is "
                "needed. If this is a text, put it in quotes."
            )
        ],
    ),
    "text cut by a comment": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('Which?', 'Is # 1 it?')}",
        [
            (
                "quizzes/made.yaml:12: item 'one': 'stem' ends before '# 1 it?', which YAML takes "
                "for a comment; put it in quotes, or give the comment a line of its own."
            )
        ],
    ),
    "text eaten by a comment": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('Which?', '#1')}",
        [
            (
                "quizzes/made.yaml:12: item 'one': 'stem' ends before '#1', which YAML takes for a "
                "comment; put it in quotes, or give the comment a line of its own."
            )
        ],
    ),
    "option cut by a comment": (
        (
            f"type: choice\noptions:\n  a:\n    text: Room # 5\n    correct: true # yes\n"
            f"    feedback: f\n  b: {{text: y, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:11: item 'one', option 'a': 'text' ends before '# 5', which "
                "YAML takes for a comment; put it in quotes, or give the comment a line of its own."
            )
        ],
    ),
    "unit cut by a comment": (
        f"type: numeric\nanswer:\n  value: 1 # one\n  tolerance: 0\n  unit: mg # L{REST}",
        [
            (
                "quizzes/made.yaml:12: item 'one', answer: 'unit' ends before '# L', which YAML "
                "takes for a comment; put it in quotes, or give the comment a line of its own."
            )
        ],
    ),
    "expected text cut by a comment": (
        (
            f"type: code\nfunction: f\nparameters: [x]\ncases:\n"
            f"  - arguments: [1]\n    expected: a # b{REST}"
        ),
        [
            (
                "quizzes/made.yaml:13: item 'one', case 1, expected: 'a' ends before '# b', which "
                "YAML takes for a comment; put it in quotes, or give the comment a line of its own."
            )
        ],
    ),
    "option that is a word of JavaScript": (
        (
            f"type: choice\noptions:\n  constructor: {{text: x, correct: true, feedback: f}}\n"
            f"  prototype: {{text: y, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one': option 'constructor' is a word of JavaScript; "
                "choose another id."
            ),
            (
                "quizzes/made.yaml:11: item 'one': option 'prototype' is a word of JavaScript; "
                "choose another id."
            ),
        ],
    ),
    "options that are other words of JavaScript": (
        (
            f"type: choice\noptions:\n  __proto__: {{text: x, correct: true, feedback: f}}\n"
            f"  toString: {{text: y, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one': option '__proto__' is not a short id in lower "
                "case, digits, - and _."
            ),
            (
                "quizzes/made.yaml:11: item 'one': option 'toString' is not a short id in lower "
                "case, digits, - and _."
            ),
        ],
    ),
    "too many options": (
        (
            "type: choice\noptions:\n"
            + "".join(f"  o{n}: {{text: x{n}, feedback: f}}\n" for n in range(101))
            + REST
        ),
        ["quizzes/made.yaml:10: item 'one': 'options' has 101 entries; at most 100 are allowed."],
    ),
    "too many steps": (
        (
            "type: order\nsteps:\n"
            + "".join(f"  - {{text: x{n}, feedback: f}}\n" for n in range(101))
            + REST
        ),
        ["quizzes/made.yaml:10: item 'one': 'steps' has 101 entries; at most 100 are allowed."],
    ),
    "image that is not there": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: '![a](b.png)'{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'hint' shows an image, but there is no file "
                "'b.png' beside the bank."
            )
        ],
    ),
    "image without words": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: '![ ](b.png)'{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'hint' shows an image, but 'b.png' has no alt "
                "text; write ![what it shows](b.png) for those who cannot see it."
            )
        ],
    ),
    "images from elsewhere": (
        (
            f"type: choice\noptions:\n"
            f"  a: {{text: '![a](http://a.org/b.png)', correct: true, "
            f"feedback: '![a](../b.png)'}}\n"
            f"  b: {{text: '![a](/etc/b.png)', feedback: '![a](.hidden.png)'}}{REST}"
        ),
        [
            (
                f"quizzes/made.yaml:{line}: item 'one', option '{option}': '{key}' shows an image, "
                f"but '{name}' is no file beside the bank; put it there and give its name alone."
            )
            for line, option, key, name in (
                (10, "a", "feedback", "../b.png"),
                (10, "a", "text", "http://a.org/b.png"),
                (11, "b", "feedback", ".hidden.png"),
                (11, "b", "text", "/etc/b.png"),
            )
        ],
    ),
    "two right options": (
        (
            f"type: choice\noptions:\n  a: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: y, correct: true, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:9: item 'one': 2 options are marked correct, "
                "but exactly one is needed."
            )
        ],
    ),
    "all options right": (
        (
            f"type: multiple\noptions:\n  a: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: y, correct: true, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:9: item 'one': 2 of 2 options are marked correct, "
                "but at least one right and one wrong option are needed."
            )
        ],
    ),
    "one option": (
        f"type: choice\noptions:\n  a: {{text: x, correct: true, feedback: f}}{REST}",
        ["quizzes/made.yaml:10: item 'one': 'options' has 1 entries; at least 2 are needed."],
    ),
    "options as a list": (
        f"type: choice\noptions:\n  - {{text: x, correct: true, feedback: f}}{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'options' is a list, "
                "but a mapping (id: ...) is needed."
            )
        ],
    ),
    "option id": (
        (
            f"type: choice\noptions:\n  A b: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: y, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one': option 'A b' is not a short id in lower case, "
                "digits, - and _."
            )
        ],
    ),
    "same options": (
        (
            f"type: choice\noptions:\n  a: {{text: x, correct: true, feedback: f}}\n"
            f"  b: {{text: x, feedback: f}}{REST}"
        ),
        ["quizzes/made.yaml:9: item 'one': two options say the same: 'x'."],
    ),
    "correct not a flag": (
        (
            f"type: choice\noptions:\n  a: {{text: x, correct: yes, feedback: f}}\n"
            f"  b: {{text: y, feedback: f}}{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one', option 'a': 'correct' is 'yes', "
                "but true or false is needed."
            )
        ],
    ),
    "value not a number": (
        f"type: numeric\nanswer: {{value: 0,5, tolerance: 1}}{REST}".replace("0,5", '"0,5"'),
        ["quizzes/made.yaml:9: item 'one', answer: 'value' is '0,5', but a number is needed."],
    ),
    "negative tolerance": (
        f"type: numeric\nanswer: {{value: 1, tolerance: -1}}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one', answer: 'tolerance' is '-1', "
                "but a number of at least 0 is needed."
            )
        ],
    ),
    "relative to zero": (
        f"type: numeric\nanswer: {{value: 0, tolerance: 0.1, relative: true}}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one': a relative tolerance of 0, or of the value 0, "
                "leaves no room."
            )
        ],
    ),
    "near miss too near": (
        (
            f"type: numeric\nanswer: {{value: 1, tolerance: 0.1}}\n"
            f"near_misses: [{{value: 1.15, tolerance: 0.1, feedback: f}}]{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one': the near miss 1.15 ± 0.1 meets the right answer "
                "1 ± 0.1; narrow one of them."
            )
        ],
    ),
    "two steps": (
        f"type: order\nsteps:\n  - {{text: x, feedback: f}}\n  - {{text: y, feedback: f}}{REST}",
        ["quizzes/made.yaml:10: item 'one': 'steps' has 2 entries; at least 3 are needed."],
    ),
    "steps as a map": (
        f"type: order\nsteps: {{a: x, b: y}}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one': 'steps' is a mapping, "
                "but a list (lines that begin with -) is needed."
            )
        ],
    ),
    "step as text": (
        (
            f"type: order\nsteps:\n  - x\n  - {{text: y, feedback: f}}\n"
            f"  - {{text: z, feedback: f}}"
            f"{REST}"
        ),
        [
            (
                "quizzes/made.yaml:10: item 'one', step 1: got 'x', "
                "but a mapping (key: value) is needed."
            )
        ],
    ),
    "citation": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\ncites: [Two words]{REST}",
        [
            (
                "quizzes/made.yaml:10: item 'one': 'cite 1' is 'Two words', "
                "but a short id in lower case, digits, - and _ is needed."
            )
        ],
    ),
    "stem as a list": (
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}{REST.replace('Which?', '[Which?]')}",
        [
            (
                "quizzes/made.yaml:12: item 'one': 'stem' is a list, but text is needed. "
                "If this is a text, put it in quotes."
            )
        ],
    ),
    "same steps": (
        (
            f"type: order\nsteps: [{{text: x, feedback: f}}, {{text: y, feedback: f}}, "
            f"{{text: x, feedback: f}}]{REST}"
        ),
        ["quizzes/made.yaml:9: item 'one': two steps say the same: 'x'."],
    ),
    "distractor that fits": (
        (
            f"type: match\npairs: [{{prompt: x, target: t, feedback: f}}, "
            f"{{prompt: y, target: u, feedback: f}}]\ndistractors: [t]{REST}"
        ),
        ["quizzes/made.yaml:10: item 'one': two distractors and targets say the same: 't'."],
    ),
    "one target": (
        (
            f"type: match\npairs: [{{prompt: x, target: t, feedback: f}}, "
            f"{{prompt: y, target: t, feedback: f}}]{REST}"
        ),
        [
            (
                "quizzes/made.yaml:9: item 'one': all pairs share one target; "
                "at least two targets are needed."
            )
        ],
    ),
    "scored reflection": (
        f"type: reflection\npoints: 1\npoints_covered: Much.{REST}",
        ["quizzes/made.yaml:9: item 'one': a reflection is never scored; leave 'points' out."],
    ),
    "scored guess": (
        f"type: numeric\nguess: true\npoints: 2\nanswer: {{value: 1, tolerance: 0}}{REST}",
        ["quizzes/made.yaml:10: item 'one': a guess is never scored; leave 'points' out."],
    ),
    "no points": (
        f"type: numeric\npoints: 0\nanswer: {{value: 1, tolerance: 0}}{REST}",
        ["quizzes/made.yaml:9: item 'one': 'points' is 0, but more than 0 is needed."],
    ),
    "words in parts": (
        f"type: reflection\nmin_words: 2.5\npoints_covered: Much.{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one': 'min_words' is '2.5', "
                "but a whole number of at least 0 is needed."
            )
        ],
    ),
    "arguments": (
        (
            f"type: code\nfunction: f\nparameters: [x, y]\n"
            f"cases: [{{arguments: [1], expected: 1}}]{REST}"
        ),
        ["quizzes/made.yaml:11: item 'one': case 1 has 1 arguments for 2 parameters."],
    ),
    "keyword": (
        (
            f"type: code\nfunction: lambda\nparameters: [x]\n"
            f"cases: [{{arguments: [1], expected: 1}}]{REST}"
        ),
        ["quizzes/made.yaml:9: item 'one': 'lambda' is a word of Python itself; rename it."],
    ),
    "function name": (
        (
            f"type: code\nfunction: 2x\nparameters: [x]\n"
            f"cases: [{{arguments: [1], expected: 1}}]{REST}"
        ),
        ["quizzes/made.yaml:9: item 'one': 'function' is '2x', but a Python name is needed."],
    ),
    "two faults": (
        f"type: numeric\nanswer: {{value: x, tolerance: y}}{REST}",
        [
            (
                "quizzes/made.yaml:9: item 'one', answer: 'tolerance' is 'y', "
                "but a number of at least 0 is needed."
            ),
            "quizzes/made.yaml:9: item 'one', answer: 'value' is 'x', but a number is needed.",
        ],
    ),
}


@pytest.mark.parametrize(("lines", "messages"), CASES.values(), ids=CASES.keys())
def test_every_fault_of_an_item_is_told_with_its_line_and_what_is_allowed(
    write_item, lines, messages
):
    assert faults(write_item(lines)) == messages


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            "title: Made for a test\n",
            "",
            ["quizzes/made.yaml:1: 'title' is missing; add it. Title shown above the quiz."],
        ),
        (
            "lesson:",
            "leson:",
            [
                "quizzes/made.yaml:1: 'lesson' is missing; add it. The lesson it belongs to.",
                (
                    "quizzes/made.yaml:3: unknown key 'leson'; did you mean 'lesson'? "
                    "Allowed: bank, feedback, items, lesson, objectives, title."
                ),
            ],
        ),
        (
            "title:",
            "feedback: witheld\ntitle:",
            [
                (
                    "quizzes/made.yaml:2: unknown feedback 'witheld'; did you mean 'withheld'? "
                    "Allowed: after_attempt, withheld."
                )
            ],
        ),
        (
            "  know: Know it.",
            "  []",
            ["quizzes/made.yaml:5: 'objectives' is a list, but a mapping (id: ...) is needed."],
        ),
        (
            "  - id: pick",
            "  - just text\n  - id: pick",
            ["quizzes/made.yaml:7: item 1: a mapping (id: ..., type: ...) is needed."],
        ),
        (
            "  - id: pick\n",
            "  - points: 1\n",
            [
                (
                    "quizzes/made.yaml:7: item 1: 'id' is missing; add it. "
                    "Short name, unique in the bank: lower case, digits, - and _."
                )
            ],
        ),
    ],
    ids=["no title", "misspelt key", "feedback rule", "objectives", "text item", "no id"],
)
def test_every_fault_of_the_bank_itself_is_told(write_bank, choice_bank, old, new, messages):
    assert old in choice_bank
    assert faults(write_bank(choice_bank.replace(old, new))) == messages


@pytest.mark.parametrize("word", ["constructor", "prototype"])
def test_no_item_objective_or_bank_is_called_by_a_word_of_javascript(write_bank, choice_bank, word):
    text = choice_bank.replace("id: pick", f"id: {word}").replace("bank: made", f"bank: {word}")
    text = text.replace("  know: Know it.", f"  {word}: Know it.")
    item = f"quizzes/made.yaml:7: item '{word}'"
    assert [message for message in faults(write_bank(text)) if word in message][:3] == [
        f"quizzes/made.yaml:1: 'bank' is '{word}', a word of JavaScript; choose another.",
        f"quizzes/made.yaml:5: objective '{word}' is a word of JavaScript; choose another id.",
        f"{item}: 'id' is '{word}', a word of JavaScript; choose another.",
    ]


def test_a_list_of_problems_ends_where_nobody_would_read_on(write_bank, choice_bank):
    path = write_bank(choice_bank + "".join(f"k{n}: 1\n" for n in range(4_000)))
    bank, problems = read_bank(path)
    assert bank is None
    assert len(problems) == 51
    assert str(problems[49]).startswith("quizzes/made.yaml:65: unknown key 'k49'. Allowed: ")
    assert str(problems[50]) == "quizzes/made.yaml:65: 50 problems up to here; mend these first."


def test_numbers_from_the_facts_are_counted(write_bank, choice_bank, monkeypatch):
    asked = []
    monkeypatch.setattr(bank_module, "quantity", lambda *args, **more: asked.append(args) or 1.0)
    names = [f"n{n}" for n in range(60)]
    given = "".join(f"      {name}: {{from: x, quantity: y}}\n" for name in names)
    stem = " ".join(f"{{{{{name}}}}}" for name in names)
    item = choice_bank[choice_bank.index("  - id") :].replace("Which?", f'"{stem}"')
    made = [item.replace("id: pick", f"id: p{n}") + f"    given:\n{given}" for n in range(6)]
    head = choice_bank[: choice_bank.index("  - id")]
    assert read_bank(write_bank(head + "".join(made[:5])))[1] == []
    assert faults(write_bank(head + "".join(made), name="many")) == [
        (
            "quizzes/many.yaml:367: item 'p5': more than 300 numbers from the facts in one bank; "
            "split it."
        )
    ]
    assert len(asked) == 600


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("brain.png", PNG, "png"),
        ("Brain-2_a.JPG", b"\xff\xd8\xff" + b"\0" * 40, "jpeg"),
        ("b.gif", b"GIF89a" + b"\0" * 40, "gif"),
    ],
)
def test_an_image_beside_the_bank_is_shown_wherever_it_stands(write_item, name, raw, kind):
    options = (
        f"options:\n  a: {{text: '![A brain]({name})', correct: true, feedback: f}}\n"
        f"  b: {{text: y, feedback: f}}"
    )
    path = write_item(
        f"type: choice\n{options}{REST.replace('Which?', f'Look ![Two]({name}) at ![it]({name})')}"
    )
    (path.parent / name).write_bytes(raw)
    item = load_bank(path).item("one")
    assert f'alt="A brain" src="data:image/{kind};base64,' in to_html(item.options[0].text)
    assert to_html(item.stem).count("<img ") == 2
    assert name not in item.stem


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"<svg onload='x'/>", "'b.png' is no PNG, JPEG or GIF; save it as one of them."),
        (b"", "'b.png' is no PNG, JPEG or GIF; save it as one of them."),
        (PNG + b"\0" * 200_000, "'b.png' is larger than 200 kB; make it smaller."),
    ],
    ids=["picture of another kind", "empty", "large"],
)
def test_an_image_that_cannot_be_kept_is_told(write_item, raw, message):
    path = write_item(
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: '![a](b.png)'{REST}"
    )
    (path.parent / "b.png").write_bytes(raw)
    assert faults(path) == [
        f"quizzes/made.yaml:10: item 'one': 'hint' shows an image, but {message}"
    ]


def test_a_folder_named_as_an_image_is_no_image(write_item):
    path = write_item(
        f"type: numeric\nanswer: {{value: 1, tolerance: 0}}\nhint: '![a](b.png)'{REST}"
    )
    (path.parent / "b.png").mkdir()
    (message,) = faults(path)
    assert message.endswith("but there is no file 'b.png' beside the bank.")


def test_an_id_that_stands_twice_names_the_first_line(write_bank, choice_bank):
    item = choice_bank[choice_bank.index("  - id") :]
    assert faults(write_bank(choice_bank + item)) == [
        "quizzes/made.yaml:16: item 'pick': the id is taken; first on line 7."
    ]


def test_a_file_that_is_no_mapping_is_told(write_bank):
    assert faults(write_bank("just text"))[0] == (
        "quizzes/made.yaml:1: got 'just text', but a mapping (key: value) is needed."
    )


def test_loading_stops_at_the_first_fault(write_item):
    path = write_item(CASES["two faults"][0])
    with pytest.raises(ContentError) as fault:
        load_bank(path)
    assert str(fault.value) == CASES["two faults"][1][0]


def test_a_draft_keeps_the_sound_items(write_bank, choice_bank):
    broken = "  - id: broken\n    type: choise\n"
    bank, problems = draft_bank(write_bank(choice_bank + broken))
    assert [item.id for item in bank.items] == ["pick"]
    assert len(problems) == 1


def test_a_bank_is_found_by_name_here_and_beside_the_lessons(
    write_bank, choice_bank, monkeypatch, tmp_path
):
    write_bank(choice_bank)
    assert load_bank("made").title == "Made for a test"
    (tmp_path / "lessons").mkdir()
    monkeypatch.chdir(tmp_path / "lessons")
    assert load_bank("made").title == "Made for a test"


def test_the_courses_own_banks_are_found_from_anywhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert load_bank("01_depression").lesson == "01_depression"


def test_an_unknown_bank_is_answered_with_the_nearest(write_bank, choice_bank, monkeypatch):
    path = write_bank(choice_bank)
    monkeypatch.setattr(bank_module, "_folders", lambda: [path.parent])
    with pytest.raises(ContentError) as fault:
        load_bank("mode")
    assert str(fault.value) == ("Unknown question bank 'mode'; did you mean 'made'? Allowed: made.")


def test_where_there_are_no_banks_the_message_says_so(monkeypatch):
    monkeypatch.setattr(bank_module, "_folders", list)
    with pytest.raises(ContentError) as fault:
        load_bank("made")
    assert str(fault.value) == "No question bank 'made': there is no folder 'quizzes' here."


def test_a_missing_file_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as fault:
        load_bank(Path("none.yaml"))
    assert str(fault.value) == "none.yaml:1: cannot be read (No such file or directory)."


def test_a_bank_is_kept_until_its_file_changes(write_bank, choice_bank):
    path = write_bank(choice_bank)
    first = load_bank(path)
    assert load_bank(path) is first
    path.write_text(choice_bank.replace("Made for a test", "Changed"))
    os.utime(path, ns=(0, 0))
    assert load_bank(path).title == "Changed"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 300, f"Unknown question bank '{'x' * 79}…'. Allowed: made."),
        ("a\0b", r"Unknown question bank 'a\x00b'. Allowed: made."),
        ("\ud83d", r"Unknown question bank '\ud83d'. Allowed: made."),
        ("", "Unknown question bank ''. Allowed: made."),
        ("..", "Unknown question bank '..'. Allowed: made."),
        (None, "Unknown question bank 'None'. Allowed: made."),
        (["made"], "Unknown question bank '['made']'; did you mean 'made'? Allowed: made."),
        ("a/\0b", r"'a/\x00b':1: cannot be read (embedded null byte)."),
        ("\0.yaml", r"'\x00.yaml':1: cannot be read (embedded null byte)."),
        ("/", "/:1: is no file; a bank is a file that ends in .yaml."),
        ("quizzes/", "quizzes:1: is no file; a bank is a file that ends in .yaml."),
    ],
)
def test_any_name_of_a_bank_is_answered_in_words(
    write_bank, choice_bank, monkeypatch, name, message
):
    monkeypatch.setattr(bank_module, "_folders", lambda: [write_bank(choice_bank).parent])
    with pytest.raises(ContentError) as fault:
        load_bank(name)
    assert str(fault.value) == message


@pytest.mark.parametrize("name", ["\ud83d/x", "x" * 300 + ".yaml", "a/" * 3_000 + "b"])
def test_a_path_that_no_file_can_have_is_told_in_a_line(name):
    with pytest.raises(ContentError) as fault:
        load_bank(name)
    assert len(str(fault.value).encode()) < 200
    assert ":1: cannot be read (" in str(fault.value)


def test_formulas_are_counted(write_bank, choice_bank):
    item = choice_bank[choice_bank.index("  - id") :]
    head = choice_bank[: choice_bank.index("  - id")]
    stem = " ".join(f"$x_{{{n}}}$" for n in range(200))
    made = [item.replace("id: pick", f"id: p{n}").replace("Which?", stem) for n in range(6)]
    assert read_bank(write_bank(head + "".join(made[:5])))[1] == []
    assert faults(write_bank(head + "".join(made), name="many"))[0] == (
        "quizzes/many.yaml:56: item 'p5': 'stem' is one of more than 1,000 formulas; "
        "split the bank."
    )


def test_a_guess_is_read_with_no_points(write_item):
    lines = f"type: numeric\nguess: true\nanswer: {{value: 1, tolerance: 0}}{REST}"
    item = load_bank(write_item(lines)).item("one")
    assert (item.guess, item.points) == (True, 0)
