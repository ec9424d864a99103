"""Read many damaged files in one child: for series that a child a file would not end.

Named in ``worker.run``; it imports nothing of the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from evidence.errors import EvidenceError, InputRefused

READERS = {
    "pdf": "evidence.formats.pdf_paragraphs",
    "html": "evidence.snapshots.extract.html",
    "xlsx": "evidence.snapshots.extract.workbook",
    "archive": "evidence.snapshots.archives.unpacking",
    "office": "evidence.snapshots.extract.office",
    "replies": "evidence.formats.word_threads",
}


def read_many(payload: dict[str, Any]) -> list[str]:
    """Read each of ``payload["paths"]``; return what went wrong otherwise than told."""
    read: Callable[[Any], object] = import_module(READERS[payload["reader"]]).as_answer
    faults = []
    for path in payload["paths"]:
        try:
            read(
                {
                    "path": path,
                    "media_type": payload["media_type"],
                    "target": f"{path}.unpacked",
                }
            )
        except (InputRefused, MemoryError, RecursionError):
            continue
        except EvidenceError as error:
            faults.append(f"{path}: {error!r}")
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            faults.append(f"{path}: {type(error).__name__}: {error}")
    return faults
