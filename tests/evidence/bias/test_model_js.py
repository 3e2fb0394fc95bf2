"""The algorithm of RoB 2 in the page: held equal to the algorithm in the package."""

from itertools import product

import pytest

from ketacourse.content.library import records
from ketacourse.evidence.bias.rob2 import walk_domain
from ketacourse.evidence.bias.sheet import sheet
from tests.node import run_module

SHEET = sheet(())
# Judge every combination, which comes as one answer for each question; what is said goes back as
# one line.
JUDGE = """
import { judgeDomain } from "./src/ketacourse/evidence/bias/model.js";
const [rules, domain, combinations] = given;
answer(combinations.map((answers) => {
  const given = Object.fromEntries(domain.questions
    .map(({ number }, at) => [number, answers[at]]).filter(([, answer]) => answer));
  const { judgement, path, missing } = judgeDomain(rules, domain, given);
  return [judgement ?? "", path.map((turn) => turn.join(" ")).join(", "), missing].join("; ");
}));
"""


def said_by_the_package(domain, answers):
    numbers = [question.number for question in domain.questions]
    given = {number: a for number, a in zip(numbers, answers, strict=True) if a not in ("", "NA")}
    walk = walk_domain(domain, given)
    judgement = "" if walk.missing else next(iter(walk.possible))
    path = ", ".join(" ".join(turn) for turn in walk.path)
    return "; ".join([judgement, path, walk.missing])


@pytest.mark.parametrize("at", range(6), ids=[domain.id for domain in records("bias_domains")])
def test_the_page_judges_every_combination_as_the_package_does(at):
    domain = records("bias_domains")[at]
    every = len(domain.questions) <= 5
    options = [
        ("", *(a for a in question.allowed if every or a in ("Y", "N", "NI")))
        for question in domain.questions
    ]
    combinations = list(product(*options))
    on = run_module(JUDGE, [SHEET["rules"], SHEET["domains"][at], combinations])
    for answers, said in zip(combinations, on, strict=True):
        assert said == said_by_the_package(domain, answers), answers
