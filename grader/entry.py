"""Runs a command line: prints errors as people read them, and gives the exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.errors import WRONG_COMMAND, CommandError, GraderError
from grader.language import (
    LANGS,
    VARIABLE,
    Lang,
    UnknownLanguage,
    as_it_is,
    chosen,
    of_locale,
    said,
    translated,
)

if TYPE_CHECKING:
    from grader.sandbox import Zygote

INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells count: 128 + the signal's number

# What to do about an error of the operating system that no command has foreseen.
_PERMISSIONS = said("Change the permissions, or run it as another user.")
_ADVICE = {
    errno.ENOSPC: said("Free some space on the disk."),
    errno.EDQUOT: said("Free some of your quota on the disk."),
    errno.EACCES: _PERMISSIONS,
    errno.EPERM: _PERMISSIONS,
    errno.EROFS: said("Choose a place that can be written to."),
    errno.EMFILE: said("Allow more open files: ulimit -n 1024."),
    errno.ENFILE: said("Close some programs: the machine has too many open files."),
    errno.ENOMEM: said("Free some memory."),
    errno.EAGAIN: said("Free some memory, or allow more processes: ulimit -u."),
}


def main() -> None:
    """Run the command line and end the process."""
    from grader.ambient import settle

    settle()
    import gc

    # A short life that makes many objects at import and few cycles: collect rarely.
    gc.set_threshold(100_000, 50, 50)
    zygote = _early_zygote()
    code = run(sys.argv[1:], zygote)
    # All is flushed. An ordinary exit takes 20 ms, after torch up to 1 s.
    os._exit(code)


def _early_zygote() -> Zygote | None:
    """For a command that grades: forked now, while there is nothing here to be kept secret.

    Frames stay in a fork, where a candidate can look into them: none of them holds the arguments.
    """
    if "check" not in sys.argv or {"-h", "--help"} & set(sys.argv):
        return None
    from grader.guess import libraries
    from grader.sandbox.launch import early

    return early(libraries())


def run(args: Sequence[str], zygote: Zygote | None = None) -> int:
    """Run one command; every error is printed on standard error. Returns the exit code."""
    lang = of_locale(os.environ)  # for what is wrong with the choice of another
    try:
        _demand_streams()
        lang = _language(args)
        code = _invoke(args, zygote, lang)
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
        return _report(error, lang)


def _language(args: Sequence[str]) -> Lang:
    try:
        return chosen(args, os.environ)
    except UnknownLanguage as error:
        if "_GRADER_COMPLETE" in os.environ:  # a shell that completes has no place for an error
            return "en"
        message = said("{variable} is {value!r}", variable=VARIABLE, value=error.value)
        raise CommandError(message, help=said("It is one of {values}.", values=LANGS)) from None


def _demand_streams() -> None:
    """Raise CommandError where standard output is closed. The other two are done without.

    Python sets `sys.stdout` to None where it was closed at the start.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stdout is None:
        help = said("Leave it open; `> /dev/null` drops what is printed.")
        raise CommandError(said("standard output is closed"), help=help)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # a terminal that lacks Chinese gets `?`, not an exception
        reconfigure(errors="replace")


def _invoke(args: Sequence[str], zygote: Zygote | None, lang: Lang) -> int:
    import click

    from grader.cli import ZYGOTE, Settings, cli

    if "_GRADER_COMPLETE" in os.environ:
        cli.main(args=list(args), prog_name="grader")
    try:
        # Not cli.main(): it prints errors in click's way and turns a closed pipe into exit code 1.
        with cli.make_context("grader", list(args), obj=Settings(lang=lang)) as ctx:
            ctx.meta[ZYGOTE] = zygote
            result = cli.invoke(ctx)
            return result if type(result) is int else 0  # a bool says how a screen was left
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:  # all but this one are put in words of ours
        if not isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
            raise CommandError(as_it_is(error.format_message())) from None
        print(error.format_message(), file=sys.stderr)  # the help, which is no error's text
        return WRONG_COMMAND


def _report(error: Exception, lang: Lang) -> int:
    if os.environ.get("GRADER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        error = _of_the_machine(error)
    if isinstance(error, MemoryError):
        error = GraderError(said("the machine has no memory left"), help=_ADVICE[errno.ENOMEM])
    if not isinstance(error, GraderError):
        failure = f"{type(error).__name__}: {error}"
        error = GraderError(
            said("the grader failed: {failure}", failure=failure),
            help=said(
                "This is a fault of grader's own. Run it again with GRADER_DEBUG=1 and report what "
                "it prints to the project's issue tracker."
            ),
        )
    _say(error, lang)
    return error.exit_code


def _of_the_machine(error: OSError) -> GraderError:
    """An error of the operating system, with the file where it names one."""
    reason = as_it_is(error.strerror or str(error) or type(error).__name__)
    help = _ADVICE.get(error.errno or 0, said("GRADER_DEBUG=1 shows where it happened."))
    if error.filename is not None:
        return GraderError(reason, place=os.fsdecode(error.filename), help=help)
    if not _can_be_printed_to():
        message = said("standard output can't be written: {reason}", reason=reason)
        return CommandError(message, help=help)
    return GraderError(said("the operating system refused: {reason}", reason=reason), help=help)


def _can_be_printed_to() -> bool:
    """Whether standard output takes one more character. (A second flush of what failed may not
    fail again, as Python drops what it could not write.)
    """
    try:
        os.write(1, b"\n")
    except OSError:
        return False
    return True


def _say(error: GraderError, lang: Lang) -> None:
    from grader.report.escape import visible

    text = visible(translated(said("error: {text}", text=error.whole()), lang))
    with contextlib.suppress(OSError):  # where standard error is full or closed the code tells
        print(text, file=sys.stderr, flush=True)
