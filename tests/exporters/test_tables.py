"""Tables as CSV: no cell of them is a formula."""

from __future__ import annotations

import csv
import io
from itertools import product

import pytest

from evidence.exporters.tables import as_csv
from tests.hostile.payloads import PAYLOADS

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BEFORE = ("", " ", "\t", "\n", "\r", "\u00a0", "\u3000", '"', "'", "\ufeff", "\0", ";")
STARTS = tuple(f"{blank}{sign}SUM(1;2)" for blank, sign in product(BEFORE, SIGNS))


def read_back(cells: tuple[str, ...]) -> list[str]:
    table = as_csv([{"cell": cell} for cell in cells])
    return [row[0] for row in csv.reader(io.StringIO(table))][1:]


def test_none_of_a_hundred_and_fifty_starts_is_a_formula() -> None:
    read = read_back((*STARTS, *PAYLOADS))

    assert len(read) == len(STARTS) + len(PAYLOADS) >= 150
    assert [cell for cell in read if cell.lstrip().startswith((*SIGNS, "\t"))] == []


@pytest.mark.parametrize("number", ["-5", "+5", "-5.25", "5", "57,000"])
def test_a_number_is_left_as_it_is(number: str) -> None:
    assert read_back((number,)) == [number]
