"""Ways to spoil a text file: what a slip of the hand, a bad merge or an attacker would leave."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from random import Random

# What readers trip over: long runs, odd numbers, other scripts, halves of characters, mark-up.
PIECES = (
    "0",
    "-1",
    "1e308",
    "1e309",
    "nan",
    "true",
    "null",
    "~",
    "''",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "}}",
    ": ",
    " #",
    "- ",
    "---",
    "|",
    ">",
    "&a",
    "*a",
    "!!python/name:os.system",
    "%",
    "\t",
    "\r",
    "\0",
    "\x1b[0m",
    "\u00a0",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\U0001f600",
    "٣",
    "١٢٣",
    "constructor",
    "__proto__",
    "toString",
    "$x$",
    "$$",
    "$\\text{<img/src=x/onerror=alert(1)>}$",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "![a](b.png)",
    "```\n",
    "9999-99-99",
)
LONGEST_RUN = 20_000

Mutation = Callable[[str, Random], str]


def mutated(text: str, chance: Random, mutations: Sequence[Mutation] = ()) -> str:
    """A text with one to six faults in it."""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(mutations or MUTATIONS)(text, chance)
    return text


def _place(text: str, chance: Random) -> int:
    return chance.randint(0, len(text))


def insert_piece(text: str, chance: Random) -> str:
    """Something odd, anywhere."""
    at = _place(text, chance)
    return text[:at] + chance.choice(PIECES) + text[at:]


def replace_value(text: str, chance: Random) -> str:
    """Something odd in place of what follows a colon or an equals sign."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    for sign in (": ", " = "):
        head, found, _ = lines[at].partition(sign)
        if found:
            lines[at] = f"{head}{sign}{chance.choice(PIECES)}"
    return "\n".join(lines)


def insert_run(text: str, chance: Random) -> str:
    """One character, or a pair, over and over."""
    at = _place(text, chance)
    letters = string.digits + string.punctuation + " \nax$\\*_[]()`"
    unit = "".join(chance.choices(letters, k=chance.randint(1, 2)))
    return text[:at] + unit * chance.randint(1, LONGEST_RUN) + text[at:]


def drop_lines(text: str, chance: Random) -> str:
    """Some lines are gone."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    del lines[at : at + chance.randint(1, 5)]
    return "\n".join(lines)


def repeat_lines(text: str, chance: Random) -> str:
    """Some lines stand there several times, as after a bad merge."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    part = lines[at : at + chance.randint(1, 8)]
    return "\n".join(lines[:at] + part * chance.randint(2, 40) + lines[at:])


def swap_lines(text: str, chance: Random) -> str:
    """Two lines have changed places."""
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def shift_line(text: str, chance: Random) -> str:
    """A line stands further in or further out."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randint(0, 12) + lines[at].lstrip()
    return "\n".join(lines)


def cut(text: str, chance: Random) -> str:
    """A part is missing, or everything from some place on."""
    at = _place(text, chance)
    return text[:at] + (text[at + chance.randint(1, 200) :] if chance.random() < 0.8 else "")


def nest(text: str, chance: Random) -> str:
    """Brackets within brackets."""
    at, deep = _place(text, chance), chance.randint(1, 2_000)
    opening, closing = chance.choice(["[]", "{}", "()"])
    return text[:at] + opening * deep + closing * chance.choice([0, deep]) + text[at:]


MUTATIONS: tuple[Mutation, ...] = (
    insert_piece,
    replace_value,
    insert_run,
    drop_lines,
    repeat_lines,
    swap_lines,
    shift_line,
    cut,
    nest,
)
