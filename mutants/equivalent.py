"""Mutants that nobody could notice: what they change makes no difference, and why.

A key is the module and the change as a report tells it.
"""

from __future__ import annotations

EQUIVALENT: dict[str, dict[str, str]] = {}
