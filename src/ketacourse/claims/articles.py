"""The articles against each other: where they contradict, and how their claims fared.

Contradictions are shown without our verdicts, so that they can be weighed first; the league table
counts verdicts and names no single claim.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from ketacourse.claims.sights import sight_html
from ketacourse.claims.verdicts import article_name, article_numbers
from ketacourse.content.library import record, records
from ketacourse.content.tables import ARTICLES, CLAIMS, VERDICT_ANSWERS, VERDICT_KINDS
from ketacourse.content.teaching import Article, Claim
from ketacourse.display.page import Page
from ketacourse.display.table import Table, side_table, table
from ketacourse.display.words import counted
from ketacourse.statistics.shares import Share


@dataclass(frozen=True, slots=True)
class Standing:
    """One article, and how many of its claims got each kind of verdict, by its id."""

    article: Article
    kinds: Counter[str]

    @property
    def name(self) -> str:
        """How pages call the article."""
        return f"Article {article_numbers()[self.article.id]}"

    @property
    def total(self) -> int:
        """How many of its claims were checked."""
        return self.kinds.total()

    def answered(self, answer: str) -> Share:
        """How many of its claims got one of our answers, such as ``stands``."""
        kinds = [kind.id for kind in records(VERDICT_KINDS) if kind.answers[0] == answer]
        return Share(sum(self.kinds[kind] for kind in kinds), self.total)


@dataclass(frozen=True, slots=True, repr=False)
class League:
    """The articles, those with the largest share of claims that stand first."""

    standings: tuple[Standing, ...]

    def __repr__(self) -> str:
        return "\n".join(f"{each.name}: {each.answered('stands')} stand" for each in self.standings)

    def _repr_html_(self) -> str:
        return self.table().html()

    def table(self) -> Table:
        """Counts of our answers, with the number of claims as denominator."""
        answers = records(VERDICT_ANSWERS)
        rows = [
            (
                each.name,
                each.article.kind,
                each.article.sells,
                *(each.answered(answer.id) for answer in answers),
            )
            for each in self.standings
        ]
        head = ("Article", "What it is", "What it sells", *(answer.name for answer in answers))
        return table(head, rows, caption="Our verdicts on the claims of each article", wide=True)

    def kinds(self) -> Table:
        """Counts of every kind of verdict that was given, for each article and in all.

        A row for each kind, since ten of them beside each other are wider than a page.
        """
        total = sum((each.kinds for each in self.standings), Counter[str]())
        counts = [*(each.kinds for each in self.standings), total]
        given = [kind for kind in records(VERDICT_KINDS) if total[kind.id]]
        rows = [(kind.name, *(each[kind.id] for each in counts)) for kind in given]
        rows.append(("claims", *(each.total() for each in counts)))
        head = ("Kind of verdict", *(each.name for each in self.standings), "All")
        return table(head, rows, caption="Kinds of verdict, in claims", wide=True)


def league_table() -> League:
    """Count our verdicts on the claims of every article."""
    made = [Standing(each, _verdicts(each)) for each in records(ARTICLES)]
    return League(tuple(sorted(made, key=lambda each: -(each.answered("stands").value or 0))))


def _verdicts(article: Article) -> Counter[str]:
    return Counter(claim.verdict for claim in records(CLAIMS) if claim.article == article.id)


def contradicting() -> tuple[tuple[Claim, Claim], ...]:
    """Pairs of claims that pull against each other, each pair once, in file order."""
    pairs = (
        (claim, record(CLAIMS, other)) for claim in records(CLAIMS) for other in claim.contradicts
    )
    return tuple((one, other) for one, other in pairs if one.id < other.id)


def contradictions() -> Page:
    """Show where the articles contradict each other, with the records that decide folded away."""
    heads = ("One article says", "Another says")
    rows = [
        (f"Pair {at}, on {one.topic}", _cells(one, other))
        for at, (one, other) in enumerate(contradicting(), 1)
    ]
    return Page(side_table("Claims that pull against each other", heads, rows))


def _cells(one: Claim, other: Claim) -> tuple[str, ...]:
    """What either article says, and below both the records that decide."""
    said = [f"{escape(each.says)} <em>({article_name(each)})</em>" for each in (one, other)]
    sights = dict.fromkeys((*one.see, *other.see))
    shown = "".join(f"<li>{sight_html(each)}</li>" for each in sights)
    decides = f"What decides: {counted(len(sights), 'record')}"
    return (*said, f"<details><summary>{decides}</summary><ul>{shown}</ul></details>")
