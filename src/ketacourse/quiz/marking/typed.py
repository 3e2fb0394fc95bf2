"""One spelling for what people type: signs, spaces, digits, fractions and raised powers.

Keyboards, phones and copied papers write the same number in many ways. All are brought to one
here, so that the reading of numbers and of units need know only that one.
"""

from __future__ import annotations

import re
import unicodedata

from ketacourse.errors import KetacourseError

# Each kind of sign and the one that stands for it; `unicodedata` has brought wide forms home.
_SIGNS = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\u2796",
    "+": "\ufe62\u2795",
    "x": "\u00d7\u2715\u2716\u2a09\u2a2f",
    "*": "\u2217\u204e",
    "\u00b7": "\u22c5\u2219\u2022\u30fb\uff65",
    "/": "\u2044\u2215\u00f7",
    "'": "\u2019\u2018\u02bc\u2032\u00b4`\u066c",
    ",": "\u060c\u201a\u3001",
    ".": "\u066b",
    "~": "\u2248\u223c\u2243\u2245\u2252",
    "%": "\u066a",
}
_ONE_SIGN = str.maketrans({variant: sign for sign, all_ in _SIGNS.items() for variant in all_})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")


def tidied(text: str) -> str:
    """A text in one spelling, with single spaces.

    Raised digits become ``^2``, one-sign fractions such as ½ stand apart as ``1/2``, digits of
    every script become those of ours, and marks that cannot be seen are dropped.

    >>> tidied("2½ × 10⁻⁷"), tidied("−٣٫٥")
    ('2 1/2 x 10^-7', '-3.5')
    """
    raised = _RAISED_RUN.sub(lambda run: "^" + run[0].translate(_RAISED), text)
    apart = "".join(f" {sign}" if _is_fraction(sign) else sign for sign in raised)
    wide = unicodedata.normalize("NFKC", apart).translate(_ONE_SIGN)
    seen = "".join(_plain_digit(sign) for sign in wide if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split())


def refuse_odd_digits(text: str) -> None:
    """Refuse signs that are numbers and neither digits nor fractions, such as ① and ₂.

    Raises
    ------
    KetacourseError
        Saying which, and how to write it.
    """
    for sign in text:
        is_known = _RAISED_RUN.match(sign) or _is_fraction(sign)
        if unicodedata.category(sign) == "No" and not is_known:
            raise KetacourseError(f"Write '{sign}' in ordinary digits, as in 1/2 or 0.5.")


def _is_fraction(sign: str) -> bool:
    return unicodedata.decomposition(sign).startswith("<fraction>")


def _plain_digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign
