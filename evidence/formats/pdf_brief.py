"""Read what a brief carries, and whether it is as it was written.

Runs in a limited child: the file comes from anywhere.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

from evidence.errors import InputRefused
from evidence.formats.carried import Carried
from evidence.formats.pdf_attachments import detach, read_attachments, strange
from evidence.formats.pdf_seal import seal

NOT_OURS = "it carries no evidence: it was not written by evidence brief"


def inspect(payload: Mapping[str, str]) -> dict[str, Any]:
    """Return what the PDF at ``payload["path"]`` carries, as JSON.

    *manifest* is the attachment ``payload["manifest"]`` read; *files* are all others
    with name, size, sha256 and, for those that a pattern of ``payload["wanted"]``
    names, data (base64);
    *whole* tells whether the document is sealed as it is, None where the seal was made
    by another version of qpdf and differs; *pages* are the numbers of those that were
    altered; *added* says in sentences what else a viewer shows. Raises InputRefused for
    what is no PDF, and for one that is no brief.
    """
    try:
        with Pdf.open(Path(payload["path"])) as pdf:
            return _inspected(pdf, payload["manifest"], payload["wanted"].split())
    except pikepdf.PasswordError as error:
        raise InputRefused("it is locked by a password") from error
    except pikepdf.PdfError as error:
        raise InputRefused(f"it is not a sound PDF: {error}") from error


def _inspected(pdf: Pdf, name: str, wanted: list[str]) -> dict[str, Any]:
    added = [*strange(pdf), *_laid_over(pdf)]
    found = {each.name: each for each in read_attachments(pdf)}
    if name not in found:
        raise InputRefused(NOT_OURS)
    manifest = _manifest(found.pop(name))
    detach(pdf, name)
    now, written = seal(pdf), manifest["document"]
    altered = [
        at
        for at, (own, then) in enumerate(
            zip(now.pages, written["pages"], strict=False), 1
        )
        if own != then
    ]
    counted = len(now.pages) == len(written["pages"])
    whole: bool | None = now.whole == written["sha256"]
    same_writer = written["writer"] == f"qpdf {now.writer}"
    if not whole and not altered and counted and not same_writer:
        whole = None
    return {
        "manifest": manifest,
        "files": [_told(each, wanted) for each in found.values()],
        "whole": whole,
        "pages": altered,
        "page_count": [len(written["pages"]), len(now.pages)],
        "added": added,
    }


def _laid_over(pdf: Pdf) -> Iterator[str]:
    """Yield on which pages something stands that is neither drawn nor a link."""
    for at, page in enumerate(pdf.pages, 1):
        notes = page.obj.get("/Annots")
        kinds = [each.get("/Subtype") for each in notes] if notes is not None else []
        if any(kind != Name.Link for kind in kinds):
            yield f"something was laid over page {at}"


def _manifest(file: Carried) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(file.data)
        written = manifest["document"]
        strings = (written["sha256"], written["writer"], *written["pages"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise InputRefused(NOT_OURS) from error
    if not all(isinstance(each, str) for each in strings):
        raise InputRefused(NOT_OURS)
    return manifest


def _told(file: Carried, wanted: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": file.name,
        "size": len(file.data),
        "sha256": sha256(file.data).hexdigest(),
    }
    if any(fnmatchcase(file.name, each) for each in wanted):
        told["data"] = base64.b64encode(file.data).decode()
    return told
