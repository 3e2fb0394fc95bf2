"""The traffic light: trials by domains of bias, each cell with colour, symbol and letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ketacourse.content.bias import JUDGEMENTS, BiasDomain, Judgement
from ketacourse.content.library import records
from ketacourse.content.tables import BIAS_DOMAINS
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.display.words import counted
from ketacourse.evidence.bias.assessments import LETTERS, SYMBOLS, Assessment
from ketacourse.evidence.bias.rob2 import in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_IN = 0.42
HEAD_ROWS = 1.6
FOOT_ROWS = 1.0
NAME_X = -3.4  # columns; names of trials start here
OVERALL_GAP = 0.35
COLOURS: dict[Judgement, str] = {"low": GREEN, "some concerns": ORANGE, "high": VERMILION}
SHAPES: dict[Judgement, str] = {"low": "o", "some concerns": "s", "high": "D"}
SIZES: dict[Judgement, float] = {"low": 19, "some concerns": 17, "high": 15.5}
HEADS = {
    "randomisation": "random-\nisation",
    "deviations": "departures",
    "missing data": "missing\noutcomes",
    "measurement": "measure-\nment",
    "selection": "choice of\nresult",
    "crossover": "carry-\nover",
}


def traffic_light_picture(assessments: Sequence[Assessment]) -> Picture:
    """Show how each trial was judged in each domain, and overall."""
    domains = shown_domains(assessments)
    with course_style():
        rows = HEAD_ROWS + len(assessments) + FOOT_ROWS
        figure, axes = new_figure(7.4, ROW_IN * rows, at=(0, 0, 1, 1))
        draw_lights(axes, assessments, domains)
        cites = tuple(dict.fromkeys(c for each in assessments for c in each.reading.cites))
        return picture(
            figure,
            alt=_alt(assessments, domains),
            caption=_caption(),
            data=_data(assessments, domains),
            cites=("sterne_2019_rob2", *cites),
        )


def shown_domains(assessments: Sequence[Assessment]) -> tuple[BiasDomain, ...]:
    """The domains in which at least one of the trials is judged."""
    used = {judged.domain for each in assessments for judged in each.domains}
    return tuple(domain for domain in records(BIAS_DOMAINS) if domain.id in used)


def draw_lights(
    axes: Axes, assessments: Sequence[Assessment], domains: Sequence[BiasDomain]
) -> None:
    """Draw a row for each trial, a column for each domain, and overall apart on the right."""
    last = len(domains) + OVERALL_GAP
    axes.set(
        xlim=(NAME_X - 0.15, last + 0.6),
        ylim=(len(assessments) - 0.5 + FOOT_ROWS, -0.5 - HEAD_ROWS),
    )
    axes.set_axis_off()
    _draw_heads(axes, domains, last)
    for y, each in enumerate(assessments):
        axes.hlines(y + 0.5, NAME_X, last + 0.5, colors=PALE, linewidth=0.8, zorder=0)
        axes.text(NAME_X, y, each.study.name, fontsize=10, va="center")
        judged = {one.domain: one.judgement for one in each.domains}
        for x, domain in enumerate(domains):
            if domain.id in judged:
                draw_light(axes, (x, y), judged[domain.id], f"{each.study.id} {domain.id}")
            else:
                axes.text(x, y, "–", ha="center", va="center", color=GREY)
        draw_light(axes, (last, y), each.overall.judgement, f"{each.study.id} overall")
    _draw_key(axes, len(assessments) - 0.5 + FOOT_ROWS * 0.55)


def _draw_heads(axes: Axes, domains: Sequence[BiasDomain], last: float) -> None:
    for x, domain in enumerate(domains):
        words = f"{domain.number}\n{HEADS[domain.id]}"
        axes.text(x, -0.65, words, fontsize=8.5, ha="center", va="bottom", linespacing=1.05)
    axes.text(last, -0.65, "overall", fontsize=9, ha="center", va="bottom", fontweight="bold")


def draw_light(
    axes: Axes, at: tuple[float, float], judgement: Judgement, name: str, *, size: float = 1.0
) -> None:
    """Draw one cell: shape and colour, and on it symbol and letter."""
    x, y = at
    look: dict[str, Any] = {"color": COLOURS[judgement], "markersize": size * SIZES[judgement]}
    axes.plot([x], [y], SHAPES[judgement], gid=f"light {name}", **look)
    words = f"{SYMBOLS[judgement]}{LETTERS[judgement]}"
    place: dict[str, Any] = {"ha": "center", "va": "center_baseline"}
    look = {"color": INK, "fontsize": 9 * max(size, 0.92), "fontweight": "bold"}
    axes.text(x, y + 0.02, words, gid=f"word {name}", **place, **look)


def _draw_key(axes: Axes, y: float) -> None:
    for x, judgement in zip((NAME_X + 0.25, -1.0, 2.4), JUDGEMENTS, strict=True):
        draw_light(axes, (x, y), judgement, f"key {judgement}")
        axes.text(x + 0.4, y, in_words(judgement), fontsize=9, va="center")


def _alt(assessments: Sequence[Assessment], domains: Sequence[BiasDomain]) -> str:
    by_word = {
        word: [each.study.name for each in assessments if each.overall == word]
        for word in JUDGEMENTS
    }
    told = "; ".join(
        f"{in_words(word)}: {', '.join(names) or 'none'}" for word, names in by_word.items()
    )
    return (
        f"Risk of bias of {counted(len(assessments), 'trial')} in "
        f"{counted(len(domains), 'domain')}, by the course's reading. "
        f"Overall {told}. {_weakest(assessments, domains)}"
    )


def _weakest(assessments: Sequence[Assessment], domains: Sequence[BiasDomain]) -> str:
    """Say where trials are most often at high risk."""
    high = Counter(
        one.domain for each in assessments for one in each.domains if one.judgement == "high"
    )
    if not high:
        return "No domain is judged at high risk in any of them."
    most = max(high.values())
    names = [each.name.lower() for each in domains if high[each.id] == most]
    each_of = "each in " if len(names) > 1 else ""
    return (
        f"High risk comes most often from {'; '.join(names)} "
        f"({each_of}{most} of {len(assessments)} trials)."
    )


def _caption() -> str:
    return (
        "Each cell is worked out by the algorithm of RoB 2 from reasoned answers; the worst "
        "domain decides overall. S is judged in crossover trials only, by rows that are the "
        "course's own. The course's reading, to be argued with."
    )


def _data(assessments: Sequence[Assessment], domains: Sequence[BiasDomain]) -> Table:
    rows = []
    for each in assessments:
        judged = {one.domain: str(one) for one in each.domains}
        cells = [judged.get(domain.id, "not asked") for domain in domains]
        rows.append((each.study.name, each.reading.result, *cells, str(each.overall)))
    names = [f"{domain.number} {domain.name}" for domain in domains]
    return table(("Trial", "Result judged", *names, "Overall"), rows)
