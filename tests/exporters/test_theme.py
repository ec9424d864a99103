"""A theme is taken as it is written, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import InputRefused, NotFound
from evidence.exporters.theme import contrast, read_theme

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def theme(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_it_names_becomes_rules_of_the_style_sheet(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    made = read_theme(
        theme(
            tmp_path,
            '[logo]\nfile = "logo.png"\nwords = "The Desk"\n'
            '[colours]\naccent = "#005544"\nline = "#dddddd"\n'
            '[type]\nserif = "Source Serif 4"\nsans = "Inter"\nsize = 10\n',
        )
    )

    assert made.words == "The Desk"
    assert made.logo == "data:image/png;base64,iVBORw0KGgowMDAwMDAwMDAwMDAwMDAwMDAwMA=="
    assert made.css == (
        ":root { --accent: #005544; --line: #dddddd; "
        '--serif: "Source Serif 4", var(--serif-fallback); '
        '--sans: "Inter", var(--sans-fallback); }\n'
        "@media print { html { font-size: 10pt; } "
        '@page { font-family: "Inter", "Noto Sans", sans-serif; } }'
    )


def test_an_empty_theme_changes_nothing(tmp_path: Path) -> None:
    assert read_theme(theme(tmp_path, "")).css == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[colours", "not valid TOML"),
        ("[colors]\nink = '#000000'", "a theme has no [colors], but [logo]"),
        ("colours = 3", "a theme has no [colours], but"),
        ("[colours]\nmauve = '#000000'", "[colours] has no mauve, but accent"),
        ("[colours]\nink = 'black'", "the colour ink is 'black', not #rrggbb"),
        ("[colours]\nink = '#000000;} *{}'", "not #rrggbb"),
        ("[colours]\nink = 7", "the colour ink is 7, not #rrggbb"),
        ("[colours]\nsoft = '#bbbbbb'", "too pale for words on white paper: a con"),
        ("[type]\nserif = 'x\"; }'", "not the name of a font"),
        ("[type]\nsans = 4", "the sans type is 4, not the name of a font"),
        ("[type]\nsize = 40", "the size is 40, not 7 to 14 points"),
        ("[type]\nsize = true", "the size is True, not 7 to 14 points"),
        ("[logo]\nwords = 'x'", "there is no logo"),
        ("[logo]\nfile = 'none.png'\nwords = 'x'", "there is no logo"),
        ("[logo]\nfile = \"a\\u0000b\"\nwords = 'x'", "there is no logo"),
        ("[logo]\nfile = '.'\nwords = 'x'", "this is a folder, not a picture"),
        ("[logo]\nfile = '/dev/zero'\nwords = 'x'", "a pipe or a device, not a pict"),
        ("[logo]\nfile = 'house.toml'", "the logo needs words"),
        ("[logo]\nfile = 'house.toml'\nwords = 'x'", "is neither PNG nor JPEG"),
    ],
)
def test_a_bad_theme_is_one_clear_message(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputRefused) as error:
        read_theme(theme(tmp_path, text))

    assert said in error.value.message
    assert error.value.path == tmp_path / "house.toml"


def test_a_missing_theme_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no theme file"):
        read_theme(tmp_path / "none.toml")


def test_a_huge_theme_or_logo_is_not_read(tmp_path: Path) -> None:
    for name in ("huge.toml", "huge.png"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(50_000_000_000)
    path = theme(tmp_path, "[logo]\nfile = 'huge.png'\nwords = 'x'")

    with pytest.raises(InputRefused, match="the file has 50,000,000,000 bytes"):
        read_theme(tmp_path / "huge.toml")
    with pytest.raises(InputRefused, match=r"the logo .*huge\.png: the file has 50,"):
        read_theme(path)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000"), 2) == 21.0
    assert round(contrast("#ffffff"), 2) == 1.0
    assert round(contrast("#767676"), 2) == 4.54
