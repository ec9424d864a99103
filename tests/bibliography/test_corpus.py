"""One small file for each way in which .bib files are odd or damaged.

What is read of each is stated in full, but for two entries that most files begin and
end with: they must come out unharmed, whatever stands between them. The expectations
are in ``corpus/expected.toml``.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.bibtex.raw import StretchKind
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.editing.edits import apply, set_field
from evidence.bibliography.entries import Bibliography, read_bibliography
from evidence.bibliography.names import Name
from evidence.errors import InputRefused

CORPUS = Path(__file__).resolve().parents[1] / "corpus"

FIRST = {"author": "Alder, Ann", "title": "The First Book", "year": "2001"}
LAST = {"author": "Zander, Zoe", "title": "The Last Book", "year": "2009"}


class Expected(TypedDict, total=False):
    """What is read of a file."""

    refused: str
    """Why it is refused."""
    encoding: str
    keys: list[str]
    """Of all entries, in the file's order."""
    duplicates: int
    problems: list[str]
    others: dict[str, int]
    """Stretches of the file that are no entries, by kind."""
    fields: dict[str, dict[str, str]]


EXPECTED: dict[str, Expected] = tomllib.loads(
    (CORPUS / "expected.toml").read_text(encoding="utf-8")
)
FILES = sorted(name for name, one in EXPECTED.items() if "refused" not in one)
REFUSED = sorted(EXPECTED.keys() - set(FILES))


def read(name: str) -> Bibliography:
    data = (CORPUS / f"{name}.bib").read_bytes()
    return read_bibliography(data, f"{name}.bib", without_entries=True)


def structure(name: str) -> SourceText:
    return scan(decode((CORPUS / f"{name}.bib").read_bytes()).text)


def test_each_file_of_the_corpus_is_expected() -> None:
    assert {path.stem for path in CORPUS.glob("*.bib")} == EXPECTED.keys()


@pytest.mark.parametrize("name", FILES)
def test_the_entries_of_a_file_and_their_fields_are_read(name: str) -> None:
    found, expected = read(name), EXPECTED[name]
    every = sorted((*found.entries, *found.duplicates), key=lambda one: one.line)
    assert [one.key for one in every] == expected["keys"]
    fields = {one.key: dict(reversed(one.fields)) for one in found.entries}
    neighbours = {key: fields.pop(key) for key in ("first", "last") if key in fields}
    assert neighbours == {
        key: known
        for key, known in (("first", FIRST), ("last", LAST))
        if key in expected["keys"]
    }
    if name != "deep-nesting":  # its own test is below
        assert fields == expected.get("fields", {})


@pytest.mark.parametrize("name", FILES)
def test_the_problems_of_a_file_are_told_with_their_places(name: str) -> None:
    found, expected = read(name), EXPECTED[name]
    assert found.encoding == expected.get("encoding", "utf-8")
    assert [
        f"{one.line}:{one.column} {one.severity} {one.code}" for one in found.problems
    ] == expected.get("problems", [])


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_holds_is_imported_rejected_repeated_or_ignored(name: str) -> None:
    found, expected = read(name), EXPECTED[name]
    others = {
        kind.value: number
        for kind, number in found.counts.items()
        if number and kind is not StretchKind.ENTRY
    }
    assert others == expected.get("others", {})
    assert found.rejected == others.get("rejected", 0)
    assert len(found.duplicates) == expected.get("duplicates", 0)
    assert len(found.entries) + len(found.duplicates) == len(expected["keys"])
    assert found.counts[StretchKind.ENTRY] == len(expected["keys"])


@pytest.mark.parametrize("name", FILES)
def test_each_sign_of_a_file_is_in_one_stretch_or_blank(name: str) -> None:
    found = structure(name)
    stretches = list(found.stretches)
    assert all(one.start < one.end for one in stretches)
    assert all(one.end <= two.start for one, two in pairwise(stretches))
    covered = Counter(
        sign
        for one in stretches
        for sign in found.text[one.start : one.end]
        if not sign.isspace()
    )
    assert covered == Counter(sign for sign in found.text if not sign.isspace())
    assert len(stretches) == sum(found.counts.values())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_that_is_not_changed_is_written_byte_for_byte(name: str) -> None:
    data = (CORPUS / f"{name}.bib").read_bytes()
    decoded = decode(data)
    assert decoded.encode(apply(decoded.text, ())) == data


@pytest.mark.parametrize("name", [name for name in FILES if EXPECTED[name]["keys"]])
def test_a_change_of_one_entry_leaves_all_other_bytes(name: str) -> None:
    data = (CORPUS / f"{name}.bib").read_bytes()
    decoded = decode(data)
    for entry in (structure(name).entries[0], structure(name).entries[-1]):
        if entry.damaged:
            continue
        splices = set_field(decoded.text, entry, "note", "A note")
        new = decoded.encode(apply(decoded.text, splices))
        before = len(decoded.mark + decoded.text[: entry.start].encode(decoded.codec))
        after = len(decoded.text[entry.end :].encode(decoded.codec))
        assert new[:before] == data[:before]
        assert new[len(new) - after :] == data[len(data) - after :]
        assert new != data


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_bibliography_or_has_no_bounds_is_refused(name: str) -> None:
    data = (CORPUS / f"{name}.bib").read_bytes()
    with pytest.raises(InputRefused) as caught:
        read_bibliography(data, f"{name}.bib")
    assert str(caught.value) == EXPECTED[name]["refused"]


def test_five_thousand_braces_within_each_other_are_read() -> None:
    deep = read("deep-nesting").entries[1]
    assert deep.fields == (
        ("title", "{" * 4999 + "Roots" + "}" * 4999),
        ("note", "{" * 300 + "Leaves" + "}" * 300),
        ("year", "2005"),
    )
    assert deep.title == "Roots"


def test_names_by_part_are_understood() -> None:
    entry = read("names-by-part").entries[1]
    assert entry.authors.names == (
        Name("Birch", "Bo"),
        Name("de la Cedar", "Ana Belén", "van"),
    )
    assert entry.editors.names == (Name("Dogwood", "Di", "", "Jr"),)


def test_fields_of_a_parent_are_inherited() -> None:
    inherited = {one.key: one.inherited for one in read("crossref").entries}
    assert inherited == {
        "first": (),
        "birch2005": (
            ("editor", "Elm, Ed"), ("year", "2004"), ("booktitle", "The Forest"),
        ),
        "forest": (),
        "cedar2006": (),
        "a": (("url", "B"),),
        "b": (("note", "A"),),
        "last": (),
    }  # fmt: skip
