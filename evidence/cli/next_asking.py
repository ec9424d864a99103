"""Ask about claims one by one; what each answer records is one command to undo.

Nothing is open while a person reads or types: each answer opens the ledger, and closes
it again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from evidence.cli.dates import DAY
from evidence.cli.next_texts import waiting_lines
from evidence.cli.output import clean, complain, say
from evidence.errors import EvidenceError, NotFound
from evidence.text.counts import many

if TYPE_CHECKING:
    from evidence.cli.app import App
    from evidence.services.next_up import Waiting

_KEYS = {
    "s": "skip",
    "r": "rate",
    "t": "tie",
    "w": "waive",
    "n": "note",
    "o": "open",
    "u": "undo",
    "q": "quit",
}
_GOES_ON = frozenset("srw")
"""After these the next claim is shown; after the others the same is asked again."""


class Asking:
    """Goes through *waiting*; *by* judges."""

    def __init__(self, app: App, waiting: Sequence[Waiting], *, by: str | None) -> None:
        self._app = app
        self._waiting = waiting
        self._by = app.actor(by)
        self._answered: list[tuple[str, str]] = []
        self._scheme = "admiralty"

    def run(self) -> None:
        """Ask until the queue or the person is at an end."""
        answers: dict[str, Callable[[Waiting], str]] = {
            "r": self._rate,
            "t": self._tie,
            "w": self._waive,
            "n": self._note,
            "o": self._open,
            "u": self._undo,
        }
        for number, each in enumerate(self._waiting, 1):
            say()
            for line in waiting_lines(each, number, len(self._waiting)):
                say(line)
            key = ""
            while key not in _GOES_ON:
                key = _key()
                if key == "q":
                    self._tell()
                    return
                if key in answers and not _done(answers[key], each):
                    key = ""
        self._tell()

    def _tell(self) -> None:
        say(f"{many(len(self._answered), 'answer')} recorded")

    def _rate(self, each: Waiting) -> str:
        from evidence.services.ratings import RatingDraft, rate

        scheme = _prompt("scheme", default=self._scheme)
        level = _prompt("level")
        reason = _prompt("reason")
        draft = RatingDraft(each.claim.name, scheme, level, reason)
        with self._app.writer("rate", by=self._by, judgement=True) as session:
            rated = rate(session, draft)
        self._scheme = rated.scheme
        told = f"rated {rated.scheme} {rated.level}, {rated.confidence}"
        return self._answer(each, told)

    def _tie(self, each: Waiting) -> str:
        from evidence.services.ties import TieDraft, tie

        tied = {one.source for one in each.claim.evidence}
        cited = [item.source for item in each.claim.items if item.source]
        offered = next((key for key in cited if key not in tied), "")
        draft = TieDraft(each.claim.name, _prompt("source", default=offered))
        draft = replace(
            draft,
            stance=_prompt(
                "stance",
                default=draft.stance,
                type=click.Choice(("supports", "partly", "contradicts", "context")),
            ),
            page=_prompt("page", default=""),
            quotation=_prompt("its words", default=""),
            figures=tuple(filter(None, [_prompt("figure", default="")])),
            unseen=not click.confirm("seen in the source?", default=True, err=True),
        )
        with self._app.writer("tie", by=self._by, judgement=True) as session:
            made = tie(session, draft)
        return self._answer(each, f"{made.evidence}: {draft.stance} {made.source}")

    def _waive(self, each: Waiting) -> str:
        from evidence.services.waivers import WaiverDraft, waive

        codes = [*dict.fromkeys(finding.code for finding in each.findings)]
        if not codes:
            raise NotFound("a check finds nothing here that could be waived")
        code = codes[0]
        if len(codes) > 1:
            code = _prompt("rule", default=code, type=click.Choice(codes))
        reason = _prompt("reason")
        until = _prompt("until (YYYY-MM-DD)", type=DAY)
        draft = WaiverDraft(code, each.claim.name, reason, until)
        with self._app.writer("waive", by=self._by, judgement=True) as session:
            held = waive(session, draft, today=self._app.today())
        return self._answer(each, f"{held.code} waived until {held.until}")

    def _note(self, each: Waiting) -> str:
        from evidence.services.bulk import add_note

        text = _prompt("note")
        with self._app.writer("claim edit", by=self._by, judgement=True) as session:
            add_note(session, each.claim.name, text)
        return self._answer(each, "noted")

    def _open(self, each: Waiting) -> str:
        from evidence.services.addresses import addresses_of

        with self._app.reader() as session:
            found = addresses_of(session, each.claim)
        if not found:
            raise NotFound("none of its sources has an address")
        for key, address in found.items():
            say(f"{key}: {address}")
        if sys.stdin.isatty():
            click.launch(next(iter(found.values())))
        return ""

    def _undo(self, each: Waiting) -> str:
        del each
        from evidence.services import undo

        if not self._answered:
            raise NotFound("nothing was answered yet", hint="evidence undo")
        with self._app.writer("undo", by=self._by) as session:
            undo.undo(session)
        name, told = self._answered.pop()
        say(f"{name}: taken back: {told}")  # of an earlier claim, perhaps
        return ""

    def _answer(self, each: Waiting, told: str) -> str:
        self._answered.append((each.claim.name, told))
        return told


def _done(answer: Callable[[Waiting], str], each: Waiting) -> bool:
    """Carry out an answer; tell what it did, or why it could not be."""
    try:
        told = answer(each)
    except EvidenceError as error:
        complain(f"error: {error}", hint=error.hint)
        return False
    except click.Abort:
        if not sys.stdin.isatty():
            raise
        say("left as it was")  # Ctrl-C takes back the answer, not the whole
        return False
    if told:
        say(f"{each.claim.name}: {told}")
    return True


def _key() -> str:
    """Return one key of those there are: pressed in a terminal, else a line's."""
    shown = ", ".join(f"{key} {what}" for key, what in _KEYS.items())
    while True:
        if sys.stdin.isatty():
            click.echo(f"{shown}: ", err=True, nl=False)
            key = click.getchar().lower()
            say(clean(key))
            if key in {"\x03", "\x04", ""}:
                raise click.Abort
        else:
            key = str(_prompt(shown)).strip().lower()[:1]
        if key in _KEYS:
            return key


def _prompt(text: str, **more: Any) -> Any:
    return click.prompt(text, err=True, show_choices=False, **more)
