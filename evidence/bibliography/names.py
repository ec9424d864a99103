"""Names of people and institutions in a field such as ``author``.

The division into family, given, particle and suffix is BibTeX's, by pybtex; biblatex's
extended form (``family=Müller, given=Anna``) is understood too (biblatex manual 3.20,
section 3.4). A name wholly in braces is an institution and is kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.name_pieces import (
    has_semicolon,
    is_braced,
    split_at_commas,
    split_names,
)

_SIMPLE_NAME = re.compile(r"[A-Z]\w*(?:['’-]\w+)*(?: [A-Z]\w*(?:['’-]\w+)*)*")
_SIMPLE_GIVEN = re.compile(r"[A-Z]\w*\.?(?:[ -][A-Z]\w*\.?)*")
_EXTENDED = re.compile(
    r"\s*\"?(?:(?:family|given|prefix|suffix)(?:-i)?|id|useprefix)\s*=", re.IGNORECASE
)
_OPTION = re.compile(r"no(?:sort|hash)others\s*=\s*\w+", re.IGNORECASE)
"""What biblatex takes for an option of the whole list (manual 3.20, section 3.4)."""
_PART = re.compile(
    r"\s*(?P<part>[A-Za-z-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>.*))\s*",
    re.DOTALL,
)
_WHOLE = re.compile(r"\s*\"([^\"]*)\"\s*")
LONGEST = 1_000
"""Characters of a name that is taken apart; the longest in catalogues have some 200."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name as plain text; *literal* alone is set for an institution."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def display(self) -> str:
        """Return «particle Family, Given, Suffix», or the institution."""
        if self.literal:
            return self.literal
        parts = (self.short, self.given, self.suffix)
        return ", ".join([part for part in parts if part])

    @property
    def short(self) -> str:
        """Return the family name with its particle, or the institution."""
        return self.literal or f"{self.particle} {self.family}".strip()

    def __str__(self) -> str:
        return self.display


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of one field, in order.

    *others* says that the list ends in «and others». *problems* are sentences about
    names that could not be read as they stand.
    """

    names: tuple[Name, ...] = ()
    others: bool = False
    problems: tuple[str, ...] = ()


def parse_names(text: str) -> NameList:
    """Read the names in a field's *text*, as the file gives it. Never raises."""
    return _parse_names(text) if text.strip() else NameList()


@lru_cache(maxsize=32_768)
def _parse_names(text: str) -> NameList:
    names: list[Name] = []
    problems: list[str] = []
    written = split_names(text)
    others = len(written) > 0 and written[-1].lower() == "others"
    if others:
        written = written[:-1]
    for one in written:
        if not one:
            problems.append("a name is empty: «and» stands at an end or twice")
            continue
        if _OPTION.fullmatch(one):
            continue
        name, problem = _parse_name(one)
        if problem:
            problems.append(problem)
        if name.short:
            names.append(name)
        elif not problem:
            problems.append(f"a name has no letters: {one[:80]!r}")
    return NameList(tuple(names), others, tuple(problems))


@lru_cache(maxsize=65_536)
def _parse_name(text: str) -> tuple[Name, str]:
    """Return the name, and a sentence about what is wrong with it, or ''."""
    simple = _simple(text)
    if simple is not None:
        return simple, ""
    if is_braced(text):
        return Name("", literal=latex_to_text(text[1:-1])), ""
    if len(text) > LONGEST:
        problem = f"a name has {len(text):,} characters, and is not taken apart: "
        return Name("", literal=latex_to_text(text)), f"{problem}{text[:80]!r}"
    if _EXTENDED.match(text):
        return _extended(text)
    if has_semicolon(text):
        problem = f"a semicolon stands between names, not «and»: {text[:80]!r}"
        return Name("", literal=latex_to_text(text)), problem
    return _by_pybtex(text)


def _simple(text: str) -> Name | None:
    """Read «Family, Given» in plain capitalised words: most names, without pybtex."""
    family, comma, given = text.partition(", ")
    if (
        comma
        and _SIMPLE_NAME.fullmatch(family)
        and (given == "" or _SIMPLE_GIVEN.fullmatch(given))
    ):
        return Name(family, given)
    return None


def _extended(text: str) -> tuple[Name, str]:
    """Read biblatex's «family=…, given=…»; initials and options are not kept.

    A part with a comma in it may stand in quotation marks as a whole.
    """
    parts: dict[str, str] = {}
    for piece in split_at_commas(text):
        match = _PART.fullmatch(_WHOLE.sub(r"\1", piece))
        if match is None:
            problem = f"a part of a name is no «part=value»: {piece.strip()[:80]!r}"
            return Name(latex_to_text(text)), problem
        value = match["quoted"] if match["quoted"] is not None else match["plain"]
        parts[match["part"].lower()] = latex_to_text(value)
    family, given = parts.get("family", ""), parts.get("given", "")
    if not family:  # people of one name
        family, given = given, ""
    return Name(family, given, parts.get("prefix", ""), parts.get("suffix", "")), ""


def _by_pybtex(text: str) -> tuple[Name, str]:
    from pybtex.database import Person  # noqa: PLC0415  # slow import
    from pybtex.exceptions import PybtexError  # noqa: PLC0415 - slow to import

    problem = ""
    pieces = split_at_commas(text)
    if len(pieces) > 3:
        problem = f"a name has {len(pieces) - 1} commas, two at most: {text[:80]!r}"
        text = ",".join(pieces[:2]) + "," + " ".join(pieces[2:])
    try:
        person = Person(text)
    except (PybtexError, ValueError, IndexError):
        return Name(latex_to_text(text)), f"a name cannot be read: {text[:80]!r}"
    name = Name(
        family=latex_to_text(" ".join(person.last_names)),
        given=latex_to_text(" ".join(person.bibtex_first_names)),
        particle=latex_to_text(" ".join(person.prelast_names)),
        suffix=latex_to_text(" ".join(person.lineage_names)),
    )
    if "{" not in text and not name.short:
        problem = problem or f"a name has no family name: {text[:80]!r}"
    return name, problem
