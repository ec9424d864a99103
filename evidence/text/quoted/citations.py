"""Which citation a quotation belongs to, by where the two stand.

The nearest ways of citing come first: directly behind the words, at the end of their
sentence, by name before them. What only stands somewhere in the paragraph is a guess,
and is said to be one. In one module because each way is asked only where the nearer
ones have found nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence.text.document import Span

_CLOSE = re.compile(r"[\s.,;:!?…’'”\"»)\]]{0,6}")
"""What may stand between a quotation and the citation that follows it directly."""
_PARTED = re.compile(
    r"[;.!?]\s|,?\s(?:while|whereas|although|though|but|and others|as opposed to)\b"
)
"""After which a citation is another clause's."""
_GOES_ON = re.compile(
    r"\W{0,3}(?:He|She|They|It|The (?:authors?|report|study|article|paper|book|letter"
    r"|minister|president|document|statement|text|same)|In (?:his|her|their|its) "
    r"|According to (?:him|her|them|it)|Er|Sie|Es|Il|Elle|Ils)\b"
)
"""How a sentence begins that carries on about whom the one before it cites."""
_RAISED = re.compile(
    r"[.,;:!?…\s]{0,3}(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\[\d{1,4}\]|\[\^\w{1,12}\])"
)
_LEAD = re.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class CitedAt:
    """Where a citation stands; *narrative*: its sentence itself names the author."""

    start: int
    end: int
    narrative: bool = False

    @classmethod
    def of(cls, span: Span, text: str) -> CitedAt:
        """Return where a citation stands; it is narrative where a name begins it."""
        return cls(span.start, span.end, text[:1].isalpha() or text[:1] == "@")


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and where the body calls it."""

    span: Span
    called_at: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """The number of the citation that a quotation belongs to, and why.

    *sure* is False for what only stands near; *direct* tells that it follows the words
    with nothing between.
    """

    citation: int
    reason: str
    sure: bool = True
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is divided, and what it cites; everything in order."""

    text: str
    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    citations: Sequence[CitedAt] = ()
    notes: Sequence[Note] = ()
    starts: Sequence[int] = field(init=False)
    """Where each citation begins."""

    def __post_init__(self) -> None:
        """Note where citations begin: each quotation asks."""
        object.__setattr__(self, "starts", [one.start for one in self.citations])

    def sentence(self, span: Span) -> Span:
        """Return the sentence, or sentences, that *span* touches."""
        return _touched(self.sentences, span) or span

    def paragraph(self, span: Span) -> Span:
        """Return the paragraph, or paragraphs, that *span* touches."""
        return _touched(self.paragraphs, span) or span

    def before(self, span: Span) -> Span | None:
        """Return the paragraph before the one that *span* stands in."""
        at = bisect_left(self.paragraphs, span.start, key=_start)
        return self.paragraphs[at - 1] if 0 < at <= len(self.paragraphs) else None

    def after(self, span: Span) -> Span | None:
        """Return the paragraph behind the one that *span* stands in."""
        at = bisect_left(self.paragraphs, span.end, key=_start)
        return self.paragraphs[at] if at < len(self.paragraphs) else None


def _start(span: Span) -> int:
    return span.start


def _touched(spans: Sequence[Span], here: Span) -> Span | None:
    first = max(bisect_right(spans, Span(here.start, 1 << 62)) - 1, 0)
    last = bisect_left(spans, Span(here.end, 0))
    touched = [one for one in spans[first:last] if one.end > here.start]
    return Span(touched[0].start, touched[-1].end) if touched else None


def attribute(here: Span, layout: Layout, *, block: bool = False) -> Attribution | None:
    """Return which citation of *layout* the quotation at *here* belongs to.

    *block* says that it is a block quotation.
    """
    if block:
        return _of_block(here, layout)
    follows = _noted(here, layout) or _directly(here, layout)
    if follows is not None:
        return follows
    sentence = layout.sentence(here)
    return (
        _in_sentence(here, sentence, layout)
        or _behind_sentence(sentence, layout)
        or _note_of_sentence(here, sentence, layout)
        or _in_paragraph(here, sentence, layout)
    )


def _noted(here: Span, layout: Layout) -> Attribution | None:
    """Return the citation of the note that is called directly behind the words."""
    mark = _RAISED.match(layout.text, here.end)
    if mark is None:
        return None
    return _of_note(range(here.end, mark.end()), layout, "directly")


def _of_note(where: range, layout: Layout, how: str) -> Attribution | None:
    for note in layout.notes:
        if note.called_at in where:
            number = bisect_left(layout.starts, note.span.start)
            if number < len(layout.starts) and layout.starts[number] < note.span.end:
                reason = f"the note that is called {how} behind it cites it"
                return Attribution(number, reason, direct=how == "directly")
    return None


def _directly(here: Span, layout: Layout) -> Attribution | None:
    number = bisect_left(layout.starts, here.end)
    if number == len(layout.citations) or layout.citations[number].narrative:
        return None
    one = layout.citations[number]
    if _CLOSE.fullmatch(layout.text, here.end, one.start):
        return Attribution(number, "the citation follows it directly", direct=True)
    return None


def _in_sentence(here: Span, sentence: Span, layout: Layout) -> Attribution | None:
    """Return the citation within the sentence, other than directly behind.

    A name before the words goes before brackets further behind them.
    """
    citations, starts = layout.citations, layout.starts
    inside = [
        number
        for number in range(
            bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        )
        if not here.start <= starts[number] < here.end
    ]
    before = [n for n in inside if citations[n].end <= here.start]
    after = [n for n in inside if citations[n].start >= here.end]
    named = [n for n in before if citations[n].narrative]
    if named:
        return Attribution(named[-1], "its sentence names the source before it")
    behind = next((n for n in after if not citations[n].narrative), None)
    if behind is not None:
        between = layout.text[here.end : citations[behind].start]
        sure = _PARTED.search(between) is None
        return Attribution(behind, "it is the next citation of its sentence", sure)
    if after:
        return Attribution(after[0], "its sentence names the source behind it")
    if before:
        reason = "it is the only citation of its sentence, and stands before it"
        return Attribution(before[-1], reason, sure=len(before) == 1)
    return None


def _behind_sentence(sentence: Span, layout: Layout) -> Attribution | None:
    """Return the citation that stands behind the sentence's stop."""
    number = bisect_left(layout.starts, sentence.end)
    if number == len(layout.citations) or layout.citations[number].narrative:
        return None
    start = layout.citations[number].start
    if start - sentence.end <= 3 and not layout.text[sentence.end : start].strip():
        return Attribution(number, "the citation stands behind its sentence")
    return None


def _note_of_sentence(here: Span, sentence: Span, layout: Layout) -> Attribution | None:
    reach = range(here.end, sentence.end + 4)
    return _of_note(reach, layout, "in its sentence")


def _in_paragraph(here: Span, sentence: Span, layout: Layout) -> Attribution | None:
    around = layout.paragraph(here)
    citations, starts = layout.citations, layout.starts
    before = bisect_left(starts, sentence.start) - 1
    after = bisect_left(starts, sentence.end)
    opening = layout.text[sentence.start : sentence.start + 60]
    has_before = before >= 0 and starts[before] >= around.start
    has_after = after < len(starts) and starts[after] < around.end
    if has_before and _GOES_ON.match(opening):
        reason = "its sentence carries on from the one that cites it"
        return Attribution(before, reason)
    if has_after and not citations[after].narrative:
        reason = "it is the next citation of its paragraph"
        return Attribution(after, reason, sure=False)
    if has_before:
        reason = "it is the last citation before it in its paragraph"
        return Attribution(before, reason, sure=False)
    return None


def _of_block(here: Span, layout: Layout) -> Attribution | None:
    """Return the citation in, behind or before a block quotation."""
    citations, starts = layout.citations, layout.starts
    inside = bisect_left(starts, here.end) - 1
    if inside >= 0 and starts[inside] >= here.start:
        end = citations[inside].end
        if len(layout.text[end : here.end].strip(" .)]")) == 0:
            return Attribution(inside, "the citation ends the block", direct=True)
    noted = _of_note(range(here.start, here.end + 1), layout, "directly")
    if noted is not None:
        return noted
    after = layout.after(here)
    if after is not None:
        number = bisect_left(starts, after.start)
        if (
            number < len(starts)
            and not layout.text[after.start : starts[number]].strip()
        ):
            reason = "the citation stands under the block"
            return Attribution(number, reason, direct=True)
    lead = layout.before(here)
    if lead is not None and _LEAD.search(layout.text[lead.start : lead.end]):
        last = bisect_left(starts, lead.end) - 1
        if last >= 0 and starts[last] >= lead.start:
            return Attribution(last, "the words before the block name the source")
    return None
