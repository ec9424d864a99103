"""Sentences an ellipsis leaves out that take back, or carry on, the one that is kept.

Whole sentences may go. Not the one directly behind what is kept, if it takes that back
(«I am joking»; «That turned out to be wrong»), nor the one directly before what is
kept, if that sentence is about it («We know of no evidence for this»).
"""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.hidden import Hidden
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import AUXILIARIES, COORDINATORS, MODALS

_WITHDRAWN = re.compile(
    r"\W*(?:\w+[, ]+){0,2}(?:"
    r"(?:i am|i'm|i was|we are|we were|we're|he was|she was|they were|only|just)"
    r" (?:only |just |of course )?(?:joking|kidding|exaggerating|lying|teasing)\b"
    r"|(?:i|we|he|she|they) (?:\w+ )?(?:take|took|withdraw|withdrew|retract|retracted)"
    r" (?:that|this|it|the)\b"
    r"|(?:no|nein|non)[,.;]? (?:it|that|he|she|they|this|there|we|i) (?:(?:is|was|are"
    r"|were|do|does|did|has|had|have)(?:n't| not)|never)\b"
    r"|(?:i|we) (?:misspoke|stand corrected)\b|let me (?:correct|rephrase)\b"
    r"|(?:that|this|it|all this|all that|none of (?:this|that|it)) (?:\w+ )?(?:turned"
    r" out to be|proved(?: to be)?|was|is|were|had been|has been) (?:\w+ )?(?:a"
    r" )?(?:wrong|false|untrue|mistaken|mistake|error|lie|joke|myth|nonsense|invention"
    r"|rubbish|incorrect|inaccurate|(?:not|never|hardly) (?:\w+ )?(?:so|true|the case"
    r"|right|correct|accurate)|true|so|the case)\b"
    r"|das (?:war|ist) (?:\w+ )?(?:falsch|gelogen|nicht (?:wahr|so|richtig)|ein scherz"
    r"|ein irrtum|unwahr)\b|das stimmte? (?:\w+ )?nicht\b|das nehme ich zurück\b"
    r"|c'(?:est|était) (?:\w+ )?(?:faux|une plaisanterie|une erreur|inexact)\b"
    r"|(?:esto|eso|ello) (?:\w+ )?(?:es|era|fue|resultó) (?:\w+ )?(?:falso|mentira"
    r"|una broma|un error|inexacto)\b"
    r")",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\W*(?:but |yet |in fact,? |however,? |aber |mais |pero )?(?:"
    r"(?:i|we|he|she|it|they|this|that|these|those|there) (?:do|did|does|is|was|are"
    r"|were|has|have|had|will|would|can|could) ?(?:not|n't)(?: so| do so| do it| the"
    r" case)?[.!;]"
    r"|(?:i|we|he|she|it|they|there|this|that) (?:have|has|had|is|are|was|were) no"
    r" (?:such|truth|evidence|foundation|basis|ground|substance)\b"
    r"|nothing (?:of the (?:kind|sort)|(?:could be|is|was) further)\b|not so\b"
    r"|far from it\b|(?:i|we) (?:do|did) not (?:share|accept|believe|agree)\b"
    r"|(?:das|dies|dem|so) (?:ist|war|stimmt|trifft|verhält sich das) (?:\w+ ){0,2}"
    r"(?:nicht|keineswegs)(?: so| zu| der fall)?[.!;]|mitnichten\b|keineswegs[.!;]"
    r"|davon kann keine rede sein|(?:er|sie|es) (?:tat|taten|hat|haben) (?:es|das)"
    r" nicht[.!;]"
    r"|il n'en (?:est|était|fut|a rien)\b|(?:ce|tel|cela) n'(?:est|était) pas"
    r" (?:le cas|vrai|exact)|(?:cela|ce) n'est (?:vrai|exact) que|rien n'est"
    r" (?:plus faux|moins (?:vrai|sûr))"
    r"|(?:eso |esto |ello )?no (?:es|era|fue) (?:así|cierto|verdad|el caso)|nada (?:de"
    r" eso|más (?:lejos|falso))|no lo (?:hizo|hicieron)[.!;])",
    re.IGNORECASE,
)
"""A denial in few words of what stands before, where that is none itself."""
_AFFIRMED = re.compile(
    r"\b(?:that|this|it|all this|all that) (?:\w+ )?(?:turned out to be|proved(?: to"
    r" be)?|was|is|were|had been|has been) (?!not|never|hardly|scarcely)"
    r"(?:\w+ )?(?:true|so|the case)\b",
    re.IGNORECASE,
)
"""What is only taken back with «none of» before it, or «not» within."""
_BARE = frozenset(listed("this dies cela ceci esto ello"))
_COUNTED = re.compile(
    r"\W*(?:and |but )?(the (?:latter|former|two|other two|others)|both(?! the\b| of\b)"
    r"|neither(?! the\b| of\b)|beide(?! der\b)|die beiden|letztere\w*|erstere\w*"
    r"|ce(?:tte|lui-ci|lle-ci|s) dernier\w*|les deux|tous deux|ambos|ambas"
    r"|est[ea] últim[oa])\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:and|or|two|both|und|oder|zwei|beide|et|ou|deux|y|o|dos)\b", re.IGNORECASE
)
"""What names several, of whom «the latter» is one and «both» are all."""
_TAKING_UP = frozenset(listed("this these such so dies diese ceci cela esto"))
"""What takes up, in the midst of a sentence, what was said in its beginning."""
_BEHIND = (
    AUXILIARIES | MODALS | COORDINATORS | frozenset(listed("alone either too point"))
)
_FIRST = 14
"""Words of a sentence in which «this» still takes up the one before."""
_OF = frozenset(
    listed("for of about against on with to by in after from behind before know deny")
)


def unsaid(hidden: Hidden) -> str:
    """Say what sentence is left out that belongs to one that is kept."""
    gone = _sentences(hidden)
    if fault := _carried_on(hidden):
        return fault
    if not gone:
        return ""
    return _taken_back(gone[0], hidden) or _taken_up(hidden, gone[-1])


def denied_behind(kept: str, rest: str) -> str:
    """Return what takes *kept* back in the sentence with which *rest* begins, or ""."""
    if any(word.key in NEGATIONS for word in tokens(kept)):
        return ""
    found = _UNTRUE.match(rest)
    return found[0].strip() if found else ""


def _sentences(hidden: Hidden) -> list[str]:
    """Return the sentences that are left out whole."""
    marks = (0, *hidden.ends)
    spans = [hidden.text[start:end] for start, end in pairwise(marks)]
    if hidden.kept and tokens(hidden.head):
        spans = spans[1:]
    return [span.strip() for span in spans if tokens(span)]


def _taken_back(sentence: str, hidden: Hidden) -> str:
    """Say what takes back the sentence that ends before the words left out."""
    untrue = _UNTRUE.match(sentence)
    asked = re.match(r"\W*\?", hidden.text) is not None
    if untrue and not asked and not any(w.key in NEGATIONS for w in hidden.kept):
        return f"the words left out have “{untrue[0].strip()}”, which takes it back"
    found = _WITHDRAWN.match(sentence)
    if found is None or _AFFIRMED.match(found[0]):
        return ""
    return f"the words left out have “{found[0]}”, which takes it back"


def _carried_on(hidden: Hidden) -> str:
    """Say that the end of a sentence speaks of its beginning, left out, as «this»."""
    if hidden.whole or not tokens(hidden.tail) or not hidden.coming:
        return ""
    first = hidden.coming[0]
    if first.key not in _TAKING_UP:
        return ""
    return f"“{first.text}” speaks of “{hidden.tail.strip()}”, left out"


def _taken_up(hidden: Hidden, sentence: str) -> str:
    """Say that what is kept behind speaks of the sentence left out, as «this»."""
    words = hidden.coming[:_FIRST]
    if tokens(hidden.tail):
        return ""
    several = _COUNTED.match(shown(words))
    if several and _SEVERAL.search(sentence):
        return f"“{several[1]}” speaks of “{sentence}”, left out"
    at = next((n for n, w in enumerate(words) if w.key in _BARE and n), None)
    if at is None or not _is_alone(words, at):
        return ""
    return f"“{shown(words[at - 1 : at + 1])}” speaks of “{sentence}”, left out"


def _is_alone(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether «this» has no noun of its own, and nothing before it to take up."""
    behind = words[at + 1 : at + 2]
    ends = not behind or behind[0].opens
    joined = bool(behind) and behind[0].key in _BEHIND
    return ends or (joined and words[at - 1].key in _OF)
