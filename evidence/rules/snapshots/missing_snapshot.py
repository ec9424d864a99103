"""SNP001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule


class MissingSnapshot(SourceRule):
    """The ledger names a kept copy that is not in the store.

    *Why.* The copy is the proof: without it nobody can look up what the source said
    when it was checked. It happens where a ledger travels without its folder of
    snapshots, or is rebuilt from text.

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
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```html snapshot
    <html><title>OSCE</title><p>There are 57 States.</p></html>
    ```

    Source: Human Rights Center, UC Berkeley School of Law, and OHCHR, Berkeley Protocol
    on Digital Open Source Investigations, 2022, chapter VI, section D (preservation).
    """

    code = "SNP001"
    severity = Severity.ERROR
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each copy of *subject* that is not there."""
        for copy in subject.snapshots:
            verified = copy.damage == "missing"
            if copy.is_there is False or (copy.is_there is None and verified):
                yield Draft(
                    f"the snapshot {copy.name} of {subject.name} is not in the store",
                    hint="put the folder of snapshots back, or add the same file again",
                )
            elif verified:
                yield Draft(
                    f"when verified on {copy.damaged_on}, a part of the snapshot "
                    f"{copy.name} of {subject.name} was missing",
                    hint=f"evidence snapshot read {copy.name}, then snapshot verify",
                )
