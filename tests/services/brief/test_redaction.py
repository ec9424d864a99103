"""A brief names nobody who spoke on background, and tells nothing off the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.exporters.extracts import extract_exporters
from evidence.exporters.html import render_html
from evidence.services.brief.composing import Wishes, compose, gather
from evidence.services.brief.redaction import redacted
from evidence.services.extracts import ExtractWishes, extract
from evidence.testing import TODAY, make_ledger

BIB = """@misc{doe2021,
  author = {Doe, Jolanda}, title = {A talk with Jolanda Doe}, year = {2021}
}
@article{hall2020,
  author = {Hall, Ben}, title = {Infighting}, journal = {News}, year = {2020}
}"""
MARKDOWN = "There are 57 States. Four posts are vacant (Hall 2020)."
SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def toml(terms: str, consent: str) -> str:
    return f"""[claim.states]
manuscript = "manuscript"
quote = "57 States"
figures = ["57 States"]

[[claim.states.evidence]]
source = "doe2021"
quotation = "Fifty-eight, if you ask me."
note = "said by Doe on the stairs"
figures = ["58 States"]

[[claim.states.evidence]]
source = "hall2020"
quotation = "57 States"

[[relation]]
source = "hall2020"
kind = "derives_from"
target = "doe2021"

[[snapshot]]
source = "doe2021"
sha256 = "{SHA}"
method = "interview"
terms = "{terms}"
consent = "{consent}"
"""


def printed(folder: Path, terms: str, consent: str) -> str:
    parts = {"bibtex": BIB, "markdown": MARKDOWN, "toml": toml(terms, consent)}
    database = make_ledger(folder, **parts)  # type: ignore[arg-type]  # its parts
    wishes = Wishes(day=TODAY, policy=Policy())
    with database.begin() as session:
        material = gather(session, wishes)
    return render_html(compose(material, wishes))


def test_what_is_on_the_record_is_printed(tmp_path: Path) -> None:
    page = printed(tmp_path, "on-record", "given")
    assert "Doe" in page
    assert "Fifty-eight, if you ask me." in page


@pytest.mark.parametrize(
    ("terms", "consent"), [("background", "given"), ("on-record", "limited")]
)
def test_who_spoke_on_background_is_not_named(
    tmp_path: Path, terms: str, consent: str
) -> None:
    page = printed(tmp_path, terms, consent)
    assert "A source on background" in page
    assert "Fifty-eight, if you ask me." in page
    told = ("Jolanda", "doe2021", "said by Doe")
    assert [words for words in told if words in page] == []
    assert "This note is withheld: it may name the source." in page


@pytest.mark.parametrize("terms", ["background", "off-record", "on-record"])
def test_a_passage_and_what_stands_around_it_hold_to_the_terms(
    tmp_path: Path, terms: str
) -> None:
    pinned = f"""[claim.states.evidence.passage]
sha256 = "{SHA}"
text = "{SHA}"
exact = "Fifty-eight, if you ask me."
prefix = "Jolanda said: "
start = 14
end = 41

[[claim.states.evidence]]
source = "hall2020\""""
    text = toml(terms, "given")
    second = '[[claim.states.evidence]]\nsource = "hall2020"'
    parts = {
        "bibtex": BIB,
        "markdown": MARKDOWN,
        "toml": text.replace(second, pinned),
    }
    database = make_ledger(tmp_path, **parts)  # type: ignore[arg-type]  # its parts
    with database.begin() as session:
        material = gather(session, Wishes(day=TODAY, policy=Policy()))
        ties = redacted(load_ledger(session)).claims[0].evidence

    assert len(material.pinned) == (terms == "on-record")
    assert sum(tie.passage is not None for tie in ties) == (terms == "on-record")


@pytest.mark.parametrize(
    ("terms", "consent"),
    [
        ("off-record", "given"),
        ("on-record", "refused"),
        ("background", "not-asked"),
    ],
)
def test_what_was_not_given_for_publication_is_nowhere(
    tmp_path: Path, terms: str, consent: str
) -> None:
    page = printed(tmp_path, terms, consent)
    told = ("Jolanda", "doe2021", "Fifty-eight", "on the stairs", "58 States")
    assert [words for words in told if words in page] == []
    assert "is withheld: it was not given for publication." in page


def test_a_ledger_in_which_nobody_is_protected_is_left_as_it_is(tmp_path: Path) -> None:
    database = make_ledger(tmp_path, bibtex=BIB, markdown=MARKDOWN)
    with database.begin() as session:
        ledger = load_ledger(session)
    assert redacted(ledger) is ledger


@pytest.mark.parametrize("terms", ["background", "off-record"])
def test_exported_claims_hold_to_the_terms_too(tmp_path: Path, terms: str) -> None:
    parts = {"bibtex": BIB, "markdown": MARKDOWN, "toml": toml(terms, "given")}
    database = make_ledger(tmp_path, **parts)  # type: ignore[arg-type]  # its parts
    with database.begin() as session:
        wishes = ExtractWishes(
            day=TODAY, policy=Policy(), publisher="Desk", url="https://example.org/c"
        )
        found = extract(session, wishes)
    told = ["Jolanda", "doe2021"]
    if terms == "off-record":
        told += ["Fifty-eight", "on the stairs", "58 States"]
    for exporter in extract_exporters():
        text = exporter.write(found).text
        assert [one for one in told if one in text] == [], exporter.name
