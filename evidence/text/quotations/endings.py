"""Words whose endings a writer fits to a sentence of his own: «pasa[ron]», «muss[te]».

The letters before the bracket are the source's; those in it stand for the ending that
the source has there. So the source's own word is put back, and the words are compared
again. An ending that makes another word («use[less]», «employ[er]») is none.
"""

from __future__ import annotations

import re

from evidence.text.quotations.moods import is_attributed, is_reported
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import CRITICAL, MODALS

_GLUED = re.compile(
    r"(?<![\w'])(?P<stem>[^\W\d_]+(?:'[^\W\d_]*)?)\[(?P<put>[^\W\d_]{1,5})\]"
)
_WORD = re.compile(r"[\w'’]+")
_MAKING = frozenset(
    listed(
        "less ful fully able ible ably er or ee ish ism ist like free proof most ward "
        "wards some est ess ling let los bar sam haft"
    )
)
"""Endings that make another word."""
_CONDITIONAL = re.compile(r"r(?:ía|ías|ían|íamos|ais|ait|ions|iez|aient)\Z")
"""What says that something would be, where another ending says that it is."""
_NEAR = 40
"""Characters before a verb in which its subject is looked for."""
LONGEST = 5
"""Letters of an ending in the source."""


def supplied(source: SourceText, text: str) -> str:
    """Return *text* with the source's words for those in part in brackets.

    "" where it has none, or the source has no such word beside the words around it.
    """
    plain = normal_text(text)
    found, done = [], 0
    for match in _GLUED.finditer(plain):
        word = _word_for(source, plain, match)
        if not word:
            return ""
        found += [plain[done : match.start()], word]
        done = match.end()
    return "".join([*found, plain[done:]]) if found else ""


def _word_for(source: SourceText, plain: str, match: re.Match[str]) -> str:
    """Return the source's word for one that ends in a bracket; "" for none."""
    put = match["put"].lower()
    if put in _MAKING or match["stem"].lower() + put in CRITICAL.keys() - MODALS:
        return ""
    before = _WORD.findall(plain[: match.start()])[-1:]
    after = _WORD.findall(plain[match.end() :])[:1]
    stem = rf"(?P<word>{re.escape(match['stem'].lower())}[^\W\d_]{{0,{LONGEST}}})"
    if plain[: match.start()].rstrip().endswith("]"):
        before = []
    if plain[match.end() :].lstrip().startswith("["):
        after = []
    alone = not before and not after
    for left, right in ((before, after), (before, []), ([], after)):
        if not (left or right or alone):
            continue
        head = rf"\b{re.escape(left[0].lower())}\W+" if left else r"\b"
        tail = rf"\W+{re.escape(right[0].lower())}\b" if right else r"\b"
        if there := re.search(head + stem + tail, source.normal.folded):
            word = source.normal.text[slice(*there.span("word"))]
            put_for = match["stem"] + match["put"]
            if_only = _CONDITIONAL.search(word) and not _CONDITIONAL.search(put_for)
            german = source.language == "de"
            near = source.normal.folded[max(0, there.start() - _NEAR) : there.end()]
            kept = plain[: match.start()]
            told = german and _is_told(kept, near, word, put_for)
            return "" if if_only or told else word
    return ""


def _is_told(kept: str, near: str, word: str, put: str) -> bool:
    """Tell whether a German ending makes a fact of what is only told: «ha[t]»."""
    if not is_reported(word.lower(), put.lower()) or is_attributed(kept):
        return False
    return re.search(r"\bich\b", near) is None
