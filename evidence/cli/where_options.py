"""``--where`` of the commands that list and change many, and what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.output import clean, emit_json, say, write
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from evidence.cli.app import App
    from evidence.db import Session
    from evidence.services.bulk import Change
    from evidence.services.choosing import Basis

F = TypeVar("F", bound=Callable[..., Any])

preview_option = click.option(
    "--dry-run", is_flag=True, help="With --where: show what would change, and end."
)


def where_option(example: str) -> Callable[[F], F]:
    """Add ``--where`` with an *example*."""
    return click.option(
        "--where",
        metavar="EXPRESSION",
        help=f"Only those for which it holds: '{example}'.",
    )


def basis(app: App) -> Basis:
    """Return on what an expression rests: today, and the settings' check."""
    from evidence.services.check import make_policy
    from evidence.services.choosing import Basis

    settings = app.settings
    return Basis(
        today=app.today(),
        policy=make_policy(settings),
        select=settings.select,
        ignore=settings.ignore,
        sizes=app.sizes,
        read=app.read_object,
    )


def chosen(
    app: App, session: Session, kind: str, where: str | None
) -> frozenset[str] | None:
    """Return the names of what *where* chooses; None where nothing was asked."""
    if where is None:
        return None
    from evidence.services.choosing import find

    return find(session, kind, where, basis(app))


@contextmanager
def judging(
    app: App, command: str, *, by: str | None, dry_run: bool
) -> Iterator[Session]:
    """Open the ledger for a judgement; for reading only, where it is a dry run."""
    if not dry_run:
        with app.writer(command, by=by, judgement=True) as session:
            yield session
        return
    from evidence.db import Act

    act = Act(actor=app.actor(by), command=command, at=app.now())
    with app.reader() as session:
        session.act = act
        yield session


def one_or_many(name: str | None, where: str | None, *, dry_run: bool) -> None:
    """Raise UsageFault unless one claim is named, or many are chosen by *where*."""
    if (name is None) == (where is None):
        raise UsageFault(
            "for which claims?" if name is None else "a claim, or --where, not both",
            hint="CLAIM, or --where EXPRESSION (evidence manual where)",
        )
    if dry_run and where is None:
        raise UsageFault("--dry-run belongs to --where")


def tell_changes(
    changes: Sequence[Change], format_: str = "text", *, dry_run: bool
) -> None:
    """Print what became, or would become, of each claim."""
    if format_ == "json":
        emit_json({"dry_run": dry_run, "claims": [_record(each) for each in changes]})
        return
    from evidence.text.counts import many

    done = [each for each in changes if each.parts]
    for each in done:
        write(clean(f"{each.claim}: {'; '.join(_part(*part) for part in each.parts)}"))
    verb = "would change" if dry_run else "changed"
    so_already = len(changes) - len(done)
    rest = f", {so_already} so already" if so_already else ""
    say(f"{many(len(done), 'claim')} {verb}{rest}")
    if dry_run:
        say("nothing was written (--dry-run)")


def _record(change: Change) -> dict[str, Any]:
    return {
        "claim": change.claim,
        "statement": change.statement,
        "changed": {
            name: {"before": before, "after": after}
            for name, before, after in change.parts
        },
    }


def _part(name: str, before: str, after: str) -> str:
    label = name.replace("_", " ")
    return f"{label} {before or '(none)'} → {after or '(none)'}"
