"""The structure of .bib files, well-formed and damaged."""

from __future__ import annotations

import pytest

from evidence.bibliography.bibtex import source_text
from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import scan
from evidence.errors import InputRefused


def keys(text: str) -> list[str]:
    return [entry.key for entry in scan(text).entries]


def fields(entry: RawEntry) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in entry.fields]


def said(text: str) -> list[tuple[int, str, str, str]]:
    return [
        (problem.line, problem.severity.value, problem.code, problem.message)
        for problem in scan(text).problems
    ]


def test_an_entry_knows_its_place_and_its_fields_in_order() -> None:
    text = '% remark\n@Book{k1,\n  Title = "A {B} c",\n  year=2019,\n}\n'
    (entry,) = scan(text).entries
    assert (entry.type, entry.key, entry.line, entry.end_line) == ("book", "k1", 2, 5)
    assert text[entry.start : entry.end] == text[9:-1]
    assert fields(entry) == [("Title", "A {B} c"), ("year", "2019")]
    title = entry.fields[0]
    assert title.line == 3
    assert text[title.start : title.end] == 'Title = "A {B} c"'
    assert text[title.value_start : title.value_end] == '"A {B} c"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a{k, t = {x}}", [("t", "x")]),
        ("@a(k, t = {x (y)}, u = \"z)\")", [("t", "x (y)"), ("u", "z)")]),
        ("@ a { k , t = {x} , }", [("t", "x")]),
        ('@a{k, t = "x" # {y} # 12}', [("t", "xy12")]),
        ("@a{k, month = jul}", [("month", "July")]),
        ('@a{k, month = "3~" # JUL}', [("month", "3~July")]),
        ('@string{s = "x"}@a{k, t = S # { y}}', [("t", "x y")]),
        ('@string(s = "x" # "y")\n@string{r = s # s}@a{k, t = r}', [("t", "xyxy")]),
        ("@a{k, % remark, with {brace\n t = {x} % more\n}", [("t", "x")]),
        ("@a{k, t = {100% sure}}", [("t", "100% sure")]),
        ("@a{k, t = {a@b.org and @article{x, y}}}",
         [("t", "a@b.org and @article{x, y}")]),
        ('@a{k, t = "{"}"}', [("t", '{"}')]),
        ("@a{k}", []),
        ("@a{k,}", []),
    ],
)  # fmt: skip
def test_what_is_well_formed_is_read_without_a_word(
    text: str, expected: list[tuple[str, str]]
) -> None:
    read = scan(text)
    assert read.problems == ()
    assert [fields(entry) for entry in read.entries] == [expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_lines(end: str) -> None:
    lines = ["", "@a{k1,", " t = {x", "y},", "}", "@b{k2 k3,", "}", "@c{k4}"]
    read = scan(end.join(lines))
    assert [(entry.key, entry.line, entry.end_line) for entry in read.entries] == [
        ("k1", 2, 5),
        ("#k2-k3", 6, 7),
        ("k4", 8, 8),
    ]
    assert [(problem.line, problem.column) for problem in read.problems] == [(6, 1)]


def test_nesting_has_no_limit() -> None:
    depth = 20_000
    value = "{" * depth + "x" + "}" * depth
    (entry,) = scan(f"@a{{k, t = {value}, u = {{y}}}}").entries
    assert fields(entry) == [("t", value[1:-1]), ("u", "y")]


@pytest.mark.parametrize(
    ("text", "severity", "code", "message"),
    [
        ("@a{k, t = {x},, u = {y}}", "warning", "double-comma", "a comma too many"),
        ("@a{k, t = {x}, T = {x}}", "warning", "repeated-field",
         ("the field 'T' stands twice, first on line 1, with the same text; "
         "the first is used")),
        ("@a{k, t = {x}, T = {y}}", "warning", "repeated-field",
         ("the field 'T' stands twice, first on line 1, with another text; "
         "the first is used")),
        ("@a{k, t = unknown}", "warning", "undefined-string",
         "@string 'unknown' is not defined; its name is kept as the text"),
        ("@a{k, t = {x}}\n}", "warning", "extra-brace",
         "'}' stands outside an entry: one too many"),
        ("@a{k}\nwrite to us @ home (or x@y.org, or @b[c])", "note", "outside",
         ("text outside entries is not read: "
         "'write to us @ home (or x@y.org, or @b[c])'")),
        ("%@b{x, t = {y}}\n@a{k}", "note", "remark",
         "an entry in a remark (%) is not read"),
        ("@comment{\n@b{x, t = {y}}\n}\n@a{k}", "note", "comment",
         "an entry inside a @comment is not read"),
        ("@comment{ {\n@a{k}", "warning", "comment",
         "this @comment is never closed; only its line is skipped"),
        ('@string{s "x"}\n@a{k}', "warning", "string",
         "'=' is missing after 's'"),
        ('@string{s = "x" "y"}\n@a{k}', "error", "string",
         "this is not read in a @string: '\"y\"'"),
        ('@string{s = "x"\n@a{k}', "error", "string",
         "this @string is never closed"),
        ('@preamble{"x" \n@a{k}', "error", "preamble",
         "this @preamble is never closed"),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_and_the_entry_kept(
    text: str, severity: str, code: str, message: str
) -> None:
    assert [one[1:] for one in said(text)] == [(severity, code, message)]
    assert keys(text) == ["k"]


@pytest.mark.parametrize(
    "text",
    [
        "@Comment jabref @a{x, t = {y}\n@a{k}",
        "@comment{jabref-meta: groupsversion:3;}\n@a{k}",
        "@comment(to the line's end { \n@a{k}",
        "@string{s = {x},}@a{k}",
        "% mail to @us {all}\n@a{k}",
        '@preamble{"\\newcommand{\\x}{y}" # " z"}@a{k}',
        "% a remark about @article and {braces\n@a{k}",
        "\n\n  \n@a{k}\n\n",
    ],
)
def test_comments_preambles_and_remarks_are_passed_over(text: str) -> None:
    assert keys(text) == ["k"]
    assert said(text) == []


def test_a_key_may_have_parentheses_where_the_entry_stands_in_parentheses() -> None:
    read = scan("@article(key(with)parens,\n  title = {T}\n)")
    assert [(e.key, fields(e)) for e in read.entries] == [
        ("key(with)parens", [("title", "T")])
    ]
    assert said(read.text) == []


def test_all_fields_of_one_name_are_kept() -> None:
    (entry,) = scan("@a{k, t = {x}, T = {y}}").entries
    assert fields(entry) == [("t", "x"), ("T", "y")]


def test_strings_are_told_without_the_months() -> None:
    read = scan('@string{Jrn = "Journal"}\n@string{both = jrn # " of " # jrn}')
    assert read.macros == (("jrn", "Journal"), ("both", "Journal of Journal"))


def test_strings_that_double_without_bounds_are_refused() -> None:
    text = '@string{a0 = "0123456789"}\n' + "".join(
        f"@string{{a{step + 1} = a{step} # a{step}}}\n" for step in range(40)
    )
    with pytest.raises(InputRefused) as caught:
        scan(text)
    assert caught.value.line == 18
    assert "@string 'a17' grows to 1,310,720 characters" in caught.value.message


def test_long_strings_used_without_bounds_are_refused() -> None:
    text = f'@string{{a = "{"x" * 1_000_000}"}}\n' + "".join(
        f"@a{{k{number}, t = a # a}}\n" for number in range(100)
    )
    with pytest.raises(InputRefused, match="its @strings grow to more than"):
        scan(text)


def test_an_entry_may_have_any_number_of_fields() -> None:
    (entry,) = scan("@a{k, " + "t = {x}, " * 20_000 + "}").entries
    assert len(entry.fields) == 20_000


def test_too_many_problems_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.bibliography.bibtex.reading.MAX_PROBLEMS", 3)
    with pytest.raises(InputRefused, match="more than 3 problems"):
        scan("@a{k, t = {x}, , u = v, , w = {x}, , y = z}")


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.bibliography.bibtex.scanner.MAX_ENTRIES", 3)
    assert len(scan("@a{k}" * 3).entries) == 3
    with pytest.raises(InputRefused, match="more than 3 entries"):
        scan("@a{k}" * 4)
    assert source_text.MAX_ENTRIES == 200_000
