"""Every kind of fault, planted in a copy of the facts, is found where it stands."""

import json
import shutil

import pytest

from ketacourse.content.check import check_facts
from ketacourse.content.library import DATA


@pytest.fixture(name="data", scope="module")
def _data(tmp_path_factory):
    """A small, sound body of facts: one or two records of each kind that is checked."""
    folder = tmp_path_factory.mktemp("data")
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    for path in DATA.glob("*.toml"):
        if path.name not in SMALL:
            (folder / path.name).write_text("# nothing here\n", encoding="utf-8")
    return folder


SMALL = {
    "citations.json": json.dumps(
        [
            {
                "id": "zarate2006",
                "title": "A trial",
                "DOI": "10.1001/archpsyc.63.8.856",
                "PMID": "16894061",
                "custom": {"status": "verified"},
            },
            {
                "id": "page",
                "title": "A page",
                "URL": "https://example.org/",
                "accessed": {"date-parts": [[2026, 11, 20]]},
                "custom": {"status": "secondary"},
            },
            *(
                {
                    "id": f"murrough{number}",
                    "title": f"Paper {number}",
                    "author": [{"family": "Murrough"}],
                    "issued": {"date-parts": [[2013]]},
                    "PMID": str(number),
                    "custom": {"status": "verified"},
                }
                for number in (1, 2)
            ),
        ],
        indent=1,
    ),
    "studies.toml": """
[[studies]]
id = "zarate2006"
name = "Zarate 2006"
year = 2006
design = "parallel"
randomised = 17
cites = ["zarate2006"]
status = "secondary"

[[studies.arms]]
id = "drug"
label = "ketamine"
role = "treatment"
total = 9

[[studies.arms]]
id = "saline"
label = "saline"
role = "control"
total = 8

[[studies.outcomes]]
id = "response"
name = "response"
kind = "binary"
cites = ["zarate2006"]
status = "secondary"

[[studies.outcomes.results]]
arm = "drug"
events = 6
total = 9

[[studies.outcomes.estimates]]
measure = "risk_ratio"
value = 2.0
ci_low = 1.1
ci_high = 3.9
""",
    "nodes.toml": """
[[nodes]]
id = "nmdar"
name = "NMDA receptor"
type = "receptor"
compartment = "GABA interneuron"
description = "A receptor."
identifiers = {}
cites = ["page"]
status = "verified"

[[nodes]]
id = "mtorc1"
name = "mTORC1"
type = "kinase"
compartment = "postsynaptic pyramidal"
description = "A kinase."
identifiers = {}
cites = ["page"]
status = "verified"
""",
    "edges.toml": """
[[edges]]
id = "E001"
source = "nmdar"
target = "mtorc1"
sign = -1
mechanism = "block"
evidence = ["rodent"]
strength = "weak"
strength_reason = "one study"
causal = true
contested = false
hypotheses = [1]
cites = ["page"]
status = "verified"
""",
    "ketamine_hypotheses.toml": """
[[ketamine_hypotheses]]
id = 1
name = "Disinhibition"
summary = "s"
strongest_support = "s"
strongest_challenge = "c"
standing = "s"
cites = ["page"]
status = "verified"
""",
    "claims.toml": """
[[articles]]
id = "article-1"
kind = "blog"
sells = "nothing"

[[claims]]
id = "c001"
article = "article-1"
topic = "history"
says = "It began as an anaesthetic."
verdict = "supported"
why = "It did."
see = ["study:zarate2006"]
cites = ["page"]
status = "verified"
""",
    "adverse_events.toml": """
[[adverse_events]]
id = "pooled"
title = "Pooled"
treatment = "esketamine"
control = "placebo"
total_treatment = 346
total_control = 222
cites = ["page"]
status = "verified"

[[adverse_events.events]]
event = "dizziness"
events_treatment = 101
events_control = 17
""",
    "glossary.toml": """
[[glossary]]
term = "spine"
definition = "A bump."
cites = ["page"]
status = "verified"
""",
}


def test_sound_facts_have_no_problem(data):
    assert check_facts(data) == []


def test_the_facts_of_the_course_have_no_problem():
    assert [str(problem) for problem in check_facts()] == []


PLANTS = [
    (
        "edges.toml",
        'target = "mtorc1"',
        'target = "mtorc2"',
        (
            "edges.toml:5: 'E001': unknown id in nodes 'mtorc2'; did you mean 'mtorc1'? "
            "Allowed: mtorc1, nmdar"
        ),
    ),
    (
        "edges.toml",
        "hypotheses = [1]",
        "hypotheses = [2]",
        "edges.toml:13: 'E001': unknown id in ketamine_hypotheses '2'. Allowed: 1",
    ),
    (
        "edges.toml",
        'cites = ["page"]',
        'cites = ["pgae"]',
        (
            "edges.toml:14: 'E001': unknown citation 'pgae'; did you mean 'page'? "
            "Allowed: murrough1, murrough2, page, zarate2006"
        ),
    ),
    (
        "edges.toml",
        'cites = ["page"]',
        'counter_cites = ["nobody"]\ncites = ["page"]',
        "edges.toml:14: 'E001': unknown citation 'nobody'. Allowed: murrough1, murrough2, page, ",
    ),
    (
        "edges.toml",
        'cites = ["page"]',
        "cites = []",
        "edges.toml:2: 'E001': no citation; give at least one citation id in 'cites'",
    ),
    (
        "edges.toml",
        'cites = ["page"]',
        'cites = ["page", "page"]',
        "edges.toml:14: 'E001': a citation is named twice; name it once",
    ),
    (
        "edges.toml",
        'status = "verified"',
        "",
        "edges.toml:2: 'E001': 'status' is missing; add it",
    ),
    (
        "nodes.toml",
        'id = "mtorc1"',
        'id = "nmdar"',
        "nodes.toml:3: 'nmdar': this id stands more than once; ids must be unique in their table",
    ),
    (
        "studies.toml",
        "events = 6",
        "events = 10",
        "studies.toml:23: 'zarate2006': outcome 'response', arm 'drug': 10 events exceed total 9",
    ),
    (
        "studies.toml",
        "events = 6\ntotal = 9",
        "events = 6\ntotal = 12",
        (
            "studies.toml:23: 'zarate2006': outcome 'response', arm 'drug': "
            "total 12 exceeds the arm's 9"
        ),
    ),
    (
        "studies.toml",
        'arm = "drug"',
        'arm = "drugs"',
        "studies.toml:23: 'zarate2006': outcome 'response': no arm 'drugs'; arms are drug, saline",
    ),
    (
        "studies.toml",
        "randomised = 17",
        "randomised = 18",
        (
            "studies.toml:7: 'zarate2006': arms add up to 17, but randomised is 18; correct one, "
            "or explain people not in an arm in a remark with topic 'flow'"
        ),
    ),
    (
        "studies.toml",
        "value = 2.0",
        "value = 4.0",
        "studies.toml:35: 'zarate2006': value 4 lies outside its interval 1.1 to 3.9",
    ),
    (
        "studies.toml",
        "value = 2.0\nci_low = 1.1",
        "value = -2.0\nci_low = -3",
        "studies.toml:35: 'zarate2006': a ratio of -2 cannot be; ratios are above 0",
    ),
    (
        "adverse_events.toml",
        "events_treatment = 101",
        "events_treatment = 347",
        (
            "adverse_events.toml:12: 'pooled': event 'dizziness', treatment: "
            "347 events exceed total 346"
        ),
    ),
    (
        "claims.toml",
        "study:zarate2006",
        "study:zarate2016",
        (
            "claims.toml:14: 'c001': unknown id in studies 'zarate2016'; "
            "did you mean 'zarate2006'? Allowed: zarate2006"
        ),
    ),
    (
        "claims.toml",
        'article = "article-1"',
        'article = "article-2"',
        (
            "claims.toml:9: 'c001': unknown id in articles 'article-2'; did you mean 'article-1'? "
            "Allowed: article-1"
        ),
    ),
    (
        "citations.json",
        '"10.1001/archpsyc.63.8.856"',
        '"doi.org/10.1001"',
        "citations.json:5: 'zarate2006': 'DOI': 'doi.org/10.1001' must look like 10.1000/xyz",
    ),
    (
        "citations.json",
        '"16894061"',
        '"PMC16894061"',
        "citations.json:6: 'zarate2006': 'PMID': 'PMC16894061' must be 1 to 8 digits",
    ),
    (
        "citations.json",
        '"https://example.org/"',
        '""',
        "citations.json:12: 'page': no DOI, PMID or URL to follow; add one",
    ),
    ("citations.json", '"A page"', '""', "citations.json:12: 'page': 'title' is missing; add it"),
    (
        "citations.json",
        '"secondary"',
        '"sure"',
        "citations.json:24: 'page': 'custom': unknown status 'sure'. Allowed: secondary, ",
    ),
    (
        "citations.json",
        '"URL": "https://example.org/"',
        '"DOI": "10.1001/ARCHPSYC.63.8.856"',
        (
            "citations.json:14: 'page': 'DOI': 10.1001/ARCHPSYC.63.8.856 stands in another "
            "entry too; keep one"
        ),
    ),
    (
        "glossary.toml",
        "[[glossary]]",
        "[[glossary]",
        "glossary.toml:2: is not valid TOML: Expected ']]' at the end of an array declaration",
    ),
    (
        "glossary.toml",
        "[[glossary]]",
        "[[glosary]]",
        "glossary.toml:2: unknown table 'glosary'; did you mean 'glossary'? Allowed: glossary",
    ),
    (
        "studies.toml",
        'name = "Zarate 2006"',
        'name = "Murrough 2013"',
        "studies.toml:4: 'zarate2006': 'Murrough 2013' could be more than one paper; say 2013a or ",
    ),
    (
        "claims.toml",
        "why = ",
        'contradicts = ["c\\u001b[0m"]\nwhy = ',
        "claims.toml:13: 'c001': unknown id in claims 'c\\x1b[0m'. Allowed: c001",
    ),
]


@pytest.mark.parametrize("plant", PLANTS, ids=range(len(PLANTS)))
def test_a_planted_fault_is_found_where_it_stands(data, tmp_path, plant):
    name, old, new, message = plant
    planted = tmp_path / "data"
    shutil.copytree(data, planted)
    text = (planted / name).read_text(encoding="utf-8")
    assert old in text
    (planted / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(problem) for problem in check_facts(planted)]
    assert any(line.startswith(message) for line in found), found


def test_several_faults_are_all_reported_in_order(data, tmp_path):
    planted = tmp_path / "data"
    shutil.copytree(data, planted)
    for name in ("edges.toml", "nodes.toml"):
        text = (planted / name).read_text(encoding="utf-8")
        (planted / name).write_text(text.replace('["page"]', '["gone"]'), encoding="utf-8")
    found = [(problem.path, problem.line) for problem in check_facts(planted)]
    assert found == [("edges.toml", 14), ("nodes.toml", 9), ("nodes.toml", 19)]


FAULTY = [
    ("citations.json", '"A page"', "5, 5", "citations.json:13"),
    ("citations.json", '"A page"', '["A page"]', "citations.json:13"),
    ("nodes.toml", "[[nodes]]", "[[nodes]", "nodes.toml:2"),
    ("nodes.toml", 'type = "kinase"', 'type = "kin"', "nodes.toml:15"),
]


@pytest.mark.parametrize("fault", FAULTY, ids=range(len(FAULTY)))
def test_what_points_at_a_faulty_record_is_not_in_error_itself(data, tmp_path, fault):
    name, old, new, told = fault
    planted = tmp_path / "data"
    shutil.copytree(data, planted)
    text = (planted / name).read_text(encoding="utf-8")
    assert old in text
    (planted / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [f"{problem.path}:{problem.line}" for problem in check_facts(planted)] == [told]


def test_a_table_with_very_many_faults_is_told_of_in_part(data, tmp_path):
    planted = tmp_path / "data"
    shutil.copytree(data, planted)
    terms = [f'[[glossary]]\nterm = "t{number}"\ndefinition = "d"\ncites = ["gone"]\n'
             'status = "verified"\n' for number in range(300)]  # fmt: skip
    (planted / "glossary.toml").write_text("".join(terms), encoding="utf-8")
    assert len(check_facts(planted)) == 100


def test_an_absent_file_is_a_problem_and_no_crash(data, tmp_path):
    planted = tmp_path / "data"
    shutil.copytree(data, planted)
    (planted / "vignettes.toml").unlink()
    (problem,) = check_facts(planted)
    assert str(problem) == "vignettes.toml:1: can't be read: No such file or directory"
