"""Rules on which files and ids there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.bank import paths
from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.source import place_of
from grader.bank.survey import Survey, SurveyedItem
from grader.bank.templates import MARK


def stray_files(subject: Survey) -> Iterator[Problem]:
    """A file that nothing names: a page of no topic, code of no exercise, anything else."""
    root = subject.bank.root
    known = {paths.bank_toml(root), paths.references_toml(root), paths.glossary_toml(root)}
    for entry in subject.entries:
        known |= _files_of(subject, entry)
    for path in subject.files:
        if path not in known and not path.is_relative_to(paths.figures(root)):
            yield _stray(subject, path)


def _files_of(subject: Survey, entry: SurveyedItem) -> set[Path]:
    files = entry.files
    pages = {entry.page(lang) for lang in subject.bank.languages}
    # Where the facts can't be read, nothing is known of the exercise, so its files are let be.
    code = {files.stub, files.reference, files.checks, files.mistakes, files.probes}
    return pages | {files.evidence} | (code if entry.exercise or not entry.item else set())


def _stray(subject: Survey, path: Path) -> Problem:
    id = paths.id_of(path)
    files = {file: entry for entry in subject.entries for file in entry.files}
    if path in files:
        if path.suffix == ".py":
            message = f"the page of {id!r} has no exercise"
            help = f"Add `exercise:` to {shown(files[path].files.page)}, or remove the file."
        else:
            message = "the bank's languages don't include this translation"
            help = "Add its language to bank.toml, or remove the file."
    elif path.suffix == ".md":
        message = "a page that no topic names"
        help = f"Add its id to the pages of its topic in {_toml(subject)}, or remove it."
    else:
        message, help = "nothing names this file", "Remove it, or give it the name of an item."
    return Problem(shown(path), message, help)


def ladder(subject: Survey) -> Iterator[Problem]:
    """Every exercise stands on the ladder, and nothing else does."""
    entries = {entry.id: entry for entry in subject.entries}
    steps = subject.bank.steps
    for id in steps:
        entry = entries.get(id)
        if entry is None:
            help = "Write its page, or take it off the ladder."
            yield Problem(_named(subject, id), f"the ladder names {id!r}, which is no page", help)
        elif entry.item and not entry.exercise:
            help = f"Take it off the ladder, or add `exercise:` to {shown(entry.files.page)}."
            message = f"the ladder names {id!r}, which has no exercise"
            yield Problem(_named(subject, id), message, help)
    for id, before in subject.bank.prerequisites.items():
        for other in (id, *before):
            if other not in steps:
                message = f"[prerequisites] names {other!r}, which is not on the ladder"
                help = "Add it to a [[ladder]] table, or take it out of [prerequisites]."
                yield Problem(_named(subject, other), message, help)
    for entry in subject.entries:
        if entry.exercise and entry.id not in steps:
            help = f"Add it to a [[ladder]] table of {_toml(subject)}."
            yield Problem(shown(entry.files.page), f"the ladder lacks {entry.id!r}", help)


def planned(subject: Survey) -> Iterator[Problem]:
    """What is planned isn't there yet."""
    for id in subject.bank.planned:
        if id in subject.bank.topic_of:
            message = f"{id!r} is planned and yet a page"
            place = place_of(paths.bank_toml(subject.bank.root), "planned")
            yield Problem(place, message, "Take it out of `planned`.")


def _toml(subject: Survey) -> str:
    return shown(paths.bank_toml(subject.bank.root))


def _named(subject: Survey, id: str) -> str:
    return place_of(paths.bank_toml(subject.bank.root), f'"{id}"')


def missing_code(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """An exercise has its stub, reference, checks and mistakes."""
    if entry.exercise:
        files = entry.files
        for path in (files.stub, files.reference, files.checks, files.mistakes):
            if not path.is_file():
                message = f"the exercise {entry.id!r} lacks this file"
                yield Problem(shown(path), message, "Write it.")


def unwritten(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Nothing is left of the instructions that `grader new` wrote."""
    for path in sorted(_files_of(subject, entry)):
        if not path.is_file():
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        for number, line in enumerate(lines, 1):
            if MARK in line:
                told = line.partition(MARK)[2].strip().strip('"').strip()
                help = f"Write it in place of the line that has {MARK}."
                yield Problem(shown(path, number), f"still to be written: {told}", help)
