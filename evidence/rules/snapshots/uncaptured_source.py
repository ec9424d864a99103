"""SNP003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule


class UncapturedSource(SourceRule):
    """A claim rests on a page on the web of which no copy is kept.

    *Why.* Pages change and vanish: a study of articles from 1997 to 2012 found that one
    in five suffers from reference rot. What is kept when it is read can be shown later.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```markdown
    There are 57 States (Hall 2020).
    ```

    ```toml
    [claim.states]
    manuscript = "manuscript"
    quote = "57 States"

    [[claim.states.evidence]]
    source = "hall2020"
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```markdown
    There are 57 States (Hall 2020).
    ```

    ```toml
    [claim.states]
    manuscript = "manuscript"
    quote = "57 States"

    [[claim.states.evidence]]
    source = "hall2020"
    ```

    ```html snapshot
    <html><title>OSCE</title><p>There are 57 States.</p></html>
    ```

    Source: Klein and others, Scholarly Context Not Found: One in Five Articles Suffers
    from Reference Rot, PLOS ONE 9(12), 2014, doi 10.1371/journal.pone.0115253.
    """

    code = "SNP003"
    severity = Severity.NOTE
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is tied, has an address and no copy."""
        address = subject.get("url") or ""
        if subject.name in context.tied and address and not subject.snapshots:
            yield Draft(
                f"no copy of {subject.name} is kept",
                hint=f"evidence snapshot add {subject.name} {address}",
            )
