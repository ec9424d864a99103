r"""Titles with the capitals that their authors protected by braces.

CSL styles that lower a title's case leave ``<span class="nocase">`` alone (CSL 1.0.2,
«Rich text markup within fields»).
"""

from __future__ import annotations

import re

from evidence.bibliography.latex import latex_to_text

_BRACE = re.compile(r"[{}]")
_BEFORE_COMMAND = re.compile(r"\\(?:[A-Za-z]+\s*|[^A-Za-z\s{}])$")
# Noncharacters keep the places while LaTeX is decoded round them.
_OPEN, _CLOSE = "\ufde0", "\ufde1"


def protected_title(source: str) -> str:
    """Return a title as CSL's rich text, protected parts in spans.

    Braces at the outermost level protect, but not those that hold a command's argument
    or begin with a command, such as an accent's; nor a pair round the whole title.
    """
    source = _unwrapped(source.strip())
    marked: list[str] = []
    last, level, protects = 0, 0, False
    for match in _BRACE.finditer(source):
        at = match.start()
        if match.group() == "{":
            level += 1
            if level == 1 and _is_protection(source, at):
                protects = True
                marked += [source[last:at], "{", _OPEN]
                last = at + 1
        elif level > 0:
            level -= 1
            if level == 0 and protects:
                protects = False
                marked += [source[last:at], _CLOSE, "}"]
                last = at + 1
    marked.append(source[last:])
    text = latex_to_text("".join(marked))
    if text.count(_OPEN) != text.count(_CLOSE):
        return text.replace(_OPEN, "").replace(_CLOSE, "")
    return text.replace(_OPEN, '<span class="nocase">').replace(_CLOSE, "</span>")


def _is_protection(source: str, at: int) -> bool:
    if source.startswith("\\", at + 1):
        return False
    return _BEFORE_COMMAND.search(source, max(at - 40, 0), at) is None


def _unwrapped(source: str) -> str:
    """Take off braces round the whole title: they protect it all, or are habit."""
    while source.startswith("{") and not source.startswith("{\\"):
        level = 0
        for match in _BRACE.finditer(source):
            level += 1 if match.group() == "{" else -1
            if level == 0:
                break
        if level != 0 or match.end() != len(source):
            return source
        source = source[1:-1].strip()
    return source
