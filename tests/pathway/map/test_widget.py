"""The pathway map: what the page gets and asks for, and what a reader without a kernel sees."""

import html.parser
import json

import pytest

from ketacourse.content.library import records
from ketacourse.display.page import Notice
from ketacourse.errors import KetacourseError
from ketacourse.pathway import cards, map_view, pathway_map
from ketacourse.pathway.map.widget import chosen, names
from tests.talking import talk


@pytest.fixture(name="shown", scope="module")
def _shown():
    return pathway_map(5)


def test_without_a_number_the_first_hypothesis_opens():
    assert chosen(()) == (1,)
    assert pathway_map().start == [1]


def test_numbers_are_an_overlay_and_all_is_everything():
    assert chosen((1, 5, 1)) == (1, 5)
    assert chosen(("all",)) == "all"


@pytest.mark.parametrize("given", [("1",), (True,), (1.0,), ("all", 1)])
def test_anything_else_is_refused(given):
    wrong = next(each for each in given if not isinstance(each, int) or each is True)
    with pytest.raises(KetacourseError) as caught:
        chosen(given)
    assert str(caught.value) == (
        f"{wrong!r} is no hypothesis; give one to three numbers from 1 to 12, or 'all' alone"
    )


@pytest.mark.parametrize("given", [(99,), (1, 2, 3, 4), ("everything",)])
def test_a_student_who_asks_for_what_is_not_there_reads_a_message(given):
    assert isinstance(pathway_map(*given), Notice)


def test_the_page_gets_the_first_picture_with_a_card_for_all_that_is_in_it(shown):
    picture = shown.picture
    assert picture["view"] == map_view((5,)).as_dict()
    assert picture["cards"] == cards(map_view((5,)))
    drawn = [*picture["view"]["nodes"], *picture["view"]["edges"]]
    assert {each["id"] for each in drawn} == set(picture["cards"])


def test_every_hypothesis_can_be_chosen(shown):
    assert [each["number"] for each in shown.accounts] == list(range(1, 13))


def test_a_name_tells_which_hypotheses_use_it():
    found = dict(names())
    assert len(found) == len(records("nodes"))
    assert 5 in found["Lateral habenula bursting"]
    assert found["Lateral habenula bursting"] == sorted(found["Lateral habenula bursting"])


def test_a_picture_that_is_asked_for_comes_as_the_reply(shown):
    reply = talk(shown, "show", choice=[1, 5])
    assert [each["number"] for each in reply["picture"]["view"]["hypotheses"]] == [1, 5]


def test_everything_can_be_asked_for(shown):
    reply = talk(shown, "show", choice="all")
    assert reply["picture"]["view"]["all"] is True


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ({"do": "show", "choice": [0]}, "unknown hypothesis 0; "),
        ({"do": "show", "choice": ["x"]}, "'x' is no hypothesis; "),
        ({"do": "show", "choice": [[1]]}, "That did not work (TypeError("),
        ({"do": "show"}, "That did not work (KeyError('choice'))."),
        ({"do": "eval"}, "the page asks for 'eval', which is unknown"),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_with_the_reason(shown, content, refused):
    assert talk(shown, **content)["refused"].startswith(refused)


def test_the_payload_is_plain_json_and_small(shown):
    held = {name: getattr(shown, name) for name in ("picture", "accounts", "names", "start")}
    assert json.loads(json.dumps(held)) == held
    assert len(json.dumps(held)) < 100_000


def test_the_largest_picture_stays_within_half_a_megabyte():
    everything = pathway_map("all").picture
    assert len(json.dumps(everything, separators=(",", ":"))) < 500_000


def test_the_text_form_is_stable(shown):
    view = map_view((5,))
    counted = f"{len(view.boxes)} nodes, {len(view.lines)} links"
    assert repr(shown) == f"<PathwayMap: Hypothesis 5: Lateral habenula bursting; {counted}>"


def test_the_static_twin_is_the_figure_with_every_link_in_words(shown):
    static = shown.static_html()
    assert static.count("<img ") == 1
    assert "alt=" in static
    for line in map_view((5,)).lines:
        assert html.escape(line.sentence) in static


def test_the_notebook_stores_the_static_twin_beside_the_view(shown):
    bundle, _ = shown._repr_mimebundle_()
    assert bundle["text/html"] == shown.static_html()
    assert bundle["text/plain"] == repr(shown)


class Balance(html.parser.HTMLParser):
    """Tags still open at the end."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_static_twin_closes_what_it_opens(shown):
    checker = Balance()
    checker.feed(shown.static_html())
    assert checker.open == []
