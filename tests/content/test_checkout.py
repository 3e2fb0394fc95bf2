from pathlib import Path

from ketacourse.content import checkout
from ketacourse.content.checkout import in_checkout

ROOT = Path(__file__).parents[2]


def test_folders_of_the_checkout_are_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert in_checkout("lessons") == [ROOT / "lessons"]
    assert in_checkout("quizzes") == [ROOT / "quizzes"]


def test_a_package_installed_alone_has_no_checkout(tmp_path, monkeypatch):
    place = tmp_path / "site-packages" / "ketacourse" / "content" / "checkout.py"
    monkeypatch.setattr(checkout, "__file__", str(place))
    assert in_checkout("lessons") == []
