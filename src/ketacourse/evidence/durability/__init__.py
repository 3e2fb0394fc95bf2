"""How long an effect lasts: time courses, relapse, and ketamine beside ECT."""
