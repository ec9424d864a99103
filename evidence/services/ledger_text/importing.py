"""Read the ledger from text: all of a file or nothing of it.

What the file says is read first, whole; then compared with what the ledger holds; then
written in a few statements. A fault anywhere refuses the file with the line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from evidence.checker.selection import find_rule
from evidence.db import Session
from evidence.errors import Conflict, InputRefused
from evidence.services.check import all_rules
from evidence.services.citations import refresh
from evidence.services.ledger_text.held import read_held
from evidence.services.ledger_text.lines import Where, line_index
from evidence.services.ledger_text.plan import Planner
from evidence.services.ledger_text.reading import read_tables
from evidence.services.ledger_text.tables import Fault
from evidence.services.ledger_text.writing import write_plan
from evidence.toml_text import parse_toml

MAX_BYTES = 256 * 1024 * 1024
"""As for a .bib file: beyond this something other than a ledger was named."""
MAX_TOLD = 9
"""Further faults that one message tells."""

KINDS = ("relations", "claims", "evidence", "ratings", "waivers")
RARER = (
    "passages",
    "snapshots",
    "rechecks",
    "supersessions",
    "derivations",
    "decisions",
    "declarations",
)
"""Told only where a file has some."""

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")
_AT_END = " (at end of document)"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many of one kind were added, changed and left as they were."""

    what: str
    added: int
    changed: int
    unchanged: int


def import_ledger(
    session: Session, data: bytes, *, path: str, update: bool = False
) -> tuple[Imported, ...]:
    """Import the text of a ledger; *path* is for messages.

    What the ledger has already is left alone; where it differs from the file it is
    changed with *update*, else Conflict is raised. Ratings are never changed. Raises
    InputRefused with path and line for every other fault; then nothing was written.
    """
    text = _decode(data, path)
    values = _parse(text, path)
    held = read_held(session)
    planner = Planner(held, session.act, update=update)
    try:
        read = read_tables(values, _rule_code())
        planner.read(read)
    except Fault as fault:
        raise _refusal(text, path, [fault]) from fault
    if faults := [*read.faults, *planner.faults]:
        raise _refusal(text, path, faults)
    plan = planner.plan
    write_plan(session, plan, held)
    if plan.added["decisions"] or plan.changed["decisions"]:
        refresh(session)
    counts = [
        Imported(kind, plan.added[kind], plan.changed[kind], plan.unchanged[kind])
        for kind in (*KINDS, *RARER)
    ]
    return tuple(
        each
        for each in counts
        if each.what in KINDS or each.added or each.changed or each.unchanged
    )


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise InputRefused("larger than 256 MB: this is no ledger's text", path=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputRefused(
            "not UTF-8", path=path, line=line, hint="TOML is always UTF-8"
        ) from error


def _parse(text: str, path: str) -> Mapping[str, Any]:
    """Read TOML; raise InputRefused with the line that tomllib names."""
    try:
        return parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _AT_LINE.search(message)
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        message = _AT_LINE.sub("", message).replace(_AT_END, "")
        raise InputRefused(f"not TOML: {message}", path=path, line=line) from error
    except ValueError as error:
        raise InputRefused(f"not TOML that can be read: {error}", path=path) from error


def _rule_code() -> Callable[[str], str]:
    """Return a function from a rule's code, slug or alias to its code."""
    rules = all_rules()

    @cache
    def code(word: str) -> str:
        return find_rule(rules, word).code

    return code


def _refusal(text: str, path: str, faults: Sequence[Fault]) -> InputRefused | Conflict:
    """Return one error for all *faults*: the first in the file, then the others."""
    lines = line_index(text)
    placed = sorted(
        ((_line(lines, fault.where), fault) for fault in faults), key=_first
    )
    line, fault = placed[0]
    hints = [fault.error.hint] if fault.error.hint else []
    hints += [
        f"line {other}: {_told(more)}" for other, more in placed[1 : MAX_TOLD + 1]
    ]
    if len(placed) > MAX_TOLD + 1:
        hints.append(f"and {len(placed) - MAX_TOLD - 1} more")
    kind = Conflict if isinstance(fault.error, Conflict) else InputRefused
    return kind(
        f"{_told(fault)}; nothing was imported",
        path=path,
        line=line,
        hint="\n  ".join(hints) or None,
    )


def _line(lines: Mapping[Where, int], where: Where) -> int:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def _first(placed: tuple[int, Fault]) -> int:
    return placed[0]


def _told(fault: Fault) -> str:
    """Return the fault in words, with the claim that it is about."""
    within = f"claim {fault.where[1]}: " if fault.where[:1] == ("claim",) else ""
    return f"{within}{fault.error.message}"
