"""A RIS record as an entry, by way of CSL, whose variables are nearest to its tags.

Tags that have no variable, and values that would not come back, are kept in fields
``x-ris-…``, one a value (``x-ris-u1``, ``x-ris-u1-2``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from evidence.bibliography.csl.names import OTHERS
from evidence.bibliography.csl.reading import draft_from_csl
from evidence.bibliography.csl.types import PERIODICALS
from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.draft import Draft
from evidence.bibliography.issued import issued_date
from evidence.bibliography.ris.records import RisRecord
from evidence.bibliography.ris.tags import (
    NAMES,
    SYNONYMS,
    TEXTS,
    TYPE_OF,
    TYPES,
    WITH_SERIES,
)
from evidence.bibliography.writer import to_source, without_unsafe

PREFIX = "x-ris-"
_PARTICLES = re.compile(r"((?:[^\W\d_A-Z]\S* )+)(?=[^a-z\s])")
_DATE = re.compile(r"([0-9]{1,4})(?:/([^/]*))?(?:/([^/]*))?(?:/(.*))?")
_SEPARATORS = {"KW": (", ", "; "), "SN": (", ", ", ")}


def draft_from_ris(record: RisRecord) -> Draft:
    """Return the entry that *record* becomes; nothing of it is left out."""
    reading = _Reading(TYPES.get(record.type, "document"))
    for tag, value in record.tags:
        reading.take(tag, without_unsafe(value))
    item, kept = reading.finished()
    if record.type != TYPE_OF[item["type"]]:
        kept.insert(0, ("TY", record.type))
    draft = draft_from_csl(item, record.line)
    fields = [*draft.fields]
    taken: set[str] = set()
    for tag, value in kept:
        name, number = f"{PREFIX}{tag.lower()}", 1
        while name in taken:
            number += 1
            name = f"{PREFIX}{tag.lower()}-{number}"
        taken.add(name)
        if value:
            fields.append((name, to_source(name, value)))
    return replace(draft, fields=tuple(fields))


class _Reading:
    """Collects the variables of one record."""

    def __init__(self, kind: str) -> None:
        self.item: dict[str, Any] = {"type": kind}
        self.kept: list[tuple[str, str]] = []
        self._lists: dict[str, list[str]] = {"KW": [], "SN": []}
        self._pages: dict[str, str] = {}
        self._dates: list[tuple[str, str]] = []

    def take(self, tag: str, value: str) -> None:
        """Take one line; what it says already is not said twice."""
        if not value:
            return
        meant = SYNONYMS.get(tag, tag)
        if tag == "JO":
            meant = "J2" if self.item.get("container-title", value) != value else "T2"
        if tag == "BT":
            meant = "TI" if self.item["type"] == "book" else "T2"
        if meant in self._lists:
            self._lists[meant].append(value)
        elif meant in {"SP", "EP"} and meant not in self._pages:
            self._pages[meant] = value
        elif meant in {"PY", "DA"}:
            self._dates.append((tag, value))
        elif meant in NAMES:
            self.item.setdefault(NAMES[meant], []).append(ris_name(value))
        else:
            self._text(tag, meant, value)

    def finished(self) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """Return the item of CSL and the tags that it has no place for."""
        for tag, values in self._lists.items():
            if values:
                plain, marked = _SEPARATORS[tag]
                commas = any("," in value for value in values)
                joined = (marked if commas else plain).join(values)
                self.item[self._variable(tag)] = joined
        start, end = self._pages.get("SP", ""), self._pages.get("EP", "")
        if start and end and end != start:
            self.item["page"] = f"{start}-{end}"
        elif start:
            self.item["page"] = start
        elif end:
            self.kept.append(("EP", end))
        if end and end == start:
            self.kept.append(("EP", end))
        self._issued()
        return self.item, self.kept

    def _text(self, tag: str, meant: str, value: str) -> None:
        if meant == "Y2":
            when = ris_date(value)
            variable: str = "accessed"
            said: Any = when
        else:
            variable, said = self._variable(meant), value
        if not variable or not said or self.item.setdefault(variable, said) != said:
            self.kept.append((tag, value))

    def _variable(self, tag: str) -> str:
        kind = self.item["type"]
        if tag in {"IS", "M1"}:
            first = "issue" if kind in PERIODICALS else "number"
            return first if tag == "IS" else ("" if first == "issue" else "number")
        if tag == "SN":
            return "ISSN" if kind in PERIODICALS else "ISBN"
        if tag == "T2" and kind in WITH_SERIES:
            return "collection-title"
        return {"KW": "keyword", "ID": "id"}.get(tag, TEXTS.get(tag, ""))

    def _issued(self) -> None:
        """Take the most exact date; others that say more than it does are kept."""
        read = [(tag, value, ris_date(value)) for tag, value in self._dates]
        best = max((when for _, _, when in read), key=len, default="")
        if best:
            self.item["issued"] = best
        self.kept += [
            (tag, value)
            for tag, value, when in read
            if not when or not best.startswith(when)
        ]


def ris_name(text: str) -> dict[str, str]:
    """Read «Family, Given, Suffix»; without a comma, one word or an institution."""
    if text.rstrip(".").lower() == "et al":
        return dict(OTHERS)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 3 or not parts[0]:
        return {"literal": text}
    if len(parts) == 1:
        return {"literal": text} if " " in text else {"family": text}
    family, given, suffix = (*parts, "")[:3]
    found = {"family": family, "given": given, "suffix": suffix}
    particle = _PARTICLES.match(family)
    if particle is not None:
        found["non-dropping-particle"] = particle[1].strip()
        found["family"] = family[particle.end() :]
    return {part: value for part, value in found.items() if value}


def ris_date(text: str) -> str:
    """Read «2019/07/02/remark» as EDTF; '' for what it cannot hold."""
    match = _DATE.fullmatch(text.strip())
    if match is None or match[4]:
        return _edtf(text)
    year, month, day = (part or "" for part in match.group(1, 2, 3))
    if month.isdecimal():
        month = f"{int(month):02}"
    elif month:
        when = issued_date({"year": year, "month": month, "day": day}.get)
        return when.text if when is not None and len(when.text) > 4 else ""
    written = [year.zfill(4), month, day.zfill(2) if day.isdecimal() else day]
    return _edtf("-".join(part for part in written if part))


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except InvalidDate:
        return ""
