from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.errors import NotFound, StorageFailure, UsageFault
from evidence.exporters.whole_file import check_place, write_whole

LIMITED = """
import resource, signal, sys
from pathlib import Path
from evidence.errors import StorageFailure
from evidence.exporters.whole_file import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 1_000_000)
except StorageFailure as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "brief.pdf", b"new")

    assert (tmp_path / "brief.pdf").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    link = tmp_path / "brief.pdf"
    link.symlink_to(real)

    write_whole(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageFault):
        check_place(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no folder"):
        write_whole(tmp_path / "none" / "brief.pdf", b"")


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX systems")
def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (6, "")
    assert "File too large" in done.stdout
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["brief.pdf"]


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="mounting a small file system needs root on Linux",
)
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let us mount")
    try:
        path = tmp_path / "brief.pdf"
        path.write_bytes(b"old" * 1000)

        with pytest.raises(StorageFailure) as caught:
            write_whole(path, b"x" * 200_000)

        assert "No space left on device" in str(caught.value)
        assert caught.value.hint is not None
        assert path.read_bytes() == b"old" * 1000
        assert [each.name for each in tmp_path.iterdir()] == ["brief.pdf"]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
