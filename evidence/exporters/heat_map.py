"""The coverage of a manuscript as one HTML page: its text, each sentence marked.

One file that needs nothing else: no script, no font, no image. What a colour says is
said in a word beside it too, and by the kind of line below the sentence. The text
is black on light grounds: at least 13 to 1, where WCAG 2.2 asks for 4.5 (1.4.3) and for
7 at its highest level (1.4.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from evidence.checker.sentence_coverage import (
    MEANING,
    Cover,
    CoverageReport,
    SectionCover,
    SentenceCover,
)
from evidence.exporters.safety import shown
from evidence.text.checkable import REASONS, Sort
from evidence.text.counts import many
from evidence.text.document import Span

WORDS = {
    Cover.TIED: "tied",
    Cover.DECLARED: "declared",
    Cover.CLAIMED: "claimed",
    Cover.CITED: "cited",
    Cover.UNCOVERED: "uncovered",
}
_STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: #fff;
  color: #111; font: 1.05rem/1.65 Georgia, "Noto Serif", serif; }
h1, h2, h3, table, .legend, .said { font-family: system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .75rem; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { text-align: right; padding: .2rem .3rem; border-bottom: 1px solid #bbb; }
th:first-child, td:first-child { text-align: left; }
.bar { display: inline-block; width: 4rem; height: .6rem; border: 1px solid #444; }
.bar i { display: block; height: 100%; background: #1b5e20; }
.legend { padding: 0; list-style: none; font-size: .9rem; }
.legend li { margin: .25rem 0; }
.s { padding: .1em .15em; text-decoration-thickness: 2px;
  text-underline-offset: .25em; }
.tied { background: #dff2e1; text-decoration: underline solid #1b5e20 2px; }
.declared { background: #e8e8f8; text-decoration: underline double #3f3f9f; }
.claimed { background: #fff3c4; text-decoration: underline dashed #7a5c00 2px; }
.cited { background: #fde3c8; text-decoration: underline dotted #8a4b00 3px; }
.uncovered { background: #fbd5d5; text-decoration: underline wavy #a40000; }
.m { display: inline-block; text-decoration: none; color: #111;
  font: 600 .68rem/1 system-ui, "Noto Sans", sans-serif;
  border: 1px solid #444; border-radius: .2rem; padding: .1rem .2rem;
  margin-right: .2rem; background: #fff; white-space: nowrap; }
.m a { color: inherit; }
.f { font-size: .9rem; } .q { margin-left: 2rem; }
.said { font-size: .9rem; } .said li { margin: .6rem 0; } a { color: #0b3d91; }
@media print { .s { print-color-adjust: exact; } body { max-width: none; } }
"""


def heat_map(report: CoverageReport) -> str:
    """Return the page; all of the manuscript's words in it are escaped."""
    total = report.total
    numbers = {each.span: n for n, each in enumerate(report.not_covered(), 1)}
    parts = [
        f'<!DOCTYPE html>\n<html lang="{_text(report.language or "en")}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Coverage of {_text(report.title)}: {total.percent} %</title>",
        f"<style>{_STYLE}</style></head>\n<body>",
        f"<header lang='en'><h1>Coverage of {_text(report.title)}</h1>",
        _summary(report),
        _legend(report),
        _table(report),
        "</header>\n<main>",
        *_body(report, numbers),
        "</main>",
        *_list(report, numbers),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _summary(report: CoverageReport) -> str:
    counted = many(report.total.counted, "checkable sentence")
    return (
        f"<p><strong>{report.total.percent} %</strong> of {counted} are tied to "
        f"evidence ({_text(report.path)}, revision {report.revision}).</p>"
    )


def _legend(report: CoverageReport) -> str:
    rows = []
    for cover, word in WORDS.items():
        count = report.total.by_cover.get(cover, 0)
        meaning = escape(MEANING[cover])
        rows.append(
            f'<li><span class="s {cover.value}"><span class="m">{word}</span>'
            f"{many(count, 'sentence')}</span>: {meaning}</li>"
        )
    rows.append("<li>without a mark: nothing that could be checked was found</li>")
    return f'<ul class="legend">{"".join(rows)}</ul>'


def _table(report: CoverageReport) -> str:
    heads = ("section", "sentences", "checkable", *WORDS.values(), "tied, of 100")
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    rows = [_row(each) for each in report.sections]
    rows.append(_row(SectionCover(("all",), report.total)))
    return (
        '<div class="wide"><table><caption>By section</caption>'
        f"<thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(each: SectionCover) -> str:
    tally = each.tally
    name = " › ".join(each.section) or "(before the first heading)"
    counts = [tally.sentences, tally.checkable]
    counts += [tally.by_cover.get(cover, 0) for cover in WORDS]
    cells = "".join(f"<td>{count}</td>" for count in counts)
    bar = f'<span class="bar" aria-hidden="true"><i style="width:{tally.percent}%">'
    return (
        f'<tr><th scope="row">{_text(name)}</th>{cells}'
        f'<td style="white-space: nowrap">{tally.percent} {bar}</i></span></td></tr>'
    )


def _body(report: CoverageReport, numbers: Mapping[Span, int]) -> Iterator[str]:
    """Yield the manuscript's sentences under their headings, a paragraph a block."""
    for section, inside in groupby(report.sentences, key=lambda each: each.section):
        for level, heading in enumerate(section[-1:], start=min(len(section), 5)):
            yield f"<h{level + 1}>{_text(heading)}</h{level + 1}>"
        for _, sentences in groupby(inside, key=lambda each: each.block):
            found = list(sentences)
            mark = {"footnote": "f", "quotation": "q"}.get(found[0].kind.value, "p")
            words = " ".join(_sentence(each, numbers) for each in found)
            yield f'<p class="{mark}">{words}</p>'


def _sentence(each: SentenceCover, numbers: Mapping[Span, int]) -> str:
    words = _text(each.text)
    if each.cover is None:
        return words
    why = _text("; ".join(map(str, each.reasons)))
    mark = WORDS[each.cover]
    number = numbers.get(each.span)
    if number is not None:
        mark = f'<a href="#n{number}" id="s{number}">{mark} {number}</a>'
    return (
        f'<span class="s {each.cover.value}" title="{why}">'
        f'<span class="m" lang="en">{mark}</span>{words}</span>'
    )


def _list(report: CoverageReport, numbers: Mapping[Span, int]) -> Iterator[str]:
    left = report.not_covered()
    if not left:
        return
    yield '<section class="said" lang="en"><h2>Not tied to evidence</h2><ol>'
    for each in left:
        number, cover = numbers[each.span], each.cover or Cover.UNCOVERED
        place = f"{report.path}:{each.place.line}:{each.place.column}"
        yield (
            f'<li id="n{number}"><a href="#s{number}">{_text(place)}</a> '
            f"({WORDS[cover]}): {_text(each.text)}<br>{_why(each)}</li>"
        )
    yield "</ol><h2>Why a sentence counts</h2><dl>"
    for sort in Sort:
        yield f"<dt><strong>{sort.value}</strong></dt><dd>{escape(REASONS[sort])}</dd>"
    yield "</dl></section>"


def _why(each: SentenceCover) -> str:
    return f"counts by: {_text('; '.join(map(str, each.reasons)))}"


def _text(words: str) -> str:
    return escape(shown(words))
