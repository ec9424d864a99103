"""What another user could have written, or put a link to, is not relied on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence.ownership import make_own, open_own, read_own

NOBODY = 65_534
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


def test_the_users_own_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"own")
    (tmp_path / "a").chmod(0o644)

    assert read_own(tmp_path / "a") == b"own"


@pytest.mark.parametrize("mode", [0o666, 0o664, 0o602])
def test_a_file_that_others_may_write_is_not(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "a").chmod(mode)

    with pytest.raises(PermissionError):
        read_own(tmp_path / "a")


@as_root
def test_a_file_or_folder_of_another_user_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "f").mkdir(mode=0o700)
    for name in ("a", "f"):
        os.chown(tmp_path / name, NOBODY, NOBODY)

    with pytest.raises(PermissionError):
        open_own(tmp_path / "a")
    with pytest.raises(PermissionError):
        make_own(tmp_path / "f")


def test_a_link_or_a_pipe_is_neither(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")

    for name in ("link", "pipe"):
        with pytest.raises(OSError, match=r"symbolic|alone"):
            read_own(tmp_path / name)
    with pytest.raises(PermissionError):
        make_own(tmp_path / "folder")


def test_a_new_folder_is_for_the_user_alone(tmp_path: Path) -> None:
    make_own(tmp_path / "a" / "b")
    make_own(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
