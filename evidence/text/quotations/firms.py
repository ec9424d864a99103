"""Which firm «the company» is: the one that a source has named last before it.

What is a firm is told by how it is registered: «Oceanic Harvest Ltd».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import bare
from evidence.text.quotations.phrases import DETERMINERS
from evidence.text.quotations.relations import OF, SOMEBODYS
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied, content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence, sentences_before, turns_around

_FIRM = frozenset(
    listed(
        "company firm group manufacturer operator empresa compañía sociedad société "
        "entreprise compagnie unternehmen gesellschaft firma betrieb konzern"
    )
)
_REGISTERED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w&'-]+ ){1,4})"
    r"(?:Ltd|Limited|plc|PLC|LLP|LLC|Inc|Corp|GmbH|AG|KG|SE|S\. ?A|SA|SARL|S\. ?L|NV|BV"
    r"|Oy|AB|A/S|SpA)\b"
)
_BESIDE = 4
"""Words before an owner in which it is said of what."""
_NEAR = 5
"""Sentences before in which a firm has been named."""


def other_firm(
    source: SourceText, filler: Sequence[Token], words: Sequence[Token]
) -> str:
    """Say which firm «the company» is, if it is not the one named."""
    gone = [word for word in words if not word.noise]
    own = [word for word in content(filler) if word.text[:1].isupper()]
    if len(gone) != 2 or gone[0].key not in DETERMINERS or not own:
        return ""
    own = [word for word in own if word.key not in _FIRM | DETERMINERS]
    noun = gone[1].key
    if noun not in _FIRM or not own:
        return ""
    known, head, last = _registered(source), bare(own[0].key), own[-1]
    if not known or not re.search(rf"\b{re.escape(head)}\b", source.normal.folded):
        return ""
    if are_tied(source, noun, bare(last.key)):
        return ""
    for sentence in islice(
        sentences_before(source, gone[0].start, turns_around(source, gone[0].start)),
        _NEAR,
    ):
        here = {head, bare(last.key)} & sentence.keys
        firm = _named(sentence, known)
        if here and not (firm and _is_owner(sentence, head)):
            return ""
        if firm:
            return f"“{shown(gone)}” is “{firm}” rather than “[{shown(filler)}]”"
    return ""


def _is_owner(sentence: Sentence, head: str) -> bool:
    """Tell whether who is named is only the owner of a firm: «a subsidiary of»."""
    keys = [word.key for word in sentence.words]
    at = keys.index(head) if head in keys else 0
    before = keys[max(0, at - _BESIDE) : at]
    return bool(SOMEBODYS & {*before}) and bool(OF & {*before})


def _registered(source: SourceText) -> list[str]:
    """Return the names, without their ending, of all firms of a source."""
    text = " ".join(source.normal.text.split())
    return [match["name"].strip() for match in _REGISTERED.finditer(text)]


def _named(sentence: Sentence, known: Sequence[str]) -> str:
    """Return the firm that a sentence names; "" for none."""
    text = " ".join(sentence.text.split())
    return next((one for one in known if one in text), "")
