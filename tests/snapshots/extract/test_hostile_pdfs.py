"""Hostile PDFs: read, or incomplete with the reason, within the child's limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.snapshots.extract.base import Extracted, extract
from evidence.snapshots.sniff import sniff
from tests.hostile import pdfs

CANARY = "the canary sings"
SENTENCE = "There are 57 States."
CUT = {
    *(pdfs.bomb, pdfs.bomb_in_a_bomb, pdfs.form_in_itself, pdfs.forms_of_forms),
    *(pdfs.endless_states, pdfs.mapped_characters, pdfs.labels_in_a_ring),
    *(pdfs.many_pages, pdfs.locked, pdfs.ring_of_pages, pdfs.deep_pages),
    *(pdfs.run_lengths, pdfs.predictor, pdfs.scripts_and_files),
    pdfs.page_that_is_its_own_parent,
}
"""Of these not all can be read: each must say so."""
SLOW = {pdfs.forms_of_forms, pdfs.form_in_itself, pdfs.bomb_in_a_bomb}


def read(path: Path, data: bytes) -> Extracted:
    path.write_bytes(data)
    return extract(path, sniff(data[:65536], data[-65536:]))


def marked(make: pdfs.Make) -> object:
    return pytest.param(
        make, marks=[pytest.mark.long] if make in SLOW else [], id=make.__name__
    )


@pytest.mark.parametrize("make", [marked(make) for make in pdfs.FILES])
def test_a_limit_is_never_taken_for_the_end_of_the_text(
    make: pdfs.Make, tmp_path: Path
) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, "utf-8")

    made = read(tmp_path / "object", make(canary))

    assert CANARY not in f"{made.text} {made.title} {made.remarks}"
    assert len(made.title) <= 1_000
    if make in CUT:
        assert made.complete is False
        assert len(made.remarks) == 1
        assert "Traceback" not in made.remarks[0]
    else:
        assert (made.text, made.complete, made.remarks) == (SENTENCE, True, ())
