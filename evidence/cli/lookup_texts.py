"""What the commands that ask registries print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence.bibliography.agreement.comparison import FieldAgreement, Verdict
from evidence.cli.output import clean, emit_json, say, write
from evidence.registries.base import Record
from evidence.services.file_edits import EditedFile, unified_diff
from evidence.services.sources.adding import Added, LookUp
from evidence.services.sources.comparing import Comparison, count_verdicts


def tell_comparisons(found: Sequence[Comparison], format_: str) -> None:
    """Print each source, its fields with both values, and the sum."""
    counts = count_verdicts(found)
    if format_ == "json":
        emit_json({"sources": [_comparison(one) for one in found], "counts": counts})
        return
    for one in found:
        write(clean(_headline(one)))
        for field in one.fields:
            write(clean(_line(field)))
    agree, differ, unknown = counts.values()
    say(f"{agree} agree, {differ} differ, {unknown} could not be told")


def raise_failures(found: Sequence[LookUp]) -> None:
    """Tell of each look-up that failed, and raise the first; nothing was written."""
    failures = [one for one in found if one.failure is not None]
    if not failures:
        return
    first = failures[0].failure
    assert first is not None  # noqa: S101 - it was chosen so
    if len(found) > 1:
        for one in found:
            outcome = "found" if one.failure is None else str(one.failure)
            say(f"{one.identifier}: {outcome}")
        say("nothing was added")
    raise first


def tell_added(
    added: Sequence[Added], files: Sequence[EditedFile], format_: str, *, dry_run: bool
) -> None:
    """Print the entries that were added, or the diff of what would be."""
    if format_ == "json":
        emit_json(
            {
                "dry_run": dry_run,
                "sources": [_added(one) for one in added],
                "files": [
                    {"path": str(one.path), "diff": unified_diff([one])}
                    for one in files
                ],
            }
        )
        return
    if dry_run:
        for line in unified_diff(files).splitlines():
            write(clean(line))
    else:
        write("\n\n".join(clean(one.raw) for one in added))
    for one in added:
        verb = "would be added to" if dry_run else "added to"
        say(f"{one.key}: {verb} {one.path}:{one.line}, from {_origin(one.record)}")
    if dry_run:
        say("nothing was written (--dry-run)")


def _headline(one: Comparison) -> str:
    parts = [one.key]
    if one.identifier:
        parts.append(one.identifier)
    if one.fetched_at is not None:
        kept = ", kept" if one.replayed else ""
        parts.append(f"{one.registry}, {one.fetched_at:%Y-%m-%d}{kept}")
    if one.problem:
        parts.append(f"{Verdict.UNKNOWN}: {one.problem}")
    return " · ".join(parts)


def _line(field: FieldAgreement) -> str:
    note = f"  ({field.note})" if field.note else ""
    shown = f"  {field.field:<10} {field.verdict:<14}  "
    if field.ours == field.theirs:
        return f"{shown}{field.ours}{note}"
    ours, theirs = field.ours or "nothing", field.theirs or "nothing"
    return f"{shown}entry: {ours} | registry: {theirs}{note}"


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "citekey": one.key,
        "verdict": one.verdict.value,
        "identifier": one.identifier,
        "registry": one.registry,
        "url": one.url,
        "fetched_at": None if one.fetched_at is None else one.fetched_at.isoformat(),
        "replayed": one.replayed,
        "problem": one.problem,
        "fields": [
            {
                "field": field.field,
                "verdict": field.verdict.value,
                "entry": field.ours,
                "registry": field.theirs,
                "note": field.note,
            }
            for field in one.fields
        ],
    }


def _added(one: Added) -> dict[str, Any]:
    return {
        "citekey": one.key,
        "identifier": one.identifier,
        "entry": one.raw,
        "path": one.path,
        "line": one.line,
        "registry": one.record.registry,
        "url": one.record.url,
        "fetched_at": one.record.fetched_at.isoformat(),
        "replayed": one.record.replayed,
    }


def _origin(record: Record) -> str:
    kept = ", kept" if record.replayed else ""
    return f"{record.registry} ({record.fetched_at:%Y-%m-%d}{kept})"
