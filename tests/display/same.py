"""Whether the page and the package say the same: words to the letter, numbers to a hair."""

import math


def assert_same(said, told, where="numbers", *, within=1e-9):
    """Hold what the page says against what Python tells; lists and tuples are alike."""
    if isinstance(told, dict):
        assert sorted(said) == sorted(told), where
        for name, each in told.items():
            assert_same(said[name], each, f"{where}.{name}", within=within)
    elif isinstance(told, list | tuple):
        assert len(said) == len(told), where
        for at, (one, other) in enumerate(zip(said, told, strict=True)):
            assert_same(one, other, f"{where}[{at}]", within=within)
    elif isinstance(told, bool) or told is None or isinstance(told, str):
        assert said == told, f"{where}: {said!r} is not {told!r}"
    else:
        scale = max(1.0, abs(told))
        is_near = said is not None and math.isclose(said, told, abs_tol=within * scale, rel_tol=0)
        assert is_near, f"{where}: {said!r} is not {told!r}"
