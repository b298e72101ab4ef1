"""A review in a few lines: what was done, what was kept, when it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from grader.practice.review.cards import Retention, deck_of, limits_of, retention, suspended
from grader.practice.review.days import day_of
from grader.practice.review.strings import STRINGS, duration

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang
    from grader.practice.review.session import Sitting
    from grader.practice.store import Store


def summary(sitting: Sitting, lang: Lang) -> list[str]:
    """What the review came to, line by line; empty lines between the parts."""
    words = STRINGS[lang]
    lines = [words["finished" if sitting.done else "empty"]] if not len(sitting.queue) else []
    kept = _kept(sitting, lang)
    lines += [_answers(sitting, lang), "", *([*kept, ""] if kept else []), _next(sitting, lang)]
    return lines


def _answers(sitting: Sitting, lang: Lang) -> str:
    words, done = STRINGS[lang], sitting.done
    if not done:
        return words["sum_none"]
    time = duration(lang, round(sum(row.seconds for row in done) * 1000))
    told = words["sum" if len(done) > 1 else "sum_one"].format(n=len(done), time=time)
    counts = sorted(Counter(row.rating for row in done).items())
    parts = ", ".join(f"{number} {words[f'rating_{rating}']}" for rating, number in counts)
    return f"{told}: {parts}" if lang == "en" else f"{told}：{parts.replace(', ', '，')}"


def _kept(sitting: Sitting, lang: Lang) -> list[str]:
    """What was remembered, of all topics, then of those that this review touched."""
    words = STRINGS[lang]
    kept = retention(sitting.store, sitting.bank, sitting.now(), sitting.deck)
    asked = sum(each.asked for each in kept.values())
    if not asked:
        return [words["kept_none"]] if sitting.done else []
    share = round(100 * sum(each.recalled for each in kept.values()) / asked)
    lines = [words["kept"].format(share=share, n=asked)]
    touched = {sitting.bank.topic_of.get(row.item) for row in sitting.done}
    for topic in sitting.bank.topics:
        if topic.id in touched and kept[topic.id].asked:
            lines.append(f"  {topic.title.in_(lang)}: {share_of(kept[topic.id], lang)}")
    return lines


def share_of(kept: Retention, lang: Lang) -> str:
    """`87 % of 30`, or nothing where nothing was asked again."""
    if kept.rate is None:
        return ""
    return STRINGS[lang]["kept_of"].format(share=round(100 * kept.rate), n=kept.asked)


def _next(sitting: Sitting, lang: Lang) -> str:
    words, at = STRINGS[lang], sitting.now()
    if len(sitting.queue):
        return words["next_now"]
    due = sitting.deck.next_due(at)
    told = [words["next_at"].format(time=when(due, at, lang))] if due is not None else []
    hidden = sum(not until for until in sitting.deck.hidden.values())
    none = not any(True for _ in sitting.deck.shown(at))  # then there is nothing ahead either
    told.append(words["suspended_n"].format(n=hidden) if hidden and none else words["ahead"])
    return ("" if lang == "zh" else " ").join(told)


def when(time: int, at: int, lang: Lang) -> str:
    """A time that is to come, as one says it."""
    words, days = STRINGS[lang], (day_of(time) - day_of(at)).days
    if days < 1:
        return words["today_at"].format(time=f"{datetime.fromtimestamp(time / 1000):%H:%M}")
    return words["tomorrow"] if days == 1 else words["in_days"].format(n=days)


def due_table(
    store: Store, bank: Bank, at: int, lang: Lang, only: Collection[str] | None = None
) -> tuple[list[list[str]], str]:
    """The rows of `grader review --due`, the head first and the sums last; then a sentence."""
    words, limits = STRINGS[lang], limits_of(store)
    deck = deck_of(store, bank)
    queue = deck.queue(at, limits, only=only)
    kept = retention(store, bank, at, deck)
    due = Counter(bank.topic_of[card.key.item] for card in (*queue.steps, *queue.soon, *queue.due))
    new = Counter(bank.topic_of[card.key.item] for card in queue.new)
    names = ("topic", "head_due", "head_new", "seen", "remembered")
    rows = [[words[name] for name in names]]
    for topic in bank.topics:
        each = kept[topic.id]
        seen = f"{each.seen}/{each.cards}"
        counts = [str(due[topic.id]), str(new[topic.id]), seen, share_of(each, lang)]
        rows.append([topic.title.in_(lang), *counts])
    whole = Retention(
        asked=sum(each.asked for each in kept.values()),
        recalled=sum(each.recalled for each in kept.values()),
    )
    seen = f"{sum(k.seen for k in kept.values())}/{sum(k.cards for k in kept.values())}"
    sums = [str(due.total()), str(new.total()), seen, share_of(whole, lang)]
    rows.append([words["total"], *sums])
    told = [words["limits"].format(new=limits.new, reviews=limits.reviews)]
    if hidden := len(suspended(store, bank)):
        told.append(words["suspended_n"].format(n=hidden))
    return rows, "\n".join(told)
