"""Word's own bibliography (``b:Sources`` in a custom XML part) as CSL-JSON.

Source: ECMA-376 1, 22.6 (bibliography).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from evidence.formats.xml_parts import NotXml, parse_xml

_B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"


def read_word_sources(members: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the sources in a Word file by their tag, which its citations name."""
    sources: dict[str, dict[str, Any]] = {}
    for name, content in members.items():
        if not name.startswith("customXml/item") or b"bibliography" not in content:
            continue
        try:
            root = parse_xml(content)
        except NotXml:
            continue
        for source in root.iter(f"{_B}Source"):
            tag = _text(source, "Tag")
            if tag:
                sources[tag] = _data(source)
    return sources


def _data(source: Element) -> dict[str, Any]:
    data: dict[str, Any] = {
        "title": _text(source, "Title"),
        "container-title": _text(source, "JournalName") or _text(source, "BookTitle"),
        "DOI": _text(source, "DOI"),
        "URL": _text(source, "URL"),
    }
    year = _text(source, "Year")
    if year[:4].isdigit():
        data["issued"] = {"date-parts": [[int(year[:4])]]}
    authors = _authors(source)
    if authors:
        data["author"] = authors
    return {name: value for name, value in data.items() if value}


def _authors(source: Element) -> list[dict[str, str]]:
    inner = source.find(f"{_B}Author/{_B}Author")
    if inner is None:
        return []
    corporate = inner.find(f"{_B}Corporate")
    if corporate is not None:
        return [{"literal": (corporate.text or "").strip()}]
    return [
        {"family": _text(person, "Last"), "given": _text(person, "First")}
        for person in inner.iter(f"{_B}Person")
    ]


def _text(parent: Element, name: str) -> str:
    found = parent.find(f"{_B}{name}")
    return "" if found is None else " ".join((found.text or "").split())
