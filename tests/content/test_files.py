"""Files that break are refused in one sentence, with the line at which they do."""

import os
import re

import pytest

from ketacourse.content.files import BrokenFileError, json_entries, read_text, read_toml


def refusal(read, path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    with pytest.raises(BrokenFileError) as caught:
        read(path)
    assert str(caught.value) == str(caught.value.problem)
    return str(caught.value)


DEEP = "lists or tables stand one inside the other too deep to be read; take some apart"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[doses]\n", "1: is not valid TOML: Expected ']]' at the end of an array declaration"),
        ("\na = ", "2: is not valid TOML: Invalid value"),
        ('a = "b" "c"', "1: is not valid TOML: Expected newline or end of document after a "),
        ("a = 1\na = 2\n", "2: is not valid TOML: Cannot overwrite a value"),
        ('a = "\\ud800"', "1: is not valid TOML: Escaped character is not a Unicode scalar value"),
        ("a = 2026-13-45\n", "1: is not valid TOML: "),
        (f"b = 1\na = {'[' * 500}{']' * 500}\n", f"2: {DEEP}"),
        (f"b = 1\na = {'{a=' * 500}1{'}' * 500}\n", f"2: {DEEP}"),
        (f"b = 1\n\n{'a.' * 2000}a = 1\n", f"3: {DEEP}"),
        (f"b = 1\na = {'9' * 5000}\n", "2: holds a number of over 4,300 digits"),
        (f"b = 1\na = {'9_9' * 3000}\n", "2: holds a number of over 4,300 digits"),
    ],
)
def test_toml_that_cannot_be_read_is_refused_at_its_line(tmp_path, text, message):
    told = refusal(read_toml, tmp_path / "x.toml", text)
    assert told.startswith(f"x.toml:{message}")


@pytest.mark.parametrize("read", [read_toml, read_text, lambda path: [*json_entries(path)]])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"# caf\xe9\n", "1: is not UTF-8 (byte 0xe9); save the file in UTF-8"),
        (b"# one\n# two\n\xff", "3: is not UTF-8 (byte 0xff); save the file in UTF-8"),
        (b"#" * 10_000_001, "1: is larger than 10 MB; divide it"),
    ],
)
def test_what_is_no_text_is_refused_whatever_it_should_hold(tmp_path, read, data, message):
    assert refusal(read, tmp_path / "x.toml", data) == f"x.toml:{message}"


@pytest.mark.parametrize("read", [read_toml, read_text, lambda path: [*json_entries(path)]])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path, read):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    told = {}
    for name in ("folder", "pipe", "lost", "absent"):
        with pytest.raises(BrokenFileError) as caught:
            read(tmp_path / name)
        told[name] = str(caught.value)
    assert told == {
        "folder": "folder:1: is no file",
        "pipe": "pipe:1: is no file",
        "lost": "lost:1: can't be read: No such file or directory",
        "absent": "absent:1: can't be read: No such file or directory",
    }


def test_a_file_that_changed_is_read_again(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("a = 1\n")
    assert read_toml(path) == {"a": 1}
    path.write_text("a = 22\n")
    assert read_toml(path) == {"a": 22}


def test_entries_know_the_lines_of_their_keys(tmp_path):
    path = tmp_path / "x.json"
    path.write_text('[\n {"id": "one",\n  "a": 1},\n\n {\n  "id": "two", "a": 2\n }\n]\n')
    entries = [*json_entries(path)]
    assert [entry.value["id"] for entry in entries] == ["one", "two"]
    assert [entry.line_of("a") for entry in entries] == [3, 6]
    assert [entry.line_of() for entry in entries] == [2, 6]
    assert [entry.line_of("absent") for entry in entries] == [2, 6]


@pytest.mark.parametrize("text", ["[]", " [ ] ", "\n[1,\n2]\n", '\ufeff["a"]'])
def test_any_list_is_taken_apart(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert len([*json_entries(path)]) == len(re.findall(r"\w", text))
