"""``clashline completion``: what a shell needs to complete the command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(
    short_help="Print the completion script of a shell.",
    epilog="""\b
Examples:
  eval "$(clashline completion bash)"        in ~/.bashrc
  eval "$(clashline completion zsh)"         in ~/.zshrc
  clashline completion fish > ~/.config/fish/completions/clashline.fish""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what SHELL must read to complete clashline's commands and options."""
    complete = get_completion_class(shell)
    assert complete is not None
    click.echo(complete(ctx.find_root().command, {}, "clashline", "_CLASHLINE_COMPLETE").source())
