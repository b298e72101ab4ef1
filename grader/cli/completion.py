"""`grader completion`: what makes a shell complete commands, options and ids."""

from __future__ import annotations

import click

from grader.cli.command import Command, example

_HOW = {
    "bash": """echo 'eval "$(grader completion bash)"' >> ~/.bashrc""",
    "zsh": """echo 'eval "$(grader completion zsh)"' >> ~/.zshrc""",
    "fish": "grader completion fish > ~/.config/fish/completions/grader.fish",
}


@click.command("completion", cls=Command, epilog=example(*_HOW.values()))
@click.argument("shell", type=click.Choice(list(_HOW)))
def command(shell: str) -> None:
    """Print the completion script of a shell.

    Ids, topics and tags are completed from the bank that applies to the working folder.
    """
    from click.shell_completion import get_completion_class

    from grader.cli import cli

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(cli, {}, "grader", "_GRADER_COMPLETE")
    # Not source(): it runs bash to ask for its version, which is the reader's bash anyway.
    click.echo(script.source_template % script.source_vars())
