"""Run one function in a limited, killable child process.

For what must not take the program down with it: parsing foreign files, rendering. The
child gets JSON on its standard input and answers on a pipe of its own, so that nothing
a library prints can be taken for the answer. Memory, processor time and the size of
files are limited by the system where it can (POSIX), wall time and the answer's length
everywhere; the child is the head of a process group, which is killed whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from evidence import errors
from evidence.errors import EvidenceError, InputRefused

MEBIBYTE = 1 << 20
_COMPLAINT = 2_000
"""How many bytes of a broken child's standard error are told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use; robustness d8's figures are the defaults."""

    wall: float = 30.0
    """Seconds until it is killed."""
    cpu: int = 20
    """Seconds of processor time."""
    memory: int = 1024 * MEBIBYTE
    """Bytes of address space."""
    file: int = 256 * MEBIBYTE
    """Bytes of any one file that it writes."""
    answer: int = 64 * MEBIBYTE
    """Bytes of its answer."""


class LimitExceeded(InputRefused):
    """The work took more time, memory or room than it may."""


class WorkerCrashed(InputRefused):
    """The child died without an answer: what it was given broke it."""


def run(
    function: str,
    payload: object,
    *,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
) -> Any:
    """Call *function* (``module:name``) with *payload* in a child; return its answer.

    *payload* must be JSON; the answer is what JSON gives back, or ``bytes``. An
    EvidenceError that the function raises is raised here as the same class. Raises
    LimitExceeded and WorkerCrashed; any other exception of the function is a fault of
    this program and becomes an EvidenceError.
    """
    limits = limits or Limits()
    given = json.dumps(payload, ensure_ascii=True).encode()
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(
            _command(function, limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(environment or {}),
            start_new_session=os.name == "posix",
        )
        try:
            answer, in_time = _talk(child, given, limits)
        finally:
            _kill(child)
        if not in_time:
            raise LimitExceeded(f"it took more than {limits.wall:g} seconds")
        if len(answer) > limits.answer:
            raise LimitExceeded(f"the answer has more than {limits.answer} bytes")
        return _understand(answer, child.returncode, complaints)


def _command(function: str, limits: Limits) -> list[str]:
    # -P: the folder that the user stands in must not offer modules to the child.
    return [
        *(sys.executable, "-P", "-X", "utf8", "-m", __name__),
        *(function, json.dumps(asdict(limits))),
    ]


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the child's environment: it finds this package wherever it lies."""
    package = str(Path(__file__).resolve().parents[1])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **extra}


def _talk(
    child: subprocess.Popen[bytes], given: bytes, limits: Limits
) -> tuple[bytes, bool]:
    """Write the input, read the answer; tell whether it came in time.

    Threads, since a pipe cannot be polled on every system.
    """
    stdin, stdout = child.stdin, child.stdout
    assert stdin is not None  # noqa: S101 - both are pipes, for the type checker
    assert stdout is not None  # noqa: S101 - as above
    parts: list[bytes] = []
    threads = (
        threading.Thread(target=_write, args=(stdin, given), daemon=True),
        threading.Thread(
            target=lambda: parts.append(stdout.read(limits.answer + 1)), daemon=True
        ),
    )
    for thread in threads:
        thread.start()
    threads[1].join(limits.wall)
    in_time = not threads[1].is_alive()
    if in_time and len(b"".join(parts)) <= limits.answer:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(5)
    else:
        _kill(child)
    for thread in threads:
        thread.join(5)
    stdout.close()
    return b"".join(parts), in_time


def _write(stream: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError):  # a child that died is told by its end
        stream.write(data)
    with contextlib.suppress(OSError):
        stream.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child's whole process group, also what it may have left behind."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def _understand(answer: bytes, code: int, complaints: IO[bytes]) -> Any:
    kind, _, body = answer.partition(b"\n")
    if kind == b"bytes" and code == 0:
        return body
    if kind == b"json" and code == 0:
        return json.loads(body)
    if kind == b"refused":
        raise _rebuilt(json.loads(body))
    if kind == b"memory":
        raise LimitExceeded("it took more memory than it may")
    if kind == b"fault":
        raise EvidenceError(f"the worker failed: {json.loads(body)}")
    if code == -getattr(signal, "SIGXCPU", 0):
        raise LimitExceeded("it took more processor time than it may")
    complaints.seek(0, os.SEEK_END)
    complaints.seek(max(complaints.tell() - _COMPLAINT, 0))
    said = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
    if "MemoryError" in said or "bad_alloc" in said or "memory" in said.lower():
        raise LimitExceeded("it took more memory than it may")
    raise WorkerCrashed(f"the worker died (status {code}): {said or 'no word'}")


def _rebuilt(fields: dict[str, Any]) -> EvidenceError:
    kind = getattr(errors, fields.pop("class"), InputRefused)
    error: EvidenceError = kind(fields.pop("message"), **fields)
    return error


def _serve(function: str, limits: Limits) -> None:
    """Be the child: limit oneself, read, call, answer."""
    _limit(limits)
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        module, _, name = function.partition(":")
        result = getattr(import_module(module), name)(json.load(sys.stdin.buffer))
        kind, body = _packed(result)
    except EvidenceError as error:
        kind, body = b"refused", json.dumps(_fields(error)).encode()
    except (MemoryError, RecursionError):
        kind, body = b"memory", b""
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent is told
        traceback.print_exc()
        kind, body = b"fault", json.dumps(f"{type(error).__name__}: {error}").encode()
    pipe.write(kind + b"\n" + body)
    pipe.flush()
    os._exit(0)  # at once: taking a rendered document down again takes its time


def _packed(result: object) -> tuple[bytes, bytes]:
    if isinstance(result, bytes):
        return b"bytes", result
    return b"json", json.dumps(result).encode()


def _fields(error: EvidenceError) -> dict[str, Any]:
    return {
        "class": type(error).__name__,
        "message": error.message,
        "hint": error.hint,
        "path": str(error.path) if error.path is not None else None,
        "line": error.line,
    }


def _limit(limits: Limits) -> None:
    """Set the system's limits where it has them."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    wanted = (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", limits.cpu),
        ("RLIMIT_FSIZE", limits.file),
        ("RLIMIT_CORE", 0),
    )
    for name, value in wanted:
        # macOS refuses some of them; wall time holds all the same.
        with contextlib.suppress(ValueError, OSError, AttributeError):
            number = getattr(resource, name)
            hard = resource.getrlimit(number)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            # The hard limit of time kills without a word; the soft one says why.
            resource.setrlimit(number, (most, most + (name == "RLIMIT_CPU")))


if __name__ == "__main__":
    _serve(sys.argv[1], Limits(**json.loads(sys.argv[2])))
