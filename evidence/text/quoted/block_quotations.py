"""Which paragraphs that are set off from the body are block quotations.

A file that only has print, plain text or PDF, says of a paragraph that all its lines
are indented, and not why. It is taken for a block quotation where prose leads it in or
a citation with a page ends it. Lists, verse, code, tables and captions are set off as
well; what cannot be told from them is left an ordinary paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from evidence.text.quoted.words import SAYING

LEAST_LETTERS = 60
"""Letters of what is set off as a quotation; less may be anything."""
MOST = 0.6
"""Share of a text's letters that may be set off: more, and it is how the body looks."""
_LIST = re.compile(
    r"\s*(?:[-–—*•▪◦‣○■+§]\s|[(\[]?(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,5})[.)\]]\s|\d{1,4}\s"
    r"|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡])"
)
_CAPTION = re.compile(
    r"\s*(?:(?:Table|Figure|Fig|Box|Chart|Map|Plate|Exhibit|Source|Sources|Note|Notes"
    r"|Abstract|Keywords|Summary|Photo|Theorem|Lemma|Proof|Definition|Example|Tabelle"
    r"|Abbildung|Quelle|Anmerkung|Tableau|Résumé|Zusammenfassung)\b)"
    r"(?:\s+[\dA-Z][\w.]*)?\s*[:.–—-]?",
)
_YEAR = r"(?:(?:1[5-9]|20)\d\d[a-z]?|n\. ?d\.|forthcoming)"
_PAGES = r"(?:pp?\.?\s*|S\.\s*|§+\s*|:\s?|,\s*)\d{1,4}(?:[-–]\d{1,4})?"
_CITED = re.compile(
    rf"(?:\([^()]{{0,200}}(?:{_YEAR}|\bibid\b\.?|\bop\. cit\.)[^()]{{0,80}}\)"
    rf"|\(\s*{_PAGES}\s*\)|\[@[^\]]{{1,120}}\]|\[\d{{1,4}}(?:,[^\]]{{0,40}})?\]"
    r"|[.!?…”’\"][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[\s.]*\Z"
)
"""A citation at the end."""
_PLACED = re.compile(
    rf"(?:\([^()]{{0,200}}{_YEAR}[^()]{{0,20}}?{_PAGES}[^()]{{0,20}}\)"
    rf"|\(\s*{_PAGES}\s*\)|\((?:ibid\.?|Ebd\.)[^()]{{1,30}}\d\)"
    r"|\[@[^\]]{1,100}\d[^\]]{0,10}\]|\[\d{1,4},[^\]]{0,40}\d\])[\s.]*\Z",
    re.IGNORECASE,
)
"""A citation at the end that says on which page."""
_NAMED = re.compile(rf"{_YEAR}|\[@|\[\d{{1,4}}[\],]|@[\w:-]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_SENTENCE = re.compile(r"(?<=[a-zß-ž\d)”\"][.!?])\s+(?=\W?[A-ZÀ-Þ])")
_ENDED = re.compile(r"[.!?…][”’\"»)\]]*\s*\Z")
_CODE = re.compile(r"[{}<>=|\\_#$@^~]|\w\(|;\s*$", re.MULTILINE)
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_STOP = ",.;:!?–—-"


class SetOff(IntEnum):
    """How a paragraph stands against the body."""

    NO = 0
    SMALL = 1
    """Its type is smaller, or its one line indented, which may have other reasons."""
    INDENTED = 2
    """All its lines are."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as it is laid out: its *lines*, whether *set_off*.

    *plain* is False for headings, captions, notes: they lead nothing in.
    """

    lines: tuple[str, ...]
    set_off: SetOff = SetOff.NO
    plain: bool = True

    @property
    def words(self) -> str:
        """Return its words in one line."""
        return " ".join(" ".join(self.lines).split())


def find_block_quotations(paragraphs: Sequence[Laid]) -> frozenset[int]:
    """Return the numbers of the paragraphs that are block quotations."""
    if not any(one.set_off for one in paragraphs):
        return frozenset()
    sizes = [sum(map(len, one.lines)) for one in paragraphs]
    found = {
        number
        for group in _groups(paragraphs)
        if _is_quotation(paragraphs, group)
        for number in group
    }
    if sum(sizes[number] for number in found) > MOST * sum(sizes):
        return frozenset()
    return frozenset(found)


def _groups(paragraphs: Sequence[Laid]) -> Iterator[range]:
    """Yield the runs of paragraphs that are set off in the same way."""
    start = 0
    for at in range(1, len(paragraphs) + 1):
        here = paragraphs[at].set_off if at < len(paragraphs) else None
        if here is not paragraphs[start].set_off:
            if paragraphs[start].set_off:
                yield range(start, at)
            start = at


def _is_quotation(paragraphs: Sequence[Laid], group: range) -> bool:
    inside = [paragraphs[number] for number in group]
    lead = paragraphs[group.start - 1] if group.start else None
    behind = paragraphs[group.stop] if group.stop < len(paragraphs) else None
    if lead is None or not (lead.plain and _is_body(lead)):
        return False
    if not all(map(_is_prose, inside)):
        return False
    words = " ".join(one.words for one in inside)
    if sum(map(str.isalpha, words)) < LEAST_LETTERS:
        return False
    if _leads(lead.words, words, behind.words if behind else ""):
        sure = inside[0].set_off is SetOff.INDENTED
        return sure or (behind is not None and behind.plain and len(inside) == 1)
    whole = inside[0].set_off is SetOff.INDENTED and len(inside[-1].lines) > 1
    return whole and _PLACED.search(words) is not None


def _leads(lead: str, words: str, behind: str) -> bool:
    """Tell whether *lead* announces somebody's words, and whose they are is said."""
    if lead[-1:] not in {":", ","} and _ENDED.search(lead):
        return False
    last = _SENTENCE.split(lead)[-1]
    if _CITED.search(words) or (
        re.match(r"[(\[—–]", behind) and _NAMED.search(behind[:80])
    ):
        return lead[-1:] in {":", ","} or SAYING.search(last) is not None
    if lead[-1:] != ":":
        return False
    return SAYING.search(last) is not None and _NAMED.search(last) is not None


def _is_body(one: Laid) -> bool:
    """Tell whether a paragraph is prose at the margin, and no item of a list."""
    return (
        not one.set_off
        and _LIST.match(one.lines[0]) is None
        and len(_WORDS.findall(one.words)) >= 3
    )


def _is_prose(one: Laid) -> bool:
    """Tell prose from a list, a table, code and verse."""
    if _LIST.match(one.lines[0]) or _CAPTION.match(one.lines[0]):
        return False
    words = _CITED.sub("", one.words)
    letters = sum(map(str.isalpha, words))
    if letters < 0.7 * len(words) or not (_ENDED.search(words) or words != one.words):
        return False
    if len(_CODE.findall(words)) * 60 > len(words):
        return False
    if any(_COLUMNS.search(line.strip()) for line in one.lines):
        return False
    return not _is_verse(one.lines)


def _is_verse(lines: Sequence[str]) -> bool:
    """Tell whether lines end where the poet wanted, and not where the page did."""
    shown = [line.strip() for line in lines]
    if len(shown) < 2:
        return False
    widest = max(map(len, shown))
    inner = shown[:-1]
    if any(len(line) < 0.7 * widest for line in inner) or widest < 30:
        return True
    begun = sum(line[:1].isupper() for line in shown)
    stopped = sum(line[-1:] in _STOP for line in inner)
    return begun == len(shown) or (len(inner) > 2 and stopped > 0.6 * len(inner))
