"""biblatex's data model and what BibTeX calls the same: one table for all who ask.

Types, fields and their kinds are those of biblatex 3.20 (``blx-dm.def``; the manual,
section 2); the aliases those of its sections 2.1.2 and 2.2.5; BibTeX's types and fields
those of its standard styles («BibTeXing», 1988, section 3).
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a field holds."""

    LITERAL = "literal"
    NAMES = "names"
    LIST = "list"
    """Texts divided by «and»: publishers, places."""
    DATE = "date"
    DATE_PART = "date part"
    RANGE = "range"
    INTEGER = "integer"
    KEY = "key"
    """A word that a style translates."""
    VERBATIM = "verbatim"
    CITEKEYS = "citekeys"
    WORDS = "words"
    """Words divided by commas."""
    CODE = "code"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_BY_KIND = {
    Kind.LITERAL: """
        abstract addendum annotation booksubtitle booktitle booktitleaddon chapter
        edition eid entrysubtype eprintclass eprinttype eventtitle eventtitleaddon
        gender howpublished indexsorttitle indextitle isan isbn ismn isrn issn issue
        issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle
        journaltitleaddon label langid langidopts library mainsubtitle maintitle
        maintitleaddon nameaddon note number origtitle pagetotal part presort
        relatedstring relatedtype reprinttitle series shorthand shorthandintro
        shortjournal shortseries shorttitle sortkey sortshorthand sorttitle subtitle
        title titleaddon usera userb userc userd usere userf venue version""",
    Kind.NAMES: """
        afterword annotator author bookauthor commentator editor editora editorb
        editorc foreword holder introduction namea nameb namec shortauthor shorteditor
        sortname translator""",
    Kind.LIST: """
        institution language lista listb listc listd liste listf location organization
        origlanguage origlocation origpublisher publisher""",
    Kind.DATE: "date eventdate origdate urldate",
    Kind.DATE_PART: "day month year yeardivision endyear",
    Kind.RANGE: "pages",
    Kind.INTEGER: "sortyear volume volumes",
    Kind.KEY: """
        authortype bookpagination editoratype editorbtype editorctype editortype
        nameatype namebtype namectype pagination pubstate type""",
    Kind.VERBATIM: "doi eprint file url verba verbb verbc",
    Kind.CITEKEYS: "crossref entryset ids related xdata xref",
    Kind.WORDS: "keywords options relatedoptions",
    Kind.CODE: "execute",
}
FIELDS = {name: kind for kind, names in _BY_KIND.items() for name in names.split()}
"""Field to its kind."""

TYPES = frozenset(
    _words(
        """article artwork audio bibnote book bookinbook booklet collection commentary
        customa customb customc customd custome customf dataset image inbook
        incollection inproceedings inreference jurisdiction legal legislation letter
        manual misc movie music mvbook mvcollection mvproceedings mvreference online
        patent performance periodical proceedings reference report review set software
        standard suppbook suppcollection suppperiodical thesis unpublished video xdata
        """
    )
)
TYPE_ALIASES = {
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "mastersthesis": ("thesis", "mathesis"),
    "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
    "www": ("online", ""),
}
"""BibTeX's type to biblatex's, with what its field ``type`` says then."""
FIELD_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}
"""BibTeX's field to biblatex's."""

BIBTEX_TYPES = frozenset(
    _words(
        """article book booklet conference inbook incollection inproceedings manual
        mastersthesis misc phdthesis proceedings techreport unpublished"""
    )
)
BIBTEX_FIELDS = frozenset(
    _words(
        """address annote author booktitle chapter crossref edition editor howpublished
        institution journal key month note number organization pages publisher school
        series title type volume year"""
    )
)
BIBTEX_TYPE_OF = {
    **dict.fromkeys(("collection", "mvbook", "mvcollection", "reference"), "book"),
    **dict.fromkeys(("mvreference",), "book"),
    **dict.fromkeys(("bookinbook", "suppbook"), "inbook"),
    **dict.fromkeys(("suppcollection", "inreference"), "incollection"),
    **dict.fromkeys(("suppperiodical", "review"), "article"),
    "mvproceedings": "proceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "letter": "unpublished",
}
"""biblatex's own type to the nearest of BibTeX; for all others ``misc``."""
