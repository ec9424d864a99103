r"""CSL's rich text and LaTeX's: italics, bold, small capitals, raised, lowered, kept.

CSL-JSON marks them up like HTML (CSL 1.0.2, «Rich text markup within fields»);
``<span class="nocase">`` keeps a style from lowering capitals, as braces do in LaTeX.
"""

from __future__ import annotations

import re

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.writer import to_source

_TAGS = (
    ("<i>", "</i>", r"\textit{"),
    ("<b>", "</b>", r"\textbf{"),
    ("<sup>", "</sup>", r"\textsuperscript{"),
    ("<sub>", "</sub>", r"\textsubscript{"),
    ('<span style="font-variant:small-caps;">', "</span>", r"\textsc{"),
    ('<span class="nocase">', "</span>", "{"),
)
_NOCASE = len(_TAGS) - 1
_COMMANDS = {
    **dict.fromkeys(("textit", "emph", "mkbibemph", "mkbibitalic", "textsl"), 0),
    **dict.fromkeys(("textbf", "mkbibbold"), 1),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), 2),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), 3),
    "textsc": 4,
}
_SWITCHES = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), 0),
    **dict.fromkeys(("bf", "bfseries"), 1),
    **dict.fromkeys(("sc", "scshape"), 4),
}
_MATH = re.compile(r"\$\s*([\^_])\s*(?:\{([^{}$]*)\}|([^\\{}$]))\s*\$")
_BRACE = re.compile(r"(?<!\\)[{}]")
_COMMAND_BEFORE = re.compile(r"\\([A-Za-z]+)\s*$|\\[^A-Za-z\s{}]$")
_SWITCH_AFTER = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])\s*")
_MARKED = re.compile(r"[\\{$]")
_TAG = re.compile(
    r"<(?P<name>i|b|sup|sub)>|<(?P<end>/(?:i|b|sup|sub|span))>"
    r"|<span\s+class=\"(?P<class>nocase)\">"
    r"|<span\s+style=\"font-variant:\s*(?P<caps>small-caps);?\">"
)
_NAMES = {"i": 0, "b": 1, "sup": 2, "sub": 3}
# Noncharacters keep the places of the tags while LaTeX is decoded round them.
_OPENING = [chr(0xFDE0 + number) for number in range(len(_TAGS))]
_CLOSING = [chr(0xFDE8 + number) for number in range(len(_TAGS))]


def to_rich(source: str, *, protect: bool = False) -> str:
    r"""Return a field's *source* as CSL's rich text.

    With *protect*, what stands in braces at the outermost level keeps its case; not so
    braces that hold a command's argument or begin with a command, such as an accent's,
    nor a pair round the whole title. Other commands vanish, their arguments stay.
    """
    if _MARKED.search(source) is None:
        return latex_to_text(source)
    source = _unwrapped(_MATH.sub(_raised_or_lowered, source.strip()))
    marked: list[str] = []
    open_tags: list[int | None] = []
    last = level = 0
    for match in _BRACE.finditer(source):
        at = match.start()
        if match.group() == "{":
            tag = _tag_at(source, at, protects=protect and level == 0)
            open_tags.append(tag)
            level += tag is None or tag == _NOCASE
            if tag is not None:
                marked += [source[last:at], "{", _OPENING[tag]]
                last = at + 1
        elif open_tags:
            tag = open_tags.pop()
            level -= tag is None or tag == _NOCASE
            if tag is not None:
                marked += [source[last:at], _CLOSING[tag], "}"]
                last = at + 1
    return _with_tags(latex_to_text("".join([*marked, source[last:]])))


def from_rich(field: str, text: str) -> str:
    """Return CSL's rich *text* as the source of a field; unpaired tags are text."""
    if "<" not in text:
        return to_source(field, text)
    found = list(_TAG.finditer(text))
    pairs = _pairs(found)
    parts: list[str] = []
    last = 0
    for number, match in enumerate(found):
        if number in pairs:
            parts.append(to_source(field, text[last : match.start()]))
            parts.append(pairs[number])
            last = match.end()
    return "".join([*parts, to_source(field, text[last:])])


def without_tags(text: str) -> str:
    """Return CSL's rich *text* without its mark-up."""
    return _TAG.sub("", text) if "<" in text else text


def _tag_at(source: str, at: int, *, protects: bool) -> int | None:
    """Return which tag the brace at *at* opens, None for none."""
    before = _COMMAND_BEFORE.search(source, max(at - 40, 0), at)
    if before is not None:
        return _COMMANDS.get(before[1] or "")
    after = _SWITCH_AFTER.match(source, at + 1)
    if after is not None:
        return _SWITCHES.get(after[1])
    return _NOCASE if protects and not source.startswith("\\", at + 1) else None


def _raised_or_lowered(match: re.Match[str]) -> str:
    command = "textsuperscript" if match[1] == "^" else "textsubscript"
    return f"\\{command}{{{match[2] if match[3] is None else match[3]}}}"


def _with_tags(text: str) -> str:
    for number, (opening, closing, _) in enumerate(_TAGS):
        first, second = _OPENING[number], _CLOSING[number]
        if first not in text and second not in text:
            continue
        paired = text.count(first) == text.count(second)
        text = text.replace(first, opening if paired else "")
        text = text.replace(second, closing if paired else "")
    return text


def _pairs(found: list[re.Match[str]]) -> dict[int, str]:
    """Return, by number, what each tag that has its partner is in LaTeX."""
    pairs: dict[int, str] = {}
    waiting: list[tuple[int, str]] = []
    for number, match in enumerate(found):
        if match["end"] is None:
            kind = _kind(match)
            waiting.append((number, _TAGS[kind][1]))
            pairs[number] = _TAGS[kind][2]
            continue
        if waiting and waiting[-1][1] == match.group():
            waiting.pop()
            pairs[number] = "}"
    for number, _ in waiting:
        return {} if number in pairs else pairs
    return pairs


def _kind(match: re.Match[str]) -> int:
    if match["name"]:
        return _NAMES[match["name"]]
    return _NOCASE if match["class"] else _NOCASE - 1


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
