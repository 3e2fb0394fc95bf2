"""Terms of the glossary in a lesson's prose: links that carry their definition.

Whoever writes a lesson sets a term in italics. Storing the lesson makes a link of it, to the list
of terms at the lesson's end, with the definition as the link's title. So it reads without a kernel,
in a notebook that is not trusted, and in pages made of it; in JupyterLab the course's extension
opens the definition beside the term. Reading the lesson takes the links off again.
"""

from __future__ import annotations

import re
from functools import cache

from ketacourse.content.citations import status_text
from ketacourse.content.library import records
from ketacourse.content.tables import GLOSSARY
from ketacourse.content.teaching import Term

# A link as it is written here, in a notebook's text or, with its quotes escaped, in its file.
LINKED = re.compile(r'\[(\*[^*\[\]]+\*)\]\(#term-[\w-]+ \\?"[^"\\]*\\?"\)')
# Code and other links are passed over; what is left of the alternatives is a text in italics.
PIECE = re.compile(
    r"```.*?```|`[^`\n]*`|\[[^\]]*\]\([^)]*\)|\*\*"
    r"|(?<![*\w\\])\*(?P<term>[^*\s](?:[^*]{0,60}[^*\s])?)\*(?![*\w])",
    re.DOTALL,
)


def anchor(term: Term) -> str:
    """Name of the place where a term is defined in the list of a lesson.

    >>> anchor(Term(term="Mg2+ block", definition="", cites=("x",), status="verified"))
    'term-mg2-block'
    """
    return f"term-{'-'.join(re.findall(r'[a-z0-9]+', term.term.casefold()))}"


def with_links(markdown: str) -> str:
    """Prose with its terms as links, as a lesson is stored; links of before are renewed."""
    return PIECE.sub(_linked, without_links(markdown))


def without_links(text: str) -> str:
    """Prose as it is written, or a notebook's file, its terms in italics alone."""
    return LINKED.sub(r"\1", text)


def _linked(found: re.Match[str]) -> str:
    term = _by_form().get(" ".join((found["term"] or "").split()).casefold())
    if term is None:
        return found[0]
    title = f"{term.definition}{status_text(term.status)}".replace('"', "'").replace("\\", "")
    return f'[{found[0]}](#{anchor(term)} "{title}")'


@cache
def _by_form() -> dict[str, Term]:
    """Every form under which a term is met, in small letters; its own name comes first."""
    terms = records(GLOSSARY)
    others = {form.casefold(): term for term in terms for form in term.also}
    return {**others, **{term.term.casefold(): term for term in terms}}
