"""Opening a bank, and what one can ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.bank import paths
from grader.bank.facts import item_of, title_of
from grader.bank.model import (
    Demand,
    Item,
    ItemFiles,
    Lang,
    Notes,
    Page,
    Reference,
    Rung,
    Term,
    Title,
    Topic,
)
from grader.bank.source import read_source
from grader.bank.suggest import nearest
from grader.bank.tables import read_catalogue, read_glossary, read_references
from grader.errors import CommandError, NotFound
from grader.language import said


@dataclass(frozen=True)
class Bank:
    """A folder of questions, exercises and solutions. Its files are read when asked for.

    `id` names the bank wherever its items are remembered. `say_first` and `evidence` tell whether
    the linter demands that answers begin with what to say first, and that figures of one's own can
    be made again.
    """

    root: Path
    id: str
    title: Title
    languages: tuple[Lang, ...]
    topics: tuple[Topic, ...]
    ladder: tuple[Rung, ...]
    prerequisites: Mapping[str, tuple[str, ...]]
    planned: tuple[str, ...]
    say_first: Demand
    evidence: Demand

    @cached_property
    def topic_of(self) -> dict[str, str]:
        """Page id -> topic id, in reading order."""
        return {id: topic.id for topic in self.topics for id in topic.pages}

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The ladder's exercises in order."""
        return tuple(id for rung in self.ladder for id in rung.exercises)

    def by_ladder(self, items: Iterable[Item]) -> list[Item]:
        """Items in the ladder's order, then those that are not on it."""
        place = {id: number for number, id in enumerate(self.steps)}
        return sorted(items, key=lambda item: place.get(item.id, len(place)))

    def before(self, id: str) -> tuple[str, ...]:
        """The exercises to do before this one."""
        return self.prerequisites.get(id, ())

    def after(self, id: str) -> tuple[str, ...]:
        """The exercises that this one prepares for, or else the ladder's next one."""
        built = tuple(other for other in self.steps if id in self.before(other))
        where = self.steps.index(id) + 1 if id in self.steps else len(self.steps)
        return built or self.steps[where : where + 1]

    def topic(self, id: str) -> Topic:
        """NotFound (with the nearest names) if the bank has no such topic."""
        for topic in self.topics:
            if topic.id == id:
                return topic
        names = [topic.id for topic in self.topics]
        hint = nearest(id, names) or said("There are: {names}.", names=tuple(names))
        raise NotFound(said("no {kind} {name!r}", kind=said("topic"), name=id), help=hint)

    def item(self, id: str) -> Item:
        """The item of an id; reads its English page's front matter and no other file.

        NotFound (with the nearest names) if no topic names the id; BankError (file:line) if the
        page is missing or its front matter is wrong.
        """
        topic = self.topic_of.get(id)
        if topic is None:
            hint = nearest(id, self.topic_of) or said("`grader list` shows every id.")
            raise NotFound(said("no {kind} {name!r}", kind=said("item"), name=id), help=hint)
        return self._item(paths.item_files(self.root, topic, id), topic, id)

    def items(self) -> Iterator[Item]:
        """Every item in reading order; pages that aren't written yet are left to the linter."""
        for id, topic in self.topic_of.items():
            files = paths.item_files(self.root, topic, id)
            if files.page.exists():
                yield self._item(files, topic, id)

    def _item(self, files: ItemFiles, topic: str, id: str) -> Item:
        return item_of(read_source(files.page), id, topic, files)

    def title_of(self, item: Item, lang: Lang) -> str:
        """The item's title in a language, as people see it; reads front matter at most."""
        from grader.prose import polished

        if lang == "en":
            return polished(item.title)
        return polished(title_of(read_source(self._path(item, lang)), lang))

    def page(self, item: Item, lang: Lang) -> Page:
        """One language's page, read whole; BankError (file:line) if something about it is wrong."""
        from grader.bank.pages import page_of

        source = read_source(self._path(item, lang))
        return page_of(source, lang, exercise=item.exercise is not None)

    def notes(self, item: Item, lang: Lang) -> Notes:
        """What one language's page says about the exercise's checks and mistakes.

        Takes half a millisecond: the rest of the page isn't looked at, nor checked.
        """
        from grader.bank.pages import read_notes

        return read_notes(self._path(item, lang), lang)

    def _path(self, item: Item, lang: Lang) -> Path:
        if lang not in self.languages:
            hint = said("Its languages: {names}.", names=self.languages)
            raise CommandError(said("this bank has no pages in {lang!r}", lang=lang), help=hint)
        return item.files.page_zh if lang == "zh" else item.files.page

    def references(self) -> dict[str, Reference]:
        """Key -> work, in the order of references.toml; empty if the bank has no such file."""
        return read_references(paths.references_toml(self.root))

    def glossary(self) -> tuple[Term, ...]:
        """The terms of glossary.toml; empty if the bank has no such file."""
        return read_glossary(paths.glossary_toml(self.root))


def open_bank(path: Path | None = None, *, start: Path | None = None) -> Bank:
    """Open the bank in `path`, or else the one that applies to the folder `start`.

    Without `path`: the nearest folder at or above `start` (the working folder, if not given) that
    holds questions/bank.toml, else the bank that comes with the package. NotFound if there is
    none, BankError if its bank.toml is wrong. Only bank.toml is read.
    """
    if path is not None:
        if not paths.holds_bank(path):
            hint = said("Give a folder that holds {file}.", file=paths.bank_toml(Path()))
            raise NotFound(said("no bank here"), place=str(path), help=hint)
        root = path.resolve()
    else:
        found = paths.nearest_root(start or Path.cwd()) or paths.own_root()
        if found is None:
            help = said("Say where one is: grader --bank PATH ...")
            raise NotFound(said("found no bank"), help=help)
        root = found
    told = read_catalogue(paths.bank_toml(root))
    return Bank(root, *told)
