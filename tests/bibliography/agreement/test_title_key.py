"""Titles as they are compared, and the titles of notices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.agreement.title_key import names_notice, title_key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Belt & Road: A Survey", "the belt road a survey"),
        ("Women’s Labour in Ürümqi", "womens labour in urumqi"),
        ("Growth of <i>E. coli</i> in H<sub>2</sub>O", "growth of e coli in h 2 o"),
        ("Supply &amp; Demand", "supply demand"),
        ("RETRACTED: Camps and Cotton", "camps and cotton"),
        ("RETRACTED ARTICLE: Camps and Cotton", "camps and cotton"),
        ("[Retracted] Camps and Cotton", "camps and cotton"),
        ("WITHDRAWN—Camps and Cotton", "camps and cotton"),
        ("Camps and Cotton (Retracted)", "camps and cotton"),
        ("Camps and Cotton [Withdrawn article]", "camps and cotton"),
        ("Retracted Science and Its Citations", "retracted science and its citations"),
        ("Removed from Office", "removed from office"),
        ("Erratum to: Camps and Cotton", "erratum to camps and cotton"),
        ("", ""),
    ],
)
def test_a_key_is_the_words_of_the_work(title: str, key: str) -> None:
    assert title_key(title) == key


@given(st.text())
def test_a_key_is_its_own_key_but_for_marks(title: str) -> None:
    key = title_key(title)
    assert key == " ".join(key.split())
    assert title_key(key) == key


WORK = "camps and cotton"


@pytest.mark.parametrize(
    "title",
    [
        "Erratum to: Camps and Cotton",
        "Retraction of: Camps and Cotton",
        "Retraction notice to “Camps and Cotton” [Daily Studies 7 (2020) 1]",
        "Corrigendum: Camps and Cotton",
        "Statement of Retraction: Camps and Cotton",
        "Editorial Expression of Concern: Camps and Cotton",
        "Retraction",
        "Retraction Note",
        "Notice of Retraction",
    ],
)
def test_a_notice_names_its_work_or_nothing_else(title: str) -> None:
    assert names_notice(title_key(title), WORK)


@pytest.mark.parametrize(
    "title",
    [
        "Camps and Cotton",
        "Removal of Arsenic from Water",
        "Correction for Multiple Testing",
        "Beyond Camps and Cotton",
    ],
)
def test_a_work_is_no_notice(title: str) -> None:
    assert not names_notice(title_key(title), WORK)


def test_a_work_whose_title_begins_as_notices_do_is_itself() -> None:
    key = title_key("Removal of Arsenic from Water")
    assert not names_notice(key, key)
