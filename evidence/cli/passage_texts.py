"""How pinned passages, and quotations that are not pinned, are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from evidence.cli.output import clean, emit_json, say, write
from evidence.services.passages.found import Found, Standing
from evidence.services.passages.pin_all import Looked
from evidence.services.passages.suggesting import Suggested, Suggestions
from evidence.services.ties import Tied, TieDraft

STANDINGS = {
    Standing.PINNED: "pinned",
    Standing.OTHER_PAGE: "on another page",
    Standing.AMBIGUOUS: "ambiguous",
    Standing.ALTERED: "altered",
    Standing.UNCHECKED: "unchecked",
    Standing.ABSENT: "not there",
}


def passage_record(found: Found | None) -> dict[str, Any] | None:
    """Return in plain values where a quotation was found, or why not."""
    if found is None:
        return None
    record: dict[str, Any] = {
        "standing": STANDINGS[found.standing],
        "message": found.message,
        "difference": found.difference,
        "recognised": found.pin.copy.ocr if found.pin is not None else None,
    }
    if found.pin is not None:
        pin = found.pin
        record |= {
            "snapshot": pin.copy.snapshot,
            "sha256": pin.copy.sha256,
            "text_sha256": pin.copy.text_sha256,
            "outcome": pin.outcome.value,
            "page_index": pin.page_index,
            "page_label": pin.first_label,
            **asdict(pin.anchor),
        }
    return record


def tell_tied(
    tied: Tied, draft: TieDraft, found: Found | None, *, format_: str
) -> None:
    """Print evidence that was recorded, and whether its words were found."""
    if format_ == "json":
        emit_json({"evidence": asdict(tied), "passage": passage_record(found)})
        return
    more = f" ({tied.count} from this source)" if tied.count > 1 else ""
    write(clean(f"{tied.evidence}: {tied.claim} {draft.stance} {tied.source}{more}"))
    if found is not None:
        for line in found_lines(found):
            say(line)


def found_lines(found: Found) -> Iterator[str]:
    """Yield what is told of words that were recorded."""
    if found.pin is not None:
        yield f"  {found.message}"
        return
    yield f"  the quotation was not checked: {found.message}"
    if found.hint:
        yield f"  hint: {found.hint}"


def tell_suggestions(claim: str, found: Suggestions, *, format_: str) -> None:
    """Print suggested passages, best first, with place, reasons and context."""
    if format_ == "json":
        passages = [asdict(one) for one in found.passages]
        emit_json({"claim": claim, "passages": passages, "unread": list(found.unread)})
        return
    for one in found.passages:
        for line in _suggested_lines(one):
            write(clean(line))
    if not found.passages:
        say(f"No passage has a number, a name or rare words of {claim}.")
    for said in found.unread:
        say(f"not searched, or not all of it: {said}")


def _suggested_lines(one: Suggested) -> Iterator[str]:
    page = f", {one.page}" if one.page else ""
    how = ", recognised in pictures (OCR): may be wrong" if one.recognised else ""
    also = f"; also in {', '.join(one.also_in)}" if one.also_in else ""
    copy = f"{one.snapshot}, {one.retrieved_on}{how}{also}"
    yield f"{one.rank}. {one.source}{page} ({copy}): {one.kind}"
    yield f"   {one.reasons}"
    yield f"   {one.context}"


def tell_pinned(looked: Sequence[Looked], *, format_: str) -> None:
    """Print what became of each quotation that was looked for, and how many of each."""
    if format_ == "json":
        rows = [
            {
                "evidence": one.target.evidence,
                "claim": one.target.claim,
                "source": one.target.kept.source,
                **(passage_record(one.found) or {}),
            }
            for one in looked
        ]
        emit_json({"passages": rows})
        return
    for one in looked:
        target, standing = one.target, STANDINGS[one.found.standing]
        where = f"{target.evidence}: {target.claim}, {target.kept.source}"
        first, *more = clean(one.found.message).split("\n")
        write(
            f"{where}: {standing}: {first}"
            if not one.found.pin
            else f"{where}: {first}"
        )
        for line in more:
            write(f"  {line}")
    counts = Counter(one.found.standing for one in looked)
    told = [f"{counts[each]} {STANDINGS[each]}" for each in Standing if counts[each]]
    say(", ".join(told) or "Nothing to pin: every quotation is pinned already.")
