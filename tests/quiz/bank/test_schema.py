import copy
from pathlib import Path

import jsonschema
import pytest
import yaml

import ketacourse.quiz.bank.schema as schema_module
from ketacourse.quiz.bank.schema import json_schema, schema_text
from ketacourse.quiz.items.kinds import KINDS

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "data" / "every_type.yaml"
JUDGED = ROOT / "tests" / "data" / "judged.yaml"
GIVEN = ROOT / "tests" / "data" / "given.yaml"
VALIDATOR = jsonschema.Draft7Validator(json_schema())


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_committed_schema_is_what_the_code_says():
    committed = Path(schema_module.__file__).with_name("bank.schema.json")
    assert committed.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_sound_schema():
    jsonschema.Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "tests" / "data").glob("*.yaml")), *sorted((ROOT / "quizzes").glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_an_editor_finds_no_fault_in_a_bank_that_reads(path):
    assert [error.message for error in VALIDATOR.iter_errors(load(path))] == []


def change(bank, item, **fields):
    changed = copy.deepcopy(bank)
    changed["items"][item].update(fields)
    return changed


@pytest.mark.parametrize(
    "fields",
    [
        {"hnt": "x"},
        {"type": "choise"},
        {"difficulty": "esay"},
        {"options": {"a": {"text": "x", "correct": True}, "b": {"text": "y", "feedback": "f"}}},
        {"options": {"a": {"text": "x", "feedback": "f"}}},
        {"points": -1},
        {"id": "No spaces"},
        {"stem": ""},
        {"cites": "one"},
        {"steps": []},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_an_editor_finds_the_faults_that_the_reader_finds(fields):
    assert not VALIDATOR.is_valid(change(load(SAMPLE), 0, **fields))


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        (0, {"hypothesis": 0}),
        (0, {"hypothesis": "all"}),
        (0, {"choices": ["ampar"]}),
        (0, {"from": "No spaces"}),
        (0, {"judge": "os:system"}),
        (1, {"perturb": {}}),
        (1, {"perturb": {"ampar": 0}}),
        (1, {"perturb": {"ampar": "block"}}),
        (1, {"with_ketamine": "yes, please"}),
        (1, {"experiment": ""}),
    ],
)
def test_an_editor_finds_the_faults_of_paths_and_predictions(item, fields):
    assert not VALIDATOR.is_valid(change(load(JUDGED), item, **fields))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_tells_an_editor_what_it_is_for(kind):
    for name, field in schema_module.fields_of(kind).items():
        assert field.doc.endswith("."), name


NUMBER = {"from": "outcome", "study": "s", "outcome": "o", "quantity": "risk_ratio"}


@pytest.mark.parametrize(
    "fields",
    [
        {"given": {}},
        {"given": {"n": 30}},
        {"given": {"n": {"study": "s", "quantity": "q"}}},
        {"given": {"n": {"from": "outcome", "study": "s"}}},
        {"given": {"n": {**NUMBER, "times": "ten"}}},
        {"given": {"n": {**NUMBER, "study": ["s"]}}},
        {"given": {"No spaces": NUMBER}},
        {"answer": {"value": "{{n}} people", "tolerance": 1}},
        {"answer": {"value": "{{n}}", "tolerance": -1}},
        {"points": "{{n}}"},
    ],
    ids=str,
)
def test_an_editor_finds_the_faults_of_given_numbers(fields):
    assert not VALIDATOR.is_valid(change(load(GIVEN), 0, **fields))


@pytest.mark.parametrize("value", [1, "{{n}}", "{{n:.2f}}"])
def test_an_editor_takes_a_number_or_what_stands_for_one(value):
    bank = change(load(GIVEN), 0, answer={"value": value, "tolerance": value})
    assert VALIDATOR.is_valid(bank)
