"""Full text over claims, evidence and sources: the only hand-written SQL.

A search is a set of words, all of which must occur; each also finds longer words that
begin with it. What a user types is never SQL nor query syntax: each word is cut down to
letters and digits for PostgreSQL, and quoted as a phrase for SQLite's FTS5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.fulltext import CATALOGUE

MAX_WORDS = 64
"""More words than these are not looked at: no sentence is that long."""
_TOKEN = re.compile(r"[^\W_]+")

_SQLITE = """
SELECT rowid AS id, snippet(fts_{table}, -1, '', '', '…', 16) AS excerpt
FROM fts_{table} WHERE fts_{table} MATCH :words ORDER BY rank, rowid LIMIT :limit
"""
_POSTGRESQL = """
SELECT id, ts_headline('simple', body, query, :options) AS excerpt
FROM (SELECT id, concat_ws(' ', {columns}) AS body FROM {table}) AS searched,
     to_tsquery('simple', :words) AS query
WHERE to_tsvector('simple', body) @@ query
ORDER BY ts_rank(to_tsvector('simple', body), query) DESC, id LIMIT :limit
"""
_HEADLINE = 'StartSel="", StopSel="", MaxWords=16, MinWords=8'


@dataclass(frozen=True, slots=True)
class Match:
    """A row that was found, and the stretch of it that shows why."""

    id: int
    excerpt: str


def search_table(
    session: Session, table: str, words: str, *, limit: int
) -> Sequence[Match]:
    """Return the rows of *table* that hold *words*, best first.

    *table* is a key of the full-text catalogue. Words without a letter or digit are
    left out; without any word nothing is found.
    """
    columns = ", ".join(CATALOGUE[table])
    if session.get_bind().dialect.name == "sqlite":
        statement, query = _SQLITE.format(table=table), fts5_query(words)
        given = {"words": query, "limit": limit}
    else:
        statement = _POSTGRESQL.format(table=table, columns=columns)
        query = tsquery(words)
        given = {"words": query, "limit": limit, "options": _HEADLINE}
    if not query:
        return ()
    return [
        Match(row.id, row.excerpt) for row in session.execute(sa.text(statement), given)
    ]


def fts5_query(words: str) -> str:
    """Return *words* as FTS5 strings, each a phrase and a prefix; '' for none."""
    return " ".join(
        f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in _words(words)
    )


def tsquery(words: str) -> str:
    """Return *words* as PostgreSQL's tsquery: letters and digits only; '' for none."""
    phrases = (
        " <-> ".join((*tokens[:-1], f"{tokens[-1]}:*"))
        for word in _words(words)
        if (tokens := _TOKEN.findall(word))
    )
    return " & ".join(f"({phrase})" for phrase in phrases)


def _words(text: str) -> list[str]:
    """Return the distinct words that hold a letter or digit, fit for UTF-8."""
    sound = text.replace("\0", " ").encode("utf-8", "ignore").decode()
    words = dict.fromkeys(word for word in sound.split() if _TOKEN.search(word))
    return list(words)[:MAX_WORDS]
