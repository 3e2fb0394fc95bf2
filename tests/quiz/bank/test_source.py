import os
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import ContentError
from ketacourse.quiz.bank.source import IF_TEXT, Rows, Table, Text, read_tree


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "bank.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_tree(path, "bank.yaml")

    return read


@pytest.fixture
def refusal(read):
    def refusal(text):
        with pytest.raises(ContentError) as fault:
            read(text)
        return str(fault.value)

    return refusal


@pytest.fixture(params=["C", "pure"])
def either_parser(request, monkeypatch):
    """Both parsers that PyYAML may have, one after the other."""
    if request.param == "pure":
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)


def test_every_node_knows_its_line(read):
    tree = read("a: 1\nb:\n  - x\n  - y: z\n")
    assert tree.lines == {"a": 1, "b": 2}
    rows = tree.cells["b"]
    assert [row.line for row in rows.rows] == [3, 4]
    assert rows.rows[1].cells["y"].line == 4


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("-0.5", -0.5),
        ("1e-3", 0.001),
        (".5", 0.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("", None),
        ("no", "no"),
        ("on", "on"),
        ("2026-11-21", "2026-11-21"),
        ("1:30", "1:30"),
        ("0x10", "0x10"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("[1, x]", [1, "x"]),
        ("{k: 1.5}", {"k": 1.5}),
        ("|\n  12\n", "12\n"),
    ],
)
def test_scalars_are_read_as_json_would_and_words_stay_words(read, written, value):
    came = read(f"a: {written}").value["a"]
    assert came == value
    assert type(came) is type(value)


def test_a_byte_order_mark_is_no_fault(read):
    assert read(b"\xef\xbb\xbfa: 1").value == {"a": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "bank.yaml:1: the file is empty."),
        (
            "a: 1\nb: 2\na: 3",
            "bank.yaml:3: the key 'a' stands here twice; first on line 1.",
        ),
        (
            "a: &x [1]\nb: *x",
            f"bank.yaml:1: anchors (&name) and aliases (*name) are not allowed here.{IF_TEXT}",
        ),
        (
            "a: 1\nb: *x",
            f"bank.yaml:2: anchors (&name) and aliases (*name) are not allowed here.{IF_TEXT}",
        ),
        (
            "a: !!python/object/apply:os.system ['true']",
            (
                "bank.yaml:1: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not "
                f"allowed here; write plain values.{IF_TEXT}"
            ),
        ),
        ("a: !x 1", f"bank.yaml:1: the tag '!x' is not allowed here; write plain values.{IF_TEXT}"),
        (
            "a: 1\n---\nb: 2",
            "bank.yaml:3: a second document ('---'); a file holds one bank.",
        ),
        ("? [a]\n: 1", "bank.yaml:1: a key has to be a word, not a list or a mapping."),
        (
            "a: 1\nvalue: {{nnt}}",
            f"bank.yaml:2: a key has to be a word, not a list or a mapping.{IF_TEXT}",
        ),
        ("[" * 100_000, "bank.yaml:1: nested more than 20 levels deep."),
        (
            "x" * 200_001,
            "bank.yaml:1: larger than 200 kB; a bank is a few pages of text. Split it.",
        ),
        ("a: 1\nb: é".encode("latin-1"), "bank.yaml:2: not UTF-8 text; save the file as UTF-8."),
        ("a: 1".encode("utf-16"), "bank.yaml:1: not UTF-8 text; save the file as UTF-8."),
    ],
    ids=[
        "empty",
        "key twice",
        "anchor",
        "alias",
        "python tag",
        "own tag",
        "two documents",
        "list as key",
        "braces without quotes",
        "deep",
        "large",
        "latin-1",
        "utf-16",
    ],
)
def test_what_a_bank_has_no_use_for_is_refused(refusal, text, message):
    assert refusal(text) == message


def test_an_alias_bomb_is_refused_at_its_first_anchor(refusal):
    lines = ['a0: &a0 ["x", "x"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert refusal("\n".join(lines)).startswith("bank.yaml:1: anchors")


def test_broken_yaml_is_told_with_its_line(refusal):
    assert refusal("a: 1\nb: [1, 2\nc: 3\n").startswith("bank.yaml:3: not valid YAML: ")


def test_a_colon_in_bare_text_is_told_to_need_quotes(refusal):
    message = refusal("a: 1\nb: Note: this\n")
    assert message.startswith("bank.yaml:2: not valid YAML: mapping values are not allowed")
    assert message.endswith(IF_TEXT)


@pytest.mark.parametrize(
    "value",
    [
        "{a} is",
        "[a] is",
        "@home",
        "`a` b",
        "%",
        "> 5 %",
        "| x",
        '"a" b',
        "'a' b",
        "*a* b",
        "&a b",
        "!a b",
        "- a",
        "a: b: c",
        "He said: yes",
        "{{n}} of",
        ">5 and\n    more: x",
        "one\n    two # three\n    four",
        "a, b]: c",
        "? a: b",
        "one\n    two: three",
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_a_text_over_which_yaml_stumbles_is_told_to_need_quotes(refusal, value):
    message = refusal(f"a: 1\nb:\n  c: {value}\n")
    assert re.match("bank.yaml:[3-6]: ", message)
    assert message.endswith(IF_TEXT)


def test_another_slip_is_not_put_down_to_missing_quotes(refusal):
    assert not refusal("a: 1\nb\n").endswith(IF_TEXT)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("value", "text", "eaten"),
    [
        ("a # b", "a", "# b"),
        ("one\n  two # three", "one two", "# three"),
        ("#1", "", "#1"),
        ("# 1", "", "# 1"),
        ("5 # mg", "5", "# mg"),
        ("a#b", "a#b", ""),
        ("C#", "C#", ""),
        ("a", "a", ""),
        ("'a' # b", "a", ""),
        ('"a # b"', "a # b", ""),
        ("|\n  a # b", "a # b\n", ""),
        ("é # ü", "é", "# ü"),
        ("\U0001f600 # b", "\U0001f600", "# b"),
    ],
)
def test_what_yaml_ate_after_a_text_is_kept(read, value, text, eaten):
    node = read(f"z: \u2028\n\nb: {value}\n").cells["b"]
    assert (node.text, node.eaten) == (text, eaten)


@pytest.mark.parametrize(
    ("bare", "misread"),
    [
        ("yes", "true or false"),
        ("No", "true or false"),
        ("ON", "true or false"),
        ("off", "true or false"),
        ("true", "true or false"),
        ("null", "nothing"),
        ("~", "nothing"),
        ("2026-11-21", "a date"),
        ("2026-1-2", "a date"),
        ("2026-11-21 10:00:00", "a date"),
        ("2026-11-21T10:00:00Z", "a date"),
        ("1:30", "a time"),
        ("12:30:45.5", "a time"),
        ("0x1F", "another number"),
        ("017", "another number"),
        ("0o17", "another number"),
        ("0b101", "another number"),
        ("1_000", "another number"),
        (".inf", "another number"),
        ("-.INF", "another number"),
        (".nan", "another number"),
        ("50", ""),
        ("-0.14", ""),
        ("1e3", ""),
        ("0", ""),
        ("0.5", ""),
        ("n", ""),
        ("Yes, it does", ""),
        ("2026", ""),
        ("2026-11", ""),
        ("1:30 h", ""),
        ("'yes'", ""),
        ('"2026-11-21"', ""),
    ],
)
def test_what_other_readers_make_of_a_bare_text_is_known(read, bare, misread):
    assert read(f"a: {bare}").cells["a"].misread == misread


@given(st.from_regex(r"[-+.0-9_:eExXobTtZz yYnN~]{1,12}", fullmatch=True))
def test_what_pyyaml_reads_as_something_else_is_called_misread_or_has_that_value(text):
    node = Text(1, text.strip())
    resolved = yaml.SafeLoader("").resolve(yaml.ScalarNode, node.text, (True, False))
    kind = resolved.rpartition(":")[2]
    if kind not in ("str", "value", "merge") and node.text:
        assert node.misread or not isinstance(node.value, str)


def test_a_number_is_only_looked_for_where_it_is_short():
    assert Text(1, "1" * 300).value == int("1" * 300)
    assert Text(1, "1" * 16_000 + "x").value == "1" * 16_000 + "x"
    assert Text(1, "1" * 16_000).value == "1" * 16_000
    assert Text(1, "1" * 16_000).misread == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [("0", "0000"), ("x1b", "001B"), ("ud83d", "D83D"), ("uFFFF", "FFFF"), ("x7f", "007F")],
)
def test_a_character_that_no_page_can_show_is_refused(refusal, monkeypatch, written, code):
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)  # the other refuses some itself
    assert refusal(f'a: 1\nb: "x\\{written}"') == (
        f"bank.yaml:2: holds the character U+{code}, which no page can show; delete it."
    )


@pytest.mark.parametrize(
    "many",
    ["".join(f"k{n}: 1\n" for n in range(10_000)), "[" + "1," * 10_000 + "]", "- a\n" * 10_000],
)
def test_a_file_of_many_small_entries_is_refused_at_the_last_that_is_allowed(refusal, many):
    assert refusal(many).endswith(": more than 10,000 entries; split the bank.")


def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", tmp_path):
        with pytest.raises(ContentError) as fault:
            read_tree(path, "x.yaml")
        assert str(fault.value) == "x.yaml:1: is no file; a bank is a file that ends in .yaml."


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 300 + ".yaml", "\ud800.yaml"])
def test_a_name_that_no_file_can_have_is_told(tmp_path, name):
    with pytest.raises(ContentError, match=r"^x\.yaml:1: cannot be read \(.*\)\.$"):
        read_tree(tmp_path / name, "x.yaml")


def test_a_control_character_is_refused(refusal):
    assert refusal("a: \x00").startswith("bank.yaml:1: not valid YAML: ")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ContentError) as fault:
        read_tree(tmp_path / "none.yaml", "none.yaml")
    assert str(fault.value) == "none.yaml:1: cannot be read (No such file or directory)."


@pytest.mark.usefixtures("either_parser")
def test_both_parsers_of_pyyaml_give_the_same_tree(read):
    tree = read("a: '1'\nb: [1, \"x\"]\n")
    assert isinstance(tree, Table)
    assert tree.cells["a"] == Text(1, "1", quoted=True)
    assert tree.cells["b"] == Rows(2, [Text(2, "1"), Text(2, "x", quoted=True)])


def outcome(path):
    """The tree, or the text of the refusal."""
    try:
        return read_tree(path, "any.yaml")
    except ContentError as fault:
        return str(fault)


@given(st.text(max_size=200) | st.text(alphabet="ab:-[]{}\n #'\"|>?,&*!%@", max_size=80))
def test_any_text_gives_a_tree_or_a_clear_refusal(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    tree = outcome(path)
    assert isinstance(tree, Text | Rows | Table) or tree.startswith("any.yaml:")
