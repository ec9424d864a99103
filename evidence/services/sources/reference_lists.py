"""Citations and lists of references, from the ledger to what is printed.

Entries are gathered within a transaction and formatted after it, since the citation
processor may take a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from evidence.bibliography.entry import Entry
from evidence.db import Session
from evidence.exporters.pieces import Piece, as_html, as_markdown, as_text
from evidence.exporters.safety import shown
from evidence.models import Source
from evidence.queries.citations import list_cited_ids
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import get_source, list_sources
from evidence.services.citing.processing import Cited


def gather_named(session: Session, keys: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries with these citekeys or aliases, each once.

    Raises NotFound for the first unknown one, naming near ones.
    """
    found = {source.id: source for source in (get_source(session, k) for k in keys)}
    return tuple(stored_entry(source) for source in found.values())


def gather_list(session: Session, *, cited_in: str | None = None) -> tuple[Entry, ...]:
    """Return all entries; with *cited_in*, what this manuscript cites, in its order.

    The order is what a style numbers by. Raises NotFound where there is no such
    manuscript.
    """
    if cited_in is None:
        return tuple(stored_entry(source) for source in list_sources(session))
    manuscript, _ = get_latest(session, cited_in)
    cited = list_sources(session, manuscript=manuscript.name)
    places = {id_: at for at, id_ in enumerate(list_cited_ids(session, cited_in))}
    cited.sort(key=lambda source: places[source.id])
    return tuple(stored_entry(source) for source in cited)


def stored_entry(source: Source) -> Entry:
    """Return the entry that *source* was read from, inherited fields and all."""
    return Entry(
        key=source.citekey,
        type=source.entry_type,
        fields=tuple((name, value) for name, value in source.fields),
        raw=source.raw,
        path=source.path,
        line=source.line,
        end_line=source.line,
    )


def with_fallback(cited: Sequence[Cited]) -> tuple[tuple[Cited, ...], tuple[str, ...]]:
    """Return *cited* with the citekey for what the style prints nothing of, and these.

    Such a source would be lost from the list without a word.
    """
    silent = tuple(each.key for each in cited if not each.reference)
    filled = (
        each if each.reference else replace(each, reference=(Piece(f"[{each.key}]"),))
        for each in cited
    )
    return tuple(filled), silent


def as_records(cited: Iterable[Cited]) -> list[dict[str, Any]]:
    """Return plain values for JSON: each part as plain text and as HTML."""
    return [
        {
            "citekey": each.key,
            "citation": as_text(each.citation),
            "reference": as_text(each.reference),
            "citation_html": as_html(each.citation),
            "reference_html": as_html(each.reference),
        }
        for each in cited
    ]


def render(cited: Sequence[Cited], format_: str) -> str:
    """Return *cited* as ``text``, ``markdown`` or ``html``.

    Each citation stands before its reference; a part that the style has not is left
    out.
    """
    if format_ == "html":
        return _html(cited)
    write = as_markdown if format_ == "markdown" else as_text
    between = "\n" if format_ == "text" else "\n\n"
    return "".join(f"{_parts(each, write, between)}\n\n" for each in cited)[:-1]


def _parts(each: Cited, write: Callable[[Iterable[Piece]], str], between: str) -> str:
    parts = (write(part) for part in (each.citation, each.reference) if part)
    return between.join(parts)


def _html(cited: Iterable[Cited]) -> str:
    lines = ['<div class="csl-bib-body">']
    for each in cited:
        if each.citation:
            lines.append(f'  <p class="citation">{as_html(each.citation)}</p>')
        key = escape(shown(each.key))
        if each.reference:
            text = as_html(each.reference)
            lines.append(f'  <div class="csl-entry" data-citekey="{key}">{text}</div>')
    return "\n".join([*lines, "</div>", ""])
