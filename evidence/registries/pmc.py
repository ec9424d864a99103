"""PubMed Central: its identifiers, through NCBI's converter, lead to PubMed.

``/tools/idconv/api/v1/articles/`` answers ``records`` with ``pmid`` and ``doi``, or
with ``errmsg`` (pmc.ncbi.nlm.nih.gov/tools/id-converter-api).
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from evidence.bibliography.entry import Entry
from evidence.errors import NotFound
from evidence.registries.base import Access, Record, Registry, Service, unreadable
from evidence.registries.doi import Doi
from evidence.registries.parsing import json_object
from evidence.registries.pubmed import EUTILS, Pubmed

_ID = re.compile(
    r"(?:https?://(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)"
    r"/articles/|pmcid\s*:?\s*)?(PMC[1-9][0-9]{0,9})(?:\.[0-9]+)?/?",
    re.IGNORECASE,
)
CONVERTER = Service("pmc", "PubMed Central", "https://pmc.ncbi.nlm.nih.gov", 0.34)


class Pmc(Registry):
    """Articles in PubMed Central."""

    kind = "PMC"
    rank = 25
    example = "PMC3531190"
    services = (CONVERTER, EUTILS)

    def recognise(self, text: str) -> str | None:
        """Return the identifier in capitals, ``PMC`` included."""
        found = _ID.fullmatch(text)
        return found[1].upper() if found else None

    def of_entry(self, entry: Entry) -> str | None:
        """Return ``pmcid``, or a ``url`` at PubMed Central."""
        for name in ("pmcid", "url"):
            if found := self.recognise((entry.get(name) or "").strip()):
                return found
        return None

    def fetch(self, identifier: str, access: Access) -> Record:
        """Return PubMed's record, else that of the DOI; see Registry."""
        query = {"ids": identifier, "format": "json", "tool": "evidence"}
        if access.contact:
            query["email"] = access.contact
        path = f"tools/idconv/api/v1/articles/?{urlencode(query)}"
        records = json_object(access.get(CONVERTER, path), CONVERTER).get("records")
        if not isinstance(records, list) or len(records) != 1:
            raise unreadable(CONVERTER, "it has no record")
        record = records[0] if isinstance(records[0], dict) else {}
        pmid, doi = str(record.get("pmid") or ""), str(record.get("doi") or "")
        if pmid:
            return Pubmed().fetch(pmid, access)
        if doi:
            return Doi().fetch(doi.lower(), access)
        raise NotFound(f"PubMed Central knows no {identifier}")
