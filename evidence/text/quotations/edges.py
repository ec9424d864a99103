"""What an ellipsis at an end of a quotation hides directly beside it.

Without an ellipsis a quotation of the same words is to the letter, and what was cut off
is told beside (``cuts``), unless it is a sentence's own denial. Who prints
the mark says that what it stands for changes nothing: then «almost all of us» may not
be «… all of us», nor «in all districts except one» «in all districts …».

In one module because both ends are asked the same: what stands beside, and who says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.quotations.bounds import is_often
from evidence.text.quotations.closed import (
    half_verdict,
    is_closed,
    narrowed_denial,
    turned_behind,
)
from evidence.text.quotations.context import (
    AMOUNT_BEFORE,
    CUT,
    almost_before,
    cut_part,
    word_before,
)
from evidence.text.quotations.final_verbs import infinitive_cut_off, modal_cut_off
from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.parts import Parts
from evidence.text.quotations.reported import (
    conditioned,
    denied_saying,
    disowned,
    is_belief,
    is_certain,
)
from evidence.text.quotations.sayings import VERBS, is_saying
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.trailing import behind
from evidence.text.quotations.turning_words import (
    DENIALS,
    HEDGES,
    IFS,
    MISTAKES,
    NEGATIONS,
    REPORTS,
    listed,
)
from evidence.text.quotations.withdrawn import denied_behind
from evidence.text.quotations.words import AUXILIARIES
from evidence.text.word_diff import Piece

_REACH, BACK = 60, 300
_QUOTED = frozenset("\"':")
THAT = frozenset(listed("that dass daß que whether ob"))
_PAIRED = frozenset(listed("neither both either nor weder sowohl entweder ni"))
_GUESSING = frozenset(
    listed(
        "suspect suspects suspected guess guessed hope hoped hopes fear fears feared "
        "assume assumes assumed suppose supposes supposed speculate speculates "
        "speculated hypothesise hypothesize hypothesised hypothesized imagine imagined "
        "wish wished vermute vermuten vermutet soupçonne soupçonnent sospecha sospechan"
    )
)
"""By these who says so does not say that it is so."""
_TELLING = frozenset({"report", "reports", "evidence", "proof"})
_OF = frozenset({"about", "around", "rund", "etwa"})
"""Hedges of a number, and prepositions of all else."""
_LOWER_RANKS = frozenset(
    listed("deputy vice acting assistant interim former ex associate under shadow")
)
_SUBJECTS = frozenset(listed("wir ich sie er es man ihr du"))
_ALLEGING = frozenset(
    listed(
        "claim claims claimed claiming allege alleges alleged alleging rumoured "
        "suggested suggestion suggestions claim allegation allegations rumour rumours "
        "rumor rumors belief pretend pretended behauptet behaupten behauptete "
        "behaupteten prétend prétendent prétendu maintain maintains maintained contend "
        "contends contended sostiene sostuvo alega alegó soutient soutiennent"
    )
)
"""By these it is so for others alone; what «found» or «said that» leads is theirs."""
_OPINION = re.compile(
    r"\b((?:in|to|on|nach|à|en) (?:(?!of\b)[\w']+ ){1,3}(?:opinions?|views?|minds?"
    r"|accounts?|version|ansicht|meinung|avis|opinión)(?: of [\w' ]{1,40})?,?"
    r"|nach (?:ansicht|meinung|angaben|auffassung|einschätzung|aussage|darstellung"
    r"|überzeugung) [^,;.!?]{1,60}|aus sicht [^,;.!?]{1,60}|de l'avis [^,;.!?]{1,60},?"
    r"|(?:à en croire|en opinión de|a juicio de) [^,;.!?]{1,60},?"
    r"|(?:according to|laut|selon|d'après|según) [^,;.!?]{1,60}"
    r"(?:, [^,;.!?]{1,40}(?=,))?,?"
    r"|(?:sur le papier|en théorie|auf dem papier|in der theorie|theoretisch|offiziell"
    r"|officiellement|sobre el papel|en teoría|oficialmente|on paper|in theory),?"
    r")\s*\Z",
    re.IGNORECASE,
)

_BY = re.compile(
    r"\b((?:According to|Laut|Selon|D'après|Según) [^;:!?]{1,120}),\s*\Z",
)
"""The same of somebody with an apposition: «According to the mayor, Ms Holm, |»."""
_CONDITION = re.compile(
    r"\W*((?:but|even|and|only)? ?(?:if|unless|but for|without|had (?:it|he|she|they"
    r"|we|i"
    r"|the)|were (?:it|he|she|they|we|i|the)|provided|wenn|falls|sofern|ohne|si|sans"
    r"|sin))\b",
    re.IGNORECASE,
)
_LAST = 12
_VERB_LEFT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may"
    r"|might"
    r"|must|shall)\Z",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(r"\s+(not|never)\b(?! only\b)")
"""«31 per cent did | not»: the verb alone says the opposite."""
_BESIDE = 6
"""Words up to «that» among which a denial of it stands: «no sign was found that»."""
_IMPERSONAL = re.compile(
    r"\b((?:was|were|been|am|are) (?:\w+ )?(?:told|informed|assured|led to believe)"
    r"(?: by [\w' ]{1,40})? that|man sagt|es heisst|es heißt|on dit qu[e']|se dice"
    r" que|dicen que|they say(?:"
    r" now| still| often)?(?:"
    r" that)?"
    r"|it (?:is|was|has been) (?:\w+ )?(?:argued|submitted|contended|suggested|urged"
    r"|put)(?: (?:by|for|on behalf of) [^,;.!?]{1,60})?,? that"
    r"|you(?:'ve| have)? (?:\w+ )?(?:say|said|testified|told (?:us|me)|claim(?:ed)?"
    r"|suggest(?:ed)?|written|wrote|stated) that"
    r"|(?:(?:some|many|few) (?:\w+ ){0,2}|people )(?:have |had )?"
    r"(?:say|said|argued?|claim(?:ed)?|thought|believed?|felt)(?: that)?"
    r"|it (?:is|was) (?:said|rumou?red|claimed"
    r"|alleged) that|rumou?r has it(?: that)?),?\s*\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"[ \n\r\t]+(?:(?:noch|auch|gar|überhaupt|aber|jedoch|allerdings|bisher|bislang"
    r"|derzeit|selbst|leider|ja|doch)\s+){0,2}(nicht|nie|niemals|keineswegs|pas|point|jamais|plus)\b"
    r"(?! (?:nur|bloß|allein|seulement|uniquement|que|tard|tôt)\b)"
)
"""A denial at the end of its clause, as German and French have it: whoever quotes the
sentence up to there, mark or no mark, says the opposite of it."""


_PLACE = re.compile(
    r"(?:in|at|on|for|during|among|under|within|unter|während|für|im|am|bei|dans|chez"
    r"|pendant|pour|parmi|en|durante|para|entre) [^;:]*,\Z",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:all|every\w*|no|none|nobody|half|most|nothing|never|always|the (?:whole"
    r"|entire|majority|only)|alle\w*|jede\w*|kein\w*|niemand|nichts|tous|toutes|tout"
    r"|aucune?|personne|todos|todas|todo|ning[uú]n\w*|nadie|nada)\b",
    re.IGNORECASE,
)
"""How many are meant in a frame: without it, of all there are."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What turns the words beside it: *why*, shown as *piece*, *before* or behind."""

    why: str
    piece: Piece
    before: bool


def hidden_edge(text: str, start: int, end: int, parts: Parts) -> Edge | None:
    """Return what turns a span of *text* beside one of its ends, if a mark hides it."""
    return (_at_beginning(text, start, end, parts) if start else None) or (
        _at_end(text, start, end, parts)
    )


def _at_beginning(text: str, start: int, end: int, parts: Parts) -> Edge | None:
    """Return what turns a span of *text* before its beginning."""
    if parts.led and (word := _before(text, start)):
        why = f"“{word}” stands directly before it in the source"
        return Edge(why, Piece(word, "…"), before=True)
    if parts.joints and (word := _paired(text, start)):
        why = f"“{word}” stands directly before it in the source"
        return Edge(why, Piece(word, ""), before=True)
    closed = is_closed(parts)
    if parts.pieces[0][:1].isupper() and (
        word := _alleged(text, start, end, closed=closed) or _ranked(text, start)
    ):
        why = f"“{word}”, on which its beginning hangs, is left out"
        return Edge(why, Piece(word, ""), before=True)
    if parts.joints or parts.led:
        far = SENTENCE_END.search(text, start, end - 1) is not None
        if word := _governed(text, start, far=far, led=parts.led):
            why = f"“{word}”, on which its beginning hangs, is left out"
            return Edge(why, Piece(word, ""), before=True)
    return None


def _at_end(text: str, start: int, end: int, parts: Parts) -> Edge | None:
    """Return what takes a span of *text* back behind its end."""
    if parts.trailed and text[end - 1 : end] not in {".", "!", "?"}:
        word = behind(text, start, end)
        if word:
            why = f"“{word}” stands directly behind it in the source"
            return Edge(why, Piece(word, ""), before=False)
    if word := _next_denies(text, start, end) if parts.trailed or parts.cut else "":
        why = f"“{word}”, the next sentence, takes it back"
        return Edge(why, Piece(word, ""), before=False)
    cut = parts.cut and not parts.trailed and parts.pieces[0][:1].isupper()
    word = turned_behind(text, start, end) if cut or is_closed(parts) else ""
    word = word or half_verdict(text, start, end)
    if word := word or narrowed_denial(text, start, end):
        why = f"“{word}” stands directly behind it in the source"
        return Edge(why, Piece(word, ""), before=False)
    left = _VERB_LEFT.search(text, max(start, end - _LAST), end)
    if left and (found := _NOT_BEHIND.match(text, end)):
        why = f"“{found[1]}” stands directly behind it in the source"
        return Edge(why, Piece(found[1], ""), before=False)
    if word := modal_cut_off(
        text, start, end, begins=_begins(text, start)
    ) or infinitive_cut_off(text, end, (joint.filler for joint in parts.joints)):
        why = f"“{word}”, its verb, stands directly behind it in the source"
        return Edge(why, Piece(word, ""), before=False)
    if _begins(text, start) and (found := _DENIED.match(text, end)):
        why = f"“{found[1]}”, which denies it, stands directly behind it in the source"
        return Edge(why, Piece(found[1], ""), before=False)
    return None


def _next_denies(text: str, start: int, end: int) -> str:
    """Return the next sentence, where in few words it denies the last of a span."""
    rest = normal_text(text[end : end + _REACH])
    stop = re.match(r"[.]?[\"')]*\s", rest)
    closed = text[end - 1 : end] == "." or rest[:1] == "."
    if stop is None or not closed:
        return ""
    kept = SENTENCE_END.split(normal_text(text[start:end]).rstrip("."))[-1]
    return denied_behind(kept, rest[stop.end() :])


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins at *start*: all of it is said, not a part."""
    before = text[max(0, start - BACK) : start].rstrip(" \t\n\r\"'“”„«»(")
    return not before or before[-1] in ".!?:;"


def _before(text: str, start: int) -> str:
    """Return what stands before *start* and narrows or turns what follows."""
    word = word_before(text, start)
    plain = word.lower()
    if plain in CUT or plain in NEGATIONS or plain.endswith("n't"):
        return word
    before = text[max(0, start - _REACH) : start]
    first = tokens(text[start : start + _REACH])[:1]
    if first and almost_before(word, first[0].key):
        return word
    counted = bool(first) and (
        is_number(first[0]) or first[0].key in {"a", "an", "one"}
    )
    if counted and (amount := AMOUNT_BEFORE.search(before)):
        return amount[1]
    return cut_part(text, start)


def _governed(text: str, start: int, *, far: bool, led: bool) -> str:
    """Return on what a beginning in the midst of a sentence hangs, "" for nothing.

    A fragment may be quoted inside another's sentence, which says it itself; what goes
    on over the end of its sentence (*far*) may not. A condition in the head of the
    sentence is told by the mark that stands for it (*led*); so is an allegation. A
    small letter without a mark shows that something went before, and the sentence
    around it may say what.
    """
    before = normal_text(text[max(0, start - BACK) : start])
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    words = tokens(before[ends[-1] :] if ends else before)
    if not words or (not ends and start > BACK) or before.rstrip()[-1:] in _QUOTED:
        return ""
    last, shown = words[-1], " ".join(word.text for word in words[-3:])
    if led and (frame := _framed(before, text[start : start + _REACH])):
        return frame
    if led and last.key in AUXILIARIES:
        bare = before.rstrip()[: -len(last.text)]
        if opinion := _OPINION.search(bare):
            return opinion[1]
    if last.key in IFS:
        return last.text
    beside = {word.key for word in words[-4:-1]}
    own = tokens(re.split(r"[,;:]|[.!?]\s", before)[-1])[-_BESIDE - 1 : -1]
    beside |= NEGATIONS & {word.key for word in own}
    denied = beside & (DENIALS | MISTAKES | NEGATIONS | (_ALLEGING if led else set()))
    if last.key in THAT and denied:
        return shown
    if words[0].key in IFS and (led or before.rstrip().endswith(",")):
        return words[0].text if led or (far and not _inverted(text[start:])) else ""
    return _reported(text[start : start + _REACH], before, words) if far or led else ""


def _framed(before: str, behind: str) -> str:
    """Return the head of a sentence that says where alone all, or none, are meant."""
    head = SENTENCE_END.split(before)[-1].strip()
    whole = _PLACE.match(head) and _ALL.match(behind)
    return head if whole or is_often(head.rstrip(",")) else ""


def _ranked(text: str, start: int) -> str:
    """Return what lowers the office with which a quotation begins: «Deputy | State …».

    Only before a name that stands within its sentence or at its beginning alike.
    """
    word = word_before(text, start)
    lowers = word.lower() in _LOWER_RANKS and word[0].isupper()
    return word if lowers and text[start].isupper() else ""


def _alleged(text: str, start: int, end: int, *, closed: bool) -> str:
    """Return what denies or alleges a clause that was made a sentence.

    «The critics claim that we waste money» is no ground for «We waste money». With a
    name or «I» at its head a clause looks like a sentence by its full stop (*closed*).
    """
    far = SENTENCE_END.search(text, start, end - 1) is not None
    if not text[start].islower() and (_begins(text, start) or not (far or closed)):
        return ""
    before = normal_text(text[max(0, start - BACK) : start])
    head = SENTENCE_END.split(before)[-1]
    words = tokens(head)
    if not words or before.rstrip()[-1:] in _QUOTED:
        return ""
    last, bare = words[-1], before
    if last.key in CUT - _OF and last.end == len(head.rstrip()):
        return last.text
    if last.key in AUXILIARIES:  # «Nach Ansicht des Vorstands waren | diese Kredite»
        bare = before.rstrip()[: -len(last.text)]
    said = (
        _IMPERSONAL.search(before)
        or _OPINION.search(bare)
        or (_CONDITION.match(head) if head.rstrip().endswith(",") else None)
    )
    if said:
        return said[1]
    shown = " ".join(word.text for word in words[-3:])
    follows = tokens(text[start : start + _REACH])
    return (
        disowned(text, end, before)
        or conditioned(head, follows)
        or (shown if _hangs(words, follows[:1]) else "")
    )


def _hangs(words: Sequence[Token], following: Sequence[Token]) -> bool:
    """Tell whether the last of some *words* is of a denial or an allegation."""
    last, beside = words[-1], {word.key for word in words[-_BESIDE:-1]}
    if len(words) > 1 and words[-2].key not in _TELLING:
        beside -= _TELLING  # «the report notes that» is as much as «Mr Orr notes that»
    if last.key in _GUESSING:
        return is_saying(last, words[-2] if words[1:] else None, following)
    if last.key in THAT:
        turned = (
            _GUESSING | DENIALS | MISTAKES | NEGATIONS | HEDGES | _ALLEGING | REPORTS
        )
        denied = beside & turned or denied_saying(words) or is_belief(words)
        return bool(denied) and not is_certain(words)
    before = words[-2] if words[1:] else None
    return last.key in _ALLEGING and is_saying(last, before, following)


def _inverted(text: str) -> bool:
    """Tell whether a beginning has its verb first: «gewinnen wir …», «dann | …».

    Nobody takes it for a whole sentence: it shows that its head stands elsewhere.
    """
    words = tokens(normal_text(text[:_REACH]))[:2]
    return len(words) > 1 and text[:1].islower() and words[1].key in _SUBJECTS


def _reported(behind: str, before: str, words: Sequence[Token]) -> str:
    """Return by whose account a beginning is so, "" for nobody's."""
    if opinion := _OPINION.search(before) or _BY.search(before):
        return opinion[1]
    last = words[-1]
    if last.key in THAT:
        near = words[-14:-1]
        reports = any(w.key in REPORTS | VERBS | DENIALS | HEDGES for w in near)
        return " ".join(word.text for word in words[-3:]) if reports else ""
    following = tokens(normal_text(behind))[:1]
    return (
        last.text
        if is_saying(last, words[-2] if words[1:] else None, following)
        else ""
    )


def _paired(text: str, start: int) -> str:
    """Return the first word of a pair whose halves an ellipsis may have parted."""
    word = word_before(text, start)
    return word if word.lower() in _PAIRED else ""
