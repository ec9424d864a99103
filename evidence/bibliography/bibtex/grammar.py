"""BibTeX's grammar as patterns. All quantifiers that could backtrack are possessive.

BibTeX counts braces and nothing else: a backslash does not protect one. Names may hold
any sign but blanks and ``" # % ' ( ) , = { }``; keys are freer, since BibTeX is
(Patashnik, «BibTeXing», 1988; the reading of a key follows pybtex).
"""

from __future__ import annotations

import re

MAX_KEY = 250
"""Code points; a longer key is replaced, which also bounds the search for headers."""

_NAME = r"[^\s\"#%'(),={}0-9][^\s\"#%'(),={}]*+"
_TYPE = r"[^\W\d][\w:.+/-]*+"
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
NUMBER_ALONE = re.compile(r"\d++(?=[ \t]*+[,}\r\n])")
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
ENCODING = re.compile(r"%[ \t]*+Encoding:[ \t]*+[\w-]++\Z", re.IGNORECASE)
LINE_END = re.compile(r"[\r\n]|\Z")

# From here on: what is looked for in damaged text.

_WORD = r"[A-Za-z][\w-]*+"
"""A field's name as people write it."""
_GAP = r"(?:\s*+%[^\r\n]{0,200}+){0,9}+\s*+"
"""Blanks and a few remarks: bounded, for it is tried at many places."""
_FIELD_COMES = rf"{_WORD}\s*+=\s*+[{{\"\w]"

NEXT_ENTRY = re.compile(
    r"@[ \t]*+(?:(?i:string|preamble|comment)[ \t]*+[{(]"
    rf"|{_TYPE}[ \t]*+[{{(](?:\s*+(?:{_KEY}\s*+)?,|\s*+{_KEY}\s*+[}})]"
    rf"|[^\r\n,={{}}\"]{{1,{MAX_KEY}}}+,\s*+{_WORD}\s*+=|\s*+{_WORD}\s*+=))"
)
"""A command, where it opens a line: no value is thought to reach beyond it."""

STRONG = re.compile(
    rf"@[ \t]*+{_TYPE}[ \t]*+[{{(]\s*+(?:{_KEY}\s*+)?,{_GAP}{_WORD}\s*+="
)
"""An entry with its first field: no prose, wherever it stands."""

ODD_HEADER = re.compile(
    r"@[ \t]*+([^\r\n@{}(),=\"#%]{0,40})([{(])"
    rf"(?=\s*+(?:{_KEY}\s*+)?,\s*+{_FIELD_COMES})"
)
"""An entry without a type, or whose type has a blank or a digit in it."""
BARE_HEADER = re.compile(
    rf"@[ \t]*+({_TYPE})(?:[ \t]++({_KEY}))?[ \t]*+(?=,\s*+{_FIELD_COMES})"
)
"""An entry without its opening brace."""
NO_AT = re.compile(
    rf"(?:^|(?<=[\r\n]))[ \t]*+({_TYPE})[ \t]*+([{{(])"
    rf"(?=\s*+{_KEY}\s*+,\s*+{_FIELD_COMES})"
)
"""An entry without its ``@``."""
FIRST_FIELD = re.compile(rf"{_WORD}\s*+=")
ODD_KEY = re.compile(r"[^,={}\"]*+")
KEY_WITH_SIGNS = re.compile(rf"([^\s,{{}}\"][^\s,{{}}]{{0,{MAX_KEY}}}+)\s*+,")
KEY_IN_SIGNS = re.compile(r"[{\"]([^\s{}\",][^{}\",\r\n]*+)[}\"]\s*+(?=,)")

FURTHER_FIELD = re.compile(
    rf"[\r\n][ \t]*+({_WORD})[ \t]*+=[ \t]*+"
    r"(?:[{\"\d]|[A-Za-z]\w*+[ \t]*+,?[ \t]*+[\r\n])"
)
"""A field inside a value: the value's closing delimiter is missing before it."""
INLINE_FIELD = re.compile(rf",[ \t]*+({_WORD})[ \t]*+=[ \t]*+[{{\"]")
"""The same within a line."""
LOST_FIELDS = re.compile(
    r"(?:\s*+[,}][\s,}]*+(?=[A-Za-z][\w-]*+\s*+=)"
    r"|[ \t]*+[\r\n]\s*+(?=[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"]))"
)
"""A field after an entry's end: one closing brace too many stands before it."""
ODD_NAME = re.compile(r"[^,={}@\r\n]{1,80}+=(?=\s*+[{\"\w])")
ENDS_WELL = {
    sign: re.compile(rf"{close}\s*+(?=,\s*+{_WORD}\s*+=|,?\s*+[}})]\s*+(?:@|\Z))")
    for sign, close in (('"', '"'), ("{", r"\}"))
}
"""By the opening delimiter: the one that ends a value, whatever the counting says."""
VALUE_ENDS = {
    closer: re.compile(
        rf"\s*+(?:,\s*+(?:{_WORD}\s*+=|\{closer})|\{closer}\s*+(?:@|\Z))"
    )
    for closer in "})"
}
"""What follows a value in a whole entry."""
ENTRY_ENDS = re.compile(r"[})](?=[ \t]*+(?:\Z|(?:\r\n|\n|\r)[ \t]*+(?:[\r\n]|\Z)))")
"""A closing sign before a blank line or the end."""
JUNK_ENDS = re.compile(
    rf"[{{}}()]|,\s*+(?={_FIELD_COMES})|[\r\n]\s*+(?={_WORD}[ \t]*+=[ \t]*+[{{\"\w])"
)
"""Where reading may go on after text that is no field, or braces to be counted."""
BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")
COMES_NEXT = re.compile(r"\s*+(?:@|\Z)")
NO_PROSE = re.compile(
    rf"\s*+{_WORD}\s*+=|[^,={{}}\"()]*+,{_GAP}(?:{_WORD}\s*+=|\))"
    rf"|\s*+(?!\)){_KEY}\s*+,{_GAP}{_WORD}\s*+="
)
