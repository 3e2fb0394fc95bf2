"""Images that an author puts into a text: read once from a file, and kept under their content.

A text shows an image by the address that `keep` gave, and by no other, so that no text can make
the page load anything. Images are part of the page as data: the stored notebook holds them too.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from ketacourse.errors import KetacourseError

LARGEST_IMAGE = 200_000  # bytes; every question that shows it stores it in the notebook
BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}

# Kept address -> the image as a data address.
_KEPT: dict[str, str] = {}


def keep(path: Path) -> str:
    """Read an image, and give the address by which a text of this kernel shows it.

    Raises
    ------
    KetacourseError
        If there is no such file, or it is too large or no PNG, JPEG or GIF.
    """
    try:
        if not path.is_file():
            raise KetacourseError(f"there is no file '{path.name}' beside the bank")
        with path.open("rb") as file:
            raw = file.read(LARGEST_IMAGE + 1)
    except OSError as fault:
        raise KetacourseError(f"'{path.name}' cannot be read ({fault.strerror})") from None
    if len(raw) > LARGEST_IMAGE:
        raise KetacourseError(
            f"'{path.name}' is larger than {LARGEST_IMAGE // 1000} kB; make it smaller"
        )
    kinds = [kind for beginning, kind in BEGINNINGS.items() if raw.startswith(beginning)]
    if not kinds:
        raise KetacourseError(f"'{path.name}' is no PNG, JPEG or GIF; save it as one of them")
    # The address is made of the content: another picture under the same name is another one.
    address = f"kept-{hashlib.sha256(raw).hexdigest()[:32]}"
    _KEPT[address] = f"data:{kinds[0]};base64,{base64.b64encode(raw).decode('ascii')}"
    return address


def kept(address: str) -> str:
    """The data of an image that was kept; empty where there is none."""
    return _KEPT.get(address, "")
