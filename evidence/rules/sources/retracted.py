"""SRC060."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.notice_wording import notice_drafts
from evidence.checker.notices import RETRACTING, standing
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.models.vocabulary import NoticeKind


class Retracted(SourceRule):
    """A source in use that was retracted, withdrawn or removed.

    *Why.* What a retraction takes back is no evidence, and most later citations of
    retracted works do not mention it. A work of which only a part was retracted is told
    as a warning, one that nothing cites as a note; one that was reinstated is left
    alone. Who cites a work *as retracted* acknowledges that with a reason and an end.

    Bad:

    ```bibtex
    @article{wakefield1998, author = {Wakefield, A. J. and others},
      title = {Ileal-lymphoid-nodular hyperplasia}, journal = {The Lancet},
      year = {1998}, doi = {10.1016/S0140-6736(97)11096-0}}
    ```

    ```markdown
    Twelve children were examined (Wakefield et al. 1998).
    ```

    ```csv
    Record ID,RetractionNature,RetractionDate,OriginalPaperDOI,Reason
    1,Correction,3/6/2004 0:00,10.1016/S0140-6736(97)11096-0,+Conflict of Interest;
    2,Retraction,2/2/2010 0:00,10.1016/S0140-6736(97)11096-0,+Falsification of Data;
    ```

    Good:

    ```bibtex
    @article{taylor2014, author = {Taylor, Luke E. and others},
      title = {Vaccines are not associated with autism}, journal = {Vaccine},
      year = {2014}, doi = {10.1016/j.vaccine.2014.04.085}}
    ```

    ```markdown
    Ten studies were pooled (Taylor et al. 2014).
    ```

    ```csv
    Record ID,RetractionNature,RetractionDate,OriginalPaperDOI,Reason
    2,Retraction,2/2/2010 0:00,10.1016/S0140-6736(97)11096-0,+Falsification of Data;
    ```

    Source: Committee on Publication Ethics, Retraction Guidelines; NISO RP-45-2024,
    Communication of Retractions, Removals, and Expressions of Concern.
    """

    code = "SRC060"
    severity = Severity.ERROR

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject*, or a part of it, stands retracted."""
        left = standing(subject.notices)
        whole = [notice for notice in left if notice.kind in RETRACTING]
        part = [each for each in left if each.kind is NoticeKind.PARTIAL_RETRACTION]
        what = _VERBS[whole[-1].kind] if whole else "was retracted in part"
        yield from notice_drafts(
            subject,
            whole or part,
            context,
            what=what,
            severity=Severity.ERROR if whole else Severity.WARNING,
        )


_VERBS = {
    NoticeKind.RETRACTION: "was retracted",
    NoticeKind.WITHDRAWAL: "was withdrawn",
    NoticeKind.REMOVAL: "was removed by its publisher",
}
