"""Rules of house style run only where their own name is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import pytest

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, Rule, SourceRule
from evidence.checker.selection import select_rules
from tests.factories import make_context, make_source


class Doubtful(SourceRule):
    """A source that is doubted."""

    code: ClassVar[str] = "SRC901"
    severity: ClassVar[Severity] = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        yield Draft(f"{subject.name} is doubted")


class Taste(Doubtful):
    """A source that is not to one's taste."""

    code: ClassVar[str] = "SRC902"
    optional: ClassVar[bool] = True

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        yield FieldChange("note", "To be read with salt")


RULES: tuple[Rule, ...] = (Doubtful(), Taste())


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["SRC901"]),
        (("SRC",), (), ["SRC901"]),
        (("default",), (), ["SRC901"]),
        (("SRC902",), (), ["SRC902"]),
        (("default,taste",), (), ["SRC901", "SRC902"]),
        (("default", "taste"), ("SRC901",), ["SRC902"]),
        (("default,taste",), ("taste",), ["SRC901"]),
    ],
)
def test_an_optional_rule_runs_only_when_it_is_named(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert [rule.code for rule in select_rules(RULES, select, ignore)] == expected


def test_a_rule_says_what_is_special_about_it() -> None:
    assert [rule.traits() for rule in RULES] == [(), ("optional", "can fix")]


def test_a_rule_fixes_nothing_unless_it_says_how() -> None:
    assert list(Doubtful().fix(make_source(), make_context())) == []
