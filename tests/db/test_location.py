"""A ledger is named by path or address, or found upward."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db.location import Location, find_ledger, parse_location
from evidence.errors import NotFound, UsageFault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("desk.db", Location(path=Path("desk.db"))),
        ("sqlite:///desk.db", Location(path=Path("desk.db"))),
        ("sqlite:////srv/desk.db", Location(path=Path("/srv/desk.db"))),
        (
            "postgresql://anna@db/desk",
            Location(url="postgresql+psycopg://anna@db/desk"),
        ),
    ],
)
def test_a_path_or_address_is_read(text: str, expected: Location) -> None:
    assert parse_location(text) == expected


@pytest.mark.parametrize("text", ["sqlite://", "sqlite:///:memory:", "mysql://db/desk"])
def test_an_address_that_names_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(UsageFault):
        parse_location(text)


def test_a_password_is_never_shown() -> None:
    location = parse_location("postgresql+psycopg://anna:secret@db/desk")

    assert str(location) == "postgresql+psycopg://anna@db/desk"


def test_a_ledger_is_found_in_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / "evidence.db").touch()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)

    assert find_ledger(deep) == Location(path=tmp_path / "evidence.db")


def test_no_ledger_anywhere_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        find_ledger(tmp_path)

    assert caught.value.hint == "make one with: evidence init"
