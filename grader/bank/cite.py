"""A reference in words: its authors, where it can be read, and all of it as one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from grader.bank.model import Reference


def authors_of(reference: Reference) -> str:
    """`A`, or `A, B and C`."""
    *others, last = reference.authors
    return f"{', '.join(others)} and {last}" if others else last


def links_of(reference: Reference) -> tuple[tuple[str, str], ...]:
    """(text, URL) of every place where it can be read: arXiv, its DOI, its own address."""
    arxiv, doi, url = reference.arxiv, reference.doi, reference.url
    found = (
        (f"arXiv:{arxiv}", f"https://arxiv.org/abs/{arxiv}") if arxiv else None,
        (f"doi:{doi}", f"https://doi.org/{doi}") if doi else None,
        (_host(url), url) if url else None,
    )
    return tuple(link for link in found if link)


def _host(url: str) -> str:
    """Its host alone: a whole URL would be wider than a phone."""
    return url.split("/")[2]


def stop_after(title: str) -> str:
    """The full stop after a title; none where it ends with a sign of its own."""
    return "" if title[-1] in ".?!" else "."


def cite(reference: Reference) -> str:
    """`Authors (year). Title. Venue. where to find it`, in plain text."""
    title = f"{reference.title}{stop_after(reference.title)}"
    parts = [f"{authors_of(reference)} ({reference.year}).", title, f"{reference.venue}."]
    return " ".join([*parts, *(url for _, url in links_of(reference))])


def cited(keys: Iterable[str], known: Mapping[str, Reference]) -> list[str]:
    """A line for each key of references.toml, as people see it; an unknown key is its own."""
    from grader.prose import polished

    return [polished(cite(known[key])) if key in known else key for key in keys]
