"""Edits in place of generated .bib files of all layouts: what changes, what stays."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.editing.edits import (
    EntryEdit,
    Splice,
    apply,
    invert,
    remove_entry,
    remove_field,
    rename_key,
    set_field,
    set_type,
)
from tests.conftest import examples

Read = tuple[str, str, list[tuple[str, str]]]
"""An entry: type, key, fields."""
Change = Callable[[EntryEdit], None]

ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16, little end first": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16, big end first": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "windows-1252": (b"", "cp1252"),
}
KEYS = ("hall2020", "Xu:2020b", "a", "lehne+2015", "κλειδί", "DBLP:conf/x/Y-1", "l'eau")
NAMES = ("title", "author", "year", "note", "journaltitle", "x-status", "month")
OLD_VALUES = (
    "{Infighting at the {OSCE}}", '"A {"}quoted{"} word"', "{}", "2020", "jan",
    "known", 'known # " and more"', "{two\n    lines}", "{50\\% of \\& é}", '"x, y"',
    "{@misc in {braces}}", "{a % sign}", "{{All}}",
)  # fmt: skip
NEW_VALUES = (
    "Plain words", "A {Braced} word", 'with "quotation" marks', "1999", "feb", "",
    "50\\% of \\& more, {a}", "a = b, c", "é", "@misc", "x # y", "(in) parentheses",
)  # fmt: skip
BETWEEN = (
    "", "\n", "\n\n", "\n% a remark, with = and {\n", "\n@comment{kept {as} it is}\n",
    '\n@string{later = "Later"}\n', "\nprose about x@y.org\n",
    '\n@preamble{"\\newcommand{\\x}{y}"}\n\n\n',
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """How the fields of a generated entry are joined."""

    lead: str
    comma_first: bool
    equals: str
    trailing: str
    last: str

    def entry(self, head: str, body: list[str]) -> str:
        gap = f"{self.lead}, " if self.comma_first else f",{self.lead}"
        return f"{head}{gap.join(body)}{self.trailing}{self.last}"


LAYOUTS = st.builds(
    Layout,
    lead=st.sampled_from([" ", "\n  ", "\n\t", "\n", "", "\n\n  ", "\n    "]),
    comma_first=st.booleans(),
    equals=st.sampled_from(["=", " = ", " =\t", "  =\n    "]),
    trailing=st.sampled_from(["", ",", " ,"]),
    last=st.sampled_from(["", "\n", " ", "\n  "]),
)


@st.composite
def entries(draw: st.DrawFn, key: str) -> str:
    layout = draw(LAYOUTS)
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    cases: list[Callable[[str], str]] = [str, str.upper, str.capitalize]
    change_case = draw(st.sampled_from(cases))
    fields = [
        f"{change_case(name)}{layout.equals}{draw(st.sampled_from(OLD_VALUES))}"
        for name in names
    ]
    if "\n" in layout.lead and not layout.comma_first and fields:
        remark = draw(st.sampled_from(["", "", "% why, {so}\n  "]))
        fields[-1] = f"{remark}{fields[-1]}"
    opener, closer = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    kind = draw(st.sampled_from(["article", "Book", "MISC"]))
    comma = "," if not fields else ""
    body = layout.entry(f"@{kind}{opener}", [key, *fields])
    return f"{body}{comma if not layout.trailing else ''}{closer}"


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a file without damage: every layout, remarks, macros, all line ends."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=4))
    parts = [draw(st.sampled_from(["", "% head\n", "\n"])), "@string{known = {Known}}"]
    for key in keys:
        parts += [draw(st.sampled_from(BETWEEN)), draw(entries(key))]
    parts.append(draw(st.sampled_from(["", "\n", "\n\n% end", "\n\n"])))
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return "".join(parts).replace("\n", newline)


def read(text: str) -> list[Read]:
    return [
        (one.type, one.key, [(f.name.lower(), joined(f.text)) for f in one.fields])
        for one in scan(text).entries
    ]


def joined(text: str) -> str:
    return " ".join(text.split())


def other_text(text: str) -> list[str]:
    """Return all that stands outside of entries, but for blanks."""
    found = scan(text)
    starts = [0, *(one.end for one in found.entries)]
    ends = [*(one.start for one in found.entries), len(text)]
    gaps = [text[a:b].split() for a, b in zip(starts, ends, strict=True)]
    return [word for gap in gaps for word in gap]


def with_field(fields: list[tuple[str, str]], name: str, value: str) -> None:
    """Set a field of a model as ``set_field`` should."""
    places = [i for i, field in enumerate(fields) if field[0] == name]
    said = {"feb": "February"}.get(value, value) if name == "month" else value
    if places:
        fields[places[0]] = (name, joined(said))
    else:
        fields.append((name, joined(said)))


def changed(text: str, entry: RawEntry, splices: tuple[Splice, ...]) -> str:
    """Return the new text, after a look at what every edit must keep."""
    new = apply(text, splices)
    assert apply(new, invert(splices)) == text
    assert all(entry.start <= one.start <= one.end <= entry.end for one in splices)
    assert new.startswith(text[: entry.start])
    assert new.endswith(text[entry.end :])
    return new


def pick(data: st.DataObject, text: str) -> tuple[int, RawEntry]:
    found = scan(text).entries
    place = data.draw(st.integers(0, len(found) - 1))
    return place, found[place]


@given(files())
@examples(150)
def test_what_is_set_to_what_it_is_changes_nothing(text: str) -> None:
    for entry in scan(text).entries:
        edit = EntryEdit(text, entry)
        for field in edit.entry.fields:
            edit.set(field.name, field.text)
        assert edit.splices == ()


@pytest.mark.parametrize("name", ENCODINGS)
@given(text=files(), data=st.data())
@examples(60)
def test_no_byte_changes_but_where_an_edit_is(
    name: str, text: str, data: st.DataObject
) -> None:
    mark, encoding = ENCODINGS[name]
    if encoding == "cp1252":
        # A file that reads as UTF-8 is UTF-8: one sign makes sure that it does not.
        text = f"% ÿ\n{text.replace('κλειδί', 'key')}"
    old = mark + text.encode(encoding)
    decoded = decode(old)
    assert decoded.text == text
    assert decoded.encode(apply(text, ())) == old

    _, entry = pick(data, text)
    (splice,) = set_field(text, entry, "volume", "seven é")
    new = decoded.encode(apply(text, (splice,)))

    head = mark + text[: splice.start].encode(encoding)
    tail = text[splice.end :].encode(encoding)
    assert new == head + splice.inserted.encode(encoding) + tail


@given(files(), st.data())
@examples(400)
def test_a_field_that_is_set_changes_alone(text: str, data: st.DataObject) -> None:
    place, entry = pick(data, text)
    name = data.draw(st.sampled_from([*NAMES, "volume", "doi"]))
    value = data.draw(st.sampled_from(NEW_VALUES))
    wanted = read(text)
    with_field(wanted[place][2], name, value)

    new = changed(text, entry, set_field(text, entry, name, value))

    assert read(new) == wanted
    assert other_text(new) == other_text(text)


@given(files(), st.data())
@examples(250)
def test_a_field_that_is_removed_is_gone_alone(text: str, data: st.DataObject) -> None:
    place, entry = pick(data, text)
    name = data.draw(st.sampled_from(NAMES))
    wanted = read(text)
    kept = [field for field in wanted[place][2] if field[0] != name]
    wanted[place] = (*wanted[place][:2], kept)

    new = changed(text, entry, remove_field(text, entry, name))

    assert read(new) == wanted
    assert other_text(new) == other_text(text)


@given(files(), st.data())
@examples(150)
def test_a_key_or_a_type_changes_alone(text: str, data: st.DataObject) -> None:
    place, entry = pick(data, text)
    _, old, fields = read(text)[place]
    wanted = read(text)

    renamed = changed(text, entry, rename_key(text, entry, "new:Key2026"))
    wanted[place] = (entry.type, "new:Key2026", fields)
    assert read(renamed) == wanted

    retyped = changed(text, entry, set_type(text, entry, "InCollection"))
    wanted[place] = ("incollection", old, fields)
    assert read(retyped) == wanted


@given(files(), st.data())
@examples(250)
def test_an_entry_that_is_removed_takes_nothing_with_it(
    text: str, data: st.DataObject
) -> None:
    place, entry = pick(data, text)
    wanted = read(text)
    del wanted[place]
    splices = remove_entry(text, entry)

    new = apply(text, splices)

    assert read(new) == wanted
    assert other_text(new) == other_text(text)
    assert apply(new, invert(splices)) == text


def _setting(name: str, value: str) -> tuple[Change, Callable[[Read], Read]]:
    def model(one: Read) -> Read:
        with_field(one[2], name, value)
        return one

    return lambda edit: edit.set(name, value), model


def _removing(name: str) -> tuple[Change, Callable[[Read], Read]]:
    return (
        lambda edit: edit.remove(name),
        lambda one: (one[0], one[1], [f for f in one[2] if f[0] != name]),
    )


CHANGES = st.one_of(
    st.builds(
        _setting,
        st.sampled_from([*NAMES, "volume", "doi"]),
        st.sampled_from(NEW_VALUES),
    ),
    st.builds(_removing, st.sampled_from(NAMES)),
    st.just((lambda edit: edit.rename("other"), lambda one: (one[0], "other", one[2]))),
    st.just((lambda edit: edit.retype("Thesis"), lambda one: ("thesis", *one[1:]))),
)


@given(files(), st.data())
@examples(300)
def test_several_changes_of_several_entries_are_made_at_once(
    text: str, data: st.DataObject
) -> None:
    wanted = read(text)
    splices: list[Splice] = []
    for place, entry in enumerate(scan(text).entries):
        edit = EntryEdit(text, entry)
        for change, model in data.draw(st.lists(CHANGES, max_size=4)):
            change(edit)
            wanted[place] = model(wanted[place])
        splices += edit.splices

    new = apply(text, reversed(splices))

    assert read(new) == wanted
    assert other_text(new) == other_text(text)
    assert apply(new, invert(splices)) == text
