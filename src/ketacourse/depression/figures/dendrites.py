"""A neuron with and without stress, drawn to the figures of a paper, beside those figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketacourse.content.base import Fact
from ketacourse.content.depression import RodentMeasure
from ketacourse.depression.spines import Branch, Neuron, change_percent
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import decimals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

APART = 4.3  # between the two bodies, in units of the drawing


def dendrites_picture(
    neurons: tuple[Neuron, Neuron], measures: Sequence[RodentMeasure], facts: Sequence[Fact]
) -> Picture:
    """Show the drawing at the left, the printed figures at the right.

    Parameters
    ----------
    neurons
        Without and with stress.
    measures
        Percent of unstressed rats.
    facts
        Sentences for the caption, with their sources.
    """
    cites = [cite for each in (*measures, *facts) for cite in each.cites]
    with course_style():
        figure, axes = new_figure(7.4, 3.9, at=(0.0, 0.01, 0.52, 0.98))
        draw_neurons(axes, neurons)
        bars = figure.add_axes((0.55, 0.13, 0.445, 0.76))
        draw_shares(bars, measures)
        return picture(
            figure,
            alt=_alt(measures),
            caption=_caption(measures, facts),
            data=_data(measures),
            cites=tuple(dict.fromkeys(cites)),
        )


def draw_neurons(axes: Axes, neurons: tuple[Neuron, Neuron]) -> None:
    """Draw both neurons side by side, apical tree in blue, basilar in grey."""
    axes.set(xlim=(-1.8, APART + 1.6), ylim=(-2.2, 5.0), aspect="equal")
    axes.set_axis_off()
    _draw_branches(axes, neurons[0].apical, APART, PALE, "what is lost")
    for shift, neuron, name in zip((0, APART), neurons, ("unstressed", "stressed"), strict=True):
        _draw_branches(axes, neuron.apical, shift, BLUE, f"{name}-apical")
        _draw_branches(axes, neuron.basal, shift, GREY, f"{name}-basal")
        axes.plot([shift], [0], "^", color=INK, markersize=11, gid=f"{name}-body")
        axes.text(shift, -1.85, name, ha="center", fontweight="bold")
    middle = APART / 2
    axes.text(-1.75, 4.55, "A drawing, scaled to the figures", style="italic")
    axes.text(middle, 0.75, "apical\ntree", ha="center", va="center", color=BLUE)
    axes.text(middle, -0.9, "basilar\ntree", ha="center", va="center")


def _draw_branches(
    axes: Axes, branches: Sequence[Branch], shift: float, colour: str, gid: str
) -> None:
    from matplotlib.collections import LineCollection

    paths = [[(x + shift, y) for x, y in (branch.start, branch.end)] for branch in branches]
    axes.add_collection(
        LineCollection(paths, colors=colour, linewidths=2.4, capstyle="round", gid=gid)
    )


def draw_shares(axes: Axes, measures: Sequence[RodentMeasure]) -> None:
    """Draw a bar for each measure from nought, and a line where unstressed rats stand."""
    rows = range(len(measures))
    for row, measure in zip(rows, measures, strict=True):
        changed = measure.means[-1] != measure.means[0]
        axes.barh(-row, 100, height=0.34, color=PALE, gid=f"unstressed-{measure.id}")
        colour = BLUE if changed else GREY
        axes.barh(-row, measure.means[-1], height=0.34, color=colour, gid=measure.id)
        axes.text(0, -row + 0.24, short_name(measure), va="bottom")
        weight = "bold" if changed else "normal"
        axes.text(102, -row, _change(measure), va="center", fontweight=weight)
    axes.axvline(100, color=INK, linewidth=1, gid="unstressed")
    axes.set(xlim=(0, 134), ylim=(0.4 - len(measures), 0.7), yticks=[])
    axes.set_title("After three weeks of restraint", style="italic", fontsize=10)
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.set_xlabel("Percent of unstressed rats", x=50 / 134)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 100)


def short_name(measure: RodentMeasure) -> str:
    """The label without the treatment, which the caption gives once for all."""
    return measure.label.partition(" after ")[0]


def _change(measure: RodentMeasure) -> str:
    change = round(change_percent(measure))
    return f"{decimals(change, 0, plus=True)} %" if change else "unchanged"


def _alt(measures: Sequence[RodentMeasure]) -> str:
    shares = "; ".join(f"{short_name(each).lower()} {_change(each)}" for each in measures)
    return (
        f"After three weeks of restraint, against unstressed male rats: {shares}. Beside it a "
        "drawing of two neurons: the stressed one has a smaller apical tree and the same basilar "
        "tree."
    )


def _caption(measures: Sequence[RodentMeasure], facts: Sequence[Fact]) -> str:
    first = measures[0]
    also = " ".join(fact.text for fact in facts)
    return (
        f"{first.species.capitalize()}, {first.region}; restraint for 3 h a day, three weeks. The "
        "text read gives neither animals nor standard errors, so no interval can be drawn; "
        f"“unchanged” is drawn as 100, and pale branches are those lost. {also}"
    )


def _data(measures: Sequence[RodentMeasure]) -> Table:
    rows = [
        (each.label, *(f"{mean:g}" for mean in each.means), _change(each), each.text, each.note)
        for each in measures
    ]
    columns = ("Measure", *measures[0].conditions, "Change", "Remarks", "How it was read")
    return table(columns, rows, caption=f"{measures[0].unit.capitalize()}, {measures[0].species}")
