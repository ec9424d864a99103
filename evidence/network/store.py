"""Answers kept on disk, to be replayed within an age.

Not RFC 9111's cache (hishel would be one): registries send no freshness, or forbid
keeping what they allow to be kept, and what is wanted here is the opposite of
freshness, a dated answer that can be shown again. One file an answer: a line of JSON,
then the body as it was unpacked.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from evidence.network.answer import Answer
from evidence.ownership import make_own, read_own

__all__ = ["AnswerStore"]

_VERSION = 1


class AnswerStore:
    """A folder of answers; a damaged or foreign file counts as absent."""

    def __init__(self, folder: Path, max_age: timedelta) -> None:
        self.folder = folder
        self._max_age = max_age

    def find(self, url: str, accept: str, *, now: datetime) -> Answer | None:
        """Return the kept answer to this request if it is young enough."""
        try:
            head, _, body = read_own(self._path(url, accept)).partition(b"\n")
            values = json.loads(head)
            if values.pop("version") != _VERSION:
                return None
            if (values.pop("asked"), values.pop("accept")) != (url, accept):
                return None
            if values.pop("sha256") != sha256(body).hexdigest():
                return None
            values["redirects"] = tuple(values["redirects"])
            values["fetched_at"] = datetime.fromisoformat(values["fetched_at"])
            answer = Answer(**values, body=body)
            fresh = timedelta(0) <= now - answer.fetched_at <= self._max_age
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None
        except RecursionError:  # of JSON that nests without end
            return None
        return replace(answer, replayed=True) if fresh else None

    def keep(self, answer: Answer, accept: str) -> None:
        """Keep *answer*; a disk that cannot be written is no reason to fail."""
        head = {
            "version": _VERSION,
            "asked": answer.url,
            "accept": accept,
            "sha256": sha256(answer.body).hexdigest(),
            "url": answer.url,
            "final_url": answer.final_url,
            "redirects": answer.redirects,
            "status": answer.status,
            "headers": dict(answer.headers),
            "fetched_at": answer.fetched_at.astimezone(UTC).isoformat(),
            "peer": answer.peer,
            "certificate": answer.certificate,
        }
        path = self._path(answer.url, accept)
        try:
            make_own(path.parent)
            _write_whole(path, json.dumps(head).encode("ascii") + b"\n" + answer.body)
        except OSError:
            return

    def _path(self, url: str, accept: str) -> Path:
        name = sha256(f"GET {url}\n{accept}".encode()).hexdigest()
        return self.folder / "answers" / name[:2] / name


def _write_whole(path: Path, data: bytes) -> None:
    """Write by a temporary file (readable by its owner alone) and a rename."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
