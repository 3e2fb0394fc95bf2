"""A predicted plasma curve against reported windows, and below it the clock of hours to days."""

from __future__ import annotations

from typing import Any

from ketacourse.display.drawing import (
    Axis,
    Band,
    Boxes,
    Dots,
    Drawing,
    Line,
    Mark,
    Note,
    Panel,
)
from ketacourse.display.picture import captioned
from ketacourse.glutamate.absorption import route_cites, uptake_words
from ketacourse.glutamate.figures.words import clock
from ketacourse.glutamate.trial_dose import DOSE_CITE, Prediction
from ketacourse.glutamate.windows import effect_windows

SHOWN_H = 8.0
TOP = 600  # ng/mL: no band of a dose that trials gave leaves it at the weights of the slider
TABLE_H = (0.2, 0.5, 2 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
NO_GUIDE = "A trial dose, no guide to dosing"
CLOCK_FROM_H = 0.1
CLOCK_TICKS_H = {0.1: "6 min", 1: "1 h", 6: "6 h", 24: "1 day", 72: "3 days", 336: "2 weeks"}


def dose_drawing() -> Drawing:
    """Levels over eight hours, and when drug and benefit are there, up to two weeks."""
    return Drawing(
        panels=(_levels(), _clocks()),
        heading="{finding}",
        note="{under}",
        alt="{alt}",
        caption="{caption}",
        about="{about}",
        columns="{columns}",
        rows="{rows}",
        title="Plasma levels in ng/mL, {model}",
    )


def _levels() -> Panel:
    """One scale for all doses, so that twice the dose is twice the height."""
    held = [each for each in effect_windows().plasma if each.low < TOP]
    above = [each for each in effect_windows().plasma if each.low >= TOP]
    marks: list[Mark] = []
    for row, (window, colour) in enumerate(zip(held, ("green", "orange"), strict=True)):
        x = SHOWN_H + 0.15 + 0.2 * row
        marks += [
            Boxes(boxes=[(x, x + 0.12, window.low, window.high)], colour=colour),
            *(
                Line(points=[(0, y), (x, y)], colour=colour, dash="dotted", width=1)
                for y in (window.low, window.high)
            ),
            Note(
                text=f"{window.name}\n{window.low:,g} to {window.high:,g}",
                y=(window.low if row == 0 else window.high),
                dy=-2 if row == 0 else -10,
                beside=True,
            ),
        ]
    words = "\n".join(f"{each.name}\nfrom {each.low:,g} ↑" for each in above)
    return Panel(
        x=Axis(low=0, high=SHOWN_H + 0.6, ticks=range(9), label="Hours after the start"),
        y=Axis(low=0, high=TOP, ticks=range(0, TOP + 1, 100), label="Plasma level (ng/mL)"),
        marks=(
            *marks,
            Band(points="{band}", colour="blue", only="{band}"),
            Line(points="{reference}", colour="grey", dash="dotted", only="{reference}"),
            Line(points="{norketamine}", colour="vermilion", dash="dashed", only="{norketamine}"),
            Line(points="{ketamine}", colour="blue", width=2.6),
            Dots(points="{reported}", shape="diamond", size=9, only="{reported}"),
            Note(text=words, y=TOP, dy=12, beside=True),
            *_key(),
        ),
        height_px=300,
    )


def _key() -> list[Mark]:
    """Name the lines that are there at the upper right, which levels do not reach."""
    left, right, text = 3.3, 3.75, 3.9
    other, reference = "{norketamine}", "{reference}"
    return [
        Line(points=[(left, 560), (right, 560)], colour="blue", width=2.6),
        Note(text="ketamine, typical", x=text, y=560, anchor="start"),
        Line(points=[(left, 468), (right, 468)], colour="vermilion", dash="dashed", only=other),
        Note(text="norketamine", x=text, y=468, anchor="start", only=other),
        Line(points=[(left, 424), (right, 424)], colour="grey", dash="dotted", only=reference),
        Note(text="0.5 mg/kg by vein", x=text, y=424, anchor="start", only=reference),
        Boxes(boxes=[(left, right, 500, 524)], colour="blue", fill="pale", only="{band}"),
        Note(text="middle 90 % of people", x=text, y=512, anchor="start", only="{band}"),
        Dots(points=[((left + right) / 2, 380)], shape="diamond", only="{reported}"),
        Note(text="reported peak", x=text, y=380, anchor="start", only="{reported}"),
    ]


def _clocks() -> Panel:
    """How long drug and metabolite stay, and when mood was reported to be better."""
    benefit, relapse = effect_windows().times
    names = ("ketamine", "norketamine", benefit.name, relapse.name)
    better, again = ((each.low, each.high) for each in (benefit, relapse))
    shown = "{metabolite_gone}"
    marks = (
        Boxes(boxes="{gone}", colour="blue"),
        Note(text="{gone_words}", x="{gone_h}", y=0, dx=6, anchor="start"),
        Boxes(boxes=shown, colour="vermilion", only=shown),
        Note(
            text="{metabolite_words}",
            x="{metabolite_gone_h}",
            y=1,
            dx=6,
            anchor="start",
            only=shown,
        ),
        Boxes(boxes=[(*better, 1.7, 2.3)], colour="green"),
        Note(text=_span(*better), x=benefit.high, y=2, dx=6, anchor="start"),
        Boxes(boxes=[(*again, 2.7, 3.3)], colour="purple", fill="none"),
        Note(text=_span(*again), x=relapse.low, y=3, dx=-6, anchor="end"),
    )
    return Panel(
        title="Two clocks: drug above a tenth of its peak, and mood after 0.5 mg/kg by vein",
        x=Axis(
            low=CLOCK_FROM_H,
            high=400,
            ticks=tuple(CLOCK_TICKS_H),
            names=tuple(CLOCK_TICKS_H.values()),
            is_log=True,
        ),
        y=Axis(low=3.6, high=-0.6, ticks=range(4), names=names),
        marks=marks,
        height_px=140,
    )


def dose_numbers(shown: Prediction) -> dict[str, Any]:
    """What the drawing shows of one prediction."""
    course, band = shown.course, shown.band
    gone, metabolite_gone = shown.gone_h, shown.metabolite_gone_h
    return {
        "finding": _title(shown),
        "under": _under(shown),
        "alt": _alt(shown),
        "model": shown.model.label,
        "caption": captioned(_caption(shown)),
        "about": f"<p>{captioned(_about(shown), _cites(shown))}</p>",
        "ketamine": _points(course.times_h, course.ketamine_ng_per_ml),
        "norketamine": _points(course.times_h, course.norketamine_ng_per_ml),
        "reference": _points(course.times_h, shown.reference.ketamine_ng_per_ml)
        if shown.reference
        else [],
        "band": [
            (round(at, 4), round(low, 1), round(high, 1))
            for at, low, high in zip(
                band.times_h, band.low_ng_per_ml, band.high_ng_per_ml, strict=True
            )
        ]
        if band
        else [],
        "reported": [shown.reported_peak] if shown.reported_peak else [],
        "gone": [(CLOCK_FROM_H, gone, -0.3, 0.3)],
        "gone_h": gone,
        "gone_words": _span(CLOCK_FROM_H, gone),
        "metabolite_gone": [(CLOCK_FROM_H, metabolite_gone, 0.7, 1.3)] if metabolite_gone else [],
        "metabolite_gone_h": metabolite_gone or 0,
        "metabolite_words": _span(CLOCK_FROM_H, metabolite_gone) if metabolite_gone else "",
        **_table(shown),
    }


def _points(times_h: tuple[float, ...], levels: tuple[float, ...]) -> list[tuple[float, float]]:
    """A line; empty where a model has no such levels."""
    return [(round(at, 4), round(level, 1)) for at, level in zip(times_h, levels, strict=False)]


def _span(start: float, end: float) -> str:
    return f"to {clock(end)}" if start <= CLOCK_FROM_H else f"{clock(start)} to {clock(end)}"


def _dose_words(shown: Prediction) -> str:
    course = shown.course
    if shown.mg_per_kg is not None:
        return f"{course.dose_mg:.3g} mg {shown.given.label}"
    return shown.given.label[0].upper() + shown.given.label[1:]


def _title(shown: Prediction) -> str:
    top = shown.top
    return f"{_dose_words(shown)}: predicted peak {top.ng_per_ml:.0f} ng/mL"


def _under(shown: Prediction) -> str:
    kg = shown.course.weight_kg
    dose = f"{shown.mg_per_kg:g} mg/kg at {kg:g} kg" if shown.mg_per_kg else f"{kg:g} kg"
    slider = "" if shown.mg_per_kg else ". The slider of the dose is the infusion's: it leads back"
    return f"{shown.model.label}, {dose}. {NO_GUIDE}{slider}"


def _alt(shown: Prediction) -> str:
    benefit = shown.windows.times[0]
    text = (
        f"{_title(shown)} at {clock(shown.top.time_h)}, by {shown.model.label}; "
        f"{clock(shown.gone_h)} after the start less than a tenth of the peak is left"
    )
    if shown.metabolite_top is not None:
        top = shown.metabolite_top
        text += f". Norketamine peaks at {top.ng_per_ml:.0f} ng/mL at {clock(top.time_h)}"
    reached = [each for each in shown.windows.plasma if shown.top.ng_per_ml >= each.low]
    names = " and ".join(each.name for each in reached) or "none"
    return (
        f"{text}. Windows whose lower end the typical peak reaches: {names}. Lower mood scores "
        f"are reported after 0.5 mg/kg by vein, from {clock(benefit.low)} to "
        f"{clock(benefit.high)}, by when little of the drug is left."
    )


def _caption(shown: Prediction) -> str:
    name = shown.model.name
    spread = (
        "the band holds 90 % of people by the model's own variances."
        if shown.band
        else "the copy read gives no spread between people, so no band can be drawn."
    )
    return (
        f"**A trial dose through a model, not a dosing tool.** {name}, a typical person; {spread}"
    )


def _about(shown: Prediction) -> str:
    parts = []
    if shown.course.route in ("sublingual", "oral") and shown.model.id == "otto_2021":
        parts.append(f"Absorption is added from other studies: {uptake_words(shown.course.route)}")
    if shown.model.id == "perez_ruixo_2021":
        parts.append(
            "This model found no effect of body weight; its norketamine matches the paper's peaks "
            "and overshoots the paper's exposure. Of its variances, one (formation of "
            "norketamine) the paper leaves out."
        )
    parts.append(
        "Windows are ranges that papers report, none of them a threshold; they and the clock of "
        "mood come from different people. That clock was read after 0.5 mg/kg by vein, whatever "
        "dose is chosen here. Injection into muscle is not drawn, for want of a "
        "confirmed bioavailability."
    )
    return " ".join(parts)


def _cites(shown: Prediction) -> tuple[str, ...]:
    named = (*shown.model.cites, *route_cites(shown.model, shown.course.route))
    if shown.mg_per_kg is not None:
        named = (*named, DOSE_CITE)
    return tuple(dict.fromkeys((*named, *shown.windows.cites)))


def _table(shown: Prediction) -> dict[str, Any]:
    course, band = shown.course, shown.band
    rows = []
    for hours in TABLE_H:
        at = course.times_h.index(hours)
        cells = [clock(course.times_h[at]), f"{course.ketamine_ng_per_ml[at]:.0f}"]
        if band is not None:
            cells.append(f"{band.low_ng_per_ml[at]:.0f} to {band.high_ng_per_ml[at]:.0f}")
        if course.norketamine_ng_per_ml:
            cells.append(f"{course.norketamine_ng_per_ml[at]:.0f}")
        rows.append(cells)
    columns = ["After the start", "Ketamine"]
    columns += ["Middle 90 % of people"] if band is not None else []
    columns += ["Norketamine"] if course.norketamine_ng_per_ml else []
    return {"columns": columns, "rows": rows}
