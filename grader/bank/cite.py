"""A reference in words: its authors, where it can be read, and all of it as one line."""

from __future__ import annotations

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


def cite(reference: Reference) -> str:
    """`Authors (year). Title. Venue. where to find it`, in plain text."""
    title = reference.title if reference.title[-1] in ".?!" else f"{reference.title}."
    parts = [f"{authors_of(reference)} ({reference.year}).", title, f"{reference.venue}."]
    return " ".join([*parts, *(url for _, url in links_of(reference))])
