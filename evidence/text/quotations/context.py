"""What stands beside a quotation in its source and takes back what it says."""

from __future__ import annotations

import re

from evidence.text.quotations.tokens import is_number, tokens
from evidence.text.quotations.turning_words import HEDGES, NEGATIONS, listed
from evidence.text.quotations.words import QUANTIFIERS, TURNING_AFTER, TURNING_BEFORE
from evidence.text.sharp_s import with_ss

REACH = 160
"""Characters that are looked at on each side."""
_FIRST = 40
"""Characters in which the first word of a quotation stands."""
_WIDE = frozenset(
    listed(
        "all every each any much either both always fully entirely completely exactly "
        "precisely rather alle allen aller jeder jede jedes beide beiden immer "
        "vollständig tous toutes chaque toujours entièrement"
    )
)
"""Without these a sentence says no more than with them."""
CUT = (
    NEGATIONS
    | HEDGES
    | (QUANTIFIERS - _WIDE)
    | {"if", "unless", "whether", "wenn", "falls", "sofern", "ob", "si"}
)
"""What may not be cut off the beginning of a sentence."""
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s")


def note_on(text: str, start: int, end: int) -> str:
    """Say what around a span of *text* turns its sense; "" where nothing does.

    Only within its own sentence. A note is no verdict: the words are quoted rightly.
    """
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    turning = TURNING_BEFORE.search(before)
    if turning and start and not text[start].isupper():
        return f"before it the source has “{' '.join(before.split())[-80:]}”"
    after = text[end : end + REACH]
    match = re.match(r"[\s,;:-]*(\w+)", after)
    if match and match[1].lower() in TURNING_AFTER and text[end - 1] not in ".!?":
        tail = _SENTENCE_END.split(after)[0]
        return f"the source goes on: “{' '.join(tail.split())[:80]}”"
    return ""


def word_before(text: str, start: int) -> str:
    """Return the word directly before a place, with nothing but blanks between."""
    before = re.search(r"([\w']+)[\s\"(]*\Z", text[max(0, start - 40) : start])
    return before[1] if before else ""


AMOUNT_BEFORE = re.compile(
    r"\b((?:no )?(?:more|less|fewer|greater|higher|lower) than|at (?:least|most)|up to"
    r"|as (?:many|much|few|little) as|nearly|almost|about|around|approximately|roughly"
    r"|over|under|below|above|only|just|close to|bis zu|mindestens|höchstens|wenigstens"
    r"|rund|etwa|knapp|fast|nahezu|über|unter|nur|ungefähr|(?:mehr|weniger) als"
    r"|(?:plus|moins|près) de|au (?:moins|plus)|jusqu'à|environ|presque|seulement|hasta"
    r"|al menos|(?:más|menos|cerca) de|casi|unos|unas|sólo)[\s\"(]*\Z",
    re.IGNORECASE,
)


_ALMOST = frozenset(listed("fast casi presque beinahe nahezu quasi"))
_WHOLE = _WIDE | NEGATIONS | {"alles", "ganz", "todo", "toda", "tout"}


def almost_before(word: str, following: str) -> bool:
    """Tell whether a word says «almost» of what follows: «fast | alle», «casi todos».

    English «fast» is another word.
    """
    return word.lower() in _ALMOST and with_ss(following.lower()) in _WHOLE


def cut_amount(text: str, quoted: str, start: int) -> str:
    """Return what is said of the number with which a quotation begins, and was cut off.

    «At least 500 were hurt» is no ground for «500 were hurt».
    """
    first = tokens(quoted[:_FIRST])[:1]
    if not first or not (is_number(first[0]) or first[0].key in {"half", "hälfte"}):
        return ""
    match = AMOUNT_BEFORE.search(text[max(0, start - 40) : start])
    return match[1] if match else ""


_PART_BEFORE = re.compile(
    r"\b((?:\d[\d.,]*|[^\W\d_]+) (?:of|des|de los|de las|de|der|von)(?: (?:the|these"
    r"|those"
    r"|our|its|their|his|her|my|all))?(?: (?P<whole>[\w.,]+))?)[\s\"(]*\Z",
    re.IGNORECASE,
)
_PARTS = frozenset(
    listed(
        "some few many most several half none neither each any part much majority "
        "minority third quarter number handful dozens hundreds thousands rest one "
        "einige viele wenige mehrere manche plusieurs beaucoup certains peu deux "
        "algunos varios mayoría mitad parte plupart moitié partie hälfte teil "
        "grossteil "
        "mehrheit"
    )
)


def cut_part(text: str, start: int) -> str:
    """Return of what a part stands before a place: «some of | our wards»."""
    found = _PART_BEFORE.search(text[max(0, start - 60) : start])
    if found is None:
        return ""
    first, *_, last = tokens(found[1])
    if found["whole"] and not is_number(last):
        return ""
    return found[1] if is_number(first) or first.key in _PARTS else ""


def cut_negation(text: str, quoted: str, start: int) -> str:
    """Return what was cut off a quotation given as a whole sentence, if it turns it.

    "Not everybody agrees" is no ground for "Everybody agrees", nor "Maybe they did" for
    "They did", nor "About half went" for "Half went". A fragment that begins
    with a small letter is quoted inside another's sentence, which may say "not" itself.
    """
    if not quoted[:1].isupper() or not text[start].islower():
        return ""
    word = word_before(text, start)
    lower = with_ss(word.lower())
    turning = lower in CUT or almost_before(
        word, re.split(r"\W", quoted, maxsplit=1)[0]
    )
    return word if turning or lower.endswith("n't") else cut_part(text, start)
