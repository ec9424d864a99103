"""Damaged .bib files: nothing of them is lost, and what is wrong is told."""

from __future__ import annotations

import pytest

from evidence.bibliography.bibtex.raw import StretchKind
from evidence.bibliography.bibtex.source_text import scan

BEFORE = "@book{first, title = {First}}\n"
AFTER = "\n\n@book{good, title = {Good}}\n"
Fields = dict[str, str]
CASES: list[tuple[str, str, Fields, list[tuple[int, str, str, str]]]] = [
    # What stands between two good entries; the key and fields that are read; and the
    # problems, their lines counted in the damaged entry alone.
    ("@a{k,\n t = {x}\n u = {y}\n}", "k", {"t": "x", "u": "y"},
     [(2, "warning", "no-comma", "a comma is missing after the value of 't'")]),
    ("@a{k,\n t {x},\n u \"y\"}", "k", {"t": "x", "u": "y"},
     [(2, "warning", "no-equals", "'=' is missing after 't'"),
      (3, "warning", "no-equals", "'=' is missing after 'u'")]),
    ("@a{k,\n t {x},\n year 2005,\n u 3}", "k", {"t": "x", "year": "2005", "u": "3"},
     [(2, "warning", "no-equals", "'=' is missing after 't'"),
      (3, "warning", "no-equals", "'=' is missing after 'year'"),
      (4, "warning", "no-equals", "'=' is missing after 'u'")]),
    ("@a{k,\n t == {x},\n u: {y}}", "k", {"t": "x", "u": "y"},
     [(2, "warning", "no-equals", "'=' stands twice after 't'"),
      (3, "warning", "no-equals", "'=' is missing after 'u:'")]),
    ("@a{k,\n t = ,\n u = {y}}", "k", {"t": "", "u": "y"},
     [(2, "warning", "no-value", "the value of 't' is missing")]),
    ("@a{k,\n t =\n u = {y}}", "k", {"t": "", "u": "y"},
     [(2, "warning", "no-value", "the value of 't' is missing"),
      (2, "warning", "no-comma", "a comma is missing after the value of 't'")]),
    ("@a{k,\n t = 12-34,\n u = {y}}", "k", {"t": "12-34", "u": "y"},
     [(2, "warning", "bare-value", "the value '12-34' needs braces or quotes")]),
    ("@a{k,\n t = Some words, and more,\n u = {y}}", "k",
     {"t": "Some words, and more", "u": "y"},
     [(2, "warning", "bare-value",
       "the value of 't' needs braces or quotes: 'Some words, and more'")]),
    ("@a{k,\n t = #3,\n u = {y}}", "k", {"t": "#3", "u": "y"},
     [(2, "warning", "bare-value", "the value of 't' needs braces or quotes: '#3'")]),
    ("@a{k,\n t = {x} # ,\n u = {y} #\n}", "k", {"t": "x", "u": "y"},
     [(2, "warning", "dangling-hash", "nothing follows '#' in the value of 't'"),
      (3, "warning", "dangling-hash", "nothing follows '#' in the value of 'u'")]),
    ("@a{k,\n t = jan # {x} # unheard,\n u = may}", "k",
     {"t": "Januaryxunheard", "u": "May"},
     [(2, "warning", "undefined-string",
       "@string 'unheard' is not defined; its name is kept as the text")]),
    ("@a{k,\n {x},\n t = {y}}", "k", {"t": "y"},
     [(2, "error", "no-field", "text that is no field is not read: '{x}'")]),
    ("@a{k,\n t = {x} more,\n u = {y}}", "k", {"t": "x", "u": "y"},
     [(2, "error", "no-field", "text that is no field is not read: 'more'")]),
    ("@a{k,\n my title = {x}, 2nd = {y},\n \"q\" = {z}}", "k",
     {"my title": "x", "2nd": "y", "q": "z"},
     [(2, "warning", "odd-name", "'my title' is no usual name of a field"),
      (2, "warning", "odd-name", "'2nd' is no usual name of a field"),
      (3, "warning", "odd-name", "'q' is no usual name of a field")]),
    ("@a{k,, t = {x},,\n , u = {y},,}", "k", {"t": "x", "u": "y"},
     [(1, "warning", "double-comma", "a comma too many"),
      (1, "warning", "double-comma", "a comma too many"),
      (2, "warning", "double-comma", "a comma too many")]),
    # Keys.
    ("@a{,\n t = {x}}", "#a", {"t": "x"},
     [(1, "error", "no-key", "the entry has no key; it is called #a for now")]),
    ("@a{\n title = {Über uns},\n author = {O'Neill, A. and B}, date = {2020-05}}",
     "#oneill2020uber",
     {"title": "Über uns", "author": "O'Neill, A. and B", "date": "2020-05"},
     [(1, "error", "no-key",
       "the entry has no key; it is called #oneill2020uber for now")]),
    ("@a{}", "#a", {},
     [(1, "error", "no-key", "the entry has no key; it is called #a for now")]),
    ("@a{two  words,\n t = {x}}", "#two-words", {"t": "x"},
     [(1, "error", "spaced-key",
       "the key has a blank in it: 'two words'; it is called #two-words for now")]),
    ("@a{two\nwords,\n t = {x}}", "#two-words", {"t": "x"},
     [(1, "error", "spaced-key",
       "the key has a blank in it: 'two words'; it is called #two-words for now")]),
    ("@a{{k}, t = {x}}", "#k", {"t": "x"},
     [(1, "error", "odd-key", "this cannot be a key: 'k'; it is called #k for now")]),
    ("@a{" + "k" * 300 + ", t = {x}}", "#a", {"t": "x"},
     [(1, "error", "long-key",
       "the key is longer than 250 characters: '" + "k" * 40
       + "'…; it is called #a for now")]),
    ("@a{k\n t = {x}}", "k", {"t": "x"},
     [(1, "warning", "after-key", "a comma is missing after the key 'k'")]),
    ("@a{k t = {x}}", "k", {"t": "x"},
     [(1, "warning", "after-key", "a comma is missing after the key 'k'")]),
    ("@a{http://x.org/?id=1,\n t = {x}}", "http://x.org/?id=1", {"t": "x"}, []),
    # Heads.
    ("@{k, t = {x}}", "k", {"t": "x"},
     [(1, "error", "type", "an entry cannot have the type ''")]),
    ("@in book{k, t = {x}}", "k", {"t": "x"},
     [(1, "error", "type", "an entry cannot have the type 'in book'")]),
    ("@a k,\n t = {x}}", "k", {"t": "x"},
     [(1, "error", "no-brace", "the entry's opening brace is missing")]),
    ("@Article,\n t = {x}}", "#article", {"t": "x"},
     [(1, "error", "no-brace", "the entry's opening brace is missing"),
      (1, "error", "no-key",
       "the entry has no key; it is called #article for now")]),
    ("@k1,\n t = {x}}", "k1", {"t": "x"},
     [(1, "error", "no-brace", "the entry's opening brace is missing")]),
    ("a{k, t = {x@y.org}}", "k", {"t": "x@y.org"},
     [(1, "error", "no-at", "the '@' before this entry is missing")]),
    # Ends.
    ("@a{k,\n t = {x},\n", "k", {"t": "x"},
     [(1, "error", "unclosed", "the entry is never closed")]),
    ("@a{k,\n t = {x,\n u = {y},\n month = jan,\n v = 1\n", "k",
     {"t": "x", "u": "y", "month": "January", "v": "1"},
     [(1, "error", "unclosed", "the entry is never closed"),
      (2, "error", "unclosed",
       "the value of 't' is never closed: its brace opens on line 3")]),
    ("@a{k,\n t = {x,\n u = {y}\n}", "k", {"t": "x", "u": "y"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its brace opens on line 3")]),
    ("@a{k,\n t = {x,\n month = jan,\n u = {y}\n}", "k",
     {"t": "x", "month": "January", "u": "y"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its brace opens on line 3")]),
    ("@a{k,\n u = {y},\n t = {x,\n}", "k", {"u": "y", "t": "x"},
     [(3, "error", "unclosed",
       "the value of 't' is never closed: its brace opens on line 4")]),
    ("@a{k, t = {x, u = {y}, v = {z}}", "k", {"t": "x", "u": "y", "v": "z"},
     [(1, "error", "unclosed",
       "the value of 't' is never closed: its brace opens on line 2")]),
    ('@a{k,\n t = "x,\n u = {y}\n}', "k", {"t": "x", "u": "y"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its quotation mark opens on line 3")]),
    ('@a{k,\n t = "x,\n u = "y"\n}', "k", {"t": "x", "u": "y"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its quotation mark opens on line 3")]),
    ('@a{k,\n t = "x\n}', "k", {"t": "x"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its quotation mark opens on line 3")]),
    ('@a{k,\n t = "a {b",\n u = {y}\n}', "k", {"t": "a b", "u": "y"},
     [(2, "error", "unclosed",
       "the value of 't' is never closed: its quotation mark opens on line 3")]),
    ('@a{k, t = "so "called" things", u = {y}}', "k",
     {"t": 'so "called" things', "u": "y"},
     [(1, "warning", "extra-quote",
       "a quotation mark too many stands in the value of 't'")]),
    ("@a{k,\n t = {x}},\n u = {y}\n}", "k", {"t": "x", "u": "y"},
     [(2, "warning", "extra-brace",
       "'}' stands before the entry's last field: one too many")]),
    ("@a{k,\n t = {a } b},\n u = {y}\n}", "k", {"t": "a  b", "u": "y"},
     [(2, "warning", "extra-brace",
       "a closing brace too many stands in the value of 't'")]),
    ("@a{k, t = {a \\} b}, u = {y}}", "k", {"t": "a \\} b", "u": "y"},
     [(1, "warning", "extra-brace",
       "a closing brace too many stands in the value of 't'")]),
    ("@a{k, t = {x}, )", "k", {"t": "x"},
     [(1, "warning", "wrong-closer", "')' stands where only '}' can close")]),
    ("@a(k, t = {x}}", "k", {"t": "x"},
     [(1, "warning", "wrong-closer", "'}' stands where only ')' can close")]),
    ("@a{k, t = {x} ), u = {y}}", "k", {"t": "x", "u": "y"},
     [(1, "warning", "extra-brace", "')' stands between fields: one too many"),
      (1, "warning", "double-comma", "a comma too many")]),
]  # fmt: skip


@pytest.mark.parametrize(("damaged", "key", "fields", "said"), CASES)
def test_a_damaged_entry_is_kept_with_its_fields_and_its_neighbours(
    damaged: str, key: str, fields: Fields, said: list[tuple[int, str, str, str]]
) -> None:
    read = scan(BEFORE + damaged + AFTER)
    assert [entry.key for entry in read.entries] == ["first", key, "good"]
    entry = read.entries[1]
    assert {field.name: field.text for field in entry.fields} == fields
    assert read.rejected == 0
    told = [
        (problem.line - 1, problem.severity.value, problem.code, problem.message)
        for problem in read.problems
    ]
    assert told == said
    assert entry.provisional is key.startswith("#")
    inside = {"unclosed", "no-field"}
    assert entry.damaged is any(code in inside for _, _, code, _ in said)
    written = read.text[entry.key_start : entry.key_end]
    if key.startswith("#"):
        assert (written == "") is any(code == "no-key" for _, _, code, _ in said)
    else:
        assert written == key


@pytest.mark.parametrize(
    ("half", "keys"),
    [
        ("@article{", []),
        ("@article{k", ["k"]),
        ("@article{k,", ["k"]),
        ("@article{k, title", ["k"]),
        ("@article{k, title =", ["k"]),
        ("@article{k, title = {x", ["k"]),
        ("@article{k, title = {x}", ["k"]),
        ("@article{k, title = {x},", ["k"]),
    ],
)
def test_half_an_entry_at_the_end_is_kept_and_named(half: str, keys: list[str]) -> None:
    read = scan(AFTER + half)
    assert [entry.key for entry in read.entries] == ["good", *keys]
    assert read.rejected == (not keys)
    assert (4, "unclosed") in [(p.line, p.code) for p in read.problems]


def test_damage_within_a_line_does_not_cost_the_rest_of_it() -> None:
    read = scan("@a{k1, bad bad} @b{k2, t = {x} @c{k3, u = {y} @d{k4, v = {z}}")
    assert [(one.key, [f.text for f in one.fields]) for one in read.entries] == [
        ("k1", []),
        ("k2", ["x"]),
        ("k3", ["y"]),
        ("k4", ["z"]),
    ]


def test_several_bad_entries_in_a_row_are_all_kept_and_named() -> None:
    read = scan("@a{k1, t = {x}\n@b{two words, t = {x}}\n@c{, t = {x}}" + AFTER)
    assert [one.key for one in read.entries] == ["k1", "#two-words", "#c", "good"]
    assert [(one.line, one.code) for one in read.problems] == [
        (1, "unclosed"),
        (2, "spaced-key"),
        (3, "no-key"),
    ]


def test_provisional_keys_are_told_apart() -> None:
    entry = "@a{, author = {Ho, A}, title = {The {B}}, year = 1999}\n"
    assert [one.key for one in scan(entry * 3).entries] == [
        "#ho1999the",
        "#ho1999the-2",
        "#ho1999the-3",
    ]


def test_an_entry_within_a_value_stays_text() -> None:
    inner = "\n@misc{inner,\n title = {x}\n}\n"
    read = scan(f"@a{{k, t = {{y}},\n note = {{{inner}}},\n u = {{z}}}}{AFTER}")
    assert [one.key for one in read.entries] == ["k", "good"]
    assert [field.text for field in read.entries[0].fields] == ["y", inner, "z"]
    assert [(p.line, p.severity.value, p.code) for p in read.problems] == [
        (3, "note", "entry-in-value")
    ]


def test_an_unclosed_entry_does_not_take_the_prose_behind_it() -> None:
    text = "@a{k,\n t = {x}\n\nNow some prose.\n% a remark\n" + AFTER
    read = scan(text)
    assert [one.key for one in read.entries] == ["k", "good"]
    assert [(s.kind, text[s.start : s.end]) for s in read.others] == [
        (StretchKind.IGNORED, "Now some prose."),
        (StretchKind.COMMENT, "% a remark"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "write to joe@example.org {x}, or to ann@b{c}",
        "@ home (or elsewhere), @smith (see there, p. 3)",
        "@smith()see, x = 3",
        "% @a{k, t = {x}}",
        "@Comment @a{k, t = {x}",
        "the `@` sign; {braces, t = 3}",
    ],
)
def test_prose_is_text(prose: str) -> None:
    read = scan(BEFORE + prose + AFTER)
    assert [one.key for one in read.entries] == ["first", "good"]
    assert [read.text[one.start : one.end] for one in read.others] == [prose]


def test_what_follows_the_name_of_the_encoding_on_its_line_is_read() -> None:
    read = scan("% Encoding: US-ASCII@preamble{{x}}@misc{k, t = {x}}" + AFTER)
    assert [one.key for one in read.entries] == ["k", "good"]


def test_each_stretch_of_a_file_has_a_kind() -> None:
    text = "% remark\nprose\n@comment{x}@string{s = {y}}\n@preamble{{z}}\n@a{k}\n@b{"
    read = scan(text)
    assert [(s.kind.value, text[s.start : s.end]) for s in read.stretches] == [
        ("comment", "% remark"),
        ("ignored", "prose"),
        ("comment", "@comment{x}"),
        ("string", "@string{s = {y}}"),
        ("preamble", "@preamble{{z}}"),
        ("entry", "@a{k}"),
        ("rejected", "@b{"),
    ]
    assert read.counts == {
        StretchKind.ENTRY: 1,
        StretchKind.STRING: 1,
        StretchKind.PREAMBLE: 1,
        StretchKind.COMMENT: 2,
        StretchKind.IGNORED: 1,
        StretchKind.REJECTED: 1,
    }


def test_one_string_command_may_define_several() -> None:
    read = scan("@string{a = {x}, b = a # {y},}@m{k, t = b}")
    assert read.macros == (("a", "x"), ("b", "xy"))
    assert read.entries[0].fields[0].text == "xy"
    assert read.problems == ()
