"""The words by which an English sentence states what can be checked.

Lists of our own, from the chapters on what to check in the Chicago Guide to
Fact-Checking (Borel, 2nd edition, 2023) and Full Fact's types of claim.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


SUPERLATIVES = _words("""
    best biggest busiest cheapest closest costliest deadliest deepest earliest
    fastest fewest furthest greatest hardest heaviest highest largest latest leading
    least longest lowest main most nearest newest oldest only poorest richest
    shortest slowest smallest strongest tallest unprecedented unique weakest
    wealthiest widest worst youngest
    """)
"""Words that put one thing above, or apart from, all others."""
NOT_SUPERLATIVE = frozenset(("at most", "at least", "at best", "at worst", "at latest"))
"""Phrases in which one of them compares nothing; «not only» and «most of» likewise."""
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
"""Before «only», «leading» and their like, where these set something apart."""
QUANTIFIERS = (
    r"(?:the|an?) (?:(?:vast|large|great|clear|small) )?(?:majority|minority) of",
    (
        r"(?:most|all|none|each|neither) of (?:the|its|their|these|those) "
        r"(?:[a-z-]+ )?[a-z]{3,}s"
    ),
    r"all (?:the|its|their) [a-z]+",
    r"there (?:is|are|was|were|has been|have been) (?:still )?(?:no|only|hardly any)",
    r"(?:is|are|was|were) only",
    r"no (?:other|single)",
)
"""Patterns of what is said to hold of all, most, few or none."""
ACTS = _words("""
    accused acquired adopted agreed annexed announced appointed approved
    arrested attacked banned blocked bombed bought built cancelled claimed
    closed condemned convicted created criticised criticized declared defeated
    demanded denied deployed detained developed died dismissed donated elected
    ended endorsed established expelled fined forced founded funded granted
    imposed imprisoned increased invaded invested issued jailed joined killed
    launched led left lent married met mobilised mobilized moved negotiated
    objected opened opposed ordered organised organized paid passed persuaded
    pledged presented promised proposed published ratified reached recognised
    recognized reduced refused rejected released renounced replaced resigned
    returned ruled sanctioned seized sent sentenced settled signed sold stopped
    sued supplied supported suspended threatened took transferred vetoed visited
    voted warned withdrew withheld won wrote
    """)
"""What a named person or body did, in the past tense."""
SAYINGS = _words("""
    acknowledged acknowledges added admits admitted alleges alleged argued argues
    asserted asserts believes called concluded concludes confirmed
    confirms describes described estimated estimates explained explains found
    held insisted insists maintained maintains noted observed observes
    opposes predicted recalls recommended recommends recorded refers rejects
    reported said says showed shows spoke stated suggested suggests supports
    testified told warns welcomed welcomes writes
    """)
"""What a named person or body said or found, or how it stands to something."""
ATTRIBUTIONS = (
    "according to",
    "as reported by",
    "is said to",
    "are said to",
    "was said to",
    "were said to",
    "is reported to",
    "are reported to",
    "is accused of",
    "are accused of",
    "quoted as",
    "quoted from",
    "in the words of",
)
"""Phrases that give a statement to somebody."""
STARTERS = _words("""
    A All Also Although An And Any As At Because Before Both But By Despite During
    Each Even For From Given He Her Here His How However I If In Indeed Instead It
    Its Many Meanwhile Moreover Most My No None Not Nothing Now Of On Once One Or
    Others Our Several She Since So Some Such That The Their Then There These They
    This Those Though Through Thus To Under Until We What When Where Whereas Whether
    Which While Who Why With Yet You Your
    """)
"""Capitals that begin a sentence and name nobody."""
MONTHS = _words("""
    January February March April May June July August September October November
    December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """)
PASSIVE = frozenset({"is", "are", "was", "were", "be", "been"})
"""After one of them somebody is spoken of, and does not speak."""
