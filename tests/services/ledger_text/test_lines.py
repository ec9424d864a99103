"""Every table, key and item of a TOML text is found on its line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.services.ledger_text.lines import find_line, line_index
from evidence.services.ledger_text.toml_format import write_table

TEXT = """\
# a comment with [brackets] and "quotes"
version = 1

[claim.a]   # the first
quote = "a # no comment"
note = '''
[claim.not]
key = 1'''
figures = [
  "1",  # one
  "2",
  [ { x = "]" } ],
]

[[claim.a.evidence]]
source = "x"
[[claim.a.evidence]]
source = \"\"\"
y\\\"\"\"
\"\"\"
details = { down = { b = 1 }, up = "}" }
[claim."b c"]
at = 2026-11-23 12:00:00Z
x.y.z = true
"""


def test_lines_are_those_that_an_editor_shows() -> None:
    wanted = {
        ("version",): 2,
        ("claim", "a"): 4,
        ("claim", "a", "quote"): 5,
        ("claim", "a", "note"): 6,
        ("claim", "a", "figures"): 9,
        ("claim", "a", "figures", 0): 10,
        ("claim", "a", "figures", 1): 11,
        ("claim", "a", "figures", 2, 0, "x"): 12,
        ("claim", "a", "evidence", 0): 15,
        ("claim", "a", "evidence", 0, "source"): 16,
        ("claim", "a", "evidence", 1): 17,
        ("claim", "a", "evidence", 1, "source"): 18,
        ("claim", "a", "evidence", 1, "details", "down", "b"): 21,
        ("claim", "b c"): 22,
        ("claim", "b c", "at"): 23,
        ("claim", "b c", "x", "y", "z"): 24,
    }
    index = line_index(TEXT)
    assert {where: index.get(where) for where in wanted} == wanted
    assert ("claim", "not") not in index


def test_what_is_not_there_is_told_on_the_line_of_what_encloses_it() -> None:
    assert find_line(TEXT, ("claim", "a", "evidence", 1, "level")) == 17
    assert find_line(TEXT, ("waiver", 0)) == 1


@given(
    st.lists(
        st.dictionaries(
            st.from_regex(r"[a-z]{1,5}", fullmatch=True),
            st.one_of(
                st.text(st.characters(codec="utf-8"), min_size=1),
                st.integers(),
                st.lists(st.text(st.characters(codec="utf-8")), min_size=1),
            ),
            min_size=1,
        ),
        min_size=1,
    )
)
def test_every_key_that_is_written_is_found(
    tables: list[dict[str, str | int | list[str]]],
) -> None:
    text = "\n".join(write_table("[[t]]", table) for table in tables)
    index = line_index(text)
    lines = text.split("\n")
    for number, table in enumerate(tables):
        assert lines[index["t", number] - 1] == "[[t]]"
        for key in table:
            assert lines[index["t", number, key] - 1].startswith(f"{key} = ")
