"""Find the numbered citations of a text that has a numbered reference list.

«[3]», «[1, 4–6]», «(2)», «(see 7, p. 12)», «growth¹²», «growth^(1,2)». A text has one
way of printing them; numbers in the other ways are equations, enumerations, marks of
notes.

In one module because the ways of printing numbers exclude one another, and what
one of them refuses is what another takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.text.citations.cited_item import Citation, CitedItem
from evidence.text.citations.vocabulary import words
from evidence.text.document import Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED + "⁻˒", "0123456789-,")
_BRACKETED = re.compile(r"\[(?P<inside>[^\[\]]{0,240}?\d[^\[\]]{0,240})\]")
_ROUND = re.compile(r"\((?P<inside>[^()]{0,160}?\d(?:[^()]|\([^()]{0,30}\)){0,160})\)")
_SUPERSCRIPT = re.compile(
    rf"(?P<inside>[{_RAISED}](?:[{_RAISED}]|[,–⁻˒-](?=[{_RAISED}])){{0,40}})"
    r"|\^\((?P<wrapped>[^()]{1,240}(?:\([^()]{0,30}\)[^()]{0,60}){0,3})\)"
    r"|\^(?P<carets>\d[\d,–-]{0,40})\^"
)
_PART = re.compile(
    r"\s*(?P<prefix>(?:[^\W\d_]+(?:\.[^\W\d_]+)?\.?,?\s+){0,4}?)"
    r"(?P<first>\d{1,4})(?:\s?[-–—‐‑]\s?(?P<last>\d{1,4}))?"
    r"(?P<locator>\s?\([^()]{1,30}\)|\s?:\s?[^,;:]{1,24})?"
    r"(?P<after>\s+(?:for|and references|and others|therein)\b[^,;\d]*)?\s*"
)
_LOCATOR = re.compile(
    r"\s*(?:pp?|ch|chap|chapters?|secs?|sections?|figs?|tables?|vol|no|eqs?|app|para|§)"
    r"\.?\s?[^,;]{1,20}",
    re.IGNORECASE,
)
_PREFIX_WORDS = words(
    """
    see also e.g e.g. cf cf. ref refs ref. refs. reviewed in and for example i.e i.e.
    reference references citation compare
    """
)
_UNITS = words(
    """
    cm mm km nm dm ms ft mi μm µm kg
    """
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_POWERS = frozenset("²³⁴")
_TEST_STATISTIC = re.compile(r"\s*[=<>≤≥]")
_ENUMERATION = re.compile(
    r"(?:^|[:;,—–-]|(?<!\bal)\.|\band|\bor|\bvs\.?|\band/or|\bto)\s*$"
)
_NUMBERED_THING = re.compile(
    r"(?:\b(?:[Ee]quations?|[Ee]qs?|[Ss]tep|Model|Fig|Figure|Table|Panel|Hypothesis"
    r"|Study|Experiment|Column|Row|Section|Example)\.?|[=+−×])\s*$"
)
_NUMBERED_PREFIX = re.compile(
    r"(?:tables?|figs?|figures?|eqs?|equations?|sections?|appendix|version|chapters?"
    r"|steps?|models?|panels?|p|pp|n|study|experiment|day|week|year)\.?\s*$",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"(?:[^\W\d_A-Z]{4}|[A-Z]{3})$|\($")
_WORDS = re.compile(r"\s*[^\W\d_][^\d=<>%]{0,120}")
_FORMULA = re.compile(r"\s*(?:\$|\n|\Z)")
_R_OUTPUT = re.compile(r"^\s*(?:##\s*)?\[\d+\]\s+(?:[-\d\"]|TRUE|FALSE|NA\b)")


_FRONT = 12
"""Paragraphs at the beginning among which the authors' names may stand."""


_MANY = 20
"""Works in a row that one citation in parentheses may have."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    pattern: re.Pattern[str]
    accepts: Callable[[str, re.Match[str]], bool]


def find_numeric(
    text: str,
    spans: Sequence[Span],
    numbers: frozenset[int],
    marks: frozenset[int] = frozenset(),
) -> tuple[Citation, ...]:
    """Return the citations in *spans* by the labels *numbers* of the reference list.

    Empty where no way of printing them makes out a convention: it must reach a third
    of the list, and two works at least. *marks* are the places at which brackets mark
    a note.
    """
    best: list[Citation] = []
    reached = 0
    for style in _STYLES:
        found = [
            citation
            for citation in _in_style(text, spans, numbers, style)
            if citation.start not in marks
        ]
        cited = {item.author for one in found for item in one.items}
        if len(cited) >= max(min(2, len(numbers)), len(numbers) / 3) and (
            len(cited) > reached
        ):
            best, reached = found, len(cited)
    return tuple(best)


def _in_style(
    text: str, spans: Sequence[Span], numbers: frozenset[int], style: _Style
) -> Iterator[Citation]:
    for number, span in enumerate(spans):
        if number < _FRONT and _is_byline(text[span.start : span.end]):
            continue
        if _R_OUTPUT.match(text[span.start : min(span.end, span.start + 40)]):
            continue
        for match in style.pattern.finditer(text, span.start, span.end):
            if not style.accepts(text, match):
                continue
            items = _items(match, numbers, lenient=style.name != "round")
            if items:
                yield Citation(
                    match.start(), match.end(), match[0], narrative=False, items=items
                )


def _is_byline(words: str) -> bool:
    """Say whether a paragraph is authors or their affiliations, marked by numbers."""
    if words[:1] and words[0] in _RAISED:
        return True
    marked = re.findall(rf"([^\W\d_]+)[{_RAISED}]", words[:600])
    return bool(marked) and all(word[0].isupper() for word in marked)


def _items(
    match: re.Match[str], numbers: frozenset[int], *, lenient: bool
) -> tuple[CitedItem, ...]:
    """Read what stands inside; empty where a number in it is none of the list.

    *lenient* lets free text stand beside the numbers.
    """
    group = next(name for name, value in match.groupdict().items() if value is not None)
    start = match.start(group)
    inside = match[group].translate(_DIGITS)
    items: list[CitedItem] = []
    before = ""
    for piece in re.finditer(r"[^,;]+", inside):
        if items and _is_locator(piece[0], items[-1]):
            items[-1] = _located(match, start, items[-1], piece)
            continue
        part = _PART.fullmatch(piece[0])
        known = part is not None and (
            lenient or items or before or _is_prefix(part["prefix"])
        )
        numbered = part is not None and _NUMBERED_PREFIX.search(part["prefix"])
        found = _numbers(part, numbers) if part and known and not numbered else []
        if part is None or not found:
            # Free text between brackets is no harm: «[see also the discussion, 13]».
            if part is not None and not part["prefix"]:
                return ()
            if not lenient and not _WORDS.fullmatch(piece[0]):
                return ()
            before = f"{before} {piece[0].strip()}".strip()
            continue
        first = start + piece.start() + part.start("first")
        place = Span(first, start + piece.start() + _end(part))
        items.extend(_item(match, place, number, part) for number in found)
        if before:
            at = -len(found)
            prefix = f"{before} {items[at].prefix_text}".strip()
            items[at] = replace(items[at], prefix_text=prefix)
            before = ""
    distinct = {item.author for item in items}
    return tuple(items) if len(distinct) == len(items) else ()


def _is_locator(piece: str, before: CitedItem) -> bool:
    """Say whether a piece is a place in the work before it: «p. 3», or a page more."""
    if _LOCATOR.fullmatch(piece):
        return True
    pages = re.fullmatch(r"pp\.?\s?[^,]*?(\d+)", before.locator or "")
    more = re.fullmatch(r"\s*(\d+)(?:\s?[-–]\s?\d+)?\s*", piece)
    return bool(pages and more and int(more[1]) > int(pages[1]))


def _end(part: re.Match[str]) -> int:
    return max(part.end(name) for name in ("first", "last", "locator"))


def _numbers(part: re.Match[str], numbers: frozenset[int]) -> list[int]:
    first = int(part["first"])
    last = int(part["last"] or first)
    if last < first or last - first > len(numbers):
        return []
    wanted = list(range(first, last + 1))
    return wanted if all(number in numbers for number in wanted) else []


def _is_prefix(text: str) -> bool:
    return all(word.strip(",").lower() in _PREFIX_WORDS for word in text.split())


def _item(
    match: re.Match[str], place: Span, number: int, part: re.Match[str]
) -> CitedItem:
    shown = match.string[place.start : place.end]
    locator = part["locator"].strip(" ():") if part["locator"] else None
    return CitedItem(
        start=place.start,
        end=place.end,
        text=shown,
        names=(),
        et_al=False,
        year="",
        locator=locator,
        prefix_text=" ".join(part["prefix"].split()),
        author=str(number),
    )


def _located(
    match: re.Match[str], start: int, item: CitedItem, piece: re.Match[str]
) -> CitedItem:
    end = start + piece.start() + len(piece[0].rstrip())
    place = " ".join(piece[0].split())
    return replace(
        item,
        end=end,
        text=match.string[item.start : end],
        locator=", ".join(filter(None, (item.locator, place))),
    )


def _bracketed(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    if _TEST_STATISTIC.match(text, match.end()):
        return False
    return after not in {"(", "["} or match["inside"].isdigit()


def _raised(text: str, match: re.Match[str]) -> bool:
    """Refuse powers: «m²», «10³», «R²»."""
    if match["inside"] is None:
        return True
    after = text[match.end() : match.end() + 1]
    if after.isalnum() or text[match.start() - 1 : match.start()] in {"⁻", "⁺"}:
        return False
    before = re.search(r"([^\W_]+)$", text[max(0, match.start() - 12) : match.start()])
    if before is None:
        return match.start() > 0 and text[match.start() - 1] != "\n"
    word, power = before[1], match["inside"]
    if word.isdigit() and len(power) == 1 and not _YEAR.fullmatch(word):
        return False
    unit = word.lstrip("0123456789").casefold()
    return not ((len(unit) == 1 or unit in _UNITS) and power in _POWERS)


def _round(text: str, match: re.Match[str]) -> bool:
    """Refuse enumerations, «(1) … (2)», equations, and what is called by number."""
    before = text[max(0, match.start() - 16) : match.start()]
    if (
        before.endswith((".", "”", ")."))
        and text[match.end() : match.end() + 1] in " \n"
    ):
        return True  # «… of infection.(1–4) The»
    if not before.strip() or not (before[-1].isspace() or _WORD_END.search(before)):
        return False
    if not match["inside"].isdigit():
        return not _is_series(match["inside"])
    if _NUMBERED_THING.search(before):
        return False
    counted = _is_counted(text, match)
    if counted and match["inside"] == "1":
        return False
    if before.rstrip().endswith(":") and _FORMULA.match(text, match.end()):
        return False
    return not (counted and _ENUMERATION.search(before))


def _is_series(inside: str) -> bool:
    """Say whether numbers are values rather than works: «(1, 2, 3, 4)», «(2–31)».

    No style prints four works in a row one by one, and nobody cites twenty in a row.
    """
    whole = re.fullmatch(r"\s*(\d+)\s?[-–—]\s?(\d+)\s*", inside)
    if whole:
        return int(whole[2]) - int(whole[1]) >= _MANY
    pieces = [piece.strip() for piece in inside.split(",")]
    if len(pieces) < 4 or not all(piece.isdigit() for piece in pieces):
        return False
    values = [int(piece) for piece in pieces]
    return values == list(range(values[0], values[0] + len(values)))


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Say whether a number counts on from «(1)» in its paragraph, or to «(2)»."""
    opened = text.rfind("\n\n", 0, match.start()) + 1
    if match["inside"] != "1":
        return text.find("(1)", opened, match.start()) >= 0
    stop = text.find("\n\n", match.end())
    second = text.find("(2)", match.end(), stop if stop >= 0 else len(text))
    return second >= 0 and bool(_ENUMERATION.search(text[second - 8 : second]))


_STYLES = (
    _Style("brackets", _BRACKETED, _bracketed),
    _Style("raised", _SUPERSCRIPT, _raised),
    _Style("round", _ROUND, _round),
)
