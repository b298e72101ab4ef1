"""Runs a command line: prints errors as people read them, and gives the exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.errors import BROKEN, WRONG_COMMAND, CommandError, GraderError

if TYPE_CHECKING:
    from grader.sandbox import Zygote

INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells count: 128 + the signal's number

# What to do about an error of the operating system that no command has foreseen.
_ADVICE = {
    errno.ENOSPC: "Free some space on the disk.",
    errno.EDQUOT: "Free some of your quota on the disk.",
    errno.EACCES: "Change the permissions, or run it as another user.",
    errno.EPERM: "Change the permissions, or run it as another user.",
    errno.EROFS: "Choose a place that can be written to.",
    errno.EMFILE: "Allow more open files: ulimit -n 1024.",
    errno.ENFILE: "Close some programs: the machine has too many open files.",
    errno.ENOMEM: "Free some memory.",
    errno.EAGAIN: "Free some memory, or allow more processes: ulimit -u.",
}


def main() -> None:
    """Run the command line and end the process."""
    from grader.ambient import settle

    settle()
    import gc

    # A short life that makes many objects at import and few cycles: collect rarely.
    gc.set_threshold(100_000, 50, 50)
    code = run(sys.argv[1:], _early_zygote(sys.argv[1:]))
    # All is flushed. An ordinary exit takes 20 ms, after torch up to 1 s.
    os._exit(code)


def _early_zygote(args: Sequence[str]) -> Zygote | None:
    """For a command that grades: forked now, while there is nothing here to be kept secret."""
    if "check" not in args or {"-h", "--help"} & set(args):
        return None
    from grader.sandbox.launch import early

    return early()


def run(args: Sequence[str], zygote: Zygote | None = None) -> int:
    """Run one command; every error is printed on standard error. Returns the exit code."""
    try:
        _demand_streams()
        code = _invoke(args, zygote)
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


def _demand_streams() -> None:
    """Raise CommandError where standard output is closed. A closed standard error is done without.

    Python sets `sys.stdout` to None where it was closed at the start.
    """
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stdout is None:
        help = "Leave it open; `> /dev/null` drops what is printed."
        raise CommandError("standard output is closed", help=help)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # a terminal that lacks Chinese gets `?`, not an exception
        reconfigure(errors="replace")


def _invoke(args: Sequence[str], zygote: Zygote | None) -> int:
    import click

    from grader.cli import ZYGOTE, cli

    if "_GRADER_COMPLETE" in os.environ:
        cli.main(args=list(args), prog_name="grader")
    try:
        # Not cli.main(): it prints errors in click's way and turns a closed pipe into exit code 1.
        with cli.make_context("grader", list(args)) as ctx:
            ctx.meta[ZYGOTE] = zygote
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

    assert isinstance(error, click.ClickException)
    ctx = getattr(error, "ctx", None)
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):  # click >= 8.2
        print(error.format_message(), file=sys.stderr)  # the help, which is no error's text
        return WRONG_COMMAND
    hint = f"`{ctx.command_path} --help` shows what it takes." if ctx else None
    _say(str(CommandError(error.format_message(), help=hint)))
    return WRONG_COMMAND


def _report(error: Exception) -> int:
    if os.environ.get("GRADER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        error = _of_the_machine(error)
    if isinstance(error, MemoryError):
        error = GraderError("the machine has no memory left", help=_ADVICE[errno.ENOMEM])
    if isinstance(error, GraderError):
        _say(str(error))
        return error.exit_code
    _say(
        f"the grader failed: {type(error).__name__}: {error}\n"
        "This is a fault of grader's own. Run it again with GRADER_DEBUG=1 and report what it "
        "prints to the project's issue tracker."
    )
    return BROKEN


def _of_the_machine(error: OSError) -> GraderError:
    """An error of the operating system, with the file where it names one."""
    reason = error.strerror or str(error) or type(error).__name__
    help = _ADVICE.get(error.errno or 0, "GRADER_DEBUG=1 shows where it happened.")
    if error.filename is not None:
        return GraderError(reason, place=os.fsdecode(error.filename), help=help)
    if not _can_be_printed_to():
        return CommandError(f"standard output can't be written: {reason}", help=help)
    return GraderError(f"the operating system refused: {reason}", help=help)


def _can_be_printed_to() -> bool:
    """Whether standard output takes one more character. (A second flush of what failed may not
    fail again, as Python drops what it could not write.)
    """
    try:
        os.write(1, b"\n")
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    from grader.report.escape import visible

    with contextlib.suppress(OSError):  # where standard error is full or closed the code tells
        print(f"error: {visible(text)}", file=sys.stderr, flush=True)
