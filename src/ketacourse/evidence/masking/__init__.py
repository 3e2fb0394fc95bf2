"""Who guessed what they got, and what unmasking does to a trial."""
