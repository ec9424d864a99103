from __future__ import annotations

import pytest

from evidence.errors import InputRefused
from evidence.exporters.glyphs import package_for, refuse_missing


def test_nothing_missing_is_nothing_to_refuse() -> None:
    refuse_missing([], "any text")


def test_a_missing_character_is_named_with_place_and_package() -> None:
    with pytest.raises(InputRefused) as caught:
        refuse_missing([0x738B, 0x738B], "by 王秀英, 2020")

    assert str(caught.value) == (
        "no installed font has U+738B CJK UNIFIED IDEOGRAPH-738B (in “by 王秀英, 2020”)"
    )
    assert caught.value.hint == (
        "install fonts-noto-cjk (or fonts-wqy-microhei), then run fc-cache -f"
    )


def test_the_mark_up_around_a_missing_character_is_not_shown() -> None:
    with pytest.raises(InputRefused, match=r"\(in “said A & 王 too”\)$"):
        refuse_missing([0x738B], '<p class="x">said A &amp; <b>王</b> too</p><div>')


def test_many_are_counted() -> None:
    with pytest.raises(InputRefused, match=r"; and 2 more$"):
        refuse_missing(range(0x738B, 0x738B + 7), "")


def test_each_script_has_its_own_hint() -> None:
    with pytest.raises(InputRefused) as caught:
        refuse_missing(map(ord, "ไზა😀"), "")

    assert caught.value.hint == (
        "install fonts-noto-core (Thai), fonts-noto-core (Georgian), "
        "fonts-noto-color-emoji, then run fc-cache -f"
    )


def test_a_private_character_is_to_be_taken_out() -> None:
    with pytest.raises(InputRefused) as caught:
        refuse_missing([0xE000], "")

    assert caught.value.hint == (
        "no font can have it: take it out of where it was entered"
    )


@pytest.mark.parametrize(
    ("character", "package"),
    [
        ("か", "fonts-noto-cjk (or fonts-wqy-microhei)"),
        ("한", "fonts-noto-cjk (or fonts-wqy-microhei)"),
        ("😀", "fonts-noto-color-emoji"),
        ("ა", "fonts-noto-core (Georgian)"),
        ("ไ", "fonts-noto-core (Thai)"),
        ("𝄞", "fonts-noto-core (Symbols, Symbols 2, Music) or fonts-symbola"),
        ("𒀀", "fonts-noto-core and fonts-noto-extra"),
        ("\ue000", ""),
    ],
)
def test_the_package_follows_the_script(character: str, package: str) -> None:
    assert package_for(ord(character)) == package
