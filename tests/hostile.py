"""Hostile texts, and a reader of HTML that names whatever an authored text may not become."""

import re
from html.parser import HTMLParser
from pathlib import Path

from ketacourse.display.maths import ATTRIBUTES, KNOWN_ELEMENTS

SIGNS = str.maketrans({"␊": "\n", "␉": "\t", "␀": "\0", "␁": "\x01"})
LINES = (Path(__file__).parent / "data" / "payloads.txt").read_text("utf-8").splitlines()
PAYLOADS = [line.translate(SIGNS) for line in LINES if line and not line.startswith("# ")]

WORDS = """
p em strong code pre a ul ol li h1 h2 h3 h4 h5 h6 hr br blockquote table thead tbody tr th td span
div
"""
MARKDOWN = frozenset(WORDS.split())
WEB = re.compile(r"https?://[^\s\"<>]*|#[^\s\"<>]*", re.IGNORECASE)
# What each attribute may hold; those of MathML are in their own list.
ALLOWED = {
    ("a", "href"): WEB,
    ("a", "target"): re.compile("_blank"),
    ("a", "rel"): re.compile("noopener"),
    ("a", "title"): re.compile(".*", re.DOTALL),
    ("span", "class"): re.compile("math inline"),
    ("div", "class"): re.compile("math block"),
    ("code", "class"): re.compile(r"language-\S*"),
    ("ol", "start"): re.compile(r"\d{1,9}"),
    ("li", "value"): re.compile(r"\d{1,3}"),  # the number of a question
    ("th", "style"): re.compile("text-align:(left|right|center)"),
    ("td", "style"): re.compile("text-align:(left|right|center)"),
    ("img", "class"): re.compile("kc-authored"),
    ("img", "alt"): re.compile(".*", re.DOTALL),
    ("img", "src"): re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]+"),
    ("img", "style"): re.compile("max-width:100%"),
}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        names = {name for name, _ in attrs}
        if tag not in MARKDOWN | KNOWN_ELEMENTS | {"img"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            rule = ALLOWED.get((tag, name))
            if tag in KNOWN_ELEMENTS:
                rule = ATTRIBUTES.get(name)
            if rule is None or not rule.fullmatch(value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")
        if tag == "img" and names != {"class", "alt", "src", "style"}:
            self.found.append("<img> that was not kept")
        if tag == "a" and not dict(attrs)["href"].startswith("#") and "rel" not in names:
            self.found.append("<a> without rel")

    handle_startendtag = handle_starttag

    def handle_comment(self, data):
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data):
        self.found.append(f"<?{data}>")

    unknown_decl = handle_decl


def foreign(html):
    """Elements, attributes and values in HTML that no authored text may become."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Living(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "object", "embed", "base", "meta", "link", "form"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            is_script = (value or "").strip().lower().startswith(("javascript:", "vbscript:"))
            if name.startswith("on") or name == "srcdoc" or is_script:
                self.found.append(f"<{tag} {name}={value!r}>")

    handle_startendtag = handle_starttag


def living(html):
    """Elements and attributes of a whole page that run something, whoever wrote them."""
    reader = _Living()
    reader.feed(html)
    reader.close()
    return reader.found


def typeset(html):
    """What a page that typesets TeX would take for formulas, beside those that we wrote."""
    ours = re.sub(r'<(span|div) class="math (?:inline|block)">.*?</\1>', "", html, flags=re.DOTALL)
    skipped = re.sub(r"<(code|pre)\b.*?</\1>", "", ours, flags=re.DOTALL)
    # Such a page looks for signs that stand together in one piece of text.
    texts = re.split(r"<[^<>]*>", skipped)
    return [text for text in texts if re.search(r"\$.*\$|\\[(\[a-z]", text, re.DOTALL)]
