"""Whether one of two clauses goes, that are joined and begin with the same word."""

from __future__ import annotations

from evidence.text.quotations.clauses import THAT
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import NEGATIONS
from evidence.text.quotations.words import AUXILIARIES, COORDINATORS, RELATIVES

_AND = frozenset({"y", "e", "et"})


def is_conjunct(last: tuple[Token, ...], hidden: Hidden, *, verb: bool) -> bool:
    """Tell whether the words left out end such a clause and begin the other.

    «Se pide que la entidad | publique las cuentas y que | contrate una auditoría», with
    a *verb* behind; «who had no key and | who kept a diary».
    """
    key, following = last[-1].key, hidden.coming[0]
    again = hidden.kept[-1:] and hidden.kept[-1].key == key and key in RELATIVES
    if again and len(last) > 1 and last[-2].key in COORDINATORS:
        return True
    return (
        verb
        and len(last) > 2
        and last[-2].key in _AND
        and key in keys_of(hidden.kept)
        and following.key not in NEGATIONS | AUXILIARIES
        and not THAT & set(keys_of(last[:-1]))
    )
