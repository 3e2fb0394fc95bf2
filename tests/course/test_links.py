from __future__ import annotations

import pytest

from ketacourse.course.links import check_links, fault_of


@pytest.mark.parametrize(
    "address",
    [
        "https://doi.org/10.1016/S0140-6736(12)60834-8",
        "https://doi.org/10.1002/(SICI)1097-0258",
        "https://pubmed.ncbi.nlm.nih.gov/16894061/",
        "https://mybinder.org/v2/gh/a/b/HEAD?urlpath=lab/tree/c.ipynb#d",
        "http://www.w3.org/2000/svg",
        "http://127.0.0.1:8888/lab",
    ],
)
def test_a_well_formed_link_has_no_fault(address):
    assert fault_of(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://doi.org/10.1001/x", "is not https; write https://doi.org/10.1001/x"),
        (
            "https://doi/10.1001/x",
            "has no full host name, but 'doi'; write it as in https://doi.org/",
        ),
        ("https:///x", "has no full host name, but ''; write it as in https://doi.org/"),
        ("https:doi.org", "has no full host name, but ''; write it as in https://doi.org/"),
        ("https://a.org:8080/", "carries a user or a port; link the public page"),
        ("https://me@a.org/", "carries a user or a port; link the public page"),
        ("https://dx.doi.org/10.1001/x", "leads there by a detour; use doi.org"),
        ("https://doi.org/abc", "is no DOI; it has the form https://doi.org/10.1234/name"),
        (
            "https://sci-hub.example.org/10.1001/x",
            "leads to a copy; link the publisher, PubMed or the DOI",
        ),
        ("https://a.org:port/", "cannot be read as a link: "),
    ],
)
def test_an_ill_formed_link_is_told_with_what_to_write(address, fault):
    assert fault_of(address).startswith(fault)


def test_every_kind_of_file_is_read_and_its_line_told(tmp_path):
    for name in ("a.md", "b.yaml", "c.toml", "d.json", "e.ipynb", "f.cff"):
        (tmp_path / name).write_text('\nsee "http://a.org/x"\n', "utf-8")
    (tmp_path / "g.py").write_text('"http://a.org"', "utf-8")
    for left_out in (".hidden", "node_modules", "work"):
        (tmp_path / left_out).mkdir()
        (tmp_path / left_out / "h.md").write_text("http://a.org", "utf-8")
    found = sorted(str(problem) for problem in check_links(tmp_path))
    fault = "link http://a.org/x is not https; write https://a.org/x"
    assert found == [
        f"{name}:2: {fault}" for name in ("a.md", "b.yaml", "c.toml", "d.json", "e.ipynb", "f.cff")
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "[a](https://a.org/x).",
        "(see https://a.org/x), and",
        "<https://a.org/x>",
        "**https://a.org/x**",
        "[a](https://doi.org/10.1016/S0140-6736(12)60834-8)",
    ],
)
def test_what_closes_a_link_is_not_part_of_it(tmp_path, prose):
    (tmp_path / "a.md").write_text(prose, "utf-8")
    assert check_links(tmp_path) == []


def test_a_link_into_the_repository_must_lead_to_a_file(tmp_path):
    (tmp_path / "a.md").write_text("[b](b.md#part) [c](c.md) [d](../d.md) [e](#e)", "utf-8")
    (tmp_path / "b.md").write_text("b", "utf-8")
    assert [str(problem) for problem in check_links(tmp_path)] == [
        "a.md:1: link to 'c.md', but no such file is in this repository",
        "a.md:1: link to '../d.md', but no such file is in this repository",
    ]
