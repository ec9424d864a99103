"""Find the rosters of a text: lists of named members in prose, in items and in tables.

What it finds is a proposal, as a figure that is found is: three names in a row, or two
where the sentence says that they are two or leads them in as a list. Authors of
citations, adjectives, months and offices are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.text.document import Block, BlockKind, Document
from evidence.text.rosters.found import FoundMember, FoundRoster, roster_of
from evidence.text.rosters.leads import Said, modify, said_of
from evidence.text.rosters.lists import (
    LEAST,
    Line,
    items_of,
    lines_of,
    roster_of_items,
    rosters_of_table,
    tables_of,
)
from evidence.text.rosters.names import flattened, rows

_CITED = re.compile(r"\s*(?:\(\s*)?(?:1[0-9]{3}|20[0-9]{2})[a-z]?\b|,? et al\b")
_MARKED = re.compile(
    r"^[ \t]*(?:[-*•‣–·]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[ \t]", re.MULTILINE
)


def rosters_in(text: str) -> tuple[FoundRoster, ...]:
    """Return the rosters of *text* in order; they do not overlap."""
    found = [*_listed(text), *_tabled(text), *_in_prose(text)]
    return _apart(found)


def rosters_of_document(document: Document) -> tuple[FoundRoster, ...]:
    """Return the rosters of all blocks, at their places in the document's text."""
    found: list[FoundRoster] = []
    above = ""
    items: list[Line] = []
    for block in [*document.blocks, None]:
        if block is not None and block.kind is BlockKind.LIST_ITEM:
            items.append((block.start, document.text[block.start : block.end]))
        elif items:
            if roster := roster_of_items(above, items):
                found.append(roster)
            items = []
        if block is None:
            break
        words = document.text[block.start : block.end]
        found += [_moved(one, block.start) for one in _of_block(block, words, above)]
        if block.kind is not BlockKind.LIST_ITEM:
            above = words.rsplit("\n", 1)[-1]
    return _apart(found)


def _of_block(block: Block, words: str, above: str) -> Iterator[FoundRoster]:
    if block.kind is BlockKind.CODE:
        return
    if block.kind is BlockKind.TABLE:
        yield from _tabled(words, above)
    else:
        yield from rosters_in(words)


def _moved(roster: FoundRoster, by: int) -> FoundRoster:
    return FoundRoster(
        roster.start + by,
        roster.end + by,
        tuple(
            FoundMember(one.start + by, one.end + by, one.name, one.whole)
            for one in roster.members
        ),
        roster.count,
        roster.complete,
    )


def _apart(found: Sequence[FoundRoster]) -> tuple[FoundRoster, ...]:
    """Return rosters in order, those that were found first where two overlap."""
    kept: list[FoundRoster] = []
    ends: list[tuple[int, int]] = []
    for roster in sorted(found, key=lambda one: (one.start, -one.end)):
        if ends and roster.start < ends[-1][1]:
            continue
        ends.append((roster.start, roster.end))
        kept.append(roster)
    return tuple(kept)


def _listed(text: str) -> Iterator[FoundRoster]:
    if _MARKED.search(text) is None:
        return
    for above, items in items_of(list(lines_of(text))):
        if roster := roster_of_items(above, items):
            yield roster


def _tabled(text: str, above: str = "") -> Iterator[FoundRoster]:
    if "|" not in text and "\t" not in text:
        return
    for table in tables_of(list(lines_of(text))):
        yield from rosters_of_table(table, above or _above(text, table))


def _above(text: str, table: Sequence[Sequence[FoundMember]]) -> str:
    """Return the last line of words before a table, its caption."""
    start = min((cell.start for row in table[:1] for cell in row), default=0)
    lines = [line for line in text[:start].rsplit("\n", 4)[:-1] if line.strip()]
    return lines[-1] if lines else ""


def _in_prose(text: str) -> Iterator[FoundRoster]:
    flat = flattened(text)
    for members, anded in rows(flat):
        start, end = members[0].start, members[-1].end
        said = said_of(flat, start, end, len(members))
        if modify(flat, end) and said.count is None:
            continue
        if _is_cited(text, end, members) or not _is_roster(members, said, anded=anded):
            continue
        yield roster_of(members, count=said.count, is_open=said.is_open)


def _is_cited(text: str, end: int, members: Sequence[FoundMember]) -> bool:
    """Tell whether the names are authors, with their year behind them."""
    if all(member.is_state for member in members):
        return False
    return _CITED.match(text, end) is not None


def _is_roster(members: Sequence[FoundMember], said: Said, *, anded: bool) -> bool:
    if len(members) >= LEAST:
        return anded or said.tailed or said.led or said.count is not None
    if said.count == 2:
        return True
    known = all(member.is_state for member in members) or not said.after_colon
    return said.strongly and known and (anded or said.tailed)
