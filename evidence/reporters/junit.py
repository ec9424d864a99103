"""A run as JUnit XML: a suite a section, a case a claim; Jenkins' and GitLab's form.

Manuscripts, citations and sources for which the run fails stand in suites of their own,
a case for each of them, so that no failure is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from evidence.checker.finding import Finding, Subject
from evidence.checker.outcomes import ClaimOutcome, Verdict
from evidence.checker.result import CheckResult, Problem
from evidence.models.vocabulary import SubjectKind
from evidence.reporters.base import Reporter, View
from evidence.reporters.lines import path_from
from evidence.reporters.sections import by_section
from evidence.text.cells import short
from evidence.text.terminal import clean

_FIRST_WORDS = 8
_PLURALS = {
    SubjectKind.MANUSCRIPT: "manuscripts",
    SubjectKind.CITATION: "citations",
    SubjectKind.SOURCE: "sources",
}


class JunitReporter(Reporter):
    """``<testsuites>`` with failures, problems of rules, and what was not checked."""

    name: ClassVar[str] = "junit"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield the suites one by one, after their totals."""
        cases = _Cases(result, view)
        total = _Total()
        for _, suite in cases.suites():
            total = total.plus(_Total.of(suite))
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        head = Element("testsuites", {"name": "evidence check", **total.attributes()})
        if view.seconds is not None:
            head.set("time", f"{view.seconds:.3f}")
        yield tostring(head, "unicode").removesuffix(" />") + ">\n"
        for name, suite in cases.suites():
            yield _suite(name, suite, view)
        yield "</testsuites>\n"


class _Case(NamedTuple):
    name: str
    classname: str
    line: int | None
    verdict: Verdict
    findings: Sequence[Finding]
    words: str
    """What stands below the findings."""
    reasons: str = ""
    """Why it could not be checked."""


class _Total(NamedTuple):
    tests: int = 0
    failures: int = 0
    errors: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, cases: Sequence[_Case]) -> _Total:
        verdicts = [case.verdict for case in cases]
        return cls(
            len(cases),
            verdicts.count(Verdict.FAILED),
            verdicts.count(Verdict.BROKEN),
            verdicts.count(Verdict.UNCHECKED),
        )

    def plus(self, other: _Total) -> _Total:
        return _Total(*(a + b for a, b in zip(self, other, strict=True)))

    def attributes(self) -> Mapping[str, str]:
        """Return them as ``<testsuites>`` has them, which counts nothing skipped."""
        counts = self._asdict()
        return {name: str(counts[name]) for name in ("tests", "failures", "errors")}


class _Cases:
    """Makes the cases of a result."""

    def __init__(self, result: CheckResult, view: View) -> None:
        self._result = result
        self._view = view
        self._found = result.by_claim()
        self._verdicts = result.verdicts(view.fail_on)
        self._broken: dict[Subject, list[Problem]] = {}
        for problem in result.problems:
            self._broken.setdefault(problem.subject, []).append(problem)

    def suites(self) -> Iterator[tuple[str, Sequence[_Case]]]:
        """Yield each suite's name and cases."""
        for name, claims in by_section(self._result.claims):
            yield name, [self._claim(claim) for claim in claims]
        for kind, plural in _PLURALS.items():
            if cases := list(self._others(kind)):
                yield plural, cases

    def _claim(self, claim: ClaimOutcome) -> _Case:
        found = self._found.get(claim.name, ())
        problems = self._broken.get(Subject(SubjectKind.CLAIM, claim.name), ())
        words = claim.statement.split()
        more = " …" if len(words) > _FIRST_WORDS else ""
        return _Case(
            name=f"{claim.name}: {' '.join(words[:_FIRST_WORDS])}{more}",
            classname=path_from(self._view.folder, claim.place.path),
            line=claim.place.line,
            verdict=self._verdicts[claim.name],
            findings=found,
            words="\n".join(_below(claim, problems)),
            reasons="; ".join(claim.unchecked),
        )

    def _others(self, kind: SubjectKind) -> Iterator[_Case]:
        groups: dict[Subject, list[Finding]] = {}
        for finding in self._result.findings:
            if finding.subject.kind is kind:
                groups.setdefault(finding.subject, []).append(finding)
        for subject in self._broken:
            if subject.kind is kind:
                groups.setdefault(subject, [])
        for subject, found in groups.items():
            problems = self._broken.get(subject, ())
            if problems or any(each.fails(self._view.fail_on) for each in found):
                yield self._other(subject, found, problems)

    def _other(
        self, subject: Subject, found: Sequence[Finding], problems: Sequence[Problem]
    ) -> _Case:
        place = found[0].place if found else None
        return _Case(
            name=subject.name,
            classname=path_from(self._view.folder, place.path) if place else "",
            line=place.line if place else None,
            verdict=Verdict.BROKEN if problems else Verdict.FAILED,
            findings=found,
            words="\n".join(f"{p.code} broke: {p.message}" for p in problems),
        )


def _below(claim: ClaimOutcome, problems: Sequence[Problem]) -> Iterable[str]:
    """Yield the sentence and the passages, and why rules or comparisons failed."""
    if claim.sentence:
        yield f"sentence: {claim.sentence}"
    for each in claim.passages:
        page = f", {short(each.page)}" if each.page else ""
        given = [*each.dated, *([f"“{each.quotation}”"] if each.quotation else [])]
        yield f"{each.source}{page} ({each.stance.value}): {'; '.join(given) or '–'}"
    yield from (f"{p.code} broke: {p.message}" for p in problems)
    yield from (f"not checked: {reason}" for reason in claim.unchecked)


def _suite(name: str, cases: Sequence[_Case], view: View) -> str:
    total = _Total.of(cases)
    suite = Element("testsuite", {"name": _xml(name), **total.attributes()})
    suite.set("skipped", str(total.skipped))
    if view.ended is not None:
        suite.set("timestamp", view.ended.strftime("%Y-%m-%dT%H:%M:%S"))
    for case in cases:
        entry = SubElement(suite, "testcase", {"name": _xml(case.name)})
        entry.set("classname", _xml(case.classname))
        if case.line is not None:
            entry.set("file", _xml(case.classname))
            entry.set("line", str(case.line))
        _say(entry, case, view)
    return tostring(suite, "unicode") + "\n"


def _say(entry: Element, case: _Case, view: View) -> None:
    """Add what became of the case: one element that says all of it."""
    failing = [each for each in case.findings if each.fails(view.fail_on)]
    text = "\n".join([*map(_line, case.findings), case.words])
    if case.verdict is Verdict.BROKEN:
        element, message, of = "error", "a rule broke on it", "rule"
    elif case.verdict is Verdict.FAILED:
        message = "; ".join(each.message for each in failing)
        element, of = "failure", failing[0].code
    elif case.verdict is Verdict.UNCHECKED:
        element, message, of = "skipped", case.reasons, "unchecked"
    elif case.findings:
        SubElement(entry, "system-out").text = _xml(text)
        return
    else:
        return
    said = SubElement(entry, element, {"type": of, "message": _xml(message)})
    said.text = _xml(text)


def _line(finding: Finding) -> str:
    hint = [f"hint: {finding.hint}"] if finding.hint else []
    head = f"{finding.severity.value} {finding.code} {finding.message}"
    return "\n".join([head, *finding.related, *hint])


def _xml(text: str) -> str:
    r"""Return *text* with what XML 1.0 cannot hold shown as ``\u{1}``."""
    held = clean(text)
    for code in (0xFFFE, 0xFFFF):
        held = held.replace(chr(code), f"\\u{{{code:X}}}")
    return held
