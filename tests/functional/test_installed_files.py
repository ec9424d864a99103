"""The wheel brings man pages and shell completions to where they are looked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

import pytest

from evidence.manual.installed_files import COMPLETIONS, installed_files


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two wheels, built one after the other of the same checkout."""
    root = Path(__file__).parents[2]
    if not (root / ".ci" / "build_hook.py").is_file():
        pytest.skip("the tests run on the wheel; it is built of the checkout")
    made: list[Path] = []
    for name in ("one", "other"):
        folder = tmp_path_factory.mktemp(name)
        subprocess.run(
            [
                *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
                *("--outdir", folder, root),
            ],
            check=True,
            capture_output=True,
        )
        made += folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheels: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment into which the wheel was installed, by pip."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True, symlinks=True)
    subprocess.run(
        [
            *(folder / "bin" / "python", "-m", "pip", "install", "--quiet"),
            *("--no-deps", "--no-index", wheels[0]),
        ],
        check=True,
        capture_output=True,
    )
    return folder


def test_the_same_checkout_gives_the_same_wheel(wheels: list[Path]) -> None:
    first, second = (sha256(each.read_bytes()).hexdigest() for each in wheels)

    assert first == second


def test_all_files_lie_where_they_are_looked_for(installed: Path) -> None:
    expected = dict(installed_files())

    assert "man/man1/evidence-claim-list.1" in expected
    assert "man/man7/evidence-where.7" in expected
    assert {
        path.relative_to(installed / "share").as_posix(): path.read_text("utf-8")
        for path in (installed / "share").rglob("*")
        if path.is_file() and "evidence" in path.name
    } == expected


def test_what_is_installed_is_taken_away_with_the_package(installed: Path) -> None:
    (record,) = installed.rglob("evidence-*.dist-info/RECORD")

    listed = record.read_text("utf-8")
    for path in ("man/man1/evidence.1", *COMPLETIONS.values()):
        assert f"share/{path}," in listed


@pytest.mark.parametrize("shell", sorted(COMPLETIONS))
def test_a_shell_can_read_its_script(installed: Path, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not on this machine")
    script = installed / "share" / COMPLETIONS[shell]

    assert subprocess.run([program, "-n", script], check=False).returncode == 0
