"""Columns side by side are read one after the other; their places stay the file's."""

from __future__ import annotations

from evidence.text.document import Page
from evidence.text.quotations.columns import in_columns
from evidence.text.quotations.comparing import (
    QuoteOutcome,
    SourceText,
    compare_quotation,
)
from evidence.text.quotations.look import look

NEWSLETTER = """THE LAMPLIGHTER                                           Spring 1988

The pier was built in 1871 by a        were left standing. The council
company of brewers, who had hoped      says that they will be removed
that the steamers would call there.    before the summer. Mr Ibbotson, who
They never did, because the water      kept the kiosk for thirty years, is
was too shallow at low tide. In the    not persuaded by this promise, and
great storm of 1953 only the piles     told us so.
"""
TABLE = """Step                      What is done there
Open the valve            Turn the red handle to the left
Close the valve           Turn the red handle to the right
Read the gauge            Note the number on the sheet
Empty the tank            Open the lower cock for a minute
Fill the tank             Open the upper cock for a minute
"""
RUNS_OVER = "In the great storm of 1953 only the piles were left standing."


def test_a_sentence_goes_on_from_the_foot_of_one_column_to_the_head_of_the_next() -> (
    None
):
    found = compare_quotation(SourceText.of(NEWSLETTER), RUNS_OVER)

    assert found.outcome is QuoteOutcome.NORMALIZED
    assert found.start is not None
    assert found.end is not None
    kept = NEWSLETTER[found.start : found.end]
    assert "were left standing" in kept
    assert "great storm of 1953 only the piles" in kept


def test_what_is_shown_of_it_are_the_words_as_they_are_read() -> None:
    looked = look(SourceText.of(NEWSLETTER), RUNS_OVER)

    assert looked.found == RUNS_OVER.removesuffix(".")


def test_what_stands_across_both_columns_is_nobodys_sentence() -> None:
    across = "The pier was built in 1871 by a were left standing."

    assert not compare_quotation(SourceText.of(NEWSLETTER), across).passes


def test_a_page_may_be_named_that_has_the_columns() -> None:
    source = SourceText.of(NEWSLETTER, pages=(Page(0, "12", 0),))

    assert compare_quotation(source, RUNS_OVER, page="12").passes
    assert compare_quotation(source, RUNS_OVER, page="13").outcome is QuoteOutcome.MOVED


def test_a_head_over_both_columns_is_read_before_them() -> None:
    read = in_columns(NEWSLETTER)

    assert read is not None
    assert read.text.splitlines()[0].split() == ["THE", "LAMPLIGHTER", "Spring", "1988"]
    assert read.text.splitlines()[-1] == "told us so."


def test_a_table_and_prose_have_no_columns() -> None:
    prose = NEWSLETTER.replace("    ", " ")

    assert in_columns(TABLE) is None
    assert in_columns(prose) is None
    assert in_columns("") is None
