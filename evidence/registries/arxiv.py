"""arXiv, by its Atom interface.

Identifiers: ``2101.00001`` since April 2007 (five digits after the point since 2015),
``hep-th/9901001`` or ``math.GT/0309136`` before, each with ``v2`` for a version
(info.arxiv.org/help/arxiv_identifier). The answer is a feed with one entry; an error is
an entry too, with an ``id`` below ``/api/errors`` (API user's manual, 3.4), and an
unknown identifier is an empty feed. One request in three seconds is asked for (Terms of
Use for arXiv APIs).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from evidence.bibliography.entry import Entry
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.writer import InvalidValue, write_value
from evidence.errors import NotFound
from evidence.registries.base import Access, Record, Registry, Service, unreadable
from evidence.registries.catalogue_dates import as_date_parts
from evidence.registries.markup import rich_text
from evidence.registries.parsing import xml_root
from evidence.registries.written_names import csl_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BEFORE = re.compile(
    r"(?:https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv\s*:\s*|"
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.)",
    re.IGNORECASE,
)
_NEW = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[1-9][0-9]*)?")
_OLD = re.compile(
    r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]{2,})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}"
    r"(?:v[1-9][0-9]*)?"
)
_LATEX = re.compile(r"[$\\]")
_VERSION = re.compile(r"v[0-9]+\Z")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


class Arxiv(Registry):
    """Preprints at arXiv."""

    kind = "arXiv"
    rank = 15
    example = "arXiv:2101.00001"
    services = (Service("arxiv", "arXiv", "https://export.arxiv.org", 3.0),)

    def recognise(self, text: str) -> str | None:
        """Return the identifier with its version, without ``arXiv:`` or address."""
        before = _BEFORE.match(text)
        bare = text[before.end() :] if before else text
        bare = bare.removesuffix(".pdf").split("?")[0].split("#")[0].strip()
        bare = re.sub(r"\s*\[[\w.-]+\]\Z", "", bare)
        found = _NEW.fullmatch(bare) or _OLD.fullmatch(bare)
        return bare if found else None

    def of_entry(self, entry: Entry) -> str | None:
        """Return ``eprint`` where it is arXiv's, else a ``url`` or ``doi`` of arXiv."""
        kind = entry.get("eprinttype") or entry.get("archiveprefix") or ""
        if kind.strip().lower() == "arxiv":
            eprint = (entry.get("eprint") or "").strip()
            if (found := self.recognise(eprint)) is not None:
                return found
        for name in ("url", "doi"):
            text = (entry.get(name) or "").strip()
            if _BEFORE.match(text) and (found := self.recognise(text)) is not None:
                return found
        return None

    def fetch(self, identifier: str, access: Access) -> Record:
        """Return the record; see Registry."""
        (service,) = self.services
        answer = access.get(
            service,
            f"api/query?id_list={quote(identifier, safe='/')}&max_results=1",
            accept="application/atom+xml",
        )
        root = xml_root(answer, service)
        if root.tag != f"{_ATOM}feed":
            raise unreadable(service, "it is no Atom feed")
        entry = _entry(root, identifier)
        csl = _csl(entry, identifier)
        return Record(
            registry="arXiv",
            identifier=identifier,
            csl=csl,
            fields=_fields(entry, identifier),
            dates=_dates(entry),
            url=answer.final_url,
            fetched_at=answer.fetched_at,
            replayed=answer.replayed,
            sources=_sources(_text(entry, f"{_ATOM}title")),
        )


def _entry(root: Element, identifier: str) -> Element:
    """Return the feed's entry; raises NotFound for an error or another work."""
    entry = root.find(f"{_ATOM}entry")
    address = "" if entry is None else _text(entry, f"{_ATOM}id")
    if entry is None or not _text(entry, f"{_ATOM}title"):
        raise NotFound(f"arXiv knows no {identifier}")
    if "/api/errors" in address:
        said = _text(entry, f"{_ATOM}summary")
        raise NotFound(f"arXiv knows no {identifier}: {said[:200]}")
    found = Arxiv().recognise(address)
    if found is None or _VERSION.sub("", found) != _VERSION.sub("", identifier):
        raise NotFound(f"arXiv knows no {identifier}: it answered with {address[:100]}")
    return entry


def _csl(entry: Element, identifier: str) -> dict[str, Any]:
    dates = _dates(entry)
    authors = [
        csl_name(name)
        for author in entry.findall(f"{_ATOM}author")
        if (name := _text(author, f"{_ATOM}name"))
    ]
    item: dict[str, Any] = {
        "type": "article",
        "title": rich_text(_plain(_text(entry, f"{_ATOM}title"))),
        "author": authors,
        "URL": f"https://arxiv.org/abs/{identifier}",
        "DOI": _text(entry, f"{_ARXIV}doi").lower(),
    }
    if issued := dates.get("issued"):
        item["issued"] = as_date_parts(issued)
    return {name: value for name, value in item.items() if value}


def _plain(title: str) -> str:
    """Return a title as plain text: arXiv's are LaTeX where they hold mathematics."""
    return latex_to_text(title) if _LATEX.search(title) else title


def _sources(title: str) -> tuple[tuple[str, str], ...]:
    """Return a title that is LaTeX as it is, if it can stand in a .bib file."""
    if not _LATEX.search(title) or title.count("$") % 2 or "%" in title:
        return ()
    try:
        write_value(title)
    except InvalidValue:
        return ()
    return (("title", title),)


def _fields(entry: Element, identifier: str) -> tuple[tuple[str, str], ...]:
    primary = entry.find(f"{_ARXIV}primary_category")
    subject = "" if primary is None else primary.get("term", "")
    found = [("eprint", identifier), ("eprinttype", "arxiv")]
    # An old identifier has its class in it.
    if subject and "/" not in identifier:
        found.append(("eprintclass", subject))
    return tuple(found)


def _dates(entry: Element) -> dict[str, str]:
    """Return the first version's day, and that of this version as ``online``."""
    found = {
        name: _text(entry, f"{_ATOM}{tag}")[:10]
        for name, tag in (("issued", "published"), ("online", "updated"))
    }
    day = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
    return {name: text for name, text in found.items() if day.fullmatch(text)}


def _text(element: Element, tag: str) -> str:
    """Return a child's text with its line breaks joined, as arXiv wraps titles."""
    return " ".join((element.findtext(tag) or "").split())
