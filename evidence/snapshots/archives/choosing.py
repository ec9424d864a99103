"""Which answer in a web archive is the source itself.

The one that was asked for: the page that the archive names as its main one, or else the
first address in it, as archiving tools write them in the order in which they asked.
Redirects are followed to what answered in the end, and a «revisit» record, which says
that an answer was the same as before, to the record that has it. Whatever else there is
that a reader might have meant is told, never read in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from evidence.errors import InputRefused
from evidence.snapshots.archives.records import Record, is_document, plain_address
from evidence.snapshots.sniff import HTML, PDF
from evidence.text.counts import many

__all__ = ["Choice", "choose"]

MAX_HOPS = 10
MOST_NAMED = 3
"""Other pages that are named; the rest is counted."""
_ASIDE = ("/robots.txt", "/favicon.ico", "/sitemap.xml", "/ads.txt")
_PAGES = frozenset({HTML, PDF})


@dataclass(frozen=True, slots=True)
class Choice:
    """The record that holds the source's bytes, and what is to be said of it."""

    record: Record
    address: str
    """That answered; of a revisit its own, not that of the earlier record."""
    charset: str
    remarks: tuple[str, ...]
    way: tuple[str, ...]
    """The addresses from the one that was asked for to the one that answered."""
    answer: Record
    """The record that answered: of a revisit its own."""
    complete: bool
    """False where the archive holds other pages, or not the page it was made for."""


class _Archive:
    """The records by their address and id."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._by_address: dict[str, list[Record]] = {}
        for one in self.records:
            self._by_address.setdefault(plain_address(one.address), []).append(one)

    def at(self, address: str) -> Sequence[Record]:
        return self._by_address.get(plain_address(address), ())

    def answer(self, address: str) -> Record | None:
        """Return what an address answered: a document before a redirect or error."""
        found = self.at(address)
        document = next(filter(self.is_document, found), None)
        redirect = next(filter(_leads_on, found), None)
        return document or redirect or next(iter(found), None)

    def final(self, address: str) -> tuple[Record | None, list[str]]:
        """Follow redirects; return what answered in the end, and the addresses."""
        way = [address]
        record = self.answer(address)
        while record is not None and _leads_on(record) and len(way) <= MAX_HOPS:
            way.append(urljoin(record.address, record.location))
            record = self.answer(way[-1])
        if record is not None and _leads_on(record):
            record = None
        return record, way

    def payload(self, record: Record) -> Record | None:
        """Return the record with the bytes; None where another archive has them."""
        if record.kind != "revisit":
            return record
        own, address, date = record.refers_to
        full = [one for one in self.records if one.kind != "revisit"]
        same = [
            [one for one in full if own and one.own == own],
            [one for one in full if record.digest and one.digest == record.digest],
            [one for one in self.at(address) if one in full and one.date == date],
        ]
        return next((found[0] for found in same if found), None)

    def is_document(self, record: Record) -> bool:
        """Tell whether a text can be read of an answer, here or where its bytes are."""
        return is_document(self.payload(record) or record) or record.status == 304


def choose(records: Iterable[Record], pages: Sequence[str] = ()) -> Choice:
    """Return the source among *records*; *pages* are those that the archive lists.

    The first of them is the main one. Raises InputRefused where there is no page, or
    only a note that it was the same as in another archive.
    """
    archive = _Archive(records)
    remarks: list[str] = []
    for address in pages[:1] or _asked(archive):
        record, way = archive.final(address)
        if record is None or not archive.is_document(record):
            remarks += _missing(record, way)
            continue
        held = archive.payload(record)
        if held is None:
            raise InputRefused(
                f"{record.address} is in this archive only as «the same as before»: "
                "its bytes are in another archive, and its text is unchecked"
            )
        remarks = remarks[:1] + _others(archive, record, held, way, pages)
        return _choice(record, held, remarks, way)
    picture = next(filter(_is_picture, archive.records), None)
    if picture is not None and not remarks:
        return _choice(picture, picture, [], [picture.address])
    why = remarks[0] if remarks else "there is no page in this archive"
    raise InputRefused(f"{why}: its text is unchecked")


def _choice(
    record: Record, held: Record, remarks: list[str], way: Sequence[str]
) -> Choice:
    if not held.is_whole:
        remarks = [*remarks, f"the archive has not all of {record.address}"]
    return Choice(
        held,
        record.address,
        record.charset or held.charset,
        tuple(remarks),
        tuple(way),
        record,
        not remarks,
    )


def _asked(archive: _Archive) -> Iterator[str]:
    """Yield the addresses in their order, without what only tools ask for."""
    seen = set()
    for record in archive.records:
        address = plain_address(record.address)
        path = urlsplit(address).path
        if address in seen or path.endswith(_ASIDE) or address.startswith("dns:"):
            continue
        seen.add(address)
        yield record.address


def _missing(record: Record | None, way: Sequence[str]) -> Iterator[str]:
    """Say why an address gives no document, where that is worth saying."""
    if record is None:
        lead = f"{way[0]} led to {way[-1]}, which" if len(way) > 1 else way[0]
        yield f"{lead} is not in this archive"
    elif record.status is not None and record.status >= 400:
        yield f"{record.address} answered with status {record.status}"


def _others(
    archive: _Archive,
    record: Record,
    held: Record,
    way: Sequence[str],
    pages: Sequence[str],
) -> list[str]:
    """Say which other pages, and states of this one, are not read."""
    own = {plain_address(one) for one in (*way, record.address)}
    listed = [*pages[1:]] or [
        one.address
        for one in archive.records
        if one.media_type in _PAGES and is_document(one)
    ]
    left = {plain_address(one): one for one in listed}
    named = [one for key, one in left.items() if key not in own]
    said = []
    if named:
        more = ", …" if len(named) > MOST_NAMED else ""
        pages_ = many(len(named), "other page")
        verb = "was" if len(named) == 1 else "were"
        first = ", ".join(named[:MOST_NAMED])
        said.append(f"{pages_} in this archive {verb} not read: {first}{more}")
    kept = archive.at(record.address)
    states = {one.digest for one in kept if is_document(one)} - {"", held.digest}
    if states:
        said.append(
            f"{record.address} is in it in {len(states) + 1} states; that of "
            f"{held.date} was read"
        )
    return said


def _leads_on(record: Record) -> bool:
    status = record.status or 0
    return 300 <= status < 400 and status != 304 and bool(record.location)


def _is_picture(record: Record) -> bool:
    return record.status in {None, 200} and record.media_type.startswith("image/")
