"""The knock-out laboratory, and the judges of questions that the graph answers."""
