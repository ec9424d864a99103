"""EndNote's citation XML as CSL-JSON: the fields by which a work is known.

``<EndNote><Cite><Author>…</Author><Year>…</Year><record>…</record></Cite></EndNote>``;
values may stand in ``<style>`` elements.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from evidence.formats.xml_parts import NotXml, parse_xml

_TYPES = {
    "Journal Article": "article-journal",
    "Book": "book",
    "Book Section": "chapter",
    "Conference Proceedings": "paper-conference",
    "Conference Paper": "paper-conference",
    "Report": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
    "Newspaper Article": "article-newspaper",
}


def read_cites(text: str) -> list[dict[str, Any]]:
    """Return each work that *text* cites: its data, locator, prefix and suffix."""
    try:
        root = parse_xml(text) if text else None
    except NotXml:
        return []
    if root is None:
        return []
    return [_cite(cite) for cite in root.iter("Cite")]


def _cite(cite: Element) -> dict[str, Any]:
    record = cite.find("record")
    data = _data(record) if record is not None else {}
    author, year = _text(cite, "Author"), _text(cite, "Year")
    if author and "author" not in data:
        data["author"] = [_name(author)]
    if year and "issued" not in data:
        data["issued"] = _issued(year)
    pages = _text(cite, "Pages")
    return {
        "data": data,
        "locator": pages,
        "label": "page" if pages else "",
        "prefix": _text(cite, "Prefix").strip(),
        "suffix": _text(cite, "Suffix").strip(),
    }


def _data(record: Element) -> dict[str, Any]:
    kind = record.find("ref-type")
    data: dict[str, Any] = {
        "title": _text(record, "titles/title"),
        "container-title": _text(record, "titles/secondary-title")
        or _text(record, "periodical/full-title"),
        "DOI": _text(record, "electronic-resource-num"),
        "volume": _text(record, "volume"),
        "issue": _text(record, "number"),
        "page": _text(record, "pages"),
        "type": _TYPES.get(kind.get("name", "") if kind is not None else "", ""),
    }
    names = [_text_of(one) for one in record.findall("contributors/authors/author")]
    if names:
        data["author"] = [_name(name) for name in names]
    year = _text(record, "dates/year")
    if year:
        data["issued"] = _issued(year)
    return {name: value for name, value in data.items() if value}


def _name(text: str) -> dict[str, str]:
    """Return «Family, Given» by its parts; an institution ends in a comma."""
    family, comma, given = text.partition(",")
    if comma and not given.strip():
        return {"literal": family.strip()}
    if not comma:
        return {"family": text.strip()}
    return {"family": family.strip(), "given": given.strip()}


def _issued(year: str) -> dict[str, Any]:
    digits = year.strip()[:4]
    if digits.isdigit():
        return {"date-parts": [[int(digits)]]}
    return {"literal": year.strip()}


def _text(parent: Element, path: str) -> str:
    found = parent.find(path)
    return "" if found is None else _text_of(found)


def _text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
