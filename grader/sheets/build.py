"""Bank and selection -> Sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from grader.bank.cite import links_of
from grader.bank.model import LEVELS, Item, Lang, Reference
from grader.bank.selection import Filters
from grader.sheets.model import LANGUAGES, Citation, Group, Mode, Paper, Sheet, SheetItem
from grader.sheets.strings import STRINGS

if TYPE_CHECKING:
    from grader.bank import Bank


def make_sheet(
    bank: Bank,
    items: Sequence[Item],
    *,
    mode: Mode = "qa",
    lang: str = "en",
    paper: Paper = "a4",
    filters: Filters | None = None,
) -> Sheet:
    """Read the items' pages and put them in the order in which the sheet prints them.

    `lang` is a key of LANGUAGES; `filters` is what chose the items, for the title page. Items
    stand by topic, in a mock interview from easy to expert. BankError (file:line) if a page is
    wrong; CommandError if the bank has no pages in a language.
    """
    import grader

    langs = LANGUAGES[lang]
    groups = _numbered(bank, _grouped(items, mode), langs)
    used = {work.key: work for group in groups for entry in group.entries for work in entry.works}
    return Sheet(
        mode=mode,
        paper=paper,
        langs=langs,
        titles=tuple(bank.title.in_(lang) for lang in langs),
        chosen=tuple(_chosen(bank, len(items), filters or Filters(), lang) for lang in langs),
        groups=groups,
        works=tuple(sorted(used.values(), key=lambda work: (work.label.casefold(), work.key))),
        version=grader.__version__,
        tasks=filters is not None and filters.exercises,
    )


def _grouped(items: Sequence[Item], mode: Mode) -> list[tuple[str, list[Item]]]:
    """Topic id -> items, in order of first appearance; a mock interview is one group without."""
    if mode == "mock":
        return [("", sorted(items, key=lambda item: LEVELS.index(item.level)))]
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.topic, []).append(item)
    return list(groups.items())


def _numbered(
    bank: Bank, grouped: Iterable[tuple[str, list[Item]]], langs: tuple[Lang, ...]
) -> tuple[Group, ...]:
    references, numbers, groups = bank.references(), count(1), []
    for topic, items in grouped:
        entries = []
        for item in items:
            pages = tuple(bank.page(item, lang) for lang in langs)
            works = tuple(citation_of(key, references.get(key)) for key in item.references)
            entries.append(SheetItem(next(numbers), item, pages, works))
        titles = tuple(bank.topic(topic).title.in_(lang) for lang in langs) if topic else ()
        groups.append(Group(topic, titles, tuple(entries)))
    return tuple(groups)


def citation_of(key: str, reference: Reference | None) -> Citation:
    """How a reference is cited and listed; one that references.toml lacks shows its key."""
    if reference is None:
        return Citation(key, key, "", None, "", "", None)
    names = [_surname(author) for author in reference.authors]
    names = [names[0], "et al."] if len(names) > 2 else [" and ".join(names)]
    return Citation(
        key=key,
        label=" ".join((*names, str(reference.year))),
        authors=", ".join(reference.authors),
        year=reference.year,
        title=reference.title,
        venue=reference.venue,
        url=_address(reference),
    )


def _surname(author: str) -> str:
    """The last name of "Yann LeCun" or "LeCun, Yann"."""
    return author.split(",")[0].strip() if "," in author else author.split()[-1]


def _address(reference: Reference) -> str | None:
    """One address is enough on paper: its own, else the first of the others."""
    return reference.url or next((url for _, url in links_of(reference)), None)


def _chosen(bank: Bank, number: int, filters: Filters, lang: Lang) -> str:
    words = STRINGS[lang]
    titles = [bank.topic(topic).title.in_(lang) for topic in filters.topics]
    parts = [words["count" if number > 1 else "count_one"].format(count=number), *titles]
    parts += [words[level] for level in filters.levels]
    parts += [words["tag"].format(tag=tag) for tag in filters.tags]
    parts += [words["exercise"]] if filters.exercises else []
    parts += [words["seed"].format(seed=filters.seed)] if filters.seed is not None else []
    return " · ".join(parts)
