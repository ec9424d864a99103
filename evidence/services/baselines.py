"""Read the report of an earlier run, JSON or SARIF, as what is known already."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from evidence.checker.baseline import Baseline, compare
from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Kind, Severity, Subject
from evidence.errors import InputRefused, NotFound, named
from evidence.models.vocabulary import SubjectKind
from evidence.reporters.json import SCHEMA_VERSION
from evidence.reporters.sarif import FINGERPRINT
from evidence.reporters.sarif_parts import path_of

__all__ = ["compare", "read_baseline"]

LIMIT = 512 * 1024 * 1024
"""Bytes of a report; 100,000 findings are some 100 MB as SARIF."""
_DAMAGE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
_WAY_OUT = "make one with: evidence check --report json:FILE (or --report sarif:FILE)"


class _Known(NamedTuple):
    finding: Finding
    waived: bool


def read_baseline(path: Path) -> Baseline:
    """Return what the report at *path* has.

    Raises NotFound where there is no such file, and InputRefused for one that is not a
    report of this program, of another version, or damaged.
    """
    report = _parse(path)
    read = _reading_of(report, path)
    try:
        known = list(read(report))
    except _DAMAGE as error:
        raise InputRefused(
            f"this report is damaged: {_said(error)}", path=path, hint=_WAY_OUT
        ) from error
    return Baseline(
        standing={k.finding.fingerprint: k.finding for k in known if not k.waived},
        waived=frozenset(k.finding.fingerprint for k in known if k.waived),
    )


def _parse(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise NotFound(f"there is no report {named(path)}", hint=_WAY_OUT)
    if path.stat().st_size > LIMIT:
        raise InputRefused(f"larger than {LIMIT >> 20} MiB", path=path)
    try:
        report = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        raise InputRefused(
            f"this is not JSON: {error.msg}",
            path=path,
            line=error.lineno,
            hint=_WAY_OUT,
        ) from error
    except (ValueError, RecursionError) as error:  # of text, of numbers without end
        raise InputRefused("this is not JSON", path=path, hint=_WAY_OUT) from error
    if not isinstance(report, dict):
        raise InputRefused("this is not a report", path=path, hint=_WAY_OUT)
    return report


def _reading_of(
    report: Mapping[str, Any], path: Path
) -> Callable[[Mapping[str, Any]], Iterable[_Known]]:
    if "runs" in report:
        if report.get("version") != "2.1.0":
            raise InputRefused(
                f"SARIF {report.get('version')} is not read, only 2.1.0", path=path
            )
        return _from_sarif
    if "schema_version" not in report or "findings" not in report:
        raise InputRefused(
            "this is neither SARIF nor a JSON report of evidence check",
            path=path,
            hint=_WAY_OUT,
        )
    if report["schema_version"] != SCHEMA_VERSION:
        raise InputRefused(
            f"this report has the schema version {report['schema_version']}; "
            f"{SCHEMA_VERSION} is read",
            path=path,
            hint=_WAY_OUT,
        )
    return _from_json


def _from_json(report: Mapping[str, Any]) -> Iterable[_Known]:
    parts = (("findings", False), ("unchecked", False), ("waived", True))
    for part, waived in parts:
        for entry in report[part]:
            place = entry["location"]
            yield _Known(
                Finding(
                    code=str(entry["code"]),
                    slug=str(entry["rule"]),
                    severity=Severity(entry["severity"]),
                    subject=_subject(entry["subject"]),
                    message=str(entry["message"]),
                    place=None if place is None else Place(**place),
                    kind=Kind(entry["kind"]),
                    fingerprint=str(entry["fingerprint"]),
                ),
                waived,
            )


def _from_sarif(report: Mapping[str, Any]) -> Iterable[_Known]:
    """Yield the results that were there; those gone already are gone."""
    for run in report["runs"]:
        for entry in run["results"]:
            if entry.get("baselineState") == "absent":
                continue
            prints = entry.get("partialFingerprints", {})
            if FINGERPRINT not in prints:
                raise ValueError(f"a result has no fingerprint {FINGERPRINT}")
            more = entry["properties"]
            yield _Known(
                Finding(
                    code=str(entry["ruleId"]),
                    slug=str(more["rule"]),
                    severity=Severity(more["severity"]),
                    subject=_subject(more["subject"]),
                    message=str(more["message"]),
                    place=_sarif_place(entry.get("locations") or []),
                    kind=Kind(entry["kind"]),
                    fingerprint=str(prints[FINGERPRINT]),
                ),
                bool(entry.get("suppressions")),
            )


def _subject(entry: Mapping[str, Any]) -> Subject:
    return Subject(SubjectKind(entry["kind"]), str(entry["name"]))


def _sarif_place(locations: list[Any]) -> Place | None:
    if not locations:
        return None
    physical = locations[0]["physicalLocation"]
    region = physical["region"]
    return Place(
        path=path_of(physical["artifactLocation"]["uri"]),
        line=int(region["startLine"]),
        column=int(region.get("startColumn", 1)),
        end_line=region.get("endLine"),
        end_column=region.get("endColumn"),
    )


def _said(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error)
