"""A synthetic bibliography, rich in what real ones hold; the same for every run."""

from __future__ import annotations

import random

_WORDS = """
security identity region norms policy debt lending survey transition order surveillance
migration labour census method boundary river archive evidence
""".split()
_FAMILIES = r"""
Lewis Russo Gawrich Dunay Lehne Bohr Kassenova O'Neill {Turcs{\'a}nyi} Hayes M{\"u}ller
Leibold Zenz Mazarr Heath Graham-Harrison
""".split()
_GIVEN = """
Anna David Stefan Nargis Daniel Emma James Michael Astrid Roza
""".split()


def make_library(entries: int, *, seed: int = 20261123) -> str:
    """Return *entries* entries of about 1.3 kB: names, LaTeX, macros, abstracts."""
    pick = random.Random(seed)
    parts = ['@string{jcs = "Journal of Comparative Studies"}\n']
    parts.extend(_entry(pick, number) for number in range(entries))
    return "\n".join(parts)


def _entry(pick: random.Random, number: int) -> str:
    authors = " and ".join(
        f"{pick.choice(_FAMILIES)}, {pick.choice(_GIVEN)} {pick.choice('ABCDE')}."
        for _ in range(pick.randint(1, 4))
    )
    title = " ".join(pick.choices(_WORDS, k=9)).capitalize()
    abstract = " ".join(pick.choices(_WORDS, k=100))
    year = pick.randint(1980, 2025)
    return (
        f"@article{{key{number:06},\n"
        f"  author = {{{authors}}},\n"
        f"  title = {{{{{title}}}: A Study of {{Region}} {number}}},\n"
        f"  journal = jcs,\n  year = {{{year}}},\n  month = mar,\n"
        f"  volume = {{{pick.randint(1, 60)}}},\n"
        f"  pages = {{{pick.randint(1, 400)}--{pick.randint(401, 800)}}},\n"
        f"  doi = {{10.1234/abcd.{number}}},\n"
        f"  url = {{https://example.org/articles/{number}_a?x=1&y=2}},\n"
        f"  keywords = {{{', '.join(pick.choices(_WORDS, k=6))}}},\n"
        f"  abstract = {{{abstract} --- about 50\\% of it.}}\n}}\n"
    )
