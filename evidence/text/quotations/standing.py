"""How a name, or a noun, stands in a sentence whose pronoun it may be.

What only says whose another is, what something is, or that it is not there, is nothing
that a pronoun takes up.
"""

from __future__ import annotations

from evidence.text.quotations.brackets import INDEFINITE
from evidence.text.quotations.candidates import Mention
from evidence.text.quotations.named import Named
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.turning_words import NEGATIONS
from evidence.text.quotations.turns import Sentence
from evidence.text.quotations.words import BE

_OPENING = frozenset({"and", "but", "then", "so", "when", "also", "later"})
_LEADING = frozenset({"of", "by", "to", "from", "with", "for", "at", "on", "about"})


def is_denied(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a thing is said not to be there: «I have yet to see a costing»."""
    before = [word.key for word in sentence.words if word.start < one.words[0].start]
    return one.words[0].key in INDEFINITE and bool(
        NEGATIONS & {*before[-6:]} or before[-4:-1] == ["have", "yet", "to"]
    )


def is_genitive(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a German noun says whose another is: «Vertrauen der Eltern»."""
    at = sentence.words.index(one.words[0])
    before = sentence.words[at - 1] if at else None
    return one.words[0].key in {"der", "des"} and before is not None and before.name


def only_owns(sentence: Sentence, one: Mention, named: Named) -> bool:
    """Tell whether a noun only says whose what is named is: «the directors' fees»."""
    at = sentence.words.index(one.words[-1])
    return {word.key for word in sentence.words[at + 1 : at + 2]} <= {
        *named.heads
    } and (at + 1 < len(sentence.words))


def is_new(sentence: Sentence, named: Named) -> bool:
    """Tell whether a thing is named there for the first time: «set up a committee»."""
    keys = [word.key for word in sentence.words]
    return any(
        key in named.heads and INDEFINITE & set(keys[max(0, at - 2) : at])
        for at, key in enumerate(keys)
    )


def is_theirs(sentence: Sentence, pronoun: str, named: Named) -> bool:
    """Tell whether who is named is only somebody of hers: «she …, her supervisor»."""
    if pronoun not in {"he", "she"} or named.words[-1].text[:1].isupper():
        return False
    keys = [word.key for word in sentence.words]
    own = {"his"} if pronoun == "he" else {"her"}
    named_at = [at for at, key in enumerate(keys) if key in named.heads]
    return bool(named_at) and all(
        pronoun in keys[:at] and keys[at - 1] in own and keys[at - 2] in _LEADING
        for at in named_at
    )


def is_predicate(sentence: Sentence, one: Mention) -> bool:
    """Tell whether a noun only says what something is: «That is hardly a success»."""
    at = sentence.words.index(one.words[0])
    before = {word.key for word in sentence.words[max(0, at - 2) : at]}
    return one.words[0].key in INDEFINITE and bool(BE & before)


def is_behind_it(sentence: Sentence, pronoun: str, named: Named) -> bool:
    """Tell whether who is named stands only behind the same pronoun as a subject.

    «She sang, which my mother forbade»: there she is not my mother, nor is the «she»
    that goes on.
    """
    keys = [word.key for word in sentence.words]
    begins = [*(key for key in keys[:3] if key not in _OPENING)][:1]
    if pronoun not in {"he", "she"} or begins != [pronoun]:
        return False
    return not any(key in named.heads for key in keys[: keys.index(pronoun)])


def is_apposed(source: SourceText, one: Mention) -> bool:
    """Tell whether a noun only says who somebody is: «the son came, a young man»."""
    before = source.normal.text[: one.words[0].start].rstrip()
    return one.words[0].key in INDEFINITE and before.endswith(",")
