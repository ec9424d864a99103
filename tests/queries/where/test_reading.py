"""Reading expressions, and writing them out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.queries.where.expression import (
    HAS,
    SIGNS,
    All,
    Any,
    Expression,
    InvalidExpression,
    Not,
    Single,
    Value,
    written,
)
from evidence.queries.where.reading import (
    MAX_DEPTH,
    MAX_TESTS,
    MAX_VALUES,
    read_expression,
)

FLAGS = frozenset(["rated", "cited"])
NAMES = st.from_regex(r"[a-z][a-z0-9._-]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"and", "or", "not", "in", "has", *FLAGS}
)
VALUES = st.text(max_size=12).map(Value)


@st.composite
def single(draw: st.DrawFn) -> Single:
    kind = draw(st.sampled_from([*SIGNS, HAS, "flag"]))
    if kind == "flag":
        return Single(draw(st.sampled_from(sorted(FLAGS))))
    name = draw(NAMES)
    if kind == HAS:
        return Single(name, HAS)
    if kind in {"in", "not in"}:
        return Single(name, kind, tuple(draw(st.lists(VALUES, min_size=1, max_size=3))))
    return Single(name, kind, (draw(VALUES),))


def grown(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return parts.map(Not) | several.map(All) | several.map(Any)


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    single(), grown, max_leaves=12
)


@given(EXPRESSIONS)
def test_what_is_written_is_read_as_the_same(expression: Expression) -> None:
    assert read_expression(written(expression), flags=FLAGS) == expression


@given(st.text(alphabet="ab=<>!~()'\", not in or and has", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    expression, at = None, 0
    try:
        expression = read_expression(text, flags=FLAGS)
    except InvalidExpression as error:
        at = error.at

    assert 0 <= at <= len(text)
    if expression is not None:
        assert read_expression(written(expression), flags=FLAGS) == expression


def test_and_binds_closer_than_or() -> None:
    read = read_expression("a=1 or b=2 and not cited", flags=FLAGS)

    assert read == Any(
        (
            Single("a", "=", (Value("1"),)),
            All((Single("b", "=", (Value("2"),)), Not(Single("cited")))),
        )
    )
    assert written(read) == "a = 1 or b = 2 and not cited"


def test_parentheses_are_kept_where_they_matter() -> None:
    text = '(a = 1 or b = 2) and not (has(c) and d not in (x, "y z"))'

    assert written(read_expression(text)) == text


def test_a_quotation_mark_is_written_twice_in_its_own_kind() -> None:
    double = read_expression('a = "say ""no"" or \'yes\'"')
    once = read_expression("a = 'it''s'")

    assert isinstance(double, Single)
    assert isinstance(once, Single)
    assert double.words == ("say \"no\" or 'yes'",)
    assert once.words == ("it's",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "column 1: a field's name should stand at the end"),
        ("topic", "column 6: one of = ~ < <= > >= != !~ should follow 'topic', not"),
        ("topic =", "column 8: a value should follow '=', not the end"),
        ("topic = 'oil", "column 9: the quotation mark is not closed"),
        ("(a=1", "column 5: the parenthesis of column 1 is not closed"),
        ("a=1 b=2", "column 5: 'and' or 'or' should stand at 'b=2'"),
        ("and a=1", "column 1: a test should stand before 'and'"),
        ("a in (1,", "column 9: a value should follow ',', not the end"),
        ("a in (1 2)", "column 9: ',' or ')' should stand at '2)'"),
        ("has(a", "column 6: ')' should follow has(a, not the end"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InvalidExpression) as caught:
        read_expression(text, flags=FLAGS)

    assert str(caught.value).startswith(message)


def test_depth_and_number_of_tests_have_an_end() -> None:
    deep = "not " * (MAX_DEPTH + 1) + "a=1"
    long = " or ".join(["a=1"] * (MAX_TESTS + 1))

    listed = f"a in ({', '.join(['1'] * (MAX_VALUES + 1))})"

    for text in (deep, long, listed):
        with pytest.raises(InvalidExpression):
            read_expression(text)
    assert written(read_expression("a=1")) == "a = 1"
