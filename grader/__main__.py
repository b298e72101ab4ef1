"""The command's entry: runs it, prints errors as people read them, and gives the exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells count: 128 + the signal's number


def main() -> None:
    """Run the command line and end the process."""
    # A short life that makes many objects at import and few cycles: collect rarely.
    gc.set_threshold(100_000, 50, 50)
    code = run(sys.argv[1:])
    # All is flushed. An ordinary exit takes 20 ms, after torch up to 1 s.
    os._exit(code)


def run(args: Sequence[str]) -> int:
    """Run one command; every error is printed on standard error. Returns the exit code."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # a terminal that lacks Chinese gets `?`, not an exception
        reconfigure(errors="replace")
    try:
        code = _invoke(args)
        sys.stdout.flush()
        sys.stderr.flush()
        return code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered would raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return PIPE_CLOSED
    except Exception as error:
        return _report(error)


def _invoke(args: Sequence[str]) -> int:
    import click

    from grader.cli import cli

    if "_GRADER_COMPLETE" in os.environ:
        cli.main(args=list(args), prog_name="grader")
    try:
        # Not cli.main(): it prints errors in click's way and turns a closed pipe into exit code 1.
        with cli.make_context("grader", list(args)) as ctx:
            result = cli.invoke(ctx)
            return result if isinstance(result, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        return _usage(error)


def _usage(error: object) -> int:
    import click

    from grader.errors import WRONG_COMMAND, CommandError

    assert isinstance(error, click.ClickException)
    ctx = getattr(error, "ctx", None)
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):  # click >= 8.2
        print(error.format_message(), file=sys.stderr)  # the help, which is no error's text
        return WRONG_COMMAND
    hint = f"`{ctx.command_path} --help` shows what it takes." if ctx else None
    _say(str(CommandError(error.format_message(), help=hint)))
    return WRONG_COMMAND


def _report(error: Exception) -> int:
    from grader.errors import BROKEN, GraderError

    if os.environ.get("GRADER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    if isinstance(error, GraderError):
        _say(str(error))
        return error.exit_code
    _say(
        f"the grader failed: {type(error).__name__}: {error}\n"
        "This is a fault of grader's own. Run it again with GRADER_DEBUG=1 and report what it "
        "prints to the project's issue tracker."
    )
    return BROKEN


def _say(text: str) -> None:
    print(f"error: {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
