"""What Binder must hold: the course beside the image, and the memory of a kernel.

Read from the last ``make binder-check``, which takes half a minute and more.
"""

from __future__ import annotations

import json

from bench.table import Row
from scripts.binder_check import RESULT


def measure() -> list[Row]:
    """No rows where the check has never been run; it says so."""
    if not RESULT.is_file():
        return [Row("Binder: run 'make binder-check' first", 0, "MB")]
    found = json.loads(RESULT.read_text("utf-8"))
    return [
        Row(
            "Binder, packages the course adds",
            found["course_adds_mb"],
            "MB",
            "packages of the image",
            found["image_packages_mb"],
        ),
        Row(
            "Binder, kernel after lesson 00",
            found["kernel_mb"],
            "MB",
            "bare kernel",
            found["bare_kernel_mb"],
            450,
        ),
    ]
