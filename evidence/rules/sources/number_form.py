"""SRC026."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_VALUE = r"(\d+[A-Za-z]?(?:\s*(?:[-–/]|--)\s*\d+)?|(?-i:[IVXLC]+))"
_FORMS = {
    "volume": r"(?:volumes?|vols?|band|bd|tome|tom)\s*[.:~]?|[vt]\s*[.:]",
    "number": r"(?:numbers?|issues?|iss|nos?|nr|num|n°|nº|№|heft)\s*[.:~]?",
    "chapter": r"(?:chapters?|chaps?|kapitel|kap)\s*[.:~]?|ch\s*[.:]",
}
_LABELLED = {
    name: re.compile(
        rf"(?:{label})(?:\s*(?=\d)|(?<=[.:~])\s*|\s+){_VALUE}\.?", re.IGNORECASE
    )
    for name, label in _FORMS.items()
}
"""A label, then a number; a Roman one only after a blank or a sign."""
_SAME = {"issue": "number"}
_NUMBERED = frozenset({"article", "suppperiodical", "periodical"})


class NumberForm(SourceRule):
    """A volume, number or chapter repeats its own name.

    *Why.* Styles add «vol.» and «no.» themselves, and «vol. vol. 3» comes out; programs
    that sort or compare volumes want the bare number. The number of a report or a
    series may well be «No. 4» in its own words, so only journals are looked at for
    that. The fix takes the label away.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, volume = {Vol. 3}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, volume = {3}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 2.2.2, on chapter,
    number and volume.
    """

    code = "SRC026"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each such field of *subject*."""
        del context
        for name, value in own(subject):
            if bare := _bare(subject, name, value):
                yield Draft(
                    f"{subject.name}: the {name} repeats its name: {shown(value)}",
                    hint=f"write {bare}",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the bare numbers."""
        del context
        for name, value in own(subject):
            if bare := _bare(subject, name, value):
                yield FieldChange(name, bare)


def _bare(subject: SourceFacts, name: str, value: str) -> str:
    """Return the number without its label, '' where it has none."""
    form = _LABELLED.get(_SAME.get(name, name))
    if form is None or len(value) > 30:
        return ""
    if form is _LABELLED["number"] and subject.entry_type not in _NUMBERED:
        return ""
    found = form.fullmatch(value.strip())
    return found[1] if found else ""
