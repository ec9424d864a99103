"""SNP006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.snapshots import standing_copies
from evidence.models.vocabulary import Recheck


class RecheckUntold(SourceRule):
    """The last look at a source's address could not tell whether it has changed.

    *Why.* A refusal (401, 403), a busy or broken server (429, 5xx) or silence says
    nothing of the page: it is neither gone nor unchanged, and a report must not read as
    if it were. A single 404 waits for a second one, days later.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```toml
    [[snapshot]]
    source = "hall2020"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    url = "https://example.org/osce"
    method = "http"
    retrieved_at = 2026-10-01T12:00:00Z

    [[snapshot.recheck]]
    at = 2026-11-10T12:00:00Z
    outcome = "unknown"
    status = 403
    detail = "the server answered with status 403 (Forbidden)"
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```toml
    [[snapshot]]
    source = "hall2020"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    url = "https://example.org/osce"
    method = "http"
    retrieved_at = 2026-10-01T12:00:00Z

    [[snapshot.recheck]]
    at = 2026-11-10T12:00:00Z
    outcome = "same"
    status = 200
    ```

    Source: Fielding, Nottingham and Reschke, HTTP Semantics, RFC 9110, 2022, sections
    15.5 (client errors) and 15.6 (server errors).
    """

    code = "SNP006"
    severity = Severity.NOTE
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each copy whose last look told nothing for certain."""
        for copy in standing_copies(subject.snapshots):
            last = copy.latest
            if last is None or copy.gone_since() is not None:
                continue
            if last.outcome in {Recheck.UNKNOWN, Recheck.MISSING}:
                said = last.detail or f"status {last.status}"
                yield Draft(
                    f"it could not be told on {last.on} whether {subject.name} has "
                    f"changed: {said}",
                    hint=f"evidence recheck --online {subject.name}, on another day",
                )
