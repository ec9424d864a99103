"""Files inside a PDF: put in so that the bytes repeat, and read back with limits.

Each is listed once among the embedded files and once in /AF, with its relationship to
the document (ISO 19005-3, 6.8; ISO 32000-2, 14.13). Names are data: nothing here opens
a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from hashlib import md5

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from evidence.errors import InputRefused
from evidence.formats.carried import Carried

MOST = 2_000
"""Files that are read of one PDF."""
LARGEST = 256 << 20
"""Bytes of all of them together, unpacked."""


def attach(pdf: Pdf, files: Iterable[Carried], day: date) -> None:
    """Put *files* into *pdf* beside those that it has; their dates are *day*."""
    at = datetime.combine(day, time(), UTC).strftime("D:%Y%m%d%H%M%SZ")
    tree = pdf.Root.get("/Names", Dictionary())
    pdf.Root.Names = tree
    there = dict(_listed(pdf))
    there |= {file.name: _specification(pdf, file, at) for file in files}
    _list(pdf, there)


def detach(pdf: Pdf, name: str) -> None:
    """Take the file called *name* out of *pdf*, as if it had never been in it."""
    _list(pdf, {key: each for key, each in _listed(pdf) if key != name})


def read_attachments(pdf: Pdf) -> Iterator[Carried]:
    """Yield the files of *pdf*; raise InputRefused for too many or too much."""
    size = 0
    for at, (name, found) in enumerate(_listed(pdf)):
        stream = found.get("/EF", Dictionary()).get("/F")
        if at >= MOST or not isinstance(stream, pikepdf.Stream):
            raise InputRefused("its attachments are not those of a brief")
        data = stream.read_bytes()
        size += len(data)
        if size > LARGEST:
            raise InputRefused(f"its attachments hold more than {LARGEST} bytes")
        yield Carried(
            name=name,
            data=data,
            description=str(found.get("/Desc", "")),
            relation=str(found.get("/AFRelationship", "")).removeprefix("/"),
            media_type=str(stream.get("/Subtype", "")).removeprefix("/"),
        )


def strange(pdf: Pdf) -> Iterator[str]:
    """Yield, in sentences, what of the attachments a viewer may show otherwise.

    A brief lists each file once, in one tree without branches, under one name, with one
    content; of anything else a viewer may show what ``read_attachments`` does not read,
    and ``detach`` would take it out unseen.
    """
    tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    if "/Kids" in tree:
        yield "attachments were added in a branch of their list"
    listed = list(_listed(pdf))
    names = [name for name, _ in listed]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two attachments are called {name}"
    for name, found in listed:
        if any(str(found.get(key, name)) != name for key in ("/F", "/UF")):
            yield f"the attachment {name} is shown under another name"
        held = found.get("/EF", Dictionary())
        first, second = held.get("/F"), held.get("/UF", held.get("/F"))
        if first is not None and second is not None and first.objgen != second.objgen:
            yield f"the attachment {name} has two contents"
    known = {found.objgen for _, found in listed}
    if any(each.objgen not in known for each in pdf.Root.get("/AF", Array())):
        yield "a file was added that is not among the attachments"


def _listed(pdf: Pdf) -> Iterator[tuple[str, Dictionary]]:
    names = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    pairs = list(names.get("/Names", Array()))
    for key, found in zip(pairs[::2], pairs[1::2], strict=False):
        if isinstance(found, Dictionary):
            yield str(key), found


def _list(pdf: Pdf, files: dict[str, Dictionary]) -> None:
    """List *files* in the tree of names and in /AF, once each, in order of names."""
    ordered = sorted(files.items(), key=lambda pair: pair[0].encode("utf-16-be"))
    pairs = [each for name, found in ordered for each in (String(name), found)]
    tree = Dictionary(Names=Array(pairs))
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(tree)
    pdf.Root.AF = Array([found for _, found in ordered])


def _specification(pdf: Pdf, file: Carried, at: str) -> Dictionary:
    # The sum is a check against damage that the format asks for, not a proof.
    digest = md5(file.data, usedforsecurity=False).digest()
    stream = pdf.make_stream(file.data)
    stream["/Type"], stream["/Subtype"] = Name.EmbeddedFile, Name(f"/{file.type}")
    stream["/Params"] = Dictionary(
        Size=len(file.data),
        CheckSum=String(digest),
        CreationDate=String(at),
        ModDate=String(at),
    )
    made = pdf.make_indirect(stream)
    found = Dictionary(
        Type=Name.Filespec,
        F=String(file.name),
        UF=String(file.name),
        Desc=String(file.description),
        AFRelationship=Name(f"/{file.relation}"),
        EF=Dictionary(F=made, UF=made),
    )
    indirect: Dictionary = pdf.make_indirect(found)
    return indirect
