"""The editor's worklist as pages for people, and as records for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import Place
from evidence.services.audit import Audit, AuditRow, NewerValue, Origin, RiskPart
from evidence.text.cells import short
from evidence.text.counts import many
from evidence.text.word_splices import word_splices

Record = dict[str, Any]
WIDTH = 80
LONGEST = 240
"""Characters of a reason that the page shows; JSON has it whole."""


def audit_page(audit: Audit) -> Iterator[str]:
    """Yield the lines of the worklist; foreign text is not yet cleaned."""
    for number, row in enumerate(audit.rows, 1):
        if number > 1:
            yield ""
        yield from _entry(number, row)


def audit_record(row: AuditRow) -> Record:
    """Return one entry in plain values, for JSON."""
    return {
        "state": row.state.value,
        "risk": row.risk.points,
        "risk_parts": [
            {"part": part.name, "points": part.points, "why": part.why}
            for part in row.risk.parts
        ],
        "claim": row.claim,
        "id": row.public_id,
        "manuscript": row.manuscript,
        "place": _place(row.place),
        "section": list(row.section),
        "topic": row.topic,
        "figure": row.figure_words,
        "as_of": _text(row.as_of),
        "dated_by_manuscript": row.dated_by_manuscript,
        "good_until": _day(row.good_until),
        "newer": [_newer_record(value) for value in row.newer],
        "confidence": row.confidence,
        "manuscripts": list(row.manuscripts),
        "statement": row.statement,
        "sentence": row.sentence,
        "proposed": row.proposal.sentence,
        "no_proposal_because": row.proposal.why_not,
        "diff": word_diff(row.sentence, row.proposal.sentence),
    }


def audit_csv_row(row: AuditRow) -> Record:
    """Return one entry as flat cells."""
    record = audit_record(row)
    flat = {
        "newer": [_newer_words(value) for value in row.newer],
        "risk_parts": [f"{part.why} {part.points}" for part in row.risk.parts],
        "dated_by_manuscript": "yes" if row.dated_by_manuscript else "no",
    }
    return {name: flat.get(name, value) for name, value in record.items()}


def word_diff(old: str, new: str) -> str:
    """Return both wordings in one, ``[-…-]`` out and ``{+…+}`` in; "" without *new*."""
    if not new:
        return ""
    before, parts, at = _short(old), [], 0
    for splice in word_splices(before, _short(new)):
        parts.append(before[at : splice.start])
        parts.append(_marked(splice.removed, "[-{}-]"))
        parts.append(_marked(splice.inserted, "{{+{}+}}"))
        at = splice.end
    return "".join((*parts, before[at:]))


def _marked(text: str, marks: str) -> str:
    """Return *text* between *marks*, which stand inside the blanks at its ends."""
    words = text.strip()
    if not words:
        return marks.format(text) if text else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{marks.format(words)}{after}"


def _entry(number: int, row: AuditRow) -> Iterator[str]:
    head = f"{number}. {row.claim}: {row.state.value}, risk {row.risk.points}"
    yield from _wrapped("", head)
    where = f"{row.manuscript}, section {row.section[-1]}" if row.section else ""
    yield f"   {_place(row.place)}"
    yield from _wrapped("in", where or row.manuscript)
    about = [f"topic {row.topic}"] if row.topic else []
    about += [_confidence(row)]
    if len(row.manuscripts) > 1:
        about.append(f"stated in {many(len(row.manuscripts), 'manuscript')}")
    yield from _wrapped("of", "; ".join(about))
    if row.figure is not None:
        yield from _wrapped("states", "; ".join(_stated(row)))
    else:
        yield from _wrapped("states", row.statement)
    for value in row.newer:
        yield from _wrapped("newer", _newer_words(value))
    yield from _wrapped("risk", ", ".join(_part(part) for part in row.risk.parts))
    if row.proposal.sentence:
        diff = word_diff(row.sentence, row.proposal.sentence)
        yield from _wrapped("edit", f"“{_short(diff)}”")
    else:
        yield from _wrapped("text", f"“{_short(row.sentence)}”")
        yield from _wrapped("edit", f"none proposed: {row.proposal.why_not}")


def _confidence(row: AuditRow) -> str:
    if row.confidence == "unrated":
        return "unrated"
    return f"{row.confidence} confidence"


def _stated(row: AuditRow) -> Iterator[str]:
    yield row.figure_words
    if row.as_of is not None:
        by = " (when the manuscript was written)" if row.dated_by_manuscript else ""
        yield f"as of {row.as_of.text}{by}"
    else:
        yield "undated"
    if row.good_until is not None:
        yield f"good until {row.good_until}"


def _newer_words(value: NewerValue) -> str:
    """Return "10 members since 2024-07-04 (sco2024, p. 3; unseen): Belarus joined"."""
    if value.origin is Origin.SUPERSESSION:
        since = f"since {_text(value.since)}"
    else:
        since = f"as of {_text(value.when)}"
    page = f", {short(value.page)}" if value.page else ""
    source = f"{value.source}{page}"
    if value.origin is Origin.CLAIM:
        source = f"the claim {value.source}"
    elif value.basis == "unseen":
        source = f"{source}; not seen at the passage"
    elif not value.basis:
        source = f"{source}; not tied as evidence"
    words = f"{value.words} {since}".strip()
    reason = " ".join(value.reason.split())
    return f"{words} ({source})" + (f": {_cut(reason)}" if reason else "")


def _newer_record(value: NewerValue) -> Record:
    return {
        "from": value.origin.value,
        "figure": value.words,
        "source": value.source,
        "page": value.page,
        "since": _text(value.since),
        "basis": value.basis,
        "reason": value.reason,
    }


def _part(part: RiskPart) -> str:
    return f"{part.why} {part.points}"


def _short(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _wrapped(label: str, text: str) -> Iterable[str]:
    """Return *text* folded to 80 columns behind its *label*."""
    if not label:
        return textwrap.wrap(text, WIDTH, subsequent_indent="   ")
    return textwrap.wrap(
        _short(text),
        WIDTH,
        initial_indent=f"   {label + ':':<8}",
        subsequent_indent=" " * 11,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _text(when: Edtf | None) -> str:
    return when.text if when is not None else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
