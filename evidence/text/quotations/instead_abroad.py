"""Whether brackets put another person or thing for words of a source.

Of German, French and Spanish: who «der Mann» or «Mme D.» is, what «su designación»,
which firm «la empresa».
In one module because each asks the same two runs of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from evidence.text.quotations.accounts_abroad import (
    AGENTS,
    FIRMS,
    LINKS,
    both,
    names,
    tied,
)
from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.persons import SEXES, TITLES, is_person, sex_of
from evidence.text.quotations.phrases import DETERMINERS
from evidence.text.quotations.ties import are_tied
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import AUXILIARIES, MODALS
from evidence.text.quotations.words_abroad import OFFICES, WOMEN

PERSONS = frozenset(
    listed(
        "mann frau herr dame kerl junge mädchen mensch homme femme monsieur garçon "
        "fille hombre mujer señor señora chico chica muchacho muchacha joven"
    )
)
"""Nouns for whoever was spoken of."""
DEFINITE = frozenset(
    listed(
        "der die das den dem des dieser diese dieses diesen diesem jener jene le la l' "
        "les ce cet cette ces el los las este esta ese esa aquel aquella"
    )
)
POSSESSIVE = re.compile(
    r"(?:sein|ihr)(?:e[rnms]?)?|deren|dessen|sa|son|ses|leurs?|sus?"
)
_MARKED = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w'-]+ ){1,4}?)(?:S\. ?A\.|SA\b|SAS\b|SARL\b|SE\b|AG\b|GmbH|KG\b"
    r"|S\. ?L\.)"
)
"""A firm by what stands behind its name."""
_DEMONSTRATIVE, _NEAR = 3, 2
"""Words of «de celles-ci», and sentences before it in which they are named."""
ARTICLES = {
    **dict.fromkeys(("le", "un", "el", "del", "ein", "al"), "m"),
    **dict.fromkeys(("la", "une", "una", "eine"), "f"),
    **dict.fromkeys(("les", "des", "los", "las", "unos", "unas"), "p"),
    "das": "n",
    "der": "m",
    "die": "fp",
}
_THOSE = {
    **dict.fromkeys(("celui", "este", "éste", "ese", "aquel", "dernier"), "m"),
    **dict.fromkeys(("celle", "esta", "ésta", "esa", "aquella", "dernière"), "f"),
    **dict.fromkeys(("ceux", "celles", "estos", "estas", "aquellos", "aquellas"), "p"),
    **dict.fromkeys(("dieser", "letzterer", "jener"), "m"),
    **dict.fromkeys(("diese", "letztere", "jene"), "fp"),
    **dict.fromkeys(("dieses", "letzteres", "jenes"), "n"),
}
"""What takes up whom or what was named before, with its gender or number."""
_ANY_THOSE = {*_THOSE, "de", "ce", "cette", "ci", "là", "los", "las", "el", "la"}
_WOMEN = (
    WOMEN
    | {key for key in AGENTS if sex_of(key) == "f"}
    | frozenset(listed("witwe veuve viuda filiale filial sprecherin vertreterin"))
)
_DES = frozenset({"des", "seines", "ihres"})
_INITIAL = re.compile(r"([A-ZÀ-Þ])")
_FAR = 5


def replaced_abroad(bracket: Bracket) -> str | None:
    """Say that words stand for others than the source has there."""
    if not bracket.gone:
        return None
    rules: tuple[Callable[[Bracket], bool], ...] = (
        _is_other_noun,
        _is_unknown_person,
        _is_other_predicate,
        _is_other_firm,
        _is_other_initial,
        _is_other_those,
        _is_other_name,
        _is_other_office,
        _is_only_owner,
    )
    return bracket.instead() if any(rule(bracket) for rule in rules) else None


def _is_other_noun(bracket: Bracket) -> bool:
    """Tell whether another thing stands for «su designación»."""
    if len(bracket.gone) != 2 or not POSSESSIVE.fullmatch(bracket.gone[0].key):
        return False
    noun = bracket.gone[1]
    if noun.key in GENERAL | OFFICES | AGENTS | AUXILIARIES | MODALS:
        return False
    if is_person(noun.key) or bracket.filler[0].key not in DETERMINERS:
        return False
    if any(same_word(word.key, noun.key, name=False) for word in bracket.filler):
        return False
    mine = names(bracket, bracket.filler)
    person = any(is_person(word.key) or word.key in TITLES for word in mine[:1])
    return bool(mine) and not (
        person or any(tied(bracket, word, noun) for word in mine)
    )


def _is_unknown_person(bracket: Bracket) -> bool:
    """Tell whether «der Mann» is somebody of whom the source did not speak before."""
    if len(bracket.gone) != 2 or bracket.gone[0].key not in DEFINITE:
        return False
    noun, mine = bracket.gone[1], names(bracket, bracket.filler)
    if noun.key not in PERSONS or not mine:
        return False
    head = mine[-1] if mine[0].key in TITLES or mine[0].text[:1].islower() else mine[0]
    sexes = {sex_of(head.key) or ("f" if head.key in WOMEN else ""), sex_of(noun.key)}
    if sexes == {"m", "f"}:
        return True
    near = {key for sentence in bracket.back(_FAR) for key in sentence.keys}
    return not any(
        same_word(word.key, key, name=False) for word in mine for key in near
    )


def _is_other_predicate(bracket: Bracket) -> bool:
    """Tell whether somebody «was president» who «was it», an ordinary member."""
    keys = [word.key for word in bracket.gone]
    verbs = [key for key in keys if key not in {"lo", "l'", "le", "es", "ya", "déjà"}]
    stands = set(keys) & {"lo", "l'", "le", "es"} and len(verbs) in {1, 2}
    mine = [word for word in names(bracket, bracket.filler) if word.key not in verbs]
    being = {*verbs} & (AUXILIARIES | {"es", "era", "fue", "c'est", "sido", "été"})
    if (
        not stands
        or not being
        or not set(verbs) <= {word.key for word in bracket.filler}
    ):
        return False
    near = {key for sentence in bracket.back(1) for key in sentence.keys}
    return bool(mine) and not any(
        same_word(word.key, key, name=False) for word in mine for key in near
    )


def _is_other_firm(bracket: Bracket) -> bool:
    """Tell whether another firm is named than the last with a name."""
    *leading, noun = bracket.gone
    if [one.key in DEFINITE for one in leading] != [True]:
        return False
    mine = [word for word in bracket.filler if word.text[:1].isupper()]
    mine = [word for word in mine if word.key not in FIRMS | DETERMINERS]
    if noun.key not in FIRMS or not mine:
        return False
    own = {word.key for word in mine}
    firms = {one.strip() for one in _MARKED.findall(bracket.source.normal.text)}
    for sentence in bracket.back(_FAR):
        if own & sentence.keys:
            return False
        if any(firm in sentence.text for firm in firms if firm):
            return True
    return False


def _is_other_initial(bracket: Bracket) -> bool:
    """Tell whether «Mme L.» stands for «Mme D.», of whom it was last."""
    put = bracket.filler
    if len(put) < 2 or put[0].key not in TITLES or len(put[-1].text) > 1:
        return False
    if len(bracket.gone) > 1 or not _INITIAL.fullmatch(put[-1].text):
        return False
    for sentence in bracket.back(_FAR):
        said = [
            word.text
            for one, word in pairwise(sentence.words)
            if _INITIAL.fullmatch(word.text) and one.text[:1].isupper()
        ]
        if said:
            return put[-1].text not in said
    return False


def _is_other_those(bracket: Bracket) -> bool:
    """Tell whether «ceux» or «esta» are of another gender, or none named before."""
    keys = [word.key for word in bracket.gone]
    mine = names(bracket, bracket.filler)
    if not mine or len(keys) > _DEMONSTRATIVE or not _THOSE.keys() & {*keys}:
        return False
    if not _ANY_THOSE.issuperset(keys):
        return False
    told = next(_THOSE[key] for key in keys if key in _THOSE)
    own = ARTICLES.get(bracket.filler[0].key, "")
    if own and not {*own} & {*told}:
        return True
    reach = _FAR if mine[-1].text[:1].isupper() else _NEAR
    near = {key for sentence in bracket.back(reach) for key in sentence.keys}
    return not any(
        same_word(word.key, key, name=False)
        for word in bracket.filler[1:] or mine
        for key in near
    )


def _is_other_name(bracket: Bracket) -> bool:
    """Tell whether one person with a title stands for another."""
    found = [_titled(some) for some in both(bracket)]
    if not all(found) or len(bracket.gone) > 6:
        return False
    one, other = found
    put = {word.key for word in bracket.filler}
    return bool(one and other) and one != other and other not in put


def _is_other_office(bracket: Bracket) -> bool:
    """Tell whether another office stands for somebody with a name and an office."""
    name = _titled(bracket.gone)
    mine = names(bracket, bracket.filler)
    ours = [word.key for word in bracket.gone]
    if not name or bracket.gone[0].key not in DEFINITE or not mine:
        return False
    if _titled(bracket.filler) or bracket.filler[0].key not in DEFINITE:
        return False
    office = mine[-1].key
    person = office in OFFICES or is_person(office)
    same = any(
        same_word(office, key, name=False) or key.endswith(office) for key in ours
    )
    return person and not same and not are_tied(bracket.source, office, name)


def _is_only_owner(bracket: Bracket) -> bool:
    """Tell whether «sie» is the widow, where brackets name her husband.

    Of «die Witwe des Fabrikanten Brinkmann» the pronoun takes up her, not him.
    """
    mine = names(bracket, bracket.filler)
    if len(bracket.gone) != 1 or bracket.gone[0].key not in {*SEXES, "sie"} or not mine:
        return False
    sentence = next((one for one in bracket.back(2)[1:] if one.words), None)
    words = sentence.words if sentence else ()
    at = next((n for n, w in enumerate(words) if w.key == mine[-1].key), 0)
    if not at or any(w.key in AGENTS for w in bracket.filler):
        return False
    owned = {
        words[n - 1].key
        for n in range(max(1, at - len(words)), at)
        if words[n].key in LINKS | _DES and at - n < _NEAR * 2
    }
    female = bool(owned & AGENTS & _WOMEN)
    male = bool((owned & AGENTS) - _WOMEN)
    pronoun = bracket.gone[0].key
    return female if pronoun == "sie" or SEXES.get(pronoun) == "f" else male


def _titled(words: Sequence[Token]) -> str:
    """Return the name behind a title or an office; "" for none."""
    for at, word in enumerate(words[:-1]):
        after = words[at + 1]
        office = word.key in TITLES or word.key in OFFICES or is_person(word.key)
        if office and after.name and after.key not in TITLES:
            last = at + 1
            while last + 1 < len(words) and words[last + 1].name:
                last += 1
            return words[last].key
    return ""
