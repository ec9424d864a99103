"""The root command: finds its commands lazily and turns every end into an exit code.

Nothing heavy is imported here: ``evidence --help`` must cost little more than Click.
"""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from evidence.cli.app import App
from evidence.cli.lazy_group import COMPLETING, LazyGroup
from evidence.cli.output import clean_line, complain
from evidence.cli.paths import PATH
from evidence.errors import EvidenceError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path

_UNDECODED = re.compile("[\udc80-\udcff]")
"""What Python makes of bytes of the command line that are no UTF-8 (PEP 383)."""


class Root(LazyGroup):
    """The program: its commands are the modules of ``evidence.cli.commands``."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; whatever happens leaves with a code of ``ExitCode``."""
        kwargs["standalone_mode"] = False
        try:
            if COMPLETING in os.environ:
                import evidence.cli.bash_completion  # noqa: F401 - registers it
            code = super().main(*args, **kwargs)
            sys.stdout.flush()
        except BaseException as error:  # noqa: BLE001 - this is the edge
            sys.exit(_end(error))
        sys.exit(code if isinstance(code, int) else ExitCode.CLEAN)


def _end(error: BaseException) -> int:
    """Say what ended the program, in one message, and return the exit code."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else ExitCode.BUG
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        return _closed_pipe()
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        complain("interrupted; nothing was half-written")
        return ExitCode.INTERRUPTED
    if isinstance(error, EvidenceError):
        complain(f"error: {error}", hint=error.hint)
        return error.exit_code
    if isinstance(error, click.ClickException):
        return _wrong_usage(error)
    return _unforeseen(error)


def _closed_pipe() -> int:
    """End quietly when the reader (``head``) has had enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.CLEAN


def _wrong_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path} --help" if context is not None else None
    complain(f"error: {error.format_message()}", hint=hint)
    return error.exit_code


def _unforeseen(error: BaseException) -> int:
    if "EVIDENCE_DEBUG" in os.environ:
        raise error
    if isinstance(error, OSError) and error.errno is not None:
        return _system_failure(error)
    if isinstance(error, UnicodeEncodeError) and _UNDECODED.search(error.object):
        complain("error: what was typed holds bytes that are no UTF-8")
        return ExitCode.USAGE
    if isinstance(error, MemoryError):
        complain("error: not enough memory", hint="split the input, or add memory")
        return ExitCode.STORAGE
    complain(
        f"internal error: {type(error).__name__}: {error}",
        hint="please report it; EVIDENCE_DEBUG=1 shows where it happened",
    )
    return ExitCode.BUG


def _system_failure(error: OSError) -> int:
    import errno

    name = error.filename if error.filename is not None else "the output"
    complain(clean_line(f"error: {name}: {error.strerror}"))
    return (
        ExitCode.NOT_FOUND
        if error.errno in {errno.ENOENT, errno.ENOTDIR}
        else ExitCode.STORAGE
    )


def _terminated(_number: int, _frame: object) -> NoReturn:
    """Unwind as for an exception, so that everything is put back, then end."""
    raise SystemExit(ExitCode.TERMINATED)


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - Click's signature
    if value:
        from evidence.version import program_version

        click.echo(f"evidence {program_version()}")
        ctx.exit()


@click.group(
    cls=Root,
    folder="commands",
    context_settings={"help_option_names": ["-h", "--help"]},
    name="evidence",
)
@click.option(
    "--ledger",
    envvar="EVIDENCE_LEDGER",
    metavar="PATH|URL",
    help="The ledger; else evidence.db in this folder or above it.",
)
@click.option(
    "--config",
    type=PATH,
    metavar="FILE",
    help="The settings; else evidence.toml or pyproject.toml here or above.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@click.pass_context
def cli(ctx: click.Context, ledger: str | None, config: Path | None) -> None:
    """Tie every claim of a manuscript to its evidence, and check it again.

    Begin with: evidence init, evidence source import refs.bib, evidence manuscript
    read FILE, evidence check. The manual: evidence manual.
    """
    ctx.obj = App(ledger=ledger, config=config)


def main() -> NoReturn:
    """Run the program."""
    # What is imported stays: looking for garbage in it costs every command a tenth.
    gc.set_threshold(100_000)
    signal.signal(signal.SIGTERM, _terminated)
    cli.main(prog_name="evidence")
    raise AssertionError("unreachable: main always exits")
