"""``evidence manuscript replies``: what the author answered in an annotated copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import (
    by_option,
    clean_line,
    emit_json,
    format_option,
    progress,
    say,
    write,
)
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.services.replies import Done
    from evidence.services.replies.reading import Replies


@click.command()
@click.argument("file", type=PATH)
@click.option("--accept", is_flag=True, help="Carry out what the replies decide.")
@by_option
@format_option("text", "json")
@pass_app
def replies(
    app: App, /, file: Path, *, accept: bool, by: str | None, format_: str
) -> None:
    """Read the replies to the comments of an annotated copy, FILE.

    A reply becomes a note on its claim. One that begins with accept, waive … until DATE
    or withdraw is a decision: it is shown, and carried out with --accept alone.
    """
    from evidence.services.check import make_policy
    from evidence.services.replies import carry_out, read_replies

    with progress("reading"):
        found = read_replies(file)
    with app.writer("manuscript replies", by=by, judgement=accept) as session:
        done = carry_out(
            session,
            found.replies,
            accepted=accept,
            policy=make_policy(app.settings),
            today=app.today(),
        )
    _tell(found, done, format_)


def _tell(found: Replies, done: tuple[Done, ...], format_: str) -> None:
    rows = [
        {
            "claim": each.name,
            "author": each.reply.author,
            "day": each.reply.day,
            "reply": each.reply.words,
            "asks": each.asked.value,
            "outcome": each.outcome.value,
            "told": each.told,
        }
        for each in done
    ]
    if format_ == "json":
        counts = {"comments": found.comments, "others": found.others}
        emit_json({**counts, "unclear": list(found.unclear), "replies": rows})
        return
    for row in rows:
        write(clean_line(f"{row['claim']}: {row['outcome']}: {row['told']}"))
    for words in found.unclear:
        say(f"not read, since two claims stand at its words: {words}")
    if found.others:
        say(f"{found.others} other comments are no replies; they were left alone")
    if any(row["outcome"] == "waiting" for row in rows):
        say("nothing was decided; --accept carries out what is waiting")
    if not rows:
        say("nobody has replied")
