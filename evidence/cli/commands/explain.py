"""``evidence explain``: show a rule's manual page."""

from __future__ import annotations

import inspect

import click

from evidence.cli.output import write


@click.command()
@click.argument("code")
def command(code: str) -> None:
    """Explain a rule: why it is there, what it finds, and what is right.

    CODE is a rule's code (FIG001) or slug (figure-differs).
    """
    from evidence.checker.selection import find_rule
    from evidence.services.check import all_rules

    rule = find_rule(all_rules(), code)
    write(f"{rule.code} {rule.slug()} ({rule.severity.value})\n")
    write(inspect.cleandoc(type(rule).__doc__ or ""))
    accept = f"evidence waive {rule.code} SUBJECT --reason … --until YYYY-MM-DD"
    write(f"\nTo accept one finding: {accept}")
