"""RoB 2 over all domains: the worst of them, unless someone overrules it and says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from ketacourse.content.bias import Judgement
from ketacourse.display.table import table
from ketacourse.errors import KetacourseError, brief
from ketacourse.evidence.bias.rob2 import DomainJudgement, known_judgement, says_judgement, worst


@dataclass(frozen=True, slots=True, eq=False)
class OverallJudgement:
    """What the domains come to together; prints as, and is equal to, its word.

    `proposed` is what the algorithm says; an override replaces it and carries its `reason`.
    """

    judgement: Judgement
    proposed: Judgement
    domains: Mapping[str, Judgement] = field(default_factory=dict)
    reason: str = ""

    def __str__(self) -> str:
        return self.judgement

    def __repr__(self) -> str:
        why = f"; proposed {self.proposed}, overruled: {self.reason}" if self.reason else ""
        return f"<overall: {self.judgement}{why}>"

    def __eq__(self, other: object) -> bool:
        return str(other) == self.judgement if says_judgement(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.judgement)

    def _repr_html_(self) -> str:
        why = f"<p>Overruled: {escape(self.reason)}</p>" if self.reason else ""
        rows = [*self.domains.items(), ("overall", self.judgement)]
        return table(("Domain", "Judgement"), rows).html() + why


def judge_overall(
    domains: Mapping[str, object] | Iterable[object],
    *,
    override: str | None = None,
    reason: str = "",
) -> OverallJudgement:
    """Judge a result overall: high if any domain is, low if all are, otherwise some concerns.

    Parameters
    ----------
    domains
        Judgements of the domains, by name or in a row: results of `judge_domain`, or words.
        RoB 2 wants all five; this takes what it is given.
    override
        Another judgement, where several concerns together weigh more than each (or any other
        ground that can be put in words).
    reason
        Why; needed with an override, and only then.

    Raises
    ------
    KetacourseError
        If there is no domain, a word is no judgement, or an override comes without its reason.
    """
    words = _named(domains)
    proposed = worst(words.values())
    if override is None:
        if reason:
            raise KetacourseError("a reason is given but no override; give override='high' as well")
        return OverallJudgement(proposed, proposed, words)
    if not reason.strip():
        raise KetacourseError("an override needs its reason; give reason='why' in words")
    return OverallJudgement(known_judgement(override), proposed, words, reason.strip())


def _named(domains: Mapping[str, object] | Iterable[object]) -> dict[str, Judgement]:
    """Judgements by the name of their domain, or by their place where there is no name."""
    if isinstance(domains, str):
        raise KetacourseError(f"the judgements of several domains are needed; got {brief(domains)}")
    if isinstance(domains, Mapping):
        found = {str(name): known_judgement(word) for name, word in domains.items()}
    else:
        row = list(domains)
        names = [each.domain if isinstance(each, DomainJudgement) else "" for each in row]
        found = {
            name or f"domain {at}": known_judgement(word)
            for at, (name, word) in enumerate(zip(names, row, strict=True), 1)
        }
        if len(found) < len(row):
            raise KetacourseError("a domain stands twice among the judgements; give each once")
    if not found:
        raise KetacourseError("no domain was given; give the judgement of each of the five")
    return found
