"""A reference as one line of text."""

from __future__ import annotations

from grader.bank.model import Reference


def cite(reference: Reference) -> str:
    """`Authors (year). Title. Venue. where to find it`, in plain text."""
    *others, last = reference.authors
    authors = f"{', '.join(others)} and {last}" if others else last
    where = (
        f"https://arxiv.org/abs/{reference.arxiv}" if reference.arxiv else None,
        f"https://doi.org/{reference.doi}" if reference.doi else None,
        reference.url,
    )
    title = reference.title if reference.title[-1] in ".?!" else f"{reference.title}."
    parts = [f"{authors} ({reference.year}).", title, f"{reference.venue}."]
    return " ".join([*parts, *filter(None, where)])
