"""Scripts of views: written as modules, joined into the one file that a view can have.

A view in a notebook cannot import a second file, and every view stores its script, on the page and
in a saved notebook. So the modules that a view's own module imports are put before it, each in a
function of its own, where its names stay private, and all without comments, indentation and what
the view has no use for.
"""

from __future__ import annotations

import re
import zlib
from base64 import b85encode
from pathlib import Path

from ketacourse.errors import KetacourseError

# Only these forms are read, at the beginning of a line; any other is told, not passed on.
IMPORT = re.compile(r'^import (\{[\w\s,]*\}) from "(\.[^"\n]*)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
# What a module declares begins a line; a chunk reaches to the next one.
CHUNK = re.compile(r"^(?=(?:export )?(?:async )?(?:function|const|class)\b)", re.MULTILINE)
DECLARED = re.compile(r"(?:export )?(?:async )?(?:function|const|class) (\w+)")
COMMENT = re.compile(r"//.*|/\*(?s:.*?)\*/")
STATEMENT = re.compile(r"^\w", re.MULTILINE)
UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# What a module is made of, as far as white space and comments go. Regular expressions stand only
# where a value can begin, and texts within texts go one deep; a test compares with a real parser.
TOKEN = re.compile(
    r"""(?P<space>(?:\s | //.* | /\*(?s:.*?)\*/)+)
    | "(?:[^"\\]|\\.)*"
    | `(?:[^`\\$] | \\. | \$(?!\{) | \$\{(?:[^{}`] | `(?:[^`\\]|\\.)*`)*\})*`
    | (?<=[(=,]) / (?:[^/\\\[\n] | \\. | \[(?:[^\]\\\n]|\\.)*\])+ / [a-z]*
    | [^\s"`/]+ | .
    """,
    re.VERBOSE,
)
NO_LINE_AFTER = frozenset("{([,=>&|?:")  # no statement ends so
NO_LINE_BEFORE = frozenset("})],;.?:&|=")  # and none begins so

# Four bytes make five letters, none of which a text in quotes or JSON has to escape. The page takes
# the module from an address of its own, as it took the view's own text.
UNPACK = """const [packed,size,letters]=["{packed}",{size},"{letters}"];
const bytes=new DataView(new ArrayBuffer(packed.length*4/5));
for(let at=0;at<packed.length;at+=5){{
let number=0;
for(const letter of packed.slice(at,at+5))number=number*85+letters.indexOf(letter);
bytes.setUint32(at*4/5,number);
}}
const stream=new Blob([bytes.buffer.slice(0,size)]).stream();
const plain=stream.pipeThrough(new DecompressionStream("deflate"));
const text=await new Response(plain).text();
const address=URL.createObjectURL(new Blob([text],{{type:"text/javascript"}}));
const {{default:view}}=await import(address);
URL.revokeObjectURL(address);
export default view;"""
LETTERS = "".join(chr(b85encode(bytes((0, 0, 0, at)))[-1]) for at in range(85))


def script(entry: Path) -> str:
    """Join the module of a view, which ends in ``export default``, with all that it imports.

    Raises
    ------
    KetacourseError
        If modules import each other in a circle, or in a form that is not read here.
    """
    modules: dict[Path, str] = {}
    _gather(entry.resolve(), modules, ())
    *parts, (path, view) = modules.items()
    names = {part: f"${at}" for at, (part, _) in enumerate(parts)}
    wanted = _wanted(modules)
    enclosed = [_enclosed(part, _needed(text, wanted[part]), names) for part, text in parts]
    return squeezed("".join(enclosed) + _linked(path, view, names))


def packed(text: str) -> str:
    """A script as a module that unpacks itself, for those that are too long to be sent as text.

    Every view on a page sends its script anew; packed it has less than half of its bytes.
    """
    small = zlib.compress(text.encode("utf-8"), 9)
    whole = small + bytes(-len(small) % 4)
    return UNPACK.format(packed=b85encode(whole).decode("ascii"), size=len(small), letters=LETTERS)


def _gather(path: Path, modules: dict[Path, str], importers: tuple[Path, ...]) -> None:
    """Add what a module needs, then its own text: the order in which they have to run."""
    if path in importers:
        way = " -> ".join(each.name for each in (*importers, path))
        raise KetacourseError(f"{path}: modules import each other in a circle: {way}")
    if path in modules:
        return
    text = path.read_text("utf-8")
    for wanted in IMPORT.finditer(text):
        _gather((path.parent / wanted[2]).resolve(), modules, (*importers, path))
    modules[path] = text


def _wanted(modules: dict[Path, str]) -> dict[Path, set[str]]:
    """The names that others import from each module."""
    wanted: dict[Path, set[str]] = {path: set() for path in modules}
    for path, text in modules.items():
        for found in IMPORT.finditer(text):
            wanted[(path.parent / found[2]).resolve()] |= {*re.findall(r"\w+", found[1])}
    return wanted


def _needed(text: str, wanted: set[str]) -> str:
    """A module without the declarations that neither others import nor the rest of it names.

    A view that only counts needs nothing of how ratios are written. What does anything beside
    declaring one name stays.
    """
    head, *chunks = CHUNK.split(_uncommented(text))
    reached = wanted | _words(head)
    left = [chunk for chunk in chunks if _can_go(chunk)]
    reached |= {word for chunk in chunks if not _can_go(chunk) for word in _words(chunk)}
    while used := [chunk for chunk in left if reached.intersection(DECLARED.findall(chunk)[:1])]:
        reached |= {word for chunk in used for word in _words(chunk)}
        left = [chunk for chunk in left if chunk not in used]
    return head + "".join(chunk for chunk in chunks if chunk not in left)


def _can_go(chunk: str) -> bool:
    """Whether a chunk declares one name and does nothing else."""
    return DECLARED.match(chunk) is not None and len(STATEMENT.findall(chunk)) == 1


def _words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text)}


def _uncommented(text: str) -> str:
    """The text of a module without comments, its lines and their indentation as they were."""
    return "".join(
        token[0] if token["space"] is None else COMMENT.sub("", token[0])
        for token in TOKEN.finditer(text)
    )


def squeezed(text: str) -> str:
    """The text of a module without comments, and with no more white space than it needs."""
    made = ""
    for token in TOKEN.finditer(text):
        if token["space"] is None:
            made += token[0]
        elif made:
            made += _space(made[-1], text[token.end() : token.end() + 1], "\n" in token[0])
    return made


def _space(before: str, after: str, line: bool) -> str:  # noqa: FBT001
    """What has to stand between two characters: nothing, a blank or a new line."""
    if line:
        return "" if before in NO_LINE_AFTER or after in NO_LINE_BEFORE else "\n"
    is_word = (before.isalnum() or before in "_$") and (after.isalnum() or after in "_$")
    return " " if is_word or (before == after and before in "+-") else ""


def _enclosed(path: Path, text: str, names: dict[Path, str]) -> str:
    """A module as a function that gives what it exports."""
    body = _linked(path, EXPORT.sub("", text), names)
    exported = ", ".join(EXPORT.findall(text))
    return f"const {names[path]} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _linked(path: Path, text: str, names: dict[Path, str]) -> str:
    """The text of a module, with what it imports taken from the modules before it."""
    linked = IMPORT.sub(lambda m: f"const {m[1]} = {names[(path.parent / m[2]).resolve()]};", text)
    unread = [line for line in UNREAD.findall(linked) if not line.startswith("export default ")]
    if unread:
        raise KetacourseError(
            f"{path}: '{unread[0]}' cannot be joined; write `export` before a function, a const or "
            'a class, and `import { name } from "./file.js";`'
        )
    return linked
