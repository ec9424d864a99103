"""Names of entry types and fields that somebody's program knows, and slips of them.

Beside BibTeX's and biblatex's own (``data_model``) stand those of widely used styles
and programs: natbib, REVTeX, IEEEtran, JabRef, Zotero, Mendeley, BibDesk, papis, DBLP,
MathSciNet, the Web of Science.
"""

from __future__ import annotations

from collections.abc import Collection

from evidence.bibliography.data_model import (
    BIBTEX_FIELDS,
    BIBTEX_TYPES,
    FIELD_ALIASES,
    FIELDS,
    TYPE_ALIASES,
    TYPES,
)

_OF_STYLES = frozenset(
    [
        *("softwareversion", "softwaremodule", "codefragment"),
        *("constitution", "hardware", "legadminmaterial", "legmaterial", "nameonly"),
        *("presentation", "ieeetranbstctl", "control", "url", "newspaper"),
    ]
)
"""Types that biblatex-software, biblatex-apa, IEEEtran, REVTeX, apacite and natbib-like
styles bring themselves."""
KNOWN_TYPES = TYPES | BIBTEX_TYPES | frozenset(TYPE_ALIASES) | _OF_STYLES
NEAREST_TYPE = {
    **dict.fromkeys(("journal", "journalarticle", "magazinearticle"), "article"),
    **dict.fromkeys(("newspaperarticle", "magazine_article"), "article"),
    **dict.fromkeys(("newspaper_article", "magazine"), "article"),
    **dict.fromkeys(("paper", "journal_article", "inperiodical"), "article"),
    **dict.fromkeys(("webpage", "web_page", "website", "web"), "online"),
    **dict.fromkeys(("blog", "blogpost", "internet", "weblink"), "online"),
    **dict.fromkeys(("booksection", "book_section", "bookchapter"), "incollection"),
    **dict.fromkeys(("chapter", "incollected"), "incollection"),
    **dict.fromkeys(("conferencepaper", "conference_paper"), "inproceedings"),
    **dict.fromkeys(("bachelorsthesis", "masterthesis", "mathesis"), "mastersthesis"),
    **dict.fromkeys(("dissertation", "doctoralthesis"), "phdthesis"),
    **dict.fromkeys(("generic", "other", "document", "thing"), "misc"),
    **dict.fromkeys(("talk", "poster", "note"), "misc"),
    **dict.fromkeys(("film", "podcast", "broadcast"), "video"),
    **dict.fromkeys(("case", "court", "judgment"), "jurisdiction"),
    **dict.fromkeys(("law", "statute", "bill", "act"), "legislation"),
    **dict.fromkeys(("preprint", "draft", "manuscript"), "unpublished"),
    **dict.fromkeys(("data", "database"), "dataset"),
    **dict.fromkeys(("program", "computerprogram", "code"), "software"),
    **dict.fromkeys(("encyclopedia", "dictionary"), "reference"),
}
"""Types of other programs and people's own, to the standard one that fits."""

_OTHER_FIELDS = """
    accessed adsnote adsurl affiliation annotate archive arxivid bibcode bibdate
    bibsource biburl book chapterauthor citation city coden collaboration comment
    comments contents copyright country day datemodified dateadded description doi
    editors2 ee eissn fjournal groups hyphenation isbn13 jstor keyword lastchecked lccn
    license local-url location-url mrclass mrnumber mrreviewer numpages oclc owner
    paper pmcid pmid price priority publicationdate rating refid researcherid review
    rights size source status subject summary tags timestamp topic translation
    urlaccessdate zblnumber xauthor xtitle xjournal xyear
"""
KNOWN_FIELDS = (
    frozenset(FIELDS)
    | BIBTEX_FIELDS
    | frozenset(FIELD_ALIASES)
    | frozenset(_OTHER_FIELDS.split())
)
_PRINTED = (
    *("author", "editor", "title", "subtitle", "booktitle", "maintitle", "journal"),
    *("journaltitle", "publisher", "institution", "organization", "address", "school"),
    *("location", "volume", "number", "pages", "chapter", "edition", "series", "year"),
    *("month", "date", "howpublished", "translator", "note", "url", "urldate"),
    *("abstract", "keywords", "crossref"),
)
"""Fields whose loss is seen in print: only slips of these are looked for."""


def meant_field(name: str, present: Collection[str]) -> str:
    """Return the field of which *name* is surely a slip, '' for none.

    One letter is wrong, missing, doubled or changed places, and the field itself is not
    *present*. Names of four letters count only where two letters changed places.
    """
    if name in KNOWN_FIELDS or not name.isalpha():
        return ""
    for field in _PRINTED:
        if field not in present and _is_slip(name, field):
            return field
    return ""


def _is_slip(name: str, field: str) -> bool:
    if sorted(name) == sorted(field):
        return _swapped(name, field)
    lengths = sorted((len(name), len(field)))
    if lengths < [5, 6] or name[0] != field[0]:
        return False
    return _one_edit(name, field)


def _swapped(name: str, field: str) -> bool:
    """Tell whether two neighbouring letters changed places."""
    differ = [at for at in range(len(name)) if name[at] != field[at]]
    return len(differ) == 2 and differ[1] == differ[0] + 1


def _one_edit(name: str, field: str) -> bool:
    """Tell whether one letter was added, left out or put for another."""
    short, long = sorted((name, field), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    rest = short[at:] if len(short) < len(long) else short[at + 1 :]
    return rest == long[at + 1 :]
