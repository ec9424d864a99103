"""In which language a text is, by its small words or its script.

For telling a translated quotation from an invented one: nothing is decided by it but
that words of one language cannot be found in a text of another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LEAST = 2
"""Small words that a text must have for its language to be told."""
OWN = 4
"""Small words of one language alone by which it is told from its neighbour."""
SAMPLE = 20_000
_SMALL = {
    "en": "the of and to in is that for was with are not this have be which "
    "were from by they has had will would there their been its",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein "
    "eine als auch es werden aus er hat dass sie nach bei wird sind wurde wurden waren "
    "hatte zum zur vom über oder noch nur kein keine alle aller durch gegen bis ihre "
    "am rund seit beim",
    "fr": "le la les des et en un une du est que qui dans pour pas sur au avec "
    "ce il sont par plus ne se nous vous aux cette ont été étaient était leur leurs "
    "dont selon entre mais",
    "es": "el la los las fue no de que y en un una por con para es del se su al lo "
    "como "
    "más pero sus ha este está son también",
    "it": "il di che e la per un una in è non con sono del della le dei si da "
    "al come più nel gli anche ha alla",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook "
    "als maar bij door werd naar wordt",
    "pt": "o os as de que e em um uma para com não por mais como dos da do das "
    "ao foi são se na no pelo",
    "sv": "och att det som en på är av för den med till inte om ett har de var "
    "jag från",
    "pl": "w i na z się nie do jest to że o jak po co dla od przez jego są był",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
}


def language_of(text: str) -> str:
    """Return the language of *text* (ISO 639-1); empty where it cannot be told.

    Cyrillic is told as ``ru``, Arabic script as ``ar``, whatever their language.
    """
    sample = text[:SAMPLE]
    letters = sum(sign.isalpha() for sign in sample)
    if not letters:
        return ""
    for language, script in _SCRIPTS.items():
        if len(script.findall(sample)) * 2 > letters:
            kana = (
                language == "zh" and len(_SCRIPTS["ja"].findall(sample)) * 10 > letters
            )
            return "ja" if kana else language
    words = [word.lower() for word in _WORD.findall(sample)]
    counts = Counter(
        {
            language: sum(word in small for word in words)
            for language, small in _WORDS.items()
        }
    )
    (best, most), (other, second) = counts.most_common(2)
    if most < LEAST or most * 12 < len(words):
        return ""
    if most < second * 1.5 and not _clearly(words, best, other):
        return ""
    return best


def _clearly(words: Sequence[str], best: str, other: str) -> bool:
    """Tell whether words are of one of two languages by what the other has not.

    Spanish has many a small word in common with Portuguese and French.
    """
    own, theirs = _WORDS[best] - _WORDS[other], _WORDS[other] - _WORDS[best]
    mine = sum(word in own for word in words)
    return mine >= OWN and mine >= 3 * sum(word in theirs for word in words)
