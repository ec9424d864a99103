"""SNP005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.snapshots import standing_copies


class AddressGone(SourceRule):
    """The address of a source leads nowhere: the server says that it is gone.

    *Why.* A reader cannot look up what is gone. It counts as gone when the server said
    404 or 410 twice, two days apart, and nothing else in between; a refusal, a busy
    server or silence is no such answer. After ``gone_days`` days it is an error. The
    kept copy still shows what was there.

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
    outcome = "missing"
    status = 404

    [[snapshot.recheck]]
    at = 2026-11-20T12:00:00Z
    outcome = "missing"
    status = 404
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
    outcome = "missing"
    status = 404

    [[snapshot.recheck]]
    at = 2026-11-20T12:00:00Z
    outcome = "unknown"
    status = 503
    ```

    Source: Fielding, Nottingham and Reschke, HTTP Semantics, RFC 9110, 2022, sections
    15.5.5 (404) and 15.5.11 (410).
    """

    code = "SNP005"
    severity = Severity.WARNING
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each address of *subject* that is gone."""
        for copy in standing_copies(subject.snapshots):
            since = copy.gone_since()
            if since is None:
                continue
            long = (context.today - since).days >= context.policy.gone_days
            yield Draft(
                f"the address of {subject.name} has led nowhere since {since}: "
                f"{copy.address}",
                hint=f"find where it moved to, or cite an archived copy; the snapshot "
                f"{copy.name} of {copy.retrieved_on} is kept",
                severity=Severity.ERROR if long else None,
            )
