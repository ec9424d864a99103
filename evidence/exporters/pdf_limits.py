"""What laying a brief out as PDF may take."""

from __future__ import annotations

from evidence import worker
from evidence.exporters.base import Brief

SECONDS = 60.0
SECONDS_A_CLAIM = 0.5
BUSY = 4
"""How many times as long it may take on a machine that has much else to do."""
SECONDS_A_PICTURE = 0.25
"""For each piece of a source's page on the cards."""
MEMORY = 2 << 30
"""Bytes: of the program, and of the part of the brief that is being laid out."""
MEMORY_A_CLAIM = 1 << 20
"""Bytes beyond: of what has been laid out, some 0.3 MB for a rich card."""
MEMORY_A_PICTURE = 4 << 20
"""Bytes beyond, for each piece of a source's page."""
LARGEST = 512 << 20
"""Bytes of the finished PDF."""


def limits_for(brief: Brief) -> worker.Limits:
    """Return what laying *brief* out may take.

    60 s, half a second a claim and a quarter a picture of a page, in processor time; 2
    GiB, one MiB a claim and four a picture.
    """
    claims = len(brief.cards)
    pictures = sum(
        len(line.passage.crops)
        for card in brief.cards
        for line in card.evidence
        if line.passage
    )
    cpu = SECONDS + SECONDS_A_CLAIM * claims + SECONDS_A_PICTURE * pictures
    memory = MEMORY + MEMORY_A_CLAIM * claims + MEMORY_A_PICTURE * pictures
    return worker.Limits(wall=BUSY * cpu, cpu=int(cpu), memory=memory, answer=LARGEST)
