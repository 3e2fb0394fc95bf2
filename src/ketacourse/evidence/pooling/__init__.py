"""One effect from several trials, how far they differ, and their pictures."""
