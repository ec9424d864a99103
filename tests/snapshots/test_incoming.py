"""A file that is to be kept is read once, whole and unchanged, or refused."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.errors import InputRefused, NotFound
from evidence.snapshots.incoming import open_incoming


def read(path: Path) -> bytes:
    with open_incoming(path) as file:
        return b"".join(file.pieces())


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hello")
    assert read(path) == b"hello"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no file"):
        read(tmp_path / "a.txt")


def test_a_link_is_refused_and_the_file_itself_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"hello")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")

    with pytest.raises(InputRefused, match="it is a link") as caught:
        read(tmp_path / "link")

    assert caught.value.hint == f"name the file itself: {tmp_path}/a.txt"


def test_pipes_devices_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    started = time.monotonic()
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(InputRefused, match="it is not a file"):
            read(path)
    assert time.monotonic() - started < 5


def test_a_file_that_claims_fifty_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(InputRefused, match="are kept at most"):
        read(path)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(10)


def rewrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"y")


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"other")
    other.replace(path)


@pytest.mark.parametrize(
    "change", [grow, cut, rewrite, replace, Path.unlink], ids=lambda one: one.__name__
)
def test_what_changes_while_it_is_read_is_refused(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(3 << 20))
    time.sleep(0.02)  # the file system's clock must have moved on
    with pytest.raises(InputRefused, match="changed while it was read") as caught:
        read_and(change, path)
    assert caught.value.exit_code == 3


def read_and(change: Callable[[Path], None], path: Path) -> None:
    with open_incoming(path) as file:
        for number, _ in enumerate(file.pieces()):
            if number == 0:
                change(path)
