"""SRC034."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import is_braced, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_NOUNS = (
    r"Academy|Agency|Association|Collaboration|Commission|Committee|Confederation|"
    r"Consortium|Corporation|Council|Department|Directorate|Embassy|Federation|"
    r"Foundation|Government|Institute|Institution|Laborator(?:y|ies)|Ministry|Nations|"
    r"Organi[sz]ation|Parliament|Secretariat|Senate|Universit(?:y|ies)|"
    r"Association|Académie|Agence|Comité|Conseil|Fédération|Fondation|Institut|"
    r"Ministère|Organisation|Université|Accademia|Istituto|Ministero|Università|"
    r"Academia|Agencia|Comisión|Consejo|Fundación|Instituto|Ministerio|Universidad|"
    r"Akademie|Bundesamt|Bundesanstalt|Gesellschaft|Ministerium|Stiftung|Universität"
)
"""Words that name a body and are nobody's family name. Left out are Bank, Board,
Bureau, Center, Church, Court, Group, House, Office, Press, School, Society and Union:
people are called so, or articles and prepositions must help (below)."""
_WORD = re.compile(rf"\b(?:{_NOUNS})\b")
_WITH_OF = re.compile(
    r"\b(?:Bank|Board|Bureau|Cent(?:er|re)|Chamber|Church|Coalition|Court|Faculty|"
    r"Friends|Group|House|Office|Republic|School|Society|Union|Women|Workers)"
    r"\s+(?:of|for|on|against)\b"
)
_LEGAL = re.compile(
    r"[\s,](?:Inc\.?|Ltd\.?|LLC|GmbH|PLC|plc|S\.p\.A\.|e\.\s?V\.)$|\((?:Firm|Agency|"
    r"Organi[sz]ation|Program|Project)\)"
)
_ARTICLE = re.compile(r"The\s+(?:\S+\s+)*(?:Project|Team|Group|Society|Bank|Union)$")
_KNOWN = re.compile(
    r"(?:World Bank|European Union|African Union|Amnesty International|"
    r"Human Rights Watch|United States|United Kingdom|Greenpeace International|"
    r"Freedom House|International Monetary Fund)(?:\s.*)?"
)


class OrganisationUnbraced(SourceRule):
    """An organisation's name stands without braces, so it is read as a person's.

    *Why.* «World Health Organization» becomes «Organization, W. H.», a «Ministry of
    Trade and Industry» becomes two authors. A second pair of braces keeps a name whole.
    Only certain signs are told: words such as Ministry, University, Council or Inc.

    Bad:

    ```bibtex
    @report{who2020,
      author = {World Health Organization}, title = {World Health Statistics},
      type = {Report}, institution = {WHO}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @report{who2020,
      author = {{World Health Organization}}, title = {World Health Statistics},
      type = {Report}, institution = {WHO}, year = {2020}
    }
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, section 2.3.3
    (corporate authors and editors).
    """

    code = "SRC034"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each organisation that reads as a person."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            for piece in split_names(value):
                if _is_organisation(piece):
                    yield Draft(
                        f"the {name} of {subject.name} is an organisation without "
                        f"braces: {piece[:80]!r}",
                        hint=f"write {name} = {{{{{piece[:60]}}}}}",
                    )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Put braces round each, unless an «and» may belong to its name."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            pieces = split_names(value)
            found = [_is_organisation(piece) for piece in pieces]
            if any(found) and _are_apart(pieces, found):
                braced = (
                    f"{{{piece}}}" if is_one else piece
                    for piece, is_one in zip(pieces, found, strict=True)
                )
                yield FieldChange(name, " and ".join(braced))


def _is_organisation(piece: str) -> bool:
    if is_braced(piece) or "=" in piece or " " not in piece:
        return False
    return bool(
        _WORD.search(piece)
        or _WITH_OF.search(piece)
        or _LEGAL.search(piece)
        or _ARTICLE.fullmatch(piece)
        or _KNOWN.fullmatch(piece)
    )


def _are_apart(pieces: Sequence[str], found: Sequence[bool]) -> bool:
    """Tell whether every other piece is surely a name of its own."""
    return all(
        ("(" not in piece)
        if is_one
        else is_braced(piece) or "," in piece or piece == "others"
        for piece, is_one in zip(pieces, found, strict=True)
    ) and (len(pieces) == 1 or sum(found) == 1)
