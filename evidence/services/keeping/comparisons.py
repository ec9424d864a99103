"""Comparisons of quotations, kept from one check to the next.

One file for each text, named by its hash: it holds what became of each quotation, by
the hash of its words. A text that changes has another name, and so asks for new
comparisons by itself; so does a program whose ways of comparing have changed. What is
damaged or cannot be read counts as absent. It can be thrown away at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from evidence import text
from evidence.checker.kept_texts import ReadObject, Remembered, StoredTexts
from evidence.checker.quotation_checks import Comparisons
from evidence.db import Session
from evidence.ownership import make_own, read_own
from evidence.services.keeping.folder import replace_whole

MOST = 4_096
"""Texts of which comparisons are kept; the oldest go."""
_EVERY = 64
"""New comparisons of one text after which they are written down."""
_COMPARING = ("cells", "quot", "word_", "number_", "folding", "currencies", "language_")
"""How the modules begin that decide what a comparison comes to."""


def comparisons_in(session: Session, read: ReadObject | None) -> Comparisons:
    """Return the comparisons of a run; without *read* everything is unchecked.

    They are remembered where the session names a folder.
    """
    if read is None:
        return Comparisons()
    kept = None
    if session.cache is not None:
        kept = KeptComparisons(session.cache / "comparisons")
    return Comparisons(StoredTexts(session, read, kept))


class KeptComparisons(Remembered):
    """A folder of comparisons, a file for each text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, dict[str, Any]] = {}
        self._new: dict[str, int] = {}

    def find(self, text: str, key: str) -> Any:
        """Return what is known of a text and a quotation, None for nothing."""
        return self._of(text).get(key)

    def keep(self, text: str, key: str, value: Any) -> None:
        """Keep *value*; a disk that cannot be written is no reason to fail."""
        self._of(text)[key] = value
        self._new[text] = self._new.get(text, 0) + 1
        if self._new[text] >= _EVERY:
            self.write([text])

    def write(self, texts: Iterable[str] | None = None) -> None:
        """Write down what is new."""
        with contextlib.suppress(OSError):
            for name in list(self._new) if texts is None else texts:
                if self._new.pop(name, 0):
                    self._write(name)

    def end(self) -> None:
        """Write down all that is new, and let the oldest go."""
        if not self._new:
            return
        self.write()
        with contextlib.suppress(OSError):
            make_own(self._folder)
            files = sorted(
                self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns
            )
            for old in files[:-MOST]:
                old.unlink(missing_ok=True)

    def _of(self, name: str) -> dict[str, Any]:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _read(self, name: str) -> dict[str, Any]:
        try:
            found = orjson.loads(read_own(self._path(name)))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict) or found.get("program") != program():
            return {}
        kept = found.get("compared")
        return kept if isinstance(kept, dict) else {}

    def _write(self, name: str) -> None:
        make_own(self._folder)
        whole = self._read(name) | self._known[name]
        data = orjson.dumps({"program": program(), "compared": whole})
        replace_whole(self._path(name), [data])


@cache
def program() -> str:
    """Return what changes whenever a module does that compares quotations."""
    digest = sha256()
    for path in sorted(Path(text.__path__[0]).glob("*.py")):
        if path.name.startswith(_COMPARING):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
