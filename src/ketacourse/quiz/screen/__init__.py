"""The quiz as a student sees it, and its static twin."""
