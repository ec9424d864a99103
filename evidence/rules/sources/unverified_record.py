"""SRC006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.bibliography.latex import latex_to_text
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

STATUS_FIELD = "x-status"
"""The field of an entry that says how far its record was confirmed."""
BASIS_FIELD = "x-basis"
"""The field that says what the status rests on."""
_STATUS = {
    "partial": (Severity.NOTE, "only partly confirmed"),
    "unresolved": (Severity.WARNING, "not confirmed by any record"),
}


class UnverifiedRecord(SourceRule):
    """An entry that says of itself that it is not fully confirmed.

    *Why.* A reference rebuilt from memory or from another's list may name a work that
    does not exist as cited. Entries can say so in the field ``x-status``: ``verified``,
    ``partial`` (a note) or ``unresolved`` (a warning), with the grounds in ``x-basis``.
    The check carries that on, so that it is not forgotten before printing.

    Bad:

    ```bibtex
    @misc{dewaal2017,
      author = {De Waal}, title = {The OSCE in the Caucasus}, year = {2017},
      x-status = {unresolved}, x-basis = {author and year only}
    }
    ```

    Good:

    ```bibtex
    @misc{dewaal2017,
      author = {De Waal, Thomas}, title = {The OSCE in the Caucasus}, year = {2017},
      x-status = {verified}, x-basis = {title page seen}
    }
    ```

    Source: Buchanan, "Accuracy of Cited References: The Role of Citation Databases",
    College & Research Libraries 67 (2006) 292–303.
    """

    code = "SRC006"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is partial or unresolved."""
        del context
        status = (subject.get(STATUS_FIELD) or "").strip().lower()
        if status not in _STATUS:
            return
        severity, words = _STATUS[status]
        basis = latex_to_text(subject.get(BASIS_FIELD) or "")
        yield Draft(
            f"the record of {subject.name} is {words}"
            + (f": {basis}" if basis else ""),
            hint="find the work or its catalogue record, complete the entry, and set "
            f"{STATUS_FIELD} to verified",
            severity=severity,
        )
