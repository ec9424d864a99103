"""What of foreign text may stand in an HTML document, beyond what escaping does.

Escaping stops mark-up; it stops neither an address that runs when it is followed nor
characters that hide or reorder what a reader sees.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
"""Of the addresses that a document may link to."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
"""Control and bidirectional characters, but not the joiners U+200C and U+200D, which
Persian and Hindi need."""
_NOT_IN_ADDRESS = re.compile(rf"[\s\\\"<>{{}}|^`]|{_INVISIBLE.pattern}")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LTR = "A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}](?:[^{_LTR}]*[{_RTL}])?")
"""From a letter that runs leftwards to the last before one that runs rightwards."""
_SENTENCE = re.compile(
    f"(?P<before>[\"'“„«‹‘‚”’]*)(?P<words>[{_RTL}][^{_LTR}]*[.!?…؟۔])"
    "(?P<after>[\"'”“»›’‘]*)"
)
"""A sentence of such letters alone: its stop stands at its left, like its last word."""


def shown(text: str) -> str:
    """Show what could hide or reorder *text*; isolate what runs from right to left.

    Isolation by characters comes beside ``<bdi>``, which WeasyPrint does not know.
    """
    if text.isascii() and text.isprintable():
        return text  # nearly all, in a hundredth of the time
    seen = visible(text)
    if sentence := _SENTENCE.fullmatch(seen):
        before, words, after = sentence.groups()
        return f"{before}\u2068{words}\u2069{after}"
    return _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", seen)


def visible(text: str) -> str:
    """Show the control and bidirectional characters of *text* by their numbers."""
    return _INVISIBLE.sub(lambda match: f"\\u{{{ord(match[0]):X}}}", text)


def as_json(document: object, *, sort_keys: bool = False) -> str:
    """Return *document* as JSON for people to read too: letters as they are."""
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=sort_keys)
    return f"{escaped(text)}\n"


def escaped(text: str) -> str:
    """Return JSON, Turtle or TriG that says the same without such characters.

    They can only stand in literals, which take escapes for them; line ends stay.
    """
    return _INVISIBLE.sub(
        lambda match: match[0] if match[0] == "\r" else f"\\u{ord(match[0]):04X}", text
    )


def safe_url(value: str) -> str:
    """Return *value* if it is an address that may be followed, else nothing."""
    text = value.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    known = parts.scheme.lower() in SCHEMES and (parts.netloc or parts.path)
    if not known or re.search(r"[\s\x00-\x1f\\\"<>]", text):
        return ""
    return in_address(text)


def in_address(text: str) -> str:
    """Return *text* with what no IRI may hold as percent-encoded (RFC 3987, 2.2).

    Letters of all scripts stay; what hides or reorders them does not.
    """
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0], errors="replace"), text)
