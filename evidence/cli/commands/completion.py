"""``evidence completion``: print the script by which a shell completes the program."""

from __future__ import annotations

import click

from evidence.cli.output import write


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands and the ledger's names.

    In ~/.bashrc or ~/.zshrc: eval "$(evidence completion bash)", or zsh. For fish,
    once: evidence completion fish > ~/.config/fish/completions/evidence.fish
    """
    write(script_for(shell, ctx.find_root().command))


def script_for(shell: str, program: click.Command) -> str:
    """Return the script by which *shell* completes *program*."""
    from click.shell_completion import get_completion_class

    import evidence.cli.bash_completion  # noqa: F401 - registers it
    from evidence.cli.lazy_group import COMPLETING

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - one of Click's three
    script = kind(program, {}, "evidence", COMPLETING)
    return (script.source_template % script.source_vars()).strip("\n")
