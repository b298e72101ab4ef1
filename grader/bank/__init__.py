"""The bank: its data, its reading, its rules, and new items for it."""

from grader.bank.load import Bank, open_bank
from grader.bank.model import Item, Page, Problem, Reference, Rung, Term, Title, Topic
from grader.bank.paths import id_of

__all__ = [
    "Bank",
    "Item",
    "Page",
    "Problem",
    "Reference",
    "Rung",
    "Term",
    "Title",
    "Topic",
    "id_of",
    "open_bank",
]
