"""What a card asks and what an answer to it says, from the item's page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from grader.errors import NotFound
from grader.language import said
from grader.practice.review.cards import Key

if TYPE_CHECKING:
    from grader.bank import Bank, Item, Page
    from grader.bank.model import Lang


class FollowUp(NamedTuple):
    """Markdown of a follow-up's question and of its answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Text:
    """A card in one language; all but the titles is Markdown.

    `points` are what one ticks: a question's key points, or a follow-up's answer as one point.
    """

    bank: Bank
    key: Key
    item: Item
    page: Page

    @property
    def title(self) -> str:
        from grader.prose import polished

        return polished(self.page.title)

    @property
    def topic(self) -> str:
        return self.bank.topic(self.item.topic).title.in_(self.page.lang)

    @property
    def question(self) -> str:
        if number := self.key.follow_up:
            return self.follow_ups[number - 1].question
        return self.page.sections["question"]

    @property
    def say_first(self) -> str:
        """Empty for a follow-up, and on a page without one."""
        return "" if self.key.follow_up else self.page.say_first

    @cached_property
    def points(self) -> tuple[str, ...]:
        from grader.prose import list_items

        if number := self.key.follow_up:
            return (self.follow_ups[number - 1].answer,)
        return tuple(list_items(self.page.sections["key_points"]))

    @property
    def answer(self) -> str:
        return self.page.sections["answer"]

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        from grader.prose import list_items

        return tuple(map(follow_up_of, list_items(self.page.sections["follow_ups"])))


def text_of(bank: Bank, key: Key, lang: Lang) -> Text:
    """Raises BankError where the page is wrong, NotFound where there is none."""
    item = bank.item(key.item)
    text = Text(bank, key, item, bank.page(item, lang))
    if key.follow_up and key.follow_up > len(text.follow_ups):
        message = said("{id!r} has no follow-up {n}", id=item.id, n=key.follow_up)
        raise NotFound(
            message, help=said("`grader show {id} --answer` has its answer.", id=item.id)
        )
    return text


def follow_up_of(markdown: str) -> FollowUp:
    """`**Why?** Because.` in its two parts; lint demands the bold beginning."""
    if markdown.startswith("**") and (end := markdown.find("**", 2)) > 0:
        return FollowUp(markdown[2:end], markdown[end + 2 :].strip())
    return FollowUp(markdown, "")
