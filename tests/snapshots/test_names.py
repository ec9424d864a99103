"""Files that leave the store have names that harm nobody."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.snapshots.names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Report 2020.pdf", "n-aaaaa Report 2020.pdf"),
        ("../../etc/passwd", "n-aaaaa passwd.pdf"),
        ("C:\\Windows\\system.ini", "n-aaaaa system.pdf"),
        (".bashrc", "n-aaaaa bashrc.pdf"),
        ("con.txt", "n-aaaaa _con.pdf"),
        ("a\u202efdp.exe", "n-aaaaa a_fdp.pdf"),
        ("Доклад.doc", "n-aaaaa Доклад.pdf"),
        ("", "n-aaaaa.pdf"),
        ("..", "n-aaaaa.pdf"),
    ],
)
def test_a_name_looks_like_the_original(name: str, safe: str) -> None:
    assert safe_name(name, "application/pdf", "n-aaaaa") == safe


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = safe_name(name, "text/html", "n-aaaaa")
    assert len(safe.encode()) <= 150
    assert Path("/x", safe).resolve().parent == Path("/x")
    assert safe.startswith("n-aaaaa")
    assert not {unicodedata.category(sign) for sign in safe} & {"Cc", "Cf", "Cs"}
