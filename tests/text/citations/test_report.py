"""The report: its JSON in full, and its places in a file of another shape."""

from __future__ import annotations

import json

from evidence.bibliography.names import Name
from evidence.text.citations.reference import Reference
from evidence.text.citations.report import citations_report
from evidence.text.document import Span

REFERENCES = [
    Reference("lewis2012", (Name("Lewis", "David"),), years=(2012,)),
    Reference("yau2019a", (Name("Yau", "Niva"),), years=(2019,), suffix="a"),
    Reference("yau2019b", (Name("Yau", "Niva"),), years=(2019,), suffix="b"),
    Reference("perera2019", (Name("Perera", "Ana"),), years=(2019,)),
]


def test_the_report_is_the_promised_json() -> None:
    report = citations_report("So (Lewis 2012, 7; Perrera 2019).", REFERENCES)

    assert json.loads(json.dumps(report)) == {
        "schema_version": 1,
        "citations": [
            {
                "text": "(Lewis 2012, 7; Perrera 2019)",
                "start": 3,
                "end": 32,
                "items": [
                    {
                        "text": "Lewis 2012, 7",
                        "start": 4,
                        "end": 17,
                        "key": "lewis2012",
                        "status": "resolved",
                        "candidates": [],
                        "locator": "7",
                    },
                    {
                        "text": "Perrera 2019",
                        "start": 19,
                        "end": 31,
                        "key": "perera2019",
                        "status": "near",
                        "candidates": ["perera2019"],
                        "locator": None,
                    },
                ],
            }
        ],
    }


def test_ambiguous_and_missing_items_have_no_key() -> None:
    report = citations_report("(Yau 2019; Nobody 2001)", REFERENCES)

    assert [
        (item["status"], item["key"], item["candidates"])
        for item in report["citations"][0]["items"]
    ] == [("ambiguous", None, ["yau2019a", "yau2019b"]), ("missing", None, [])]


def test_places_are_those_of_the_file_where_a_map_is_given() -> None:
    def twice(span: Span) -> Span:
        return Span(span.start * 2, span.end * 2)

    report = citations_report("(Lewis 2012)", REFERENCES, place=twice)

    (citation,) = report["citations"]
    assert (citation["start"], citation["end"]) == (0, 24)
    assert (citation["items"][0]["start"], citation["items"][0]["end"]) == (2, 22)


def test_a_text_without_citations_has_an_empty_report() -> None:
    assert citations_report("", []) == {"schema_version": 1, "citations": []}
