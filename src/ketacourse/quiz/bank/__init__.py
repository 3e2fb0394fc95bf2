"""Question banks: read, checked and built into items."""
