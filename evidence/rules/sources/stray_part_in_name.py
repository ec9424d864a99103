"""SRC032."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import is_braced, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|https?:|\bwww\.", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?<![\s,])[\s,]*+[(\[]\s*(?:eds?|editors?|hrsg|hg|éds?|dirs?|coords?|comps?"
    r"|trans(?:l|lator)?|übers)\.?\s*[)\]]|,\s*(?:eds?\.|editors?|hrsg\.?|hg\.)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:^|,\s*)(?:Prof|Dr|Mrs?|Ms|Dipl\.-\w+|Ing)\.\s|^(?:Dr|Prof)\s")
_DEGREE = re.compile(
    r"(?<![\s,])[\s,]++"
    r"(?:Ph\.?\s?D\b\.?|D\.\s?Phil\.|M\.?Sc\.?|B\.?Sc\.?|MBA|Esq\.)(?=,|$)"
    r"|,[^,]+,\s*(?:MD|M\.D\.)$"
)
_DIGIT = re.compile(r"[0-9]")
_NO_DIGIT = re.compile(r"\b[2-9](?:nd|rd|th)\b|\{[^{}]*\}|[0-9.]+(?:ex|em|pt)\b")
"""Ordinals, lengths of TeX and what braces protect."""
_NAMESAKE = re.compile(r"(?<!\s)\s++[0-9]{4}$")
"""What DBLP appends to tell persons of one name apart (its FAQ, «How does dblp deal
with homonyms?»)."""


class StrayPartInName(SourceRule):
    """A name holds what is no part of it: a title, a role, an address, a digit.

    *Why.* «Dr.» and «PhD» become given names in print, a footnote's number copied along
    with the name makes another author of the same person, and «(Ed.)» belongs into the
    field ``editor``, from which the style prints the word itself, in the language of
    the text.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Dr. Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The Chicago Manual of Style, 17th edition, 2017, section 14.73 (titles and
    degrees are left out of authors' names).
    """

    code = "SRC032"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each name of *subject* that holds such a part."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            for piece in split_names(value):
                fault, hint = _fault(piece, name)
                if fault:
                    yield Draft(
                        f"the {name} of {subject.name} has {fault} in a name: "
                        f"{piece[:80]!r}",
                        hint=hint,
                    )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Take off DBLP's numbers, and «(Ed.)» where the field says so already."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            pieces = split_names(value)
            mended = [_mended(piece, name) for piece in pieces]
            if mended != pieces:
                yield FieldChange(name, " and ".join(mended))


def _fault(piece: str, field: str) -> tuple[str, str]:
    """Return what a name holds and the way out; '' for nothing."""
    if is_braced(piece) or "=" in piece:
        return "", ""
    text = latex_to_text(piece)
    if _ADDRESS.search(text):
        return "an address", "take it out; a person's page belongs into «note»"
    if _ROLE.search(text):
        return "a role", _role_hint(field)
    if _TITLE.search(text) or _DEGREE.search(text):
        return "a title or degree", "take it out; the name alone is cited"
    if " " in text and _DIGIT.search(_NO_DIGIT.sub("", piece)):
        return "a digit", "take it out, or put an organisation's name into braces"
    return "", ""


def _role_hint(field: str) -> str:
    if field == "author":
        return "move the name into the field of that role, such as «editor»"
    return "take it out; the style prints the role"


def _mended(piece: str, field: str) -> str:
    fault, _ = _fault(piece, field)
    if fault == "a digit" and not _DIGIT.search(_NAMESAKE.sub("", piece)):
        return _NAMESAKE.sub("", piece)
    if fault == "a role" and field == "editor" and "{" not in piece:
        return _ROLE.sub("", piece).strip()
    return piece
