"""The flow of people through a trial: randomised, in each arm, in the results; gaps are said."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from ketacourse.content.base import Statement, Status
from ketacourse.display.picture import Picture, picture
from ketacourse.display.style import BLUE, GREY, INK, PALE, course_style, new_figure
from ketacourse.display.table import Table, table
from ketacourse.display.words import counted
from ketacourse.evidence.trials.flow import DESIGNS, Flow, FlowArm

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_IN, LINE_IN, GAP_IN = 7.4, 0.17, 0.3
HEAD_IN = 4.4
LETTER_IN = 0.069  # of text of 8.5 points, on the safe side
REMARK_LETTERS = 112
PAD_IN = 0.1


def flow_picture(flow: Flow) -> Picture:
    """Draw boxes from randomisation to results, an arm a column, and what the record adds."""
    with course_style():
        figure, axes = new_figure(WIDTH_IN, _height(flow), at=(0, 0, 1, 1))
        draw_flow(axes, flow)
        return picture(
            figure, alt=_alt(flow), caption=_caption(), data=_data(flow), cites=flow.cites
        )


def draw_flow(axes: Axes, flow: Flow) -> None:
    """Draw the boxes from the top down; the vertical scale is in inches."""
    axes.set(xlim=(0, WIDTH_IN), ylim=(_height(flow), 0))
    axes.set_axis_off()
    first, *rest = _heads(flow)
    below = _box(axes, (WIDTH_IN / 2, 0.08, HEAD_IN), first)
    for text in rest:
        _arrow(axes, WIDTH_IN / 2, below, below + GAP_IN)
        below = _box(axes, (WIDTH_IN / 2, below + GAP_IN, HEAD_IN), text)
    y = below + GAP_IN
    _branch(axes, flow, below, y)
    bottom = y
    for at, arm in enumerate(flow.arms):
        bottom = max(bottom, _column(axes, flow, at, arm, y))
    _write_remarks(axes, flow, bottom + 0.2)


def _heads(flow: Flow) -> list[str]:
    """Texts of the boxes above the arms."""
    many = (
        "number not known here" if flow.randomised is None else counted(flow.randomised, "person")
    )
    texts = [f"before: {arm.label}, {arm.assigned_text}" for arm in flow.lead_in]
    first = f"{flow.name}\nrandomised: {many}\n({DESIGNS[flow.design]})"
    if flow.unplaced:
        first += f"\n{_unplaced(flow)}"
    return [*(fill(text, 58) for text in texts), first]


def _unplaced(flow: Flow) -> str:
    one = flow.unplaced == 1
    return f"{flow.unplaced} of them {'is' if one else 'are'} in no arm as it is counted here"


def _arm_texts(flow: Flow, arm: FlowArm) -> tuple[str, str]:
    letters = max(14, int((_arm_width(flow) - 2 * PAD_IN) / LETTER_IN))
    upper = f"{fill(arm.label, letters)}\n{fill(arm.assigned_text, letters)}"
    return upper, fill(arm.analysed_text, letters)


def _arm_width(flow: Flow) -> float:
    return min(3.2, (WIDTH_IN - 0.1) / len(flow.arms) - 0.12)


def _middle(flow: Flow, at: int) -> float:
    pitch = (WIDTH_IN - 0.1) / len(flow.arms)
    return 0.05 + pitch * (at + 0.5)


def _branch(axes: Axes, flow: Flow, top: float, bottom: float) -> None:
    """Lines from the box of randomisation to every arm."""
    line: dict[str, Any] = {"colors": GREY, "linewidth": 1}
    half = (top + bottom) / 2
    centres = [_middle(flow, at) for at in range(len(flow.arms))]
    axes.vlines(WIDTH_IN / 2, top, half, **line)
    axes.hlines(half, min(centres), max(centres), **line)
    for x in centres:
        _arrow(axes, x, half, bottom)


def _column(axes: Axes, flow: Flow, at: int, arm: FlowArm, y: float) -> float:
    """Draw the two boxes of an arm; all columns have boxes of one height."""
    x, width = _middle(flow, at), _arm_width(flow)
    tallest = _tallest(flow)
    colour = BLUE if arm.role == "treatment" else GREY
    upper, lower = _arm_texts(flow, arm)
    below = _box(axes, (x, y, width), upper, lines=tallest[0], colour=colour)
    _arrow(axes, x, below, below + GAP_IN)
    return _box(axes, (x, below + GAP_IN, width), lower, lines=tallest[1], colour=colour)


def _tallest(flow: Flow) -> tuple[int, int]:
    texts = [_arm_texts(flow, arm) for arm in flow.arms]
    upper, lower = (max(text[side].count("\n") + 1 for text in texts) for side in (0, 1))
    return upper, lower


def _box(
    axes: Axes,
    top: tuple[float, float, float],
    text: str,
    *,
    lines: int = 0,
    colour: str = INK,
) -> float:
    """Draw a box with text, given the middle of its top and its width; gives its bottom."""
    from matplotlib.patches import Rectangle

    x, y, width = top
    height = _box_height(lines or text.count("\n") + 1)
    look: dict[str, Any] = {"facecolor": "#f7f7f7", "edgecolor": colour, "linewidth": 1.4}
    axes.add_patch(Rectangle((x - width / 2, y), width, height, **look))
    axes.text(x, y + height / 2, text, ha="center", va="center", fontsize=8.5, linespacing=1.2)
    return y + height


def _box_height(lines: int) -> float:
    return LINE_IN * lines + 2 * PAD_IN


def _arrow(axes: Axes, x: float, top: float, bottom: float) -> None:
    look: dict[str, Any] = {"arrowstyle": "-|>", "color": GREY, "linewidth": 1}
    axes.annotate("", (x, bottom), (x, top), arrowprops={**look, "shrinkA": 0, "shrinkB": 0})


def _remark_lines(flow: Flow) -> list[str]:
    texts = [f"• {_said(remark)}" for remark in flow.remarks]
    none = ["Nothing more is recorded here on who left and why."]
    return [fill(text, REMARK_LETTERS, subsequent_indent="   ") for text in texts or none]


def _said(remark: Statement) -> str:
    doubt = " [not confirmed here]" if remark.status is Status.UNCONFIRMED else ""
    return f"{remark.text}{doubt}"


def _write_remarks(axes: Axes, flow: Flow, y: float) -> None:
    axes.hlines(y - 0.08, 0.1, WIDTH_IN - 0.1, colors=PALE, linewidth=0.8)
    for text in _remark_lines(flow):
        axes.text(0.1, y, text, va="top", fontsize=8.25, linespacing=1.2)
        y += 0.155 * (text.count("\n") + 1) + 0.03


def _height(flow: Flow) -> float:
    heads = sum(_box_height(text.count("\n") + 1) + GAP_IN for text in _heads(flow))
    upper, lower = _tallest(flow)
    boxes = _box_height(upper) + GAP_IN + _box_height(lower)
    lines = sum(0.155 * (text.count("\n") + 1) + 0.03 for text in _remark_lines(flow))
    return 0.08 + heads + boxes + 0.25 + lines


def _alt(flow: Flow) -> str:
    many = "an unknown number of" if flow.randomised is None else str(flow.randomised)
    arms = "; ".join(f"{a.label}: {a.assigned_text}, {a.analysed_text}" for a in flow.arms)
    rest = f" {_unplaced(flow).capitalize()}." if flow.unplaced else ""
    said = " ".join(_said(remark) for remark in flow.remarks)
    return (
        f"{flow.name}, {DESIGNS[flow.design]}: {many} people randomised. {arms}.{rest} {said}"
    ).strip()


def _caption() -> str:
    return (
        "The size of an arm is of those randomised to it or treated in it, as far as the record "
        "goes; people in results differ by outcome. What is not known here is left open."
    )


def _data(flow: Flow) -> Table:
    rows = [
        (arm.label, "before randomisation", arm.assigned_text, arm.analysed_text)
        for arm in flow.lead_in
    ]
    rows += [(arm.label, arm.role, arm.assigned_text, arm.analysed_text) for arm in flow.arms]
    rows += [("Remark", remark.topic, _said(remark), "") for remark in flow.remarks]
    return table(("Arm", "Role", "Assigned", "In results"), rows, caption=flow.name)
