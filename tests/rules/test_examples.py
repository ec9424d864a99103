"""Every rule's manual page is run: Bad yields the rule's finding, Good does not."""

from __future__ import annotations

import pytest

from evidence import plugins, rules
from evidence.checker.rule import Rule
from evidence.testing import Example, examples, run_rule

each_rule = pytest.mark.parametrize(
    "kind", plugins.classes(rules, Rule), ids=lambda kind: kind.code
)


@each_rule
def test_the_bad_example_yields_the_finding(kind: type[Rule]) -> None:
    bad, _ = examples(kind)
    assert {finding.code for finding in bad.run(kind)} == {kind.code}


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
