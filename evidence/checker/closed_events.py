"""Figures of what happened on a day, which no later day makes outdated.

«In July 2019 twenty-two States signed a letter» stays as true as it was: another letter
with more names is another event. A state of things, dated or not, may change.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.printed import printed_sentence
from evidence.checker.rule import Context
from evidence.text.dates.prose_dates import dates_in
from evidence.text.figures import Figure

LONGEST = timedelta(days=92)
"""What took longer is a period, not an event."""
_HAPPENED = re.compile(
    r"\b(?!(?:numbered|totalled|totaled|counted|included|remained|stayed|lived|existed|"
    r"belonged|owned|employed|contained|needed|wanted|called|named|based|located|"
    r"expected|planned|united|supposed|reported|estimated|considered|detained|"
    r"interested|limited|related|used|indeed|hundred)\b)"
    r"(?:[a-z]{2,}ed|drew|wrote|sent|took|met|left|fell|rose|won|lost|broke|struck|hit|"
    r"shot|sank|fled|made|gave|swore|began|came|went|cast|chose|spoke|sold|bought|built)"
    r"\b"
)
_GOES_ON = re.compile(
    r"\b(?:is|are|has|have|remains?|now|today|currently|still|ever since|to date|"
    r"so far)\b"
)


def is_closed(
    claim: ClaimFacts, figure: Figure, day: date, *, sentence: str = ""
) -> bool:
    """Tell whether *figure* is of an event that was over before *day*.

    Its as-of date is a day, or a few weeks; the *sentence*, or the claim's statement,
    prints that time and tells, in the past alone, what was done then.
    """
    when = figure.as_of
    if when is None or when.earliest is None or when.latest is None:
        return False
    if when.latest >= day or when.latest - when.earliest > LONGEST:
        return False
    return any(_tells(words, when) for words in (sentence, claim.statement) if words)


def is_closed_here(claim: ClaimFacts, figure: Figure, context: Context) -> bool:
    """Tell the same of a claim whose manuscript is at hand."""
    text = printed_sentence(claim, context)
    return is_closed(claim, figure, context.today, sentence=text)


def _tells(words: str, when: Edtf) -> bool:
    if _GOES_ON.search(words) or _HAPPENED.search(words) is None:
        return False
    return any(_meet(found.date, when) for found in dates_in(words) if found.stated)


def _meet(one: Edtf, other: Edtf) -> bool:
    """Tell whether two dates share a day."""
    ends = (one.latest, other.latest)
    starts = (one.earliest, other.earliest)
    return None not in {*ends, *starts} and max(filter(None, starts)) <= min(
        filter(None, ends)
    )
