"""Compose a brief: what the ledger holds and what a check of it says, to be printed.

In two steps, so that nothing is formatted or drawn while the ledger is open: ``gather``
(see ``gathering``) reads, ``compose`` works on what was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evidence import exporters, plugins
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Rule
from evidence.checker.scope import Scope
from evidence.checker.selection import FAMILIES
from evidence.errors import UsageFault
from evidence.exporters.base import (
    Brief,
    Card,
    Exporter,
    Mark,
    Profile,
    Total,
)
from evidence.exporters.languages import Words, find_words
from evidence.services.brief.cards import Cards
from evidence.services.brief.carrying import Cargo, load_cargo
from evidence.services.brief.findings import Findings
from evidence.services.brief.gathering import Material, Wishes, gather
from evidence.services.brief.indexes import persons, places, topics
from evidence.services.brief.marks import LEVELS, claim_mark, worded
from evidence.services.brief.names import Names
from evidence.services.brief.outdated import audit_lines
from evidence.services.brief.passages import draw_passages
from evidence.services.brief.sources import list_source_lines
from evidence.services.brief.text import manuscript_texts
from evidence.services.passages.copies import Stores
from evidence.text.counts import many
from evidence.version import program_version

__all__ = ["Material", "Wishes", "compose", "find_exporter", "gather"]


def with_passages(material: Material, stores: Stores, *, crops: bool) -> Material:
    """Return *material* with its passages, read from the store and drawn if *crops*."""
    drawn = draw_passages(stores, material.pinned, crops=crops)
    return replace(material, passages=drawn)


def compose(material: Material, wishes: Wishes) -> Brief:
    """Return the brief of *material*; formats the sources by one call of pandoc.

    Raises UsageFault or InputRefused for a citation style that cannot be used.
    """
    scope, result = material.scope, material.result
    words = find_words(wishes.language)
    names = Names(material.ledger, scope, words)
    findings = Findings(names, material.titles)
    passages = {name: line.said_by(words) for name, line in material.passages.items()}
    cards = Cards(names, findings, result, passages).all()
    errors = result.count(Severity.ERROR)
    with_text = wishes.with_text and wishes.profile is Profile.ANNOTATED
    cargo = _cargo(material, wishes, names)
    return Brief(
        title=_title(scope, wishes, words),
        scope=_scope(scope, words),
        day=wishes.day,
        language=words.language,
        publication=wishes.publication,
        generator=f"evidence {program_version()}",
        fingerprint=f"{material.ledger.journal_seq}:{material.ledger.journal_hash}",
        page=wishes.page,
        totals=(
            _total(words, len(cards), "claim", "claims"),
            _total(words, len(names.sources), "source", "sources"),
            _total(words, result.counts.items, "citation", "citations"),
            _total(words, errors, "error", "errors"),
        ),
        confidence=_spread(scope.claims, words),
        severities=tuple((each, result.count(each)) for each in reversed(Severity)),
        attention=findings.groups(result.findings),
        waived=tuple(findings.waived(each) for each in result.waived),
        not_checked=tuple(words.told("unchecked", each) for each in result.not_checked),
        texts=manuscript_texts(names, scope) if with_text else (),
        cards=cards,
        sources=list_source_lines(names, findings, material, wishes.style),
        style=Path(wishes.style).stem,
        topics=topics(names),
        persons=persons(names),
        places=places(names),
        theme=wishes.theme,
        coverage=material.coverage,
        families=_families(result.rules, words),
        failing=_failing(material.urgent, names, cards),
        audit=audit_lines(material.outdated, names),
        profile=wishes.profile,
        carried=cargo.files,
        left_out=tuple(words.told("left out", each) for each in cargo.left_out),
        terms=cargo.terms,
    )


def _failing(
    urgent: Iterable[str], names: Names, cards: Iterable[Card]
) -> tuple[int, ...]:
    """Return the claims with an error, the most urgent first."""
    numbers = {claim.name: number for number, claim in names.numbered()}
    failing = {card.number for card in cards if card.worst is Severity.ERROR}
    ordered = (numbers[name] for name in urgent if name in numbers)
    return tuple(number for number in ordered if number in failing)


def _cargo(material: Material, wishes: Wishes, names: Names) -> Cargo:
    if not wishes.carry:
        return Cargo((), (), {})
    return load_cargo(material, wishes, names.sources)


def counted(brief: Brief) -> str:
    """Return how much is in a brief: «80 claims, 42 sources»."""
    claims, sources = len(brief.cards), len(brief.sources)
    return f"{many(claims, 'claim')}, {many(sources, 'source')}"


def find_exporter(path: Path) -> Exporter:
    """Return the exporter for *path*'s suffix; UsageFault names those there are."""
    kinds = plugins.classes(exporters, Exporter, foreign=True)  # type: ignore[type-abstract]  # concrete ones are returned
    known = {kind.suffix: kind for kind in kinds}
    if path.suffix.lower() not in known:
        raise UsageFault(
            f"a brief cannot be written as {str(path)!r}",
            hint=f"let its name end in {' or '.join(sorted(known))}",
        )
    return known[path.suffix.lower()]()


def _title(scope: Scope, wishes: Wishes, words: Words) -> str:
    if len(scope.manuscripts) == 1:
        only = scope.manuscripts[0]
        return only.title or only.name
    return wishes.publication or words("All manuscripts")


def _scope(scope: Scope, words: Words) -> str:
    """Return in words what the brief is about."""
    if len(scope.manuscripts) == 1:
        only = scope.manuscripts[0]
        return words(
            "The manuscript %(path)s, revision %(revision)s",
            path=only.path,
            revision=only.revision,
        )
    count = words.many(len(scope.manuscripts), "manuscript", "manuscripts")
    return words("The whole ledger: %(count)s", count=count)


def _total(words: Words, count: int, one: str, other: str) -> Total:
    return Total(count, words.noun(count, one, other))


def _families(rules: Iterable[Rule], words: Words) -> tuple[tuple[str, int], ...]:
    """Return what the rules of a check are about, with their number."""
    counts = Counter(rule.code[:3] for rule in rules)
    return tuple(
        (words(about), counts[code]) for code, about in FAMILIES.items() if counts[code]
    )


def _spread(claims: Iterable[ClaimFacts], words: Words) -> tuple[tuple[Mark, int], ...]:
    """Return how many claims have each level; mixed ones as one level."""
    counts = Counter(claim_mark(claim).level for claim in claims)
    return tuple(
        (worded(mark, words), counts[mark.level])
        for mark in LEVELS
        if counts[mark.level] or mark.level not in {"mixed", "very-low"}
    )
