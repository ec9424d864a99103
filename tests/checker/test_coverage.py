"""What a run says that it did not check."""

from __future__ import annotations

from evidence.checker.coverage import bytes_not_read


def test_of_copies_whose_sizes_were_seen_the_bytes_were_not_read() -> None:
    assert bytes_not_read(2, 0) == (
        (
            "whether the bytes of 2 snapshots are still the same: only their sizes "
            "were looked at (evidence snapshot verify)"
        ),
    )


def test_where_the_store_was_not_asked_nothing_is_said_of_where_it_is() -> None:
    """A brief asks none, though the store stands beside the ledger."""
    assert bytes_not_read(1, 1) == (
        (
            "whether the bytes of 1 snapshot are still the same: the store was not "
            "asked (evidence snapshot verify)"
        ),
    )


def test_without_copies_there_is_nothing_to_say() -> None:
    assert bytes_not_read(0, 0) == ()
