"""``evidence notices acknowledge``: cite a source although a notice stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import by_option, clean, write

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("key")
@click.option("--reason", required=True, help="Why it is cited all the same.")
@click.option("--until", type=DAY, required=True, help="The last day on which it may.")
@by_option
@pass_app
def command(app: App, key: str, reason: str, until: date, by: str | None) -> None:
    """Acknowledge the notices that stand against the source KEY, until a day.

    For what is cited *as retracted*, say. It is a waiver of the rules SRC060 to SRC062
    for this source: every report and brief shows it, and after its end the check fails
    again.
    """
    from evidence.services.acknowledging import acknowledge

    today = app.today()
    with app.writer("notices acknowledge", by=by, judgement=True) as session:
        held = acknowledge(session, key, reason=reason, until=until, today=today)
    for waiver in held:
        write(clean(f"{waiver.code} waived for {waiver.subject} until {waiver.until}"))
