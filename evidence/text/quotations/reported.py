"""By whose account, or on what supposition, a clause is so that was made a sentence.

«Critics say that the plan is unsafe» may be quoted as what critics say: who quotes it
names them. What its own writer does not stand by may not: an account that was given *at
first*, another's conclusion in a paper, what a party who denies everything says
besides, and what the next sentence rejects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.sayings import VERBS
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.turning_words import NEGATIONS, listed

_REACH = 160
_THAT = r"(?:that|dass|daß|que),?\s*\Z"
_AT_FIRST = re.compile(
    r"\b((?:at first|initially|originally|at the outset|first|once|zunächst|anfangs"
    r"|ursprünglich|d'abord|initialement|al principio|inicialmente)\b"
    rf"[^.;:!?]{{0,60}}{_THAT})",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?P<work>\bet al\.?|\((?:1[6-9]|20)\d\d[a-z]?(?:[,;] [^()]{1,40})?\))"
    rf"[^.;:!?]{{0,80}}{_THAT}",
    re.IGNORECASE,
)
_PLEADED = re.compile(
    r"\b((?:den(?:y|ies|ied)|rejects?|rejected|disputes?|disputed|contests?|contested"
    r"|bestreitet|bestritt|nie|contesta|niega|negó)\b[^.;:!?]{1,160}\b(?:and|und|et|y)"
    rf" (?:\w+ ){{0,2}}\w+ {_THAT})",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b((?:suppose|supposing|assume|assuming|imagine|in case|as if|as though|if only"
    r"|lest|provided|on (?:the )?condition|angenommen|gesetzt|supposons|supongamos)"
    r"(?: that| dass| daß| que)?),?\s*\Z",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"[\s.,;\"'()\[\]\d]*(?:but |yet |however, |in fact,? )?("
    r"(?:we|i) (?:\w+ )?(?:disagree|reject|doubt) ?(?!that\b)|(?:we|i) (?:cannot|do not"
    r"|don't|did not|didn't) (?:agree\b(?! that\b)|(?:accept|share|believe)"
    r" (?:(?:it|this|them)\b|(?:that|this|their|his|her|its|such a) \w+[.,;]))"
    r"|(?:that|this|it) (?:is|was) (?:not (?:so|true|right|correct)|un ?true|false"
    r"|wrong|incorrect|nonsense|a lie|mistaken)|(?:they|he|she) (?:is|are|was|were)"
    r" (?:wrong|mistaken|lying)|not so\b|nothing of the (?:kind|sort))",
    re.IGNORECASE,
)
"""The next sentence, where it gives up what was reported."""
_OPEN_IF = re.compile(
    r"\b((?:if|unless|wenn|falls|si)\b[^,;:.!?]{3,100})\Z", re.IGNORECASE
)
_THEN = frozenset(
    listed("would should could might will shall can may must 'd 'll würde würden")
)
_FIRST = 6
"""Words of a clause among which its modal says that it hangs on a condition."""
_BELIEF = frozenset(
    listed(
        "believed believes believe thought thinks felt feels convinced persuaded "
        "glaubte glaubten glaubt croyait croyaient croit creía creían cree"
    )
)
_OWN = frozenset(listed("i we ich wir je nous yo nosotros"))
_CERTAIN = frozenset(
    listed("doubt doubts doubted deny denied denies dispute disputes question gainsay")
)
_JOINING = frozenset(listed("that dass daß que qu'"))
_MAINTAINING = frozenset(
    listed(
        "said says tells told "
        "claim claims claimed maintain maintains maintained argue argues argued insist "
        "insists insisted contend contends contended allege alleges alleged assert "
        "asserts asserted submit submits submitted plead pleads pleaded swear swears "
        "swore believe believes believed think thinks thought suspect suspects "
        "suspected "
        "valoir prétend prétendent prétendait soutient soutiennent soutenait affirme "
        "affirment affirmait assure allègue estime geltend behauptet behaupten "
        "behauptete meint meinte sostiene sostienen alega alegan afirma afirman "
        "asegura "
        "aseguran"
    )
)
"""Verbs of who says so for himself alone."""
_SURE = 3
_SAID = 14


def disowned(text: str, end: int, before: str) -> str:
    """Return by what a clause is another's account, which its writer gives up.

    *before* is the normal form of what stands before it.
    """
    for pattern in (_AT_FIRST, _PLEADED, _SUPPOSED):
        if (found := pattern.search(before)) and (
            pattern is _SUPPOSED or _says(found[1])
        ):
            return found[1]
    cited = _CITED.search(before)
    if cited and _says(before[cited.end("work") :]):
        return before[cited.start() :].strip()
    head = SENTENCE_END.split(before)[-1]
    behind = normal_text(text[end : end + _REACH])
    stop = SENTENCE_END.match(behind)
    if stop is None:
        return ""
    answer = _REJECTED.match(behind[stop.end() :])
    return answer[1] if answer and re.search(_THAT, head, re.IGNORECASE) else ""


def halved(before: str, omitted: str) -> str:
    """Say by whose account both halves are so of which the second «that» goes.

    «(Hal maintained that) the medal was offered and | that | Father turned it down»:
    *before* is what stands before the first half, *omitted* what goes.
    """
    gone = tokens(normal_text(omitted))
    if len(gone) != 1 or gone[0].key not in _JOINING:
        return ""
    head = tokens(SENTENCE_END.split(normal_text(before))[-1])
    if not head or head[-1].key not in _JOINING:
        return ""
    near = head[-_SAID:-1]
    verb = next((w for w in near if w.key in _MAINTAINING), None) or next(
        (w for w, after in pairwise(near) if (w.key, after.key) == ("used", "to")), None
    )
    return f"“{verb.text}”, by which it is so, is left out twice" if verb else ""


def conditioned(head: str, following: Sequence[Token]) -> str:
    """Return the condition at the end of a head, on which what follows hangs.

    No comma need part them: «if the rains had come in May | we should have stayed».
    """
    found = _OPEN_IF.search(head)
    hangs = any(word.key in _THEN for word in following[:_FIRST])
    return found[1].strip() if found and hangs else ""


def is_belief(words: Sequence[Token]) -> bool:
    """Tell whether a head that ends in «that» gives somebody else's belief."""
    verb = next(
        (
            at
            for at in range(len(words) - 2, 0, -1)
            if at > len(words) - 5 and words[at].key in _BELIEF
        ),
        0,
    )
    return bool(verb) and words[verb - 1].key not in _OWN


def _says(words: str) -> bool:
    return any(word in VERBS for word in re.findall(r"[\w']+", words.lower()))


def denied_saying(words: Sequence[Token]) -> bool:
    """Tell whether a head that ends in «that» denies saying what follows.

    «I do not say, and have never said, that | the board lied.»
    """
    last = words[-_SAID:-1]
    for at, word in enumerate(last):
        if word.key in NEGATIONS:
            near = last[at + 1 : at + 4]
            if any(one.key in VERBS for one in near):
                return not is_certain(words)
    return False


def is_certain(words: Sequence[Token]) -> bool:
    """Tell whether a denial is itself denied: «there is no doubt that»."""
    keys = [word.key for word in words[-_SURE - 3 :]]
    for at, key in enumerate(keys):
        if key in _CERTAIN and NEGATIONS.intersection(keys[max(0, at - _SURE) : at]):
            return True
    return False
