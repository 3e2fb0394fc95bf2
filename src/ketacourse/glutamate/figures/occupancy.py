"""How full the channel would be: occupancy against free concentration, with its doubt as a band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.display.drawing import (
    Axis,
    Band,
    Colour,
    Dots,
    Drawing,
    Line,
    Mark,
    Note,
    Panel,
)
from ketacourse.display.picture import captioned
from ketacourse.display.words import as_typed, decimals
from ketacourse.glutamate.figures.words import percent
from ketacourse.glutamate.filling import (
    CONCENTRATIONS_UM,
    HIGHEST_UM,
    LOWEST_UM,
    Filling,
    fillings,
    free_levels,
    in_neurons,
    second_site_um,
)

NOT_MEASURED = "model-based, not measured in people"
TABLE_UM = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
HALF_FULL = {
    "ketamine": "EC50: what half fills the channel. Ki: the same, found by displacing another "
    "blocker.",
    "memantine": "IC50: what halves the current, so half of the channels are blocked.",
}
CAPTIONS = {
    "ketamine": "**Model-based, not measured in people**: a single site, C / (C + EC50). The line "
    "has an EC50 of 1 µmol/L; the band runs between the Ki of the sources.",
    "memantine": "**Model-based, not measured in people**: a single site, C / (C + IC50), over "
    "four receptor subtypes in frog eggs; the two sets also differ in voltage.",
}
ABOUT = {
    "ketamine": "One Ki is for the S form. Figures for 1 mM Mg²⁺ that would lower the curve many "
    "times over are unconfirmed and not drawn. Plasma levels were turned into free drug with an "
    "unbound share of 0.55 to 0.77, and the brain was taken to follow the plasma. Some potencies "
    "were read second-hand.",
    "memantine": "Read second-hand, in a supplementary table. With Mg²⁺ in the pore, memantine "
    "needs several times as much.",
}
SHARES = (0, 20, 40, 60, 80, 100)
LEVELS_AT = (138, 124, 110)  # rows of reported levels, above the curves


def occupancy_drawing() -> Drawing:
    """Both blockers on one panel; `occupancy_numbers` says which is shown, and where."""
    (ketamine,), memantine = fillings("ketamine"), fillings("memantine")
    return Drawing(
        panels=(
            Panel(
                x=Axis(
                    low=LOWEST_UM,
                    high=HIGHEST_UM,
                    ticks=(0.01, 0.1, 1, 10),
                    label="Free concentration (µmol/L)",
                    is_log=True,
                ),
                y=Axis(
                    low=0, high=150, ticks=(0, 20, 40, 60, 80, 100), label="Channels filled (%)"
                ),
                marks=(
                    *_ketamine(ketamine),
                    *_levels(),
                    *_memantine(memantine),
                    Line(points="{range}", colour="blue", width=6),
                    Line(points="{second_range}", colour="vermilion", width=6),
                    Dots(points="{middle}", size=8),
                    Dots(points="{chosen}", shape="triangle", size=13),
                ),
                height_px=430,
            ),
        ),
        heading="{finding}",
        note="{note}",
        alt="{alt}",
        caption="{caption}",
        about="{about}",
        columns="{columns}",
        rows="{rows}",
        title=f"Channels filled, {NOT_MEASURED}",
    )


def _ketamine(band: Filling) -> list[Mark]:
    half, shown = band.potency, "{ketamine}"
    # At the right end, where no range can be chosen; moved apart, for the curves meet there.
    names = (
        (f"{half.kinds[0]} {half.low_um:g}", band.most[-1], -10),
        (f"EC50 {half.middle_um:g}", band.middle[-1], 0),
        (f"{half.kinds[1]} {half.high_um:g}", band.least[-1], 6),
    )
    neurons = [(each.concentration_um, each.block_percent) for each in in_neurons()]
    second = second_site_um()
    return [
        *_band(band, "blue", shown),
        Line(points=_curve(band.middle), colour="blue", width=2.6, only=shown),
        *(Note(text=t, y=y, dy=dy, beside=True, colour="blue", only=shown) for t, y, dy in names),
        Line(points=[(second, 0), (second, 100)], colour="grey", dash="dotted", only=shown),
        Note(
            text="2nd site,\nsaid to be\nhalf full",
            x=second,
            y=85,
            dx=-4,
            anchor="end",
            colour="grey",
            only=shown,
        ),
        Dots(points=neurons, shape="square", size=9, only=shown),
        Note(
            text="block in\nneurons",
            x=neurons[-1][0],
            y=neurons[-1][1] - 10,
            dx=8,
            anchor="start",
            only=shown,
        ),
    ]


def _memantine(bands: Sequence[Filling]) -> list[Mark]:
    shown = "{memantine}"
    colours: tuple[Colour, Colour] = ("blue", "vermilion")
    marks: list[Mark] = []
    for band, colour in zip(bands, colours, strict=True):
        half = band.potency
        words = half.condition.replace(", ", ",\n") + f"\nIC50 {half.low_um:g} to {half.high_um:g}"
        x, y = (half.low_um * 0.72, 64) if colour == "blue" else (HIGHEST_UM * 0.95, 13)
        marks += _band(band, colour, shown)
        marks.append(Note(text=words, x=x, y=y, anchor="end", colour=colour, only=shown))
    return marks


def _band(band: Filling, colour: Colour, shown: str) -> list[Mark]:
    ends = zip(CONCENTRATIONS_UM, band.least, band.most, strict=True)
    area = [(round(x, 5), round(low, 3), round(high, 3)) for x, low, high in ends]
    edges = [_curve(band.least), _curve(band.most)]
    return [
        Band(points=area, colour=colour, only=shown),
        Line(points=edges, colour=colour, width=1, only=shown),
    ]


def _curve(shares: Sequence[float]) -> list[tuple[float, float]]:
    pairs = zip(CONCENTRATIONS_UM, shares, strict=True)
    return [(round(x, 5), round(share, 3)) for x, share in pairs]


def _levels() -> list[Mark]:
    """Reported plasma levels, as free drug, above the curves."""
    colours: tuple[Colour, ...] = ("ink", "purple", "green")
    marks: list[Mark] = []
    for level, colour, y in zip(free_levels(), colours, LEVELS_AT, strict=True):
        ends = (level.low_um, level.high_um)
        low, high = (decimals(end, 2 if end < 1 else 1) for end in ends)
        words = f"{level.name}: {low} to {high} free"
        marks += [
            Line(points=[(end, y) for end in ends], colour=colour, width=6, only="{ketamine}"),
            Note(
                text=words,
                x=(ends[0] * ends[1]) ** 0.5,
                y=y,
                dy=-13,
                colour=colour,
                only="{ketamine}",
            ),
        ]
    return marks


def occupancy_given() -> dict[str, Any]:
    """What the page needs to say and draw a setting: by blocker, its potencies and fixed words."""
    given: dict[str, Any] = {}
    for drug in ("ketamine", "memantine"):
        bands = fillings(drug)
        names = [f"{drug} {band.potency.condition}".strip() for band in bands]
        given[drug] = {
            "halves": [(band.potency.low_um, band.potency.high_um) for band in bands],
            "middle": bands[0].potency.middle_um,
            "conditions": [band.potency.condition for band in bands],
            "note": f"An estimate: {NOT_MEASURED}. {HALF_FULL[drug]}",
            "caption": captioned(CAPTIONS[drug]),
            "about": f"<p>{captioned(ABOUT[drug], _cites(drug, bands))}</p>",
            "columns": ["Free concentration", *names],
            "rows": [
                [f"{each:g} µmol/L", *(_share(band, each) for band in bands)] for each in TABLE_UM
            ],
        }
    return given


def occupancy_numbers(drug: str, free_um: float) -> dict[str, Any]:
    """What the drawing shows of one setting; `occupancy.js` says the same."""
    bands, fixed = fillings(drug), occupancy_given()[drug]
    ranges = [[(free_um, end) for end in band.at(free_um)] for band in bands]
    middle = bands[0].potency.middle_um
    return {
        **{name: fixed[name] for name in ("note", "caption", "about", "columns", "rows")},
        "ketamine": drug == "ketamine",
        "memantine": drug == "memantine",
        "finding": _finding(bands, free_um),
        "alt": _alt(bands, free_um),
        "range": ranges[0],
        "second_range": ranges[1] if len(ranges) > 1 else [],
        "middle": [(free_um, 100 * free_um / (free_um + middle))] if middle else [],
        "chosen": [(free_um, 0)],
    }


def _finding(bands: Sequence[Filling], free_um: float) -> str:
    free, shares = as_typed(free_um), [_share(band, free_um) for band in bands]
    if len(shares) == 1:
        return f"{free} µM free ketamine would fill {shares[0]} of the channels"
    return f"{free} µM memantine would fill {shares[0]} without Mg²⁺, {shares[1]} with it"


def _share(band: Filling, free_um: float) -> str:
    low, high = band.at(free_um)
    return f"{decimals(low, 0)} to {decimals(high, 0)} %"


def _alt(bands: Sequence[Filling], free_um: float) -> str:
    half = bands[0].potency
    shares = "; ".join(
        f"{_share(band, free_um)} {band.potency.condition}".strip() for band in bands
    )
    text = (
        f"Channels filled against free {half.drug}, a one-site model. At {as_typed(free_um)} "
        f"µmol/L: {shares}, over the potencies that sources give"
    )
    if half.middle_um:
        middle = 100 * free_um / (free_um + half.middle_um)
        text += f"; {percent(middle)} at an EC50 of {as_typed(half.middle_um)} µmol/L"
    return f"{text}. {NOT_MEASURED.capitalize()}."


def _cites(drug: str, bands: Sequence[Filling]) -> tuple[str, ...]:
    named = [cite for band in bands for cite in band.potency.cites]
    if drug == "ketamine":
        named += [cite for level in free_levels() for cite in level.cites]
        for name in ("occupancy_worked", "ec50_allosteric", "ic50_neuron_gerhard"):
            named += record(PHARMACOLOGY, name).cites
    return tuple(dict.fromkeys(named))
