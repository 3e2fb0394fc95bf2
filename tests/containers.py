"""Numbers in every container that programmers keep them in, and values that no study can have."""

from __future__ import annotations

from array import array
from collections import deque
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

INTEGERS = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")
FLOATS = ("float32", "float64", "longdouble")


def _shuffled(values):
    """A column whose labels contradict its places, as sorting or filtering leaves it."""
    return pd.Series(list(values), index=range(len(values))[::-1])


def _filtered(values):
    frame = pd.DataFrame({"kept": [False, *[True] * len(values)], "value": [values[0], *values]})
    return frame[frame.kept].value


def _strided(values):
    return np.repeat(np.array(values), 2)[::2]


def _read_only(values):
    made = np.array(values)
    made.flags.writeable = False
    return made


# Every one holds the values by place; those of whole numbers only stand apart.
CONTAINERS = {
    "list": list,
    "tuple": tuple,
    "deque": deque,
    "array": np.array,
    "array of objects": lambda values: np.array(values, dtype=object),
    "strided array": _strided,
    "read-only array": _read_only,
    "unmasked masked array": np.ma.array,
    "column": pd.Series,
    "column sorted against its labels": _shuffled,
    "filtered column": _filtered,
    "column of objects": lambda values: pd.Series(list(values), dtype=object),
    "index": pd.Index,
    "array module": lambda values: array("d", values),
    "list of numpy's numbers": lambda values: [np.float64(value) for value in values],
    "list of Decimals": lambda values: [Decimal(value) for value in values],
    "list of Fractions": lambda values: [Fraction(value) for value in values],
    **{name: lambda values, name=name: np.array(values, dtype=name) for name in FLOATS},
}
WHOLE_CONTAINERS = {
    **{name: lambda values, name=name: np.array(values, dtype=name) for name in INTEGERS},
    "nullable column": lambda values: pd.Series(list(values), dtype="Int64"),
    "float16": lambda values: np.array(values, dtype="float16"),
}
# One number, alone or the only one in a container.
ALONE = {
    "number": lambda value: value,
    "numpy's number": np.float64,
    "array without dimensions": np.array,
    "array of one": lambda value: np.array([value]),
    "list of one": lambda value: [value],
    "column of one": lambda value: pd.Series([value], index=["x"]),
    "Fraction": Fraction,
    "Decimal": Decimal,
}
# What a column may not hold, with how a message shows it.
NO_NUMBERS = {
    "nan": (float("nan"), "nan"),
    "inf": (float("inf"), "inf"),
    "missing": (None, "missing"),
    "not available": (pd.NA, "<NA>"),
    "masked": (np.ma.masked, "masked"),
    "text": ("7", "'7'"),
    "nested": ([1, 2], "[1, 2]"),
    "complex": (1 + 2j, "(1+2j)"),
    "beyond floating point": (10**400, "100000000000000000...0000000000000000000"),
    "span of time": (np.timedelta64(1, "ns"), "np.timedelta64(1,'ns')"),
}
