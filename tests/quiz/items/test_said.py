"""What each kind of question says and holds, to the letter: of one item a kind.

The record is ``said.yaml``; where a change is meant, ``python -m
tests.quiz.items.test_said`` writes it anew. A version that changes means that attempts on record
are no longer marked as they were.
"""

from pathlib import Path

import pytest
import yaml

from ketacourse.quiz.bank.load import load_bank

DATA = Path(__file__).parents[2] / "data"
RECORD = Path(__file__).with_name("said.yaml")
ITEMS = [
    item for name in ("every_type", "judged") for item in load_bank(DATA / f"{name}.yaml").items
]


def said(item):
    return {
        "version": item.version,
        "minutes": item.minutes,
        "points": item.points,
        "traits": [
            name
            for name in ("is_exercise", "is_in_cell", "is_scored", "tells_answer", "tells_place")
            if getattr(item, name)
        ],
        "words": [item.right, item.partly, item.wrong, item.reveal, item.revealed],
        "instruction": item.instruction,
        "task": item.task,
        "solution": list(item.solution) if isinstance(item.solution, tuple) else item.solution,
        "guessable_place": item.guessable_place,
        "fault": item.fault,
        "report": list(item.report),
        "page": item.page(),
        "on_paper": item.on_paper(),
        "answer": item.answer_html(),
        "answer_on_paper": item.answer_html(maths="tex"),
    }


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_question_says_what_is_on_record(item):
    assert said(item) == yaml.safe_load(RECORD.read_text("utf-8"))[item.id]


if __name__ == "__main__":
    RECORD.write_text(
        yaml.safe_dump(
            {item.id: said(item) for item in ITEMS}, allow_unicode=True, sort_keys=False, width=100
        ),
        "utf-8",
    )
