"""A log to judge in, and judgements without clicking."""

import pytest

from ketacourse.claims.judging import Judgement, attempt_at
from ketacourse.content.library import record
from ketacourse.quiz.log.attempts import AttemptLog


@pytest.fixture
def log(tmp_path):
    """An empty log in a folder that can be written."""
    return AttemptLog(tmp_path / "my_answers.jsonl")


@pytest.fixture
def judge(log):
    """Keep a judgement of a claim in the log."""

    def keep(claim, answer, confidence=80, kind=""):
        response = {"answer": answer, "confidence": confidence, "kind": kind}
        log.append(attempt_at(record("claims", claim), response))

    return keep


@pytest.fixture
def judged():
    """Judgements with these confidences, right or wrong, of as many claims."""
    # c001 is supported, so that "stands" is right and "fails" is not.

    def made(*pairs):
        return tuple(
            Judgement(
                claim="c001", answer="stands" if right else "fails", confidence_percent=percent
            )
            for percent, right in pairs
        )

    return made
