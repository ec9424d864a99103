"""Sources in a citation style: one call of pandoc for all of them.

pandoc gets a document that cites each source once, or none of them, and the list of all
of them as CSL-JSON. Its answer is taken apart as a document tree, never as HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from evidence import pandoc
from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.entry import Entry
from evidence.errors import InputRefused
from evidence.exporters.pieces import Piece
from evidence.services.citing.namesakes import Namesakes, unmarked, without_rule
from evidence.services.citing.styles import CitationStyle, check_locale
from evidence.services.citing.tree import citations_in, references_in

SECONDS = 60
"""For a short list; each source has a twentieth more."""
_API = [1, 23, 1]
"""The version of pandoc's document tree that the document below is written in."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_APOSTROPHE = re.compile(r"(?<=[\w>])'(?=\w)")
_UNPRINTED = frozenset({"document", "manuscript"})
"""Types that some styles leave out of the list unless the work is in an archive."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in a style, each part as styled pieces; empty: the style has none."""

    key: str
    citation: tuple[Piece, ...]
    """What stands in the running text, or in a note of a style of notes."""
    reference: tuple[Piece, ...]
    """What stands in the list."""


def cite(
    entries: Sequence[Entry],
    style: CitationStyle,
    *,
    locale: str = "",
    in_text: bool = True,
) -> tuple[Cited, ...]:
    """Return *entries* in *style*, in the order of its list.

    Without *in_text*, the citations are left out. *locale* (``de-DE``) chooses the
    style's words. Raises UsageFault for an unknown locale, InputRefused where the
    processor cannot use the style.
    """
    if not entries:
        return ()
    lang = check_locale(locale) if locale else ""
    records = {f"s{at}": _record(entry) for at, entry in enumerate(entries)}
    keys = {f"s{at}": entry.key for at, entry in enumerate(entries)}
    blocks = _processed(records, style, lang, in_text=in_text)
    lists = references_in(blocks)
    if silent := _left_out(records, lists, style):
        for name in silent:
            del records[name]["type"]
        blocks = _processed(records, style, lang, in_text=in_text)
        lists = references_in(blocks)
    texts = citations_in(blocks)
    order = [*(name for name in lists if name in keys), *keys]
    return tuple(
        Cited(keys[name], texts.get(name, ()), lists.get(name, ()))
        for name in dict.fromkeys(order)
    )


def _record(entry: Entry) -> dict[str, Any]:
    """Return *entry* as CSL-JSON, with the apostrophes that pandoc would misread.

    After mark-up it takes one for the beginning of a quotation.
    """
    record = {
        name: _APOSTROPHE.sub("’", value) if isinstance(value, str) else value
        for name, value in to_csl(entry).items()
    }
    # Without a language the processor takes a title for English, and raises its words.
    letters = "".join(filter(str.isalpha, record.get("title", "")))
    if letters and not record.get("language") and _LATIN.search(letters) is None:
        record["language"] = "und"
    return record


def _left_out(
    records: dict[str, dict[str, Any]],
    lists: dict[str, tuple[Piece, ...]],
    style: CitationStyle,
) -> list[str]:
    if not style.has_list:
        return []
    return [
        name
        for name, record in records.items()
        if not lists.get(name) and record.get("type") in _UNPRINTED
    ]


def _processed(
    records: dict[str, dict[str, Any]],
    style: CitationStyle,
    lang: str,
    *,
    in_text: bool,
) -> list[dict[str, Any]]:
    """Return the blocks of the document that cites *records*."""
    document = _document([*records] if in_text else [], lang)
    with TemporaryDirectory(prefix="evidence-") as folder:
        csl, data = style.path, Path(folder) / "references.json"
        given = style.path.read_bytes()
        namesakes = Namesakes(given)
        if namesakes.asked and not in_text:
            records = namesakes.mark(records)
            csl = Path(folder) / "style.csl"
            csl.write_bytes(without_rule(given))
        items = [record | {"id": name} for name, record in records.items()]
        data.write_text(json.dumps(items), "ascii")
        arguments = ["--from=json", "--to=json", "--citeproc"]
        arguments += [f"--bibliography={data}", f"--csl={csl}"]
        seconds = SECONDS + len(records) / 20
        try:
            answer = pandoc.run(arguments, json.dumps(document), seconds=seconds)
        except InputRefused as error:
            said = error.message.replace(folder, "")
            raise InputRefused(f"with this style, {said}", path=style.path) from error
    with suppress(orjson.JSONDecodeError, KeyError):
        return list(orjson.loads(unmarked(answer))["blocks"])
    raise InputRefused("the citation processor gave no document", path=style.path)


def _document(names: Sequence[str], lang: str) -> dict[str, Any]:
    """Return a document with a citation of each of *names*, and all others listed."""
    meta: dict[str, Any] = {"lang": _meta([_string(lang)])} if lang else {}
    if not names:
        meta["nocite"] = _meta([_citation("*")])
    blocks = [{"t": "Para", "c": [_citation(name)]} for name in names]
    return {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}


def _meta(inlines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "MetaInlines", "c": inlines}


def _string(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def _citation(name: str) -> dict[str, Any]:
    item = {
        "citationId": name,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[item], [_string(f"@{name}")]]}
