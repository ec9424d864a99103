"""Which of CSL's types an entry is.

After the table in biblatex's and Zotero's translators; CSL 1.0.2 lists the types.
"""

from __future__ import annotations

from evidence.bibliography.entry import Entry

_TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "review": "review",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "software": "software",
    "legislation": "legislation",
    "legal": "legislation",
    "jurisdiction": "legal_case",
    "patent": "patent",
    "standard": "standard",
    "unpublished": "manuscript",
    "letter": "personal_communication",
    "audio": "song",
    "music": "song",
    "video": "motion_picture",
    "movie": "motion_picture",
    "image": "graphic",
    "artwork": "graphic",
    "performance": "performance",
    "periodical": "periodical",
}
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def csl_type(entry: Entry) -> str:
    """Return CSL's type for *entry*; ``document`` for what has none of its own.

    A ``misc`` with an address is a web page, as pandoc reads it too.
    """
    if entry.type == "article":
        kind = (entry.get("entrysubtype") or "").strip().lower()
        return _ARTICLES.get(kind, "article-journal")
    if entry.type == "misc" and (entry.get("url") or "").strip():
        return "webpage"
    return _TYPES.get(entry.type, "document")
