"""Lessons 02 to 05: the graph of rival accounts of how ketamine works, drawn and questioned.

The names below are what lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "animal_only": "graph.queries",
    "baselines": "scores.chance",
    "bottlenecks": "graph.queries",
    "cards": "map.page_data",
    "cascade": "map.steps",
    "conflicts": "scores.scoring",
    "contested": "graph.queries",
    "feedback_loops": "graph.queries",
    "findings": "scores.findings",
    "knockout_lab": "lab.widget",
    "leave_one_paper_out": "scores.scoring",
    "load_graph": "graph.load",
    "map_figure": "map.drawing",
    "map_svg": "map.drawing",
    "map_view": "map.views",
    "not_scored": "scores.pages",
    "pathway_map": "map.widget",
    "predict": "model.perturb",
    "rival_accounts": "scores.findings",
    "score_conflicts": "scores.pages",
    "score_details": "scores.pages",
    "score_map": "scores.pictures",
    "score_overview": "scores.pages",
    "score_plot": "scores.pictures",
    "scorecard": "scores.scoring",
    "scorecard_map": "scores.widget",
    "shared": "graph.queries",
    "signed_paths": "graph.queries",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
