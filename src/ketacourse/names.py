"""Public names of a package that load when they are first asked for, so that imports stay cheap.

A type checker runs nothing, so each package also imports its names under ``TYPE_CHECKING``, and
hides the functions below from it: a misspelt name is then an error, not `Any`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any


def lazy(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The two functions by which a package hands out names of its modules (PEP 562).

    Parameters
    ----------
    package
        Its ``__name__``.
    homes
        For each public name the module that holds it, told from the package on.

    Returns
    -------
    tuple of functions
        To be bound to ``__getattr__`` and ``__dir__`` of the package.
    """

    def find(name: str) -> Any:
        if name in homes:
            return getattr(importlib.import_module(f"{package}.{homes[name]}"), name)
        raise AttributeError(f"module '{package}' has no attribute '{name}'")

    return find, lambda: list(homes)
