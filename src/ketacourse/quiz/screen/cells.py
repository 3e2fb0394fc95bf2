"""What the notebook's cells say of a student's function that the function itself does not."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Sequence


def unread_since(name: str) -> str:
    """Say that a newer text of a function could not be read, so that its older one still stands.

    Parameters
    ----------
    name
        Name of the function.

    Returns
    -------
    str
        A sentence or two for the student; empty where there is no such text, or no notebook.
    """
    # Only a kernel has cells; whoever runs a plain Python need not load IPython for that.
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return unread_in(shell.user_ns.get("In", []) if shell else [], name)


def unread_in(cells: Sequence[str], name: str) -> str:
    """As `unread_since`, for the texts of cells in the order in which they were run."""
    for text in reversed(cells):
        if not re.search(rf"\b{re.escape(name)}\b", text):
            continue
        try:
            tree = ast.parse(text, "its cell")
        except (SyntaxError, ValueError) as fault:  # the latter for a null byte, before Python 3.12
            return (
                f"The newest text of {name} has a SyntaxError: {fault}. Python still holds the "
                "older function. Mend that cell, run it, and then this one."
            )
        if any(isinstance(part, ast.FunctionDef) and part.name == name for part in ast.walk(tree)):
            return ""
    return ""
