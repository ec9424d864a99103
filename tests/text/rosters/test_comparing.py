"""Lists of named members, and how two of them compare."""

from importlib.resources import files

import pytest

from evidence.text.names.members import normal_member
from evidence.text.names.near_states import near_state
from evidence.text.names.states import plain_name
from evidence.text.rosters.comparing import (
    RosterComparison,
    compare_rosters,
    members_in,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Turkey", "state:TR"),
        ("TÜRKIYE", "state:TR"),
        ("the United States", "state:US"),
        ("U.S.", "state:US"),
        ("USA", "state:US"),
        ("Bosnia and Herzegovina", "state:BA"),
        ("Kyrgyz Republic", "state:KG"),
        ("Democratic Republic of the Congo", "state:CD"),
        ("Congo", "state:CG"),
        ("Côte d’Ivoire", "state:CI"),
        ("Cote d'Ivoire", "state:CI"),
        ("Niger", "state:NE"),
        ("Nigeria", "state:NG"),
        ("Kosovo", "state:XK"),
        ("The  Open Fund", "open fund"),
        ("open fund", "open fund"),
        ("Atlantis", "atlantis"),
    ],
)
def test_a_member_is_known_under_its_names(name: str, key: str) -> None:
    assert normal_member(name) == key


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Mongolia, Kazakhstan, Russia, Kyrgyzstan, and Tajikistan",
         ("Mongolia", "Kazakhstan", "Russia", "Kyrgyzstan", "Tajikistan")),
        ("Tajikistan and Turkey", ("Tajikistan", "Turkey")),
        ("namely Serbia, Bosnia and Herzegovina and Turkey.",
         ("Serbia", "Bosnia and Herzegovina", "Turkey")),
        ("separatism, extremism & terrorism",
         ("separatism", "extremism", "terrorism")),
        ("Foreign Affairs and Trade; Health and Safety; Justice",
         ("Foreign Affairs and Trade", "Health and Safety", "Justice")),
        ("Laos (since 2015)\nMongolia", ("Laos", "Mongolia")),
        ("Russia and Mongolia, as well as Serbia",
         ("Russia", "Mongolia", "Serbia")),
        ("Djibouti", ("Djibouti",)),
        ("", ()),
    ],
)  # fmt: skip
def test_members_are_read_from_a_list(text: str, members: tuple[str, ...]) -> None:
    assert members_in(text) == members


def test_two_lists_are_compared_by_member_not_by_spelling() -> None:
    compared = compare_rosters(
        ["Turkey", "Tajikistan", "Mongolia", "Turkey"],
        ["Azerbaijan", "Türkiye", "Tajikistan"],
        source_complete=True,
    )

    assert compared == RosterComparison(
        missing=("Azerbaijan",),
        extra=("Mongolia",),
        same=("Turkey", "Tajikistan"),
        renamed=(("Turkey", "Türkiye"),),
    )


def test_beside_an_incomplete_list_nothing_is_extra() -> None:
    compared = compare_rosters(
        ["Turkey", "Mongolia"], ["Türkiye"], source_complete=False
    )

    assert compared == RosterComparison(
        missing=(),
        extra=(),
        same=("Turkey",),
        unconfirmed=("Mongolia",),
        renamed=(("Turkey", "Türkiye"),),
    )


def test_no_name_belongs_to_two_states() -> None:
    table = files("evidence.text.names").joinpath("states.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line[0] != "#"]
    owners: dict[str, set[str]] = {}
    for code, names in lines:
        for name in names.split("|"):
            owners.setdefault(plain_name(name), set()).add(code)

    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}
    assert len(lines) == 250


def test_a_misspelt_state_is_neither_the_same_nor_missing() -> None:
    found = compare_rosters(
        ["Kyrgystan", "Tajikistan"], ["Tajikistan", "Kyrgyzstan"], source_complete=True
    )

    assert found.same == ("Tajikistan",)
    assert found.misspelt == (("Kyrgystan", "Kyrgyzstan"),)
    assert (found.missing, found.extra, found.renamed) == ((), (), ())


def test_a_state_that_the_source_misspells_is_told_too() -> None:
    found = compare_rosters(["Kyrgyzstan"], ["Kyrgystan"], source_complete=True)
    assert found.misspelt == (("Kyrgyzstan", "Kyrgystan"),)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Kyrgystan", "state:KG"),
        ("Uzbekstan", "state:UZ"),
        ("Beligum", "state:BE"),
        ("Kyrgyzstan", None),
        ("Kyrgyzstani", None),
        ("Nigerian", None),
        ("Niger", None),
        ("Irann", None),
        ("Huawei", None),
    ],
)
def test_a_slip_away_from_one_state_is_near_it(name: str, near: str | None) -> None:
    assert near_state(name) == near
