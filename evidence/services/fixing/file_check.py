"""Check the entries of a .bib file, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evidence.bibliography.entries import Bibliography, Entry
from evidence.checker.facts import LedgerFacts, Place, SourceFacts
from evidence.checker.finding import Finding
from evidence.checker.known import KnownFacts
from evidence.checker.rule import Context, Policy, Rule, SourceRule
from evidence.checker.runner import source_findings
from evidence.services.sources.import_report import all_fields


def check_entries(
    bibliography: Bibliography,
    rules: Iterable[Rule],
    policy: Policy,
    today: date,
) -> tuple[Finding, ...]:
    """Return what *rules* find in a file's entries, in the file's order.

    Only rules about sources are run, and of those only the ones that need no ledger:
    whether a source is cited, superseded or retracted is not for a file to say.
    """
    asked = rules_for_files(rules)
    sources = tuple(make_facts(entry) for entry in bibliography.entries)
    context = make_context(sources, policy, today)
    return tuple(source_findings(sources, asked, context))


def rules_for_files(rules: Iterable[Rule]) -> tuple[SourceRule, ...]:
    """Return those of *rules* that can be asked about an entry as such."""
    return tuple(
        rule for rule in rules if isinstance(rule, SourceRule) and not rule.needs_ledger
    )


def make_facts(entry: Entry) -> SourceFacts:
    """Return *entry* as rules want it, in no relation to other sources."""
    return SourceFacts(
        name=entry.key,
        entry_type=entry.type,
        fields=all_fields(entry),
        raw=entry.raw,
        title=entry.title,
        authors=entry.authors.names,
        authors_others=entry.authors.others,
        editors=entry.editors.names,
        container=entry.container,
        institution=entry.institution,
        issued=entry.issued,
        place=Place(entry.path, entry.line),
        aliases=entry.aliases,
    )


def make_context(
    sources: Sequence[SourceFacts], policy: Policy, today: date
) -> Context:
    """Return what a rule may look at beside one of *sources*: the others."""
    ledger = LedgerFacts(
        sources=tuple(sources),
        sources_by_name={key: each for each in sources for key in each.aliases}
        | {source.name: source for source in reversed(sources)},
    )
    known = KnownFacts(ledger)
    return Context(known, policy, today, cited=frozenset(), tied=frozenset())
