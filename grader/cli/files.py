"""Files on the command line: which are graded, and where reports go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import CommandError, NotFound
from grader.language import Lang, Said, as_it_is, said

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.grading.intake import Intake

SHOWN = 10  # files that are not graded, on a terminal
# Why a named file isn't graded -> what to do.
_HELP = {
    "link": said("Name that file itself, if it is the one that you mean."),
    "not a file": said("Give a file, or - to read standard input."),
    "made by the system": said("Give a file, or - to read standard input."),
    "unreadable": said("Change its permissions, or give another file."),
    "bank's own": said("Name it where it is in the bank, if it is the one that you mean."),
    "notebook": said(
        "Save the cell with the function as a .py file, or run the cell that `grader export "
        "notebook` made for this."
    ),
    "archive": said("Unpack it and give the folder."),
    "several exercises": said("Say which with --exercise ID."),
}


def taken_in(
    bank: Bank,
    paths: Sequence[str],
    exercise: str | None,
    reports: Iterable[str],
    *,
    lang: Lang = "en",
) -> Intake:
    """What of the paths is to be graded; `lang` is that of the reasons in an error.

    Raises:
        NotFound: no such file or exercise.
        CommandError: there is nothing to grade.
    """
    from grader.grading.intake import take_in

    given = _given(bank, exercise)
    for path in paths:
        _demand_there(bank, path, exercise)
    intake = take_in(bank, paths, given, without=[file for file in reports if file != "-"])
    if not intake.submissions:
        raise _nothing(bank, paths, intake, lang)
    return intake


def _given(bank: Bank, exercise: str | None) -> Item | None:
    given = bank.item(exercise) if exercise else None
    if given is not None and given.exercise is None:
        message = said("{id} is a question without an exercise", id=exercise)
        raise NotFound(message, help=_exercises(bank))
    return given


def _demand_there(bank: Bank, path: str, exercise: str | None) -> None:
    from grader.grading.sorter import is_stream

    if is_stream(path):
        if exercise is None:
            help = said("Add --exercise ID. {exercises}", exercises=_exercises(bank))
            raise CommandError(said("what is read here has no name"), place=path, help=help)
    elif not os.path.lexists(path):
        message = said("no such file or folder")
        raise NotFound(message, place=path, help=_missing_help(bank, Path(path)))


def _nothing(bank: Bank, paths: Sequence[str], intake: Intake, lang: Lang) -> CommandError:
    """Why there is nothing to grade, by the first file that was named, else the folder."""
    from grader.report.left_out import lines
    from grader.report.voice import Names, Voice

    voice = Voice(lang, Names())
    if not intake.missed:
        help = said(
            "Name files after their exercise, or give --exercise ID. {exercises}",
            exercises=_exercises(bank),
        )
        listed = "".join(f"\n{line}" for line in lines(intake.not_graded, voice, SHOWN))
        message = said("no exercise in this folder{listed}", listed=listed)
        return NotFound(message, place=paths[0], help=help)
    first = intake.missed[0]
    if first.key == "no exercise":
        return _unnamed(bank, first.file)
    reason = as_it_is(voice.message(first.reason))
    return CommandError(reason, place=first.shown, help=_HELP.get(first.key))


def _unnamed(bank: Bank, file: str) -> NotFound:
    from grader.bank.suggest import nearest

    stem = Path(file).stem
    hint = nearest(stem, _names(bank)) or _exercises(bank)
    return NotFound(
        said(
            "no exercise is called {name!r}, and the file defines no exercise's function", name=stem
        ),
        place=file,
        help=said("{hint} Or say which with --exercise ID.", hint=hint),
    )


def demand_targets(bank: Bank, reports: Mapping[str, str], inputs: Sequence[str]) -> None:
    """Raise CommandError, before anything is graded, where a report can't or mustn't be written."""
    from grader.cli.common import demand_target

    files = {name: file for name, file in reports.items() if file != "-"}
    if len(reports) - len(files) > 1:
        help = said("Give all but one of them a file.")
        raise CommandError(said("two reports can't share standard output"), help=help)
    if len({os.path.realpath(file) for file in files.values()}) < len(files):
        help = said("Name a file for each of them.")
        raise CommandError(said("two reports can't share a file"), help=help)
    for name, file in files.items():
        demand_target(bank, Path(file), option=f"--{name}", inputs=inputs)


def write(file: str, text: str) -> None:
    """Write a report; `-` is standard output."""
    if file == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from grader.files import write

    write(Path(file), text.encode())


def _names(bank: Bank) -> Iterable[str]:
    return list(bank.steps)


def _exercises(bank: Bank) -> Said:
    return said("The exercises are {names}.", names=tuple(_names(bank)))


def _missing_help(bank: Bank, path: Path) -> str:
    """The file that may be meant: that of an exercise whose id was given, alone or as a file in
    another folder, else one beside it.
    """
    from grader.bank.suggest import nearest_file

    id = path.name.removesuffix(".py")
    if id in bank.steps and (file := _own_file(bank, id)):
        return said("Did you mean {names}?", names=file)
    return nearest_file(path) or said("`grader init practice` makes a folder of stubs.")


def _own_file(bank: Bank, id: str) -> str:
    """The candidate's file for an exercise, or an empty text."""
    from grader.bank.paths import shown
    from grader.cli.practice import file_of, remembered

    with remembered(bank) as (store, _):
        file = file_of(bank, store, id)
    return shown(file) if file else ""
