"""What is said of a claim that is, or would be, brought up to date."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from evidence.checker.wording import figure_words
from evidence.cli.audit_texts import WIDTH, word_diff
from evidence.cli.edit_texts import show_diff
from evidence.cli.output import clean, emit_json, say, write
from evidence.services.file_edits import BYTES, unified_diff
from evidence.services.updating import Update, Updated


def tell_update(update: Update, done: Updated | None, format_: str) -> None:
    """Print the edit as a diff of the file; *done* is None where nothing was written.

    A Word file's lines are its XML: of it, the sentence is shown instead.
    """
    if format_ == "json":
        emit_json({"update": _record(update, done)})
        return
    for line in _head(update):
        say(line)
    words = word_diff(update.wording.sentence, update.wording.restated)
    if update.edited.encoding == BYTES:
        write(clean(words))
    else:
        for line in _folded(words):
            say(line)
        show_diff([update.edited])
    for line in _tail(update, done):
        say(line)


def _head(update: Update) -> Iterator[str]:
    claim, choice = update.gathered.claim, update.choice
    newer = choice.newer
    was = figure_words(choice.old, dated=True) if choice.old is not None else ""
    now = figure_words(update.figure, dated=True) if update.figure is not None else ""
    change = f"{was} → {now}" if was and now else now
    yield f"{claim.name}: {change}" if change else claim.name
    since = f", {newer.when.text}" if newer.when is not None else ""
    reason = " ".join(newer.reason.split())
    yield f"  by {newer.source}{since}{f': {reason}' if reason else ''}"
    place = claim.place
    yield f"{place.path}:{place.line}:{place.column}"


def _folded(words: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _tail(update: Update, done: Updated | None) -> Iterator[str]:
    path = update.edited.path
    if update.because:
        yield f"a comment at the paragraph, and no change: {update.because}"
    yield from (f"note: {note}" for note in update.notes)
    if done is None:
        yield "nothing was written; --write makes the edit"
        return
    name = update.gathered.manuscript.name
    yield f"wrote {path}; {name} is at revision {done.revision}"
    if update.because:
        yield "the claim stays as it is until the words are changed"
        return
    if done.supersession:
        yield f"recorded {done.supersession}: what overtook the old figure"
    if done.evidence:
        yield f"recorded {done.evidence}: {update.choice.newer.source} supports it"
    yield "evidence undo takes all of it back"


def _record(update: Update, done: Updated | None) -> dict[str, Any]:
    choice, place = update.choice, update.gathered.claim.place
    newer = choice.newer
    return {
        "written": done is not None,
        "claim": update.gathered.claim.name,
        "place": f"{place.path}:{place.line}:{place.column}",
        "old": choice.old.text if choice.old is not None else "",
        "new": update.figure.text if update.figure is not None else "",
        "source": newer.source,
        "since": newer.when.text if newer.when is not None else "",
        "reason": newer.reason,
        "sentence": update.wording.sentence,
        "restated": update.wording.restated,
        "statement": update.statement,
        "diff": unified_diff([update.edited]),
        "comment_because": update.because,
        "notes": list(update.notes),
        "revision": done.revision if done is not None else None,
        "supersession": done.supersession if done is not None else "",
        "evidence": done.evidence if done is not None else "",
    }
