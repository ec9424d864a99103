"""The text of web archives: WARC, WACZ and MHTML, by the source that they hold.

What is taken out is read by the reader of its own type: a PDF in a WARC file has pages.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from evidence.snapshots.archives.unpacking import ARCHIVES, main_resource
from evidence.snapshots.extract.base import Extracted, Extractor, extract
from evidence.snapshots.sniff import HTML


class Archive(Extractor):
    """WARC (ISO 28500), WACZ and MHTML (RFC 2557): the text of what was asked for."""

    name: ClassVar[str] = "archive"
    number: ClassVar[int] = 3
    libraries: ClassVar[tuple[str, ...]] = ("warcio",)
    media_types: ClassVar[tuple[str, ...]] = tuple(sorted(ARCHIVES))

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the source in the archive at *path*."""
        with main_resource(path, media_type) as main:
            made = extract(main.path, main.media_type)
        remarks = (*main.remarks, *made.remarks)
        if made.text and main.media_type != HTML:
            said = f"read in it: {main.address or 'its first part'} ({main.media_type})"
            remarks = (said, *remarks)
        complete = made.complete and main.complete
        return replace(made, complete=complete, remarks=remarks, captured=main.captured)
