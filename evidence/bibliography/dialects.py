"""An entry in the words of biblatex, or in those of BibTeX.

Fields that have no other name in the dialect stay as they are: who does not know a
field passes it over. Titles and subtitles are one field in BibTeX, so that both are
printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.csl.names import name_to_source
from evidence.bibliography.data_model import (
    BIBTEX_TYPE_OF,
    BIBTEX_TYPES,
    FIELD_ALIASES,
    TYPE_ALIASES,
)
from evidence.bibliography.dates import Edtf
from evidence.bibliography.draft import Draft
from evidence.bibliography.entry import Entry
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.names import Name, parse_names
from evidence.bibliography.writer import Bare, to_source

_PLAIN_YEAR = re.compile(r"[0-9]{4}(?:\s*(?:-|–|/)+\s*[0-9]{2,4})?")
_SEASON_WORDS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?[?~%]?")
_BIBTEX_NAMES = {new: old for old, new in FIELD_ALIASES.items() if old != "school"} | {
    "file": "file"
}
_SUBTITLES = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journaltitle": "journalsubtitle",
}
_REPEATED = re.compile(r" \(([0-9]+)\)$")
_THESES = frozenset(["thesis", "phdthesis", "mastersthesis"])
_MASTER = re.compile(r"master|mathesis|\bM\.?(?:A|Sc|S|Phil)\b", re.IGNORECASE)

Fields = dict[str, str]


def in_biblatex(entry: Entry) -> Draft:
    """Return *entry* with biblatex's types, fields and dates."""
    type_, subtype = TYPE_ALIASES.get(entry.type, (entry.type, ""))
    fields: Fields = {}
    for name, source in _fields(entry):
        known = FIELD_ALIASES.get(name, name)
        fields[name if known in fields or _has(entry, known, name) else known] = source
    if subtype:
        fields.setdefault("type", subtype)
    return _draft(type_, entry, _with_date(entry, fields))


def in_bibtex(entry: Entry) -> Draft:
    """Return *entry* with BibTeX's types and fields, year and month."""
    fields = dict(_fields(entry))
    type_ = _bibtex_type(entry.type, fields.get("type", ""))
    if type_ in {"phdthesis", "mastersthesis"} and fields.get("type") in {
        "phdthesis",
        "mathesis",
    }:
        del fields["type"]
    if type_ == "techreport" and fields.get("type") == "techreport":
        del fields["type"]
    _join_titles(fields)
    _plain_names(fields)
    fields = _with_year(entry, fields)
    if "issue" in fields and "number" not in fields:
        fields["number"] = fields.pop("issue")
    if type_ == "misc" and "url" in fields and "howpublished" not in fields:
        fields["howpublished"] = f"\\url{{{fields['url']}}}"
    names = _BIBTEX_NAMES | ({"institution": "school"} if type_ in _THESES else {})
    renamed: Fields = {}
    for name, source in fields.items():
        renamed[names.get(name, name)] = source
    return _draft(type_, entry, renamed)


def _fields(entry: Entry) -> Iterable[tuple[str, str]]:
    """Yield own and inherited fields; a repeated one under a name of its own."""
    seen: set[str] = set()
    for name, source in (*entry.fields, *entry.inherited):
        own = _REPEATED.sub(r"-\1", name)
        number, free = 1, own
        if (name, source) in entry.inherited and own in seen:
            continue
        while free in seen:
            number += 1
            free = f"{own}-{number}"
        seen.add(free)
        if source.strip():
            yield free, source


def _has(entry: Entry, known: str, name: str) -> bool:
    return known != name and bool(entry.get(known))


def _draft(type_: str, entry: Entry, fields: Fields) -> Draft:
    return Draft(type_, entry.key, tuple(fields.items()), entry.line)


def _with_date(entry: Entry, fields: Fields) -> Fields:
    """Return *fields* with one date for year, month and day, where they are one."""
    year = latex_to_text(fields.get("year", ""))
    month = latex_to_text(fields.get("month", ""))
    when = entry.issued
    if "date" in fields or when is None or not _PLAIN_YEAR.fullmatch(year):
        return fields
    text = when.text
    used = {"year"} if month and "-" not in text else {"year", "month", "day"}
    placed: Fields = {}
    for name, source in fields.items():
        if name == "year":
            placed["date"] = text
        elif name not in used:
            placed[name] = source
    return placed


def _with_year(entry: Entry, fields: Fields) -> Fields:
    """Return *fields* with year, month and day in the place of the date."""
    when = entry.issued
    if "date" not in fields:
        return fields
    parts = _year_parts(when) if when is not None else {"year": fields["date"]}
    placed: Fields = {}
    for name, source in fields.items():
        if name == "date":
            placed |= parts
        elif name not in parts:
            placed[name] = source
    return placed


def _year_parts(when: Edtf) -> Fields:
    circa = "c. " if when.approximate else ""
    match = _DAY.fullmatch(when.text)
    if match is None:
        years = "--".join(str(year) for year in when.years)
        return {"year": f"{circa}{years}" if "X" not in when.text else when.text}
    parts: Fields = {"year": circa + match[1]}
    month = int(match[2] or 0)
    if month in _SEASON_WORDS:
        parts["month"] = _SEASON_WORDS[month]
    elif month:
        parts["month"] = Bare(list(MONTHS)[month - 1])
    if match[3]:
        parts["day"] = str(int(match[3]))
    return parts


def _bibtex_type(type_: str, subtype: str) -> str:
    if type_ in BIBTEX_TYPES:
        return type_
    if type_ == "thesis":
        return "mastersthesis" if _MASTER.search(subtype) else "phdthesis"
    return BIBTEX_TYPE_OF.get(type_, "misc")


def _join_titles(fields: Fields) -> None:
    for name, subname in _SUBTITLES.items():
        title, subtitle = fields.get(name), fields.get(subname)
        if title and subtitle:
            fields[name] = f"{title}{' ' if title[-1] in '?!:' else ': '}{subtitle}"
            del fields[subname]


def _plain_names(fields: Fields) -> None:
    """Write biblatex's extended names as BibTeX reads them."""
    for name in NAME_FIELDS:
        source = fields.get(name, "")
        if "family" not in source or "=" not in source:
            continue
        read = parse_names(source)
        names = [_plain_name(one) for one in read.names]
        fields[name] = " and ".join([*names, *(["others"] if read.others else [])])


def _plain_name(name: Name) -> str:
    source = name_to_source(name)
    if not source.startswith("family="):
        return source
    family = f"{{{to_source('author', name.family)}}}"
    first = f"{to_source('author', name.particle)} {family}".strip()
    rest = [to_source("author", part) for part in (name.suffix, name.given) if part]
    return ", ".join([first, *rest])
