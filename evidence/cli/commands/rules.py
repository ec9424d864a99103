"""``evidence rules``: list every rule there is."""

from __future__ import annotations

import click

from evidence.cli.output import emit, format_option


@click.command()
@format_option()
def command(format_: str) -> None:
    """List the rules of evidence check.

    Optional ones run only when they are selected; others can fix what they find
    (check --fix).
    """
    from evidence.checker.selection import FAMILIES
    from evidence.services.check import all_rules

    rows = [
        {
            "code": rule.code,
            "rule": rule.slug(),
            "severity": rule.severity.value,
            "family": FAMILIES.get(rule.code[:3], ""),
            "traits": rule.traits(),
            "title": rule.title(),
        }
        for rule in all_rules()
    ]
    emit(rows, format_, name="rules")
