"""What a full stop closes in a quotation that goes on in its source, and is turned.

«Nationals shall be free to fish in the Lake, provided that they hold a licence»,
printed as a whole sentence that ends with «Lake.», says what the source doesn't. A part
of a sentence without a stop claims no more than its words: what was cut off is told
beside (``cuts``).
"""

from __future__ import annotations

import re

from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.limits import LIMIT
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.parts import Parts
from evidence.text.quotations.tokens import tokens
from evidence.text.quotations.turning_words import NEGATIONS, listed

_REACH = 120
_LIMIT = re.compile(
    r"[\s,(–—-]*((?:if(?! (?:not|any|only|ever|you (?:like|will)|i may)\b)"
    rf"|(?:but |and |or )?(?:{LIMIT}|provid(?:ed|ing)(?: always)?(?: that|,)"
    r"|provided (?:they|it|he|she|we|you|the)|in ?so far as|to the extent"
    r"|but not (?:of|in|for|to|at|on|the|by|with|from)"
    r"|only (?:if|when|where|after|until|with|in|on|for|as)|but only)))(?!\w)",
    re.IGNORECASE,
)
"""A condition or an exception that follows at once."""
_UNTIL = re.compile(
    r"[\s,]*(until|till|before|without|during|within|bis|ohne|avant|sans|hasta|sin|antes)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[\s,]*((?:this|next|that|in (?:this|the next)) (?:\w+ )?"
    r"(?:year|month|week|day|season|session|term|summer|winter|spring|autumn"
    r"|parliament|morning|evening)s?|yet|now|today|tonight|tomorrow"
    r"|at (?:once|present|this (?:time|stage|point))"
    r"|immediately|for (?:now|the (?:moment|present|time being))|alone)\b",
    re.IGNORECASE,
)
"""Until when, or when alone, something is not so."""
_DEGREE = re.compile(
    r"\s+((?:statistically )?(?:significantly|substantially|materially|appreciably"
    r"|markedly|greatly|much|entirely|wholly|completely|fully|altogether|always"
    r"|necessarily|directly|exactly|merely|solely|simply|deliberately|intentionally"
    r"|knowingly|immediately|consistently|systematically|evenly|equally|sufficiently"
    r"|only|just|alone))\b(?! [a-z]+ed\b)",
    re.IGNORECASE,
)
"""How much, or how alone, something is not so: «it did not change | significantly»."""
_WHERE = re.compile(
    r"\s((?:on|in|at|among|aboard|under|with|for) (?!all\b|least\b|fact\b|turn\b"
    r"|general\b|particular\b|the (?:least|contrary)\b|any way\b|my (?:life|word)\b)"
    r"\w+)",
    re.IGNORECASE,
)
"""Where, or of whom alone, something is denied: «I never saw him drink | on duty»."""
_ONLY = frozenset(listed("only nur seulement solo sólo"))
_DUE = frozenset(listed("should shall will would must may can could ought to be need"))
_ASKED = frozenset(
    listed(
        "know knew known knows ask asked asks asking wonder wondered see seen tell "
        "told "
        "say said sure certain doubt doubted matter mattered matters care cared decide "
        "decided remember forget unclear question times twice half me him her us them"
    )
)
"""Behind these «if» is «whether», and «as long as» a measure."""
_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|or)\b")
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_HEDGE = re.compile(
    r"\s*,?\s*(vermutlich|wahrscheinlich|wohl|vielleicht|angeblich|möglicherweise"
    r"|probably|perhaps|possibly|apparently|allegedly|reportedly|presumably|supposedly"
    r"|i (?:think|believe|suppose|guess|assume)|sans doute|peut-être|probablement"
    r"|apparemment|quizás?|tal vez|probablemente|posiblemente|al parecer)\s*\Z",
    re.IGNORECASE,
)
"""A sentence's last word that makes a guess of it."""
_VERDICT = re.compile(
    r"\b(?:this|that|it|all this|das|dies|es|cela|ceci|eso|esto) (?:is|was|ist|war"
    r"|est|était|es|era|fue) (?:\w+ )?(?:true|right|correct|wahr|richtig|vrai|exact"
    r"|juste|cierto|verdad|correcto)\Z"
    r"|\bc'(?:est|était) (?:\w+ )?(?:vrai|exact|juste)\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[ \n\r\t]+(?!(?:that|dass|daß|que|to|when|if)\b)[^\W\d_]+(?: [^\W\d_]+)?"
    r"|,?\s+(?:but|yet|although|aber|jedoch|mais|pero)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\s?\?")
_STOP = re.compile(r"(?<!\.)\.\W*\Z")
_INITIAL = re.compile(r"\b[A-Z]\.\Z")


def is_closed(parts: Parts) -> bool:
    """Tell whether a quotation is printed as a whole sentence, from capital to stop."""
    first = next((sign for sign in parts.pieces[0] if sign.isalnum()), "")
    whole = parts.whole.rstrip("\"') ")
    closes = _STOP.search(whole) is not None and not parts.trailed
    return closes and not first.islower() and _INITIAL.search(whole) is None


def narrowed_denial(text: str, start: int, end: int) -> str:
    """Return what narrows a denial directly behind a span of *text*, "" for nothing.

    Who quotes «did not change», and leaves «significantly», says more than the source,
    be it a sentence or a part of one.
    """
    kept = normal_text(text[max(start, end - _REACH) : end])
    clause = {word.key for word in tokens(_CLAUSE.split(kept)[-1])}
    match = _DEGREE.match(text, end) if NEGATIONS & clause else None
    return match[1] if match else ""


def half_verdict(text: str, start: int, end: int) -> str:
    """Return how a verdict goes on that a span of *text* breaks off, "" for nothing.

    «That is right | in theory and wrong in practice.»
    """
    if _VERDICT.search(normal_text(text[max(start, end - _REACH) : end])) is None:
        return ""
    match = _GOES_ON.match(text, end)
    return " ".join(match[0].split()) if match else ""


def turned_behind(text: str, start: int, end: int) -> str:
    """Return what turns a span of *text* directly behind it, "" for nothing.

    The span is quoted as a whole sentence.
    """
    if text[end - 1 : end] in {".", "!", "?"}:
        return ""
    rest = normal_text(_PARAGRAPH.split(text[end : end + _REACH])[0])
    if _QUESTION.match(rest):
        return "?"
    stop = SENTENCE_END.search(rest)
    rest = rest[: stop.start()] if stop else rest
    if hedge := _HEDGE.match(rest):
        return hedge[1]
    kept = SENTENCE_END.split(normal_text(text[start:end]))[-1]
    words = [word.key for word in tokens(kept)]
    if match := _LIMIT.match(rest):
        asked = match[1].lower().startswith(("if", "as long", "so long"))
        return "" if asked and _ASKED.intersection(words[-3:]) else match[1]
    clause = [word.key for word in tokens(_CLAUSE.split(kept)[-1])]
    if not NEGATIONS.intersection(clause) and not _ONLY.intersection(words[:1]):
        return ""
    match = _UNTIL.match(rest) or _WHERE.match(rest)
    if match is None and _DUE.intersection(clause):
        match = _TIME.match(rest)
    return match[1] if match else ""
