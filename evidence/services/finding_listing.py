"""List what a check finds, all of it or what an expression chooses.

Findings are not stored: they are made anew by each check, and are chosen among as they
are, by the grammar and the messages of every other ``--where``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidence.checker.finding import Finding, Kind, Severity
from evidence.checker.result import CheckResult
from evidence.db import Session
from evidence.db.functions import plain
from evidence.models import SubjectKind
from evidence.queries.where.expression import (
    FLAG,
    HAS,
    IN,
    ORDERED,
    All,
    Expression,
    InvalidExpression,
    Not,
    Single,
    tests_of,
)
from evidence.queries.where.reading import read_expression
from evidence.queries.where.subject import unknown_field
from evidence.queries.where.text_fields import one_of
from evidence.services.check import check, choose_rules
from evidence.services.choosing import Basis, bad_expression

TEXTS: dict[str, tuple[str, Callable[[Finding], str]]] = {
    "code": ("The rule's code.", lambda each: each.code),
    "rule": ("The rule's slug.", lambda each: each.slug),
    "subject": ("What it is about, by name.", lambda each: each.subject.name),
    "message": ("What is wrong.", lambda each: each.message),
    "hint": ("The way out.", lambda each: each.hint),
    "file": ("The file it is in.", lambda each: each.place.path if each.place else ""),
}
WORDS: dict[str, tuple[str, tuple[str, ...], Callable[[Finding], str]]] = {
    "severity": (
        "note < warning < error.",
        tuple(Severity),
        lambda each: each.severity.value,
    ),
    "kind": ("fail, review or open.", tuple(Kind), lambda each: each.kind.value),
    "about": (
        "What sort of thing it is about.",
        tuple(SubjectKind),
        lambda each: each.subject.kind.value,
    ),
}
FLAGS = {"waived": "A person has accepted it."}
_ORDER: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding, and whether it is waived."""

    finding: Finding
    waived: bool


def list_findings(
    session: Session,
    basis: Basis,
    *,
    manuscript: str | None = None,
    where: str | None = None,
) -> tuple[Listed, ...]:
    """Check, and return what is found and fits; what is waived only if asked for.

    Raises UsageFault for an expression that cannot be read, NotFound for an unknown
    manuscript, NothingToCheck for an empty ledger.
    """
    expression = None if where is None else _read(where)
    rules = choose_rules(basis.select, basis.ignore)
    result = check(session, rules, basis.wishes(manuscript))
    listed = [Listed(each, waived=False) for each in _found(result)]
    if expression is None:
        return tuple(listed)
    if any(test.name == "waived" for test in tests_of(expression)):
        listed += [Listed(each.finding, waived=True) for each in result.waived]
    return tuple(each for each in listed if _holds(expression, each))


def _found(result: CheckResult) -> Iterable[Finding]:
    return (*result.findings, *result.unchecked)


def _read(where: str) -> Expression:
    try:
        expression = read_expression(where, flags=FLAGS)
        for test in tests_of(expression):
            _check(test)
    except InvalidExpression as error:
        raise bad_expression(where, error) from error
    return expression


def _check(test: Single) -> None:
    """Raise InvalidExpression where *test* means nothing."""
    if test.name not in {*TEXTS, *WORDS, *FLAGS}:
        raise unknown_field(test, "findings", {*TEXTS, *WORDS, *FLAGS})
    if test.name in WORDS:
        for value in test.values:
            one_of(WORDS[test.name][1], value, what=test.name)
    signs = {"=", IN, *_signs(test.name)}
    if (test.name in FLAGS) is not (test.sign == FLAG) or (
        test.sign != FLAG and test.positive not in signs
    ):
        raise InvalidExpression(
            f"{test.name} does not take {test.sign or 'nothing'}", at=test.at
        )


def _signs(name: str) -> Iterable[str]:
    if name in TEXTS:
        return ("~", HAS)
    return ORDERED if name == "severity" else ()


def _holds(expression: Expression, each: Listed) -> bool:
    if isinstance(expression, Not):
        return not _holds(expression.part, each)
    if isinstance(expression, Single):
        return _stands(expression, each)
    found = (_holds(part, each) for part in expression.parts)
    return all(found) if isinstance(expression, All) else any(found)


def _stands(test: Single, each: Listed) -> bool:
    if test.sign == FLAG:
        return each.waived
    if test.name in WORDS:
        choices, own = WORDS[test.name][1], WORDS[test.name][2](each.finding)
        wanted = [one_of(choices, value, what=test.name) for value in test.values]
        if test.sign in ORDERED:
            places = choices.index(own), choices.index(wanted[0])
            return _ORDER[test.sign](*places)
        return (own in wanted) is not test.negated
    own = plain(TEXTS[test.name][1](each.finding))
    if test.sign == HAS:
        return bool(own)
    words = [plain(word) for word in test.words]
    found = any(word in own for word in words) if test.positive == "~" else own in words
    return found is not test.negated
