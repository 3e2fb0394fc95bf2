"""Regular expressions matched step by step, as Python's own matcher does, and the steps counted.

So it can be told on any machine, and without a clock, whether an expression goes back over a text
again and again. Python's matcher takes some short cuts; what is counted is never less.
"""

import re
import sys
from re import _constants as op
from re import _parser as parser

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ONE_LETTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)
CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    op.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


class Steps:
    """One expression at one text; `count` is how many letters were looked at so far."""

    def __init__(self, pattern, text):
        self.tree = parser.parse(pattern.pattern, pattern.flags)
        self.fold = bool(pattern.flags & re.IGNORECASE)
        self.lines = bool(pattern.flags & re.MULTILINE)
        self.all = bool(pattern.flags & re.DOTALL)
        self.text = text
        self.groups = {}
        self.count = 0

    def match(self, at, *, whole=False):
        """Where a match from a place ends, or None."""
        ends = self._row(list(self.tree), 0, at)
        return next((end for end in ends if not whole or end == len(self.text)), None)

    def scan(self):
        """Look from every place, as a search for all matches does."""
        at = 0
        while at <= len(self.text):
            end = self.match(at)
            at = end if end is not None and end > at else at + 1

    def _row(self, items, first, at):
        if first == len(items):
            yield at
            return
        for end in self._one(*items[first], at):
            yield from self._row(items, first + 1, end)

    def _one(self, kind, value, at):  # noqa: C901 - one branch for each kind there is
        self.count += 1
        if kind in ONE_LETTER:
            yield from (at + 1,) if self._fits(kind, value, at) else ()
        elif kind in REPEATS:
            yield from self._repeat(kind, *value, at)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from self._row(list(branch), 0, at)
        elif kind is op.SUBPATTERN:
            for end in self._row(list(value[3]), 0, at):
                self.groups[value[0]] = self.text[at:end]
                yield end
        elif kind is op.ATOMIC_GROUP:
            yield from list(self._row(list(value), 0, at))[:1]
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from (at,) if self._looks(*value, at) is (kind is op.ASSERT) else ()
        elif kind is op.GROUPREF:
            said = self.groups.get(value, "\0")
            yield from (at + len(said),) if self.text.startswith(said, at) else ()
        elif kind is op.AT:
            yield from (at,) if self._stands(value, at) else ()
        else:
            raise NotImplementedError(kind)

    def _repeat(self, kind, least, most, body, at):
        items, most = list(body), min(most, len(self.text) + 1)
        if len(items) == 1 and items[0][0] in ONE_LETTER:
            end = at
            while end - at < most and self._fits(*items[0], end):
                self.count += 1
                end += 1
            ends = range(at + least, end + 1)
            ends = ends if kind is op.MIN_REPEAT else reversed(ends)
        else:
            ends = self._rounds(kind, least, most, items, at)
        for end in ends:
            self.count += 1
            yield end
            if kind is op.POSSESSIVE_REPEAT:
                return

    def _rounds(self, kind, least, most, items, at):
        if least <= 0 and kind is op.MIN_REPEAT:
            yield at
        if most > 0:
            for end in self._row(items, 0, at):
                if end > at or least > 0:
                    yield from self._rounds(kind, least - 1, most - 1, items, end)
        if least <= 0 and kind is not op.MIN_REPEAT:
            yield at

    def _looks(self, direction, items, at):
        if direction > 0:
            return next(self._row(list(items), 0, at), None) is not None
        low, high = items.getwidth()
        starts = range(max(0, at - high), at - low + 1)
        return any(end == at for start in starts for end in self._row(list(items), 0, start))

    def _stands(self, where, at):
        text = self.text
        before, after = text[at - 1 : at] if at else "", text[at : at + 1]
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return at == 0 or (self.lines and where is op.AT_BEGINNING and before == "\n")
        if where is op.AT_END:
            return at == len(text) or text[at:] == "\n" or (self.lines and after == "\n")
        if where is op.AT_END_STRING:
            return at == len(text)
        is_word = CATEGORIES[op.CATEGORY_WORD]
        edge = (bool(before) and is_word(before)) != (bool(after) and is_word(after))
        return edge is (where is op.AT_BOUNDARY)

    def _fits(self, kind, value, at):
        if at >= len(self.text):
            return False
        letter = self.text[at]
        forms = {letter, letter.lower(), letter.upper()} if self.fold else {letter}
        if kind is op.ANY:
            return self.all or letter != "\n"
        if kind is op.IN:
            return any(_in_set(value, form) for form in forms)
        return (value in {ord(form) for form in forms if len(form) == 1}) is (kind is op.LITERAL)


def _in_set(items, letter):
    if len(letter) != 1:
        return False
    negated = items[0][0] is op.NEGATE
    found = any(
        (kind is op.LITERAL and ord(letter) == value)
        or (kind is op.RANGE and value[0] <= ord(letter) <= value[1])
        or (kind is op.CATEGORY and CATEGORIES[value](letter))
        for kind, value in items
    )
    return found is not negated


def letters_of(pattern):  # noqa: C901 - one branch for each kind there is
    """Letters that an expression tells apart: one of each kind that it names, and a foreign one."""
    found = {"\x03"}

    def walk(items):  # noqa: C901
        for kind, value in items:
            if kind in (op.LITERAL, op.NOT_LITERAL):
                found.add(chr(value))
            elif kind is op.IN:
                walk([each for each in value if each[0] is not op.NEGATE])
            elif kind is op.RANGE:
                found.add(chr(value[0]))
            elif kind is op.CATEGORY:
                found.update(letter for letter in "1 a-" if CATEGORIES[value](letter))
            elif kind in REPEATS:
                walk(value[2])
            elif kind is op.BRANCH:
                for branch in value[1]:
                    walk(branch)
            elif kind is op.SUBPATTERN:
                walk(value[3])
            elif kind is op.ATOMIC_GROUP:
                walk(value)
            elif kind in (op.ASSERT, op.ASSERT_NOT):
                walk(value[1])

    walk(parser.parse(pattern.pattern, pattern.flags))
    return sorted(found)


def steps(pattern, text, *, scanning):
    """How many letters an expression looks at in a text."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 20_000))
    try:
        made = Steps(pattern, text)
        if scanning:
            made.scan()
        else:
            made.match(0, whole=True)
    finally:
        sys.setrecursionlimit(limit)
    return made.count
