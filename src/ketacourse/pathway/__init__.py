"""Lessons 02 to 05: the graph of rival accounts of how ketamine works, drawn and questioned.

The names below are what lessons use; each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    "spoken_on": "scores.pages",
}

__all__ = [
    "animal_only",
    "baselines",
    "bottlenecks",
    "cards",
    "cascade",
    "conflicts",
    "contested",
    "feedback_loops",
    "findings",
    "knockout_lab",
    "leave_one_paper_out",
    "load_graph",
    "map_figure",
    "map_svg",
    "map_view",
    "not_scored",
    "pathway_map",
    "predict",
    "rival_accounts",
    "score_conflicts",
    "score_details",
    "score_map",
    "score_overview",
    "score_plot",
    "scorecard",
    "scorecard_map",
    "shared",
    "signed_paths",
    "spoken_on",
]

if TYPE_CHECKING:
    from ketacourse.pathway.graph.load import load_graph
    from ketacourse.pathway.graph.queries import (
        animal_only,
        bottlenecks,
        contested,
        feedback_loops,
        shared,
        signed_paths,
    )
    from ketacourse.pathway.lab.widget import knockout_lab
    from ketacourse.pathway.map.drawing import map_figure, map_svg
    from ketacourse.pathway.map.page_data import cards
    from ketacourse.pathway.map.steps import cascade
    from ketacourse.pathway.map.views import map_view
    from ketacourse.pathway.map.widget import pathway_map
    from ketacourse.pathway.model.perturb import predict
    from ketacourse.pathway.scores.chance import baselines
    from ketacourse.pathway.scores.findings import findings, rival_accounts
    from ketacourse.pathway.scores.pages import (
        not_scored,
        score_conflicts,
        score_details,
        score_overview,
        spoken_on,
    )
    from ketacourse.pathway.scores.pictures import score_map, score_plot
    from ketacourse.pathway.scores.scoring import conflicts, leave_one_paper_out, scorecard
    from ketacourse.pathway.scores.widget import scorecard_map
else:
    __getattr__, __dir__ = lazy(__name__, _HOMES)
