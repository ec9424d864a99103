"""The bibliography out of the ledger: each entry as it was, or for another format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from evidence.db import Session
from evidence.errors import Conflict
from evidence.exporters.bibliographies import BibliographyExporter, Exported
from evidence.models import Source
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import get_source, list_lines, list_sources
from evidence.services.files import is_same_file
from evidence.services.sources.reference_lists import stored_entry
from evidence.services.sources.restored_macros import macros_of


def export(
    session: Session, *, keys: Sequence[str] = (), cited_in: str | None = None
) -> str:
    """Return a bibliography: each entry's own text, to the character, and a blank line.

    The entries come in the order of their import, each after the ``@string``
    definitions that it needs. With *keys* or *cited_in*, only these or what this
    manuscript cites, and what those inherit from. Raises NotFound for an unknown key or
    manuscript.
    """
    known: dict[str, str] = {}
    texts: list[str] = []
    for source in _chosen(session, keys, cited_in, parents=True):
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
    *,
    keys: Sequence[str] = (),
    cited_in: str | None = None,
) -> Exported:
    """Return the chosen entries as *exporter* writes them; without one, untouched.

    Raises NotFound as ``export`` does.
    """
    if exporter is None:
        return Exported(export(session, keys=keys, cited_in=cited_in))
    parents = exporter.with_parents
    chosen = _chosen(session, keys, cited_in, parents=parents)
    return exporter.write([stored_entry(source) for source in chosen])


def _chosen(
    session: Session, keys: Sequence[str], cited_in: str | None, *, parents: bool
) -> list[Source]:
    if cited_in is not None:
        manuscript, _ = get_latest(session, cited_in)
        chosen = list_sources(session, manuscript=manuscript.name)
    else:
        chosen = list_sources(session)
    if keys:
        wanted = {get_source(session, key).citekey for key in keys}
        chosen = [source for source in chosen if source.citekey in wanted]
    if parents and (keys or cited_in is not None):
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
