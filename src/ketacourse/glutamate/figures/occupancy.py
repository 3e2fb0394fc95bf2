"""How full the channel would be: occupancy against free concentration, with its doubt as a band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.content.library import record
from ketacourse.content.tables import PHARMACOLOGY
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    course_style,
    new_figure,
)
from ketacourse.display.table import Table, table
from ketacourse.glutamate.figures.words import percent
from ketacourse.glutamate.filling import (
    CONCENTRATIONS_UM,
    HIGHEST_UM,
    LOWEST_UM,
    Filling,
    FreeLevel,
    Neuron,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NOT_MEASURED = "model-based, not measured in people"
TABLE_UM = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
FILLS = ((SKY, BLUE), (ORANGE, VERMILION))


def occupancy_picture(
    bands: Sequence[Filling],
    free_um: float,
    *,
    levels: Sequence[FreeLevel] = (),
    neurons: Sequence[Neuron] = (),
    second_site_um: float | None = None,
) -> Picture:
    """Show the band of occupancies, and what it gives at one concentration."""
    with course_style():
        figure, axes = new_figure(
            7.2,
            4.7 if levels else 4.2,
            at=(0.095, 0.115, 0.885, 0.545) if levels else (0.095, 0.13, 0.885, 0.69),
        )
        draw_bands(axes, bands, free_um, neurons, second_site_um)
        if levels:
            strip = figure.add_axes((0.095, 0.675, 0.885, 0.17), sharex=axes)
            draw_levels(strip, levels)
        figure.text(0.012, 0.95, _title(bands, free_um), fontsize=11.5, fontweight="bold")
        figure.text(0.012, 0.897, f"An estimate: {NOT_MEASURED}", va="center")
        return picture(
            figure,
            alt=_alt(bands, free_um),
            caption=_caption(bands),
            data=_data(bands),
            cites=_cites(bands, levels),
        )


def draw_bands(
    axes: Axes,
    bands: Sequence[Filling],
    free_um: float,
    neurons: Sequence[Neuron] = (),
    second_site_um: float | None = None,
) -> None:
    """Draw each band, the chosen concentration, and what was seen in neurons."""
    axes.set_xscale("log")
    axes.set(xlim=(LOWEST_UM, HIGHEST_UM), ylim=(0, 104), yticks=range(0, 101, 20))
    axes.set_xticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
    axes.minorticks_off()
    axes.set_xlabel("Free concentration (µmol/L)")
    axes.set_ylabel("Channels filled (%)")
    for band, (fill, line) in zip(bands, FILLS, strict=False):
        _draw_band(axes, band, fill, line)
    if second_site_um is not None:
        _draw_second_site(axes, second_site_um)
    if neurons:
        at = [(each.concentration_um, each.block_percent) for each in neurons]
        axes.plot(*zip(*at, strict=True), "s", color=INK, markersize=6, gid="neurons")
        axes.text(at[-1][0] * 1.1, at[-1][1] - 3, "block in\nneurons", fontsize=9, va="top")
    axes.axvline(free_um, color=INK, linewidth=1, zorder=4, gid="chosen")
    for band, (_, line) in zip(bands, FILLS, strict=False):
        ends = band.at(free_um)
        axes.plot([free_um] * 2, ends, color=line, linewidth=5, zorder=5, gid="range")


def _draw_band(axes: Axes, band: Filling, fill: str, line: str) -> None:
    xs = CONCENTRATIONS_UM
    axes.fill_between(xs, band.least, band.most, color=fill, alpha=0.35, linewidth=0, gid="band")
    for values in (band.least, band.most):
        axes.plot(xs, values, color=line, linewidth=1, gid="edge")
    if band.middle:
        axes.plot(xs, band.middle, color=line, linewidth=2.4, gid="middle")
    if band.middle:
        _name_potencies(axes, band)
    else:
        _name_condition(axes, band)


def _name_potencies(axes: Axes, band: Filling) -> None:
    """Write each potency beside its curve."""
    half = band.potency
    low_kind, high_kind = half.kinds
    places = (
        (half.low_um, low_kind, 0.9, 50, "right"),
        (half.high_um, high_kind, 1.12, 50, "left"),
        (half.middle_um or half.high_um, "EC50", 2.5, 77, "right"),
    )
    for amount, kind, shift, y, align in places:
        axes.text(amount * shift, y, f"{kind} {amount:g}", ha=align, va="center", fontsize=9)


def _name_condition(axes: Axes, band: Filling) -> None:
    """Write the condition outside its band: above the one without magnesium, below the other."""
    half = band.potency
    words = half.condition.replace(", ", ",\n") + f"\nIC50 {half.low_um:g} to {half.high_um:g}"
    above = half.low_um < 1
    x, y, align = (half.low_um * 0.72, 62, "right") if above else (HIGHEST_UM * 0.95, 14, "right")
    axes.text(x, y, words, ha=align, va="center", fontsize=9)


def _draw_second_site(axes: Axes, second_site_um: float) -> None:
    axes.axvline(second_site_um, color=GREY, linewidth=1.2, linestyle="dotted", gid="second")
    words = "a second site,\nsaid to be half full here"
    axes.text(second_site_um * 0.92, 88, words, ha="right", va="center", fontsize=9)


def draw_levels(axes: Axes, levels: Sequence[FreeLevel]) -> None:
    """Draw reported plasma levels, as free drug, above the curve."""
    axes.set(ylim=(-0.7, len(levels) - 0.3), yticks=[])
    axes.tick_params(axis="x", which="both", bottom=False, labelbottom=False)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    for row, (level, colour) in enumerate(zip(levels, (INK, PURPLE, GREEN), strict=True)):
        y = len(levels) - 1 - row
        ends = [level.low_um, level.high_um]
        axes.plot(ends, [y, y], color=colour, linewidth=6, solid_capstyle="butt", gid=level.name)
        words = f"{level.name}, as free drug: {_um(ends[0])} to {_um(ends[1])}"
        axes.text(ends[0] * 0.93, y, words, ha="right", va="center", fontsize=9)


def _um(value: float) -> str:
    return f"{value:.2f}" if value < 1 else f"{value:.1f}"


def _title(bands: Sequence[Filling], free_um: float) -> str:
    if bands[0].potency.drug == "ketamine":
        shares = _share(bands[0], free_um)
        return f"{free_um:g} µM free ketamine would fill {shares} of the channels"
    without, within = (_share(band, free_um) for band in bands)
    return f"{free_um:g} µM memantine would fill {without} without Mg²⁺, {within} with it"


def _share(band: Filling, free_um: float) -> str:
    low, high = band.at(free_um)
    return f"{low:.0f} to {high:.0f} %"


def _alt(bands: Sequence[Filling], free_um: float) -> str:
    drug = bands[0].potency.drug
    shares = "; ".join(
        f"{_share(band, free_um)} {band.potency.condition}".strip() for band in bands
    )
    text = (
        f"Channels filled against free {drug}, a one-site model. At {free_um:g} µmol/L: {shares}, "
        "over the potencies that sources give"
    )
    if drug == "ketamine":
        middle = 100 * free_um / (free_um + (bands[0].potency.middle_um or 1))
        text += f"; {percent(middle)} at an EC50 of {bands[0].potency.middle_um:g} µmol/L"
    return f"{text}. {NOT_MEASURED.capitalize()}."


def _caption(bands: Sequence[Filling]) -> str:
    if bands[0].potency.drug == "ketamine":
        return (
            f"**{NOT_MEASURED.capitalize()}**: a single site, C / (C + EC50). The thick line has "
            "an EC50 of 1 µmol/L; the band has the lowest and the highest figure of the sources, "
            "both Ki from displacing another blocker, one of them for the S form. Figures for "
            "1 mM Mg²⁺ that would lower the curve many times over are unconfirmed and not drawn. "
            "Plasma levels were turned into free drug with an unbound share of 0.55 to 0.77, and "
            "the brain was taken to follow the plasma. Some potencies were read second-hand."
        )
    return (
        f"**{NOT_MEASURED.capitalize()}**: a single site, C / (C + IC50), over four receptor "
        "subtypes in frog eggs; the two sets also differ in voltage. Read second-hand, in a "
        "supplementary table. With Mg²⁺ in the pore, memantine needs several times as much."
    )


def _cites(bands: Sequence[Filling], levels: Sequence[FreeLevel]) -> tuple[str, ...]:
    named = [cite for band in bands for cite in band.potency.cites]
    if levels:
        named += [cite for level in levels for cite in level.cites]
        for name in ("occupancy_worked", "ec50_allosteric", "ic50_neuron_gerhard"):
            named += record(PHARMACOLOGY, name).cites
    return tuple(dict.fromkeys(named))


def _data(bands: Sequence[Filling]) -> Table:
    rows = [(f"{each:g} µmol/L", *(_share(band, each) for band in bands)) for each in TABLE_UM]
    names = (f"{band.potency.drug} {band.potency.condition}".strip() for band in bands)
    return table(("Free concentration", *names), rows, caption=f"Channels filled, {NOT_MEASURED}")
