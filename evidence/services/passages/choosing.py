"""Choose among the places of a quotation, by what was said of where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.services.passages.copies import Copy
from evidence.services.passages.found import UNPINNED, Found, Standing, Wanted
from evidence.services.passages.pages import agrees, words_of
from evidence.services.passages.showing import listed
from evidence.text.counts import many
from evidence.text.document import Span
from evidence.text.quotations.comparing import SourceText
from evidence.text.selectors import has_context

__all__ = ["choose", "on_other_page"]


def choose(
    copy: Copy, text: SourceText, places: Sequence[Span], wanted: Wanted
) -> Span | Found:
    """Return the place that is meant, or why none can be chosen."""
    if wanted.occurrence is not None:
        if wanted.occurrence > len(places):
            said = many(len(places), "time")
            return Found(
                Standing.AMBIGUOUS,
                f"the words stand in {copy.snapshot} {said}; there is no occurrence "
                f"{wanted.occurrence}",
            )
        return places[wanted.occurrence - 1]
    fitting = [
        one
        for one in places
        if has_context(text.text, one, wanted.prefix, wanted.suffix)
    ]
    if not fitting:
        return Found(
            Standing.AMBIGUOUS,
            f"the words stand in {copy.snapshot}, but not with these words around "
            f"them:\n{listed(text, places)}",
            hint="correct --prefix and --suffix, or choose by --occurrence N",
        )
    here = [one for one in fitting if agrees(text, one, wanted.page)]
    if here or len(fitting) == 1:
        fitting = here or fitting
    if len(fitting) > 1:
        return _ambiguous(copy, text, places, fitting, wanted)
    return fitting[0]


def _ambiguous(
    copy: Copy,
    text: SourceText,
    places: Sequence[Span],
    fitting: Sequence[Span],
    wanted: Wanted,
) -> Found:
    told = [agrees(text, one, wanted.page) for one in fitting]
    if wanted.page and all(one is False for one in told):
        pages = ", ".join(dict.fromkeys(words_of(text, one) for one in fitting))
        return on_other_page(copy, wanted.page, pages)
    return Found(
        Standing.AMBIGUOUS,
        f"the words stand in {copy.snapshot} {len(fitting)} times:\n"
        f"{listed(text, places)}",
        hint="give --page, the words before and after by --prefix and --suffix, or "
        "--occurrence N; or quote more",
    )


def on_other_page(copy: Copy, given: str, there: str) -> Found:
    """Return the refusal of a page on which the words do not stand."""
    where, wanted = f"on {there}", f"on page {given}"
    if there.startswith("cell "):
        where, wanted = f"in {there}", f"in {given}"
    return Found(
        Standing.OTHER_PAGE,
        f"the words stand {where} of {copy.snapshot}, not {wanted}",
        hint=f"give that page, or leave it out: it is filled in; {UNPINNED}",
    )
