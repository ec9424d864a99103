"""What an ellipsis at the end leaves out of its last sentence, and takes back with it.

The mark stands for the whole rest of that sentence, not for its next words alone: a
condition or an exception counts wherever a clause of the rest begins with it. Directly
behind the words, a share of several («in 14 of the 41») narrows what was said of all,
and a time, where something is denied, until when («not to sell … before May»). What
«only» or «but» opens there is the point of the sentence.
"""

from __future__ import annotations

import re

from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.predicates import is_count, is_state
from evidence.text.quotations.scope import TRAILING
from evidence.text.quotations.tokens import tokens
from evidence.text.quotations.turning_words import NEGATIONS

_REACH = 400
"""Characters of the rest of a sentence."""
_LATER = re.compile(
    r"[,;(]\s*((?:and |but |y |et |und |mais |pero |aber )?(?:except(?:ing)?|unless"
    r"|provided(?: that)?|on condition|subject to|with (?:the|one|two|three|some|few|a"
    r" few) exceptions?|but only"
    r"|but not|as long as|so long as|außer|ausser|sofern|vorausgesetzt|es sei denn|mit"
    r" ausnahme|sauf|hormis|excepté|à l'exception|à condition|à moins|pourvu|salvo"
    r"|excepto|a excepción|siempre que|a menos que|a condición"
    r"|(?:ou|oder|o|or) (?:presque|plutôt|fast|beinahe|vielmehr|besser gesagt|casi"
    r"|mejor"
    r"|almost|rather|du moins|zumindest|al menos|at least)"
    r"|(?:aunque |wenn auch |allerdings |jedoch )?(?:s[óo]lo|solamente|nur|lediglich"
    r"|seulement|uniquement)"
    r"|according to|at least|or so|allegedly|reportedly|(?:he|she|they|it|some|critics)"
    r" (?:claim|allege)\w*|in (?:his|her|their|its|my|our|the) (?:view|opinion)"
    r"|laut|zumindest|wenigstens|jedenfalls|nach (?:angaben|ansicht|meinung|aussage)"
    r"|du moins|au moins|selon|d'après|à en croire|según|al menos|por lo menos))\b",
    re.IGNORECASE,
)
_MANY = r"[\d.,]+|two|three|four|five|six|seven|eight|nine|ten|some|most|half|few|part"
_WHO = r"people|persons|those|anyone|everyone|all|patients|men|women|children"
_SHARE = re.compile(
    r"\s*((?:in|for|at|to|among|bei|dans|pour|en|para) (?:only |just |about )?"
    r"(?:[^\W\d]+ (?:over|under|above|below|aged) \d+|[^\W\d]+ (?:older|younger) than"
    rf"|(?:{_WHO}) (?:who|whose|with|without)\b"
    rf"|(?:{_MANY}) (?:of|out of|der|von|des|de los|de las|sur les?)"
    rf"|one of (?:the )?(?:{_MANY}))\b)",
    re.IGNORECASE,
)
"""A share of several, or some of many; «in one of the houses» is a place."""
_RATE = re.compile(
    r"\s*((?:zu|zur) (?:[^\W\d]+ |\d+ )?(?:[^\W\d]*(?:drittel|viertel|fünftel"
    r"|zehntel)n?"
    r"|prozent|hälfte|teil)|à hauteur|pour (?:moitié|un tiers|un quart|partie)"
    r"|à (?:moitié"
    r"|demi)|por mitad(?:es)?|a medias|en (?:un|una) (?:tercio|cuarto|parte))\b",
    re.IGNORECASE,
)
"""How much of it: «trägt die Klägerin | zu vier Fünfteln»."""
_COUNTED = re.compile(
    r"(?:\d|%|per ?cent|prozent|pour cent|por ciento)\Z", re.IGNORECASE
)
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
    r"\s*((?:before|until|till|prior to|vor|bis|avant|antes de|hasta|seit|nach|ab"
    r"|depuis|après|desde|después de|posterior(?:es)? a|anterior(?:es)? a|a partir de"
    r"|à partir de|antérieur|postérieur)\w*)\b",
    re.IGNORECASE,
)
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
    r"\s*((?:of|in|for|at|among|only|bei|für|in|dans|pour|de|en|para) \w+)",
    re.IGNORECASE,
)


def behind(text: str, start: int, end: int) -> str:
    """Return what limits a span of *text* in the rest of its sentence; "" for none."""
    rest = normal_text(text[end : end + _REACH])
    stop = SENTENCE_END.search(rest)
    rest = rest[: stop.end()] if stop else rest
    if text[end : end + 1].isspace():
        rest = f" {rest.lstrip()}"
    match = TRAILING.match(rest)
    if match is not None:
        return match[0].lstrip(",;- ")
    kept = SENTENCE_END.split(normal_text(text[start:end]))[-1]
    found = (
        _LATER.search(rest)
        or _SHARE.match(rest)
        or _RATE.match(rest)
        or _OTHERS.match(rest)
        or _ONLY.match(rest)
        or _WHILE.match(rest)
        or (_EACH.match(rest) if _COUNTED.search(kept.rstrip(" .…")) else None)
        or (_WHERE.match(rest) if is_state(tokens(kept)) else None)
        or (_OUT_OF.match(rest) if is_count(tokens(kept)) else None)
        or (_OF.match(rest) if _TRUE.search(kept.rstrip(" .…")) else None)
    )
    if found is not None:
        return found[1]
    term = _TERM.match(rest)
    denied = any(word.key in NEGATIONS for word in tokens(kept))
    return term[1] if term and denied else ""
