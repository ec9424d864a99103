"""SRC040."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from evidence.bibliography.data_model import (
    BIBTEX_FIELDS,
    BIBTEX_TYPE_OF,
    BIBTEX_TYPES,
    FIELD_ALIASES,
    FIELDS,
    TYPE_ALIASES,
    TYPES,
)
from evidence.checker.facts import SourceFacts
from evidence.checker.field_source import is_written_out
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule
from evidence.checker.wording import listed

_BIBTEX_NAMES = {new: old for old, new in FIELD_ALIASES.items() if old != "pdf"}
_WIDELY_READ = frozenset(
    [
        *("abstract", "doi", "eid", "eprint", "file", "ids", "isbn", "issn"),
        *("keywords", "language", "langid", "url", "urldate", "day", "pagetotal"),
    ]
)
"""Fields beyond BibTeX's own that common styles print or programs keep for people."""
_ISSUE = re.compile(r"[0-9]+(?:[-–/]+[0-9]+)?")


class OtherDialect(SourceRule):
    """A type or field belongs to BibTeX in a library for biblatex, or the reverse.

    *Why.* BibTeX's styles pass over ``journaltitle``, ``location`` and ``date``: in
    print, journal, place and year are missing. biblatex reads BibTeX's names as
    aliases, but of two names for one thing a library should use one. Which program a
    library is kept for says the setting ``bibliography``; without it this rule says
    nothing.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journaltitle = {Daily News}, year = {2020}
    }
    ```

    ```toml settings
    bibliography = "bibtex"
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    ```toml settings
    bibliography = "bibtex"
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, sections
    2.1.2, 2.2.5 and 2.3.11; Patashnik, BibTeXing, 1988, section 3.
    """

    code = "SRC040"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for the type and one for the fields of the other program."""
        wanted = context.policy.bibliography
        if wanted not in {"bibtex", "biblatex"}:
            return
        kind = _kind(subject.entry_type, wanted)
        if kind:
            yield Draft(
                f"the type {subject.entry_type} of {subject.name} is not {wanted}'s",
                hint=f"the nearest is {kind}",
            )
        odd = _odd_fields(subject, wanted)
        if odd:
            named = [f"{new} for {old}" for old, new in odd.items() if new]
            yield Draft(
                f"{subject.name} has {listed(tuple(odd))}, which {wanted} does not use"
                if wanted == "bibtex"
                else f"{subject.name} has {listed(tuple(odd))} under another name",
                hint=f"write {listed(tuple(named))}"
                if named
                else "styles pass over it",
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Rename fields of one meaning."""
        for old, new in _odd_fields(subject, context.policy.bibliography).items():
            if new and not subject.get(new) and is_written_out(subject, old):
                yield FieldChange(old, None)
                yield FieldChange(new, subject.get(old))


def _kind(kind: str, wanted: str) -> str:
    """Return the type of *wanted* for another's, '' where there is nothing to say."""
    if wanted == "biblatex":
        return TYPE_ALIASES[kind][0] if kind in TYPE_ALIASES else ""
    if kind in BIBTEX_TYPES or kind not in TYPES - {"xdata", "set"}:
        return ""
    return BIBTEX_TYPE_OF.get(kind, "misc")


def _odd_fields(subject: SourceFacts, wanted: str) -> Mapping[str, str]:
    """Return fields that *wanted* calls otherwise or lacks, with its name or ''."""
    names = dict.fromkeys(name for name, _ in subject.fields)
    own = [name for name, _ in own_fields(subject, names)]
    if wanted == "biblatex":
        odd = {name: FIELD_ALIASES[name] for name in own if name in FIELD_ALIASES}
        if _ISSUE.fullmatch(subject.get("issue") or "") and "number" not in names:
            odd["issue"] = "number"
        return odd
    known = BIBTEX_FIELDS | _WIDELY_READ
    if wanted == "bibtex":
        return {
            name: _bibtex_name(name, subject)
            for name in own
            if name in FIELDS and name not in known
        }
    return {}


def _bibtex_name(name: str, subject: SourceFacts) -> str:
    if name == "date":
        return "year" if re.fullmatch("[0-9]{4}", subject.get("date") or "") else ""
    return "" if name == "institution" else _BIBTEX_NAMES.get(name, "")
