"""SRC002."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.bibliography.entry_types import missing_fields
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed

_DATE = "year or date"


class RequiredFieldMissing(SourceRule):
    """An entry lacks a field that its type requires.

    *Why.* Without journal, year or publisher a reader cannot find the work, and the
    citation style prints a gap. Required is what BibTeX and biblatex both want of the
    entry's type; fields that come by crossref or xdata count. A web page without a date
    is noted: many pages bear none, and styles print «n.d.».

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.1; Kime, Wemheuer and Lehman, The
    biblatex Package, version 3.20, sections 2.1.1 and 2.3.2.
    """

    code = "SRC002"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield one draft with all that *subject* lacks."""
        del context
        missing = missing_fields(_Entry(subject))
        if missing:
            yield Draft(
                f"the {subject.entry_type} {subject.name} lacks {listed(missing)}",
                hint=f"add it in {subject.place.path} and import the file again, or "
                "choose the entry type that fits the work",
                severity=Severity.NOTE if _is_undated_page(subject, missing) else None,
            )


def _is_undated_page(source: SourceFacts, missing: tuple[str, ...]) -> bool:
    """Tell whether all that lacks is the date of a page that may well have none."""
    on_the_web = source.entry_type in {"online", "electronic", "www"}
    return on_the_web and source.get("url") is not None and missing == (_DATE,)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A source as the bibliography's functions want to see it."""

    source: SourceFacts

    @property
    def type(self) -> str:
        return self.source.entry_type

    def get(self, name: str) -> str | None:
        return self.source.get(name)
