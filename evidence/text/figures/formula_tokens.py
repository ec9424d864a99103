"""The pieces of a formula: taken apart, and put together again to be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)(?![\w.])"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]{0,29})(?!\w)"
    r"|(?P<sign>[-+*/(),×·÷−]))"
)


class FormulaError(ValueError):
    """A formula can't be read or worked out; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula and its place; *kind* is number, name, sign or end."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the pieces and an end; raise FormulaError for what can be none."""
    found: list[Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            wrong = re.match(r"[\w.]+|.", text[at:], re.DOTALL)
            shown = wrong.group()[:20] if wrong else ""
            raise FormulaError(f"column {at + 1}: “{shown}” cannot stand in a formula")
        kind = str(match.lastgroup)
        found.append(Token(kind, match[kind], match.start(kind), match.end(kind)))
        at = match.end()
    return [*found, Token("end", "", len(text), len(text))]


def spaced(parts: Sequence[str]) -> str:
    """Join *parts*, with spaces around what stands between two values."""
    text = ""
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else "("
        between = part in "+-*/" and before not in {*"+-*/(", ","}
        text += f" {part} " if between else f"{part} " if part == "," else part
    return text
