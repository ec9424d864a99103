"""What an ellipsis at the end leaves out of its last sentence, and takes back with it.

The mark stands for the whole rest of that sentence, not for its next words alone: a
condition or an exception counts wherever a clause of the rest begins with it. Directly
behind the words, a share of several («in 14 of the 41») narrows what was said of all,
and a time, where something is denied, until when («not to sell … before May»). What
«only» or «but» opens there is the point of the sentence.

In one module because all of these look at the same rest of one sentence.
"""

from __future__ import annotations

import re

from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.limits import LIMIT
from evidence.text.quotations.limits_abroad import trailed_abroad
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.predicates import ALL, is_count, is_state
from evidence.text.quotations.scope import LEAVE, TRAILING
from evidence.text.quotations.tokens import is_number, tokens
from evidence.text.quotations.turning_words import (
    MISTAKES,
    NEGATIONS,
    listed,
)
from evidence.text.quotations.words import MODALS

_REACH = 400
"""Characters of the rest of a sentence."""
_SPEAKER = re.compile(r"\A,?[\"'],? [^\"'.!?;:]{1,60}[,:] [\"'](?=[^\W\d])")
"""Who says it, between the two halves of what is said: «go on,' she said, 'if»."""
_LATER = re.compile(
    rf"[,;(]\s*((?:and |but |y |et |und |mais |pero |aber )?(?:{LIMIT}"
    r"|provided(?: that)?|but (?:only|not|that)|pero que|mais qu[e']|aber dass"
    r"|as opposed to|as distinct from"
    r"|according to|at least|or so|allegedly|reportedly|(?:he|she|they|it|some|critics)"
    r" (?:claim|allege)\w*|in (?:his|her|their|its|my|our|the) (?:view|opinion)"
    r"|laut|zumindest|wenigstens|jedenfalls|nach (?:angaben|ansicht|meinung|aussage)"
    r"|du moins|au moins|selon|d'après|à en croire|según|al menos|por lo menos))\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\s*[,–—-]\s*(?:not|never|nicht|nie|pas|jamais|nunca)\b", re.IGNORECASE
)
"""What only repeats a denial: «which I had never seen, not in all my years»."""
_NEAR = 9
_MANY = r"[\d.,]+|two|three|four|five|six|seven|eight|nine|ten|some|most|half|few|part"
_WHO = r"people|persons|those|anyone|everyone|all|patients|men|women|children"
_SHARE = re.compile(
    r"\s*((?:in|for|at|to|among|bei|dans|pour|en|para) (?:only |just |about )?"
    r"(?:[^\W\d]+ (?:over|under|above|below|aged) \d+|[^\W\d]+ (?:older|younger) than"
    rf"|(?:{_WHO}|(?:\w+ )?[^\W\d]{{3,}}s) (?:who|whose|with|without)\b"
    rf"|(?:{_MANY}) (?:of|out of|der|von|des|de los|de las|sur les?)"
    rf"|one of (?:the )?(?:{_MANY}))\b)",
    re.IGNORECASE,
)
"""A share of several, or some of many; «in one of the houses» is a place."""
_WHERE = re.compile(
    r"\s*((?:in|at|on|under|for|during|within|below|above|throughout|unter|während|für"
    r"|im|am|bei|dans|pendant|pour|sous|en|durante|para|bajo) \w+)",
    re.IGNORECASE,
)
"""Where or when alone something is as an adjective says: «safe | in calm weather»."""
_OUT_OF = re.compile(
    rf"\s*((?:out of|of)(?: the| these| those| its| their)? (?:{_MANY})\b)",
    re.IGNORECASE,
)
"""Of how many a number is a part."""
_OTHERS = re.compile(
    r"\s*((?:; (?:but )?(?:the rest|the others|die übrigen|die anderen|les autres|los"
    r" demás)\b)|(?:in|for|at|among|on|bei|für|dans|pour|en|para)\b[^;]{1,80}; (?:but"
    r" )?"
    r"(?:in|for|at|among|on|bei|für|dans|pour|en|para) (?:the|all|den|die|les?|los|las"
    r"|el) (?:rest|remainder|others?|übrigen|anderen|autres|reste|demás))\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\s*((?:before|until|till|prior to|since|seit|depuis|desde|vor|bis|avant"
    r"|antes de|hasta)\w*)\b",
    re.IGNORECASE,
)
_LATER_TERM = re.compile(
    r",\s*((?:and |but )?(?:not )?(?:until|till|unless|if(?! (?:any|ever|not|only|so"
    r"|you (?:like|will|please)|possible|necessary|need|at all|indeed)\b)|bis|jusqu'à"
    r"|hasta que|wenn|falls|à moins|a menos))\b",
    re.IGNORECASE,
)
"""A condition further on, of what must be or may not be."""
_NOT_YET = re.compile(
    r"[\s,]*((?:but |and )?(?:only )?(?:as soon as|once|if and when|sobald|dès que"
    r"|en cuanto|tan pronto como))\b",
    re.IGNORECASE,
)
"""When at the earliest something will be."""
_WHERE_ALONE = re.compile(
    r"\s*((?:only )?(?:where|wherever|whenever|when))\b", re.IGNORECASE
)
"""When alone something may or must be done."""
_THERE = re.compile(
    r"\s+((?!at (?:all|least|once)\b|in (?:the least|any way|fact|turn|return"
    r"|particular|general)\b|on (?:the other|the contrary)\b)(?:in|on|at|among"
    r"|aboard|during|within|inside|outside|near|between) \w+)",
    re.IGNORECASE,
)
"""Where alone something is denied."""
_NOT_ALL = re.compile(
    r"\s+((?:in|an|auf|bei|für|en|dans|pour|à|para|a|por|for|to|by) (?:all|every|each"
    r"|alle[nrsm]?|jede[nmrs]?|tous|toutes|chaque|todos|todas|cada))\b",
    re.IGNORECASE,
)
"""The whole of which alone something is denied."""
_CLAUSE = re.compile(r"[,;:]\s")
_REACHES = re.compile(
    r"\s+((?:between|within|below|above|up to|as far as|during|upstream|downstream"
    r"|zwischen|innerhalb|während|entre|durant|pendant|durante) \w+)",
    re.IGNORECASE,
)
"""How far a rule reaches."""
_CONTENT = re.compile(
    r"\s+((?:that|to|with|about|on|only|dass|mit|avec|con) \w+)", re.IGNORECASE
)
"""What it is that somebody agrees to."""
_WHICH = re.compile(
    r"\s+((?:who|whom|whose|that|with|without|in|of|from|at|on|for) \w+)", re.IGNORECASE
)
"""Who is meant of all."""
_REASON = re.compile(
    r"\s*((?:just |simply |only )?(?:because|weil|parce qu\w*|porque|in order to|to)\b"
    r"[^.;!?]*?,? (?:but|sondern|mais|sino))\b",
    re.IGNORECASE,
)
"""The reason that alone is denied: «not paid | because they were lazy, but because»."""
_VERDICT = re.compile(
    rf"[,;]\s*((?:and|but|yet|for|because|since|though|although) (?:it|he|she|they|this"
    rf"|that) (?:is|was|are|were) (?:\w+ )?(?:{'|'.join(sorted(MISTAKES))}"
    rf"|not (?:so|true|the case)))\b",
    re.IGNORECASE,
)
_WIDEST = re.compile(
    r"\b(?:than (?:at any (?:other )?time|ever|any(?:one|thing|where|body)?)"
    r"|(?:for )?the (?:first|last|only|sole|\w{3,}est|most \w+|best|worst)"
    r"(?: \w+){1,2}|(?:a|the) record)\Z",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\s*((?:since|with|in|of|on|at|outside|among|under|below|above|between|west|east"
    r"|north|south|for|this|after|before) [\w' ]+)",
    re.IGNORECASE,
)
"""Among what alone something is the first, the only one or the largest."""
_WHILE = re.compile(
    r"[\s,]*(bis(?! (?:zu|auf|in|nach)\b)|solange|erst|jusqu'à ce que?|tant que?"
    r"|avant que?"
    r"|pourvu|con tal|hasta que|mientras|in the first \w+|at first|for (?:a|the)"
    r" (?:while"
    r"|time|moment|first|present)|(?:so far|for now|initially)\b"
    r"|(?:\w+ )?(?:aber|jedoch|allerdings|cependant|toutefois|sin embargo|sino))\b",
    re.IGNORECASE,
)
"""As long as it was so, or what the sentence turns to."""
_EACH = re.compile(
    r"\s*((?:for|in|at|among|of|für|bei|in|dans|pour|en|para) [^,;.]{1,50}(?:,| and|"
    r" und"
    r"| et| y) [$€£]?\d[^,;.]{0,20} (?:for|in|at|among|of|für|bei|dans|pour|en"
    r"|para))\b",
    re.IGNORECASE,
)
"""A number for each of several, of which one is kept without saying of which."""


_MANNER = re.compile(r"\b(?:well|ill|badly|best|worst|better|worse|gut|schlecht)\Z")
_MANNER_WHEN = re.compile(r"\s+((?:when|whenever|where|if|wenn|wo)\b)", re.IGNORECASE)
"""When alone something is well or ill done."""
_ASSENTING = frozenset(
    listed(
        "agree agrees agreed concede concedes conceded accept accepts accepted admit "
        "admits admitted stimmen stimme zu d'accord"
    )
)
_ONLY = re.compile(
    r"[\s,]*(?:,[^,;.!?]{1,40}, )?(only|but|nur|erst|aber|seulement|mais|sólo"
    r"|solamente|pero)\b",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"\b(?:true|so|right|correct|the case|wahr|richtig|vrai|exact|cierto|verdad)\Z",
    re.IGNORECASE,
)
"""Whether something is so: what follows says of what part of it."""
_OF = re.compile(
    r"\s*((?:of|in|for|at|among|about|on|only|bei|für|in|dans|pour|de|en|para) \w+)",
    re.IGNORECASE,
)


def behind(text: str, start: int, end: int) -> str:
    """Return what limits a span of *text* in the rest of its sentence; "" for none."""
    rest = _SPEAKER.sub(", ", normal_text(text[end : end + _REACH]), count=1)
    stop = SENTENCE_END.search(rest)
    rest = rest[: stop.end()] if stop else rest
    if text[end : end + 1].isspace():
        rest = f" {rest.lstrip()}"
    kept = SENTENCE_END.split(normal_text(text[start:end]))[-1]
    match = TRAILING.match(rest)
    again = _AGAIN.match(rest) and any(word.key in NEGATIONS for word in tokens(kept))
    if match is not None and not again:
        return match[0].lstrip(",;- ")
    found = (
        _LATER.search(rest)
        or _SHARE.match(rest)
        or _OTHERS.match(rest)
        or _ONLY.match(rest)
        or _WHILE.match(rest)
        or _VERDICT.search(rest)
        or (_EACH.match(rest) if _counts(kept) else None)
        or (_WHERE.match(rest) if is_state(tokens(kept)) else None)
        or (_OUT_OF.match(rest) if is_count(tokens(kept)) else None)
        or (_OF.match(rest) if _TRUE.search(kept.rstrip(" .…")) else None)
        or (_MANNER_WHEN.match(rest) if _MANNER.search(kept) else None)
        or _left_open(kept, rest)
    )
    if found is not None:
        return found[1]
    return _bounds(kept, rest) or trailed_abroad(rest, denied=_denies(kept))


def _counts(kept: str) -> bool:
    """Tell whether the last words have a number."""
    return any(
        word.kind == "number" or is_number(word) for word in tokens(kept)[-_NEAR:]
    )


def later_limit(rest: str) -> str:
    """Return what limits a sentence from a comma of its *rest* on; "" for none."""
    found = _LATER.search(rest)
    return found[1] if found else ""


def _denies(text: str) -> bool:
    return any(word.key in NEGATIONS for word in tokens(text))


def _left_open(kept: str, rest: str) -> re.Match[str] | None:
    """Return what a last word waits for: «we agree | that», «anyone | who»."""
    said = tokens(kept)
    if not said:
        return None
    if said[-1].key in _ASSENTING:
        return _CONTENT.match(rest)
    return _WHICH.match(rest) if said[-1].key in ALL else None


def _bounds(kept: str, rest: str) -> str:
    """Return what bounds a denial or a rule: until when, by whose leave, how far."""
    said = tokens(kept)
    denied = _denies(kept)
    bound = denied or any(word.key in MODALS for word in said)
    term = (
        (
            _TERM.match(rest)
            or _REASON.match(rest)
            or _THERE.match(rest)
            or (_NOT_ALL.match(rest) if _denies(_CLAUSE.split(kept)[-1]) else None)
        )
        if denied
        else None
    ) or (
        (
            _LATER_TERM.search(rest)
            or _NOT_YET.match(rest)
            or _WHERE_ALONE.match(rest)
            or _REACHES.match(rest)
        )
        if bound
        else None
    )
    if term is not None:
        return term[1]
    leave = LEAVE.search(rest) if bound else None
    if leave is not None:
        return leave[0]
    widest = _WIDEST.search(kept.rstrip(" .…"))
    among = _AMONG.match(rest) if widest else None
    return among[1] if among else ""
