"""The rule of the laboratory in the page: held equal to the rule in the package."""

import random
from pathlib import Path

import pytest

import ketacourse.pathway
from ketacourse.content.library import records
from ketacourse.pathway.lab.widget import OUTCOMES, model, on_mood, to_repeat
from ketacourse.pathway.model.perturb import predict

pytestmark = pytest.mark.browser
SCRIPT = Path(ketacourse.pathway.__file__).parent / "lab" / "model.js"
PREDICT = """async ([script, model, asked]) => {
  const source = new Blob([script], { type: "text/javascript" });
  const { predictOutcome } = await import(URL.createObjectURL(source));
  return asked.map(({ numbers, ...one }) => predictOutcome(model, numbers, one));
}"""
ACCOUNTS = (*([each.id] for each in records("ketamine_hypotheses")), [1, 5], [2, 4, 9], None)


@pytest.fixture(name="on_page")
def _on_page(visitor):
    """Predictions made in an empty page."""
    page = visitor.new_page()
    yield lambda asked: page.evaluate(PREDICT, [SCRIPT.read_text("utf-8"), model(), asked])
    page.close()


def from_the_package(asked):
    return predict(
        asked["perturbation"],
        hypotheses=asked["numbers"],
        with_ketamine=asked["with_ketamine"],
        outcome=asked["outcome"],
    )


def check(asked, on_page):
    for one, said in zip(asked, on_page(asked), strict=True):
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
def test_every_experiment_is_predicted_as_the_package_predicts_it(on_page, numbers):
    asked = [
        {**{key: to_repeat(each)[key] for key in ("perturbation", "with_ketamine")}, **rest}
        for each in on_mood()
        for rest in [{"numbers": numbers, "outcome": next(iter(to_repeat(each)["found"]))}]
    ]
    check(asked, on_page)


def test_any_perturbation_is_predicted_as_the_package_predicts_it(on_page):
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
    check(asked, on_page)
