"""The store on object storage keeps the same promises, here in fsspec's memory."""

from __future__ import annotations

import io
import uuid

import fsspec
import pytest

from evidence.errors import InputRefused, IntegrityFailure, StorageFailure, UsageFault
from evidence.snapshots.remote_address import hidden
from evidence.snapshots.remote_store import RemoteStore
from evidence.snapshots.store import ObjectState

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


@pytest.fixture
def root() -> str:
    return f"memory://{uuid.uuid4().hex}/desk"


def path_of(root: str) -> str:
    return f"{root}/objects/{HELLO[:2]}/{HELLO}".removeprefix("memory:/")


def test_an_object_is_kept_under_its_hash_and_read_again(root: str) -> None:
    kept = RemoteStore(root).put([b"hel", b"lo"])
    again = RemoteStore(root)

    assert (kept.sha256, kept.size, kept.new) == (HELLO, 5, True)
    assert (again.read(HELLO), again.size(HELLO)) == (b"hello", 5)
    assert list(again.names()) == [HELLO]
    assert again.age(HELLO) > 1_700_000_000
    assert again.put([b"hello"]).new is False


def test_a_damaged_object_is_found_and_healed(root: str) -> None:
    store = RemoteStore(root)
    store.put([b"hello"])
    fsspec.filesystem("memory").pipe_file(path_of(root), b"jello")

    assert store.state(HELLO) is ObjectState.ALTERED
    with pytest.raises(IntegrityFailure, match="was altered"):
        store.read(HELLO)
    assert store.put([b"hello"]).healed is True
    assert store.state(HELLO) is ObjectState.SOUND


def test_a_missing_object_is_found(root: str) -> None:
    store = RemoteStore(root)
    store.put([b"hello"])
    store.remove(HELLO)
    store.remove(HELLO)

    assert (store.size(HELLO), store.state(HELLO)) == (None, ObjectState.MISSING)
    with pytest.raises(IntegrityFailure, match="is not in the store"):
        store.read(HELLO)


def test_an_empty_store_has_no_names(root: str) -> None:
    assert list(RemoteStore(root).names()) == []


def test_too_much_is_refused_before_it_is_sent(root: str) -> None:
    with pytest.raises(InputRefused, match="more than 4 bytes"):
        RemoteStore(root).put([b"hello"], limit=4)
    assert list(RemoteStore(root).names()) == []


def test_an_unknown_kind_of_storage_is_refused_without_its_password() -> None:
    with pytest.raises(UsageFault, match="cannot be used") as caught:
        RemoteStore("nowhere://user:secret@bucket/desk")
    assert "secret" not in str(caught.value)


def test_a_storage_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    store = RemoteStore(root)

    def refused(*_words: object, **_options: object) -> None:
        raise PermissionError("AccessDenied")

    monkeypatch.setattr(fsspec.filesystem("memory"), "open", refused)
    with pytest.raises(StorageFailure, match="AccessDenied") as caught:
        store.put([b"hello"])
    assert caught.value.exit_code == 6


@pytest.mark.parametrize(
    "address", ["s3://AKID:secret@bucket/desk", "s3://AKID:se/cret@bucket/desk"]
)
def test_credentials_in_a_buckets_address_are_refused_and_hidden(address: str) -> None:
    with pytest.raises(UsageFault) as caught:
        RemoteStore(address)
    assert str(caught.value).startswith(
        "the address of the store of snapshots holds credentials: s3://…@bucket/desk"
    )


def test_an_address_without_credentials_is_shown_as_it_is() -> None:
    for plain in ("s3://bucket/me@desk", "memory://a:b", "sftp://host:22/desk"):
        assert hidden(plain, plain) == plain
    given = "sftp://me:pa/ss@host/desk"
    assert hidden(given, given) == "sftp://…@host/desk"
    assert hidden("login pa/ss failed", given) == "login … failed"


class Broken(io.RawIOBase):
    """A stream that breaks off, as a library that is surprised by it has it."""

    def read(self, _size: int = -1, /) -> bytes:
        raise IndexError("tuple index out of range")


def test_a_storage_that_breaks_off_while_it_is_read_is_told(
    monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    store = RemoteStore(root)
    store.put([b"hello"])

    def broken(*_words: object, **_options: object) -> Broken:
        return Broken()

    monkeypatch.setattr(fsspec.filesystem("memory"), "open", broken)
    with pytest.raises(StorageFailure, match="the answer broke off") as caught:
        store.read(HELLO)
    assert caught.value.exit_code == 6
