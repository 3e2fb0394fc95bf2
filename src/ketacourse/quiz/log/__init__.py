"""A student's answers: the file that keeps them, saved, restored and counted."""
