"""Whether an ellipsis parts what a pair of words joins: both … and, either … or."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.tokens import tokens
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import RELATIVES

PAIRS = {
    "both": ("and",),
    "either": ("or",),
    "neither": ("nor",),
    "between": ("and",),
    "whether": ("or",),
    "sowohl": ("als",),
    "weder": ("noch",),
    "entweder": ("oder",),
    "zwischen": ("und",),
    "ni": ("ni",),
    "soit": ("soit",),
    "tanto": ("como",),
    "entre": ("et", "y"),
}
"""Words that open a pair, and what joins its second half."""
OR = frozenset(listed("or nor oder noch ou ni o"))
_EITHER = frozenset(listed("either entweder soit"))


def broken_pair(hidden: Hidden) -> str:
    """Say which half of a pair is left out; "" where none is."""
    return _halved(hidden) or _second_half(hidden)


def _halved(hidden: Hidden) -> str:
    """Say whether the second half of a pair is left out, or its first word."""
    if not hidden.whole:
        return ""
    kept, coming = keys_of(hidden.kept), keys_of(hidden.coming)
    inside = [
        key
        for words, left, right in hidden.segments()
        if left or right or not RELATIVES & set(keys_of(words)[:2])
        for key in keys_of(words)
    ]  # «…, in which both universities took part, | and» is closed on its own
    for opener, joiners in PAIRS.items():
        if opener in kept:
            rest = kept[kept.index(opener) + 1 :]
            if not set(joiners) & set(rest) and _joined(hidden, joiners):
                return f"it leaves out a half of “{opener} … {joiners[0]}”"
        opens = opener in inside and not set(joiners) & set(
            inside[inside.index(opener) + 1 :]
        )
        if opens and set(joiners) & set(coming[:12]):
            return f"it leaves out the beginning of “{opener} … {joiners[0]}”"
    return ""


def _joined(hidden: Hidden, joiners: Sequence[str]) -> bool:
    """Tell whether a second half is left out, and no example between commas.

    «Whether it helps others, such as the lapwing or the snipe, is open.»
    """
    return any(
        set(joiners) & set(keys_of(words))
        and (left or right or words[0].key in joiners)
        for words, left, right in hidden.segments()
    )


def _second_half(hidden: Hidden) -> str:
    """Say whether the second half is kept alone: «either he lies or | he is blind».

    Of «both … and» that matters where both at once are denied.
    """
    keys = keys_of(tokens(hidden.tail))
    if not hidden.coming or len(keys) < 2:
        return ""
    kept = keys_of(hidden.kept) if hidden.whole else ()
    if "both" in keys and keys[-1] == "and":
        denied = NEGATIONS & set(keys_of(hidden.kept))
        return "it leaves out a half of “both … and”, which is denied" if denied else ""
    opened = _EITHER & {*keys, *kept} if keys[-1] in OR else frozenset()
    return f"it leaves out a half of “{min(opened)} … {keys[-1]}”" if opened else ""
