"""SRC035."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import is_braced, split_at_commas, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_GLUED = re.compile(r"(?<![^\W_])([^\W\d_]\.)(?=[^\W\d_])")
_BARE = re.compile(r"(?<![\w.'’\\{-])([A-Z])(?=\s|$|-[A-Z](?:\s|$))")
_RUN = re.compile(r"(?<![\w.'’\\{-])([A-Z])([A-Z])([A-Z])?(?=\s|$)")


class InitialsUnpointed(SourceRule):
    """Initials lack their stops, or the blanks between them.

    *Why.* BibTeX takes «D.R.» for one word and abbreviates it to «D.»; «DR» it prints
    as if it were a name. One person then stands in the list as «Dowty, DR», «Dowty,
    D.R.» and «Dowty, D. R.». How a house writes initials is its own matter: this rule
    runs only when it is selected.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, S.A.}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, S. A.}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Markey, Tame the BeaST, 2005, part 3, on names (words of a name are
    parted by blanks, and each is abbreviated by itself).
    """

    code = "SRC035"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each list of names with such initials."""
        del context
        for name, pieces, mended in _lists(subject):
            odd = next(
                was for was, now in zip(pieces, mended, strict=True) if was != now
            )
            yield Draft(
                f"the {name} of {subject.name} has initials without stops or blanks: "
                f"{odd[:80]!r}",
                hint=f"write {mended[pieces.index(odd)][:80]!r}",
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Set stops and blanks."""
        del context
        for name, _, mended in _lists(subject):
            yield FieldChange(name, " and ".join(mended))


def _lists(subject: SourceFacts) -> Iterable[tuple[str, list[str], list[str]]]:
    """Yield each field whose names change, with the names as they are and mended."""
    for name, value in own_fields(subject, NAME_FIELDS):
        pieces = split_names(value)
        mended = [_mended(piece) for piece in pieces]
        if mended != pieces:
            yield name, pieces, mended


def _mended(piece: str) -> str:
    if is_braced(piece) or "=" in piece:
        return piece
    parts = split_at_commas(piece)
    if len(parts) == 1:
        given, blank, family = piece.rpartition(" ")
        return _pointed(given) + blank + family if blank else piece
    return ",".join((*parts[:-1], _pointed(parts[-1], runs=True)))


def _pointed(given: str, *, runs: bool = False) -> str:
    """Set stops and blanks in given names; *runs* such as «JA» only after a comma."""
    if runs:
        given = _RUN.sub(lambda match: " ".join(filter(None, match.groups())), given)
    return _BARE.sub(r"\1.", _GLUED.sub(r"\1 ", given))
