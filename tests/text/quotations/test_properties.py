"""What holds of every quotation, looked for with made-up texts."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence.text.quotations.comparing import (
    QuoteVerdict,
    SourceText,
    compare_quotation,
)
from evidence.text.quotations.normal import normalise

WORDS = re.findall(
    r"\w+",
    "council river price mill bridge ship teacher letter winter village report bank "
    "garden engine window farmer treaty island praised sold built closed opened "
    "measured painted reached kept left the a of in for with to and by its",
)

any_text = st.text(
    st.characters(codec="utf-8") | st.sampled_from("-'\n \f“’—ﬁ\u00ad…[]"),
    max_size=200,
)
words = st.sampled_from(WORDS)
numbers = st.integers(0, 99_999).map(str) | st.decimals(
    0, 999, places=1, allow_nan=False
).map(str)


@st.composite
def running_text(draw: st.DrawFn) -> str:
    parts = draw(st.lists(words | numbers, min_size=25, max_size=80))
    return " ".join(
        part + draw(st.sampled_from(["", "", "", ",", "."])) for part in parts
    )


@given(any_text)
def test_every_stretch_of_the_normal_form_leads_back_into_the_text(text: str) -> None:
    normal = normalise(text)

    assert len(normal.text) == len(normal.folded)
    last = 0
    for place in range(len(normal.text)):
        start, end = normal.original(place, place + 1)
        assert last <= start < end <= len(text)
        last = start


@given(any_text)
def test_the_normal_form_is_its_own(text: str) -> None:
    once = normalise(text).text

    assert normalise(once).text.split() == once.split()


@given(any_text.filter(lambda text: any(map(str.isalnum, text))), st.data())
def test_what_is_cut_from_any_text_at_tokens_is_verbatim(
    text: str, data: st.DataObject
) -> None:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    quoted = text[spans[first][0] : spans[last][1]]
    assume(not re.search(r"[-‐‑\u00ad]\s", text))  # a divided word is one token
    # Ellipses and brackets in a quotation are its writer's; so are remarks in them.
    assume(not re.search(r"[…\[\]()*_]|\.\s?\.|-", quoted))
    assume(any(map(str.isalnum, normalise(quoted).text)))

    assert compare_quotation(SourceText.of(text), quoted).verdict is (
        QuoteVerdict.VERBATIM
    )


@given(running_text(), st.data())
def test_a_changed_digit_is_never_let_through(text: str, data: st.DataObject) -> None:
    tokens = text.split()
    first = data.draw(st.integers(0, len(tokens) - 8))
    size = data.draw(st.integers(6, 20))
    quoted = " ".join(tokens[first : first + size])
    digits = [match.start() for match in re.finditer(r"\d", quoted)]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != quoted[at]]))
    changed = quoted[:at] + other + quoted[at + 1 :]
    assume(" ".join(changed.rstrip(".,").split()) not in " ".join(tokens))
    assume(float(_number(changed, at)) != float(_number(quoted, at)))

    assert not compare_quotation(SourceText.of(text), changed).passes


def _number(text: str, at: int) -> str:
    found = next(
        match[0]
        for match in re.finditer(r"\d+(?:\.\d+)?", text)
        if match.start() <= at < match.end()
    )
    return str(found)


@given(
    running_text(), st.sampled_from(["not", "never", "hardly", "without"]), st.data()
)
def test_a_deleted_negation_is_never_let_through(
    text: str, negation: str, data: st.DataObject
) -> None:
    tokens = text.split()
    at = data.draw(st.integers(4, len(tokens) - 5))
    source = " ".join([*tokens[:at], negation, *tokens[at:]])
    before, after = data.draw(st.integers(3, 12)), data.draw(st.integers(3, 12))
    cut = [*tokens[max(0, at - before) : at], *tokens[at : at + after]]
    quoted = " ".join(cut)
    assume(quoted.rstrip(".,") not in source)

    for mark in (" ", " … ", " [...] "):
        joined = " ".join(tokens[max(0, at - before) : at])
        rest = " ".join(tokens[at : at + after])
        found = compare_quotation(SourceText.of(source), f"{joined}{mark}{rest}")
        bounded = mark != " " and joined[-1] in ".,"
        assert not found.passes or bounded


@settings(deadline=None, max_examples=20)
@given(
    st.sampled_from(["a ", "… ", "[x] ", "[", "not ", "1 ", "- ", "\f", "'", "a-\n"])
)
def test_endless_repetition_ends(piece: str) -> None:
    source = SourceText.of("A text. " + piece * 5_000)

    compare_quotation(source, piece * 5_000)
    compare_quotation(source, "the a … is b [c] d " + piece * 500)
