"""SRC031."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import (
    is_braced,
    split_at_commas,
    split_names,
)
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_BRACED = re.compile(r"\{[^{}]*\}")
_ENTITY = re.compile(r"&#?\w+;")
_AMPERSAND = re.compile(r"\s\\?&\s")
_GLUED_AND = re.compile(r"(?<=[.,}])and(?=\s+\S)")
_SUFFIX = re.compile(
    r"(?:[js]r|senior|junior|[ivx]{1,4}|[2-9](?:nd|rd|th)|esq|p[eè]re|fils)\.?",
    re.IGNORECASE,
)
_FULL = re.compile(r"(?=[^a-z])\w\S*\s+\S")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+")
_INITIAL_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]*)+[^\W\d_]{2,}[\w\s'’-]*")


class NamesRunTogether(SourceRule):
    """Several names stand where programs read one.

    *Why.* Only the word «and» parts one name from the next. Semicolons, ampersands and
    commas in its place make one person of two: the first is printed as the family name
    of the second, and nobody finds the work under either. Two commas are allowed for a
    suffix alone: «King, Jr., Martin Luther». Of an organisation whose own name holds
    such a sign, braces keep the name whole.

    Bad:

    ```bibtex
    @article{raja2021,
      author = {Raja, Anna; Kang, David}, title = {Uyghurs for Sale},
      journal = {Daily News}, year = {2021}
    }
    ```

    Good:

    ```bibtex
    @article{raja2021,
      author = {Raja, Anna and Kang, David}, title = {Uyghurs for Sale},
      journal = {Daily News}, year = {2021}
    }
    ```

    Source: UK TeX Users Group, The UK TeX FAQ, "BibTeX doesn't understand my lists of
    names"; Markey, Tame the BeaST, 2005, part 3, on names.
    """

    code = "SRC031"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each piece of *subject* that holds more than one name."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            for piece in split_names(value):
                fault, hint = _fault(piece)
                if fault:
                    yield Draft(
                        f"the {name} of {subject.name} has {fault}: {piece[:80]!r}",
                        hint=hint,
                    )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Put «and» for semicolons, and a suffix where it belongs."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            pieces = split_names(value)
            mended = [_mended(piece) for piece in pieces]
            if mended != pieces:
                yield FieldChange(name, " and ".join(mended))


def _fault(piece: str) -> tuple[str, str]:
    """Return what is wrong with one name as written, and the way out; '' for none."""
    if not piece or is_braced(piece) or "=" in piece:
        return "", ""
    bare = _ENTITY.sub("", _outside_braces(piece))
    if ";" in bare:
        return "a semicolon between names", "write «and» between names"
    if _AMPERSAND.search(bare):
        return (
            "an ampersand inside a name",
            "write «and» between persons; put an organisation into braces",
        )
    if _GLUED_AND.search(bare):
        return "an «and» without a blank before it", "part it from the name before"
    return _comma_fault(split_at_commas(piece))


def _outside_braces(piece: str) -> str:
    while (less := _BRACED.sub("x", piece)) != piece:
        piece = less
    return piece


def _comma_fault(written: list[str]) -> tuple[str, str]:
    parts = [part.strip() for part in written]
    between = "write «and» between names, and «Family, Given» for each"
    if len(parts) > 3:
        return f"{len(parts) - 1} commas in one name", between
    if len(parts) > 1 and "" in (parts[0], parts[-1]):
        return "a comma at an end", "take it off, or add what is missing"
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
        return "the suffix at the end", f"write «{_with_suffix(parts)}»"
    if len(parts) == 3 and all(_FULL.match(part) for part in parts):
        return "commas between names", between
    if len(parts) == 2 and all(_INITIAL_FIRST.fullmatch(part) for part in parts):
        return "a comma between names", between
    return "", ""


def _with_suffix(parts: list[str]) -> str:
    family, given, suffix = parts
    return f"{family}, {suffix}, {given}"


def _mended(piece: str) -> str:
    """Return the piece put right where that is certain, else as it is."""
    fault, _ = _fault(piece)
    if not fault:
        return piece
    if fault.startswith("a semicolon") and "{" not in piece and "&" not in piece:
        names = [name.strip() for name in piece.split(";") if name.strip()]
        return " and ".join(names) if _are_alike(names) else piece
    parts = [part.strip() for part in split_at_commas(piece)]
    if fault.startswith("the suffix") and not _INITIALS.fullmatch(parts[2]):
        return _with_suffix(parts)
    return piece


def _are_alike(names: list[str]) -> bool:
    """Tell whether each is «Family, Given», or each «Given Family»."""
    commas = {name.count(",") for name in names}
    return commas == {1} or (commas == {0} and all(" " in name for name in names))
