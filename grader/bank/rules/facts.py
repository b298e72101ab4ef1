"""Rules on what front matter points to. Keys and values themselves are checked while reading."""

from __future__ import annotations

from collections.abc import Iterator

from grader.bank import paths
from grader.bank.clock import months_since
from grader.bank.fields import REFERENCE_FIELDS
from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.source import place_of
from grader.bank.suggest import nearest
from grader.bank.survey import Survey, SurveyedItem

CHECK_MONTHS = 18


def unknown_references(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Every cited key stands in references.toml."""
    file = shown(paths.references_toml(subject.bank.root))
    if any(p.place.partition(":")[0] == file for p in subject.problems):
        return  # it can't be read; that is told
    fields = ", ".join(name for name, field in REFERENCE_FIELDS.items() if field.required)
    for key in entry.item.references if entry.item else ():
        if key not in subject.references:
            help = nearest(key, subject.references) or f"Add [{key}] with {fields} to {file}."
            yield Problem(entry.sources["en"].place("references"), f"unknown reference {key}", help)


def uncited_references(subject: Survey) -> Iterator[Problem]:
    """Every reference is cited by a page."""
    if any(entry.item is None for entry in subject.entries):
        return  # a page that can't be read may cite it
    cited = {key for entry in subject.entries if entry.item for key in entry.item.references}
    for key in subject.references:
        if key not in cited:
            place = place_of(paths.references_toml(subject.bank.root), f"[{key}]")
            help = f"Add {key} to a page's references, or remove it."
            yield Problem(place, f"no page cites {key}", help)


def old_claims(_: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """Claims that age are held against their source every so often."""
    checked = entry.item.checked if entry.item else None
    if checked and months_since(checked) > CHECK_MONTHS:
        message = f"checked: {checked} is more than {CHECK_MONTHS} months ago"
        help = "Hold what the page says of libraries and hardware against them, then set the month."
        yield Problem(entry.sources["en"].place("checked"), message, help)


def unknown_related(subject: Survey, entry: SurveyedItem) -> Iterator[Problem]:
    """A related id is another page, or planned."""
    known = {*subject.bank.topic_of, *subject.bank.planned}
    for id in entry.item.related if entry.item else ():
        place = entry.sources["en"].place("related")
        if id == entry.id:
            yield Problem(place, "the page is related to itself", f"Take out {id}.")
        elif id not in known:
            help = nearest(id, known) or "Name a page of bank.toml, or add it to `planned`."
            yield Problem(place, f"unknown related id {id!r}", help)
