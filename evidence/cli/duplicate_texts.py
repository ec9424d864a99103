"""How duplicates are shown: each group with its reason and what a merge would keep."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from evidence.bibliography.works.merge_plan import FieldKept, MergePlan
from evidence.services.sources.duplicates import DuplicatesView, GroupView
from evidence.text.counts import many

_LONGEST = 70
"""Signs of a value that are shown; JSON has the whole."""


def group_lines(group: GroupView) -> Iterator[str]:
    """Yield a group: the tie and its reasons, the records, and what to type."""
    yield f"{group.tie}: {'; '.join(group.reasons)}"
    width = max(len(source.citekey) for source in group.sources)
    for each in group.sources:
        key = each.citekey.ljust(width)
        said = " ".join(text for text in (each.type, each.issued) if text)
        yield f"  {key}  {each.place}  {said}  {_short(each.title)}"
    if group.merge is not None:
        yield from _merge_lines(group.merge)


def summary(found: DuplicatesView) -> str:
    """Return how much was found, in one line."""
    groups = many(len(found.groups), "group")
    pairs = many(len(found.related), "pair")
    return (
        f"{groups} of duplicates among {many(found.compared, 'source')}; "
        f"{pairs} told apart (editions, preprints and other versions)"
    )


def _merge_lines(plan: MergePlan) -> Iterator[str]:
    telling = plan.telling
    agree = len(plan.fields) - len(telling)
    yield f"  a merge into {plan.keep} keeps what agrees ({many(agree, 'field')})" + (
        ", and" if telling else ""
    )
    for field in telling:
        yield f"    {_field(field, plan.keep)}"
    for other in plan.others:
        yield f"  evidence source merge {quote(plan.keep)} {quote(other)} --dry-run"


def _field(field: FieldKept, keep: str) -> str:
    taken = f" (from {field.source})" if field.source != keep else ""
    lost = "; ".join(f"{key} has {_short(value)}" for key, value in field.differs)
    return f"{field.name} = {_short(field.value)}{taken}{'; ' if lost else ''}{lost}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
