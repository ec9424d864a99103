"""For authors of rules: a real, tiny ledger from three texts, and one rule run on it.

    from evidence.testing import run_rule
    assert run_rule(MyRule, bibtex="@book{…}", markdown="…", toml="[claim.x] …") == []

``examples(MyRule)`` takes the same texts from the rule's docstring: fences marked
``bibtex``, ``markdown``, ``toml`` (the ledger's text) and ``toml settings``, under
``Bad:`` and under ``Good:``.

Everything goes through the program's own services, so that what is tested is what a
user would see. The manuscript is called ``manuscript``.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evidence.checker.finding import Finding
from evidence.checker.loader import load_ledger
from evidence.checker.rule import Rule
from evidence.checker.runner import run_check
from evidence.config import Settings
from evidence.db import Act, Database, Location, Mode, create
from evidence.errors import NothingToCheck
from evidence.services.check import make_policy
from evidence.services.ledger_text_import import import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.sources import import_bibliography

TODAY = date(2026, 11, 23)
"""The day on which the manual's examples are checked."""
ACTOR = "tester"
HEADER = 'format = "evidence ledger"\nversion = 1\n\n'
"""What a ledger's text begins with; examples leave it out."""

_FENCE = re.compile(
    r"^```(?P<mark>[a-z]+(?: settings)?)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_TEXTS = {
    "bibtex": "bibtex",
    "markdown": "markdown",
    "toml": "toml",
    "toml settings": "settings",
}


@dataclass(frozen=True, slots=True)
class Example:
    """The texts of a tiny ledger; each may be empty."""

    bibtex: str = ""
    markdown: str = ""
    toml: str = ""
    settings: str = ""

    def run(self, rule: type[Rule] | Rule, *, today: date = TODAY) -> list[Finding]:
        """Return what *rule* finds in this ledger."""
        return run_rule(rule, **asdict(self), today=today)


def examples(rule: type[Rule]) -> tuple[Example, Example]:
    """Return the docstring's Bad and Good; raise ValueError for an unknown fence."""
    page = inspect.cleandoc(rule.__doc__ or "")
    bad, _, good = page.partition("\nBad:")[2].partition("\nGood:")
    return _example(bad), _example(good.partition("\nSource:")[0])


def _example(part: str) -> Example:
    texts = {fence["mark"]: fence["text"] for fence in _FENCE.finditer(part)}
    if unknown := set(texts) - set(_TEXTS):
        raise ValueError(f"a rule's example has no {', '.join(sorted(unknown))}")
    return Example(**{_TEXTS[mark]: text for mark, text in texts.items()})


def make_ledger(
    folder: Path,
    *,
    bibtex: str = "",
    markdown: str = "",
    toml: str = "",
    today: date = TODAY,
) -> Database:
    """Make a ledger in *folder* with these sources, this manuscript and this text.

    Empty texts are left out; *toml* may do without its first two lines. Return the
    ledger opened for writing. Raises what the services raise.
    """
    path = folder / "evidence.db"
    path.write_bytes(_empty_ledger())
    database = Database(Location(path=path), Mode.WRITE)
    act = Act(ACTOR, "testing", datetime.combine(today, time(12), tzinfo=UTC))
    with database.begin(act) as session:
        if bibtex:
            import_bibliography(session, _write(folder / "references.bib", bibtex))
        if markdown:
            read_file(session, _write(folder / "manuscript.md", markdown))
        if toml:
            text = toml if toml.startswith("format") else HEADER + toml
            import_ledger(session, text.encode(), path="ledger.toml")
    return database


def run_rule(
    rule: type[Rule] | Rule,
    *,
    bibtex: str = "",
    markdown: str = "",
    toml: str = "",
    settings: str = "",
    today: date = TODAY,
) -> list[Finding]:
    """Return what *rule* finds in the ledger made of these texts.

    *settings* is the text of an ``evidence.toml``. An empty ledger has no findings.
    """
    found = rule() if isinstance(rule, type) else rule
    values: Mapping[str, Any] = tomllib.loads(settings)
    house = Settings(**values)
    policy = make_policy(house.threshold, house.shelf_life)
    with TemporaryDirectory() as name:
        database = make_ledger(
            Path(name), bibtex=bibtex, markdown=markdown, toml=toml, today=today
        )
        with database.begin() as session:
            ledger = load_ledger(session)
    try:
        return list(run_check(ledger, (found,), policy, today=today).findings)
    except NothingToCheck:
        return []


@cache
def _empty_ledger() -> bytes:
    """Return an empty ledger's bytes; the migrations run once a process."""
    with TemporaryDirectory() as name:
        path = Path(name) / "evidence.db"
        create(Location(path=path))
        return path.read_bytes()


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
