"""What SQL lacks, the same on SQLite and on PostgreSQL.

``plain_text(column)`` is the column's text without case, kinds of quotation marks and
dashes, and runs of blanks; on PostgreSQL by its own functions, with the rules of
Unicode for letters (its ICU collations), whatever the database's locale is.
``among(column, numbers)`` holds where a number is one of any many: a list of parameters
has an end (32,766).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

_PLAIN = "evidence_plain"


class plain_text(GenericFunction[str]):  # noqa: N801 - a function of SQL
    """The folded text of a column, as ``plain`` folds a value."""

    type = sa.Text()
    inherit_cache = True


@compiles(plain_text, "sqlite")
def _on_sqlite(element: plain_text, compiler: Any, **given: Any) -> str:
    return f"{_PLAIN}({compiler.process(element.clauses, **given)})"


_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉¼½¾⅓⅔⅛⅜⅝⅞"
"""Numbers that keep their form: ² is not 2."""
_SET_ASIDE = "".join(chr(0xE000 + at) for at in range(len(_SUPERSCRIPTS)))
_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = {"‘’‚‛ʼ′´`": "'", "“”„‟«»″": '"', "‐‑‒–—―": "-"}
_BROKEN = "(?<=[[:alpha:]])[-‐\u00ad]\\s*\\n\\s*(?=[[:alpha:]])"
_LETTERS = 'COLLATE "und-x-icu"'


@compiles(plain_text)
def _elsewhere(element: plain_text, compiler: Any, **given: Any) -> str:
    """Return what ``fold_text`` does, said in PostgreSQL's functions.

    They are nested from the inside out: a word that is broken at a line's end, signs
    that count for nothing, compatible forms, case, marks, blanks.
    """
    text = f"({compiler.process(element.clauses, **given)}) {_LETTERS}"
    text = f"regexp_replace({text}, {_quoted(_BROKEN)}, '', 'g')"
    text = f"translate({text}, {_quoted(_IGNORED)}, '')"
    text = f"translate({text}, {_quoted(_SUPERSCRIPTS)}, {_quoted(_SET_ASIDE)})"
    text = f"lower(normalize({text}, NFKC) {_LETTERS})"
    text = f"translate({text}, {_quoted(_SET_ASIDE)}, {_quoted(_SUPERSCRIPTS)})"
    text = f"translate(replace({text}, 'ß', 'ss'), 'ς', 'σ')"
    for marks, plain_mark in _MARKS.items():
        plain_marks = plain_mark * len(marks)
        text = f"translate({text}, {_quoted(marks)}, {_quoted(plain_marks)})"
    return f"btrim(regexp_replace({text}, '\\s+', ' ', 'g'))"


def _quoted(text: str) -> str:
    """Return a literal of SQL."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def plain(text: str | None) -> str:
    """Return *text* as comparisons see it."""
    if not text:
        return ""
    if text.isascii() and "`" not in text and "-\n" not in text:
        return " ".join(text.lower().split())
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    from evidence.text.folding import fold_text  # noqa: PLC0415 - rarely needed

    return " ".join(fold_text(text).split())


def add_functions(connection: Any) -> None:
    """Give a driver's SQLite connection the functions it lacks."""
    connection.create_function(_PLAIN, 1, plain, deterministic=True)


class _Among(sa.ColumnElement[bool]):
    """Whether a whole number is one of those of a JSON array."""

    type = sa.Boolean()
    inherit_cache = False

    def __init__(self, column: Any, numbers: str) -> None:
        self.column = column
        self.numbers = sa.bindparam(None, numbers, type_=sa.Text())


@compiles(_Among, "sqlite")
def _among_on_sqlite(element: _Among, compiler: Any, **given: Any) -> str:
    column = compiler.process(element.column, **given)
    numbers = compiler.process(element.numbers, **given)
    return f"({column} IN (SELECT value FROM json_each({numbers})))"  # noqa: S608 - parts that the compiler made


@compiles(_Among)
def _among_elsewhere(element: _Among, compiler: Any, **given: Any) -> str:
    column = compiler.process(element.column, **given)
    numbers = compiler.process(element.numbers, **given)
    made = f"json_array_elements_text(CAST({numbers} AS JSON))"
    return f"({column} IN (SELECT CAST(value AS INTEGER) FROM {made} AS each(value)))"  # noqa: S608 - as above


def among(column: Any, numbers: Iterable[int]) -> sa.ColumnElement[bool]:
    """Return the condition that *column* is one of *numbers*, however many."""
    return _Among(column, json.dumps(sorted(numbers)))
