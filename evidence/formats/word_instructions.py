r"""Read the instruction of a citation field, or the tag of a content control.

Each add-in has its own: ``ADDIN ZOTERO_ITEM CSL_CITATION {…}``, ``ADDIN CSL_CITATION
{…}`` (Mendeley Desktop), ``ADDIN EN.CITE <EndNote>…`` and ``CITATION key \l 1033``
(Word); ``MENDELEY_CITATION_v3_`` and base64 in a tag (Mendeley Cite).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence.formats.endnote_records import read_cites

_CSL = re.compile(
    r"ADDIN\s+(?P<zotero>ZOTERO_ITEM\s+)?CSL_CITATION\s+(?P<json>\{.*)", re.DOTALL
)
_ENDNOTE = re.compile(r"ADDIN\s+EN\.CITE(?:\.DATA)?\b")
_FIELD_DATA = re.compile(r"\x00([^\x00]*)\x00")
_WORD = re.compile(r"^\s*CITATION\s+(?P<rest>.+)$", re.DOTALL)
_SWITCH = re.compile(r'\\(?P<name>[a-z])\s*(?P<value>"[^"]*"|[^\s\\]+)?')
_TAG = "MENDELEY_CITATION_v3_"


@dataclass(slots=True)
class CitedWork:
    """One work of a field: its addresses, its data as CSL-JSON, and its locator."""

    uris: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "uris": self.uris,
            "data": self.data,
            "locator": self.locator,
            "label": self.label,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }


@dataclass(slots=True)
class Cited:
    """A citation: who made the field, and its works in order."""

    system: str
    items: list[CitedWork]


def read_instruction(
    instruction: str, sources: Mapping[str, dict[str, Any]]
) -> Cited | None:
    """Return the citation of a field's instruction; None for any other field.

    *sources* are Word's own, by tag.
    """
    csl = _CSL.search(instruction)
    if csl is not None:
        system = "zotero" if csl["zotero"] else "mendeley"
        return _from_csl(csl["json"], system)
    if _ENDNOTE.search(instruction):
        items = [CitedWork(**one) for one in read_cites(_endnote_xml(instruction))]
        return Cited("endnote", items) if items else None
    word = _WORD.match(instruction)
    if word is not None:
        return _from_word(word["rest"], sources)
    return None


def read_tag(tag: str) -> Cited | None:
    """Return the citation in a content control's tag, as Mendeley Cite writes it."""
    if not tag.startswith(_TAG):
        return None
    packed = tag.removeprefix(_TAG)
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return _from_csl(text, "mendeley")


def _from_csl(text: str, system: str) -> Cited | None:
    try:
        citation, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    listed = citation.get("citationItems") if isinstance(citation, dict) else None
    if not isinstance(listed, list):
        return None
    items = [_csl_item(one) for one in listed if isinstance(one, dict)]
    return Cited(system, items) if items else None


def _csl_item(item: dict[str, Any]) -> CitedWork:
    data = item.get("itemData")
    uris = item.get("uris") or item.get("uri") or []
    uris = [uris] if isinstance(uris, str) else uris
    return CitedWork(
        uris=[one for one in uris if isinstance(one, str)],
        data=data if isinstance(data, dict) else {},
        locator=_text(item.get("locator")),
        label=_text(item.get("label")) or ("page" if item.get("locator") else ""),
        prefix=_text(item.get("prefix")).strip(),
        suffix=_text(item.get("suffix")).strip(),
    )


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int)) else ""


def _endnote_xml(instruction: str) -> str:
    """Return the XML of a field: in the instruction, or packed in its data."""
    at = instruction.find("<EndNote")
    if at >= 0:
        end = instruction.rfind("</EndNote>")
        return instruction[at : end + len("</EndNote>")] if end > at else ""
    for found in _FIELD_DATA.finditer(instruction):
        try:
            text = base64.b64decode(found[1]).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            continue
        start, end = text.find("<EndNote"), text.rfind("</EndNote>")
        if 0 <= start < end:
            return text[start : end + len("</EndNote>")]
    return ""


def _from_word(rest: str, sources: Mapping[str, dict[str, Any]]) -> Cited | None:
    r"""Read «Smi19 \p 23 \m Jon20»: the first key, then others after ``\m``."""
    key = rest.split(maxsplit=1)[0] if rest.split() else ""
    if not key:
        return None
    items = [CitedWork(data=dict(sources.get(key, {})))]
    for switch in _SWITCH.finditer(rest):
        value = (switch["value"] or "").strip('"')
        if switch["name"] == "m":
            items.append(CitedWork(data=dict(sources.get(value, {}))))
        elif switch["name"] == "p":
            items[-1].locator, items[-1].label = value, "page"
        elif switch["name"] == "f":
            items[-1].prefix = value
        elif switch["name"] == "s":
            items[-1].suffix = value
    return Cited("word", items)
