"""``evidence explain``: show a rule's manual page."""

from __future__ import annotations

import inspect

import click

from evidence.cli.output import write

_FIX = "evidence check --select {} --fix --dry-run"


@click.command()
@click.argument("code")
def command(code: str) -> None:
    """Explain a rule: why it is there, what it finds, and what is right.

    CODE is a rule's code (FIG001) or slug (figure-differs).
    """
    from evidence.checker.selection import find_rule
    from evidence.services.check import all_rules

    rule = find_rule(all_rules(), code)
    traits = ", ".join((rule.severity.value, *rule.traits()))
    write(f"{rule.code} {rule.slug()} ({traits})\n")
    write(inspect.cleandoc(type(rule).__doc__ or ""))
    if rule.optional:
        write(f"\nIt is optional; to run it too: --select default,{rule.code}")
    if rule.fixes():
        write(f"\nTo see what it would put right: {_FIX.format(rule.code)}")
    accept = f"evidence waive {rule.code} SUBJECT --reason … --until YYYY-MM-DD"
    write(f"\nTo accept one finding: {accept}")
