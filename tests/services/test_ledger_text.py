"""The ledger as text: out, in and out again, to the byte; or not in at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.db import Act, Database, Location, Mode, Session, create
from evidence.db.journal import verify
from evidence.errors import Conflict, InputRefused
from evidence.models import ClaimStatus
from evidence.services.claim_changes import withdraw_claim
from evidence.services.claims import ClaimDraft, Quote, add_claim, show_claim
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import Imported, import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.ratings import RatingDraft, make_details, rate
from evidence.services.sources.importing import import_bibliography
from evidence.services.ties import TieDraft, tie
from evidence.services.waivers import WaiverDraft, waive
from tests.services.small_ledger import ACT, BRANDS, NOON, small_ledger

HEAD = 'format = "evidence ledger"\nversion = 1\n'
HAND = f"""{HEAD}
[[relation]]
source = "hall2020"
kind = "derives_from"
target = "xu2020"

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands @2020"]
topic = "trade"

[[claim.brands.evidence]]
source = "xu2020"
figures = ["82 brands @2020-03"]

[[claim.brands.evidence]]
source = "hall2020"
stance = "context"
via = "xu2020"

[[claim.brands.rating]]
scheme = "admiralty"
level = "b2"
reason = "one study"

[[waiver]]
code = "uncited-source"
subject_kind = "source"
subject = "osce"
reason = "in the annex"
until = 2027-06-30
"""
ADDED = (
    Imported("relations", 1, 0, 0),
    Imported("claims", 1, 0, 0),
    Imported("evidence", 2, 0, 0),
    Imported("ratings", 1, 0, 0),
    Imported("waivers", 1, 0, 0),
)
UNCHANGED = tuple(Imported(each.what, 0, 0, each.added) for each in ADDED)


def bring(session: Session, text: str, *, update: bool = False) -> tuple[Imported, ...]:
    return import_ledger(session, text.encode(), path="ledger.toml", update=update)


def test_a_handwritten_file_is_imported_with_defaults(desk: Session) -> None:
    assert bring(desk, HAND) == ADDED

    ledger = load_ledger(desk)
    claim = ledger.claims_by_name["brands"]
    assert (claim.statement, claim.kind.value) == ("83 global brands", "quantity")
    assert (claim.by, claim.at) == ("Mary", NOON)
    first = {tie.source: tie for tie in claim.evidence}["hall2020"]
    assert (first.directness.value, first.basis.value) == ("second-hand", "seen")
    assert [rating.level for rating in claim.ratings] == ["B2"]
    assert ledger.sources_by_name["hall2020"].derives_from == ("xu2020",)
    assert [(w.code, w.until) for w in ledger.waivers] == [("SRC001", "2027-06-30")]


def test_the_same_file_again_changes_nothing(desk: Session) -> None:
    bring(desk, HAND)
    before = verify(desk.connection())
    desk.act = Act("John", "import", NOON + timedelta(days=1))

    assert bring(desk, HAND) == UNCHANGED
    assert bring(desk, export_ledger(desk)) == UNCHANGED
    assert verify(desk.connection()) == before


def test_a_rich_ledger_comes_back_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with small_ledger(tmp_path / "one").begin(ACT) as desk:
        _say_much(desk)
        text = export_ledger(desk)
        facts = load_ledger(desk)
    with small_ledger(tmp_path / "two").begin(ACT) as desk:
        bring(desk, text)
        again = export_ledger(desk)
        rebuilt = load_ledger(desk)

    assert again == text
    assert [claim.name for claim in rebuilt.claims] == [c.name for c in facts.claims]
    assert rebuilt.claims_by_name["brands"].evidence == (
        facts.claims_by_name["brands"].evidence
    )
    assert rebuilt.waivers == facts.waivers


def _say_much(desk: Session) -> None:
    """Record something of every kind, with awkward texts and times."""
    awkward = 'He said: "no"\\\n\tand «да» – 中国\r\n\x7f  end\n'
    add_claim(
        desk,
        ClaimDraft(
            Quote(BRANDS),
            slug="brands",
            figures=("~83 brands (worldwide) @2017/2019", "12..65 years"),
            roster=("Nike", "Ça; va"),
            note=awkward,
            topic="trade",
        ),
    )
    other = add_claim(desk, ClaimDraft(Quote("54 participating States", occurrence=2)))
    desk.act = Act("John Ünal", "tie", NOON + timedelta(microseconds=5))
    tie(desk, TieDraft("brands", "xu2020", quotation=awkward, figures=("5 of 6 x",)))
    tie(desk, TieDraft("brands", "xu2020", second_hand=True, unseen=True))
    tie(desk, TieDraft("brands", "hall2020", via="xu2020", roster=("Nike",)))
    details = make_details(start="low", up=("large_effect:+1:it's large",))
    rate(desk, RatingDraft("brands", "grade", "moderate", awkward, details))
    rate(desk, RatingDraft("brands", "admiralty", "F6", "unknown"))
    rate(desk, RatingDraft(other.name, "icd203", "low", "alone"))
    withdraw_claim(desk, other.name, reason="said twice")
    draft = WaiverDraft("CLM001", "brands", awkward, date(2027, 1, 1))
    waive(desk, draft, today=date(2026, 11, 23))


def test_the_worked_example_comes_back_to_the_byte(tmp_path: Path, root: Path) -> None:
    example = root / "references"
    texts = []
    data = (example / "chapter.toml").read_bytes()
    for name in ("one.db", "two.db"):
        location = Location(path=tmp_path / name)
        create(location)
        with Database(location, Mode.WRITE).begin(ACT) as desk:
            import_bibliography(desk, example / "chapter.bib")
            read_file(desk, example / "chapter.md")
            import_ledger(desk, data, path="chapter.toml")
            texts.append(export_ledger(desk))
        data = texts[-1].encode()
    assert texts[0] == texts[1]
    assert texts[0].count("\n[claim.") == 80


def test_an_anchor_in_an_earlier_revision_is_kept_for_the_check(
    tmp_path: Path, desk: Session
) -> None:
    bring(desk, HAND)
    text = export_ledger(desk)
    (tmp_path / "new").mkdir()
    database = small_ledger(tmp_path / "new")
    with database.begin(ACT) as other:
        file = tmp_path / "new" / "manuscript.md"
        file.write_text("The report names 82 global brands.\n")
        read_file(other, file)
        bring(other, text)
        claim = show_claim(other, "brands")
        assert export_ledger(other) == text
    assert (claim.anchor.exact, claim.placement.outcome.value) == (BRANDS, "not_found")


def test_a_difference_is_a_conflict_unless_it_is_to_be_taken(desk: Session) -> None:
    bring(desk, HAND)
    changed = HAND.replace('topic = "trade"', 'topic = "commerce"\nnote = "seen"')
    changed = changed.replace("82 brands", "81 brands")

    with pytest.raises(Conflict) as conflict:
        bring(desk, changed)
    assert str(conflict.value) == (
        f"ledger.toml:9: claim brands: {show_claim(desk, 'brands').public_id} differs "
        "from the ledger's: topic, note; nothing was imported"
    )
    assert "line 16: claim brands: e-" in str(conflict.value.hint)
    assert show_claim(desk, "brands").topic == "trade"

    done = {each.what: each.changed for each in bring(desk, changed, update=True)}
    assert done == {
        "relations": 0,
        "claims": 1,
        "evidence": 1,
        "ratings": 0,
        "waivers": 0,
    }
    claim = show_claim(desk, "brands")
    assert (claim.topic, claim.note) == ("commerce", "seen")
    assert {f.text for tie in claim.evidence for f in tie.figures} == {
        "81 brands @2020-03"
    }


def test_a_rating_is_never_changed_by_a_file(desk: Session) -> None:
    bring(desk, HAND)
    text = export_ledger(desk).replace('reason = "one study"', 'reason = "two"')

    with pytest.raises(Conflict, match="differs from the ledger's: reason"):
        bring(desk, text, update=True)
    added = {each.what: each.added for each in bring(desk, HAND.replace("b2", "B3"))}
    assert added["ratings"] == 1
    assert len(show_claim(desk, "brands").ratings) == 2


def test_a_claim_is_renamed_by_its_id(desk: Session) -> None:
    bring(desk, HAND)
    text = export_ledger(desk).replace("claim.brands", "claim.companies")

    bring(desk, text, update=True)
    assert show_claim(desk, "companies").topic == "trade"


def test_withdrawn_claims_stay_withdrawn(desk: Session) -> None:
    bring(desk, HAND.replace('topic = "trade"', 'status = "withdrawn"'))
    assert show_claim(desk, "brands").status is ClaimStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('level = "b2"', 'level = "Z9"', 26, "claim brands: unknown level Z9: there"),
        ('scheme = "adm', 'scheme = "ad', 25, "there is no rating scheme “adiralty”"),
        ('"83 brands @2020"', '"83 brands @20"', 12, "'83 brands @20' is not a figure"),
        (
            '"83 global brands"',
            '"84 global brands"',
            11,
            "is not in the text",
        ),
        ('"83 global brands"', '"States"', 11, "stands in"),
        ('source = "xu2020"', 'source = "xu"', 16, "there is no source 'xu'"),
        ('via = "xu2020"', 'via = "xv2020"', 22, "there is no source 'xv2020'"),
        ('stance = "context"', 'stance = "maybe"', 21, "there is no stance 'maybe'"),
        ('"manuscript"', '"chapter"', 10, "there is no manuscript 'chapter'"),
        ('topic = "trade"', 'topics = "trade"', 13, "there is no key 'topics' here"),
        ('topic = "trade"', "topic = 5", 13, "topic must be text in quotes"),
        ('topic = "trade"', 'kind = "guess"', 13, "there is no kind of claim 'guess'"),
        ('topic = "trade"', "at = 2026-11-23T12:00:00", 13, "at has no zone"),
        ('topic = "trade"', 'id = "x-1"', 13, "'x-1' is not an id"),
        ("claim.brands", "claim.Brands", 9, "'Brands' cannot be a claim's name"),
        ("until = 2027-06-30", "until = true", 34, "until must be a day"),
        ('subject = "osce"', 'subject = "oscee"', 32, "there is no source 'oscee'"),
        ("uncited-source", "cited-source", 30, "there is no rule 'cited-source'"),
        ('target = "xu2020"', 'target = "hall2020"', 7, "in relation to itself"),
        ("version = 1", "version = 2", 2, "this program reads version = 1"),
        ("evidence ledger", "a ledger", 1, "this is not a ledger"),
        ('topic = "trade"', "topic = trade", 13, "not TOML: Invalid value"),
        ("[claim.brands]", "[claim.brands", 9, "not TOML: Expected ']'"),
        ('reason = "one study"', "", 24, "reason is missing"),
    ],
)
def test_any_error_refuses_the_whole_file_with_its_line(
    small: Database, old: str, new: str, line: int, message: str
) -> None:
    assert old in HAND
    text = HAND.replace(old, new, 1)
    with pytest.raises(InputRefused) as refused, small.begin(ACT) as session:
        bring(session, text)

    assert str(refused.value).startswith(f"ledger.toml:{line}: ")
    assert message in str(refused.value)
    with small.begin() as session:
        ledger = load_ledger(session)
    assert (ledger.claims, ledger.waivers) == ((), ())


def test_an_unknown_level_in_claim_37_is_told_with_its_line(small: Database) -> None:
    claims = [
        f'[claim.c{number}]\nmanuscript = "manuscript"\nquote = "{BRANDS}"\n'
        f"[[claim.c{number}.rating]]\n"
        f'scheme = "admiralty"\nlevel = "B2"\nreason = "r"\n'
        for number in range(1, 81)
    ]
    claims[36] = claims[36].replace("B2", "Z9")
    text = HEAD + "".join(claims)
    with pytest.raises(InputRefused) as refused, small.begin(ACT) as session:
        bring(session, text)

    assert str(refused.value) == (
        "ledger.toml:260: claim c37: unknown level Z9: there is no source reliability "
        "“Z”; there are: A, B, C, D, E, F; nothing was imported"
    )
    assert text.splitlines()[259] == 'level = "Z9"'


def test_further_faults_are_told_with_the_first(desk: Session) -> None:
    text = HAND.replace('"b2"', '"Z9"').replace('via = "xu2020"', 'via = "nobody"')
    text = text.replace("claim.brands", "claim.brands").replace('"osce"', '"nobody"')
    with pytest.raises(InputRefused) as refused:
        bring(desk, text)
    assert str(refused.value).startswith("ledger.toml:26: claim brands: unknown level")
    assert "line 32: there is no source 'nobody'" in str(refused.value.hint)


def test_what_is_not_utf8_or_too_deep_is_refused(desk: Session) -> None:
    with pytest.raises(InputRefused, match=r"ledger.toml:3: not UTF-8"):
        import_ledger(desk, HEAD.encode() + b"\xff", path="ledger.toml")
    with pytest.raises(InputRefused, match="not TOML that can be read"):
        bring(desk, f"a = {'[' * 5000}")
    with pytest.raises(InputRefused, match="this is not a ledger"):
        bring(desk, "")


def test_ids_that_are_alike_are_told_apart(desk: Session) -> None:
    twice = HAND.replace('source = "hall2020"\nstance', 'source = "xu2020"\nstance')
    twice = twice.replace('via = "xu2020"', 'via = "osce"')
    bring(desk, twice)
    names = [tie.name for tie in show_claim(desk, "brands").evidence]
    assert len(set(names)) == 2
    assert all(re.fullmatch(r"e-[a-z2-7]{5}", name) for name in names)

    same = export_ledger(desk).replace(names[1], names[0])
    with pytest.raises(InputRefused, match=f"the id {names[0]} is given twice"):
        bring(desk, same)


def test_times_are_written_in_utc(desk: Session) -> None:
    later = HAND.replace('topic = "trade"', "at = 2026-11-23T14:30:00.5+02:00")
    bring(desk, later)
    assert show_claim(desk, "brands").at == datetime(
        2026, 11, 23, 12, 30, 0, 500000, UTC
    )
    assert "at = 2026-11-23T12:30:00.500000Z\n" in export_ledger(desk)
