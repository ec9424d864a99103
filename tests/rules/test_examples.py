"""Every rule's manual page is run: Bad yields the rule's finding, Good does not."""

from __future__ import annotations

from functools import cache

import pytest

from evidence import plugins, rules
from evidence.checker.finding import Finding
from evidence.checker.rule import Rule
from evidence.exporters.languages import SOURCE, find_words, languages
from evidence.testing import Example, examples, run_rule

each_rule = pytest.mark.parametrize(
    "kind", plugins.classes(rules, Rule), ids=lambda kind: kind.code
)


@cache
def found_by(kind: type[Rule]) -> tuple[Finding, ...]:
    bad, _ = examples(kind)
    return tuple(bad.run(kind))


@each_rule
def test_the_bad_example_yields_the_finding(kind: type[Rule]) -> None:
    assert {finding.code for finding in found_by(kind)} == {kind.code}


@each_rule
def test_what_the_bad_example_finds_is_said_in_every_language(kind: type[Rule]) -> None:
    for words in map(find_words, set(languages()) - {SOURCE}):
        said = [
            words.told(each.code, text)
            for each in found_by(kind)
            for text in (each.message, each.hint, *each.related)
        ]

        assert [each for each in said if each.language] == []


@each_rule
def test_the_good_example_yields_nothing(kind: type[Rule]) -> None:
    _, good = examples(kind)
    assert good != Example()
    assert [finding.message for finding in good.run(kind)] == []


def test_an_unknown_fence_is_refused() -> None:
    class Odd(Rule):
        """Odd.

        Bad:

        ```yaml
        a: 1
        ```

        Good:

        Source: none.
        """

    with pytest.raises(ValueError, match="a rule's example has no yaml"):
        examples(Odd)


def test_an_empty_ledger_has_no_findings() -> None:
    kind = plugins.classes(rules, Rule)[0]
    assert run_rule(kind) == []
