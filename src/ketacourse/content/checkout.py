"""Where the course's own lessons and banks stand, for those who work in a checkout of it."""

from __future__ import annotations

from pathlib import Path


def in_checkout(folder: str) -> list[Path]:
    """A folder of the checkout that this package is part of; none where it was installed alone.

    Parameters
    ----------
    folder
        Such as ``lessons`` or ``quizzes``.
    """
    # In a checkout the package stands in src/, and src/ beside the other folders.
    checkout = Path(__file__).resolve().parents[3]
    return [checkout / folder] if (checkout / "pyproject.toml").is_file() else []
