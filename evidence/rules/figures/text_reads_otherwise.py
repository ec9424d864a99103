"""FIG026."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.finding import Severity
from evidence.checker.hidden_wording import (
    RETYPE,
    TAKE_OUT,
    said_of_line,
    said_of_number,
)
from evidence.checker.rule import Context, Draft, ManuscriptRule
from evidence.text.document import Span
from evidence.text.hidden_signs import (
    Hidden,
    HiddenSign,
    find_hidden,
    is_at_home,
    number_around,
)


class TextReadsOtherwise(ManuscriptRule):
    """A figure outside the claims' sentences reads otherwise than it is written.

    *Why.* A figure that is not read cannot be missed: it is no claim, it is in no list
    of sentences to be checked, and the run is green. An unseen sign within «5712», a
    Cyrillic О in «5О» or digits of another script hide a figure from every reading of
    the file, while the page shows it. They are warnings, since nothing was compared
    with them; a sign that turns a line around is an error wherever it stands. Sentences
    of claims are FIG025's.

    Bad:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    ```

    ```markdown
    The canal is long (Ash 2019). It saw 5О vessels a day.
    ```

    Good:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    ```

    ```markdown
    The canal is long (Ash 2019). It saw 50 vessels a day.
    ```

    Source: Boucher and Anderson, "Trojan Source: Invisible Vulnerabilities",
    arXiv:2111.00169, 2021 (CVE-2021-42574); Unicode Technical Report 36, Unicode
    Security Considerations; Unicode Technical Standard 39, Unicode Security Mechanisms.
    """

    code = "FIG026"
    severity = Severity.WARNING

    def check(
        self, subject: ManuscriptFacts, claims: Sequence[ClaimFacts], context: Context
    ) -> Iterable[Draft]:
        """Yield a draft for each figure and sign, at its place."""
        del context
        found = list(find_hidden(subject.text))
        sentences = sorted(
            (claim.sentence.start, claim.sentence.end)
            for claim in claims
            if found and claim.sentence is not None
        )
        for sign in found:
            at = bisect_right(sentences, (sign.start, len(subject.text))) - 1
            if at < 0 or sentences[at][1] <= sign.start:
                yield from _said(subject.text, sign)


def _said(text: str, sign: HiddenSign) -> Iterator[Draft]:
    signs = text[sign.start : sign.end]
    if sign.kind is Hidden.TURNED:
        yield Draft(
            said_of_line(signs),
            hint=TAKE_OUT,
            severity=Severity.ERROR,
            span=Span(sign.start, sign.end),
        )
    elif sign.kind is not Hidden.DIGITS or not is_at_home(text, sign):
        start, end = number_around(text, sign)
        message = said_of_number(text[start:end], sign.kind, signs)
        yield Draft(message, hint=RETYPE, span=Span(start, end))
