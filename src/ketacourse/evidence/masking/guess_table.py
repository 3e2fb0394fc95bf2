"""The still picture of masks: what people in real trials guessed, made from the records."""

from __future__ import annotations

from ketacourse.display.picture import Picture
from ketacourse.evidence.masking.figures.guesses import guesses_picture
from ketacourse.evidence.masking.guesses import guess_rows, mask_remarks


def guess_table() -> Picture:
    """Show who guessed their treatment right in trials that asked, and what others say."""
    return guesses_picture(guess_rows(), mask_remarks())
