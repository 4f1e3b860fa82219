"""YAML as text: what stands there is what is read, and every mistake has its place."""

import textwrap
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.errors import show
from generator.model import digest_of
from generator.text import scalars
from generator.text.single import resolve
from generator.text.yaml_source import Composed, Mapping, Parser, Scalar, Sequence, Sheet, compose

PARSERS = [pytest.param(yaml.CSafeLoader, id="in C"), pytest.param(yaml.SafeLoader, id="in Python")]


def composed(text: str, parser: Parser = yaml.CSafeLoader) -> Composed:
    return compose(text, Sheet("a.yaml", text), parser)


def plain(node: object) -> Any:
    """The tree as Python's own values, each scalar as its text."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else "refused"


AS_WRITTEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a: 13:00", {"a": "13:00"}),
    ("a: 1:23.456", {"a": "1:23.456"}),
    ("a: NO", {"a": "NO"}),
    ("a: 010", {"a": "010"}),
    ("a: 0x1F", {"a": "0x1F"}),
    ("a: 1_000", {"a": "1_000"}),
    ("a: 1e3", {"a": "1e3"}),
    ("a: .inf", {"a": ".inf"}),
    ("a: true", {"a": "true"}),
    ("a: null", {"a": "null"}),
    ("a: 2024-06-17 14:00", {"a": "2024-06-17 14:00"}),
    ("a: 2024-06-17", {"a": "2024-06-17"}),
    ("on: a\nno: b\nyes: c", {"on": "a", "no": "b", "yes": "c"}),
    ("2024: a\n1.5: b\n~: c", {"2024": "a", "1.5": "b", "~": "c"}),
    ("<<: a\n=: b", {"<<": "a", "=": "b"}),
    ("a:\nb: ~\nc: ''\nd: '~'", {"a": None, "b": None, "c": "", "d": "~"}),
    ("a: [1, 2,]", {"a": ["1", "2"]}),
    ("a:\n- 44\n- 4", {"a": ["44", "4"]}),
    ("a: {b: 1, c: [x]}", {"a": {"b": "1", "c": ["x"]}}),
    ("a: one\n  two", {"a": "one two"}),
    ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
    ("a: >-\n  one\n  two\n", {"a": "one two"}),
    ("a: https://example.org/x?y=1#z", {"a": "https://example.org/x?y=1#z"}),
    ("a: b # a comment\n# c: d", {"a": "b"}),
    ('a: "It\\u2019s \\"x\\""', {"a": 'It’s "x"'}),
    ("a: 'It''s'", {"a": "It's"}),
    ("a: one\u2028two\x85three", {"a": "one two three"}),
    ("a: 🏁 é", {"a": "🏁 é"}),
    ("---\na: b\n", {"a": "b"}),
    ("", {}),
    ("# nothing yet", {}),
    ("~", {}),
)


@pytest.mark.parametrize("parser", PARSERS)
def test_everything_reads_as_it_is_written(parser: Parser) -> None:
    for text, wanted in AS_WRITTEN:
        found = composed(text, parser)
        assert (plain(found.root), found.problems) == (wanted, ()), text
    assert len(AS_WRITTEN) == 32


MISTAKES = r"""
a: &x b
>> 1:4: '&x' is an anchor of YAML, which is not read here
?? write it out in full, or put the value in quotes
a: &x [b]
>> 1:4: '&x' is an anchor of YAML, which is not read here
?? write it out in full, or put the value in quotes
a: !!str b
>> 1:4: '!!str' is a tag of YAML, which is not read here
?? put the value in quotes
a: !important b
>> 1:4: '!important' is a tag of YAML, which is not read here
?? put the value in quotes
a: *x
>> 1:4: '*x' is an alias of YAML, which is not read here
?? write it out in full, or put the value in quotes
title: *Breaking* news
>> 1:8: a value cannot begin with '*'
?? put the value in quotes
a: & co
>> 1:4: a value cannot begin with '&'
?? put the value in quotes
a: !<b c>
>> 1:4: a value cannot begin with '!'
?? put the value in quotes
a: @b
>> 1:4: a value cannot begin with '@'
?? put the value in quotes
a: `b`
>> 1:4: a value cannot begin with '`'
?? put the value in quotes
a: 1
b: 2
a: 3
>> 3:1: 'a' stands twice; the first is in line 1
?? keep one of the two
a:
  b: 1
  b: 2
>> 3:3: 'b' stands twice; the first is in line 2
?? keep one of the two
a: [{b: 1, b: 2}]
>> 1:12: 'b' stands twice; the first is in line 1
?? keep one of the two
title: Monaco: Leclerc wins
>> 1:14: a value that holds ': ' must stand in quotes
?? title: "Monaco: Leclerc wins"
title: The "dream": why
>> 1:19: a value that holds ': ' must stand in quotes
?? title: "The \"dream\": why"
a:
<TAB>b: c
>> 2:1: a tab cannot indent YAML
?? indent with spaces
a: b
  <TAB>c: d
>> 2:3: a tab cannot indent YAML
?? indent with spaces
title: "Monaco
date: 2024-05-26
>> 1:8: the quote that begins here has no end
?? put the same quote behind the text
a: 'It's'
>> 1:8: nothing may stand behind the closing '
?? within '…' an apostrophe is written twice: ''
a: "b" c
>> 1:8: nothing may stand behind the closing "
?? within "…" a quote is written \"
a: [b] c
>> 1:8: nothing may stand behind the closing ]
?? put the whole value in quotes
a:
  - 'b' c
>> 2:9: nothing may stand behind the closing '
?? within '…' an apostrophe is written twice: ''
date:2024-05-26
title: x
>> 1:5: behind 'date:' a space is missing
?? date: 2024-05-26
title: x
date:2024-05-26
>> 2:5: behind 'date:' a space is missing
?? date: 2024-05-26
title:x
>> 1:6: behind 'title:' a space is missing
?? title: x
a: b
c
d: e
>> 2:1: this line has no key
?? write 'key: value'; a line that goes on with the value above is indented
a: b
  c: d
>> 2:3: this key does not begin in the column of the one above
?? indent both alike
a:
  b: c
 d: e
>> 3:2: this line does not begin in the column of the keys above
?? indent both alike
  a: b
c: d
>> 2:1: this does not belong to what stands above
?? begin all keys in the same column
a: [b, c
d: e
>> 1:4: the list that begins here lacks a ',' or its ']'
?? write [one, two]
a: {b: c
>> 1:4: the mapping that begins here lacks a ',' or its '}'
?? write {key: value}, or put a text that begins with '{' in quotes
a: [
>> 1:4: what begins here has no end
?? close every '[' and '{'
a: ]
>> 1:4: ']' cannot stand where a value begins
?? put the value in quotes
a: [b,,c]
>> 1:7: ',' cannot stand where a value begins
?? put the value in quotes
a: - b
>> 1:4: a list of '- ' cannot begin beside its key
?? begin each item on a line of its own below the key, or write [one, two]
a:
  - b
  c: d
>> 3:3: this line is neither an item of the list above nor a key beside it
?? begin it with '- ' like the items above, or in the column of a key
a: |b
  c
>> 1:5: behind '|' the text begins on the next line
?? or put the value in quotes
a: "\q"
>> 1:5: '\q' begins no escape that YAML knows
?? write \\ for a backslash, or put the text in '…'
a: "\u12"
>> 1:5: '\u' begins no escape that YAML knows
?? write \\ for a backslash, or put the text in '…'
a: "\0"
>> 1:4: an escape in this text stands for a control character
?? leave it out
a: b<BELL>
>> 1:5: a control character, U+0007, cannot stand in YAML
?? delete it
colour: #ff8000
>> 1:9: '#ff8000' is a comment to YAML, not part of the value
?? put the value in quotes; a comment begins with '# '
title: Norris is #1
>> 1:18: '#1' is a comment to YAML, not part of the value
?? put the value in quotes; a comment begins with '# '
{{ a }}: b
>> 1:2: a key must be text, not a list or a mapping
?? put the value in quotes
>> 1:1: a key must be text, not a list or a mapping
?? put the value in quotes
? [a]
: b
>> 1:3: a key must be text, not a list or a mapping
?? put the value in quotes
a: b
---
c: d
>> 2:1: a second document of YAML begins here
?? take the line '---' out
a: b
...
c: d
>> 2:1: '...' ends the YAML, but more follows
?? take this line out
%YAML 3.0
---
a: b
>> 1:1: a line that begins with '%' is a directive, and not a known one
?? take it out
a: b
%c: d
>> 2:1: a line that begins with '%' is a directive, and not a known one
?? take it out
- a
- b
>> 1:1: keys and values must stand here, not a list
?? write 'key: value', one to a line
just text
>> 1:1: keys and values must stand here, not one text
?? write 'key: value', one to a line
"""


def mistakes() -> list[tuple[str, list[str]]]:
    """The table above: lines of YAML, then for each mistake one line with place and message, and one with the hint."""
    table: list[tuple[str, list[str]]] = []
    written: list[str] = []
    told: list[str] = []
    for line in MISTAKES.replace("<TAB>", "\t").replace("<BELL>", "\a").strip("\n").split("\n"):
        if line.startswith(">> "):
            told.append(line.removeprefix(">> "))
            continue
        if line.startswith("?? "):
            told[-1] += line.replace("??", " |", 1)
            continue
        if told:
            table.append(("\n".join(written), told))
            written, told = [], []
        written.append(line)
    return [*table, ("\n".join(written), told)]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "wanted"), mistakes())
def test_every_mistake_is_told_at_its_place(text: str, wanted: list[str], parser: Parser) -> None:
    found = composed(text, parser).problems
    assert [f"{each.at.line}:{each.at.column}: {each.message} | {each.hint}" for each in found] == wanted
    assert all(each.at.excerpt == text.split("\n")[each.at.line - 1] for each in found)


def test_every_mistake_of_the_table_is_tried() -> None:
    assert len(mistakes()) == 51


def test_a_mistake_is_shown_with_its_line() -> None:
    text = "title: x\nimage: {src: a, src: b}\n"
    found = compose(text, Sheet("content/articles/x.md", "---\n" + text, above=1))
    assert "\n".join(map(show, found.problems)) == textwrap.dedent("""\
        content/articles/x.md:3:17: error: 'src' stands twice; the first is in line 3
          3 | image: {src: a, src: b}
            |                 ^^^
          hint: keep one of the two""")


def test_several_mistakes_are_told_together() -> None:
    text = "a: 1\na: &x 2\nb: *x\nc: !y z\nd: It is #2\ne: {f: 1, f: 2}\n"
    found = composed(text)
    assert [each.code for each in found.problems] == ["PF108", "PF108", "PF108", "PF106", "PF107", "PF107"]
    assert plain(found.root) == {"a": "1", "b": "refused", "c": "z", "d": "refused", "e": {"f": "1"}}


def test_a_file_that_laughs_a_billion_times_is_refused() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    found = composed("\n".join(lines))
    assert {each.code for each in found.problems} == {"PF108"}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["[" * 60_000, "a: " + "{b: " * 15_000, "- " * 30_000 + "x", "? " * 30_000 + "x"])
def test_endless_nesting_is_refused(text: str, parser: Parser) -> None:
    found = composed(text, parser)
    assert [each.message for each in found.problems] == ["lists and mappings stand more than 50 deep in each other"]


CORE = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None, "nULL": "nULL",
    "true": True, "True": True, "TRUE": True, "false": False, "FALSE": False, "yes": "yes", "no": "no", "on": "on",
    "0": 0, "44": 44, "-7": -7, "+3": 3, "010": 10, "0o17": 15, "0x1F": 31, "0b1": "0b1", "1_000": "1_000",
    "1.5": 1.5, "1.": 1.0, ".5": 0.5, "-1e3": -1000.0, "6.02E23": 6.02e23, ".inf": ".inf", "1e999": "1e999",
    "-.Inf": "-.Inf", "13:00": "13:00", "1:23.456": "1:23.456", "2024-06-17": "2024-06-17", "1e": "1e",
    "18446744073709551615": 2**64 - 1, "18446744073709551616": "18446744073709551616", "9" * 5000: "9" * 5000,
}  # fmt: skip


def test_extra_follows_the_core_rules_of_yaml() -> None:
    for text, wanted in CORE.items():
        root = composed(f"a: {text}").root
        assert root
        value = resolve(root)["a"]
        assert (type(value), value) == (type(wanted), wanted), text
        assert digest_of(value)
    assert len(CORE) == 38


def test_what_stands_in_quotes_is_text_to_the_core_rules_too() -> None:
    root = composed("a: '1'\nb: \"true\"\nc: [x, ~, 1.0, {d: .nan, e: 2.5}]\ne: |\n  3\n").root
    assert root
    found = resolve(root)
    assert repr(found.pop("c")) == "['x', None, 1.0, {'d': '.nan', 'e': 2.5}]"
    assert found == {"a": "1", "b": "true", "e": "3\n"}


def test_numbers_and_truths() -> None:
    assert [scalars.whole(text) for text in ("8", "08", "-1", "+1")] == [8, 8, -1, 1]
    assert [scalars.number(text) for text in ("3.337", "3", "1e2", ".5")] == [3.337, 3.0, 100.0, 0.5]
    words = ("true", "Yes", "ON", "FALSE", "no", "Off")
    assert [scalars.truth(text) for text in words] == [True, True, True, False, False, False]
    for read, texts in (
        (scalars.whole, ("", "8.5", "eight", "1_000", "٣", "9" * 16, "0x1")),
        (scalars.number, ("", "3,337", "1e999", "nan", "inf", ".", "1 km")),
        (scalars.truth, ("", "y", "1", "wahr")),
    ):
        for text in texts:
            with pytest.raises(ValueError):
                read(text)


YAML_LIKE = st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`?,~ \n\t\\.0é\u2028"), max_size=60)


@given(st.one_of(st.text(), YAML_LIKE))
@example("a: 'b\n")
@example("\x85")
def test_any_text_gives_a_tree_or_mistakes_within_it(text: str) -> None:
    text = text.replace("\r", "\n")
    lines = text.split("\n")
    parsers: tuple[Parser, ...] = (yaml.CSafeLoader, yaml.SafeLoader)
    for parser in parsers:
        found = composed(text, parser)
        assert found.root is not None or found.problems
        for each in found.problems:
            assert 1 <= each.at.line <= len(lines) + 1
            assert 1 <= each.at.column <= len(each.at.excerpt) + 1
            assert each.at.width >= 1


ONE_LINE = st.text(st.characters(exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp")), max_size=30)


@given(st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), ONE_LINE, max_size=6))
def test_text_comes_back_as_it_was_dumped(values: dict[str, str]) -> None:
    for style in ("'", '"'):
        found = composed(yaml.safe_dump(values, allow_unicode=True, default_style=style))
        assert (plain(found.root), found.problems) == (values, ())


def test_problems_can_be_kept() -> None:
    (found,) = composed("a: [b\n").problems
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
