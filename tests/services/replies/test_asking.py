"""A reply decides something only where it is said as agreed."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.services.replies.asking import Asked, Request, request_of
from evidence.services.replies.reading import Reply

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("accept", Request(Asked.ACCEPT)),
        ("Accepted.", Request(Asked.ACCEPT)),
        ("accept: as I wrote it", Request(Asked.ACCEPT, "as I wrote it")),
        (
            "Waive AGE002 until 2027-01-01: the law is of 2021",
            Request(Asked.WAIVE, "the law is of 2021", "AGE002", NEW_YEAR),
        ),
        (
            "waive until 2027-01-01 – it is agreed",
            Request(Asked.WAIVE, "it is agreed", "", NEW_YEAR),
        ),
        (
            "waive overtaken-figure until 2027-01-01: so",
            Request(Asked.WAIVE, "so", "overtaken-figure", NEW_YEAR),
        ),
        ("withdraw: it is wrong", Request(Asked.WITHDRAW, "it is wrong")),
    ],
)
def test_agreed_words_are_decisions(words: str, request_: Request) -> None:
    assert request_of(Reply("c-abcde", "Jane", "2026-11-24", words)) == request_


@pytest.mark.parametrize(
    "words",
    [
        "Accept this only if page 12 says so.",
        "acceptable",
        "I accept",
        "waive it",
        "waive AGE002 until tomorrow: why",
        "waive AGE002 until 2027-02-30: why",
        "waive AGE002 until 2027-01-01",
        "withdraw",
        "resolved",
        "",
    ],
)
def test_all_else_is_a_note(words: str) -> None:
    reply = Reply("c-abcde", "Jane", "2026-11-24", words)

    assert request_of(reply) == Request(Asked.NOTE)
