r"""A LaTeX manuscript with ``\evidencenote`` after the sentence of each claim.

The macro takes the claim's id and what is known of it. Where the author defines none,
it prints nothing: the copy is set as the manuscript is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from evidence.readers.latex import Latex
from evidence.services.copies.insertions import Insertion
from evidence.services.copies.markup import MarkupCopy
from evidence.services.copies.material import Original
from evidence.services.copies.remarks import Remark

DEFINITION = "\\AtBeginDocument{\\providecommand{\\evidencenote}[2]{}}%\n"
"""Put off to the beginning of the text, so that the author may define it anywhere."""
_BEGIN = re.compile(r"^[^%\n]*?(?=\\begin\{document\})", re.MULTILINE)
_END = re.compile(r"^[^%\n]*?(?=\\end\{document\})", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_LITERAL = (
    "verbatim|Verbatim|lstlisting|minted|alltt|comment|filecontents|equation|align|"
    "gather|multline|flalign|eqnarray|displaymath|math|tikzpicture"
)
_TEXT = frozenset(
    {
        *("emph", "textbf", "textit", "textsl", "textsc", "textsf", "texttt", "textrm"),
        *("textup", "underline", "enquote", "section", "subsection", "subsubsection"),
        *("chapter", "part", "paragraph", "subparagraph", "footnote", "caption"),
        *("item", "text", "mbox"),
    }
)
"""Commands whose argument is running text, in which a note may stand."""
_TOKEN = re.compile(
    rf"""(?<!\\)(?:\\\\)*(?:
    (?P<remark>%[^\n]*\n?)
    | (?P<environment>\\begin\{{(?P<name>(?:{_LITERAL})\*?)\}})
    | (?P<verb>\\(?:verb|lstinline)\*?(?P<mark>[^\w\s*{{]))
    | (?P<dollar>\$\$?)
    | (?P<formula>\\[(\[])
    | \\(?P<command>[A-Za-z]+)\*?(?:\[[^\]\n]{{0,200}}\]){{0,3}}
      (?P<arguments>(?:\{{[^{{}}]{{0,500}}\}}){{1,3}})
    )""",
    re.VERBOSE,
)
_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
    "\\": "\\textbackslash{}",
    "^": "\\^{}",
    "~": "\\~{}",
}


class LatexCopy(MarkupCopy):
    r"""``\evidencenote{c-7f3a2}{…}``, or the macro of that name that is defined."""

    suffixes: ClassVar[tuple[str, ...]] = Latex.suffixes
    media_types: ClassVar[tuple[str, ...]] = (Latex.media_type,)
    title: ClassVar[str] = "LaTeX"
    reader = Latex()

    def wish(self, text: str, remark: Remark, original: Original) -> Insertion | None:
        """Return the end of the claim's sentence, outside formulas and the like."""
        end = remark.sentence_end
        if end is None:
            return None
        at = _end_in_file(text, end, original)
        body = _BEGIN.search(text)
        if at is None or (body is not None and at < body.end()):
            return None
        return Insertion(_outside(text, at), note(remark))

    def at_end(self, text: str, remark: Remark) -> Insertion:
        """Return the note before the document ends."""
        end = _END.search(text)
        at = end.end() if end is not None else len(text)
        return Insertion(at, f"{note(remark)}%\n")

    def around(self, text: str) -> tuple[Insertion, ...]:
        """Return the definition that holds where the author has none."""
        body = _BEGIN.search(text)
        return (Insertion(body.end() if body is not None else 0, DEFINITION),)


def note(remark: Remark) -> str:
    """Return a remark as a call of the macro."""
    words = " | ".join(remark.lines)
    words = "".join(_ESCAPES.get(sign, sign) for sign in words)
    return f"\\evidencenote{{{remark.claim}}}{{{words}}}"


def _end_in_file(text: str, end: int, original: Original) -> int | None:
    """Return where the last word before *end* ends in the file, with its signs."""
    read = original.manuscript.text
    words = list(_WORD.finditer(read, max(0, end - 200), end))
    if not words:
        return None
    last = words[-1]
    at = original.source_map.to_file(last.start())
    if text[at : at + len(last[0])] != last[0]:
        return None
    at += len(last[0])
    for sign in read[last.end() : end]:
        if sign.isspace() or text[at : at + 1] != sign:
            break
        at += 1
    return at


def _outside(text: str, at: int) -> int:
    """Return *at*, or where what it stands in begins: a formula, literal text."""
    spans = list(_closed(text))
    found = bisect_right(spans, (at, 0)) - 1
    if found >= 0 and spans[found][0] < at < spans[found][1]:
        return spans[found][0]
    return at


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which no note may stand, in order; in linear time."""
    missing: set[str] = set()
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["command"]:
            if token["command"] in _TEXT:
                position = token.start("arguments") + 1
                continue
        elif not token["remark"]:
            closing = _closing(token)
            found = None
            if closing not in missing:
                found = re.compile(closing).search(text, token.end())
            if found is None:
                missing.add(closing)
                continue
            position = found.end()
        yield token.start(), position


def _closing(token: re.Match[str]) -> str:
    """Return the pattern of what closes what *token* opens."""
    if token["environment"]:
        return re.escape(f"\\end{{{token['name']}}}")
    if token["formula"]:
        return re.escape("\\)" if token["formula"] == "\\(" else "\\]")
    if token["dollar"]:
        return rf"(?<!\\){re.escape(token['dollar'])}"
    return re.escape(token["mark"])
