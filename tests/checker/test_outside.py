"""What a run asks of the disk is remembered, and asked again before it is told."""

from __future__ import annotations

from pathlib import Path

from evidence.checker.outside import Outside


def test_answers_hold_as_long_as_the_disk_gives_them(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    file.write_text("", "utf-8")
    outside = Outside()

    assert outside.has_file(file)
    assert not outside.has_file(tmp_path / "absent.bib")
    assert outside.holds(None)
    file.unlink()
    assert not outside.holds(None)


def test_a_file_that_came_is_noticed(tmp_path: Path) -> None:
    outside = Outside()
    outside.has_file(tmp_path / "refs.bib")
    (tmp_path / "refs.bib").write_text("", "utf-8")

    assert not outside.holds(None)


def test_sizes_hold_as_long_as_the_store_gives_them() -> None:
    store = {"aa": 7}
    outside = Outside()
    asking = outside.asking(store.get)
    assert asking is not None
    assert (asking("aa"), asking("bb")) == (7, None)

    assert outside.holds(store.get)
    assert not outside.holds(None)
    assert not outside.holds({"aa": 8}.get)
    assert not outside.holds({"aa": 7, "bb": 1}.get)


def test_without_a_store_nobody_asks() -> None:
    assert Outside().asking(None) is None


def test_shares_put_their_answers_together(tmp_path: Path) -> None:
    first, second = Outside(sizes={"aa": 1}), Outside(sizes={"bb": 2})
    second.has_file(tmp_path)
    first.add(second.taken())

    assert first == Outside({str(tmp_path): False}, {"aa": 1, "bb": 2})
    assert second == Outside()
