"""Whom words in brackets name, by a source in which several might be meant."""

from __future__ import annotations

import pytest

from evidence.text.quotations.comparing import (
    QuoteVerdict,
    SourceText,
    compare_quotation,
)

HEARING = SourceText.of(
    """Hearing of the Ferry Inquiry, second day.

The engineer, Mr Amos Lund, showed the mate the pump. He had mended it twice that week.
The company's manager, Mrs Petra Holm, was told by letter. She did not answer it.
The second pump was never opened. It was scrapped in May.
Mr Lund and Mrs Holm have since left the company. It has paid neither of them.
The Board of Trade asked for the log. Its letter came back unopened.
"""
)


def reasons(quotation: str) -> tuple[str, ...]:
    return compare_quotation(HEARING, quotation).reasons


@pytest.mark.parametrize(
    "quotation",
    [
        "He [Mr Lund] had mended it twice that week.",
        "He [the engineer] had mended it [the pump] twice that week.",
        "She [Holm] did not answer it [the letter].",
        "It [the second pump] was scrapped in May.",
        "It [the company] has paid neither of them.",
        "Its [the Board's] letter came back unopened.",
    ],
)
def test_the_first_that_fits_may_be_named(quotation: str) -> None:
    assert reasons(quotation) == ()


@pytest.mark.parametrize(
    ("quotation", "why"),
    [
        (
            "He [the mate] had mended it twice that week.",
            "“he” is “The engineer” before it rather than “[the mate]”",
        ),
        ("He [Mrs Holm] had mended it", "“he” is not “Mrs Holm”"),
        ("It [Mr Lund] was scrapped in May.", "“it” is not “Mr Lund”, a person"),
        (
            "It [the log] was scrapped in May.",
            "“it” is “The second pump” before it rather than “[the log]”",
        ),
        (
            "The second pump was never opened [by the engineer].",
            "“[by the engineer]” is added: the source does not say it there",
        ),
        (
            "She did not answer it [out of contempt].",
            "“[out of contempt]” for “it” is not what the source speaks of",
        ),
    ],
)
def test_another_is_not_who_is_meant(quotation: str, why: str) -> None:
    assert reasons(quotation) == (why,)


HOUSE = SourceText.of(
    """The Minister for Ports (Mrs Ellery): I beg to move the Bill.

Mr Rowse (Penlee): Will she tell us what it costs?

Mrs Ellery: The hon. Gentleman knows what it costs.

Mr Tangye (Zennor): I support the Bill.

Mrs Ellery: I thank him for that.

Mr Rowse: I do not.
"""
)


@pytest.mark.parametrize(
    ("quotation", "passes"),
    [
        ("The hon. Gentleman [Mr Rowse] knows what it costs.", True),
        ("The hon. Gentleman [Mr Tangye] knows what it costs.", False),
        ("I thank him [Mr Tangye] for that.", True),
        ("I thank him [Mr Rowse] for that.", False),
        ("Will she [the Minister] tell us what it costs?", True),
        ("I [Mr Tangye] support the Bill.", True),
        ("I [Mr Rowse] support the Bill.", False),
    ],
)
def test_in_a_debate_who_spoke_before_is_meant(quotation: str, *, passes: bool) -> None:
    assert compare_quotation(HOUSE, quotation).passes is passes


@pytest.mark.parametrize(
    ("quotation", "passes"),
    [
        ("From that date [2 October] the officials had no plan", True),
        ("From that date [3 October] the officials had no plan", False),
        ("From that date [2 November] the officials had no plan", False),
        ("In that month [June] the owners gave way", True),
        ("In that month [July] the owners gave way", False),
        ("In [June] the owners gave way", True),
        ("In [July] the owners gave way", False),
        ("Last month [April] they came back", True),
        ("Last month [February] they came back", False),
    ],
)
def test_a_date_in_brackets_is_one_that_the_source_has_there(
    quotation: str, *, passes: bool
) -> None:
    source = SourceText.of(
        "Leeds, 4 May. The directions were cancelled on 2 October. From that date the "
        "officials had no plan, and they knew it. The strike lasted until June. In "
        "that month the owners gave way. Last month they came back."
    )

    verdict = compare_quotation(source, quotation).verdict

    assert verdict is (
        QuoteVerdict.ALTERED_ACCEPTABLY if passes else QuoteVerdict.MISQUOTED
    )
