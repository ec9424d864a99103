"""``evidence claim update``: the file and the ledger change together, and back."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path

import pypandoc
import pytest
from click.testing import Result
from docx import Document

from evidence.checker.rule import Policy
from evidence.db import Database, Location, Mode
from evidence.services.audit import audit
from tests.conftest import Run

BIBTEX = """\
@report{xu2020, author = {Xu, Vicky}, title = {For Sale}, institution = {ASPI},
  year = {2020}}
@online{osce, author = {{OSCE}}, title = {Participating States}, year = {2024},
  url = {https://www.osce.org}}
"""
MARKDOWN = """\
# States

The report names *83 global brands* (Xu 2020), and
more than half a dozen laws & acts.

The OSCE has 54 participating States, it says. Turkey objects.
"""
TOML = """\
format = "evidence ledger"
version = 1

[claim.states]
manuscript = "text"
quote = "54 participating States"
topic = "members"
figures = ["54 participating States @2021", "on 1975"]

[[claim.states.evidence]]
id = "e-aaaaa"
source = "xu2020"
figures = ["54 participating States @2021"]

[[claim.states.evidence]]
source = "osce"
stance = "context"
page = "7"
quotation = "57 States participate."
figures = ["57 participating States @2024-07-04"]

[[claim.states.superseded]]
source = "osce"
figure = "54 participating States @2021"
newer = "57 participating States"
as_of = "2024-07-04"
reason = "Three more joined."

[claim.turkey]
manuscript = "text"
quote = "Turkey objects"
topic = "members"

[[claim.turkey.superseded]]
source = "osce"
as_of = "2022"
reason = "It agreed in the end."

[claim.brands]
manuscript = "text"
quote = "83 global brands"
topic = "trade"
figures = ["83 brands @2020"]
"""
NEW = "The OSCE has 57 participating States (as of 4 July 2024), it says."
CHANGE = (
    "states: 54 participating States as of 2021 → "
    "57 participating States as of 2024-07-04"
)
NO_FIGURE = (
    "error: what overtook it is no figure that could take another's place\n"
    "hint: say the new words: --text 'WORDS' or --sentence 'WORDS'\n"
)
STALE = (
    "error: text.md: the file has changed since it was read; nothing was changed\n"
    "hint: evidence manuscript read text.md, then manuscript diff and accept\n"
)
LATEX = """\\section{S} The OSCE has \\emph{54} participating States~(so).

The report names 83 global brands. Turkey objects.
"""
HTML = """<h1>S</h1><p>The OSCE has <b>54</b> participating States.</p>
<p>83 global brands. Turkey objects.</p>
"""
RST = """S
=

The OSCE has **54** participating States.

83 global brands. Turkey objects.
"""
MARY = ("--by", "Mary")


def desk(run: Run, folder: Path, name: str = "text.md", data: bytes = b"") -> Path:
    """Return the manuscript of a ledger with the claims of ``TOML``."""
    path = folder / name
    path.write_bytes(data or MARKDOWN.encode())
    (folder / "refs.bib").write_text(BIBTEX)
    (folder / "claims.toml").write_text(TOML)
    for words in (
        ("init",),
        ("source", "import", "refs.bib"),
        ("manuscript", "read", name, "--name", "text"),
        ("import", "claims.toml", *MARY),
    ):
        result = run(*words)
        assert result.exit_code == 0, result.stderr
    return path


def states_of(folder: Path) -> list[tuple[str, str]]:
    with Database(Location(path=folder / "evidence.db"), Mode.READ).begin() as session:
        found = audit(
            session,
            policy=Policy(),
            day=date(2026, 11, 23),
            within=timedelta(days=90),
        )
    return sorted((row.claim, row.state.value) for row in found.rows)


def ok(result: Result) -> Result:
    assert result.exit_code == 0, result.stderr
    return result


def test_the_edit_is_shown_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    path = desk(run, tmp_path)
    ledger = (tmp_path / "evidence.db").read_bytes()
    result = ok(run("claim", "update", "states"))

    assert result.stdout.splitlines() == [
        "--- a/text.md",
        "+++ b/text.md",
        "@@ -3,4 +3,4 @@",
        " The report names *83 global brands* (Xu 2020), and",
        " more than half a dozen laws & acts.",
        " ",
        "-The OSCE has 54 participating States, it says. Turkey objects.",
        f"+{NEW} Turkey objects.",
    ]
    assert result.stderr.splitlines() == [
        CHANGE,
        "  by osce, 2024-07-04: Three more joined.",
        "text.md:6:14",
        "  The OSCE has [-54-]{+57+} participating States {+(as of 4 July 2024)+}, it",
        "  says.",
        "note: e-aaaaa still says 54 participating States, as of an earlier time",
        "nothing was written; --write makes the edit",
    ]
    assert path.read_bytes() == MARKDOWN.encode()
    assert (tmp_path / "evidence.db").read_bytes() == ledger


def test_write_changes_file_revision_anchor_and_figure_together(
    run: Run, tmp_path: Path
) -> None:
    path = desk(run, tmp_path)
    assert ("states", "superseded") in states_of(tmp_path)
    ok(run("claim", "update", "states", "--write", *MARY))

    was = "The OSCE has 54 participating States, it says."
    assert path.read_text() == MARKDOWN.replace(was, NEW)
    shown = json.loads(run("claim", "show", "states", "--format", "json").stdout)
    claim = shown["claim"]
    assert claim["anchor"]["exact"] == "57 participating States (as of 4 July 2024)"
    assert claim["outcome"] == "unchanged"
    assert claim["statement"] == "57 participating States (as of 4 July 2024)"
    assert [each["text"] for each in claim["figures"]] == [
        "57 participating States @2024-07-04",
        "on 1975",
    ]
    assert claim["by"] == "Mary"
    new = claim["evidence"][-1]
    assert (new["stance"], new["source"], new["page"], new["quotation"]) == (
        "supports",
        "osce",
        "7",
        "57 States participate.",
    )
    assert ("states", "superseded") not in states_of(tmp_path)
    assert "revision 2" in run("manuscript", "show", "text").stdout


def test_undo_takes_back_the_file_and_every_row(run: Run, tmp_path: Path) -> None:
    path = desk(run, tmp_path)
    before = ok(run("export", "-")).stdout
    ok(run("claim", "update", "states", "--write", *MARY))
    assert ok(run("export", "-")).stdout != before

    ok(run("undo"))
    assert path.read_bytes() == MARKDOWN.encode()
    assert ok(run("export", "-")).stdout == before
    ok(run("undo", "--redo"))
    assert NEW in path.read_text()
    assert "57 participating States @2024-07-04" in ok(run("export", "-")).stdout


def test_a_claim_overtaken_as_a_whole_needs_new_words(run: Run, tmp_path: Path) -> None:
    path = desk(run, tmp_path)
    refused = run("claim", "update", "turkey")
    assert (refused.exit_code, refused.stderr) == (
        3,
        NO_FIGURE,
    )
    assert ("turkey", "overtaken") in states_of(tmp_path)
    words = ("--text", "Turkey objected until 2022")
    ok(run("claim", "update", "turkey", *words, "--write", *MARY))

    assert "it says. Turkey objected until 2022.\n" in path.read_text()
    assert ("turkey", "overtaken") not in states_of(tmp_path)
    claim = json.loads(run("claim", "show", "turkey", "--format", "json").stdout)
    assert claim["claim"]["statement"] == "Turkey objected until 2022"
    assert claim["claim"]["evidence"][0]["basis"] == "unseen"


def test_a_figure_of_ones_own_needs_a_source_and_a_date(
    run: Run, tmp_path: Path
) -> None:
    path = desk(run, tmp_path)
    unknown = run("claim", "update", "brands")
    assert (unknown.exit_code, "nothing newer is known" in unknown.stderr) == (4, True)
    figure = ("--figure", "85 brands")
    nobody = run("claim", "update", "brands", *figure)
    assert (nobody.exit_code, "who says so?" in nobody.stderr) == (2, True)
    undated = run("claim", "update", "brands", *figure, "--source", "osce")
    assert (undated.exit_code, "since when" in undated.stderr) == (2, True)
    told = (*figure, "--source", "osce", "--as-of", "2024", "--reason", "Counted.")
    result = ok(run("claim", "update", "brands", *told, "--write", *MARY))

    assert "The report names *85 global brands (as of 2024)* (Xu 2020)" in (
        path.read_text()
    )
    assert "recorded s-" in result.stderr
    toml = ok(run("export", "-")).stdout
    assert 'newer = "85 brands"' in toml
    assert 'reason = "Counted."' in toml
    assert 'figures = ["85 brands @2024"]' in toml


def test_a_file_that_was_changed_since_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = desk(run, tmp_path)
    path.write_text(MARKDOWN + "\nMore.\n")
    result = run("claim", "update", "states", "--write", *MARY)

    assert (result.exit_code, result.stderr) == (
        4,
        STALE,
    )
    assert path.read_text() == MARKDOWN + "\nMore.\n"
    path.unlink()
    gone = run("claim", "update", "states")
    assert (gone.exit_code, "is not there" in gone.stderr) == (4, True)


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-8", b"")]
)
def test_encoding_mark_and_line_ends_are_kept(
    run: Run, tmp_path: Path, encoding: str, mark: bytes
) -> None:
    text = (MARKDOWN + "\nCafé.\n").replace("\n", "\r\n")
    path = desk(run, tmp_path, "text.txt", mark + text.encode(encoding))
    ok(run("claim", "update", "states", "--write", *MARY))

    was = "The OSCE has 54 participating States, it says."
    assert path.read_bytes() == mark + text.replace(was, NEW).encode(encoding)


@pytest.mark.parametrize(
    ("name", "text", "sentence", "wanted"),
    [
        (
            "text.tex",
            LATEX,
            "The OSCE has 57% & more participating States (so).",
            "The OSCE has \\emph{57\\% \\& more} participating States~(so).",
        ),
        (
            "text.html",
            HTML,
            "The OSCE has 57 & more participating States.",
            "The OSCE has <b>57 &amp; more</b> participating States.",
        ),
        (
            "text.rst",
            RST,
            "The OSCE has 57 participating States.",
            "The OSCE has **57** participating States.",
        ),
    ],
)
def test_mark_up_stays_and_new_words_are_escaped(
    run: Run, tmp_path: Path, name: str, text: str, sentence: str, wanted: str
) -> None:
    path = desk(run, tmp_path, name, text.encode())
    ok(run("claim", "update", "states", "--sentence", sentence, "--write", *MARY))
    assert wanted in path.read_text()


def test_words_with_mark_up_inside_are_refused(run: Run, tmp_path: Path) -> None:
    text = MARKDOWN.replace("54 part", "5*4* part")
    path = desk(run, tmp_path, data=text.encode())
    result = run("claim", "update", "states", "--write", *MARY)

    assert result.exit_code == 3
    assert "“54” does not stand in the file as it was read" in result.stderr
    assert path.read_text() == text


def test_words_that_would_be_read_otherwise_are_refused(
    run: Run, tmp_path: Path
) -> None:
    text = MARKDOWN.replace("The OSCE has 54", "\n54")
    path = desk(run, tmp_path, "text.md", text.encode())
    result = run("claim", "update", "states", "--text", "- 57 participating States")
    assert (result.exit_code, "would not say what was meant" in result.stderr) == (
        3,
        True,
    )
    assert path.read_text() == text


def word_file(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for part in words.split("|"):
            paragraph.add_run(part).bold = part[:1].isdigit()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WORD = (
    "The report names |83 global brands| (Xu 2020).",
    "The OSCE has |54| participating States, it says. Turkey objects.",
)


def plain(path: Path, way: str) -> str:
    options = [f"--track-changes={way}", "--wrap=none"]
    return str(pypandoc.convert_file(str(path), "plain", extra_args=options)).strip()


def test_a_word_file_gets_a_tracked_change(run: Run, tmp_path: Path) -> None:
    data = word_file(*WORD)
    path = desk(run, tmp_path, "text.docx", data)
    shown = ok(run("claim", "update", "states"))
    assert shown.stdout == (
        "The OSCE has [-54-]{+57+} participating States {+(as of 4 July 2024)+}, it "
        "says.\n"
    )
    assert path.read_bytes() == data
    ok(run("claim", "update", "states", "--write", *MARY))

    old, new = ("\n\n".join(WORD).replace("|", ""), f"{NEW} Turkey objects.")
    assert plain(path, "reject") == old
    assert plain(path, "accept") == f"{WORD[0].replace('|', '')}\n\n{new}"
    claim = json.loads(run("claim", "show", "states", "--format", "json").stdout)
    assert claim["claim"]["outcome"] == "unchanged"
    xml = Document(str(path)).paragraphs[1]._p.xml
    assert xml.count('w:author="Mary"') == 3

    ok(run("undo"))
    assert path.read_bytes() == data


def test_words_in_a_field_get_a_comment_and_the_claim_stays(
    run: Run, tmp_path: Path
) -> None:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    document = Document(io.BytesIO(word_file(*WORD)))
    paragraph = document.paragraphs[1]
    link = paragraph._p.makeelement(f"{space}hyperlink", {f"{space}anchor": "top"})
    run_54 = paragraph.runs[1]._r
    run_54.addprevious(link)
    link.append(run_54)
    stream = io.BytesIO()
    document.save(stream)
    path = desk(run, tmp_path, "text.docx", stream.getvalue())
    result = ok(run("claim", "update", "states", "--write", *MARY))

    assert "a comment at the paragraph, and no change: the words stand in" in (
        result.stderr
    )
    (comment,) = Document(str(path)).comments
    assert comment.text == f"states: {NEW} (osce, 2024-07-04: Three more joined.)"
    assert ("states", "superseded") in states_of(tmp_path)
    ok(run("undo"))
    assert path.read_bytes() == stream.getvalue()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--text", " "), 2, "the new words are empty"),
        (("--text", "a", "--sentence", "b"), 2, "--text or --sentence, not both"),
        (("--text", "54 participating States"), 3, "the same as before"),
        (("--for", "9 firms"), 4, "states no figure '9 firms'"),
        (("--figure", "7 km"), 3, "is of another unit or scope"),
        (("--figure", "x"), 3, "is not a figure"),
        (
            ("--figure", "58 States", "--source", "who"),
            4,
            "there is no source 'who'",
        ),
        (
            ("--figure", "58 States", "--source", "osce", "--as-of", "soon"),
            3,
            "'soon' is no date",
        ),
        (("--write",), 2, "a judgement needs a name"),
    ],
)
def test_bad_wishes_are_refused_with_a_way_out(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    path = desk(run, tmp_path)
    result = run("claim", "update", "states", *words)
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
    assert "hint: " in result.stderr or code == 2 or "same as" in said
    assert path.read_text() == MARKDOWN


def test_what_can_only_be_read_says_so(run: Run, tmp_path: Path) -> None:
    odt = tmp_path / "made.odt"
    pypandoc.convert_text(MARKDOWN, "odt", format="md", outputfile=str(odt))
    desk(run, tmp_path, "text.odt", odt.read_bytes())
    result = run("claim", "update", "states")
    assert (result.exit_code, "OpenDocument is only read so far" in result.stderr) == (
        3,
        True,
    )


def test_the_plan_is_json_too(run: Run, tmp_path: Path) -> None:
    desk(run, tmp_path)
    value = json.loads(run("claim", "update", "states", "--format", "json").stdout)
    update = value["update"]
    assert (update["written"], update["old"], update["new"], update["since"]) == (
        False,
        "54 participating States @2021",
        "57 participating States @2024-07-04",
        "2024-07-04",
    )
    assert update["restated"] == NEW


def test_what_only_another_claim_states_is_named_and_not_taken(
    run: Run, tmp_path: Path
) -> None:
    path = desk(run, tmp_path).with_name("other.md")
    path.write_text("It named 80 brands, and names 90 firms.\n")
    ok(run("manuscript", "read", "other.md"))
    own = ("claim", "add", "--manuscript", "other", "--topic", "trade", *MARY)
    old = ("--quote", "80 brands", "--figure", "80 brands (listed) @2020")
    ok(run(*own, "--slug", "earlier", *old))
    new = ("--quote", "90 firms", "--figure", "90 brands (listed) @2022")
    ok(run(*own, "--slug", "later", *new))

    refused = run("claim", "update", "earlier", "--write", *MARY)

    assert refused.exit_code == 4
    assert refused.stderr == (
        "error: no source gives anything newer than what earlier says; the claim later "
        "states 90 brands (listed) as of 2022, and proves nothing\n"
        "hint: say who gives it: --figure NEW --source S --as-of DATE\n"
    )
    assert path.read_text() == "It named 80 brands, and names 90 firms.\n"
