"""Whether two units count the same thing: by the noun that heads them.

"participating States bordering China" and "States" both count States; what else the
words say belongs to the scope. The nouns taken for one are few and listed here.
"""

from __future__ import annotations

import re

_CUT = frozenset(
    {
        "of",
        "in",
        "with",
        "from",
        "for",
        "on",
        "at",
        "to",
        "by",
        "under",
        "that",
        "who",
        "which",
        "whose",
        "where",
        "across",
        "worldwide",
        "without",
        "within",
        "among",
        "between",
        "and",
        "or",
    }
)
_ONE = {
    "people": "person",
    "persons": "person",
    "country": "state",
    "nation": "state",
    "men": "man",
    "women": "woman",
    "children": "child",
}
_CURRENCY = re.compile(r"(?:US|A|C|NZ|HK)?[$€£¥]")
_NOT_PLURAL = ("ss", "us", "is")


def unit_head(unit: str) -> str:
    """Return what *unit* counts, in the singular; "" for no unit.

    "%" for percentages of anything, the sign for money, "tonne per year" for rates.
    """
    words = unit.lower().replace("-", " ").split()
    if not words:
        return ""
    if words[0] == "%":
        return "%"
    if currency := _CURRENCY.match(unit):
        return currency.group().lower().replace("us$", "$")
    head = singular(_noun(words))
    if "per" in words:
        return f"{head} {' '.join(words[words.index('per') :])}"
    return head


def _noun(words: list[str]) -> str:
    """Return the last word before a preposition or a trailing participle."""
    last = words[0]
    for word in words:
        if word in _CUT or word == "per":
            break
        if word.endswith(("ing", "ed")) and (singular(last) != last):
            break
        last = word
    return last.strip(",;:")


def singular(word: str) -> str:
    """Return the singular of an English plural, and one word for those taken as one."""
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(_NOT_PLURAL):
        word = word[:-1]
    return _ONE.get(word, word)
