"""SNP002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule


class AlteredSnapshot(SourceRule):
    """A kept copy is not what it was: its bytes have changed in the store.

    *Why.* A copy that was changed, by a failing disk or by somebody, proves nothing. A
    check compares sizes, and repeats what the last ``evidence snapshot verify`` found,
    which alone reads every byte; the message says which of the two it was.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```html altered
    <html><title>OSCE</title><p>There are 57 States.</p></html>
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

    code = "SNP002"
    severity = Severity.ERROR
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each copy of *subject* that differs from its hash."""
        for copy in subject.snapshots:
            how = ""
            if copy.damage == "altered":
                how = f"as verified on {copy.damaged_on}"
            elif copy.found_size is not None and copy.size not in (0, copy.found_size):
                how = f"it has {copy.found_size:,} bytes instead of {copy.size:,}"
            if how:
                yield Draft(
                    f"the snapshot {copy.name} of {subject.name} was altered: {how}",
                    hint="add the same file again, which heals it, or restore the "
                    "store; evidence snapshot verify reads all of it",
                )
