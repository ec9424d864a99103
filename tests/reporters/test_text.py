"""The report for a person: complete without colour, and safe to print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.finding import Finding, Severity, State
from evidence.checker.result import CheckResult, Waived
from evidence.reporters.base import View
from evidence.reporters.progress import section_lines
from evidence.reporters.text import TextReporter
from tests.reporters.example_result import (
    AMBIGUOUS,
    CLAIMS,
    DIFFERS,
    PASSAGE,
    UNCITED,
    WAIVER,
    make_claim,
    make_result,
    whole_result,
)


def text(result: CheckResult, view: View | None = None) -> str:
    return TextReporter().report(result, view or View())


def closing(*findings: Finding, view: View | None = None) -> str:
    return text(make_result(*findings), view).splitlines()[-1]


def test_a_failure_has_sentence_finding_difference_and_passage() -> None:
    shown = text(make_result(DIFFERS, claims=CLAIMS[:1]), View(seconds=1.44))

    assert shown == (
        "draft: Reform / Members                  F\n"
        ". passed  w with warnings  F failed  ? unchecked  E broken\n"
        "\n"
        "FAILURES\n"
        "notes & drafts/draft.md:3:7: claim osce-members\n"
        "  sentence: The OSCE has 54 participating States (Hall 2020).\n"
        "  error   FIG001 54 States in the manuscript, 57 States in hall2020, p. 2\n"
        "          - hall2020: “57-member body”\n"
        "          hint: correct the one that is wrong\n"
        "  - manuscript: [-54-] States\n"
        "  + hall2020, p. 2: {+57+} States\n"
        "  hall2020, p. 2 (contradicts): “57-member body”\n"
        "\n"
        "Checked 1 claim (and 1 withdrawn), 1 citation with 2 items, 3 sources by "
        "2 rules as of 2026-11-23.\n"
        "Not checked:\n"
        "  - whether a source is right\n"
        "\n"
        "FAILED: 1 claim: 1 failed; 1 error in 1.4 s"
    )


def test_what_was_told_while_the_run_went_on_is_not_told_again() -> None:
    whole, rest = text(whole_result()), text(whole_result(), View(told=True))

    assert whole.startswith("draft: Reform / Members                  F.?\n")
    assert whole.endswith(rest)
    assert rest.startswith(". passed")


def test_dates_are_shown_where_only_they_differ() -> None:
    passage = replace(PASSAGE, figures=("54 States",), dated=("54 States as of 2020",))
    shown = text(
        make_result(DIFFERS, claims=(make_claim("osce-members", passages=(passage,)),))
    )

    assert "  - manuscript: 54 States as of [-2021-]\n" in shown
    assert "  + hall2020, p. 2: 54 States as of {+2020+}\n" in shown


def test_sources_that_give_the_same_other_value_stand_together() -> None:
    passages = (PASSAGE, replace(PASSAGE, source="bmeia2012", page=""))
    claim = make_claim("osce-members", passages=passages)
    shown = text(make_result(DIFFERS, claims=(claim,)))

    assert shown.count("  - manuscript: [-54-] States\n") == 1
    assert "  + hall2020, p. 2 and bmeia2012: {+57+} States\n" in shown


def test_figures_that_agree_are_no_difference() -> None:
    passage = replace(PASSAGE, figures=("54 States",), dated=("54 States as of 2021",))
    claim = make_claim("osce-members", passages=(passage,))

    assert "manuscript:" not in text(make_result(DIFFERS, claims=(claim,)))


def test_findings_of_one_subject_stand_together() -> None:
    shown = text(make_result(DIFFERS, DIFFERS, UNCITED))

    assert shown.count("claim osce-members") == 1
    assert shown.endswith("FAILED: 2 errors, 1 note")


def test_what_does_not_fail_stands_below_what_does() -> None:
    shown = text(make_result(AMBIGUOUS, DIFFERS))

    assert shown.index("FAILURES") < shown.index("FIG001")
    assert shown.index("FIG001") < shown.index("WARNINGS AND NOTES")
    assert shown.index("WARNINGS AND NOTES") < shown.index("CIT002")


def test_a_message_of_several_lines_stays_in_its_column() -> None:
    assert "li2019b,\n          100 % alike\n" in text(make_result(AMBIGUOUS))


def test_notes_alone_pass_and_are_counted() -> None:
    assert closing(UNCITED) == "passed: 1 note"


def test_notes_that_are_not_printed_are_counted_with_the_way_to_see_them() -> None:
    view = View(show=Severity.WARNING)
    shown = text(make_result(DIFFERS, UNCITED), view)

    assert "lewis2012" not in shown
    assert shown.endswith("FAILED: 1 error, 1 note (listed with --show note)")


def test_a_waived_finding_is_shown_with_its_reason_and_end() -> None:
    shown = text(make_result(waived=(Waived(UNCITED, WAIVER),)))

    assert "waived  SRC001 lewis2012: background (Anna, until 2027-01-01)" in shown
    assert shown.endswith("passed: 1 waived")


def test_what_was_known_is_counted_and_not_printed_and_what_is_gone_is_named() -> None:
    known = replace(DIFFERS, state=State.UNCHANGED)
    result = replace(make_result(known), absent=(UNCITED,))
    shown = text(result)

    assert "FIG001" not in shown
    assert "gone    SRC001 lewis2012: cited nowhere\n" in shown
    assert shown.endswith("passed: 1 error, 1 of them known, 1 gone")


def test_only_so_many_unchecked_claims_are_named() -> None:
    claims = tuple(
        make_claim(f"claim-{number}", unchecked=("nobody knows",))
        for number in range(12)
    )
    shown = text(make_result(claims=claims))

    assert "  ? claim-9 (notes & drafts/draft.md:3): nobody knows\n" in shown
    assert "claim-10" not in shown
    assert "  ? and 2 more claims (--format json)\n" in shown
    assert shown.endswith("passed: 12 claims: 12 unchecked; no findings")


def test_a_rule_that_broke_is_named_and_its_claim_counted() -> None:
    shown = text(whole_result())

    assert (
        "RULES THAT BROKE\n"
        "claim broken-one: CLM990 house-rule: ZeroDivisionError: division by zero\n"
    ) in shown
    assert "4 claims: 1 passed, 1 failed, 1 unchecked, 1 broken; " in shown


def test_colour_only_underlines_what_the_words_say() -> None:
    plain = text(make_result(DIFFERS, UNCITED))
    coloured = text(make_result(DIFFERS, UNCITED), View(colour=True))

    assert coloured != plain
    for code in ("31", "36", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_control_characters_of_foreign_text_are_shown_and_not_sent() -> None:
    claim = make_claim("osce-members", section=("\x1b[2J\u202eevil",))
    evil = replace(DIFFERS, message="\x1b]0;evil\x07")
    shown = text(make_result(evil, claims=(claim,)))

    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "\\u{1B}]0;evil\\u{7}" in shown


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (None, [f"{'draft: Reform':40} {'.' * 50}"]),
        (120, [f"{'draft: Reform':40} {'.' * 50}"]),
        (60, [f"{'draft: Reform':30} {'.' * 29}", f"{'':30} {'.' * 21}"]),
        (8, [f"draft: Re… {'.' * 10}", *[f"{'':10} {'.' * 10}"] * 4]),
    ],
)
def test_a_sections_line_fits_the_terminal(width: int | None, lines: list[str]) -> None:
    assert list(section_lines("draft: Reform", "." * 50, width)) == lines


def test_a_name_of_wide_characters_takes_two_columns_each() -> None:
    (line,) = section_lines("上海合作组织" * 5, "..", None)

    assert line == f"{('上海合作组织' * 5)[:19]}…  .."


def test_a_long_passage_shows_both_its_ends_and_inner_marks_change() -> None:
    words = f"a “limited number” of countries {'and so on ' * 90}in the end"
    claim = replace(
        CLAIMS[0],
        passages=(replace(CLAIMS[0].passages[0], quotation=words),),
    )

    shown = text(make_result(DIFFERS, claims=(claim,)))

    (line,) = (each for each in shown.splitlines() if "(contradicts)" in each)
    assert line.startswith("  hall2020, p. 2 (contradicts): “a ‘limited number’ of")
    assert " […] " in line
    assert line.endswith("and so on in the end”")
    assert len(line) < 450
