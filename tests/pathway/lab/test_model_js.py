"""The rule of the laboratory in the page: held equal to the rule in the package."""

import random

import pytest

from ketacourse.content.library import records
from ketacourse.pathway.lab.widget import OUTCOMES, model, on_mood, to_repeat
from ketacourse.pathway.model.perturb import predict
from tests.node import run_module

PREDICT = """
import { predictOutcome } from "./src/ketacourse/pathway/lab/model.js";
const [model, asked] = given;
answer(asked.map(({ numbers, perturbation, ...one }) => predictOutcome(model, numbers,
  { ...one, perturbation: new Map(Object.entries(perturbation)) })));
"""
ACCOUNTS = (*([each.id] for each in records("ketamine_hypotheses")), [1, 5], [2, 4, 9], None)


def from_the_package(asked):
    return predict(
        asked["perturbation"],
        hypotheses=asked["numbers"],
        with_ketamine=asked["with_ketamine"],
        outcome=asked["outcome"],
    )


def check(asked):
    for one, said in zip(asked, run_module(PREDICT, [model(), asked]), strict=True):
        told = from_the_package(one)
        assert said["effect"] == told.effect, one
        assert bool(said.get("silence")) is told.silent
        if not told.silent:
            assert (said["value"], said["reference"]) == pytest.approx(
                (told.value, told.reference), abs=2e-6
            )
            assert said["isUnique"] is told.unique
            assert {node for node, _ in said["moved"]} >= {step.node for step in told.trace}


@pytest.mark.parametrize("numbers", ACCOUNTS, ids=str)
def test_every_experiment_is_predicted_as_the_package_predicts_it(numbers):
    asked = [
        {**{key: to_repeat(each)[key] for key in ("perturbation", "with_ketamine")}, **rest}
        for each in on_mood()
        for rest in [{"numbers": numbers, "outcome": next(iter(to_repeat(each)["found"]))}]
    ]
    check(asked)


def test_any_perturbation_is_predicted_as_the_package_predicts_it():
    chance = random.Random(11)  # noqa: S311  # cases for a test, no secret
    nodes = [node.id for node in records("nodes")]
    asked = [
        {
            "perturbation": {n: chance.choice((-1, 1)) for n in chance.sample(nodes, at % 5 + 1)},
            "numbers": chance.choice(ACCOUNTS),
            "with_ketamine": chance.random() < 0.5,
            "outcome": chance.choice([*OUTCOMES]),
        }
        for at in range(200)
    ]
    check(asked)
