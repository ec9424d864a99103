"""Which rules run: by code, slug, alias or family, one or several between commas.

Optional rules run only when their own code or slug is given; ``default`` names all
others, so that ``default,SRC020`` adds one to them. A word that names no rule is an
error, never silently nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from evidence.checker.rule import Rule
from evidence.errors import UsageFault

FAMILIES = {
    "SRC": "sources",
    "CIT": "citations",
    "CLM": "claims",
    "FIG": "figures and rosters",
    "QUO": "quotations",
    "AGE": "what goes out of date",
    "RAT": "ratings",
    "SNP": "snapshots",
}
"""The first three letters of a code, and what its family is about."""
DEFAULT = "default"
"""Names every rule that is not optional."""


def select_rules(
    rules: Sequence[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return the *rules* that *select* names less those of *ignore*.

    For none, these are all that are not optional.
    """
    chosen = _named(rules, tuple(select) or (DEFAULT,))
    left_out = _named(rules, ignore)
    return tuple(rule for rule in rules if rule in chosen and rule not in left_out)


def find_rule(rules: Sequence[Rule], word: str) -> Rule:
    """Return the one rule that *word* names by code, alias or slug."""
    for rule in rules:
        if word.lower() in _names(rule):
            return rule
    raise _unknown(rules, word)


def _named(rules: Sequence[Rule], words: Iterable[str]) -> set[Rule]:
    found: set[Rule] = set()
    for word in (part.strip() for each in words for part in each.split(",")):
        if word.lower() == DEFAULT or word.upper() in FAMILIES:
            found |= {rule for rule in rules if _belongs(rule, word)}
        else:
            found.add(find_rule(rules, word))
    return found


def _belongs(rule: Rule, group: str) -> bool:
    """Tell whether *rule* runs when *group*, a family or ``default``, is named."""
    in_it = group.lower() == DEFAULT or rule.code.startswith(group.upper())
    return in_it and not rule.optional


def _names(rule: Rule) -> set[str]:
    return {rule.code.lower(), rule.slug(), *(old.lower() for old in rule.aliases)}


def _unknown(rules: Sequence[Rule], word: str) -> UsageFault:
    known = sorted({name for rule in rules for name in _names(rule)})
    near = get_close_matches(word.lower(), known, n=3)
    return UsageFault(
        f"there is no rule {word!r}",
        hint=f"did you mean {', '.join(near)}?"
        if near
        else "evidence rules lists them",
    )
