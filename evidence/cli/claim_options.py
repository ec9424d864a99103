"""The options that say what a claim, or a source, states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.errors import UsageFault

if TYPE_CHECKING:
    from evidence.services.derivations import DerivationDraft

F = TypeVar("F", bound=Callable[..., Any])

_ANCHOR = (
    click.option("--prefix", help="Words before the quotation."),
    click.option("--suffix", help="Words after the quotation."),
    click.option("--occurrence", type=click.IntRange(min=1), help="Which one, from 1."),
)
_DETAILS = (
    click.option("--statement", help="The claim in words of its own."),
    click.option("--kind", help="quantity, roster, quotation, event …"),
    click.option("--topic", help="What it is about; shelf lives are set by topic."),
    click.option("--note", help="A remark for readers."),
)
_STATED = (
    click.option(
        "--figure",
        "figures",
        multiple=True,
        metavar="FIGURE",
        help="A figure, as '~50000 people @2017/2019'; repeat for more.",
    ),
    click.option(
        "--member",
        "members",
        multiple=True,
        metavar="NAME",
        help="One name of a roster; repeat for more.",
    ),
    click.option("--roster", metavar="'A; B; C'", help="The names of a roster."),
    click.option(
        "--complete/--open",
        "complete",
        default=None,
        help="Whether the roster names all members.",
    ),
)
_DERIVED = (
    click.option(
        "--derive",
        "formula",
        metavar="FORMULA",
        help="How the figure follows from others: '(b-a)/a*100'.",
    ),
    click.option(
        "--input",
        "inputs",
        multiple=True,
        metavar="NAME=OWNER#N",
        help="What a name of the formula is: figure N of evidence, a claim, a source.",
    ),
)


def derived_options(function: F) -> F:
    """Add ``--derive`` and ``--input``."""
    return _with(function, _DERIVED)


def stated_options(function: F) -> F:
    """Add ``--figure``, ``--member``, ``--roster`` and ``--complete/--open``."""
    return _with(function, _STATED)


def anchor_options(function: F) -> F:
    """Add ``--prefix``, ``--suffix`` and ``--occurrence``."""
    return _with(function, _ANCHOR)


def detail_options(function: F) -> F:
    """Add ``--statement``, ``--kind``, ``--topic`` and ``--note``."""
    return _with(function, _DETAILS)


def _with(function: F, options: Sequence[Callable[[F], F]]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def stated(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return *given* with the roster's options as ``roster`` and ``roster_complete``.

    Raises UsageFault where members are given in both ways.
    """
    kept = {key: value for key, value in given.items() if value is not None}
    members, names = kept.pop("members"), kept.pop("roster", None)
    if members and names:
        raise UsageFault("give a roster by --member or by --roster, not by both")
    listed = tuple(name for name in (names or "").split(";") if name.strip())
    complete = kept.pop("complete", None)
    return {
        **kept,
        "roster": members or listed,
        "roster_complete": bool(complete),
    }


def without_formula(
    given: Mapping[str, Any],
) -> tuple[dict[str, Any], DerivationDraft | None]:
    """Return *given* without its formula, and the formula as a draft, if it has one.

    The draft's claim is yet to be named. Raises UsageFault for inputs without a
    formula, or a formula beside several figures.
    """
    rest = {key: val for key, val in given.items() if key not in {"formula", "inputs"}}
    formula, inputs = given["formula"], given["inputs"]
    if formula is None:
        if inputs:
            raise UsageFault("--input belongs to --derive")
        return rest, None
    from evidence.services.derivations import DerivationDraft

    figures = given["figures"]
    if len(figures) > 1:
        raise UsageFault(
            "--derive is of one --figure, and there are several",
            hint="give the formula afterwards: evidence claim derive CLAIM --figure …",
        )
    return rest, DerivationDraft("", formula, inputs, figures[0] if figures else None)


def changes(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return as ``stated`` does, but None for what was not given at all."""
    kept = stated(given)
    if not kept["figures"]:
        kept["figures"] = None
    if not kept["roster"] and given["roster"] is None:
        kept["roster"] = None
    kept["roster_complete"] = given["complete"]
    return kept


def quote(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return *given* with the quotation and its context as one ``Quote``.

    Raises UsageFault for a context without a quotation.
    """
    from evidence.services.claims import Quote

    names = ("prefix", "suffix", "occurrence")
    context = {name: given[name] for name in names if given.get(name) is not None}
    kept = {key: value for key, value in given.items() if key not in names}
    if kept.get("quote") is not None:
        kept["quote"] = Quote(kept["quote"], **context)
    elif context:
        raise UsageFault("--prefix, --suffix and --occurrence belong to a --quote")
    return kept
