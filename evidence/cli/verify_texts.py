"""What ``evidence verify`` says."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.cli.output import clean
from evidence.errors import ExitCode
from evidence.exporters.tables import flat
from evidence.services.brief.verdicts import Against, Change, Verdict, Verification
from evidence.text.counts import many

_CODES = {
    Verdict.STANDS: ExitCode.CLEAN,
    Verdict.CHANGED: ExitCode.FINDINGS,
    Verdict.ALTERED: ExitCode.INTEGRITY,
    Verdict.UNKNOWN: ExitCode.NOTHING,
}
_LEDGERS = {
    Against.NONE: "no ledger: what changed at the desk since was not looked at",
    Against.SAME: "the ledger it was made from, to which nothing was added since",
    Against.GROWN: "the ledger it was made from, in a later state",
    Against.OTHER: "another ledger: not compared",
}
_ENDS = {
    Verdict.STANDS: "the brief stands",
    Verdict.CHANGED: "the brief is as it was written; what changed since stands above",
    Verdict.ALTERED: "the file is not as it was written: do not rely on it",
    Verdict.UNKNOWN: "what the pages draw and the attachments are as they were "
    "written; fonts and pictures were sealed by another version of qpdf and cannot be "
    "told",
}


def exit_code(verdict: Verdict) -> ExitCode:
    """Return what a script is told."""
    return _CODES[verdict]


def verification_lines(done: Verification) -> Iterator[str]:
    """Yield what was found, the verdict last."""
    number = done.ledger.partition(":")[0]
    yield clean(f"{done.path}: {flat(done.title)}")
    made = flat(f"of {done.day}, by {done.generator}, journal entry {number}")
    yield clean(f"  {made}")
    yield f"  carries {many(done.files, 'file')}"
    rules = many(done.rules, "rule")
    yield f"  {rules} asked again of its claims, as on {done.asked_on}"
    if done.quoted:
        claims = many(done.quoted, "claim")
        yield f"  the quotations of {claims} compared with the texts that it carries"
    for each in done.unasked:
        codes = ", ".join(each.codes)
        yield clean(f"  not asked again: {flat(codes)}: {each.why}")
    yield f"  of rules not asked again are {many(done.not_asked, 'finding')}: unchecked"
    yield f"  compared with {_LEDGERS[done.against]}"
    for told in done.altered:
        yield clean(f"ALTERED {flat(told)}")
    for change in done.changes:
        yield clean(flat(_line(change)))
    yield f"{done.verdict.value}: {_ENDS[done.verdict]}"


def _line(change: Change) -> str:
    detail = f": {change.detail}" if change.detail else ""
    return f"{change.what.value} {change.kind} {change.name}{detail}"
