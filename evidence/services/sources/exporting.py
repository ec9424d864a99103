"""The bibliography out of the ledger: each entry as it was, or for another format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.db import Session
from evidence.errors import Conflict
from evidence.exporters.bibliographies import BibliographyExporter, Exported
from evidence.models import Source
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import get_source, list_lines, list_sources
from evidence.services.files import is_same_file
from evidence.services.sources.choice import fitting
from evidence.services.sources.reference_lists import stored_entry
from evidence.services.sources.restored_macros import macros_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources: all, or only those that are in each of these."""

    keys: Sequence[str] = ()
    cited_in: str | None = None
    where: str | None = None

    @property
    def some(self) -> bool:
        """Tell whether it may be fewer than all."""
        return bool(self.keys) or self.cited_in is not None or self.where is not None


ALL = Wanted()


def export(session: Session, wanted: Wanted = ALL) -> str:
    """Return a bibliography: each entry's own text, to the character, and a blank line.

    The entries come in the order of their import, each after the ``@string``
    definitions that it needs; of *wanted* ones also what those inherit from. Raises
    NotFound for an unknown key or manuscript, UsageFault for an expression that cannot
    be read.
    """
    known: dict[str, str] = {}
    texts: list[str] = []
    for source in _chosen(session, wanted, parents=True):
        needed = macros_of(source.raw, dict(reversed(source.fields)))
        texts += [
            f"@string{{{name} = {{{value}}}}}"
            for name, value in needed.items()
            if known.get(name) != value
        ]
        known |= needed
        texts.append(source.raw)
    return "".join(f"{text}\n\n" for text in texts)


def check_target(session: Session, output: Path | None) -> None:
    """Raise Conflict where sources come from the file *output*: it is the user's own.

    Comments, order and what was not exported would be lost from it.
    """
    if output is None or not output.exists():
        return
    for path in {line.path for line in list_lines(session)}:
        if is_same_file(path, output):
            raise Conflict(
                "sources were imported from this file; an export does not replace it",
                path=output,
                hint="choose another name; evidence source set edits the file itself",
            )


def export_by(
    session: Session,
    exporter: BibliographyExporter | None,
    wanted: Wanted = ALL,
) -> Exported:
    """Return the *wanted* entries as *exporter* writes them; without one, untouched.

    Raises as ``export`` does.
    """
    if exporter is None:
        return Exported(export(session, wanted))
    parents = exporter.with_parents
    chosen = _chosen(session, wanted, parents=parents)
    return exporter.write([stored_entry(source) for source in chosen])


def _chosen(session: Session, wanted: Wanted, *, parents: bool) -> list[Source]:
    if wanted.cited_in is not None:
        manuscript, _ = get_latest(session, wanted.cited_in)
        chosen = list_sources(session, manuscript=manuscript.name)
    else:
        chosen = list_sources(session)
    if wanted.keys:
        named = {get_source(session, key).citekey for key in wanted.keys}
        chosen = [source for source in chosen if source.citekey in named]
    if wanted.where is not None:
        chosen = fitting(session, chosen, wanted.where)
    if parents and wanted.some:
        return _with_parents(chosen, list_sources(session))
    return chosen


def _with_parents(chosen: Iterable[Source], known: list[Source]) -> list[Source]:
    """Add the entries named by ``crossref`` and ``xdata``, and theirs."""
    by_key = {source.citekey: source for source in known}
    wanted: dict[str, Source] = {}
    waiting = list(chosen)
    while waiting:
        source = waiting.pop()
        if source.citekey in wanted:
            continue
        wanted[source.citekey] = source
        waiting += [by_key[key] for key in _parents(source) if key in by_key]
    return [source for source in known if source.citekey in wanted]


def _parents(source: Source) -> list[str]:
    return [
        key.strip()
        for name, value in source.fields
        if name in {"crossref", "xdata"}
        for key in value.split(",")
    ]
