"""Whether brackets make a fact of what the source only plans, hopes for or asks.

«The campaign is due to begin» is not «the campaign [began]», and who meets to decide
«whether to call it off» has not called it off. What somebody used to do, or managed to
do, was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evidence.text.quotations.forms import VERB_FORMS, same_word
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import AUXILIARIES, FREE, MODALS

_FEW = 3
"""Words of a verb with what goes with it."""
_LEADING = frozenset(listed("the a an this that these those his her its their who"))
_OPEN = frozenset(listed("whether"))
"""What leaves open which of two is so."""
_DONE = frozenset(
    listed(
        "used began begun begin begins started start starts continued continue "
        "continues managed manage manages happened happens came come went helped "
        "proceeded proceeds dared able forced made had has have obliged compelled "
        "got right first last glad sorry pleased sad surprised delighted"
    )
)
"""What stands before a «to» of what was done: «used to», «managed to»."""
_AHEAD = (
    frozenset(
        listed(
            "to whether going will would shall should may might could can must due "
            "expected planned scheduled about"
        )
    )
    | MODALS
)
"""What in the brackets still says that it is ahead."""


def makes_fact(filler: Sequence[Token], replaced: Sequence[Token]) -> str:
    """Say what plan or question brackets make a fact of; "" where none."""
    gone = [word for word in replaced if not word.noise]
    put = [word.key for word in filler]
    if not gone or not put or _AHEAD & set(put):
        return ""
    shown = " ".join(word.text for word in filler), " ".join(w.text for w in gone)
    fault = f"“[{shown[0]}]” makes a fact of “{shown[1]}”"
    if _OPEN & {word.key for word in gone} and any(map(_is_finite, filler)):
        return fault
    return fault if any(_done(filler, verb) for verb in _ahead(gone)) else ""


def other_verb(filler: Sequence[Token], replaced: Sequence[Token]) -> str:
    """Say whether what was done is put for something else: «[been given]» for «asked».

    Only where nothing but verbs, and what goes with them, stands on both sides.
    """
    new = [word for word in filler if word.key not in FREE]
    old = [word for word in replaced if word.key not in FREE and not word.noise]
    if not new or not old or len(filler) > _FEW or len(old) > _FEW:
        return ""
    plain = all(map(_is_verb, new)) and any(map(_is_verb, old))
    if not plain or filler[0].key in _LEADING:
        return ""
    if any(same_word(one.key, two.key, name=False) for one in new for two in old):
        return ""
    shown = (" ".join(word.text for word in some) for some in (filler, replaced))
    return "“[{}]” instead of “{}”".format(*shown)


def other_end(filler: Sequence[Token], tail: Sequence[Token]) -> str:
    """Say whether a sentence ends in brackets with what somebody did otherwise.

    «We think that cleaning [cures the disease]», where the source has «helps».
    """
    ends = len(tail) <= len(filler) + 1 and len(filler) > 1
    if not ends or not (_is_finite(filler[0]) and _is_finite(tail[0])):
        return ""
    if filler[0].key in AUXILIARIES or tail[0].key in AUXILIARIES:
        return ""
    if any(same_word(one.key, two.key, name=False) for one in filler for two in tail):
        return ""
    shown = (" ".join(word.text for word in some) for some in (filler, tail))
    return "“[{}]” instead of “{}”".format(*shown)


def _is_verb(word: Token) -> bool:
    """Tell whether a word has the form of a verb that tells what is done or was."""
    return word.text.islower() and (
        word.key in VERB_FORMS or word.key.endswith(("ed", "ing"))
    )


def _ahead(words: Sequence[Token]) -> list[Token]:
    """Return the verbs that stand behind a «to», if it does not tell what was done."""
    found = []
    for at, (one, verb) in enumerate(pairwise(words)):
        before = words[at - 1].key if at else ""
        if one.key != "to" or before in _DONE or not before:
            continue
        behind = words[at + 2 : at + 3] if verb.key in {"have", "be"} else ()
        found += [verb, *behind]
    return found


def _done(filler: Sequence[Token], verb: Token) -> bool:
    """Tell whether brackets have a verb in a form that says it was done."""
    return verb.key not in AUXILIARIES and any(
        _is_finite(word) and same_word(word.key, verb.key, name=False)
        for word in filler
    )


def _is_finite(word: Token) -> bool:
    """Tell whether a word may be a verb that tells what is or was."""
    lower = word.text.islower() and word.kind == "word"
    return (
        lower
        and not word.key.endswith("ing")
        and (word.key in VERB_FORMS or word.key.endswith(("ed", "s")))
    )
