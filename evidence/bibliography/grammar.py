"""BibTeX's grammar as patterns. All quantifiers that could backtrack are possessive.

BibTeX counts braces and nothing else: a backslash does not protect one. Names may hold
any sign but blanks and ``" # % ' ( ) , = { }``; keys are freer, since BibTeX is
(Patashnik, «BibTeXing», 1988; the reading of a key follows pybtex).
"""

from __future__ import annotations

import re

MAX_KEY = 250
"""Code points; longer keys are refused, which also bounds the search for headers."""

_NAME = r"[^\s\"#%'(),={}0-9][^\s\"#%'(),={}]*+"
_TYPE = r"[A-Za-z][\w:.+/-]*+"
_KEY = rf"[^\s,={{}}\"]{{1,{MAX_KEY}}}+"
_NESTED = r"[^{}]*+"
for _ in range(3):  # four levels inside a value: deeper ones are counted one by one
    _NESTED = rf"(?:[^{{}}]++|\{{{_NESTED}\}})*+"
_QUOTED = rf"(?:[^{{}}\"]++|\{{{_NESTED}\}})*+"

FIELD = re.compile(
    rf"\s*+({_NAME})\s*+=\s*+"
    rf"(\{{({_NESTED})\}}|\"({_QUOTED})\"|([^\s\"#%'(),={{}}]++))"
    r"\s*+([,})])"
)
"""name, value, braced text, quoted text, bare text, what follows."""

NAME = re.compile(_NAME)
BARE = re.compile(r"[^\s\"#%'(),={}]++")
BRACE = re.compile(r"[{}]")
BRACE_OR_QUOTE = re.compile(r"[{}\"]")
BLANK = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
"""Blanks and remarks between the parts of an entry."""
COMMAS = re.compile(r"(?:\s++|,)*+")

COMMAND = re.compile(rf"@\s*+({_TYPE})\s*+([{{(])")
KEY = {
    "}": re.compile(rf"\s*+({_KEY})\s*+([,}}])"),
    ")": re.compile(rf"\s*+([^\s,={{}}\"()]{{1,{MAX_KEY}}}+)\s*+([,)])"),
}
"""By the sign that closes the entry: the key, and what follows it."""
COMMENT = re.compile(r"@\s*+comment\b[^\r\n]*+", re.IGNORECASE)
LINE_END = re.compile(r"[\r\n]|\Z")

NEXT_ENTRY = re.compile(
    r"[\r\n][ \t]*+(@[ \t]*+(?:(?i:string|preamble|comment)[ \t]*+[{(]"
    rf"|{_TYPE}[ \t]*+[{{(]\s*+(?:{_KEY}\s*+)?,))"
)
"""A command that opens a line: no value is thought to reach beyond it."""

RESUME = re.compile(rf"@[ \t]*+{_TYPE}[ \t]*+[{{(](\s*+{_KEY}\s*+,)?+")
"""Where reading may go on after damage; with group 1 even within a line."""

FURTHER_FIELD = re.compile(r"[\r\n][ \t]*+([A-Za-z][\w-]*+)[ \t]*+=[ \t]*+[{\"\d]")
"""A field inside a value: the value's closing delimiter is missing before it."""
LOST_FIELDS = re.compile(r"\s*+[,}][\s,}]*+[A-Za-z][\w-]*+\s*+=")
"""A field after an entry's end: one closing brace too many stands before it."""
