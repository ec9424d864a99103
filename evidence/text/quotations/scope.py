"""Exceptions, conditions and limits that an ellipsis leaves out.

«The ban was lifted in all districts except one» is not «The ban was lifted in all
districts …»; «It may be renewed, unless the court objects» not «It may be renewed …».
An exception counts where its clause begins, not within a clause about something else
(«who had spoken to nobody except his wife»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.limits import LIMIT, SUPERVISED
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.words import MODALS, RELATIVES

_LIMIT = (
    rf"{LIMIT}|but (?:for|only|not|one|once|two|three|four"
    r"|a few|seldom|rarely|never|hardly|sometimes)|seldom|rarely"
    r"|sometimes|occasionally|rather than|instead of|as opposed to"
    r"|provid(?:ed|ing)|assuming|if|only|until|till|in case|in the absence"
    r"|at least|at (?:most|first)|in theory|in principle|on paper|in part|partly"
    r"|initially|officially|nominally|ostensibly"
    r"|according to|in the (?:view|opinion|words) of|not|never|hardly|short of"
    r"|contrary to(?! what\b)|depending on|under threat|if not|(?:al)?though (?:only"
    r"|not (?:much|many|all|every\w*|entirely|wholly|fully|very))"
    r"|or(?: else| at least| rather| so (?:he|she|they|it|we|i|the|his|her|their|its))"
    r"|by (?:his|her|its|their) (?:own )?(?:account|reckoning|estimates?|calculations?)"
    r"|albeit"
    r"|in (?:his|her|their|its|our|my) (?:view|opinion|estimation"
    r"|estimate|account)|as (?:he|she|they|it|some|many) (?:says?|said|claim\w*"
    r"|argue\w*|believe\w*|allege\w*|put it|see\w*)|wenn|statt|anstatt|nach"
    r" (?:angaben|ansicht|meinung|aussage)|laut|zufolge|au lieu|selon|si|d'après"
    rf"|en lugar|en vez|según|{SUPERVISED}|(?:as|so) far as (?:(?:i|we|anyone|he|she"
    r"|they) (?:\w+ )?(?:knows?|knew|aware|tell|understands?)|is known|can be)"
    r"|to (?:the best of )?(?:my|our|his|her|its|their|your"
    r"|(?:the )?[^\W\d]+(?:'s|s'?)) (?:own |certain |personal )?knowledge"
    r"|(?:i|we) (?:am|are|was|were|have been|had been) (?:\w+ )?"
    r"(?:sure|certain|told|informed|inclined|led|given|assured)|nach allem,? was|soweit"
    r"|soviel|(?:mein|unser|sein|ihr)es wissens"
    r"|by (?:the |its |his |her |their |our |any |today's |local )?(?:\w+ )?standards?"
    r"|for (?:a|an) [^\W\d]+\Z|for (?:its|his|her|their) (?:age|size|time|kind|class)"
    r"|as \w+s go\Z"
    r"|à (?:ma|notre|sa|leur|votre) connaissance|pour autant que|autant que"
    r"|que (?:yo |nosotros )?(?:sepa|sepamos)|hasta donde|por lo que sabemos"
)
LEAVE = re.compile(
    r"with(?:out)? (?:the |their |his |her |its |our |any )?(?:(?:prior|previous"
    r"|express|written|formal|explicit|unanimous|mutual) )*(?:permission|consent"
    r"|approval|authori[sz]ation|leave|licen[cs]e|agreement)\b"
    r"|(?:mit|ohne) (?:vorherige[rn]? |ausdrückliche[rn]? |schriftliche[rn]? |die )*"
    r"(?:zustimmung|genehmigung|einwilligung|erlaubnis)\b"
    r"|(?:avec|sans) (?:l'|le )(?:accord|autorisation|consentement)\b"
    r"|(?:con|sin) (?:el |la )?(?:previ[oa] )?(?:permiso|consentimiento|autorización"
    r"|acuerdo)\b",
    re.IGNORECASE,
)
"""By whose leave something may be done: no limit of what was done."""
_LIMITING = re.compile(
    rf"(?:and |or |but |even |y |et |und |oder )?(?:{_LIMIT})\b", re.IGNORECASE
)
_EXCEPTION = re.compile(
    rf"\b(?:{LIMIT}|but (?:for|one|once|two|three)|rather than|instead of"
    r"|as opposed to|if|provided that|anstatt|au lieu de|en lugar de|en vez de)\b",
    re.IGNORECASE,
)
_TURNED_TO = re.compile(
    r"\b(?:as far as to|so far as to|yet to|about to|close to|short of|far from|on the"
    r" (?:point|verge|brink) of|in danger of|at risk of|in the hope of|instead of"
    r"|rather than|in return for|by way of|on pain of|under threat of"
    r"|with a view to)\Z"
    r"|\b(?:as soon as|as long as|once|when|while|whereas|because|although|so that"
    r"|as though|as if|thereafter|afterwards|subsequently)\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|some|few|many|most|several|half|none|neither|each|any|part|much|majority"
    r"|minority|third|quarter|fifth|number|handful|dozens?|hundreds|thousands|percent"
    r"|cent|%|rest|remainder|member|members|critics?|opponents?|supporters?|families"
    r"|relatives|victims|friends?|enem(?:y|ies)|brother|sister|father|mother|son"
    r"|daughter|wife|husband|lawyers?|spokes\w+) of(?: (?:the|these|those|its|their"
    r"|our|my|his|her|all|them|us|you|whom|which))?\Z|\b\d[\d.,]* (?:ihrer|seiner|der"
    r"|von|unserer|des|de|sur|de los|de las)\Z|\b(?:including|such as|like|especially"
    r"|particularly|notably)\Z",
    re.IGNORECASE,
)
_IN_VAIN = re.compile(
    r"\b(?:in vain|to no avail|without success|at no (?:time|point)|by no means|on no"
    r" account|anything but|in name only|under protest|under duress|against (?:his|her"
    r"|their|its|our|my) will|vergeblich|vergebens|zu keine[mr]|en vain|en vano)\b"
)
"""What turns a sentence without a negation of its own."""
TRAILING = re.compile(
    r"[\s,;-]*(?:zu kein\w+|in kein\w+ (?:fall|weise)|keineswegs|nullement|at no"
    r" (?:time|point|stage)|in no (?:way|case)|under no|en ningún|en ninguna|à aucun"
    r"|en aucun|en tant (?:seulement )?qu|en ce qu|dans la mesure|insofar|in so far"
    r"|to the extent|soweit|en cuanto|en la medida)|"
    r"[\s,;-]*(?:but )?if\b|"
    r"[\s,;-]*(?:not|never|nicht|kein\w*|pas|jamais|nunca)\b|"
    rf"[\s,;-]*(?:(?:and |but )?(?:{LIMIT}|provided|only (?:if|when)|until|rather than"
    r"|instead of|but (?:one|once|two|three|not|only|for)|than|wenn|si"
    rf"|{SUPERVISED}|with (?:the )?(?:permission|consent|approval)"
    r"|in part|partly|at (?:best|most)|to (?:some|a certain|a limited) extent"
    r"|in principle|in theory|on paper|in name|teilweise|zum teil|en partie"
    r"|en parte))\b",
    re.IGNORECASE,
)
"""What follows an end and takes a part of it back."""
_CONDITION = re.compile(
    r"(?:al)?though (?:only|not (?:much|many|all|every\w*|entirely|wholly"
    r"|fully|very))\b"
    rf"|(?:and |but |even )?(?:{LIMIT}|if|provided|assuming|only if|but for|wenn|si)\b"
)
"""What still belongs to a sentence whose rest is left out with others."""
_IDLE = re.compile(
    r"even (?:if|though|when)\b|if (?:possible|necessary|needed|any(?:thing)?|ever"
    r"|appropriate|so|you (?:like|will|please))\Z|not (?:later|earlier|more"
    r"|less|fewer|least|only|surprisingly|long|(?:un|in|im)\w+ly)\b"
)
"""What begins like a limit and is none."""
_DETAIL = re.compile(r"(?:sometimes|occasionally) (?:in|on|at|for|with|by|from|to)\b")
"""What narrows words of its own aside: «wait – sometimes for days – for a bed»."""
_FRAMED = re.compile(
    r"[;:.!?]\s*(?:but |and |aber |und |mais |et |pero |y )?((?:in|for|among|at|with"
    r"|on|unter|bei|für|dans|parmi|pour|chez|en|entre|para) (?:the |all |only |den |les"
    r" |los |las )?(?:those|rest|remainder|others?|some|most|few|many|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|\d{1,3}|women|men|children|übrigen|anderen"
    r"|autres|ceux|celles|demás|quienes)\b[^,;.!?]{0,80}),?\s*\Z",
    re.IGNORECASE,
)
"""What opens the clause that is kept, and says of whom alone it speaks."""
_WHERE = frozenset({"where", "when", "whenever", "wherever", "once"})
_DURING = frozenset({"during", "under", "in", "on", "at", "for"})
_LINKS = frozenset({"and", "or", "but"})
_BESIDE = 6
_PRESENT = frozenset({"is", "are", "ist", "sind", "est", "sont", "es", "son"})
_TOO_LONG = 60
"""Words of a clause that is no parenthesis any more."""


def hidden_limit(hidden: Hidden) -> str:
    """Say what limit of what is kept is left out; "" where none is."""
    for words, left, right in hidden.segments():
        idle = words[0].key in RELATIVES or _denied_reason(hidden, words)
        if idle or len(words) > _TOO_LONG:
            continue
        text = shown(words).lower()
        found = _limit(text, joined=left or right) or _leave(hidden, text)
        if found and not (left or right or hidden.whole or _CONDITION.match(text)):
            continue
        if found:
            return f"the words left out have “{found}”"
    if frame := _between(hidden):
        return f"the words left out have “{frame}”"
    if framed := _FRAMED.search(hidden.text):
        return f"the words left out have “{framed[1]}”, of which the rest is said"
    last = hidden.last()
    if not last:
        return ""
    text = shown(last).lower()
    turned = _TURNED_TO.search(text) or _PART.search(text)
    return f"the words left out have “{turned[0]}”" if turned else ""


def _denied_reason(hidden: Hidden, words: Sequence[Token]) -> bool:
    """Tell whether a reason goes that is none: «, not because of X, but | because»."""
    last = hidden.last()
    but = bool(last) and last[-1].key in {"but", "sondern", "sino"} and len(last) == 1
    return but and words[0].key in {"not", "nicht", "no"}


def _between(hidden: Hidden) -> str:
    """Return a frame in commas that says when what is kept around it is so.

    «The master may, where safety requires, depart from it»; «and, during floods, every
    six hours».
    """
    words = next((each for each, *_ in reversed([*hidden.segments()]) if each), ())
    if not words or not hidden.kept or not hidden.coming or not hidden.whole:
        return ""
    fenced = hidden.text.strip()[-1:] == "," and hidden.kept[-1].key in MODALS | _LINKS
    first, behind = words[0].key, hidden.coming[0]
    granted = hidden.kept[-1].key in MODALS and first in _WHERE
    measured = first in _WHERE | _DURING and (
        behind.kind == "number" or behind.key in {"every", "each"}
    )
    return shown(words) if fenced and (granted or measured) else ""


def _leave(hidden: Hidden, text: str) -> str:
    """Return by whose leave alone something may be done; what was done, was done."""
    leave = LEAVE.match(text)
    keys = {*keys_of(hidden.kept), *keys_of(hidden.coming[:_BESIDE])}
    return leave[0] if leave and keys & (MODALS | _PRESENT) else ""


def _limit(text: str, *, joined: bool) -> str:
    if _IDLE.match(text) or (not joined and _DETAIL.match(text)):
        return ""
    if joined and (vain := _IN_VAIN.search(text)):
        return vain[0]
    match = _LIMITING.match(text)
    if match:
        return match[0]
    inner = _EXCEPTION.search(text) if joined else None
    before = text[: inner.start()].split() if inner else []
    if inner is None or RELATIVES.intersection(before):
        return ""
    return inner[0]
