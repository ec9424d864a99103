"""SRC037."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.latex import latex_to_text
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_NAMES = tuple(MONTHS.values())
_IN_BRACES = re.compile(r"\bmonth\s*=\s*[{\"]", re.IGNORECASE)
_STEMS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|maj|okt|dez|fév|fev|"
    r"avr|juin|juil|aoû|aou|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|maa|mei|mrt|out)"
)
"""How months begin in English, German, French, Spanish, Italian, Dutch, Portuguese."""
_FOREIGN = frozenset(
    [
        *("januar", "januari", "janvier", "janeiro", "februar", "februari", "fevrier"),
        *("febrero", "febbraio", "maart", "mars", "marzo", "avril", "abril", "aprile"),
        *("juni", "junio", "junho", "juin", "juli", "julio", "julho", "augusti"),
        *("augustus", "septembre", "setembro", "settembre", "septiembre", "setiembre"),
        *(
            "oktober",
            "octobre",
            "octubre",
            "ottobre",
            "outubro",
            "novembre",
            "novembro",
        ),
        *("noviembre", "dezember", "decembre", "dicembre", "diciembre", "dezembro"),
    ]
)
"""Names near an English one that are no slip."""
_SEASONS = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|quarter|half|semester|trimester|term|issue|"
    r"michaelmas|hilary|trinity|easter|lent|christmas|frühling|frühjahr|sommer|herbst|"
    r"printemps|été|automne|hiver|primavera|verano|otoño|invierno|estate|autunno|"
    r"inverno|q[1-4]?|early|mid|late|annual|special|suppl(?:ement)?)\b"
)
_TWO = re.compile(r"(?:0?[1-9]|1[0-2])\s*[/–-]+\s*(?:0?[1-9]|1[0-2])")
_NUMBER = re.compile(r"0?([1-9]|1[0-2])[.,;]*")


class OddMonth(SourceRule):
    """What stands in ``month`` is no month.

    *Why.* The month is printed, and sorts the works of a year. Seasons, two months and
    a day beside the month are understood; a word that names none of them is a slip or
    was meant for another field. A macro's name in braces, ``{jan}``, is printed as it
    stands, in small letters: macros are written bare, ``month = jan``.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, month = {Setpember}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, month = sep
    }
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, section
    2.3.10 (months and journal issues).
    """

    code = "SRC037"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the month of *subject* is none."""
        for _, value in own_fields(subject, ["month"]):
            text = latex_to_text(value)
            near = _near(text)
            if text in MONTHS and _IN_BRACES.search(subject.raw):
                yield Draft(
                    f"the month of {subject.name} is the macro {text!r} in braces",
                    hint=f"write month = {text}, without braces or quotation marks",
                    severity=Severity.NOTE,
                )
            elif not _names_a_month(text):
                yield Draft(
                    f"the month of {subject.name} is no month: {text[:60]!r}",
                    hint=f"did you mean {near}?" if near else "correct or remove it",
                )
            elif (
                context.policy.bibliography == "biblatex"
                and text not in _NAMES
                and not text.isdecimal()
            ):
                yield Draft(
                    f"the month of {subject.name} is no whole number: {text[:60]!r}",
                    hint="write it as a number, or the whole date in «date»",
                    severity=Severity.NOTE,
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Write the month's name, for biblatex its number."""
        for name, value in own_fields(subject, ["month"]):
            text = latex_to_text(value)
            number = _NUMBER.fullmatch(text)
            month = MONTHS.get(text) or _near(text)
            if month and context.policy.bibliography == "biblatex":
                month = str(_NAMES.index(month) + 1)
            if number and not text.isdecimal():
                month = number[1]
            if month and (text in MONTHS or not _names_a_month(text)):
                yield FieldChange(name, month)


def _names_a_month(text: str) -> bool:
    """Tell whether *text* holds a month, a season, or what SRC003 looks at."""
    if not text or text.isdecimal() or not text.isascii() or _TWO.fullmatch(text):
        return True
    known = _STEMS.search(text.lower()) or _SEASONS.search(text.lower())
    return bool(known) and not _near(text)


def _near(text: str) -> str:
    """Return the one month that a single misspelt word means, else ''."""
    word = text.lower()
    begun = any(name.lower().startswith(word) for name in _NAMES)
    if begun or word in _FOREIGN or word == "sept" or not word.isalpha():
        return ""
    near = get_close_matches(text.capitalize(), _NAMES, n=2, cutoff=0.8)
    return near[0] if len(near) == 1 else ""
