"""What the resolver needs to know of a bibliography's entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from evidence.bibliography.dates import Edtf
from evidence.bibliography.identifiers import normal_doi
from evidence.bibliography.names import Name, NameList, parse_names

_YEAR = re.compile(r"(?<!\d)(\d{4})([a-z])?(?![\da-z])")
_HOST = re.compile(r"https?://(?:www\.|m\.|amp\.)?([^/:?#\s]{1,200})")
_UNDATED = re.compile(r"forthcoming|in press|inpress|submitted|in preparation")


class Described(Protocol):
    """What an entry says of a work; a ledger's stored source says it too."""

    @property
    def key(self) -> str: ...  # noqa: D102 - named by what it is
    @property
    def title(self) -> str: ...  # noqa: D102 - named by what it is
    @property
    def container(self) -> str: ...  # noqa: D102 - named by what it is
    @property
    def institution(self) -> str: ...  # noqa: D102 - named by what it is
    @property
    def authors(self) -> NameList: ...  # noqa: D102 - named by what it is
    @property
    def editors(self) -> NameList: ...  # noqa: D102 - named by what it is
    @property
    def issued(self) -> Edtf | None: ...  # noqa: D102 - named by what it is
    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102 - named by what it is

    def get(self, name: str) -> str | None: ...  # noqa: D102 - named by what it is


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry: who, when, what, where; *names* are the editors where no author is.

    *suffix* is the letter after the year where the entry itself states one, in its year
    or at the end of its key. *short_names* are other names for the author that the
    entry gives (biblatex's ``shortauthor``, ``shorthand``). *undated* is what stands
    for a year, such as «forthcoming».
    """

    key: str
    names: tuple[Name, ...] = ()
    others: bool = False
    years: tuple[int, ...] = ()
    title: str = ""
    container: str = ""
    institution: str = ""
    aliases: tuple[str, ...] = ()
    url_host: str = ""
    suffix: str = ""
    stated: bool = False
    """Whether the year states the suffix; else it is only the key's."""
    issued: str = ""
    """The date in EDTF, where the entry gives more than a year."""
    short_names: tuple[str, ...] = ()
    undated: str = ""
    doi: str = ""
    """In the form of ``identifiers.normal_doi``; empty where it has none."""

    @property
    def year(self) -> str:
        """Return the year as a text would print it."""
        if self.years:
            return "/".join(str(year) for year in self.years) + self.suffix
        return self.undated or "no date"


def suffix_of_key(key: str, years: tuple[int, ...]) -> str:
    """Return the letter that follows the year at the end of a key, else ''."""
    for year in years:
        found = re.search(rf"{year}([a-z])$", key.lower())
        if found:
            return found[1]
    return ""


def reference_from_entry(entry: Described) -> Reference:
    """Return what *entry* says of itself; nothing is guessed."""
    people = entry.authors if entry.authors.names else entry.editors
    written = entry.get("year") or entry.get("date") or ""
    stated = _YEAR.search(written.strip("{} "))
    years = entry.issued.years if entry.issued is not None else ()
    if not years and stated:
        years = (int(stated[1]),)
    suffix = (stated[2] or "") if stated else ""
    state = f"{written} {entry.get('pubstate') or ''} {entry.get('note') or ''}".lower()
    undated = _UNDATED.search(state) if not years else None
    host = _HOST.match(entry.get("url") or "")
    return Reference(
        key=entry.key,
        names=people.names,
        others=people.others,
        years=years,
        title=entry.title or "",
        container=entry.container or "",
        institution=entry.institution or "",
        aliases=tuple(entry.aliases),
        url_host=host[1].lower() if host else "",
        suffix=suffix or suffix_of_key(entry.key, years),
        stated=bool(suffix),
        issued=entry.issued.text if entry.issued is not None else "",
        short_names=_short_names(entry),
        undated=undated[0] if undated else "",
        doi=normal_doi(entry.get("doi") or ""),
    )


def _short_names(entry: Described) -> tuple[str, ...]:
    short = entry.get("shortauthor") or entry.get("shorteditor") or ""
    names = [" and ".join(name.short for name in parse_names(short).names)]
    names += [(entry.get(field) or "").strip("{}") for field in ("shorthand", "label")]
    return tuple(name for name in names if name)
