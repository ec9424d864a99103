"""``evidence manuscript diff`` and ``accept``: between one revision and the next."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import (
    by_option,
    clean,
    emit_json,
    format_option,
    progress,
    say,
    write,
)


@click.command()
@click.argument("name", required=False)
@format_option("text", "json")
@pass_app
def diff(app: App, name: str | None, format_: str) -> None:
    """Show what became of claims, decisions and declarations since they were anchored.

    Each is looked for in the latest revision of the manuscript NAME: unchanged, moved,
    other typography, reworded, figure changed (or a name, or a negation), gone, or
    ambiguous. Nothing is written: evidence manuscript accept does that.
    """
    from evidence.cli.revision_texts import diff_lines, followed_record
    from evidence.services.following import follow

    with progress("comparing"), app.reader() as session:
        found = follow(session, name)
    if format_ == "json":
        things = [followed_record(each) for each in found.things]
        head = {"manuscript": found.manuscript, "revision": found.revision}
        emit_json({**head, "path": found.path, "anchors": things})
        return
    for line in diff_lines(found):
        write(clean(line))


@click.command()
@click.argument("words", nargs=-1, metavar="[NAME] [CLAIM]...")
@click.option("--all", "every", is_flag=True, help="All whose words say the same.")
@by_option
@format_option("text", "json")
@pass_app
def accept(
    app: App, /, words: tuple[str, ...], *, every: bool, by: str | None, format_: str
) -> None:
    """Anchor each CLAIM where it stands in the latest revision of the manuscript NAME.

    With --all: every claim, decision and declaration that is unchanged, moved or
    reworded. One whose figure, name or negation has changed is accepted by its name
    alone; what is gone or ambiguous is refused. Ratings stay.
    """
    from evidence.cli.revision_texts import accepted_lines, followed_record
    from evidence.services.accepting import accept as accept_anchors

    with app.writer("manuscript accept", by=by, judgement=True) as session:
        done = accept_anchors(session, words, every=every)
    if format_ == "json":
        accepted = [followed_record(each) for each in done.accepted]
        left = [followed_record(each) for each in done.left]
        head = {"manuscript": done.manuscript, "revision": done.revision}
        emit_json({**head, "accepted": accepted, "left": left})
        return
    for line in accepted_lines(done):
        write(clean(line))
    for each in done.left:
        say(f"left: {each.kind.value} {each.name}: see evidence manuscript diff")
