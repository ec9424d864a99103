"""Pronouns of German, French and Spanish, which are of persons and of things alike.

«Il» is the minister or the report: the article of what words in brackets name must
agree with it; and of two that agree the subject is taken, unless it is spoken of beside
the pronoun already, or only leads to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.quotations.candidates import Mention
from evidence.text.quotations.forms import bare
from evidence.text.quotations.named import Named
from evidence.text.quotations.persons import EITHER, SPEAKING
from evidence.text.quotations.sayings import is_saying
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence, Turns, sentence_after

_OTHER_GENDER = {
    "il": frozenset({"la", "une", "cette", "les", "des", "ces"}),
    "elle": frozenset({"le", "un", "ce", "cet", "les", "des", "ces"}),
    "ils": frozenset({"le", "la", "un", "une", "ce", "cet", "cette"}),
    "elles": frozenset({"le", "la", "un", "une", "ce", "cet", "cette"}),
    "er": frozenset({"die", "das", "eine", "diese", "dieses"}),
    "sie": frozenset({"das", "dieses"}),
    "él": frozenset({"la", "una", "esta", "los", "las"}),
    "ella": frozenset({"el", "un", "este", "los", "las"}),
}
"""Articles of whom or what a pronoun does not stand for."""
_SUBJECTS = frozenset({"er", "sie", "il", "elle", "ils", "elles"})
_SILENT = frozenset(
    listed(
        "schwieg nickte lachte lächelte seufzte zögerte tut rit sourit hésita soupira "
        "calló asintió rió sonrió vaciló suspiró"
    )
)
"""What only somebody does who is spoken to, and says nothing."""
_TAKEN = frozenset({"lui", "l'", "ihm", "ihn"})
"""An object of the third person beside a pronoun: whoever it is, the subject is not."""
_GOVERNED = 2
"""The rank of what a preposition governs."""
_BESIDE, _LAST = 6, 6
"""Words behind a pronoun, and words at the end of a sentence."""
_OF = frozenset({"de", "von"})
_FEMALE = frozenset({"la", "une", "die", "eine", "ma", "sa"})
_MALE = frozenset({"le", "un", "der", "mon", "mein"})


def is_of_another_gender(named: Named, pronoun: str) -> bool:
    """Tell whether the article of what is named forbids a pronoun."""
    return named.words[0].key in _OTHER_GENDER.get(pronoun, ())


def agrees(one: Mention, pronoun: str) -> bool:
    """Tell whether an article agrees with a pronoun of German or French."""
    first = one.words[0].key
    if first == "der" and one.rank == _GOVERNED:
        return pronoun in {"sie", "ihr", "ihre"}  # «in der Kasse»
    if pronoun in {"sie", "elle", "ihr", "ihre"}:
        return first in _FEMALE or one.sex == "f"
    if pronoun in {"er", "il", "ihn"}:
        return first in _MALE or one.sex == "m"
    return one.many


def governs(sentence: Sentence, one: Mention, here: Sequence[Mention]) -> bool:
    """Tell whether a noun leads to the other: «la fermeture de l'usine»."""
    at = sentence.words.index(one.words[-1])
    behind = [word.key for word in sentence.words[at + 1 : at + 3]]
    first = {other.words[0].key for other in here}
    return bool(behind) and (
        (behind[0] in _OF and behind[1:] != [] and behind[1] in first)
        or (behind[0] in {"der", "des", "du"} and behind[0] in first)
    )


@dataclass(frozen=True, slots=True)
class Meant:
    """What brackets name for a *pronoun* at a place of a source."""

    source: SourceText
    at: int
    named: Named
    pronoun: str

    def left(
        self, sentence: Sentence, found: Sequence[Mention], turns: Turns
    ) -> list[Mention]:
        """Return those of a sentence for whom the pronoun may still stand."""
        if not self.named.person and self._is_taken(turns):
            return [one for one in found if one.rank or not agrees(one, self.pronoun)]
        if self._answers(sentence):
            return [one for one in found if one.person]
        if self._is_last_thing(sentence):
            return [one for one in found if not one.person]
        return list(found)

    def _answers(self, sentence: Sentence) -> bool:
        """Tell whether it says something, or nothing, to what a first person said.

        «Ich erwiderte, dass der Plan es nicht vorsehe. Er schwieg»: no plan does.
        """
        keys = [word.key for word in sentence.words[:4]]
        said = any(is_saying(word, None, ()) for word in sentence.words[1:4])
        if self.pronoun not in _SUBJECTS or not keys or keys[0] not in SPEAKING:
            return False
        behind = self.source.tokens(self.at, self.at + 60)[1:3]
        return said and any(
            word.key in _SILENT or is_saying(word, None, ()) for word in behind
        )

    def _is_taken(self, turns: Turns) -> bool:
        """Tell whether somebody else of that sentence is an object beside it.

        «Le ministre a demandé un rapport. Il devrait lui être remis»: not the minister
        is handed over.
        """
        own = next(iter(sentence_after(self.source, self.at, turns)), None)
        if own is None or self.pronoun not in EITHER:
            return False
        return any(word.key in _TAKEN for word in own.words[:_BESIDE])

    def _is_last_thing(self, sentence: Sentence) -> bool:
        """Tell whether it may be the thing named last: «the file. It lies before me».

        One who says or thinks something is a person.
        """
        if self.pronoun not in _SUBJECTS or self.named.person:
            return False
        if self.source.language in {"", "en"}:
            return False
        behind = self.source.tokens(self.at, self.at + 60)[1:4]
        nouns = [word.key for word in sentence.words[-_LAST:]]
        return not any(is_saying(word, None, ()) for word in behind) and any(
            bare(head) in nouns for head in self.named.heads
        )
