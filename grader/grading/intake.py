"""From the paths of a command to submissions, and what was not graded, with the reason.

A named file that can't be graded is listed like one that was found in a folder, so that one
stranger's file doesn't keep the others from being graded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from ..bank import Bank, Item
from .not_graded import NotGraded
from .sorter import Sorter, is_stream
from .submission import Submission
from .walk import walk

LISTED = 1_000  # of a folder with more files that are not graded, the others are counted


class Intake(NamedTuple):
    """What is to be graded, in the order of the paths, and what is not."""

    submissions: tuple[Submission, ...]
    not_graded: tuple[NotGraded, ...]
    missed: tuple[NotGraded, ...]  # those that were named, not found in a folder


def take_in(
    bank: Bank, paths: Sequence[str], given: Item | None = None, *, without: Sequence[str] = ()
) -> Intake:
    """Look at files and folders; nothing of them is run.

    Args:
        paths: files and folders that exist; `-` and names of open descriptors are read at once.
        given: the exercise that all files are for.
        without: files of folders that are passed over, such as the command's own reports.
    """
    sorter = Sorter(bank, given)
    passed_over = {os.path.realpath(path) for path in without}
    submissions: list[Submission] = []
    not_graded: list[NotGraded] = []
    missed: list[NotGraded] = []
    more = 0
    for path in paths:
        if is_folder(path):
            results = _in_folder(sorter, path, passed_over)
        else:
            named = sorter.named(path)
            missed += [named] if isinstance(named, NotGraded) else []
            results = iter([named])
        for result in results:
            if isinstance(result, Submission):
                submissions.append(result)
            elif len(not_graded) < LISTED:
                not_graded.append(result)
            else:
                more += 1
    if more:
        not_graded.append(NotGraded.because("", "files more", count=more))
    return Intake(tuple(submissions), tuple(not_graded), tuple(missed))


def is_folder(path: str) -> bool:
    """Whether a named path is walked; a link to a folder is not."""
    return not is_stream(path) and Path(path).is_dir() and not Path(path).is_symlink()


def _in_folder(
    sorter: Sorter, folder: str, passed_over: set[str]
) -> Iterator[Submission | NotGraded]:
    names = {PurePath(path).name for path in passed_over}
    for file in walk(folder):
        if isinstance(file, NotGraded):
            yield file
        elif PurePath(file).name not in names or os.path.realpath(file) not in passed_over:
            yield sorter.found(file)
