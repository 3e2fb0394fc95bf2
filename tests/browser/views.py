"""One of every kind of view, for tests that hold for all of them, and how to show them."""

from pathlib import Path

BANKS = [Path(__file__).parents[1] / "data" / "every_type.yaml"]
# Kind -> what shows it; each stands in a cell of its own.
VIEWS = {
    "quiz": "from ketacourse import ask; ask('every_type')",
    "evidence map": "from ketacourse.depression import evidence_map; evidence_map()",
    "explorer": "from ketacourse.depression import scale_explorer; scale_explorer()",
    "pathway map": "from ketacourse.pathway import pathway_map; pathway_map(1)",
    "laboratory": "from ketacourse.pathway import knockout_lab; knockout_lab(1)",
    "scorecard": "from ketacourse.pathway import scorecard_map; scorecard_map()",
    "pooling bench": (
        "from ketacourse.evidence import pooling_bench; pooling_bench('response_about_a_day')"
    ),
    "worksheet": "from ketacourse.evidence import rob_worksheet; rob_worksheet('lii2023')",
    "communicator": "from ketacourse.risk import risk_communicator; risk_communicator()",
    "claim check": "from ketacourse.claims import claim_check; claim_check()",
    "paragraph": "from ketacourse.claims import honest_paragraph; honest_paragraph()",
    "summary": "from ketacourse import my_summary; my_summary()",
    "picture": "from ketacourse.depression import differences_forest; differences_forest()",
    "drawing": (
        "from ketacourse.risk import icon_array\nicon_array('spravato_trd_pooled', 'dissociation')"
    ),
    "page": "from ketacourse import facts; facts('symptom_profiles', 'symptom_profiles_unique')",
}
# The element that is the view, within the output of its cell.
VIEW = ".kc, .kc-figure"


def show_all(lab, page, folder):
    """Open a notebook of all views and run it; gives the place of a view by its kind."""
    path = lab.notebook(lab.folder(folder, BANKS), "lesson.ipynb", *VIEWS.values())
    lab.open_lesson(page, path)
    lab.run_all(page)

    def place(kind):
        cell = page.locator(".jp-Cell").nth(list(VIEWS).index(kind))
        view = cell.locator(VIEW).first
        view.wait_for()
        view.scroll_into_view_if_needed()
        return view

    return place
