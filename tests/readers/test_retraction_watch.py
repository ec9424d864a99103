"""The table of notices: every row is kept, or named with its line and the reason."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from evidence.errors import InputRefused
from evidence.models.vocabulary import NoticeKind
from evidence.readers.retraction_watch import NoticeFile, read_notice_file
from evidence.readers.retraction_watch_row import KINDS, NoticeRow

HEADER = """
Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,
ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,
OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes
""".replace("\n", "").split(",")
CELLS = {
    "Record ID": "50438",
    "Title": "Camps and  Cotton: A Survey",
    "Subject": "(SOC) Political Science;",
    "Institution": "Department of Politics, University, City;",
    "Journal": "Journal of Daily Studies",
    "Author": "Jane Doe;Li Wei",
    "ArticleType": "Research Article;",
    "RetractionDate": "8/16/2023 0:00",
    "RetractionDOI": "10.1000/NOTICE",
    "RetractionPubMedID": "0",
    "OriginalPaperDate": "9/24/2021 0:00",
    "OriginalPaperDOI": "10.1000/Work",
    "OriginalPaperPubMedID": "34567",
    "RetractionNature": "Retraction",
    "Reason": "+Concerns/Issues About Data;+Investigation by Journal/Publisher;",
    "Paywalled": "No",
}


def table(*rows: dict[str, str], end: str = "", delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=f"{end}\r\n")
    writer.writerow(HEADER)
    for row in rows:
        cells = CELLS | row
        writer.writerow([cells.get(name, "") for name in HEADER])
    return stream.getvalue()


def read(data: str | bytes) -> NoticeFile:
    given = data.encode() if isinstance(data, str) else data
    return read_notice_file(given, Path("rw.csv"))


def one(**cells: str) -> NoticeRow:
    given = {name.replace("_", " "): value for name, value in cells.items()}
    (row,) = read(table(given)).rows
    return row


def test_a_row_becomes_a_notice() -> None:
    found = read(table({}))
    assert found.problems == ()
    assert found.rows == (
        NoticeRow(
            record="50438",
            kind=NoticeKind.RETRACTION,
            dated="2023-08-16",
            doi="10.1000/work",
            pmid="34567",
            title="Camps and Cotton: A Survey",
            title_key="camps and cotton a survey",
            year=2021,
            container="Journal of Daily Studies",
            notice_doi="10.1000/notice",
            reasons=(
                "Concerns/Issues About Data",
                "Investigation by Journal/Publisher",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("nature", "kind"),
    [
        ("Retraction", NoticeKind.RETRACTION),
        ("Expression of concern", NoticeKind.CONCERN),
        ("Expression of Concern", NoticeKind.CONCERN),
        ("Correction", NoticeKind.CORRECTION),
        ("Reinstatement", NoticeKind.REINSTATEMENT),
        ("Partial retraction", NoticeKind.PARTIAL_RETRACTION),
    ],
)
def test_the_natures_are_known(nature: str, kind: NoticeKind) -> None:
    assert one(RetractionNature=nature).kind == kind


def test_every_kind_is_one_that_the_ledger_keeps() -> None:
    assert set(KINDS.values()) == set(NoticeKind)


@pytest.mark.parametrize("nothing", ["", "unavailable", "Unavailable", "0", " "])
def test_words_for_nothing_are_no_identifier(nothing: str) -> None:
    row = one(
        OriginalPaperDOI=nothing, OriginalPaperPubMedID=nothing, RetractionDOI=nothing
    )
    assert (row.doi, row.pmid, row.notice_doi) == ("", "", "")


def test_the_notices_own_doi_is_never_the_works() -> None:
    row = one(OriginalPaperDOI="unavailable", RetractionDOI="10.1000/notice")
    assert (row.doi, row.notice_doi) == ("", "10.1000/notice")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/2/2020 0:00", "2020-01-02"),
        ("12/31/1999", "1999-12-31"),
        ("2020-01-02", "2020-01-02"),
        ("2020-01-02 00:00:00", "2020-01-02"),
        ("", ""),
    ],
)
def test_days_are_american_or_iso(text: str, day: str) -> None:
    assert one(RetractionDate=text).dated == day


def test_a_day_that_is_none_is_told_and_the_notice_kept() -> None:
    found = read(table({"RetractionDate": "31/12/2020 0:00"}))
    assert [row.dated for row in found.rows] == [""]
    assert [(p.line, p.message, p.skipped) for p in found.problems] == [
        (
            2,
            ("record 50438: RetractionDate is no day (m/d/yyyy): '31/12/2020 0:00'"),
            False,
        )
    ]


def test_bad_rows_are_skipped_and_named_by_line() -> None:
    text = table(
        {"Record ID": "1", "Title": "Two\nlines of one title"},
        {"Record ID": ""},
        {"Record ID": "3", "RetractionNature": "Hoax"},
        {"Record ID": "1"},
        {
            "Record ID": "5",
            "Title": "",
            "OriginalPaperDOI": "unavailable",
            "OriginalPaperPubMedID": "0",
        },
    )
    found = read(f"{text}6,torn\r\n\r\n{text.splitlines()[4]},,,too,many\r\n")
    assert [row.record for row in found.rows] == ["1"]
    assert found.skipped == 6
    assert [(p.line, p.message) for p in found.problems] == [
        (4, "no Record ID"),
        (5, "record 3 has the unknown nature 'Hoax'"),
        (6, "Record ID 1 stands on line 2 too"),
        (7, "record 5 names no work"),
        (8, "2 columns instead of 20"),
        (10, "24 columns instead of 20"),
    ]


def test_a_comma_too_many_at_the_ends_of_rows_is_nothing() -> None:
    found = read(table({}, end=","))
    assert (len(found.rows), found.problems) == (1, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_saved_is_read(delimiter: str) -> None:
    assert len(read(table({}, delimiter=delimiter)).rows) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_told_by_the_bytes(encoding: str) -> None:
    found = read(table({"Title": "Über Zwang"}).encode(encoding))
    assert [row.title for row in found.rows] == ["Über Zwang"]
    assert found.problems == ()


def test_lines_of_another_encoding_are_read_and_told() -> None:
    good = table({"Title": "Über Zwang"}).encode()
    bad = table({"Record ID": "2", "Title": "Über Not"}).encode("latin-1")
    found = read(good + bad.partition(b"\r\n")[2])
    assert [row.title for row in found.rows] == ["Über Zwang", "Über Not"]
    assert [(p.line, p.message, p.skipped) for p in found.problems] == [
        (3, "not UTF-8; read as Windows-1252", False)
    ]


def test_signs_that_end_lines_elsewhere_stand_inside_titles() -> None:
    assert one(Title="Camps\u2028and\x0bCotton\x85here").title_key == (
        "camps and cotton here"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "rw.csv:1: this is not the table of notices: its first row has nothing"),
        (
            b"<html><body>Sign in</body></html>",
            (
                "rw.csv:1: this is not the table of notices: its first row has "
                "<html><body>Sign in<"
            ),
        ),
        (
            b"doi,title\n10.1/a,B\n",
            (
                "rw.csv:1: this is not the table of notices: its first row has doi, "
                "title"
            ),
        ),
        (b"PK\x03\x04\x00\x00", "rw.csv: this is a binary file, not a table in CSV"),
        (
            table({}).replace("RetractionNature", "Nature").encode(),
            "rw.csv:1: the table lacks a column: RetractionNature",
        ),
        (
            table({}).replace("OriginalPaper", "").encode(),
            (
                "rw.csv:1: the table lacks columns: OriginalPaperDate, "
                "OriginalPaperDOI, OriginalPaperPubMedID"
            ),
        ),
        (table().encode(), "rw.csv: the table has no row that can be used"),
        (
            table({"Record ID": ""}).encode(),
            "rw.csv:2: the table has no row that can be used: no Record ID",
        ),
    ],
)
def test_another_file_is_refused_with_what_it_is(data: bytes, message: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read(data)
    assert str(caught.value) == message


def test_a_quotation_mark_that_never_closes_loses_its_own_row_only() -> None:
    good = [{"Record ID": str(number)} for number in range(2, 500)]
    rest = table(*good).partition("\r\n")[2]
    found = read(table({"Record ID": "1"}) + f'7000,"never closed\r\n{rest}')
    assert [row.record for row in found.rows] == [str(n) for n in range(1, 500)]
    assert [(p.line, p.skipped) for p in found.problems] == [(3, True)]


def test_quotation_marks_that_were_not_doubled_are_read_within_their_line() -> None:
    sloppy = table({}).replace("Camps and  Cotton", '"Camps" and "Cotton"')
    assert [row.title_key for row in read(sloppy).rows] == ["camps and cotton a survey"]
