import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketacourse.errors import ContentError
from ketacourse.quiz.bank.source import Rows, Table, Text, read_tree


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
            "bank.yaml:1: anchors (&name) and aliases (*name) are not allowed here.",
        ),
        (
            "a: 1\nb: *x",
            "bank.yaml:2: anchors (&name) and aliases (*name) are not allowed here.",
        ),
        (
            "a: !!python/object/apply:os.system ['true']",
            (
                "bank.yaml:1: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not "
                "allowed here; write plain values."
            ),
        ),
        ("a: !x 1", "bank.yaml:1: the tag '!x' is not allowed here; write plain values."),
        (
            "a: 1\n---\nb: 2",
            "bank.yaml:3: a second document ('---'); a file holds one bank.",
        ),
        ("? [a]\n: 1", "bank.yaml:1: a key has to be a word, not a list or a mapping."),
        (
            "a: 1\nvalue: {{nnt}}",
            (
                "bank.yaml:2: a key has to be a word, not a list or a mapping. "
                "Text that begins with {{ needs quotes."
            ),
        ),
        ("[" * 500_000, "bank.yaml:1: nested more than 20 levels deep."),
        (
            "x" * 1_000_001,
            "bank.yaml:1: larger than 1 MB; a bank is a few pages of text. Split it.",
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
    assert message.endswith('Text that holds ": " needs quotes.')


def test_a_control_character_is_refused(refusal):
    assert refusal("a: \x00").startswith("bank.yaml:1: not valid YAML: ")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ContentError) as fault:
        read_tree(tmp_path / "none.yaml", "none.yaml")
    assert str(fault.value) == "none.yaml:1: cannot be read (No such file or directory)."


@pytest.mark.parametrize("loader", ["C", "pure"])
def test_both_parsers_of_pyyaml_give_the_same_tree(read, monkeypatch, loader):
    if loader == "pure":
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
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
