"""The works that a page cites, with where to read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.bank.model import Reference


@dataclass(frozen=True)
class Work:
    """A cited work; `links` are (text, URL). One that references.toml lacks shows its key."""

    authors: str
    year: int
    title: str
    venue: str
    links: tuple[tuple[str, str], ...]
    key: str


def work_of(key: str, known: Mapping[str, Reference]) -> Work:
    """The work of a key of references.toml."""
    reference = known.get(key)
    if reference is None:
        return Work("", 0, "", "", (), key)
    return Work(
        authors=_list(reference.authors),
        year=reference.year,
        title=reference.title,
        venue=reference.venue,
        links=_links(reference),
        key=key,
    )


def _links(reference: Reference) -> tuple[tuple[str, str], ...]:
    arxiv, doi, url = reference.arxiv, reference.doi, reference.url
    found = (
        (f"arXiv:{arxiv}", f"https://arxiv.org/abs/{arxiv}") if arxiv else None,
        (f"doi:{doi}", f"https://doi.org/{doi}") if doi else None,
        (_host(url), url) if url and url.startswith(("https://", "http://")) else None,
    )
    return tuple(link for link in found if link)


def _host(url: str) -> str:
    """Its host alone: a whole URL would be wider than a phone."""
    return url.split("/")[2]


def _list(authors: tuple[str, ...]) -> str:
    *others, last = authors
    return f"{', '.join(others)} and {last}" if others else last
