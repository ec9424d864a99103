"""What a unit counts."""

from __future__ import annotations

import pytest

from evidence.checker.units import unit_head


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("participating States", "state"),
        ("participating States bordering China", "state"),
        ("States", "state"),
        ("countries", "state"),
        ("people in factories", "person"),
        ("persons", "person"),
        ("Uyghurs detained in camps", "uyghur"),
        ("global brands", "brand"),
        ("companies", "company"),
        ("member-States", "state"),
        ("% of the facilities", "%"),
        ("percentage points", "point"),
        ("US$", "$"),
        ("$ in loans", "$"),
        ("€", "€"),
        ("tonnes per year", "tonne per year"),
        ("boxes", "box"),
        ("classes", "class"),
        ("bus", "bus"),
        ("women", "woman"),
        ("years", "year"),
        ("", ""),
    ],
)
def test_a_unit_is_headed_by_what_it_counts(unit: str, head: str) -> None:
    assert unit_head(unit) == head
