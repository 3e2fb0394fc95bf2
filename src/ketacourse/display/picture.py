"""A picture a lesson may show: never without alt text, a caption with its source, and its data.

JupyterLab gives a PNG output no alt text whatever its metadata say, and drops inline SVG from a
notebook that is not trusted. An HTML figure with an image inside keeps its alt text everywhere,
and so a drawing in SVG too is shown as the source of an image.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketacourse.content.citations import cite_html
from ketacourse.content.library import cited
from ketacourse.display.table import Table
from ketacourse.display.text import to_inline_html
from ketacourse.display.typeset import untypeset_html

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 144
COLOURS = 128  # kept in the image; a figure has a dozen, and the soft edges between them
PAGE_DPI = 96  # at which a page shows it: 10 point text comes out near the size of the prose
POINTS = 72  # to the inch
LEAST_TEXT_PX = 11  # however narrow the page is
STYLE = Path(__file__).parent / "labextension" / "static" / "figure.css"
FONT_SIZE = re.compile(r'font-size="([\d.]{1,8})')


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as HTML.

    `alt` says the finding in a sentence or two; `caption` is HTML; `data` holds the numbers drawn;
    `text_px` is the size of its smallest letters where it is shown `width_px` wide; `about`, HTML
    too, is what to know of it beyond the caption, where there is more.
    """

    png: bytes
    width_px: int
    alt: str
    caption: str
    data: Table
    text_px: float
    about: str = ""

    def __repr__(self) -> str:
        return f"<Picture: {self.alt}>"

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def source(self) -> str:
        """The image as a data address."""
        return _address("image/png", self.png)

    def explained(self, about: str) -> Picture:
        """The same with what to know beyond its caption: Markdown, one line; none if empty."""
        return replace(self, about=f"<p>{to_inline_html(about, maths='tex')}</p>" if about else "")

    def html(self) -> str:
        """Figure, image with alt text, caption, and the data behind a disclosure."""
        return _figure(self, "The numbers in this picture", self.data.html(), self.about)


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
        _check_words(self.alt, self.caption)

    def __repr__(self) -> str:
        return f"<SvgPicture: {self.alt}>"

    def _repr_html_(self) -> str:
        return self.html()

    @property
    def source(self) -> str:
        """The drawing as a data address."""
        return _address("image/svg+xml", self.svg.encode("utf-8"))

    @property
    def text_px(self) -> float:
        """The size of its smallest letters where it is shown `width_px` wide."""
        return min((float(size) for size in FONT_SIZE.findall(self.svg)), default=LEAST_TEXT_PX)

    def html(self) -> str:
        """Figure, image with alt text, caption, and the words behind a disclosure."""
        return _figure(self, escape(self.summary), self.words)


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _figure(shown: Picture | SvgPicture, summary: str, words: str, about: str = "") -> str:
    more = f"<details><summary>About this picture</summary>{about}</details>" if about else ""
    # JupyterLab takes role, name and tab stop from a page that is not trusted, and the style too;
    # there the extension brings the style, and browsers let the keyboard into what scrolls.
    return untypeset_html(
        f'<figure class="kc-figure" style="margin:0"><style>{_style()}</style>'
        '<div class="kc-wide" role="group" tabindex="0" aria-label="Picture; it scrolls sideways '
        'where the page is narrow" style="overflow-x:auto">'
        f'<img alt="{escape(shown.alt)}" src="{shown.source}" width="{shown.width_px}" '
        f'data-text-px="{shown.text_px:g}" style="min-width:{_least_width_px(shown)}px;'
        'max-width:100%;height:auto;background:#fff"></div>'
        f"{_hint(_least_width_px(shown))}"
        f"<figcaption>{shown.caption}</figcaption>{more}"
        f"<details><summary>{summary}</summary>{words}</details>"
        f"</figure>"
    )


@cache
def _style() -> str:
    """What turns a picture over on a dark page, in one line."""
    rules = re.sub(r"/\*.*?\*/", "", STYLE.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(rules.split())


def _least_width_px(shown: Picture | SvgPicture) -> int:
    """How narrow a picture may become before its text is too small to read."""
    return ceil(shown.width_px * LEAST_TEXT_PX / shown.text_px)


def _hint(width_px: int) -> str:
    """Say that the picture scrolls, where there is less room than it needs.

    The second piece is empty and asks for that width. Where it has it, both stand in one line, of
    which it takes nearly all; else the words have the first line, which alone is seen.
    """
    return (
        '<div aria-hidden="true" style="display:flex;flex-wrap:wrap;height:1.5em;overflow:hidden">'
        '<span class="kc-hint" style="flex:1 0 1px;height:1.5em;overflow:hidden;'
        'white-space:nowrap">↔ Scroll the picture sideways</span>'
        f'<span style="flex:1000 0 {width_px - 1}px"></span></div>'
    )


def _check_words(alt: str, caption: str) -> None:
    if not alt.strip() or not caption.strip():
        raise ValueError("a picture needs an alt text and a caption; give both in words")


def picture(
    figure: Figure, *, alt: str, caption: str, data: Table, cites: Sequence[str] = ()
) -> Picture:
    """Freeze a matplotlib figure as a `Picture`.

    Parameters
    ----------
    figure
        Drawn in the course's style.
    alt
        The finding in words; what a reader who cannot see the picture would miss.
    caption
        Markdown, one line; the citations in `cites` are appended as links.
    data
        The numbers drawn.

    Raises
    ------
    ValueError
        If `alt` or `caption` is empty, or a letter is smaller than 11 pixels.
    """
    _check_words(alt, caption)
    return frozen(figure, alt, captioned(caption, cites), data)


def captioned(caption: str, cites: Sequence[str] = ()) -> str:
    """A caption in Markdown as HTML, with its citations as links."""
    return " ".join((to_inline_html(caption, maths="tex"), cite_html(cited(cites)))).strip()


def frozen(figure: Figure, alt: str, caption: str, data: Table) -> Picture:
    """Freeze a figure whose caption is HTML already."""
    png = _png(figure)
    text_px, words = min(_text_sizes_px(figure), default=(LEAST_TEXT_PX, ""))
    if text_px < LEAST_TEXT_PX:
        raise ValueError(
            f"a picture says '{words}' in {text_px:.1f} pixels; give it {LEAST_TEXT_PX} or more, "
            f"which is a font size of {LEAST_TEXT_PX * POINTS / PAGE_DPI} points"
        )
    return Picture(png, round(figure.get_figwidth() * PAGE_DPI), alt, caption, data, text_px)


def _text_sizes_px(figure: Figure) -> Iterator[tuple[float, str]]:
    """The size, as a page shows it, of all that is written on a figure that has been drawn."""
    from matplotlib.text import Text

    for artist in figure.findobj(Text):
        if isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip():
            yield float(artist.get_fontsize()) * PAGE_DPI / POINTS, artist.get_text()


def _png(figure: Figure) -> bytes:
    """Draw as a PNG with a palette: a quarter of the bytes, so that lessons stay small."""
    from PIL import Image

    figure.set_dpi(DPI)
    canvas: Any = figure.canvas  # the Agg canvas that `new_figure` gave it
    canvas.draw()
    size = canvas.get_width_height(physical=True)
    drawn = Image.frombuffer("RGBA", size, canvas.buffer_rgba()).convert("RGB")
    few = drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, format="png")
    return buffer.getvalue()
