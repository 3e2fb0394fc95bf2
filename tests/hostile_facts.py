"""Facts with a hostile text at the end of every sentence, and every view that shows them.

Run as a program, in a Python of its own, for the facts of the course are kept once they are read:
it prints, as JSON, the static twin of every helper that the rooms offer, by name.
"""

import dataclasses
import importlib
import inspect
import json
import re
import sys

from ketacourse.content import library

DOORS = ("claims", "depression", "evidence", "glutamate", "pathway", "risk")
PAYLOAD = (
    " <img src=x onerror=top.ran=1><svg onload=top.ran=1> $\\text{<img/src=x/onerror=top.ran=1>}$ "
    "[x](javascript:top.ran=1) \\\\(\\href{javascript:top.ran=1}{x}\\\\)"
)
# By these a record is looked up, or a picture is laid out.
KEYS = """
id topic type compartment measure species region event short conditions kind unit result
"""
# The first three wait to be told; the others have no room for such names, or look them up.
NOT_ASKED = {"findings_table", "review_results", "side_by_side", "score_map", "treatment_day"}
# Helpers that are told what to show.
ASKED = {
    "claims": ["side_by_side('zarate2006', 'murrough2013_ajp')"],
    "evidence": [
        "bias_reading('zarate2006')",
        "flow('zarate2006')",
        "forest('response_about_a_day')",
        "pooling_bench('response_about_a_day')",
        "study_results('zarate2006', 'response_24h')",
        "trial_set('response_about_a_day')",
    ],
    "pathway": ["predict({'ampar': -1})", "map_figure(r.map_view((12,)))"],
    "risk": ["harms('ketect')", "icon_array('ketect', 'headache')", "vignette('v1')"],
}


def spoil():
    """Put the payload behind every sentence of every record; says how many."""
    count = 0
    for table in library.TABLES:
        for record in library.records(table):
            for field in dataclasses.fields(record):
                value = getattr(record, field.name)
                if field.name in KEYS.split() or not isinstance(value, str):
                    continue
                if re.search(r"[a-z] [a-z]", value):
                    object.__setattr__(record, field.name, value + PAYLOAD)
                    count += 1
    return count


def views():
    """Everything that a room shows without being asked for something, and some that are asked."""
    for door in DOORS:
        room = importlib.import_module(f"ketacourse.{door}")
        for name in room.__all__:
            helper = getattr(room, name)
            if not inspect.isfunction(helper):
                continue
            needed = [
                each
                for each in inspect.signature(helper).parameters.values()
                if each.default is each.empty and each.kind is not each.VAR_POSITIONAL
            ]
            if not needed and name not in NOT_ASKED:
                yield f"{door}.{name}", helper()
        for call in ASKED.get(door, ()):
            yield f"{door}.{call}", eval(f"r.{call}", {"r": room})  # noqa: S307 - our own calls


def static(view):
    """The HTML that a notebook stores of a view; empty where it is none."""
    if hasattr(view, "_repr_mimebundle_"):
        bundle = view._repr_mimebundle_()
        return (bundle[0] if isinstance(bundle, tuple) else bundle).get("text/html", "")
    return view._repr_html_() if hasattr(view, "_repr_html_") else ""


if __name__ == "__main__":
    spoiled = spoil()
    shown = {name: html for name, view in views() if (html := static(view))}
    json.dump({"spoiled": spoiled, "shown": shown}, sys.stdout)
