"""SRC014."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_EMPTY = re.compile(r"[\s{}]*")
_PLACEHOLDER = re.compile(
    r"[{\s]*(?:null|undefined|nan|n/a|\[?object object\]?|todo|tbd|fixme|\?{2,})"
    r"[}\s.!]*",
    re.IGNORECASE,
)
_OWN_WORD = frozenset({"author", "editor", "title", "shorttitle", "keywords", "note"})
"""Fields in which «Nan» or «Todo» may be a name or a word."""


class EmptyField(SourceRule):
    """A field is there but says nothing: empty, or a program's «null».

    *Why.* An empty field satisfies nobody: a style that finds it prints a comma with
    nothing after it, and a check for required fields may take it for an answer.
    ``null``, «N/A» or «???» even get printed. The fix removes empty fields; entries
    that use crossref keep them, since an empty field there may be meant to keep the
    parent's value out.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, volume = {}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Patashnik, Designing BibTeX Styles, 1988, section 5.3, on empty and missing
    fields; papis doctor, empty-fields.
    """

    code = "SRC014"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* that says nothing."""
        del context
        for name, value in _suspects(subject):
            if _EMPTY.fullmatch(value):
                yield Draft(
                    f"{subject.name}: the {name} is empty",
                    hint="fill it in or remove it",
                )
            elif name not in _OWN_WORD and _PLACEHOLDER.fullmatch(value):
                yield Draft(
                    f"{subject.name}: the {name} says only {value.strip()!r}",
                    hint="fill it in or remove it",
                    severity=Severity.WARNING,
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the removal of empty fields."""
        del context
        for name, value in _suspects(subject):
            if _EMPTY.fullmatch(value) and all(
                _EMPTY.fullmatch(other) for key, other in subject.fields if key == name
            ):
                yield FieldChange(name, None)


def _suspects(subject: SourceFacts) -> Iterable[tuple[str, str]]:
    """Yield the short fields, unless empty ones may be meant to stop inheritance."""
    if not (subject.get("crossref") or subject.get("xdata")):
        for name, value in own(subject):
            if len(value) <= 20:
                yield name, value
