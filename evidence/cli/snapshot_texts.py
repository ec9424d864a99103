"""What is told of snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from evidence.cli.output import clean, emit_json, say, write
from evidence.snapshots.store import ObjectState
from evidence.text.counts import many

if TYPE_CHECKING:
    from evidence.db.base import Base
    from evidence.services.snapshots.adding import Added
    from evidence.services.snapshots.listing import Shown
    from evidence.services.snapshots.reading import ToRead
    from evidence.services.snapshots.texts import Content, ReadText
    from evidence.services.snapshots.verifying import Looked


def tell_added(added: Added, format_: str) -> None:
    """Say what was kept, on stderr what is odd about it."""
    copy, made = added.taken.copy, added.taken.text.made
    remarks = [*copy.remarks, *made.remarks]
    if format_ == "json":
        emit_json(
            {
                "snapshot": added.snapshot,
                "source": added.source,
                "new": added.new,
                "healed": copy.healed,
                "sha256": copy.sha256,
                "size": copy.size,
                "media_type": copy.media_type,
                "url_final": copy.url_final,
                "text": {"complete": made.complete, "characters": len(made.text)},
                "remarks": remarks,
            }
        )
        return
    verb = "kept" if added.new else "is kept already: nothing was added"
    write(
        clean(
            f"{added.source}: {added.snapshot} {verb} ({copy.media_type}, "
            f"{copy.size:,} bytes, sha256 {copy.sha256})"
        )
    )
    if copy.url_final and copy.url_final != copy.url_requested:
        say(f"it was answered by {copy.url_final}")
    if copy.healed:
        say("the kept copy was damaged, and has been replaced by this one")
    for remark in remarks:
        told = remark.replace("snapshot read ID", f"snapshot read {added.snapshot}")
        say(f"note: {told}")


def line_of(each: Shown) -> dict[str, Any]:
    """Return one line of ``snapshot list``."""
    row = each.snapshot
    return {
        "id": row.public_id,
        "source": each.source,
        "taken": f"{row.retrieved_at:%Y-%m-%d}",
        "method": row.method.value,
        "media_type": row.media_type,
        "bytes": f"{row.size}",
        "text": each.text_state,
        "state": _state(each),
        "from": row.url_final or row.url_requested or row.name,
    }


def _state(each: Shown) -> str:
    if each.damage is not None:
        return each.damage.found
    replaced = each.snapshot.replaced_by
    return f"replaced by {replaced}" if replaced else ""


def record_of(each: Shown) -> dict[str, Any]:
    """Return all that is recorded of a snapshot."""
    row, text = each.snapshot, each.text
    record = {"source": each.source, **_columns(row, "id", "source_id")}
    if text is not None:
        record["text"] = _columns(text, "id", "sha256")
    if each.damage is not None:
        record["damage"] = _columns(each.damage, "id", "sha256", "healed_at")
    return record


def _columns(row: Base, *without: str) -> dict[str, Any]:
    """Return what a row holds, times in UTC as the ledger writes them."""
    names = [one.name for one in row.__table__.columns if one.name not in without]
    values = {name: getattr(row, name) for name in names}
    return {
        name: f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def tell_shown(each: Shown) -> Iterator[str]:
    """Yield what is recorded of a snapshot, a line each."""
    for name, value in record_of(each).items():
        if value in (None, "", [], {}):
            continue
        label = name.replace("_", " ")
        if isinstance(value, dict):
            yield f"{label}:"
            yield from (f"  {key}: {said}" for key, said in value.items() if said != "")
        elif isinstance(value, list):
            yield f"{label}: {', '.join(map(str, value))}"
        else:
            yield f"{label}: {value}"


def tell_content(content: Content, format_: str) -> None:
    """Print a snapshot's text; on stderr what is missing in it."""
    if format_ == "json":
        emit_json(
            {
                "sha256": content.sha256,
                "extractor": content.extractor,
                "version": content.version,
                "complete": content.complete,
                "recognised": content.ocr,
                "remarks": list(content.remarks),
                "pages": [
                    {"index": page.index, "label": page.label, "start": page.start}
                    for page in content.pages
                ],
                "text": content.text,
            }
        )
        return
    write("\n".join(clean(line) for line in content.text.split("\n")))
    if content.ocr:
        say("note: these letters were recognised in pictures, and may be wrong")
    for remark in content.remarks:
        say(f"note: {remark}")


def tell_read(
    wanted: Sequence[ToRead], read: Sequence[ReadText], new: Sequence[bool]
) -> None:
    """Say what was read in each snapshot."""
    for one, text, is_new in zip(wanted, read, new, strict=True):
        made = text.made
        state = "complete" if made.complete else "incomplete"
        how = ", recognised in pictures" if made.ocr else ""
        same = "" if is_new else "; read before"
        length = many(len(made.text), "character")
        write(clean(f"{one.snapshot}: {length}, {state}{how} ({made.extractor}{same})"))
        for remark in made.remarks:
            told = remark.replace("snapshot read ID", f"snapshot read {one.snapshot}")
            say(f"note: {told}")


def tell_verified(looked: Sequence[Looked], format_: str) -> int:
    """Print what a verification found; return how many objects are damaged."""
    damaged = [one for one in looked if one.state is not ObjectState.SOUND]
    if format_ == "json":
        emit_json(
            {
                "objects": len(looked),
                "damaged": [
                    {
                        "sha256": one.sha256,
                        "state": one.state.value,
                        "used_by": list(one.used_by),
                    }
                    for one in damaged
                ],
            }
        )
        return len(damaged)
    for one in damaged:
        users = ", ".join(one.used_by) or "no snapshot"
        write(clean(f"{one.state.value}: {one.sha256} ({users})"))
    sound = len(looked) - len(damaged)
    write(f"{many(sound, 'object')} sound, {len(damaged):,} missing or altered")
    if damaged:
        say("hint: add the same files again, or restore the store from a backup")
    return len(damaged)
