"""The page on own data: every piece of code on it runs, and it names what can be named."""

import re
from pathlib import Path

from ketacourse.display.picture import Picture
from ketacourse.evidence.effects.measures import MEASURES
from ketacourse.evidence.effects.tables import ALSO, COUNTS

PAGE = Path(__file__).parents[2] / "docs" / "your_own_data.md"


def pieces():
    return re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_every_piece_of_code_runs_after_those_above_it():
    space, values = {}, []
    for piece in pieces():
        for line in re.split(r"\n(?=\S)(?![)}\]])", piece.strip()):
            if re.match(r"\w+\(", line):
                values.append(eval(line, space))  # noqa: S307 the page is ours
            else:
                exec(line, space)  # noqa: S102
    assert len(values) >= 8
    assert sum(isinstance(value, Picture) for value in values) >= 5


def test_every_column_and_every_measure_stands_on_the_page():
    text = PAGE.read_text("utf-8")
    for name in (*COUNTS, "mean_treatment", "estimate", "variance", "ci_low", "study", "year"):
        assert f"`{name}`" in text
        assert name in ALSO
    for measure in MEASURES.values():
        assert f"`{measure.name}`" in text
