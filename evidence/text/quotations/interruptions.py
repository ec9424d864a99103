"""What interrupts a speaker's words in the source and is no part of them.

«“If they had not come,” he said, “I would have died”» may be quoted as «If they had not
come, I would have died»: the marks of the source itself say where his words stop and go
on. So may what a minute-taker puts between: «(Applause.)».
"""

from __future__ import annotations

import re

from evidence.text.quotations.alignment import Block
from evidence.text.quotations.turning_words import listed

LONGEST = 160
"""Characters of an interruption."""
_SAYS = (
    r"(?:sa(?:id|ys)|add(?:s|ed)|told|tells|repl(?:ies|ied)|ask(?:s|ed)|wr(?:ote|ites)"
    r"|continue[sd]?|explain(?:s|ed)|insist(?:s|ed)|recall(?:s|ed)|warn(?:s|ed)"
    r"|argue[sd]?|remark(?:s|ed)|answer(?:s|ed)|went on|goes on|cr(?:ies|ied)"
    r"|shout(?:s|ed)|whisper(?:s|ed)|state[sd]?|declare[sd]?|observe[sd]?|note[sd]?"
    r"|concede[sd]?|conclude[sd]?|laugh(?:s|ed)|sigh(?:s|ed)|testif(?:ies|ied)"
    r"|sagte?n?|erklärte?n?|meinte?n?|fügte|schrieb|schreibt|betonte?n?|so"
    r"|dit|disait|affirme|affirmait|ajoute|ajouta|répond|répondit|explique|déclare"
    r"|dijo|dice|afirmó|añadió|explicó|respondió|aseguró|contó)"
)
_TAG = re.compile(
    rf'[\s,.;:!?…-]*["\'][\s,;-]*(?P<tag>[^"\']*?\b{_SAYS}\b[^"\']*?)[\s,.:;-]*["\'][\s]*'
)
_STAGE = frozenset(
    listed(
        "applause laughter laughs laughing interruption interruptions crosstalk "
        "inaudible unclear pause pauses silence cheers cheering coughs sighs cries "
        "crying weeps smiles beifall zwischenruf zwischenrufe heiterkeit lachen unruhe "
        "pause applaudissements rires mouvements interruptions aplausos risas "
        "interrupciones"
    )
)
_DIRECTION = re.compile(r"\s*[(\[*](?P<words>[^()\[\]]{1,60})[)\]*][\s.]*")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-Þ])")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Sr|Sra|Gen|Lt|Col|Sgt)\.\s+")


_LABEL = re.compile(r"[.?!…][\"']?\s+(?:[QAFR][.:]|[A-ZÀ-Þ][^:\"?!]{0,60}:)\s*[\"']?")
"""Who speaks next, between the end of what one says and what the next one does."""
PARTED = re.compile(r'"\s*(?:[-–—,;/]\s*)?"')
"""Marks that close what one says and open what the next one does."""


def is_turn(before: Block, after: Block, source: str, quoted: str) -> bool:
    """Tell whether what is left out between is the label of who speaks next.

    «“Did you see him?” – “Once.”»: each turn in its own marks says that another speaks.
    """
    if not (before.same and after.same):
        return False
    label = source[before.source[-1].end : after.source[0].start]
    marks = quoted[before.quoted[-1].end : after.quoted[0].start]
    return _LABEL.fullmatch(label) is not None and PARTED.search(marks) is not None


def is_interruption(block: Block, source: str) -> bool:
    """Tell whether all that *block* leaves out of the source interrupts it."""
    if block.quoted or not block.source:
        return False
    first, last = block.source[0].start, block.source[-1].end
    if last - first > LONGEST:
        return False
    start = first - _distance(source[max(0, first - 12) : first][::-1])
    end = last + _distance(source[last : last + 12])
    gap = source[start:end]
    if match := _DIRECTION.fullmatch(gap.lstrip(".,;:!?- ")):
        words = re.findall(r"[^\W\d_]+", match["words"].lower())
        return bool(_STAGE.intersection(words))
    match = _TAG.fullmatch(gap)
    return match is not None and not _SENTENCE_END.search(_SHORT.sub("", match["tag"]))


def _distance(text: str) -> int:
    """Return how many characters there are up to the next letter or digit."""
    return next((at for at, sign in enumerate(text) if sign.isalnum()), len(text))
