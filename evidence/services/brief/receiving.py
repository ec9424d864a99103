"""Receive a brief from anywhere: nothing of it is read but in a limited child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evidence import worker
from evidence.errors import EvidenceError, InputRefused, NotFound
from evidence.services.brief.verdicts import (
    Against,
    Change,
    Unasked,
    Verification,
    What,
)

LIMITS = worker.Limits(wall=300, cpu=240, memory=3 << 30, answer=256 << 20, file=0)
"""Of the child: enough for some thousand claims."""
LARGEST = 512 << 20
"""Bytes: no brief that is written has more."""


@dataclass(frozen=True, slots=True)
class CarriedBrief:
    """What a brief carries, found to be in form.

    *extract* and *findings* are empty where nobody asked for them.
    """

    manifest: Mapping[str, Any]
    extract: Mapping[str, Any]
    findings: Mapping[str, Any]


def receive_brief(
    path: Path, today: date, *, whole: bool
) -> tuple[CarriedBrief, Verification]:
    """Return what the brief at *path* carries, and whether it stands by itself.

    *whole* asks for all that a ledger is compared with. Raises NotFound for a missing
    file, InputRefused for what is no brief, or costs too much to look at, and
    IntegrityFailure for a brief that was altered beyond reading.
    """
    if not path.is_file():
        raise NotFound(f"there is no file {path}")
    if (size := path.stat().st_size) > LARGEST:
        raise InputRefused(
            f"the file has {size:,} bytes; of a brief {LARGEST:,} are read", path=path
        )
    given = {"path": str(path.resolve()), "day": today.isoformat(), "whole": whole}
    try:
        told = worker.run(
            "evidence.services.brief.verifying:as_answer", given, limits=LIMITS
        )
    except EvidenceError as error:
        error.path = error.path or path
        raise
    carried = CarriedBrief(
        told["manifest"], told.get("extract", {}), told.get("findings", {})
    )
    return carried, _verification(str(path), told["done"])


def _verification(path: str, told: dict[str, Any]) -> Verification:
    """Return what the child said; JSON has made texts and lists of it."""
    changes = (
        Change(**each | {"what": What(each["what"])}) for each in told["changes"]
    )
    more = {
        "path": path,
        "altered": tuple(told["altered"]),
        "unasked": tuple(
            Unasked(tuple(each["codes"]), each["why"]) for each in told["unasked"]
        ),
        "against": Against(told["against"]),
        "changes": tuple(changes),
    }
    return Verification(**told | more)
