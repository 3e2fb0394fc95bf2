"""Binder: what would be built, by repo2docker's own word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.binder_base import base_versions, binder_python
from scripts.binder_check import dockerfile, our_steps, python_for, size_mb
from scripts.kernel_memory import kernel_figures
from tests.course.tiny import code, prose, written

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The Dockerfile for a folder that holds just what Binder looks at."""
    folder = tmp_path_factory.mktemp("repository")
    (folder / "binder").mkdir()
    for path in (ROOT / "binder").iterdir():
        copy = folder / "binder" / path.name
        copy.write_bytes(path.read_bytes())
        copy.chmod(path.stat().st_mode)
    return dockerfile(folder)


def test_binder_builds_with_the_python_that_is_named(built):
    assert re.fullmatch(r"3\.1[1-4]", binder_python())
    assert f"Building conda environment for python={binder_python()}" in built


def test_binder_installs_the_pins_and_then_runs_post_build(built):
    assert our_steps(built) == [
        '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "binder/requirements.txt"',
        "chmod +x binder/postBuild",
        "./binder/postBuild",
    ]


def test_the_pins_are_installed_before_the_lessons_are_copied(built):
    """So that a new commit to a lesson does not install everything again."""
    assert built.index('-r "binder/requirements.txt"') < built.index("COPY --chown=0:0 src/ ")


def test_post_build_installs_the_package_without_fetching_anything():
    text = (ROOT / "binder" / "postBuild").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if "pip install" in line]
    assert "--no-deps --no-build-isolation --editable ." in line


def test_the_image_holds_a_jupyterlab_that_the_course_accepts():
    major, minor, *_ = base_versions(binder_python())["jupyterlab"].split(".")
    assert (int(major), int(minor)) >= (4, 4)


def test_a_missing_python_is_replaced_by_this_one():
    command, version = python_for("3.99")
    assert Path(command).exists()
    assert re.fullmatch(r"3\.\d+", version)


def test_a_kernel_that_holds_more_needs_more(tmp_path):
    held = code("held = b'x' * 50_000_000")
    figures = kernel_figures(written(tmp_path / "lesson.ipynb", prose("# T"), held))
    assert figures["kernel_mb"] - figures["bare_kernel_mb"] > 40
    assert figures["lesson_s"] > 0


def test_a_folders_size_counts_files_and_follows_no_link(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"x" * 1_500_000)
    (tmp_path / "link").symlink_to(tmp_path / "deep" / "file")
    assert size_mb(tmp_path) == pytest.approx(1.5, abs=0.01)
