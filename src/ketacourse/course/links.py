"""Whether every link is well formed, by its form alone: nothing here, or in any test, calls out.

A link that a reader follows must be https, name its host in full, and lead to the place itself
rather than to a redirect or a copy of it. A link into this repository must lead to a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ketacourse.errors import Problem

KINDS = ("*.md", "*.ipynb", "*.toml", "*.yaml", "*.yml", "*.json", "*.cff")
# Up to a space or whatever closes a link in Markdown, HTML, JSON or TOML.
ADDRESS = re.compile(r"\bhttps?:[^\s<>\"'`\\\]}]*", re.IGNORECASE)
RELATIVE = re.compile(r"\]\((?!https?:|#|mailto:|data:)([^)\s]+)\)")
HOST = re.compile(r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
DOI = re.compile(r"/10\.\d{4,9}/\S+")
# Names of formats, which look like links and are never followed; and this very machine.
NOT_FOLLOWED = (
    "http://www.w3.org/",
    "http://json-schema.org/draft-07/schema#",
    "http://127.0.0.1",
    "http://localhost",
)
BETTER = {
    "dx.doi.org": "doi.org",
    "pubmed.gov": "pubmed.ncbi.nlm.nih.gov",
    "clinicaltrials.com": "clinicaltrials.gov",
    "en.m.wikipedia.org": "en.wikipedia.org",
}
NOT_KEPT = {"node_modules", "work"}  # what npm installs, and the student's own copies
COPIES = ("sci-hub.", "libgen.", "z-lib.", "scholar.archive.org", "europepmc.org/api")


def check_links(root: Path) -> list[Problem]:
    """Every ill-formed link in the prose and data of a checkout.

    Parameters
    ----------
    root
        The checkout; problems name files from there. Hidden folders are left out, and so are those
        that git does not keep.
    """
    return [problem for path in _files(root) for problem in _in_file(path, root)]


def fault_of(address: str) -> str:
    """What is wrong with a link, and what to do; empty if nothing is.

    >>> fault_of("http://doi.org/10.1001/x")
    'is not https; write https://doi.org/10.1001/x'
    """
    if address.startswith(NOT_FOLLOWED):
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        return f"cannot be read as a link: {fault}"
    if parts.scheme != "https":
        return f"is not https; write {address.replace('http:', 'https:', 1)}"
    if not HOST.fullmatch(host):
        return f"has no full host name, but '{parts.netloc}'; write it as in https://doi.org/"
    if parts.username or port:
        return "carries a user or a port; link the public page"
    return _place(host, address, parts.path)


def _place(host: str, address: str, path: str) -> str:
    """Whether the link leads to the place itself."""
    if host in BETTER:
        return f"leads there by a detour; use {BETTER[host]}"
    if any(copy in address for copy in COPIES):
        return "leads to a copy; link the publisher, PubMed or the DOI"
    if host == "doi.org" and not DOI.fullmatch(unquote(path)):
        return "is no DOI; it has the form https://doi.org/10.1234/name"
    return ""


def _files(root: Path) -> Iterator[Path]:
    for kind in KINDS:
        for path in sorted(root.rglob(kind)):
            parts = path.relative_to(root).parts
            if parts[0] not in NOT_KEPT and not any(part.startswith(".") for part in parts):
                yield path


def _in_file(path: Path, root: Path) -> Iterator[Problem]:
    name = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for address in ADDRESS.findall(line):
            whole = _without_closing(address)
            if fault := fault_of(whole):
                yield Problem(name, number, f"link {whole} {fault}")
        if path.suffix in (".md", ".ipynb"):
            yield from (Problem(name, number, fault) for fault in _relative(line, path, root))


def _relative(line: str, path: Path, root: Path) -> Iterator[str]:
    for target in RELATIVE.findall(line):
        found = (path.parent / unquote(target.split("#")[0])).resolve()
        if not found.is_relative_to(root.resolve()) or not found.exists():
            yield f"link to '{target}', but no such file is in this repository"


def _without_closing(address: str) -> str:
    """Drop the full stop, comma or bracket after a link; a bracket opened inside it stays."""
    while address and address[-1] in ".,;:!?*_|)\u2026":
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
