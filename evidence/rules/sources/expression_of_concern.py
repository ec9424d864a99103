"""SRC061."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.notice_wording import notice_drafts
from evidence.checker.notices import standing
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.models.vocabulary import NoticeKind


class ExpressionOfConcern(SourceRule):
    """A source in use about which its publisher has expressed concern.

    *Why.* A concern says that the publisher itself doubts the work and is still
    looking, often for years; many such works are retracted in the end. Until then a
    claim should not rest on it alone. A concern that was lifted, or that ended in a
    retraction, is not told here.

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
    7,Expression of concern,5/4/2022 0:00,10.1000/dst.7,+Concerns/Issues About Data;
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
    7,Expression of concern,5/4/2022 0:00,10.1000/dst.7,+Concerns/Issues About Data;
    9,Reinstatement,1/9/2023 0:00,10.1000/dst.7,+EOC Lifted;
    ```

    Source: Committee on Publication Ethics, Retraction Guidelines, on expressions of
    concern; International Committee of Medical Journal Editors, Recommendations,
    section III.
    """

    code = "SRC061"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where a concern about *subject* stands."""
        left = standing(subject.notices)
        yield from notice_drafts(
            subject,
            [notice for notice in left if notice.kind is NoticeKind.CONCERN],
            context,
            what="is under an expression of concern published",
            severity=self.severity,
        )
