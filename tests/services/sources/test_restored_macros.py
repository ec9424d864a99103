"""What a name stood for is told from the entry and its values, or not at all."""

from __future__ import annotations

import pytest

from evidence.services.sources.restored_macros import macros_of


@pytest.mark.parametrize(
    ("written", "value", "macros"),
    [
        ("{Plain}", "Plain", {}),
        ("2001", "2001", {}),
        ("mar", "March", {}),
        ("JCS", "Journal", {"jcs": "Journal"}),
        ('jcs # ", Series " # 2', "Journal, Series 2", {"jcs": "Journal"}),
        ("{The {N}ew } # jcs", "The {N}ew Journal", {"jcs": "Journal"}),
        ("{A  \n B} # jcs", "A BJournal", {"jcs": "Journal"}),
        ("jcs # abc", "JournalABC", {}),
        ("{X} # jcs", "does not fit", {}),
    ],
)
def test_one_unknown_name_is_told(
    written: str, value: str, macros: dict[str, str]
) -> None:
    raw = f"@article{{key,\n  Journal = {written}\n}}"

    assert macros_of(raw, {"journal": value}) == macros
