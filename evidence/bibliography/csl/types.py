"""Which of CSL's types an entry is, and which type of entry each of CSL's becomes.

After the table in biblatex's and Zotero's translators; CSL 1.0.2 lists the types. A
type of CSL that biblatex does not tell apart is kept in the field ``x-csl-type``, which
counts as long as it becomes the entry's own type.
"""

from __future__ import annotations

from evidence.bibliography.entry import Entry
from evidence.bibliography.latex import latex_to_text

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
    "legal": "treaty",
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
ENTRY_TYPES = {
    "article": "online",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "collection": "misc",
    "dataset": "dataset",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "event": "misc",
    "figure": "image",
    "graphic": "image",
    "hearing": "legislation",
    "interview": "misc",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "map": "image",
    "motion_picture": "movie",
    "musical_score": "misc",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""CSL's 45 types, each with the type of entry that it becomes."""
PERIODICALS = frozenset(
    [
        *("article-journal", "article-magazine", "article-newspaper"),
        *("periodical", "review", "review-book"),
    ]
)
"""Types whose number is an issue, and whose container is a journal."""
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def csl_type(entry: Entry) -> str:
    """Return CSL's type for *entry*; ``document`` for what has none of its own.

    A ``misc`` with an address is a web page, as pandoc reads it too.
    """
    kept = latex_to_text(entry.get("x-csl-type") or "")
    if ENTRY_TYPES.get(kept) == entry.type:
        return kept
    if entry.type == "article":
        kind = (entry.get("entrysubtype") or "").strip().lower()
        return _ARTICLES.get(kind, "article-journal")
    if entry.type == "misc" and (entry.get("url") or "").strip():
        return "webpage"
    return _TYPES.get(entry.type, "document")
