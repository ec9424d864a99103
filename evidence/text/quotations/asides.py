"""What an ellipsis may leave out whatever its words: an item of a list, a formula.

«We recommend: … b) that visits be unannounced» leaves out item a with all its limits.
«I should point out that», «it should be noted that» and «as he frankly told me» say
nothing of what is kept.
"""

from __future__ import annotations

import re

_LABEL = r"(?:\(?[a-z\d]{1,3}\)|\d{1,2}\.(?= [A-ZÀ-Þ]))"
_ITEMS = re.compile(
    rf"[\s:;,.-]*{_LABEL}\s.*[;,.]\s*(?:and|or|und|oder|et|ou|y|o)?[\s(]*", re.DOTALL
)
"""Whole items, from a label to the sign before the next."""
_NEXT = re.compile(rf"\s*{_LABEL}\s")
_SPOKEN = re.compile(
    r"(?P<lead>(?:\A|[.!?,;]|\b(?:and|but|although|though|because|since|while))\s*)"
    r"(?:(?:here |also )?(?:i|we) (?:(?:should|must|would|may|might|ought to|have to"
    r"|want to|wish to|would like to|should like to|can only|need to) )?(?:also )?"
    r"(?:point out|add|stress|emphasi[sz]e|mention|note|repeat|remark|observe|recall"
    r"|underline|acknowledge|recogni[sz]e|admit|confess)"
    r"|(?:i|we) (?:have to|must|regret to|(?:am|are) (?:sorry|bound|obliged) to)"
    r" (?:report|record|state|say)"
    r"|it (?:should|must|ought to|may|has to) be (?:noted|added|pointed out|remembered"
    r"|stressed|emphasi[sz]ed|recalled|borne in mind|mentioned|observed)) that\s*\Z",
    re.IGNORECASE,
)
"""By what a writer leads to what he himself says."""
_FRANK = re.compile(
    r"(?:\A|,)\s*as (?:he|she|they|it) (?:\w+ )?(?:frankly|candidly|readily|rightly"
    r"|properly|fairly|honestly|freely|openly|(?:has |had )?(?:often"
    r"|always|repeatedly)) (?:\w+ )?(?:told|said|admit\w*|accept\w*"
    r"|concede\w*|acknowledge\w*|agree\w*|recogni\w*)(?: \w+){0,2}\s*(?:,|\Z)",
    re.IGNORECASE,
)


def is_list_item(omitted: str, after: str) -> bool:
    """Tell whether *omitted* is whole items of a list, of which the next is kept."""
    return _ITEMS.fullmatch(omitted) is not None and _NEXT.match(after) is not None


def without_formula(omitted: str) -> str:
    """Return *omitted* without a formula that says nothing of what is kept."""
    return _SPOKEN.sub(lambda found: found["lead"], _FRANK.sub(",", omitted))
