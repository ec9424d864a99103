"""What bounds a rule, a habit, a denial or a part, and an ellipsis leaves out.

«Fishing is reserved, within two miles of the shore, to residents» is not «Fishing is
reserved … to residents», nor «on bad days he taught us from a chair» what he did on
all. A rule holds within its measures, a habit on its days, a denial up to its limit; a
relative behind «no», «every» or «a» in a rule says which are meant, and the head of a
genitive whose view it is: «in the opinion of a minority of the board».

In one module because all of these ask how far what is kept goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.frames import (
    DETERMINERS,
    PREPOSITIONS,
    is_finite,
    may_be_verb,
)
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.predicates import is_state
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    FREE,
    MODALS,
    MONTHS,
)

_RULING = MODALS | frozenset(
    listed(
        "reserved prohibited forbidden permitted allowed exempt entitled liable free "
        "due valid applies apply"
    )
)
"""Words of a sentence that lays down a rule."""
_NUMBER = r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_MEASURE = re.compile(
    rf"(?:within|beyond) {_NUMBER} (?:[\w-]+ )?(?:miles?|kilomet(?:re|er)s?|yards?"
    r"|met(?:re|er)s?|leagues?|feet|km|m)\b"
    r"|(?:by )?(?:up to|at (?:most|least)|(?:not|no) (?:more|less|fewer) than|a maximum"
    r" of)(?= )"
    r"|(?:in|during|within|over) (?:any|each|every|one|a single|the same) (?:\w+ ){0,2}"
    r"(?:years?|months?|weeks?|days?|seasons?|periods?|quarters?|sessions?)\b"
    r"|innerhalb (?:von |eines |einer )?(?:\w+ )?(?:kilometern?|metern?|meilen?)"
    r"|um bis zu\b|(?:in|innerhalb) (?:jedem|einem|jedes|eines) (?:\w+ )?(?:jahr|monat)"
    r"|dans (?:un rayon|la limite)|(?:par|chaque) (?:an|année|mois)\b|hasta un máximo"
    r"|(?:al|cada) (?:año|mes)\b|en un radio",
    re.IGNORECASE,
)
"""How far, how much or how often at most."""
_TIMES = (
    r"days|mornings|afternoons|evenings|nights|weekends|weeks|months|occasions"
    r"|cases|seasons|moments|places|respects|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|summers|winters|holidays|instances|circumstances"
)
_OFTEN = re.compile(
    rf"(?:(?:and|but) )?(?:(?:on|in|at|during) (?!th[eo]se\b|recent\b|later\b|early\b"
    r"|earlier\b|former\b|past\b|the\b|all\b|both\b|our\b|his\b|her\b)"
    rf"(?:[^\W\d]+ ){{0,2}}(?:{_TIMES})"
    r"|from time to time|now and (?:then|again)|here and there|on occasion"
    r"|once in a while|at times|in places|in part|in bad weather|in good weather"
    r"|(?:an|bei|in) (?!diesen|jenen|den|letzten|vergangenen|beiden|früheren)"
    r"(?:[a-zäöüß]+en )?[a-zäöüß]*(?:tagen|nächten|abenden|wochenenden|fällen|wintern)"
    r"|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|en semaine"
    r"|les (?:jours|soirs|matins|nuits|dimanches)(?: (?:de|d')\s?\w+)?"
    r"|los (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)"
    r"|(?:en|los) días de \w+"
    r"|an (?:schlechten|guten|manchen|vielen|einigen|wenigen) tagen|zeitweise"
    r"|zeitweilig|bisweilen|mitunter|gelegentlich|stellenweise|hin und wieder"
    r"|ab und zu|in (?:manchen|einigen|vielen|wenigen) (?:fällen|orten|jahren)"
    r"|par (?:moments|endroits)|(?:certains|quelques) jours|à l'occasion"
    r"|dans (?:certains|quelques|de nombreux) cas|de temps (?:en temps|à autre)"
    r"|de vez en cuando|a (?:veces|ratos)|algunos días|en (?:algunos|ciertos|muchos)"
    r" casos)",
    re.IGNORECASE,
)
"""How often alone: a habit's days."""
_COUNTED = frozenset(listed("several many numerous various mehreren plusieurs varias"))
"""«On several occasions» counts what was done; it is no habit."""
_SHARED = re.compile(
    r"(?:most|half|some|part|much|the (?:bulk|majority|rest|greater part)|a (?:third"
    r"|quarter|part|fifth|tenth|majority|minority)|two thirds|[\d.,]+ %) of (?:it|this"
    r"|that)\Z"
    r"|(?:of|among) (?:whom|which|them|these|those) (?:only |at least |about )?(?:(?:\d"
    r"[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|half|few"
    r"|several|(?:a|one|two) (?:third|quarter|half|fifth|tenth|part)s?) )"
    r"(?:of them )?(?:was|were|is|are|had|have|had been|have been)?\Z"
    r"|de (?:los|las) (?:cuales|que) (?:\S+ )(?:eran|son|fueron|estaban|están)?\Z"
    r"|(?:von|unter) (?:denen|welchen) \S+\Z"
    r"|dont \S+ (?:sont|étaient|ont|avaient)\Z|parmi lesquel(?:le)?s \S+\Z",
    re.IGNORECASE,
)
"""What counts a part, and is joined to what that part is."""
_PORTION = re.compile(
    r"(?:the|an?|der|die|das|ein\w*|le|la|les|une?|el|los|un|una) (?:\w+ )?(?:minority"
    r"|majority|half|third|quarter|part|number|group|handful|fraction|rest|remainder"
    r"|minderheit|mehrheit|hälfte|drittel|viertel|teils?|reihe|großteils?|minorité"
    r"|majorité|moitié|tiers|quart|partie|poignée|plupart|minoría|mayoría|mitad|tercio"
    r"|parte|puñado)",
    re.IGNORECASE,
)
"""A part, in whose place the whole would stand."""
_GENITIVE = re.compile(
    r"(?:der|des|einer|eines|of (?:the|an?|its|their|some)|de (?:la|una|un)|du|del"
    r"|de l'|d'une?) ?(?:[\w-]+ )?[^\W\d][\w-]+",
    re.IGNORECASE,
)
_OF = frozenset(listed("of des der du de d' del"))
_DEFINING = frozenset(
    listed("before after excluding including without except less plus vor nach avant")
)
"""Behind these a figure's name says what is in it and what is not."""
_WHICH = frozenset(listed("who which that whose whom"))
_WHICH_ABROAD = frozenset(
    listed(
        "der die das den dem deren dessen welcher welche welches qui que qu' dont cuya "
        "cuyo"
    )
)
_GENERIC = frozenset(
    listed("is are may must shall can cannot will should has have does do need")
)
_ANY = frozenset(listed("a an any every each"))
_NONE = frozenset(
    listed(
        "no kein keine keinen keinem keiner jeder jede jedes jeden aucun aucune ningún "
        "ninguna"
    )
)
_NO_SUCH = frozenset(listed("no none kein keine aucun aucune ningún ninguna"))
_PLACING = frozenset(listed("in at on among within under outside bei im am dans en"))
_WHOLE = frozenset(
    listed(
        "all every whole entire both always everywhere necessarily entirely wholly "
        "fully completely altogether any each alle allen jede jedem jeden jeder "
        "ganze ganzen gesamte gesamten immer überall unbedingt notwendig zwingend "
        "ganz völlig "
        "vollständig tout toute tous toutes toujours partout entièrement todo toda "
        "todos todas siempre"
    )
)
"""What a denial takes back no further than «not all»."""
_UP_TO = re.compile(
    r"\s*((?:(?:in|by|of|for|to|with|at) )?(?:less|more|fewer|longer|later|earlier"
    r"|greater|larger) than \w+"
    r"|(?:above|below|over|under|beyond|exceeding|in excess of|outside|within) (?:the"
    r" |a |an |its |their |any )?\w+|mehr als \w+|in weniger als \w+|über (?:dem|der"
    r"|den) \w+|unter (?:dem|der) \w+|oberhalb \w+|unterhalb \w+|au-delà \w+|au-dessus"
    r" \w+|en moins de \w+|plus de \w+|por encima \w+|en menos de \w+|más de \w+)",
    re.IGNORECASE,
)
"""Up to where, or from where on, alone something is denied."""
_SUPPOSING = re.compile(
    r"(?:had|were|should|wollte|würde|hätte|wäre|sollte|käme|nähme|gälte|rechnete"
    r"|legte|überträgt|rechnet|nimmt|legt) (?:it|he|she|they|we|one|the|this|that|man"
    r"|es|er|sie|wir|ich|der|die|das)\b"
    r"|à supposer|en supposant|si l'on|suponiendo|de ser (?:así|cierto)",
    re.IGNORECASE,
)
"""A supposition without «if»."""
_WOULD = frozenset(
    listed(
        "would should could might würde würden wäre wären hätte hätten könnte könnten "
        "serait seraient aurait auraient sería serían habría habrían podría"
    )
)
_SHORT, _NEAR, _AHEAD = 6, 8, 10
_MANNER = frozenset(listed("well ill badly best worst better gut schlecht bien mal"))


def out_of_bounds(hidden: Hidden) -> str:
    """Say what bounds what is kept, and is left out; "" where nothing does."""
    found = _denied_up_to(hidden) or _relative(hidden) or _when(hidden)
    if not found and hidden.whole:
        found = (
            _ruled(hidden)
            or _often(hidden)
            or _shared(hidden)
            or _head(hidden)
            or _defined(hidden)
            or _not_whole(hidden)
            or _nowhere(hidden)
            or _supposed(hidden)
            or _paired(hidden)
        )
    return f"the words left out have {found}" if found else ""


def is_often(words: str) -> bool:
    """Tell whether words are the days or cases in which alone something is so."""
    return _OFTEN.fullmatch(words) is not None


def _ruled(hidden: Hidden) -> str:
    """Return how far a rule goes."""
    keys = {*keys_of(hidden.kept), *keys_of(hidden.coming[:_NEAR])}
    if not keys & _RULING:
        return ""
    for words, _, _ in hidden.segments():
        if found := _MEASURE.match(shown(words)):
            return f"how far it goes, “{found[0].strip()}”"
    return ""


def _often(hidden: Hidden) -> str:
    """Return on which days or in which cases alone a habit is one."""
    for words, _, _ in hidden.segments():
        counted = any(is_number(word) or word.key in _COUNTED for word in words)
        if counted or len(words) > _SHORT:
            continue
        if found := _OFTEN.fullmatch(shown(words)):
            return f"how often it is so, “{found[0]}”"
    return ""


def _shared(hidden: Hidden) -> str:
    """Return of what part the next words are said: «…, most of it | on two routes»."""
    found = _SHARED.search(shown(hidden.last()))
    return f"of what part it is said, “{found[0]}”" if found else ""


def _head(hidden: Hidden) -> str:
    """Return the head of a genitive: «in the view | of a minority | of the board»."""
    words = hidden.last()
    if not words or not hidden.open_left or not hidden.coming or not hidden.kept:
        return ""
    dated = any(word.key in MONTHS or is_number(word) for word in words)
    if dated or hidden.coming[0].key not in _OF or len(words) > _SHORT:
        return ""
    if shared := _PORTION.fullmatch(shown(words)):
        return f"of what part it is said, “{shared[0]}”"
    nouns = hidden.kept[-1].kind == "word" and hidden.kept[-1].key not in PREPOSITIONS
    found = _GENITIVE.fullmatch(shown(words)) if nouns else None
    return f"whose it is, “{found[0]}”" if found else ""


def _defined(hidden: Hidden) -> str:
    """Return what else a figure is without: «profit before tax | and interest |»."""
    words, left, right = next(hidden.segments(), ((), False, False))
    if not (left and right) or len(words) > _SHORT or len(hidden.kept) < 2:
        return ""
    counted = any(is_number(w) or w.kind == "sign" for w in hidden.coming[:4])
    joins = words[0].key in {"and", "or", "und", "et", "y"}
    if joins and counted and hidden.kept[-2].key in _DEFINING:
        return f"what else the figure is without, “{shown(words)}”"
    return ""


def _not_whole(hidden: Hidden) -> str:
    """Return the whole of which alone something is denied: «not | all year | due»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    if not words or not left or hidden.kept[-1:] == () or len(words) > _SHORT:
        return ""
    if hidden.kept[-1].key not in NEGATIONS | {"n't"} or hidden.last() != words:
        return ""
    found = [word for word in words if word.key in _WHOLE]
    return f"of what whole it is denied, “{shown(words)}”" if found else ""


def _nowhere(hidden: Hidden) -> str:
    """Return where alone none is: «No farm that we saw | in Merrin | complied»."""
    words = hidden.last()
    first = next(hidden.segments(), ((), False, False))[0]
    if not words or words != first or not hidden.open_left or not hidden.coming:
        return ""
    none = hidden.kept[:1] and hidden.kept[0].key in _NO_SUCH
    verb = hidden.coming[0].key in AUXILIARIES | MODALS or is_finite(hidden.coming[0])
    if none and verb and words[0].key in _PLACING and len(words) <= _SHORT:
        return f"where alone it is denied, “{shown(words)}”"
    return ""


def _supposed(hidden: Hidden) -> str:
    """Return a supposition that stands in commas, and says so by its verb alone."""
    kept = {*keys_of(hidden.kept[-_NEAR:]), *keys_of(hidden.coming[:_AHEAD])}
    for words, left, right in hidden.segments():
        found = _SUPPOSING.match(shown(words))
        if found and not (left or right or kept & _WOULD):
            return f"on what supposition it is so, “{shown(words)}”"
    return ""


def _paired(hidden: Hidden) -> str:
    """Return how the second of two is so: «by lot in May and | by vote | in June»."""
    words, _, right = next(hidden.segments(), ((), False, False))
    if not (words and right) or not hidden.kept or not hidden.coming:
        return ""
    links = COORDINATORS | {"und", "et", "y", "aber", "mais", "pero"}
    if hidden.kept[-1].key not in links or hidden.last() != words:
        return ""
    same = words[0].key in PREPOSITIONS and words[0].key in keys_of(hidden.kept)
    if same and hidden.coming[0].key in PREPOSITIONS and not _verb_in(words):
        return f"how the other is, “{shown(words)}”"
    return ""


def _verb_in(words: Sequence[Token]) -> bool:
    return any(word.key in AUXILIARIES | MODALS for word in words)


def _denied_up_to(hidden: Hidden) -> str:
    """Return up to where alone something is denied that then seems to be nowhere."""
    denied = NEGATIONS & set(keys_of(hidden.kept))
    if not denied or hidden.whole or not hidden.open_left:
        return ""
    found = _UP_TO.match(hidden.head)
    return f"up to where it is denied, “{found[1]}”" if found else ""


def _relative(hidden: Hidden) -> str:
    """Return which of a kind alone are meant, by a relative that restricts."""
    words = next(hidden.segments(), ((), False, False))[0]
    if not words or not hidden.kept:
        return ""
    near = hidden.kept[-3:-1]
    if _restricts_denied(hidden, words, near):
        return f"which “{hidden.kept[-1].text}” is meant, “{shown(words)}”"
    ruled = hidden.coming and hidden.whole and _is_present(hidden.coming[0])
    if words[0].key in _WHICH and hidden.open_left and ruled and _kind(hidden.kept):
        return f"which “{hidden.kept[-1].text}” are meant, “{shown(words)}”"
    return ""


def _restricts_denied(
    hidden: Hidden, words: Sequence[Token], near: Sequence[Token]
) -> bool:
    """Tell whether a relative restricts «no» or «every»: German has a comma there."""
    none = any(word.key in _NONE for word in near)
    direct = hidden.open_left or re.match(r"\s*,", hidden.text) is not None
    if not none or not direct or hidden.kept[-1].kind != "word":
        return False
    return words[0].key in (
        (_WHICH | _WHICH_ABROAD) if hidden.open_left else _WHICH_ABROAD
    )


def _is_present(word: Token) -> bool:
    """Tell whether a verb tells what is, or is to be, and not what was once."""
    if word.key in _GENERIC:
        return True
    closed = VERB_FORMS | AUXILIARIES | MODALS | COORDINATORS | FREE
    past = word.key.endswith("ed") or word.key in closed
    return may_be_verb(word) and not past and word.key not in {"or", "nor", "if"}


def _kind(kept: Sequence[Token]) -> bool:
    """Tell whether words end with a noun for any of a kind: «a dock owner», «Vessels».

    «Vessels» alone, with which a sentence begins, is all of them.
    """
    alone = kept[0].opens and kept[-1].key.endswith("s") and kept[-1].text != "is"
    if alone and all(word.kind == "word" and _is_plain(word) for word in kept):
        return len(kept) < 4
    at = next((n for n in range(2, 5) if kept[-n:] and kept[-n].key in _ANY), 0)
    between = kept[-at + 1 : -1] if at else ()
    some = bool(at) and len(kept) >= at
    return some and all(map(_is_plain, between))


def _is_plain(word: Token) -> bool:
    closed = AUXILIARIES | MODALS | PREPOSITIONS | DETERMINERS | FREE
    return word.key not in closed and not is_number(word)


def _when(hidden: Hidden) -> str:
    """Return when alone something is well or ill done: «writes well when sober»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    if not words or not left or words[0].key not in {"when", "whenever", "where", "if"}:
        return ""
    done = hidden.kept[-1:] != () and hidden.kept[-1].key in _MANNER
    if done or (is_state(hidden.kept) and {*keys_of(hidden.kept[-3:])} & BE):
        return f"when alone it is so, “{shown(words)}”"
    return ""
