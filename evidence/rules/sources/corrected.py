"""SRC062."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.notice_wording import notice_drafts
from evidence.checker.notices import standing
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.models.vocabulary import NoticeKind


class Corrected(SourceRule):
    """A source in use of which a correction was published.

    *Why.* A correction mostly concerns one number, table or name, and that may be the
    very one that was taken over. Somebody has to read it and say so; then acknowledge
    it with what was found.

    Bad:

    ```bibtex
    @article{doe2020, author = {Doe, Jane}, title = {Labour and Transfer},
      journal = {Daily Studies}, year = {2020}, doi = {10.1000/dst.7}}
    ```

    ```markdown
    Half of them moved (Doe 2020).
    ```

    ```csv
    Record ID,RetractionNature,RetractionDate,OriginalPaperDOI,Reason
    8,Correction,5/4/2022 0:00,10.1000/dst.7,+Error in Data;
    ```

    Good:

    ```bibtex
    @article{doe2020, author = {Doe, Jane}, title = {Labour and Transfer},
      journal = {Daily Studies}, year = {2020}, doi = {10.1000/dst.7}}
    ```

    ```markdown
    Half of them moved (Doe 2020).
    ```

    ```csv
    Record ID,RetractionNature,RetractionDate,OriginalPaperDOI,Reason
    8,Correction,5/4/2022 0:00,10.1000/dst.8,+Error in Data;
    ```

    Source: International Committee of Medical Journal Editors, Recommendations, section
    III, on corrections and version control.
    """

    code = "SRC062"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where a correction of *subject* stands."""
        left = standing(subject.notices)
        yield from notice_drafts(
            subject,
            [notice for notice in left if notice.kind is NoticeKind.CORRECTION],
            context,
            what="was corrected",
            severity=self.severity,
        )
