"""Lessons 02 to 05: the graph of rival accounts of how ketamine works, drawn and questioned.

The names below are what lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from ketacourse.names import lazy

_HOMES = {
    "animal_only": "queries",
    "baselines": "chance",
    "bottlenecks": "queries",
    "cards": "page_data",
    "cascade": "steps",
    "conflicts": "scoring",
    "contested": "queries",
    "feedback_loops": "queries",
    "findings": "found",
    "knockout_lab": "lab_widget",
    "leave_one_paper_out": "scoring",
    "load_graph": "graph",
    "map_figure": "drawing",
    "map_svg": "drawing",
    "map_view": "views",
    "not_scored": "score_pages",
    "pathway_map": "map_widget",
    "predict": "perturb",
    "rival_accounts": "found",
    "score_conflicts": "score_pages",
    "score_details": "score_pages",
    "score_map": "score_pictures",
    "score_overview": "score_pages",
    "score_plot": "score_pictures",
    "scorecard": "scoring",
    "scorecard_map": "score_widget",
    "shared": "queries",
    "signed_paths": "queries",
}

__all__ = list(_HOMES)
__getattr__, __dir__ = lazy(__name__, _HOMES)
