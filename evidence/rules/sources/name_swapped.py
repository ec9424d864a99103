"""SRC036."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import split_at_commas, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*){1,4}")
_FAMILY = re.compile(r"(?:[a-z]{2,3}\s+)*[^\W\d_a-z][^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*")
_SUFFIX = re.compile(r"(?:Jr|Sr|III|VII)\b", re.IGNORECASE)


class NameSwapped(SourceRule):
    """Initials stand where the family name belongs.

    *Why.* Before the comma stands the family name. «J. A., Smith» sorts under J, is
    printed as «J. A., S.», and no citation of Smith finds it.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {S., Lehne}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, S.}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Patashnik, Designing BibTeX Styles, 1988, section 5.4 (name formatting);
    Markey, Tame the BeaST, 2005, part 3, on names.
    """

    code = "SRC036"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each name of *subject* whose parts are swapped."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            for piece in split_names(value):
                if (turned := _turned(piece)) != piece:
                    yield Draft(
                        f"the {name} of {subject.name} has initials before the comma: "
                        f"{piece!r}",
                        hint=f"write «{turned}»",
                    )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Turn the parts round."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            pieces = split_names(value)
            turned = [_turned(piece) for piece in pieces]
            if turned != pieces:
                yield FieldChange(name, " and ".join(turned))


def _turned(piece: str) -> str:
    """Return the name with its parts turned round where that is certain."""
    parts = [part.strip() for part in split_at_commas(piece)]
    if (
        len(parts) == 2
        and _INITIALS.fullmatch(parts[0])
        and _FAMILY.fullmatch(parts[1])
        and not _SUFFIX.match(parts[1])
    ):
        return f"{parts[1]}, {parts[0]}"
    return piece
