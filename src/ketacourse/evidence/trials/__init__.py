"""Trials and reviews as the records tell them, one by one and in sets."""
