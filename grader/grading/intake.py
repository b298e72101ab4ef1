"""From the paths of a command to submissions, and what was not graded, with the reason.

A named file that can't be graded is listed like one that was found in a folder, so that one
stranger's file doesn't keep the others from being graded.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from ..bank import Bank, Item
from .not_graded import NotGraded
from .sorter import Sorter, is_stream
from .submission import Submission
from .walk import walk

LISTED = 1_000  # files that are not graded for one reason; the others are counted
_OTHER_FILES = "not Python"  # which few people meant to hand in: listed after all others


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
    left_out = _LeftOut()
    missed: list[NotGraded] = []
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
            else:
                left_out.add(result)
    return Intake(tuple(submissions), left_out.listed(), tuple(missed))


class _LeftOut:
    """Collects what is not graded, so that many files of one kind don't hide those of another."""

    def __init__(self) -> None:
        self._files: list[NotGraded] = []
        self._seen = Counter[str]()

    def add(self, file: NotGraded) -> None:
        self._seen[file.key] += 1
        if self._seen[file.key] <= LISTED:
            self._files.append(file)

    def listed(self) -> tuple[NotGraded, ...]:
        files = sorted(self._files, key=lambda file: file.key == _OTHER_FILES)
        more = self._seen.total() - len(files)
        if more:
            files.append(NotGraded.because("", "files more", count=more))
        return tuple(files)


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
