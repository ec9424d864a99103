"""The pinned passages of a brief, read from the store when the ledger is closed again.

Only their words, a little around them and a piece of their page: what a quotation needs
to be read in its context.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.errors import IntegrityFailure
from evidence.exporters.passage_line import PassageLine
from evidence.models.vocabulary import PassageMatch
from evidence.services.brief.page_crops import NOTHING, draw_crops
from evidence.services.brief.pinned import Pinned
from evidence.services.passages.copies import Stores
from evidence.services.snapshots.texts import read_text
from evidence.text.cells import in_one_line

__all__ = ["draw_passages"]

AROUND = 220
"""Characters of context on both sides of a passage."""
_HOW = {
    PassageMatch.ELIDED: "something is left out; in the copy:",
    PassageMatch.REWORDED: "not to the letter; in the copy:",
}


def draw_passages(
    stores: Stores, pinned: Sequence[Pinned], *, crops: bool
) -> dict[str, PassageLine]:
    """Return the passages by their evidence, with pictures of pages if *crops*.

    Each PDF or picture is drawn in a limited child. What is missing, or cannot be
    drawn, is told in the passage's remark; a brief is printed all the same.
    """
    lines: dict[str, PassageLine] = {}
    by_copy: dict[str, list[Pinned]] = {}
    for one in pinned:
        by_copy.setdefault(one.passage.sha256, []).append(one)
    for own in by_copy.values():
        lines |= _lines(stores, own, crops=crops)
    return lines


def _lines(
    stores: Stores, pinned: Sequence[Pinned], *, crops: bool
) -> Iterator[tuple[str, PassageLine]]:
    """Yield the passages of one copy by their evidence."""
    texts: dict[str, str] = {}
    bare = []
    for one in pinned:
        name = one.passage.text_sha256
        try:
            if name not in texts:
                texts[name] = read_text(stores(), one.passage.sha256, name)
        except IntegrityFailure:
            texts[name] = ""
        bare.append(_line(one, texts[name]))
    drawn = draw_crops(stores, pinned, texts) if crops else [NOTHING] * len(pinned)
    for one, line, (pictures, remark) in zip(pinned, bare, drawn, strict=True):
        yield one.evidence, replace(line, crops=pictures, remark=line.remark or remark)


def _line(one: Pinned, text: str) -> PassageLine:
    anchor = one.passage.anchor
    stands = text[anchor.start : anchor.end] == anchor.exact
    before = text[max(0, anchor.start - AROUND) : anchor.start] if stands else ""
    after = text[anchor.end : anchor.end + AROUND] if stands else ""
    lost = "the copy’s text is missing or altered: evidence snapshot verify"
    return PassageLine(
        before=_before(before, cut=anchor.start > AROUND),
        words=in_one_line(anchor.exact),
        after=_after(after, cut=anchor.end + AROUND < len(text)),
        how=_HOW.get(one.passage.outcome, ""),
        page=one.passage.page,
        snapshot=one.copy.name,
        retrieved_on=one.copy.retrieved_on,
        sha256=one.passage.sha256,
        recognised=one.passage.is_recognised,
        remark="" if stands else lost,
    )


def _before(text: str, *, cut: bool) -> str:
    """Return the last whole words of the paragraph before a passage."""
    paragraph = text.rpartition("\n\n")[2]
    words = in_one_line(paragraph).split()
    if cut and paragraph == text and len(words) > 1:
        words = ["…", *words[1:]]
    return " ".join(words) + (" " if words and paragraph[-1:].isspace() else "")


def _after(text: str, *, cut: bool) -> str:
    paragraph = text.partition("\n\n")[0]
    words = in_one_line(paragraph).split()
    if cut and paragraph == text and len(words) > 1:
        words = [*words[:-1], "…"]
    return (" " if words and paragraph[:1].isspace() else "") + " ".join(words)
