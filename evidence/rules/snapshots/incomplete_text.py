"""SNP004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.snapshots import standing_copies


class IncompleteText(SourceRule):
    """The text of a kept copy could not be read, or not all of it.

    *Why.* What cannot be read is not checked: a scan without letters, a page that a
    script writes, a login page in the place of the article. That a passage is not found
    there means nothing. Letters that were recognised in pictures (OCR) may be wrong.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```html snapshot
    <html><title>OSCE</title><script>show("There are 57 States.")</script></html>
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
    on Digital Open Source Investigations, 2022, chapter VI, section C (collection).
    """

    code = "SNP004"
    severity = Severity.NOTE
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each copy of *subject* that was not wholly read."""
        for copy in standing_copies(subject.snapshots):
            read = f"evidence snapshot read {copy.name}"
            if copy.text == "unread":
                yield Draft(
                    f"nobody has read the text of the snapshot {copy.name} of "
                    f"{subject.name}",
                    hint=read,
                )
            elif copy.text == "incomplete":
                why = "; ".join(copy.remarks).replace("snapshot read ID", read[9:])
                yield Draft(
                    f"the text of the snapshot {copy.name} of {subject.name} is not "
                    f"complete: {why or 'a limit was reached'}",
                )
            elif copy.ocr:
                yield Draft(
                    f"the text of the snapshot {copy.name} of {subject.name} was "
                    "recognised in pictures, and may be wrong",
                )
