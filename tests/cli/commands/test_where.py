"""``--where`` on the command line: listing and changing many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence.db import Database, Mode, parse_location
from evidence.db.journal import journal
from evidence.queries.where.reading import MAX_VALUES
from tests.conftest import Run
from tests.services.small_ledger import small_ledger

CLAIMS = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "labour"
figures = ["83 brands"]

[[claim.brands.evidence]]
source = "xu2020"
quotation = "82 foreign and Chinese brands"
figures = ["82 brands"]

[claim.members]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"

[claim.objectors]
manuscript = "manuscript"
quote = "three objected: Turkey, Tajikistan and Azerbaijan"

[[claim.objectors.evidence]]
source = "hall2020"
stance = "contradicts"
"""
RATE = ("--scheme", "admiralty", "--level", "B2", "--reason", "official", "--by", "Ada")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIMS)


def listed(
    run: Run, *words: str, name: str = "claims", key: str = "claim"
) -> list[str]:
    result = run(*words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return [row[key] for row in json.loads(result.stdout)[name]]


def entries(folder: Path) -> int:
    """Return how many entries the journal has."""
    database = Database(parse_location(str(folder / "evidence.db")), Mode.READ)
    with database.begin() as session:
        return len(session.connection().execute(journal.select()).all())


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("evidence = 0", ["members"]),
        ("source = XU2020 or stance = 1", None),
        ("topic = labour and not rated", ["brands"]),
        ("finding = FIG001", ["brands"]),
        ("failed and not finding = FIG001", ["members", "objectors"]),
        ("unchecked", []),
        ("statement ~ 'osce HAS'", ["members"]),
    ],
)
def test_claims_are_listed(run: Run, where: str, found: list[str] | None) -> None:
    if found is None:
        assert run("claim", "list", "--where", where).exit_code == 2
    else:
        assert listed(run, "claim", "list", "--where", where) == found


def test_everything_that_is_listed_can_be_chosen(run: Run) -> None:
    assert listed(run, "ties", "--where", "stance = contradicts", name="evidence") == [
        "objectors"
    ]
    assert listed(
        run, "source", "list", "--where", "claims = 0", name="sources", key="citekey"
    ) == ["osce"]
    few = ("manuscript", "list", "--where", "claims < 3")
    assert listed(run, *few, name="manuscripts", key="name") == []
    kept = ("snapshot", "list", "--where", "bytes > 0")
    assert listed(run, *kept, name="snapshots", key="id") == []
    exported = run("source", "export", "--where", "type = report", "--format", "ris")
    assert exported.stdout.startswith("TY  - RPRT\nID  - xu2020\n")
    only = run("export", "-", "--format", "csv", "--where", "topic = labour").stdout
    assert [line.partition(",")[0] for line in only.splitlines()] == ["claim", "brands"]


def test_a_bad_expression_is_shown_with_a_caret_and_ends_with_2(run: Run) -> None:
    result = run("claim", "list", "--where", "evidnce < 2")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[:3] == [
        (
            "error: --where: column 1: there is no field 'evidnce' of claims; "
            "did you mean evidence?"
        ),
        "  evidnce < 2",
        "  ^",
    ]


def test_a_misspelt_field_of_sources_is_told(run: Run) -> None:
    result = run("source", "list", "--where", "yaer < 2000")

    assert result.exit_code == 2
    assert "did you mean year?" in result.stderr


def test_many_claims_are_edited_at_once_and_taken_back_at_once(
    run: Run, tmp_path: Path
) -> None:
    edit = ("claim", "edit", "--where", "topic = ''", "--topic", "osce", "--by", "Ada")
    before = entries(tmp_path)

    shown = run(*edit, "--dry-run")
    assert (
        shown.stdout == "members: topic (none) → osce\nobjectors: topic (none) → osce\n"
    )
    assert shown.stderr.endswith("nothing was written (--dry-run)\n")
    assert entries(tmp_path) == before

    assert run(*edit).stdout == shown.stdout
    assert listed(run, "claim", "list", "--where", "topic = osce") == [
        "members",
        "objectors",
    ]
    undone = run("undo")
    assert undone.stdout.startswith("undone: claim edit (by Ada, ")
    assert listed(run, "claim", "list", "--where", "topic = osce") == []


def test_what_only_one_claim_can_be_given_is_refused(run: Run) -> None:
    edit = ("claim", "edit", "--by", "Ada", "--where")

    assert run(*edit, "figures = 1", "--slug", "x").exit_code == 2
    assert run("claim", "edit", "brands", "--where", "rated").exit_code == 2
    assert run("claim", "edit", "--topic", "x", "--by", "Ada").exit_code == 2
    assert run(*edit, "rated", "--topic", "x").exit_code == 4


def test_many_are_rated_or_none(run: Run) -> None:
    rated = run("rate", "--where", "topic = '' and not rated", *RATE)
    assert rated.stdout == (
        "members: rating (none) → admiralty B2 (moderate)\n"
        "objectors: rating (none) → admiralty B2 (moderate)\n"
    )
    assert listed(run, "ratings", "--where", "current", name="ratings") == [
        "members",
        "objectors",
    ]
    refused = run("rate", "--where", "evidence >= 0", *RATE[:2], "--level", "A1",
                  "--reason", "x", "--by", "Ada")  # fmt: skip
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert listed(run, "claim", "list", "--where", "rating.admiralty > B2") == []
    run("undo")
    assert listed(run, "claim", "list", "--where", "rated") == []


def test_findings_are_waived_for_many_and_those_waived_already_are_told(
    run: Run,
) -> None:
    waive = ("waive", "CLM001", "--reason", "known", "--until", "2099-01-01",
             "--by", "Ada", "--where")  # fmt: skip

    run("waive", "CLM001", "members", *waive[2:-1])
    done = run(*waive, "topic = ''")
    assert done.stdout == "CLM001 waived for objectors until 2099-01-01\n"
    assert done.stderr == "CLM001 is waived already for members until 2099-01-01\n"
    assert listed(run, "claim", "list", "--where", "waived") == ["members", "objectors"]
    assert listed(
        run, "waive", "--list", "--where", "until > 2090 and not ended",
        name="waivers", key="subject",
    ) == ["members", "objectors"]  # fmt: skip
    sources = run("waive", "SRC001", *waive[2:], "type = report", "--dry-run")
    assert sources.stdout == "SRC001 would be waived for xu2020 until 2099-01-01\n"


def test_many_are_withdrawn_and_listed_where_the_status_is_asked_for(run: Run) -> None:
    done = run("claim", "withdraw", "--where", "evidence = 0", "--reason", "cut",
               "--by", "Ada")  # fmt: skip

    assert done.stdout == "members: status active → withdrawn\n"
    assert listed(run, "claim", "list", "--where", "status = withdrawn") == ["members"]
    assert listed(run, "claim", "list", "--where", "evidence = 0") == []


def test_as_many_values_as_are_read_can_be_asked_for(
    run: Run, ledger_path: Path
) -> None:
    most = ", ".join(["a"] * MAX_VALUES)

    asked = run("claim", "list", "--where", f"topic in ({most})")
    more = run("claim", "list", "--where", f"topic in ({most}, a)")

    assert (asked.exit_code, asked.stderr) == (0, "There are no such claims.\n")
    assert more.exit_code == 2
    assert "there are more than 500 values" in more.stderr


def test_bytes_that_are_no_text_are_wrong_usage(run: Run, ledger_path: Path) -> None:
    """An argument that is no UTF-8 reaches Python with lone surrogates in it."""
    for words in (
        ("claim", "list", "--where", "topic = a\udcff"),
        ("source", "show", "\udcff"),
    ):
        done = run(*words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "error: what was typed holds bytes that are no UTF-8\n"


@pytest.mark.parametrize(
    "expression",
    [
        "x" * 100_000,
        f"'{'x' * 100_000}'",
        " or ".join(["evidence < 2"] * 6_000),
        "(" * 100_000,
        "not " * 25_000,
        f"topic = {'a' * 100_000} and nothing at all",
    ],
    ids=["word", "words", "or", "brackets", "not", "end"],
)
def test_an_expression_without_end_is_refused_in_few_words(
    run: Run, expression: str
) -> None:
    done = run("claim", "list", "--where", expression)

    assert done.exit_code == 2
    assert len(done.stderr) < 4_000
    shown, caret = done.stderr.splitlines()[-3:-1]
    assert caret.strip() == "^"
    assert len(caret) <= len(shown) + 1


def test_a_search_is_narrowed_to_claims_their_evidence_and_its_sources(
    run: Run,
) -> None:
    def found(words: str, *more: str) -> list[tuple[str, str]]:
        result = run("search", words, *more, "--format", "json")
        assert result.exit_code == 0, result.stderr
        hits = json.loads(result.stdout)["hits"]
        return [(hit["kind"], hit["name"]) for hit in hits]

    everywhere = found("brands")
    within = found("brands", "--where", "topic = labour", "--limit", "1")
    assert [kind for kind, _ in within] == ["claim", "evidence"]
    assert set(within) <= set(everywhere)
    assert found("brands", "--where", "source = hall2020") == [("source", "hall2020")]
