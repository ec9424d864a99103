"""Whether what is kept behind an ellipsis still hangs on what it hung on.

A sentence has several verbs, several subjects, several limits; each has its own object,
its own figure. «The firm raised £19,300 and hoped to reach £30,000» is not «The firm
raised … £30,000», nor «should not eat it and should return it or burn it» «should not
eat it … or burn it».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.clauses import PRONOUNS, shown
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.frames import DETERMINERS, PREPOSITIONS
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.pairs import OR
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import AUXILIARIES, BE, COORDINATORS, FREE, MODALS

_LACKING = frozenset(listed("without no ohne kein keine sans sin"))
"""Words whose object alone is denied."""
_BUT = frozenset(listed("but sondern sino"))
_LINKS = COORDINATORS | frozenset(listed("while whereas und et y während tandis"))
_RANKED = re.compile(
    r"(?:after|behind|next to|second only to|apart from|besides|together with|nach"
    r"|hinter|neben|après|derrière|avec|tras|después de|junto con) ",
    re.IGNORECASE,
)
_HIGHEST = re.compile(
    r"(?:(?:our|the|its|their|his|her|my) )?(?:single )?(?:most|least|best|worst"
    r"|main|chief|\w{3,}est)\b"
    r"|(?:der|die|das|unser\w*|ihr\w*|sein\w*) \w+st(?:e|er|es|en)\b"
    r"|(?:le|la|notre|son|sa|leur) (?:plus|premier|première|principal\w*)\b"
    r"|(?:el|la|nuestr[oa]|su) (?:más|mayor|primer[oa]?|principal)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:before|after|since|until|between|prior to|over|under|above|below|less than"
    r"|more than|fewer than|up to|in|from|vor|nach|seit|bis|avant|après|depuis|antes de"
    r"|después de|desde) [^,;]*\d"
)
_CLAUSES = frozenset(
    listed("since because as while whereas although though but and so for when if")
)
_MOST, _FEW, _NEAR = 12, 3, 8
_EVERY = frozenset(
    listed("any every all each no alle jede jeder jedes toute todo toda")
)
_LOOSE = (
    AUXILIARIES
    | MODALS
    | COORDINATORS
    | frozenset(listed("of de der des von du in on at"))
)
"""What may follow a noun, and does not say which are meant."""
_BETWEEN = AUXILIARIES | MODALS | VERB_FORMS


def other_governor(hidden: Hidden) -> str:
    """Say on what hangs what is kept behind, if not on what is kept before."""
    if not hidden.whole or not hidden.kept or not hidden.coming:
        return ""
    return (
        _lacking(hidden)
        or _choice(hidden)
        or _ranked(hidden)
        or _figure(hidden)
        or _again(hidden)
        or _kind(hidden)
        or _reason(hidden)
        or _stranded(hidden)
        or _predicate(hidden)
        or _base(hidden)
        or _universal(hidden)
    )


def _lacking(hidden: Hidden) -> str:
    """Say what alone is lacking: «huts without water, kitchens shared by many»."""
    last = hidden.kept[-1]
    if last.key not in _LACKING or hidden.last():
        return ""
    words = next(hidden.segments(), ((), False, False))[0]
    return f"“{last.text}” is said of “{shown(words)}”, which is left out"


def _choice(hidden: Hidden) -> str:
    """Say what is put to a choice, where that is denied and this is not."""
    if hidden.coming[0].key not in OR:
        return ""
    words = [word for part, _, _ in hidden.segments() for word in part]
    own = [at for at, w in enumerate(words) if w.key in MODALS | AUXILIARIES - {"to"}]
    if not own:
        return ""
    denied = bool(NEGATIONS & {w.key for w in words[own[-1] : own[-1] + 3]})
    if bool(NEGATIONS & set(keys_of(hidden.kept))) is denied:
        return ""
    return f"“{hidden.coming[0].text}” belongs to “{shown(words[own[-1] :])}”, left out"


def _ranked(hidden: Hidden) -> str:
    """Say behind what something is the first: «Gas is, after wages, our greatest»."""
    behind = " ".join(word.text for word in hidden.coming[:4])
    text = hidden.text.strip(" ,-")
    if not _RANKED.match(text) or "," in text or not _HIGHEST.match(behind):
        return ""
    return f"the words left out have “{text}”"


def _figure(hidden: Hidden) -> str:
    """Say what verb a figure is the object of: «raised £3 and hoped to reach £9»."""
    last = hidden.last()
    verb = hidden.kept[-1]
    first = next(hidden.segments(), ((), False, False))[0]
    if not last or not first or not _is_amount(hidden.coming) or not _is_amount(first):
        return ""
    if verb.key not in VERB_FORMS and not verb.key.endswith("ed"):
        return ""
    own = last[-1]
    governed = own.key in VERB_FORMS or own.key.endswith("ed")
    infinitive = len(last) > 1 and last[-2].key == "to"
    return f"another verb, “{own.text}”, is left out" if governed or infinitive else ""


def _is_amount(words: Sequence[Token]) -> bool:
    """Tell whether words begin with a number, or a sum of money."""
    if not words:
        return False
    money = words[0].kind == "sign" and currency_at(words[0].text) is not None
    return is_number(words[0]) or (money and any(map(is_number, words[1:2])))


def _again(hidden: Hidden) -> str:
    """Say whose the second of two like verbs is: «… shall pay 40; B shall pay 55»."""
    verb = keys_of(hidden.coming[:2])
    if len(verb) < 2 or verb[0] not in AUXILIARIES | MODALS | VERB_FORMS:
        return ""
    parts = [words for words, _, _ in hidden.segments()]
    flat = [(at, word) for at, part in enumerate(parts) for word in part]
    keys = [word.key for _, word in flat]
    found = [n for n in range(len(keys) - 1) if tuple(keys[n : n + 2]) == verb]
    if not found:
        return ""
    begun = flat[found[-1]][0]
    for part in parts[begun + 1 :]:
        opening = part[1:] if part[0].key in _LINKS else part
        if opening and (opening[0].key in DETERMINERS | PRONOUNS or opening[0].name):
            return f"another subject, “{shown(part)}”, is left out"
    return ""


def _kind(hidden: Hidden) -> str:
    """Say which of a kind alone are meant: «works | begun before 1990 | are exempt»."""
    words, left, right = next(hidden.segments(), ((), False, False))
    noun = hidden.kept[-1]
    if not words or not left or len(words) > _MOST or len(hidden.kept) < 2:
        return ""
    plural = noun.text.islower() and noun.key.endswith("s") and len(noun.key) > 3
    bare = hidden.kept[-2].key in PREPOSITIONS | COORDINATORS
    participle = words[0].key in VERB_FORMS - AUXILIARIES or words[0].key.endswith("ed")
    if not (plural and bare and participle) or (right and not hidden.coming):
        return ""
    limit = _DATED.search(shown(words).lower())
    if limit is None:
        return ""
    return f"the words left out have which “{noun.text}” are meant, “{shown(words)}”"


def _reason(hidden: Hidden) -> str:
    """Say of what alone a denial is: «not out of spite but for want of money»."""
    if not NEGATIONS & set(keys_of(hidden.kept)):
        return ""
    words = [word for part, _, _ in hidden.segments() for word in part]
    if not words or words[-1].key not in _BUT or words[0].key in _BUT:
        return ""
    return f"the words left out have what is denied, “{shown(words)}”"


def _stranded(hidden: Hidden) -> str:
    """Say what a preposition that is kept has for an object: «by lot, as choice | …».

    A clause that begins behind that object has nothing to do with it.
    """
    last = hidden.kept[-1]
    if last.key not in PREPOSITIONS or not hidden.open_left:
        return ""
    parts = [words for words, _, _ in hidden.segments()]
    beyond = parts[-1][0].key in _CLAUSES if len(parts) > 1 else False
    if not parts or not (beyond or re.search(r"[;:]", hidden.text)):
        return ""
    return f"“{last.text}” is said of “{shown(parts[0])}”, which is left out"


def _predicate(hidden: Hidden) -> str:
    """Say what is said of a subject whose «is» or «been» alone is kept."""
    words, left, right = next(hidden.segments(), ((), False, False))
    verb, following = hidden.kept[-1], hidden.coming[0].key
    if verb.key not in BE or not (left and right) or len(words) > _FEW:
        return ""
    plain = words[-1].key.endswith(("ed", "en", "ing", "ly")) or words[-1].key in (
        VERB_FORMS | FREE
    )
    dangling = following in {"since", "and", "or", "but", "when", "because"}
    if plain or not dangling:
        return ""
    return f"the words left out have what is said, “{shown(words)}”"


def _base(hidden: Hidden) -> str:
    """Say of what unit a figure is: «cut emissions | per tonne | by 18 %»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    counted = any(is_number(word) for word in (*hidden.kept, *hidden.coming))
    if not words or not left or not counted or words[0].key not in {"per", "pro", "je"}:
        return ""
    return f"the words left out have of what each it is, “{shown(words)}”"


def _universal(hidden: Hidden) -> str:
    """Say which of a kind all are meant: «any work | above ten metres, is»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    if not words or not left or words[0].key in _LOOSE or is_number(words[0]):
        return ""
    near = hidden.kept[-_NEAR:]
    at = next((n for n in range(len(near) - 2, -1, -1) if near[n].key in _EVERY), None)
    if at is None or any(w.key in _BETWEEN for w in near[at + 1 :]):
        return ""
    return f"the words left out have which are meant, “{shown(words)}”"
