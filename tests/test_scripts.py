"""Scripts are joined before the page reads them: a name declared twice would open no view."""

import re

import pytest

from ketacourse.claims.check_widget import ClaimCheck
from ketacourse.claims.paragraph_widget import HonestParagraph
from ketacourse.course.summary_widget import MySummary
from ketacourse.depression.evidence_widget import EvidenceMap
from ketacourse.display.explorer import Explorer
from ketacourse.evidence.bias.widget import RobWorksheet
from ketacourse.evidence.workbench.widget import PoolingBench
from ketacourse.pathway.lab.widget import KnockoutLab
from ketacourse.pathway.map.widget import PathwayMap
from ketacourse.pathway.scores.widget import ScorecardMap
from ketacourse.quiz.screen.panel import WorkPanel
from ketacourse.risk.communicator_widget import RiskCommunicator

VIEWS = [
    ClaimCheck,
    EvidenceMap,
    Explorer,
    HonestParagraph,
    KnockoutLab,
    MySummary,
    PathwayMap,
    PoolingBench,
    RiskCommunicator,
    RobWorksheet,
    ScorecardMap,
    WorkPanel,
]
DECLARED = re.compile(r"(?m)^(?:async )?(?:function|const|let|class) (\w+)")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_no_name_is_declared_twice_in_one_script(view):
    names = DECLARED.findall(str(view._esm))
    assert sorted(set(names)) == sorted(names)
    assert {"h", "makeAnnouncer", "render"} <= set(names)
