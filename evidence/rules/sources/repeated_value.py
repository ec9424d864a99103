"""SRC015."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_PAIRS = (
    ("title", ("subtitle", "abstract", "note", "howpublished")),
    ("booktitle", ("booksubtitle", "series", "publisher")),
    ("journal", ("series",)),
    ("journaltitle", ("series",)),
    ("note", ("howpublished", "abstract", "annote", "addendum")),
    ("publisher", ("address", "location")),
    ("institution", ("address", "location")),
    ("school", ("address", "location")),
    ("isbn", ("issn",)),
)
_PARTS_WORDS = (
    "article inbook incollection inproceedings conference suppbook suppcollection "
    "inreference "
)
_PARTS = frozenset(_PARTS_WORDS.split())
_CONTAINERS = ("booktitle", "journal", "journaltitle")


class RepeatedValue(SourceRule):
    """Two fields that mean different things hold the same.

    *Why.* A subtitle that repeats the title, a publisher's name in the place of its
    city or an ISBN in the place of the ISSN is the trace of a form filled in twice; the
    reference prints the same words twice, and the field's own fact is missing. A title
    may equal that of its journal or book (an editorial, an introduction), so that is
    only noted. Fields that often agree by chance, such as volume and number, are left
    alone.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie Europe}, address = {Carnegie Europe}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie Europe}, address = {Brussels}, year = {2015}
    }
    ```

    Source: papis doctor, duplicated-values; Patashnik, BibTeXing, 1988, section 3.2, on
    what each field holds.
    """

    code = "SRC015"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each pair of fields of *subject* that hold the same."""
        del context
        values = {name: value for name, value in own(subject) if len(value) > 3}
        for first, others in _PAIRS:
            if first in values:
                for second in others:
                    if second in values and _same(values[first], values[second]):
                        yield _draft(subject, first, second, values[first])
        if "title" in values and subject.entry_type in _PARTS:
            for second in _CONTAINERS:
                if second in values and _same(values["title"], values[second]):
                    yield _draft(
                        subject, "title", second, values["title"], Severity.NOTE
                    )


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > 10 + len(one) // 4:
        return False
    return plain(one).casefold().strip(" .") == plain(other).casefold().strip(" .")


def _draft(
    subject: SourceFacts,
    first: str,
    second: str,
    value: str,
    severity: Severity | None = None,
) -> Draft:
    return Draft(
        f"{subject.name}: {first} and {second} hold the same, {shown(plain(value))}",
        hint=f"correct one of them, or remove the {second}",
        severity=severity,
    )
