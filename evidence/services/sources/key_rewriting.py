"""Which manuscripts cite by key, and the rewriting of keys that are no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bibliography.editing.splices import Splice
from evidence.db import Session
from evidence.errors import EvidenceError, NotFound
from evidence.queries.manuscripts import list_latest
from evidence.services.file_edits import EditedFile, plan_edits, read_text
from evidence.services.files import stored_path
from evidence.services.sources.edit_report import KeyUse
from evidence.text.citations.latex_keys import latex_keys
from evidence.text.citations.markdown_keys import (
    is_plain_key,
    markdown_keys,
    without_code,
)
from evidence.text.document import Span

LATEX = frozenset([".tex", ".ltx", ".latex", ".rnw", ".snw", ".lhs"])
MARKDOWN = frozenset(
    [".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".text", ".org"]
)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Where keys are used, and what rewriting them makes of the files."""

    uses: tuple[KeyUse, ...]
    files: tuple[EditedFile, ...] = ()
    notes: tuple[str, ...] = ()


def find_uses(
    session: Session,
    renamed: Mapping[str, str],
    *,
    files: Sequence[Path] = (),
    rewrite: bool = False,
) -> Rewriting:
    """Look for the keys in *renamed* in all manuscripts of the ledger, and in *files*.

    With *rewrite*, plan their rewriting. Raises NotFound for one of *files* that is
    missing; a manuscript that is gone is told in the notes.
    """
    uses: list[KeyUse] = []
    edits: dict[Path, tuple[Splice, ...]] = {}
    notes: list[str] = []
    for path in dict.fromkeys((*_manuscripts(session), *files)):
        try:
            text = read_text(session, path).text
        except EvidenceError as error:
            if path in files or not isinstance(error, NotFound):
                raise
            notes.append(f"{path} is not there: it was not looked into")
            continue
        found = [span for span in keys_in(path, text) if _key(text, span) in renamed]
        uses += _placed(stored_path(path), text, found)
        if found and rewrite:
            edits[path] = tuple(_rewritten(path, text, found, renamed))
    return Rewriting(tuple(uses), plan_edits(session, edits), tuple(notes))


def keys_in(path: Path, text: str) -> Iterable[Span]:
    """Return where keys stand in a file, by its ending; none for an unknown one."""
    return _reader(path)(text)


def _reader(path: Path) -> Callable[[str], Iterable[Span]]:
    ending = path.suffix.lower()
    if ending in LATEX:
        return latex_keys
    return _both if ending in MARKDOWN else lambda _text: ()


def _both(text: str) -> Iterator[Span]:
    """Yield the keys of Markdown, in which LaTeX's commands may stand."""
    # A per cent sign is no remark here.
    commands = latex_keys(without_code(text).replace("%", " "))
    yield from sorted({*markdown_keys(text), *commands}, key=lambda span: span.start)


def _manuscripts(session: Session) -> Iterator[Path]:
    for _, revision in list_latest(session):
        yield Path(revision.path)


def _key(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _placed(path: str, text: str, found: Iterable[Span]) -> Iterator[KeyUse]:
    for span in found:
        line = text.count("\n", 0, span.start) + 1
        column = span.start - text.rfind("\n", 0, span.start)
        yield KeyUse(path, line, column, _key(text, span))


def _rewritten(
    path: Path, text: str, found: Iterable[Span], renamed: Mapping[str, str]
) -> Iterator[Splice]:
    for span in found:
        old = _key(text, span)
        new = renamed[old]
        at = text[: span.start][-1:] == "@" and path.suffix.lower() not in LATEX
        # After a bare @ pandoc would read only a part of an unusual key.
        written = new if not at or is_plain_key(new) else f"{{{new}}}"
        yield Splice(span.start, old, written)
