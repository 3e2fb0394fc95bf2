"""Figures of this room."""
