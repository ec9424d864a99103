"""The store in a folder keeps what it says, or says that it does not."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import (
    InputRefused,
    IntegrityFailure,
    StorageFailure,
)
from evidence.snapshots.local_store import LocalStore
from evidence.snapshots.store import ObjectState

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "kept")


def path_of(store: LocalStore, sha256: str) -> Path:
    return store.root / "objects" / sha256[:2] / sha256


def damage(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def test_an_object_is_named_by_its_hash_and_cannot_be_written(
    store: LocalStore,
) -> None:
    kept = store.put([b"hel", b"lo"])

    assert (kept.sha256, kept.size, kept.new, kept.healed) == (HELLO, 5, True, False)
    assert path_of(store, HELLO).stat().st_mode & 0o777 == 0o444
    assert (store.read(HELLO), store.size(HELLO)) == (b"hello", 5)
    assert list(store.names()) == [HELLO]
    assert store.root.stat().st_mode & 0o777 == 0o700


def test_the_same_bytes_again_are_looked_over_not_trusted(store: LocalStore) -> None:
    store.put([b"hello"])
    again = store.put([b"hello"])
    damage(path_of(store, HELLO), b"jello")
    healed = store.put([b"hello"])

    assert (again.new, again.healed) == (False, False)
    assert (healed.new, healed.healed) == (False, True)
    assert store.read(HELLO) == b"hello"


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_only_stands_in_an_objects_place_is_no_object(
    store: LocalStore, tmp_path: Path, kind: str
) -> None:
    store.put([b"hello"])
    path = path_of(store, HELLO)
    path.unlink()
    outside = tmp_path / "outside"
    outside.write_bytes(b"hello")
    if kind == "link":
        path.symlink_to(outside)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()

    assert store.state(HELLO) is ObjectState.MISSING
    with pytest.raises(IntegrityFailure, match="is not in the store"):
        store.read(HELLO)


def test_a_name_that_is_a_path_is_refused(store: LocalStore) -> None:
    with pytest.raises(IntegrityFailure, match="is not the name of a kept object"):
        store.read("../../etc/passwd")


def flipped(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place // 8] ^= 1 << (place % 8)
    return bytes(changed)


@pytest.mark.parametrize(
    "count", [50, pytest.param(1_000, marks=pytest.mark.long)], ids=str
)
def test_every_flipped_bit_is_found(store: LocalStore, count: int) -> None:
    chance = random.Random(11)
    missed = []
    for number in range(count):
        data = chance.randbytes(chance.randint(1, 5_000))
        sha256 = store.put([data]).sha256
        damage(path_of(store, sha256), flipped(data, chance.randrange(len(data) * 8)))
        if store.state(sha256) is not ObjectState.ALTERED:
            missed.append(number)

    assert missed == []


def test_deleted_cut_and_swapped_objects_are_found(store: LocalStore) -> None:
    one, two, three, four = (
        store.put([word]).sha256 for word in (b"a", b"b", b"c", b"")
    )
    path_of(store, one).unlink()
    first, second = path_of(store, two), path_of(store, three)
    b, c = first.read_bytes(), second.read_bytes()
    damage(first, c)
    damage(second, b)
    damage(path_of(store, four), b"x")

    assert [store.state(name).value for name in (one, two, three, four)] == [
        "missing",
        "altered",
        "altered",
        "altered",
    ]


def test_nothing_is_left_of_what_is_too_large_or_breaks_off(store: LocalStore) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise InputRefused("it broke off")

    with pytest.raises(InputRefused, match="more than 4 bytes"):
        store.put([b"hello"], limit=4)
    with pytest.raises(InputRefused, match="it broke off"):
        store.put(broken())

    assert list((store.root / "objects").iterdir()) == []


def test_a_root_that_is_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "kept").symlink_to(elsewhere)

    with pytest.raises(StorageFailure, match="is a link, or no folder"):
        LocalStore(tmp_path / "kept").put([b"hello"])

    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "rounds", [50, pytest.param(1_000, marks=pytest.mark.long)], ids=str
)
def test_a_root_swapped_for_a_link_leads_nothing_outside(
    tmp_path: Path, rounds: int
) -> None:
    """The swap happens between two pieces: the folder that was opened is written to."""
    outside = tmp_path / "outside"
    outside.mkdir()
    for number in range(rounds):
        root = tmp_path / f"kept{number}"
        store = LocalStore(root)

        def pieces(root: Path = root, number: int = number) -> Iterator[bytes]:
            yield b"before"
            root.rename(tmp_path / f"away{number}")
            root.symlink_to(outside)
            yield str(number).encode()

        sha256 = store.put(pieces()).sha256
        assert LocalStore(tmp_path / f"away{number}").state(sha256).value == "sound"

    assert list(outside.iterdir()) == []


def test_what_a_broken_off_writer_left_is_swept_after_a_day(store: LocalStore) -> None:
    store.put([b"hello"])
    old, young = (store.root / "objects" / f".tmp-{word}" for word in ("old", "young"))
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (time.time() - 90_000,) * 2)

    store.put([b"more"])

    assert (old.exists(), young.exists()) == (False, True)


def test_a_full_disk_is_one_message_and_leaves_nothing(store: LocalStore) -> None:
    store.put([b"hello"])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(StorageFailure, match="is full; nothing was kept") as caught:
            store.put([bytes(1 << 20)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert caught.value.exit_code == 6
    assert list(store.names()) == [HELLO]
    assert not list((store.root / "objects").glob(".tmp-*"))


WRITER = """
import sys
from pathlib import Path
from evidence.snapshots.local_store import LocalStore
store = LocalStore(Path(sys.argv[1]))
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    kept = store.put([b"%d " % number * 200] * 50)
    print(kept.sha256, flush=True)
"""


@pytest.mark.parametrize(
    "kills", [10, pytest.param(200, marks=pytest.mark.long)], ids=str
)
def test_a_killed_writer_leaves_no_half_object(store: LocalStore, kills: int) -> None:
    """What was acknowledged is whole; what is there under a hash has that hash."""
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for number in range(kills):
        words = [sys.executable, "-c", WRITER, str(store.root), str(number * 10_000)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            child.send_signal(signal.SIGKILL)
            said = child.stdout.read().split("\n")
        acknowledged |= {line for line in said[:-1] if len(line) == 64}

    states = {name: store.state(name) for name in {*store.names(), *acknowledged}}
    assert {state.value for state in states.values()} <= {"sound"}
    assert acknowledged <= set(states)


def test_bytes_are_on_the_disk_before_their_name_is(
    store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """fsync of the file, then rename, then fsync of both folders."""
    store.put([b"hello"])
    done: list[str] = []
    sync, rename = os.fsync, os.rename

    def noted_sync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        done.append(f"fsync {path.name[:4]}")
        sync(descriptor)

    def noted_rename(*args: Any, **kwargs: Any) -> None:
        done.append("rename")
        rename(*args, **kwargs)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "rename", noted_rename)
    sha256 = store.put([b"other"]).sha256

    assert done == [
        "fsync .tmp",
        "fsync obje",
        "rename",
        f"fsync {sha256[:2]}",
        "fsync obje",
    ]


def test_an_empty_object_can_be_kept(store: LocalStore) -> None:
    kept = store.put([])
    assert kept.sha256 == hashlib.sha256(b"").hexdigest()
    assert store.read(kept.sha256) == b""
