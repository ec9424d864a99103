"""For authors of rules: a small real ledger from a few lines of text, and one rule.

The suite runs the *Bad* and *Good* examples of every rule's docstring through
``run_rule``; a rule of your own is tested the same way. ``examples(MyRule)`` takes them
from the docstring: fences marked ``bibtex``, ``markdown``, ``toml`` (the ledger's
text), ``toml settings`` (an ``evidence.toml``), ``csv`` (a table of notices), ``html
snapshot`` (a page kept of the first source), ``text snapshot`` (a text, whose pages
lines of ``---`` divide), ``html second`` (a page of the second source) and ``html
altered`` (one whose kept bytes were changed afterwards), under ``Bad:`` and under
``Good:``.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict, Unpack

from evidence.checker.finding import Finding
from evidence.checker.kept_texts import StoredTexts
from evidence.checker.loader import load_ledger
from evidence.checker.quotation_checks import Comparisons
from evidence.checker.reading import ReadingInMemory
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import run_reading
from evidence.config import Settings
from evidence.db import Act, Database, Location, Mode, Session, create
from evidence.errors import NothingToCheck
from evidence.queries.sources import list_sources
from evidence.readers.retraction_watch_row import REQUIRED
from evidence.services.check import make_policy
from evidence.services.ledger_text.importing import import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.notices import read_table, update
from evidence.services.snapshots.adding import Details, record, take_file
from evidence.services.sources.importing import import_bibliography
from evidence.snapshots.local_store import LocalStore

MANUSCRIPT = "manuscript"
"""What the manuscript of a test ledger is called."""
TODAY = date(2026, 11, 23)
_STORE = "evidence.snapshots"
_FORMAT = 'format = "evidence ledger"\nversion = 1\n'
_FENCE = re.compile(
    r"^```(?P<mark>[a-z]+(?: (?:settings|snapshot|second|altered))?)\n"
    r"(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_TEXTS = {
    "bibtex": "bibtex",
    "markdown": "markdown",
    "toml": "toml",
    "toml settings": "settings",
    "csv": "notices",
    "html snapshot": "snapshot",
    "html second": "second",
    "text snapshot": "paged",
    "html altered": "altered",
}


class Parts(TypedDict, total=False):
    """What a test ledger is made of, as text."""

    bibtex: str
    markdown: str
    toml: str
    notices: str
    snapshot: str
    second: str
    paged: str
    altered: str


@dataclass(frozen=True, slots=True)
class Example:
    """The parts of a tiny ledger as text; each may be empty."""

    bibtex: str = ""
    markdown: str = ""
    toml: str = ""
    settings: str = ""
    notices: str = ""
    snapshot: str = ""
    second: str = ""
    paged: str = ""
    altered: str = ""

    def run(self, rule: Rule | type[Rule], *, today: date = TODAY) -> list[Finding]:
        """Return what *rule* finds in this ledger under these settings."""
        house = Settings(**tomllib.loads(self.settings))
        return run_rule(
            rule,
            bibtex=self.bibtex,
            markdown=self.markdown,
            toml=self.toml,
            notices=self.notices,
            snapshot=self.snapshot,
            second=self.second,
            paged=self.paged,
            altered=self.altered,
            today=today,
            policy=make_policy(house),
        )


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
    folder: Path, *, today: date = TODAY, **parts: Unpack[Parts]
) -> Database:
    """Make ``evidence.db`` in *folder* from its parts, and open it for writing.

    The bibliography is read from ``refs.bib``, the manuscript from ``manuscript.md``,
    claims and what is tied to them from ``ledger.toml``, whose first two lines
    (``format`` and ``version``) may be left out. *notices* is Retraction Watch's table;
    columns that it lacks are empty. *snapshot* is a page that is kept of the first
    source, *second* of the second, *paged* a text with pages, *altered* a page whose
    bytes were changed afterwards; the store is the folder
    ``evidence.snapshots``. All is done by "tester" at noon (UTC) of *today*.
    Raises what the services raise for bad input.
    """
    (folder / "evidence.db").write_bytes(_empty_ledger())
    database = Database(Location(path=folder / "evidence.db"), Mode.WRITE)
    fill_ledger(database, folder, today=today, **parts)
    return database


def fill_ledger(
    database: Database, folder: Path, *, today: date = TODAY, **parts: Unpack[Parts]
) -> None:
    """Fill an empty ledger, wherever it is, as ``make_ledger`` does."""
    noon = datetime.combine(today, time(12), UTC)
    with database.begin(Act("tester", "make_ledger", noon)) as session:
        if bibtex := parts.get("bibtex"):
            import_bibliography(session, _file(folder / "refs.bib", bibtex))
        if markdown := parts.get("markdown"):
            file = _file(folder / f"{MANUSCRIPT}.md", markdown)
            read_file(session, file, name=MANUSCRIPT)
        if toml := parts.get("toml"):
            text = toml if "format = " in toml else f"{_FORMAT}\n{toml}"
            file = _file(folder / "ledger.toml", text)
            import_ledger(session, file.read_bytes(), path=str(file))
        if notices := parts.get("notices"):
            table = _file(folder / "notices.csv", _whole_table(notices))
            update(session, read_table(table))
        for kind in ("snapshot", "second", "paged", "altered"):
            if page := parts.get(kind):
                _keep_page(session, folder, str(page), kind)


def run_rule(
    rule: Rule | type[Rule],
    *,
    today: date = TODAY,
    policy: Policy | None = None,
    **parts: Unpack[Parts],
) -> list[Finding]:
    """Return what *rule* finds in a ledger made of these parts on *today*.

    An empty ledger has no findings.
    """
    asked = rule() if isinstance(rule, type) else rule
    with TemporaryDirectory() as folder:
        database = make_ledger(Path(folder), today=today, **parts)
        with database.begin() as session:
            store = LocalStore(Path(folder) / _STORE)
            ledger = load_ledger(session, sizes=store.size)
            reading = ReadingInMemory(ledger)
            reading.comparisons = Comparisons(StoredTexts(session, store.read))
            try:
                result = run_reading(reading, [asked], policy or Policy(), today=today)
            except NothingToCheck:
                return []
    return list(result.findings)


def _keep_page(session: Session, folder: Path, page: str, kind: str) -> None:
    """Keep a page as a snapshot of the first or second source, as the program does."""
    store = LocalStore(folder / _STORE)
    if kind == "paged":
        file = _file(folder / "page.txt", page.replace("\n---\n", "\n\f\n"))
    else:
        file = _file(folder / "page.html", page)
    taken = take_file(store, file, now=session.act.at)
    record(session, list_sources(session)[kind == "second"], taken, Details())
    if kind == "altered":
        kept = store.root / "objects" / taken.copy.sha256[:2] / taken.copy.sha256
        kept.chmod(0o600)
        _file(kept, f"{page}altered")


def _whole_table(notices: str) -> str:
    """Add the columns that a short example leaves out."""
    first, _, rest = notices.lstrip().partition("\n")
    missing = [name for name in REQUIRED if name not in first.split(",")]
    commas = "," * len(missing)
    rows = [f"{row}{commas}" for row in rest.splitlines() if row.strip()]
    return "\n".join([",".join([first, *missing]), *rows])


@cache
def _empty_ledger() -> bytes:
    """Return an empty ledger's bytes; the migrations run once a process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.db"
        create(Location(path=path))
        return path.read_bytes()


def _file(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8", newline="\n")
    return path
