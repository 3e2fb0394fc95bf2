"""A drawing a lesson may show: an SVG as an image, with alt text, caption and the same in words.

A notebook that is not trusted loses inline SVG; as the source of an image it stays.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A drawing as HTML.

    `alt` says what it shows; `caption` and `words` are HTML, and `words` tells everything that is
    drawn to readers who want or need text, under the heading `summary`.
    """

    svg: str
    width_px: int
    alt: str
    caption: str
    summary: str
    words: str

    def __post_init__(self) -> None:
        if not self.alt.strip() or not self.caption.strip():
            raise ValueError("a picture needs an alt text and a caption; give both in words")

    def __repr__(self) -> str:
        return f"<SvgPicture: {self.alt}>"

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def source(self) -> str:
        """The drawing as a data address."""
        coded = base64.b64encode(self.svg.encode("utf-8")).decode("ascii")
        return f"data:image/svg+xml;base64,{coded}"

    def html(self) -> str:
        """Figure, image with alt text, caption, and the words behind a disclosure."""
        return (
            f'<figure class="kc-figure" style="margin:0">'
            f'<img alt="{escape(self.alt)}" src="{self.source}" width="{self.width_px}" '
            f'style="max-width:100%;height:auto;background:#fff">'
            f"<figcaption>{self.caption}</figcaption>"
            f"<details><summary>{escape(self.summary)}</summary>{self.words}</details>"
            f"</figure>"
        )
