"""What of a bank the list shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from grader.bank import Item
from grader.bank.kept import KeptBank
from grader.bank.model import LEVELS, Lang


@dataclass(frozen=True)
class Shelf(KeptBank):
    """A bank with its levels and tags counted, and what was searched for before."""

    @cached_property
    def _found(self) -> dict[tuple[str, Lang, str | None, str | None], tuple[Item, ...]]:
        return {}

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels that some item has, from easy to expert."""
        return tuple(level for level in LEVELS if any(i.level == level for i in self._items))

    @cached_property
    def tags(self) -> tuple[tuple[str, int], ...]:
        """Each tag with its number of items, most first, then by name."""
        counts = Counter(tag for item in self._items for tag in item.tags)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def found(self, query: str, lang: Lang, level: str | None, tag: str | None) -> tuple[Item, ...]:
        """The items that fit: in reading order, or, where there is a query, best first."""
        key = query, lang, level, tag
        if key not in self._found:
            items = self._searched(query, lang)
            self._found[key] = tuple(
                item
                for item in items
                if level in (None, item.level) and (tag is None or tag in item.tags)
            )
        return self._found[key]

    def _searched(self, query: str, lang: Lang) -> tuple[Item, ...]:
        from grader.bank.search import search, terms

        if not query.strip():
            return self._items
        if not terms(query):
            return ()
        return tuple(hit.item for hit in search(self, query, lang))
