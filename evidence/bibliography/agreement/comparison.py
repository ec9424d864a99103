"""An entry against what a registry says of the same work, field by field.

What two good records may write differently is no difference: case, accents, mark-up, a
subtitle left out, initials, an abbreviated journal, the year online or in print. What
cannot be compared is *could not tell*, never a pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evidence.bibliography.agreement.names import compare_names
from evidence.bibliography.agreement.numbers import compare_pages, same_volume
from evidence.bibliography.agreement.titles import same_container, same_title
from evidence.bibliography.entry import Entry
from evidence.bibliography.names import Name, NameList

__all__ = ["FieldAgreement", "Published", "Verdict", "compare_work"]

_SHOWN = 6
"""Names of a long list."""


class Verdict(StrEnum):
    """How a field of an entry stands to the registry's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "could not tell"


@dataclass(frozen=True, slots=True)
class Published:
    """What a registry says of a work, as plain text; the first of several is shown."""

    titles: tuple[str, ...] = ()
    """Also in another language, where the registry has it."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    """``issued``, ``online``, ``print``: EDTF."""
    containers: tuple[str, ...] = ()
    """The journal or volume; its abbreviation; the series of the volume."""
    volume: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field: the verdict, both values as shown, and what is worth knowing."""

    field: str
    verdict: Verdict
    ours: str
    theirs: str
    note: str = ""


def compare_work(entry: Entry, published: Published) -> tuple[FieldAgreement, ...]:
    """Return the fields in their usual order; one that neither side has is left out."""
    return tuple(_fields(entry, published))


def _fields(entry: Entry, published: Published) -> Iterator[FieldAgreement]:
    ours = entry.title
    theirs = published.titles[0] if published.titles else ""
    found = [same_title(ours, title) for title in published.titles]
    yield from _known("title", ours, theirs, _best(found))
    yield from _names(entry, published)
    yield from _year(entry, published)
    containers = _containers(entry)
    theirs = published.containers[0] if published.containers else ""
    found = [
        same_container(one, other)
        for one in containers
        for other in published.containers
    ]
    yield from _known("container", next(iter(containers), ""), theirs, _best(found))
    volume = entry.plain("volume")
    verdict = same_volume(volume, published.volume)
    yield from _known("volume", volume, published.volume, (verdict, ""))
    pages = entry.plain("pages") or entry.plain("eid")
    yield from _known("pages", pages, published.pages, _pages(pages, published.pages))


def _known(
    name: str, ours: str, theirs: str, found: tuple[bool | None, str]
) -> Iterator[FieldAgreement]:
    """Yield the agreement of a field that at least one side has."""
    if not ours and not theirs:
        return
    same, note = found
    if not (ours and theirs):
        same, note = None, f"{'the entry' if theirs else 'the registry'} gives none"
    yield FieldAgreement(name, _verdict(same), ours, theirs, note)


def _verdict(same: bool | None) -> Verdict:  # noqa: FBT001 - the three outcomes
    if same is None:
        return Verdict.UNKNOWN
    return Verdict.AGREES if same else Verdict.DIFFERS


def _best(found: list[tuple[bool, str]]) -> tuple[bool | None, str]:
    """Return the first that agrees, else that none does."""
    return next((one for one in found if one[0]), (False, ""))


def _names(entry: Entry, published: Published) -> Iterator[FieldAgreement]:
    """Compare the authors, or the editors of a volume that has no author."""
    ours, role = entry.authors, "authors"
    theirs = published.authors or published.editors
    if not ours.names and entry.editors.names:
        ours, role = entry.editors, "editors"
        theirs = published.editors or published.authors
    found = compare_names(ours, theirs)
    shown = _shown(ours), _shown(NameList(theirs))
    yield from _known(role, *shown, found)


def _shown(names: NameList) -> str:
    few = [name.display for name in names.names[:_SHOWN]]
    rest = len(names.names) - len(few)
    if rest:
        few.append(f"and {rest} more")
    elif names.others:
        few.append("and others")
    return "; ".join(few)


def _year(entry: Entry, published: Published) -> Iterator[FieldAgreement]:
    """Compare the year with any that the registry has, saying which it is."""
    issued = entry.issued
    ours = entry.plain("year") or ("" if issued is None else issued.text)
    years = {name: text[:4] for name, text in published.dates.items()}
    distinct = sorted(set(years.values()))
    theirs = ", ".join(distinct)
    if issued is None or issued.earliest is None or issued.latest is None:
        yield from _known("year", ours, theirs, (None, "the entry's date is open"))
        return
    span = range(issued.earliest.year, issued.latest.year + 1)
    fitting = [name for name, year in years.items() if int(year) in span]
    note = ""
    if len(distinct) > 1:
        by_year = {year: _words(years, year) for year in distinct}
        note = "; ".join(f"{year} {words}" for year, words in by_year.items())
    yield from _known("year", ours, theirs, (bool(fitting), note))


def _words(years: Mapping[str, str], year: str) -> str:
    words = {"online": "online", "print": "in print", "issued": "issued"}
    said = [words[name] for name in ("online", "print") if years.get(name) == year]
    return " and ".join(said) or "issued"


def _containers(entry: Entry) -> tuple[str, ...]:
    """Return what the entry may call its container; a series is one of a volume."""
    names = ("journaltitle", "journal", "booktitle", "maintitle", "shortjournal")
    found = [text for name in names if (text := entry.plain(name))]
    subtitle = entry.plain("journalsubtitle") or entry.plain("booksubtitle")
    if found and subtitle:
        found.append(f"{found[0]}: {subtitle}")
    if found and (series := entry.plain("series")):
        found.append(series)
    return tuple(found)


def _pages(ours: str, theirs: str) -> tuple[bool | None, str]:
    return compare_pages(ours, theirs) if ours and theirs else (None, "")
