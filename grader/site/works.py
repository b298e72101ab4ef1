"""The works that a page cites, with where to read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.bank.cite import authors_of, links_of
from grader.bank.model import Reference


@dataclass(frozen=True)
class LinkedWork:
    """A cited work; `links` are (text, URL). One that references.toml lacks shows its key."""

    authors: str
    year: int
    title: str
    venue: str
    links: tuple[tuple[str, str], ...]
    key: str


def linked_work(key: str, known: Mapping[str, Reference]) -> LinkedWork:
    """The work of a key of references.toml."""
    from grader.prose import polished

    reference = known.get(key)
    if reference is None:
        return LinkedWork("", 0, "", "", (), key)
    return LinkedWork(
        authors=polished(authors_of(reference)),
        year=reference.year,
        title=polished(reference.title),
        venue=polished(reference.venue),
        links=links_of(reference),
        key=key,
    )
