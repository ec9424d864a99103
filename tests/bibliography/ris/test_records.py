"""RIS becomes entries and comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.ris.reading import draft_from_ris, ris_date, ris_name
from evidence.bibliography.ris.records import RisRecord, read_records, write_records
from evidence.bibliography.ris.tags import NAMES, SYNONYMS, TEXTS, TYPES
from evidence.bibliography.ris.writing import ris_from_entry
from evidence.bibliography.writer import write_entry

TAGS = sorted(
    {*TEXTS, *NAMES, "KW", "SN", "U1", "AD", "L1", "C3", "IS", "VL"} - {"UR", "DO"}
)
TEXT = (
    st.text(max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.isprintable() and text.strip())
)


def there_and_back(record: RisRecord) -> RisRecord:
    """Return what *record* is after it was an entry in a file."""
    draft = draft_from_ris(record)
    text = write_entry(draft.type, draft.key or "made", draft.fields)
    read = read_bibliography(text.encode())
    assert read.problems == ()
    return ris_from_entry(read.entries[0])[0]


def in_one_form(record: RisRecord) -> tuple[str, list[tuple[str, str]]]:
    tags = [(SYNONYMS.get(tag, tag), value) for tag, value in record.tags]
    return record.type, sorted(set(tags))


FULL = (
    ("ID", "doe2020"),
    ("AU", "Doe, Ann"),
    ("AU", "van Gogh, Vincent"),
    ("AU", "King, Martin Luther, Jr."),
    ("AU", "World Health Organization"),
    ("AU", "王, 小明"),
    ("TI", "On {oil} & 50% water_x"),
    ("T2", "A container"),
    ("A2", "Roe, Bo"),
    ("A3", "Serial, Ed"),
    ("PY", "2020"),
    ("DA", "2020/05/04"),
    ("VL", "3"),
    ("IS", "2"),
    ("SP", "12"),
    ("EP", "34"),
    ("PB", "Smith and Sons"),
    ("CY", "Wien"),
    ("SN", "1234-5679"),
    ("SN", "0378-5955"),
    ("DO", "10.1000/ABC_(1)"),
    ("UR", "https://example.org/a;b_c?d=%20"),
    ("Y2", "2021/01/02"),
    ("KW", "oil"),
    ("KW", "water, salt"),
    ("AB", "An abstract -- with ''signs''."),
    ("N1", "First note"),
    ("N1", "Second note"),
    ("AD", "An address"),
    ("U1", "own"),
    ("U1", "own, too"),
)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_record_of_each_type_comes_back(kind: str) -> None:
    record = RisRecord(kind, FULL)

    assert in_one_form(there_and_back(record)) == in_one_form(record)


@given(
    kind=st.sampled_from(sorted(TYPES)),
    tags=st.lists(st.tuples(st.sampled_from(TAGS), TEXT), max_size=8),
)
def test_no_value_of_a_record_is_lost(kind: str, tags: list[tuple[str, str]]) -> None:
    record = RisRecord(kind, (("ID", "k"), *tags))

    back = there_and_back(record)

    said = " ".join("".join(value for _, value in back.tags).split())
    assert back.type == kind
    for _, value in tags:
        for word in value.replace(",", " ").replace(";", " ").split():
            assert word in said


def test_records_are_read_leniently() -> None:
    text = (
        "junk\r\nTY - jour\rAU  -Doe\nTI  - One\n two\n\n"
        "TY  - BOOK\nER  -\nXX\nT1  - L\n"
    )

    assert read_records(text) == (
        (
            RisRecord("JOUR", (("AU", "Doe"), ("TI", "One two")), 2),
            RisRecord("BOOK", (), 7),
            RisRecord("", (("T1", "L"),), 10),
        ),
        (1, 9),
    )


def test_records_are_written_a_tag_a_line() -> None:
    records = [RisRecord("BOOK", (("TI", "Two\nlines"),)), RisRecord("", ())]

    assert write_records(records) == (
        "TY  - BOOK\nTI  - Two lines\nER  - \n\nTY  - GEN\nER  - \n\n"
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020", "2020"),
        ("2020///", "2020"),
        ("2016/01/", "2016-01"),
        ("2005/07/15", "2005-07-15"),
        ("2005/7/5/", "2005-07-05"),
        ("2015/october", "2015-10"),
        ("2020-05-04", "2020-05-04"),
        ("2020/05/04/Spring", ""),
        ("2020/13/01", ""),
        ("last year", ""),
    ],
)
def test_dates_are_edtf_as_far_as_they_can(text: str, date: str) -> None:
    assert ris_date(text) == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe, Ann", {"family": "Doe", "given": "Ann"}),
        ("Doe,A. B.", {"family": "Doe", "given": "A. B."}),
        ("Doe", {"family": "Doe"}),
        ("Doe, Ann, Jr.", {"family": "Doe", "given": "Ann", "suffix": "Jr."}),
        (
            "de la Cruz, J.",
            {"family": "Cruz", "given": "J.", "non-dropping-particle": "de la"},
        ),
        ("World Bank", {"literal": "World Bank"}),
        ("a, b, c, d", {"literal": "a, b, c, d"}),
    ],
)
def test_names_have_their_parts(text: str, name: dict[str, str]) -> None:
    assert ris_name(text) == name


def test_others_are_et_al_and_come_back() -> None:
    names = (("author", "Doe, Ann and others"),)
    record, left_out = ris_from_entry(Entry("k", "book", names, "", "r.bib", 1, 1))

    assert record.tags == (("ID", "k"), ("AU", "Doe, Ann"), ("AU", "et al."))
    assert left_out == ()
    assert dict(draft_from_ris(record).fields) == {"author": "Doe, Ann and others"}
