"""From TOML to records: what fits is built, what does not is refused with file, line and help."""

import dataclasses
import datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.content.base import Sourced, Status
from ketacourse.content.read import _record, read_records, scan_records
from ketacourse.content.values import MisfitError
from ketacourse.errors import ContentError, Problem


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dose(Sourced):
    id: str
    route: Literal["oral", "iv"]
    dose_mg: float
    repeats: int = 1
    days: tuple[int, ...] = ()
    span: tuple[float, float] = (0.0, 1.0)
    by_sex: dict[str, float] = dataclasses.field(default_factory=dict)
    read_on: datetime.date | None = None
    oral: bool = False


GOOD = """
[[doses]]
id = "one"
route = "iv"
dose_mg = 35
days = [1, 8]
read_on = 2026-11-20
by_sex = { women = 30, men = 40.5 }
cites = ["zarate2006"]
status = "verified"
"""


def write(tmp_path, text):
    path = tmp_path / "doses.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(tmp_path, text):
    with pytest.raises(ContentError) as caught:
        read_records(write(tmp_path, text), "doses", Dose)
    return str(caught.value)


def test_a_fitting_table_becomes_a_frozen_record(tmp_path):
    (dose,) = read_records(write(tmp_path, GOOD), "doses", Dose)
    assert dose == Dose(
        id="one",
        route="iv",
        dose_mg=35.0,
        days=(1, 8),
        read_on=datetime.date(2026, 11, 20),
        by_sex={"women": 30.0, "men": 40.5},
        cites=("zarate2006",),
        status=Status.VERIFIED,
    )
    with pytest.raises(dataclasses.FrozenInstanceError):
        dose.dose_mg = 70


def test_whole_numbers_are_welcome_where_a_number_is_needed(tmp_path):
    (dose,) = read_records(write(tmp_path, GOOD), "doses", Dose)
    assert isinstance(dose.dose_mg, float)


def test_a_table_that_is_absent_gives_no_records(tmp_path):
    assert read_records(write(tmp_path, GOOD), "volumes", Dose) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'route = "iv"',
            'route = "ivv"',
            "doses.toml:4: 'one': unknown value 'ivv'; did you mean 'iv'? Allowed: iv, oral",
        ),
        (
            "dose_mg = 35",
            'dose_mg = "35"',
            "doses.toml:5: 'one': got '35', but a number is needed",
        ),
        (
            "dose_mg = 35",
            "dose_mg = true",
            "doses.toml:5: 'one': got True, but a number is needed",
        ),
        (
            "days = [1, 8]",
            "days = 1",
            "doses.toml:6: 'one': got 1, but a list is needed, such as [1]",
        ),
        (
            "days = [1, 8]",
            'days = [1, "8"]',
            "doses.toml:6: 'one': got '8', but a whole number is needed",
        ),
        (
            "days = [1, 8]",
            "span = [1, 2, 3]",
            "doses.toml:6: 'one': got [1, 2, 3], but 2 entries are needed",
        ),
        (
            "read_on = 2026-11-20",
            'read_on = "today"',
            "doses.toml:7: 'one': got 'today', but a date is needed",
        ),
        (
            "by_sex = { women = 30, men = 40.5 }",
            'by_sex = { women = "x" }',
            "doses.toml:8: 'one': got 'x', but a number is needed",
        ),
        (
            "dose_mg = 35",
            "dose_mg = nan",
            "doses.toml:5: 'one': got nan, but a finite number is needed",
        ),
        (
            "dose_mg = 35",
            "dose_mg = 1e999",
            "doses.toml:5: 'one': got inf, but a finite number is needed",
        ),
        (
            "dose_mg = 35",
            f"dose_mg = {'9' * 400}",
            f"doses.toml:5: 'one': got {'9' * 18}...{'9' * 19}, but a finite number is needed",
        ),
        (
            "dose_mg = 35",
            f"dose_mg = 0x{'f' * 5000}",
            "doses.toml:5: 'one': got a value of type int, but a finite number is needed",
        ),
        (
            "days = [1, 8]",
            "days = [1, 9223372036854775808]",
            "doses.toml:6: 'one': a whole number has at most 18 digits; this one has more",
        ),
        (
            "days = [1, 8]",
            f"days = {'[' * 300}{']' * 300}",
            "doses.toml:6: 'one': got [[[[[[[...]]]]]]], but a whole number is needed",
        ),
        (
            "days = [1, 8]",
            "days = [1, 8.0]",
            "doses.toml:6: 'one': got 8.0, but a whole number is needed",
        ),
        (
            'route = "iv"',
            'route = ["iv"]',
            "doses.toml:4: 'one': unknown value '['iv']'. Allowed: iv, oral",
        ),
        (
            'id = "one"',
            "id = 1",
            "doses.toml:3: '1': got 1, but text is needed",
        ),
        (
            'id = "one"',
            'id = ["a\\u001b"]',
            "doses.toml:3: '['a\\x1b']': got ['a\\x1b'], but text is needed",
        ),
        (
            "by_sex = { women = 30, men = 40.5 }",
            "by_sex = 3",
            "doses.toml:8: 'one': got 3, but a table is needed",
        ),
        (
            'cites = ["zarate2006"]',
            "cites = []",
            "doses.toml:2: 'one': no citation; give at least one citation id in 'cites'",
        ),
        ('cites = ["zarate2006"]\n', "", "doses.toml:2: 'one': 'cites' is missing; add it"),
        (
            'status = "verified"',
            'status = "sure"',
            "doses.toml:10: 'one': unknown value 'sure'. Allowed: secondary, unconfirmed, verified",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_file_line_and_what_is_allowed(
    tmp_path, old, new, message
):
    assert old in GOOD
    assert refusal(tmp_path, GOOD.replace(old, new)) == message


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path):
    message = refusal(tmp_path, GOOD.replace("repeats", "x") + "repaets = 2\n")
    assert message.startswith(
        "doses.toml:11: 'one': unknown key 'repaets'; did you mean 'repeats'?"
    )


def test_every_misfit_of_a_file_is_reported_and_the_rest_is_kept(tmp_path):
    bad = GOOD.replace('"one"', '"two"').replace('"iv"', '"nose"')
    path = write(tmp_path, GOOD + bad + bad.replace('"two"', '"three"'))
    scanned = scan_records(path, "doses", Dose)
    assert list(scanned.records) == [0]
    assert [problem.line for problem in scanned.problems] == [14, 24]
    assert scanned.refused == {"two", "three"}


def test_of_very_many_misfits_a_hundred_are_told(tmp_path):
    bad = "".join(f'[[doses]]\nid = "d{number}"\n' for number in range(300))
    scanned = scan_records(write(tmp_path, bad), "doses", Dose)
    assert (len(scanned.problems), len(scanned.refused)) == (100, 300)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("doses = 5", "1: 'doses' must be a list, each record under its own [[doses]]"),
        ('\ndoses = "a"', "2: 'doses' must be a list, each record under its own [[doses]]"),
        ("\n[doses]\nid = 1", "2: 'doses' must be a list, each record under its own [[doses]]"),
        ('\ndoses = ["a"]', "2: 'record': got 'a', but a table is needed"),
        ("doses = [[1]]", "1: 'record': got [1], but a table is needed"),
        ("doses = [{}]", "1: 'record': 'cites' is missing; add it"),
        ("[doses.x]\ny = 1", "1: 'doses' must be a list, each record under its own [[doses]]"),
        ("[[ doses ]] # x\nid = 1", "2: '1': got 1, but text is needed"),
        ('[["doses"]]\nid = 1', "2: '1': got 1, but text is needed"),
    ],
)
def test_a_table_of_another_shape_is_refused_at_its_line(tmp_path, text, message):
    assert refusal(tmp_path, text) == f"doses.toml:{message}"


def test_a_whole_number_is_not_taken_for_a_choice_that_python_holds_for_equal(tmp_path):
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Link(Sourced):
        sign: Literal[-1, 0, 1]

    path = tmp_path / "links.toml"
    for value, came in (("1.0", "1.0"), ("true", "True")):
        path.write_text(f'[[links]]\nsign = {value}\ncites = ["a"]\nstatus = "verified"\n')
        with pytest.raises(ContentError, match=rf"unknown value '{came}'[;.].* Allowed: -1, 0, 1$"):
            read_records(path, "links", Link)


def test_a_field_that_makes_its_own_default_may_be_left_out(tmp_path):
    text = GOOD.replace("by_sex = { women = 30, men = 40.5 }\n", "")
    (dose,) = read_records(write(tmp_path, text), "doses", Dose)
    assert dose.by_sex == {}


def test_a_broken_file_is_refused_in_one_sentence(tmp_path):
    assert refusal(tmp_path, "\na = ") == "doses.toml:2: is not valid TOML: Invalid value"
    with pytest.raises(ContentError, match=r"^absent\.toml:1: can't be read: No such file"):
        read_records(tmp_path / "absent.toml", "doses", Dose)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(row=st.dictionaries(st.sampled_from([f.name for f in dataclasses.fields(Dose)]), VALUES))
def test_any_values_at_all_give_a_record_or_a_clear_refusal(row):
    try:
        assert _record(Dose)(row).cites
    except MisfitError as fault:
        shown = str(Problem("doses.toml", 1, str(fault)))
        assert shown.isprintable()
