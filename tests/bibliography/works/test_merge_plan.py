"""What a merge would keep, field by field."""

from __future__ import annotations

from evidence.bibliography.works.merge_plan import FieldKept, Mergeable, plan_merge


def test_the_fullest_record_stays_and_takes_what_it_lacks() -> None:
    plan = plan_merge(
        [
            Mergeable("short", "article", (("title", "Tolls"), ("doi", "10.1000/a"))),
            Mergeable(
                "full",
                "article",
                (("title", "{Tolls}: A History"), ("year", "2020"), ("volume", "3")),
            ),
        ]
    )

    assert (plan.keep, plan.others) == ("full", ("short",))
    assert plan.telling == (
        FieldKept("title", "{Tolls}: A History", "full", (("short", "Tolls"),)),
        FieldKept("doi", "10.1000/a", "short", ()),
    )
    assert len(plan.fields) == 4


def test_braces_blanks_and_keys_make_no_difference() -> None:
    plan = plan_merge(
        [
            Mergeable("a", "book", (("title", "The {C}anal"), ("ids", "x"))),
            Mergeable("b", "book", (("title", "The  Canal"), ("ids", "y"))),
        ]
    )

    assert plan.telling == ()


def test_a_loose_type_gives_way_to_one_that_says_more() -> None:
    loose = Mergeable("m", "misc", (("title", "T"), ("note", "n"), ("year", "2020")))
    plan = plan_merge([loose, Mergeable("a", "article", (("title", "T"),))])

    assert plan.keep == "a"
