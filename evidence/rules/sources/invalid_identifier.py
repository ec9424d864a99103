"""SRC004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.bibliography.identifiers import (
    problem_with_doi,
    problem_with_isbn,
    problem_with_issn,
)
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_CHECKS = {
    "doi": problem_with_doi,
    "isbn": problem_with_isbn,
    "issn": problem_with_issn,
}


class InvalidIdentifier(SourceRule):
    """A DOI, ISBN or ISSN that cannot be right.

    *Why.* The identifier is what a reader follows when the title leads nowhere. ISBN
    and ISSN carry a check digit for this very purpose, and a DOI has a fixed form; one
    that fails was mistyped, and leads nowhere or to another work. That an identifier
    is well formed does not say that it exists.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, isbn = {978-3-030-77489-8}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, isbn = {978-3-030-77489-9}
    }
    ```

    Source: ISO 2108:2017 (ISBN), ISO 3297:2022 (ISSN), ISO 26324:2025 (DOI).
    """

    code = "SRC004"
    severity = Severity.ERROR

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each identifier of *subject* that cannot be right."""
        del context
        for name, problem_with in _CHECKS.items():
            value = (subject.get(name) or "").strip()
            if value and (problem := problem_with(value)):
                yield Draft(
                    f"{subject.name}: {problem}",
                    hint="copy it again from the work itself or its publisher's page",
                )
