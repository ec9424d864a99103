"""The child: answers, refusals, limits. Its functions stand in a module made here."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from evidence import worker
from evidence.errors import EvidenceError, NotFound
from evidence.worker import MEBIBYTE, LimitExceeded, Limits, WorkerCrashed

MODULE = """
import os, subprocess, sys, time
from pathlib import Path
from evidence.errors import NotFound

def double(value): return value * 2
def raw(value): return b"\\x00raw\\n" + str(value).encode()
def chatter(value): print("noise"); sys.stdout.flush(); return value
def refuse(value): raise NotFound("no such thing", hint="look", path="a.pdf", line=3)
def fault(value): raise KeyError("left out")
def spin(value):
    while True: pass
def sleep(value): time.sleep(60)
def hoard(value): return len(bytearray(value))
def babble(value): return b"x" * value
def die(value): os._exit(7)
def fill(value): Path(value).write_bytes(b"x" * 5_000_000)
def offspring(value):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(value).write_text(str(child.pid))
    time.sleep(60)
def modules(value): return sorted(sys.modules)
def environment(value): return os.environ.get(value)
"""

posix_only = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX systems")


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a module ``child_functions`` that a child can import."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "child_functions.py").write_text(MODULE, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def ask(
    name: str,
    payload: object,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
) -> object:
    return worker.run(
        f"child_functions:{name}", payload, limits=limits, environment=environment
    )


@pytest.mark.usefixtures("child")
class TestAnswers:
    def test_json_goes_in_and_comes_out(self) -> None:
        assert ask("double", ["é", 1, None]) == ["é", 1, None, "é", 1, None]

    def test_bytes_come_out_as_they_are(self) -> None:
        assert ask("raw", 5) == b"\x00raw\n5"

    def test_what_a_library_prints_is_no_part_of_the_answer(self) -> None:
        assert ask("chatter", "said") == "said"

    def test_a_large_input_and_a_large_answer_pass_the_pipes(self) -> None:
        assert ask("double", "x" * 3_000_000) == "x" * 6_000_000

    def test_the_environment_is_handed_on(self) -> None:
        assert ask("environment", "SEED", environment={"SEED": "0"}) == "0"

    def test_the_current_folder_offers_no_modules(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "json.py").write_text("raise SystemExit('mine')", "utf-8")
        monkeypatch.chdir(tmp_path)

        assert ask("double", 2) == 4

    def test_the_child_has_no_database(self) -> None:
        modules = ask("modules", None)

        assert isinstance(modules, list)
        assert "sqlalchemy" not in modules


@pytest.mark.usefixtures("child")
class TestRefusals:
    def test_an_error_of_ours_keeps_its_class_and_its_words(self) -> None:
        with pytest.raises(NotFound) as caught:
            ask("refuse", None)

        assert str(caught.value) == "a.pdf:3: no such thing"
        assert caught.value.hint == "look"

    def test_any_other_exception_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(EvidenceError) as caught:
            ask("fault", None)

        assert type(caught.value) is EvidenceError
        assert str(caught.value) == "the worker failed: KeyError: 'left out'"

    def test_an_unknown_function_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(EvidenceError, match="AttributeError"):
            ask("nothing_like_it", None)

    def test_a_death_without_a_word_is_a_crash(self) -> None:
        with pytest.raises(WorkerCrashed) as caught:
            ask("die", None)

        assert str(caught.value) == "the worker died (status 7): no word"


@pytest.mark.usefixtures("child")
class TestLimits:
    def test_wall_time_ends_it(self) -> None:
        started = time.monotonic()

        with pytest.raises(LimitExceeded, match="more than 1 seconds"):
            ask("sleep", None, Limits(wall=1))
        assert time.monotonic() - started < 5

    @posix_only
    def test_processor_time_ends_it(self) -> None:
        with pytest.raises(LimitExceeded, match="processor time"):
            ask("spin", None, Limits(cpu=1))

    @posix_only
    def test_memory_ends_it(self) -> None:
        with pytest.raises(LimitExceeded, match="memory"):
            ask("hoard", 900 * MEBIBYTE, Limits(memory=400 * MEBIBYTE))

    @posix_only
    def test_the_size_of_a_file_ends_it(self, tmp_path: Path) -> None:
        with pytest.raises(EvidenceError, match="File too large"):
            ask("fill", str(tmp_path / "big"), Limits(file=MEBIBYTE))

    def test_the_length_of_the_answer_ends_it(self) -> None:
        with pytest.raises(LimitExceeded, match="the answer has more than 1000 bytes"):
            ask("babble", 5_000_000, Limits(answer=1000))

    @posix_only
    def test_what_it_started_is_killed_with_it(self, tmp_path: Path) -> None:
        note = tmp_path / "pid"

        with pytest.raises(LimitExceeded):
            ask("offspring", str(note), Limits(wall=2))
        assert not _runs(int(note.read_text()))


def _runs(pid: int) -> bool:
    """Tell whether *pid* still runs; a zombie that nobody has reaped does not."""
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        time.sleep(0.1)
    return True
