"""FIG025."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.finding import Severity
from evidence.checker.hidden_wording import (
    RETYPE,
    TAKE_OUT,
    said_of_line,
    said_of_number,
)
from evidence.checker.own_sentence import OwnSentence, OwnSentences
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.text.hidden_signs import (
    Hidden,
    find_hidden,
    is_at_home,
    may_turn,
    number_around,
    still_turned,
)


class FigureReadsOtherwise(ClaimRule):
    """A figure in a claim's sentence reads otherwise than it is written.

    *Why.* What is compared with the sources is what the file holds; what is believed is
    what the page shows. An unseen sign within «5712» makes it 57 and 12, a Cyrillic О
    makes «5О» a 5, and one sign at the beginning of a line shows 2175 as 5712: a wrong
    figure passes the check, or a right one is not looked at. Digits of other scripts
    are left alone among words of their script, and so are the signs that such scripts
    need. In a claim's own words it is an error, in the rest of its sentence a warning.

    Bad:

    ```markdown
    It saw 5О vessels a day.
    ```

    ```toml
    [claim.vessels]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "5О vessels a day"
    figures = ["5 vessels"]
    ```

    Good:

    ```markdown
    It saw 50 vessels a day.
    ```

    ```toml
    [claim.vessels]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "50 vessels a day"
    figures = ["50 vessels"]
    ```

    Source: Boucher and Anderson, "Trojan Source: Invisible Vulnerabilities",
    arXiv:2111.00169, 2021 (CVE-2021-42574); Unicode Technical Report 36, Unicode
    Security Considerations; Unicode Technical Standard 39, Unicode Security Mechanisms.
    """

    code = "FIG025"
    severity = Severity.ERROR

    def __init__(self) -> None:
        """Remember the manuscript at hand."""
        self._sentences = OwnSentences()
        self._looked_at: ManuscriptFacts | None = None
        self._may_turn = False

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure and line that is not what it looks like."""
        sentence = self._sentences.of(subject, context.known)
        if sentence is None or subject.sentence is None:
            return
        drafts: list[Draft] = []
        if turning := self._turning(sentence.manuscript, subject.sentence.start):
            drafts.append(Draft(said_of_line(turning), hint=TAKE_OUT))
        drafts += _of_sentence(sentence)
        told: dict[str, Draft] = {}
        for draft in sorted(drafts, key=lambda each: each.severity is not None):
            told.setdefault(draft.message, draft)
        yield from told.values()

    def _turning(self, manuscript: ManuscriptFacts, start: int) -> str:
        """Return the signs before a sentence in its block that turn it around."""
        if self._looked_at is not manuscript:
            self._looked_at = manuscript
            self._may_turn = may_turn(manuscript.text)
        at = bisect_right(manuscript.blocks, start, key=attrgetter("start")) - 1
        if at < 0 or not self._may_turn:
            return ""
        return still_turned(manuscript.text[manuscript.blocks[at].start : start])


def _of_sentence(sentence: OwnSentence) -> Iterator[Draft]:
    """Yield what is hidden in the claim's words, and in those beside them."""
    text = sentence.text
    for sign in find_hidden(text):
        start, end = number_around(text, sign)
        if not sentence.owns(start, end):
            continue
        if sign.kind is Hidden.TURNED:
            yield Draft(said_of_line(text[sign.start : sign.end]), hint=TAKE_OUT)
        elif sign.kind is not Hidden.DIGITS or not is_at_home(text, sign):
            is_own = start < sentence.own.end and sentence.own.start < end
            signs = text[sign.start : sign.end]
            yield Draft(
                said_of_number(text[start:end], sign.kind, signs),
                hint=RETYPE,
                severity=None if is_own else Severity.WARNING,
            )
