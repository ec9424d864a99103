"""Rosters in lists of items and in the columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.text.names.members import normal_member
from evidence.text.rosters.found import FoundMember, FoundRoster, roster_of
from evidence.text.rosters.leads import count_before
from evidence.text.rosters.names import NAME, is_adjective

LEAST = 3
"""Items, or rows, that make a roster."""
_MARKER = re.compile(r"[ \t]*(?:[-*•‣–·]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_NAME_ENDS = re.compile(r"\s*(?:$|[(:;,.–—]|-\s)")
_OPEN_ITEM = re.compile(r"(?:and )?(?:others|more|etc)\b|…|\.\.\.", re.IGNORECASE)
_CELL = re.compile(r"[^|\t]+")
_RULE = re.compile(r"[\s|:+=-]+")
_THE = re.compile(r"(?:[Tt]he )?")

Line = tuple[int, str]
"""Where a line starts, and its words."""


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of *text* with their starts."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def items_of(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield each list of marked lines, without the markers, and the line above it."""
    above, items = "", list[Line]()
    for start, line in [*lines, (0, "end")]:
        marker = _MARKER.match(line)
        if marker:
            items.append((start + marker.end(), line[marker.end() :]))
        elif line.strip():
            if items:
                yield above, items
            above, items = line.strip(), []


def roster_of_items(above: str, items: Sequence[Line]) -> FoundRoster | None:
    """Return the roster of a list each of whose items begins with a name, or is one.

    *above* is what stands before the list: «The five founding members are:».
    """
    is_open = bool(items) and _OPEN_ITEM.match(items[-1][1].strip()) is not None
    members = [_named(line) for line in (items[:-1] if is_open else items)]
    if len(members) < LEAST:
        return None
    found = [member for member in members if member is not None]
    if len(found) < len(members) or not _alike(found):
        return None
    lead = f"{above.rstrip(': ')}: " if above else ""
    is_open = is_open or re.search(r"\b(?:includ|such as)", above) is not None
    return roster_of(found, count=count_before(lead[-180:]), is_open=is_open)


def _named(line: Line) -> FoundMember | None:
    start, words = line
    at = len(words) - len(words.lstrip('*_ “"['))
    article = _THE.match(words, at)
    at = article.end() if article else at
    whole = words[at:].strip(' .;,*_”"')
    if normal_member(whole).startswith("state:"):
        return FoundMember(start + at, start + at + len(whole), whole)
    name = NAME.match(words, at)
    if name is None or name.end() - at > 80:
        return None
    rest = words[name.end() :].lstrip('*_”"]')
    if not _NAME_ENDS.match(rest) or len(rest) > 160:
        return None
    return FoundMember(start + at, start + name.end(), name.group())


def _alike(members: Sequence[FoundMember]) -> bool:
    """Tell whether items are names, and not headings or single words of a sentence."""
    if len({member.normal for member in members}) < LEAST:
        return False
    return not any(is_adjective(member.name) for member in members)


def tables_of(lines: Sequence[Line]) -> Iterator[list[list[FoundMember]]]:
    """Yield the tables among *lines* as rows of cells, the head first."""
    table: list[list[FoundMember]] = []
    for start, line in [*lines, (0, "")]:
        if line.count("|") > 1 or "\t" in line or _is_row(line, table):
            if not _RULE.fullmatch(line):
                table.append(_cells(start, line))
        elif table:
            if len(table) > LEAST:
                yield table
            table = []


def _is_row(line: str, table: list[list[FoundMember]]) -> bool:
    return bool(table) and _RULE.fullmatch(line) is not None and "-" in line


def _cells(start: int, line: str) -> list[FoundMember]:
    found: list[FoundMember] = []
    for match in _CELL.finditer(line):
        words = match.group().strip(" *_")
        if words or found:
            at = start + match.start() + max(0, match.group().find(words))
            found.append(FoundMember(at, at + len(words), words))
    return found


def rosters_of_table(
    table: Sequence[Sequence[FoundMember]], above: str
) -> Iterator[FoundRoster]:
    """Yield the columns that are names: any of States, else the first of names."""
    width = max(map(len, table))
    for column in range(width):
        cells = [row[column] for row in table[1:] if column < len(row)]
        named = [one for cell in cells if cell.name for one in [_named_cell(cell)]]
        members = [one for one in named if one is not None]
        if len(members) < LEAST or not _alike(members):
            continue
        states = sum(member.is_state for member in members)
        named_all = len(members) == len(named) and column == 0
        if named_all or states * 5 >= len(named) * 4:
            count = count_before(f"{above.rstrip('.: ')}: "[-180:]) if above else None
            yield roster_of(members, count=count, is_open=False)
            return


def _named_cell(cell: FoundMember) -> FoundMember | None:
    if cell.name.lower() in {"total", "all", "sum", "average", "mean"}:
        return None
    if cell.is_state:
        return cell
    return _named((cell.start, cell.name))
