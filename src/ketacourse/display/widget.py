"""The base of every view that is drawn in the browser.

A view keeps its state in traits and its arithmetic elsewhere. It always has a static twin: the
HTML that a reader sees where no kernel runs, and that the stored notebook holds.

The page asks the kernel by messages ``{"do": what, "request": id, ...}``. Each gets a reply with
the same id: what `CourseWidget.answer` gives, or ``refused``, a sentence to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import anywidget
import traitlets

from ketacourse.display.picture import STYLE as FIGURES
from ketacourse.display.typeset import untypeset_html
from ketacourse.errors import KetacourseError, brief

HERE = Path(__file__).parent
UNFORESEEN = "That did not work ({fault}). What you did is still here; try once more."
MOST_KEPT = 8  # replies; the page asks again within a minute or not at all
LONGEST_ID = 100

Reply = dict[str, Any]


def stylesheet(*paths: Path) -> str:
    """Join the shared style, that of pictures, and a view's own."""
    return "".join(path.read_text("utf-8") for path in (HERE / "base.css", FIGURES, *paths))


def drawer(place: Path) -> str:
    """Where the browser keeps drafts that belong to a file or folder; the same in every kernel.

    >>> drawer(Path("my_answers.jsonl")) == drawer(Path("my_answers.jsonl").resolve())
    True
    """
    path = str(place.resolve()).encode("utf-8", "surrogateescape")
    return sha256(path).hexdigest()[:16]  # the page need not know how folders are called


class CourseWidget(anywidget.AnyWidget):
    """A view with a static twin, a repr that never changes between runs, and a reply to all.

    `own_id` is the view's name among the page's models, by which its script finds itself.
    """

    own_id = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        self._replies: dict[str, Reply] = {}
        own_id = uuid4().hex
        super().__init__(model_id=own_id, own_id=own_id, **traits)
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def static_html(self) -> str:
        """What a reader without a kernel sees; must not depend on what a student did."""
        raise NotImplementedError(f"{type(self).__name__} needs a static twin")

    def answer(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:  # noqa: ARG002
        """The reply to a request of the page.

        Parameters
        ----------
        asked
            The message; whatever it holds is untrusted.
        files
            What came with it, as bytes.

        Returns
        -------
        dict
            Fields of the reply; under ``files`` a list of bytes to send along.

        Raises
        ------
        KetacourseError
            If the request comes to nothing; the message is for the reader of the page.
        """
        raise KetacourseError(f"the page asks for {brief(asked.get('do'))}, which is unknown")

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the page writes; what no trait can hold is put right in the page."""
        try:
            super().set_state(sync_data)
        except Exception:  # whatever was sent, nobody reads a traceback for it
            self.send_state([name for name in sync_data if name in self.keys])

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        views, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        static = {"text/plain": repr(self), "text/html": untypeset_html(self.static_html())}
        return {**views, **static}, metadata

    def _receive(self, _widget: Any, content: Any, files: Sequence[Any]) -> None:
        """Answer a request, always: without a reply the page would wait for ever.

        Where a reply was lost, the page asks again by the same id. Then it gets the same reply,
        and nothing is done or kept twice.
        """
        asked = content if isinstance(content, dict) else {}
        name = asked.get("request")
        request = name if isinstance(name, str) and len(name) <= LONGEST_ID else None
        reply = self._replies.get(request or "")
        if reply is None:
            reply = self._reply(asked, files)
        if request:
            latest = [*self._replies.items()][1 - MOST_KEPT :]
            self._replies = {**dict(latest), request: reply}
        sent = {field: value for field, value in reply.items() if field != "files"}
        try:
            self.send({**sent, "request": request}, reply.get("files"))
        except Exception as fault:  # a reply that no message can hold
            self.send({"refused": UNFORESEEN.format(fault=brief(fault)), "request": request})

    def _reply(self, asked: Mapping[str, Any], files: Sequence[Any]) -> Reply:
        try:
            return self.answer(asked, files)
        except KetacourseError as fault:
            return {"refused": str(fault)}
        except Exception as fault:  # a student must not be left waiting, whatever went wrong
            return {"refused": UNFORESEEN.format(fault=brief(fault))}
