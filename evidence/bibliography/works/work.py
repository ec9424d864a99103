"""What a record says of a work, in the form in which two records are compared.

In one module because each part of a work is read from the same few fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from zlib import crc32

from evidence.bibliography.identifiers import normal_doi, problem_with_doi
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.names import Name
from evidence.bibliography.works.title_words import (
    TitleWords,
    fold_letters,
    number_value,
    title_words,
)


class Kind(StrEnum):
    """What sort of publication an entry's type stands for."""

    ARTICLE = "article"
    PAPER = "conference paper"
    PART = "part of a book"
    BOOK = "book"
    REPORT = "report"
    THESIS = "thesis"
    LOOSE = "record of no sort"
    OTHER = "other"


_KINDS = {
    Kind.ARTICLE: "article suppperiodical review",
    Kind.PAPER: "inproceedings conference",
    Kind.PART: "inbook incollection suppbook inreference suppcollection bookinbook",
    Kind.BOOK: "book mvbook collection mvcollection proceedings mvproceedings manual "
    "reference mvreference booklet",
    Kind.REPORT: "report techreport",
    Kind.THESIS: "thesis phdthesis mastersthesis",
    Kind.LOOSE: "misc online electronic www unpublished",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split()}
NO_WORKS = frozenset({"set", "xdata"})
"""Types of entries that only gather or lend what others say."""
_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/(?:abs|pdf)/|[:.\s/]+)|\A)"
    r"([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?!\d)",
    re.IGNORECASE,
)
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv|1101/(?:20\d\d\.|\d{6}\b)|2139/ssrn|21203/rs|20944/preprints|"
    r"31234/|31219/|31235/|26434/chemrxiv|36227/|22541/|33774/)"
)
_PREPRINT_PLACE = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|engrxiv|ssrn|corr|hal|"
    r"preprints?|research square|e-?prints?)\b",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"97[89](?:[-‐–\s]?\d){10}|\d(?:[-‐–\s]?\d){8}[-‐–\s]?[\dxX](?![-\d])"
)
_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_WORD = re.compile(r"[^\W_]+")
Numbers = tuple[int, ...] | str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What names a work by itself, normalized; '' or empty where there is none."""

    doi: str
    isbns: frozenset[str]
    arxiv: str
    pmid: str


@dataclass(frozen=True, slots=True)
class Work:
    """A record of a work, ready to be compared. Texts are folded."""

    key: str
    kind: Kind
    type: str
    title: TitleWords
    bag: tuple[str, ...]
    """The title's words, sorted."""
    mask: int
    """A bit for each word of the title: what two titles share, at a glance."""
    families: tuple[str, ...]
    """Of the authors, else of the editors, in order."""
    initial: str
    """Of the first person's given name."""
    year: int
    """0 where unknown."""
    date: str
    """As exact as it is given: ``2020``, ``2020-07``, ``2020-07-21``."""
    ids: Identifiers
    volume: Numbers
    number: Numbers
    page: Numbers
    edition: Numbers
    part: Numbers
    container: tuple[str, ...]
    institution: str
    address: str
    language: str
    translated: bool
    preprint: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an entry: *get* returns a field's source text or None."""

    key: str
    type: str
    get: Callable[[str], str | None]
    title: str
    """Plain text, with the subtitle."""
    people: Sequence[Name]
    issued: str
    """The date in EDTF, or whatever stands for it."""


def make_work(record: Record) -> Work:
    """Return *record* as a work to compare."""
    get = record.get
    words = title_words(record.title)
    kind = KINDS.get(record.type, Kind.OTHER)
    first = record.people[0] if record.people else None
    year = _YEAR.search(record.issued)
    ids = _identifiers(get)
    container = _container(get)
    return Work(
        key=record.key,
        kind=kind,
        type=record.type,
        title=words,
        bag=tuple(sorted(words.words)),
        mask=_mask(words.words),
        families=tuple(_family(name) for name in record.people),
        initial=fold_letters(first.given[:1]) if first else "",
        year=int(year[1]) if year else 0,
        date=_date(record.issued),
        ids=ids,
        volume=_numbers(get("volume")),
        number=_numbers(get("number") or get("issue")),
        page=_first(_numbers(get("pages")) if kind is not Kind.BOOK else ""),
        edition=_numbers(get("edition")),
        part=_numbers(get("part") or get("chapter")),
        container=_words(container),
        institution=_institution(get),
        address=_address(get("url") or ""),
        language=fold_letters(get("langid") or get("language") or ""),
        translated=bool(get("translator") or get("origtitle")),
        preprint=_is_preprint(kind, ids, container, get),
    )


@lru_cache(maxsize=65_536)
def _bit(word: str) -> int:
    return 1 << crc32(word.encode()) % 127


def _mask(words: Iterable[str]) -> int:
    mask = 0
    for word in words:
        mask |= _bit(word)
    return mask


@lru_cache(maxsize=65_536)
def _family(name: Name) -> str:
    """Return a family name as letters alone; of an institution all words."""
    text = fold_letters(name.family or name.literal).replace("ß", "ss")
    return " ".join(_WORD.findall(text))


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[str, ...]:
    return title_words(text).words


def _numbers(value: str | None) -> Numbers:
    return number_value(latex_to_text(value)) if value else ""


def _date(issued: str) -> str:
    found = _DATE.match(issued)
    return found[0] if found else ""


def _first(value: Numbers) -> Numbers:
    return value[:1]


def _container(get: Callable[[str], str | None]) -> str:
    for name in ("journaltitle", "journal", "booktitle", "maintitle"):
        if value := get(name):
            return latex_to_text(value)
    return ""


def _institution(get: Callable[[str], str | None]) -> str:
    for name in ("institution", "organization", "publisher", "school"):
        if value := get(name):
            return " ".join(_words(latex_to_text(value)))
    return ""


def _identifiers(get: Callable[[str], str | None]) -> Identifiers:
    doi = normal_doi(get("doi") or "").rstrip(".,;")
    if not doi and "doi.org/" in (url := get("url") or ""):
        doi = normal_doi(url)
    pmid = (get("pmid") or "").strip()
    if not pmid and (get("eprinttype") or "").lower() == "pubmed":
        pmid = (get("eprint") or "").strip()
    return Identifiers(
        doi="" if not doi or problem_with_doi(doi) else doi,
        isbns=frozenset(_isbns(get("isbn") or "")),
        arxiv=_arxiv(get, doi),
        pmid=pmid if pmid.isdigit() else "",
    )


def _arxiv(get: Callable[[str], str | None], doi: str) -> str:
    prefix = (get("archiveprefix") or get("eprinttype") or "").lower()
    eprint = (get("eprint") or get("arxiv") or get("arxivid") or "").strip()
    texts = [doi] if doi.startswith("10.48550/") else []
    if eprint and prefix in {"", "arxiv"}:
        texts.append(eprint)
    texts += [get(name) or "" for name in ("journal", "journaltitle", "note")]
    texts.append(get("url") or "")
    for text in texts:
        named = text is eprint or "arxiv" in text.lower()
        if named and (found := _ARXIV.search(text)):
            return found[1].lower()
    return ""


def _isbns(text: str) -> Iterable[str]:
    """Yield each ISBN as one of 13 digits whose check digit is left out."""
    for match in _ISBN.finditer(text):
        digits = re.sub(r"[^\dxX]", "", match[0])
        yield digits[:12] if len(digits) == 13 else f"978{digits[:9]}"


def _address(url: str) -> str:
    """Return an address without what does not name the page."""
    bare = re.sub(r"\A\\url\{|\}\Z|\\", "", url.strip()).lower()
    return re.sub(r"\Ahttps?://(?:www\.)?", "", bare).partition("#")[0].rstrip("/")


def _is_preprint(
    kind: Kind, ids: Identifiers, container: str, get: Callable[[str], str | None]
) -> bool:
    if _PREPRINT_DOI.match(ids.doi):
        return True
    if container:
        return kind is Kind.ARTICLE and bool(_PREPRINT_PLACE.search(container))
    if kind is Kind.LOOSE or kind is Kind.ARTICLE:
        said = " ".join(
            get(name) or "" for name in ("howpublished", "note", "publisher", "eprint")
        )
        return bool(ids.arxiv or _PREPRINT_PLACE.search(said))
    return False
