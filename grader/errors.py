"""Every exception that the product raises on purpose, with the exit code it leads to.

::

    GraderError                     3  base: something is wrong, said in one sentence
    ├── CommandError                2  the command can't be carried out as given
    │   ├── NotFound                2  no such file, item, topic, tag ...
    │   └── MissingExtra            2  an optional package is needed
    ├── BankError                   3  the bank's own files are wrong
    └── GraderFault                 3  the grader itself failed
        └── SandboxFault            3  the zygote or a worker could not be started

Exit codes: 0 all passed; 1 some candidate did not pass; 2 the command was wrong;
3 the grader or the bank is broken.
"""

from __future__ import annotations

from grader.language import Said, as_it_is, lines, said

PASSED, NOT_PASSED, WRONG_COMMAND, BROKEN = 0, 1, 2, 3


class GraderError(Exception):
    """An error that people read: what is wrong, where, and what to do next.

    `place` is a file, `file:line` or an option; `help` is one imperative sentence. Message and
    help are English: `said` (`grader.language`) makes such that can be translated.
    """

    exit_code = BROKEN

    def __init__(self, message: str, *, place: str | None = None, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.help = help

    def __str__(self) -> str:
        return str(self.whole())

    def head(self) -> Said:
        """Place and message."""
        head = as_it_is(self.message)
        if self.place:
            # A file's name may hold a line break; then none of it may look like a line of ours.
            place = self.place.replace("\n", "\\n")
            head = said("{place}: {message}", place=place, message=head)
        return head

    def whole(self) -> Said:
        """Place, message and help, to be said in either language."""
        return lines(self.head(), as_it_is(self.help)) if self.help else self.head()


class CommandError(GraderError):
    """The command can't be carried out as it was given."""

    exit_code = WRONG_COMMAND


class NotFound(CommandError):
    """A file, an item or a name that doesn't exist."""


class MissingExtra(CommandError):
    """An optional package is needed and not installed."""


class BankError(GraderError):
    """The bank's own files are wrong."""


class GraderFault(GraderError):
    """The grader itself failed; never the candidate's fault."""


class SandboxFault(GraderFault):
    """The sandbox could not be started or broke down."""
