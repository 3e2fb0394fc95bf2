"""What Binder's image holds before our pins are installed into it.

repo2docker, which builds for Binder, ships one frozen list of packages per Python version.
Our Binder pins take these versions where both name a package, so that nothing of the image is
replaced: builds stay short and JupyterLab stays the one the image was tested with.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

RUNTIME = Path(__file__).parents[1] / "binder" / "runtime.txt"
# A build string that starts with py belongs to a Python package; the rest are system libraries.
PACKAGE = re.compile(r"/(?P<name>[a-z_][a-z0-9_.-]*)-(?P<version>[^-]+)-py[a-z0-9]+_\d+\.")
NOT_ON_PYPI = {"cpython"}
RENAMED = {
    "brotli-python": "brotli",
    "jupyterhub-base": "jupyterhub",
    "nbconvert-core": "nbconvert",
    "python-fastjsonschema": "fastjsonschema",
}


def binder_python() -> str:
    """Python that Binder is told to use, such as ``3.12``."""
    return RUNTIME.read_text("utf-8").strip().removeprefix("python-")


def base_versions(python: str) -> dict[str, str]:
    """Version of each Python package in the image, for Python `python`, by its name on PyPI."""
    spec = find_spec("repo2docker")
    (package,) = spec.submodule_search_locations or ()
    frozen = Path(package, "buildpacks", "conda", f"environment.py-{python}-linux-64.lock")
    found = PACKAGE.finditer(frozen.read_text("utf-8"))
    return {
        RENAMED.get(match["name"], match["name"]): match["version"]
        for match in found
        if match["name"] not in NOT_ON_PYPI
    }


if __name__ == "__main__":
    for name, version in base_versions(binder_python()).items():
        print(f"{name}=={version}")
