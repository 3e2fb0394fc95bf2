"""Messages point at the line where a value stands."""

import pytest

from ketacourse.content.locate import line_of

TEXT = """# a comment
[[studies]]
id = "a"
cites = [
  "x",
]

[[studies.arms]]
id = "drug"
total = 9

[[studies.arms]]
id = "saline"
total = 8

[[studies.outcomes]]
id = "day1"

[[studies.outcomes.results]]
arm = "drug"

[[studies]]
id = "b"

[[other]]
id = "c"
"""


@pytest.mark.parametrize(
    ("table", "index", "inside", "line"),
    [
        ("studies", 0, (), 2),
        ("studies", 0, ("cites",), 4),
        ("studies", 0, ("arms", 1, "total"), 14),
        ("studies", 0, ("outcomes", 0, "results", 0, "arm"), 20),
        ("studies", 0, ("no-such-key",), 2),
        ("studies", 1, ("id",), 23),
        ("other", 0, ("id",), 26),
        ("absent", 0, (), 1),
    ],
)
def test_the_line_is_that_of_the_value_or_of_what_encloses_it(tmp_path, table, index, inside, line):
    path = tmp_path / "x.toml"
    path.write_text(TEXT)
    assert line_of(path, table, index, inside) == line
