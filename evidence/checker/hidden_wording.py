"""What rules say of signs by which a text reads otherwise than it is written.

The signs themselves are not seen, or look like others: their code points are told.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.wording import distinct, listed
from evidence.text.hidden_signs import Hidden, as_seen
from evidence.text.quoted.inner_marks import in_marks

RETYPE = "type the number again, in the digits 0 to 9 and with nothing between them"
TAKE_OUT = "take the signs out, and read the sentence again as it then stands"


def said_of_line(signs: str) -> str:
    """Return what is said of a line that *signs* turn around."""
    return f"the line is turned around by {_points(signs)}"


def said_of_number(written: str, kind: Hidden, signs: str) -> str:
    """Return what is said of a number as it is *written*, with *signs* of a *kind*."""
    seen = in_marks(as_seen(written).strip(".,"))
    if kind is Hidden.UNSEEN:
        return f"within {seen} stands what nobody sees: {_points(signs)}"
    if kind is Hidden.LETTER:
        letters = _points(sign for sign in signs if sign.isalpha())
        return f"{seen} has a letter for a digit: {letters}"
    return f"{seen} has other digits than 0 to 9: {_points(signs)}"


def _points(signs: Iterable[str]) -> str:
    return listed(distinct(f"U+{ord(sign):04X}" for sign in signs))
