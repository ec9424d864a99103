"""PubMed, by NCBI's E-utilities.

``efetch`` answers a PubmedArticleSet (NLM's DTD of 2025), empty for an unknown PMID.
NCBI asks for ``tool`` and ``email``, and for no more than three requests a second («A
General Introduction to the E-utilities», NBK25497).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from evidence.bibliography.entry import Entry
from evidence.errors import NotFound
from evidence.registries.base import Access, Record, Registry, Service, unreadable
from evidence.registries.catalogue_dates import as_date_parts, catalogue_date
from evidence.registries.markup import rich_text
from evidence.registries.parsing import xml_root

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BEFORE = re.compile(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|"
    r"ncbi\.nlm\.nih\.gov/pubmed)/|pmid\s*:?\s*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_PAGES = re.compile(r"(\d+)-(\d+)\Z", re.ASCII)
EUTILS = Service(
    "pubmed", "PubMed", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", 0.34
)


class Pubmed(Registry):
    """Articles in PubMed."""

    kind = "PMID"
    rank = 20
    example = "PMID:23193287"
    services = (EUTILS,)

    def recognise(self, text: str) -> str | None:
        """Return the number; a bare one could be anything, and is not taken."""
        before = _BEFORE.match(text)
        if before is None:
            return None
        bare = text[before.end() :].strip().rstrip("/")
        return bare if _NUMBER.fullmatch(bare) else None

    def of_entry(self, entry: Entry) -> str | None:
        """Return ``pmid``, or ``eprint`` where it is PubMed's, or a ``url``."""
        kind = (entry.get("eprinttype") or "").strip().lower()
        eprint = entry.get("eprint") or "" if kind in {"pubmed", "pmid"} else ""
        for text in (entry.get("pmid") or "", eprint):
            if _NUMBER.fullmatch(text.strip()):
                return text.strip()
        return self.recognise((entry.get("url") or "").strip())

    def fetch(self, identifier: str, access: Access) -> Record:
        """Return the record; see Registry."""
        query = {"db": "pubmed", "id": identifier, "retmode": "xml", "tool": "evidence"}
        if access.contact:
            query["email"] = access.contact
        answer = access.get(
            EUTILS, f"efetch.fcgi?{urlencode(query)}", accept="text/xml"
        )
        if answer.status == 400:
            raise NotFound(f"PubMed knows no PMID {identifier}")
        root = xml_root(answer, EUTILS)
        if root.tag != "PubmedArticleSet":
            raise unreadable(EUTILS, "it is no set of articles")
        article = root.find("PubmedArticle/MedlineCitation/Article")
        if article is None:
            raise NotFound(f"PubMed knows no article with the PMID {identifier}")
        if root.findtext("PubmedArticle/MedlineCitation/PMID") != identifier:
            raise unreadable(EUTILS, "it is another article")
        dates = _dates(article)
        return Record(
            registry="PubMed",
            identifier=identifier,
            csl=_csl(article, dates) | _ids(root) | {"PMID": identifier},
            fields=(),
            dates=dates,
            url=answer.final_url,
            fetched_at=answer.fetched_at,
            replayed=answer.replayed,
            other_titles=_translation(article),
        )


def _csl(article: Element, dates: dict[str, str]) -> dict[str, Any]:
    issue = article.find("Journal/JournalIssue")
    item: dict[str, Any] = {
        "type": "article-journal",
        "title": _title(article),
        "author": list(_authors(article)),
        "container-title": _text(article, "Journal/Title"),
        "container-title-short": _text(article, "Journal/ISOAbbreviation"),
        "ISSN": _text(article, "Journal/ISSN"),
        "volume": "" if issue is None else _text(issue, "Volume"),
        "issue": "" if issue is None else _text(issue, "Issue"),
        "page": _pages(_text(article, "Pagination/MedlinePgn")),
    }
    if issued := dates.get("print") or dates.get("online"):
        item["issued"] = as_date_parts(issued)
    return {name: value for name, value in item.items() if value}


def _title(article: Element) -> str:
    """Return the title without PubMed's final stop and the brackets of translations."""
    original = _text(article, "VernacularTitle")
    return _bare(original or _text(article, "ArticleTitle"))


def _translation(article: Element) -> tuple[str, ...]:
    if not _text(article, "VernacularTitle"):
        return ()
    return (_bare(_text(article, "ArticleTitle")),)


def _bare(title: str) -> str:
    bare = title.removesuffix(".")
    return bare[1:-1] if bare[:1] == "[" and bare[-1:] == "]" else bare


def _authors(article: Element) -> Iterator[dict[str, str]]:
    for author in article.findall("AuthorList/Author"):
        if author.get("ValidYN") == "N":
            continue
        if body := _text(author, "CollectiveName"):
            yield {"literal": body.removesuffix(".")}
        elif family := _text(author, "LastName"):
            given = _text(author, "ForeName") or _text(author, "Initials")
            name = {"family": family, "given": given, "suffix": _text(author, "Suffix")}
            yield {part: text for part, text in name.items() if text}


def _dates(article: Element) -> dict[str, str]:
    """Return the issue's date as ``print``, and the electronic one as ``online``."""
    issue = article.find("Journal/JournalIssue/PubDate")
    online = article.find("ArticleDate")
    found = {
        "print": "" if issue is None else _date(issue),
        "online": "" if online is None else _date(online),
    }
    return {name: text for name, text in found.items() if text}


def _date(element: Element) -> str:
    if free := _text(element, "MedlineDate"):
        return catalogue_date(free)
    parts = (_text(element, name) for name in ("Year", "Month", "Day"))
    written = "-".join(part.zfill(2) for part in parts if part)
    return catalogue_date(written)


def _ids(root: Element) -> dict[str, str]:
    found = {
        one.get("IdType", ""): "".join(one.itertext()).strip()
        for one in root.findall("PubmedArticle/PubmedData/ArticleIdList/ArticleId")
    }
    wanted = {"DOI": found.get("doi", "").lower(), "PMCID": found.get("pmc", "")}
    return {name: value for name, value in wanted.items() if value}


def _pages(text: str) -> str:
    """Return a range with its last page whole: «215-20» is 215 to 220."""
    found = _PAGES.match(text)
    if found is None or len(found[2]) >= len(found[1]):
        return text
    return f"{found[1]}-{found[1][: -len(found[2])]}{found[2]}"


def _text(element: Element, path: str) -> str:
    """Return all the text below a child, with CSL's tags where it is marked up."""
    child = element.find(path)
    return "" if child is None else rich_text(_marked(child))


def _marked(element: Element) -> str:
    inner = element.text or ""
    for child in element:
        inner += f"<{child.tag}>{_marked(child)}</{child.tag}>{child.tail or ''}"
    return inner
