"""Verify a brief by itself: as anybody can who has nothing but the file.

The hashes of what it carries, its seal, and what the rules say of its claims, on its
own day and today; ``comparing`` adds what changed in a ledger since. All of it runs in
a limited child, which ``receiving`` starts: rules that are asked about claims from
anywhere may need any time.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.rule import ClaimRule, Policy, QuotationRule, Rule
from evidence.errors import InputRefused, IntegrityFailure
from evidence.exporters.finishing import FORMAT, MANIFEST, VERSION
from evidence.formats.pdf_brief import inspect
from evidence.services.brief.asking_again import (
    Quoted,
    Said,
    ask_again,
    policy_of,
    unasked,
)
from evidence.services.brief.carried_texts import FILES, CarriedTexts
from evidence.services.brief.carrying import EXTRACT, FINDINGS, SOURCES
from evidence.services.brief.extracted import ledger_of
from evidence.services.brief.verdicts import Against, Change, Verification, What
from evidence.services.brief.withholding import Redact
from evidence.services.check import all_rules
from evidence.version import program_version

_DAMAGE = (
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError),
    RecursionError,
)
_HEAD = re.compile(r"[0-9]{1,18}:[0-9a-f]{64}")
"""The journal's head: number and hash."""


def as_answer(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Verify the brief at ``payload["path"]`` as on ``payload["day"]``; for the worker.

    The answer is the verification and, for ``payload["whole"]``, what the brief
    carries of claims and findings. Raises InputRefused for what is no brief, and
    IntegrityFailure for what was one and is altered beyond reading.
    """
    wanted = " ".join((EXTRACT, SOURCES, FINDINGS, FILES))
    path = payload["path"]
    brief = _understood(inspect({"path": path, "manifest": MANIFEST, "wanted": wanted}))
    done = verify_alone(brief, date.fromisoformat(payload["day"]))
    told: dict[str, Any] = {"done": asdict(done), "manifest": dict(brief.manifest)}
    if payload["whole"]:
        told |= {"extract": brief.extract, "findings": brief.findings}
    return told


@dataclass(frozen=True, slots=True)
class ReadBrief:
    """What was read of a brief, and found to be in form."""

    manifest: Mapping[str, Any]
    altered: tuple[str, ...]
    is_sealed: bool | None
    files: int
    extract: Mapping[str, Any]
    findings: Mapping[str, Any]
    ledger: LedgerFacts
    """The facts of the extract."""
    policy: Policy
    day: date
    quoted: Quoted
    """The claims whose quotations can be asked again of texts that it carries."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return those of the rules known here that can be asked of the extract."""
        codes = set(self.manifest["rules"])
        return tuple(
            rule
            for rule in all_rules()
            if rule.code in codes
            and isinstance(
                rule, (ClaimRule, QuotationRule) if self.quoted else ClaimRule
            )
        )


def _understood(found: Mapping[str, Any]) -> ReadBrief:
    manifest = found["manifest"]
    if manifest.get("format") != FORMAT or manifest.get("schema_version") != VERSION:
        raise InputRefused(
            "it was written by another version of evidence",
            hint="verify it with the version that its manifest names",
        )
    files = {each["name"]: each for each in found["files"]}
    altered: tuple[str, ...] = ()
    try:
        altered = (*_altered_files(manifest, files), *_altered_pages(found))
        data = {
            name: base64.b64decode(files[name]["data"])
            for name in (EXTRACT, SOURCES, FINDINGS)
            if name in files
        }
        extract = json.loads(data.get(EXTRACT, b"{}"))
        return ReadBrief(
            manifest=_in_form(manifest),
            altered=altered,
            is_sealed=found["whole"],
            files=len(files),
            extract=extract,
            findings=_findings_in_form(json.loads(data.get(FINDINGS, b"{}"))),
            ledger=ledger_of(extract, data.get(SOURCES, b"")),
            policy=policy_of(manifest["policy"]),
            day=date.fromisoformat(manifest["day"]),
            quoted=_quoted(manifest, files),
        )
    except (InputRefused, *_DAMAGE) as error:
        if altered:
            raise IntegrityFailure(
                f"{'; '.join(altered)}, and what it carries cannot be read any more",
                hint="do not rely on it: the file is not as it was written",
            ) from error
        if isinstance(error, InputRefused):
            raise
        raise InputRefused(f"what it carries is damaged: {error}") from error


def _quoted(manifest: Mapping[str, Any], files: Mapping[str, Any]) -> Quoted:
    """Return the texts that the brief carries, and the claims that they answer."""
    texts = CarriedTexts()
    for name, each in files.items():
        if fnmatchcase(name, FILES) and "data" in each:
            texts.add(base64.b64decode(each["data"]))
    return Quoted(frozenset(manifest.get("quotations", ())), texts)


def _in_form(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    told = (manifest[name] for name in ("title", "day", "generator", "ledger"))
    only = manifest["manuscript"] or ""
    listed = (*manifest["rules"], *manifest["checked"], *manifest["redacted"])
    listed = (*listed, *manifest.get("quotations", ()))
    if not all(isinstance(each, str) for each in (*told, only, *listed)):
        raise InputRefused("its manifest is damaged")
    if not _HEAD.fullmatch(manifest["ledger"]):
        raise InputRefused("its manifest names no entry of a journal")
    for each in manifest["redacted"]:
        Redact(each)
    return manifest


def _findings_in_form(report: Mapping[str, Any]) -> Mapping[str, Any]:
    for each in (*report["findings"], *report["waived"]):
        subject = each["subject"]
        told = (each["code"], subject["kind"], subject["name"], each["message"])
        if not all(isinstance(one, str) for one in told):
            raise InputRefused("its findings are damaged")
    return report


def _altered_files(
    manifest: Mapping[str, Any], files: Mapping[str, Any]
) -> Iterator[str]:
    listed = {each["name"]: each for each in manifest["files"]}
    for name, each in listed.items():
        if name not in files:
            yield f"the attachment {name} is missing"
        elif files[name]["sha256"] != each["sha256"]:
            yield f"the attachment {name} was altered"
    for name in files:
        if name not in listed:
            yield f"the attachment {name} was added"


def _altered_pages(found: Mapping[str, Any]) -> Iterator[str]:
    then, now = found["page_count"]
    yield from found["added"]
    if then != now:
        yield f"it had {then} pages, and has {now}"
    for page in found["pages"]:
        yield f"page {page} was altered"
    told = found["pages"] or found["added"]
    if found["whole"] is False and then == now and not told:
        yield "something was altered that is not on the pages themselves"


def verify_alone(brief: ReadBrief, today: date) -> Verification:
    """Return what *brief* says of itself, its claims checked again as on *today*."""
    rules = brief.rules
    then = ask_again(brief.ledger, rules, brief.policy, brief.day, brief.quoted)
    now = ask_again(brief.ledger, rules, brief.policy, today, brief.quoted)
    asked = {rule.code for rule in rules}
    recorded = _recorded(brief, rules)
    altered = brief.altered
    # Another version of a rule may say it in other words.
    mine = brief.manifest["generator"] == f"evidence {program_version()}"
    if mine and then != recorded:
        differing = sorted({code for code, _, _ in then ^ recorded})
        told = f"its findings do not follow from its claims ({', '.join(differing)})"
        altered = (*altered, told)
    manifest = brief.manifest
    return Verification(
        path="",
        title=manifest["title"],
        day=manifest["day"],
        generator=manifest["generator"],
        ledger=manifest["ledger"],
        altered=altered,
        is_sealed=brief.is_sealed,
        files=brief.files,
        rules=len(rules),
        quoted=len(brief.quoted.claims) if brief.quoted else 0,
        unasked=unasked(manifest["checked"], asked, all_rules()),
        not_asked=len(brief.findings["findings"]) - len(recorded),
        asked_on=today.isoformat(),
        against=Against.NONE,
        changes=tuple(_of_time(then, now)),
    )


def _recorded(brief: ReadBrief, rules: Iterable[Rule]) -> frozenset[Said]:
    """Return what the brief's own check says of claims by these rules."""
    codes = {rule.code for rule in rules if isinstance(rule, ClaimRule)}
    of_words = {rule.code for rule in rules if isinstance(rule, QuotationRule)}
    quoted = brief.quoted.claims
    told = (*brief.findings["findings"], *brief.findings["waived"])
    return frozenset(
        (each["code"], each["subject"]["name"], each["message"])
        for each in told
        if each["subject"]["kind"] == "claim"
        and (
            each["code"] in codes
            or (each["code"] in of_words and each["subject"]["name"] in quoted)
        )
    )


def _of_time(then: Iterable[Said], now: Iterable[Said]) -> Iterator[Change]:
    """Yield what is found today of the same claims, and was not then."""
    before = {(code, claim) for code, claim, _ in then}
    for code, claim, message in sorted(now):
        if (code, claim) not in before:
            yield Change("finding", What.NEW, claim, f"{code}: {message}")
