"""DOIs, by content negotiation at doi.org, and Crossref's own interface behind it.

doi.org sends a request for CSL-JSON on to the agency that registered the DOI (Crossref,
DataCite, mEDRA …), so one address covers them all; its 404 means that there is no such
DOI (citation.doi.org, «DOI content negotiation»). Where it fails otherwise, Crossref's
REST API is asked, whose answer stands below ``message``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from evidence.bibliography.entry import Entry
from evidence.bibliography.identifiers import normal_doi, problem_with_doi
from evidence.errors import NetworkFailure, NotFound
from evidence.network.answer import Answer
from evidence.registries.base import Access, Record, Registry, Service, unreadable
from evidence.registries.csl_answers import dates_of, regular, texts
from evidence.registries.parsing import json_object

_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_CSL = "application/vnd.citationstyles.csl+json"
_NONE = frozenset({404, 410})
_OF_ARXIV = "10.48550/arxiv."
"""arXiv knows more of these than DataCite, and its own registry asks it."""


class Doi(Registry):
    """Works with a DOI."""

    kind = "DOI"
    rank = 10
    example = "10.1000/182"
    services = (
        # Both allow several a second to those who name themselves; we need not hurry.
        Service("doi", "doi.org", "https://doi.org", 0.5),
        Service("crossref", "Crossref", "https://api.crossref.org", 0.5),
    )

    def recognise(self, text: str) -> str | None:
        """Return the DOI, also from an address at doi.org."""
        doi = normal_doi(text)
        if problem_with_doi(doi) or doi.startswith(_OF_ARXIV):
            return None
        return doi

    def problem(self, text: str) -> str | None:
        """Return what is wrong with a text that begins like a DOI."""
        return problem_with_doi(text) if normal_doi(text).startswith("10.") else None

    def of_entry(self, entry: Entry) -> str | None:
        """Return the DOI of the field ``doi``, or of a ``url`` at doi.org."""
        url = (entry.get("url") or "").strip()
        for text in (entry.get("doi") or "", url if _ADDRESS.match(url) else ""):
            if text and (found := self.recognise(text)) is not None:
                return found
        return None

    def fetch(self, identifier: str, access: Access) -> Record:
        """Return the record; see Registry."""
        try:
            return self._negotiated(identifier, access)
        except NetworkFailure as first:
            try:
                return self._from_crossref(identifier, access)
            except (NetworkFailure, NotFound):
                raise first from None

    def _negotiated(self, doi: str, access: Access) -> Record:
        service = self.services[0]
        answer = access.get(service, quote(doi, safe="/:;()."), accept=_CSL)
        if answer.status in _NONE:
            raise NotFound(
                f"doi.org knows no DOI {doi}", hint="look for a slip of the keyboard"
            )
        found = json_object(answer, service)
        return _record(doi, found, answer)

    def _from_crossref(self, doi: str, access: Access) -> Record:
        service = self.services[1]
        answer = access.get(service, f"works/{quote(doi, safe='')}")
        if answer.status in _NONE:
            raise NotFound(f"Crossref knows no DOI {doi}")
        whole = json_object(answer, service)
        found = whole.get("message")
        if not isinstance(found, dict):
            raise unreadable(service, "it has no message")
        return _record(doi, found, answer)


def _record(doi: str, found: Mapping[str, Any], answer: Answer) -> Record:
    csl = regular(found) | {"DOI": doi}
    source = found.get("source")
    agency = source if isinstance(source, str) and source else "doi.org"
    return Record(
        registry=agency,
        identifier=doi,
        csl=csl,
        fields=(),
        dates=dates_of(found),
        url=answer.final_url,
        fetched_at=answer.fetched_at,
        replayed=answer.replayed,
        other_titles=texts(found.get("title"))[1:] + texts(found.get("original-title")),
        other_containers=texts(found.get("container-title"))[1:],
    )
