"""A document in parts, and what leads from one to another."""

from __future__ import annotations

from evidence.exporters.parts import numbers, split, with_pages

HEAD = "<html>\n<head>\n<title>t</title>\n{}</head>\n<body>\n"
MAIN = '<main data-of="of">\n'
END = "</main>\n</body>\n</html>\n"
CONTENTS = '<p id="contents"><a href="#b">B</a> <a href="#x">none</a></p>\n'
FIRST = '<h2 id="a">A</h2>\n'
SECOND = '<h2 id="b">B</h2><a class="n" href="#a">A</a><a href="#b">B</a>\n'
WHOLE = (
    f"{HEAD.format('')}<h1>cover</h1>\n{MAIN}{CONTENTS}<!-- part -->{FIRST}"
    f"<!-- part -->{SECOND}{END}"
)
STYLED = HEAD.format("<style>@page { @bottom-right { content: none } }</style>\n")


def test_a_small_document_stays_whole() -> None:
    assert split(WHOLE, 1_000) == [WHOLE]


def test_the_contents_are_a_part_of_their_own() -> None:
    front, behind = split(WHOLE, 20)

    assert front == (
        f"{STYLED}<h1>cover</h1>\n{MAIN}"
        '<p id="contents"><a href="elsewhere:b">B</a> <a href="#x">none</a></p>\n'
        f"{END}"
    )
    assert behind == f"{STYLED}{MAIN}{FIRST}{SECOND}{END}"


def test_links_to_other_parts_are_marked() -> None:
    _, first, second = split(WHOLE, 3)

    assert first == f"{STYLED}{MAIN}{FIRST}{END}"
    assert second == (
        f'{STYLED}{MAIN}<h2 id="b">B</h2><a class="n" href="elsewhere:a">A</a>'
        f'<a href="#b">B</a>\n{END}'
    )


def test_the_contents_get_the_pages_that_they_lead_to() -> None:
    front = '<a href="elsewhere:b">B</a><a href="elsewhere:c">C</a><a href="#d">D</a>'

    assert with_pages(front, {"b": 12}) == (
        '<a href="elsewhere:b" data-page="12">B</a>'
        '<a href="elsewhere:c" data-page="000">C</a><a href="#d">D</a>'
    )


def test_the_numbers_have_a_page_each() -> None:
    made = numbers(WHOLE, 3)

    assert made.endswith(f"<body>\n{MAIN}{'<div></div>' * 3}{END}")
