"""Cards are what the reviews make of them, by the fsrs library; queues keep the day's limits."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs
import pytest

from grader.bank import open_bank
from grader.practice.review import cards
from grader.practice.review.cards import Key, Limits, deck_of, follow_up
from grader.practice.review.days import day_of, start_of, tomorrow
from grader.practice.rows import Flag, Review, Setting, Undo
from grader.practice.store import opened

FAKE = Path(__file__).parent.parent / "fakebank"
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
NOON = start_of(day_of(1_760_000_000_000)) + 8 * 60 * MINUTE  # noon by the machine's clock
FAR = Limits(new=100, reviews=100)


@pytest.fixture
def bank():
    return open_bank(FAKE)


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
        yield store


def review(item, rating, at, **more):
    return Review(bank="sorting", item=item, rating=rating, at=at, **more)


def history(number, seed=1):
    """Reviews as they come: some within minutes, some after days, late and early."""
    rng = random.Random(seed)
    at, rows = NOON, []
    for _ in range(number):
        at += rng.choice([30_000, 5 * MINUTE, 11 * MINUTE, DAY // 2, DAY, 3 * DAY])
        item = rng.choice(["ranks", "stable_sorting", "top_k"])
        rows.append(review(item, rng.choices([1, 2, 3, 4], [2, 2, 5, 1])[0], at))
    return rows


def test_a_recorded_history_is_scheduled_as_the_library_does_it_step_by_step(bank, store):
    scheduler = fsrs.Scheduler(
        learning_steps=[timedelta(minutes=10)],
        relearning_steps=[timedelta(minutes=10)],
        enable_fuzzing=False,
    )
    expected = {}
    for row in history(400):
        time = datetime.fromtimestamp(row.at / 1000, tz=UTC)
        card = expected.get(row.item) or fsrs.Card(card_id=0, due=time)
        expected[row.item], _ = scheduler.review_card(card, fsrs.Rating(row.rating), time)
        store.add(row)
        found = deck_of(store, bank).cards[Key(row.item)]
        assert found.memory == expected[row.item]
        assert found.due == round(expected[row.item].due.timestamp() * 1000)


def test_an_undone_review_leaves_the_card_as_if_it_had_not_been(bank, store):
    rows = history(60)
    store.add(*rows)
    before = deck_of(store, bank)
    extra = review("ranks", 1, rows[-1].at + DAY)
    store.add(extra)
    assert deck_of(store, bank) != before
    store.add(Undo(review=extra.uid))
    assert deck_of(store, bank) == before


def test_new_cards_come_in_reading_order_within_the_days_limit(bank, store):
    assert keys(bank, store, NOON, FAR) == [Key("ranks"), Key("stable_sorting"), Key("top_k")]
    assert keys(bank, store, NOON, Limits(new=2)) == [Key("ranks"), Key("stable_sorting")]
    store.add(review("ranks", 3, NOON))
    assert keys(bank, store, NOON + MINUTE, Limits(new=2)) == [Key("stable_sorting")]
    assert Key("top_k") in keys(bank, store, NOON + DAY, Limits(new=2))


def keys(bank, store, at, limits=FAR, **more):
    return [card.key for card in deck_of(store, bank).queue(at, limits, **more).cards]


def test_an_answer_that_was_not_known_comes_back_the_same_day_and_a_good_one_later(bank, store):
    store.add(review("ranks", 1, NOON), review("stable_sorting", 3, NOON + 1))
    assert keys(bank, store, NOON + 11 * MINUTE)[0] == Key("ranks")
    queue = deck_of(store, bank).queue(NOON + MINUTE, FAR)
    assert [card.key.item for card in queue.new] == ["top_k"]
    assert [card.key.item for card in queue.soon] == ["ranks"]  # sooner only if nothing is left
    assert queue.cards[-1].key == Key("ranks")


def test_cards_that_are_due_come_by_what_is_likeliest_to_be_forgotten(bank, store):
    store.add(review("ranks", 4, NOON), review("stable_sorting", 3, NOON), review("top_k", 2, NOON))
    store.add(review("top_k", 3, NOON + 15 * MINUTE))
    at = NOON + 60 * DAY
    deck = deck_of(store, bank)
    chances = [card.retrievability(at) for card in deck.queue(at, FAR).due]
    assert len(chances) == 3
    assert chances == sorted(chances)


def test_the_limit_of_reviews_counts_what_was_asked_today(bank, store):
    store.add(*(review(item, 3, NOON) for item in ("ranks", "stable_sorting", "top_k")))
    at = NOON + 30 * DAY
    assert len(keys(bank, store, at, Limits(reviews=2))) == 2
    store.add(review("ranks", 3, at))
    assert len(keys(bank, store, at + 1, Limits(reviews=2))) == 1


def test_the_seed_decides_between_equals(bank, store):
    store.add(*(review(item, 3, NOON) for item in ("ranks", "stable_sorting", "top_k")))
    at = NOON + 30 * DAY
    orders = {tuple(keys(bank, store, at, seed=seed)) for seed in range(30)}
    assert len(orders) == 6
    assert keys(bank, store, at, seed=7) == keys(bank, store, at, seed=7)


def test_ahead_shows_what_is_not_due_but_nothing_twice(bank, store):
    store.add(review("ranks", 3, NOON), review("top_k", 4, NOON + 1))
    assert keys(bank, store, NOON + DAY, Limits(new=0)) == []
    since = NOON + DAY
    assert keys(bank, store, since, Limits(new=0), ahead=since) == [
        Key("ranks"),
        Key("top_k"),
        Key("stable_sorting"),
    ]
    store.add(review("ranks", 3, since + 1))
    assert Key("ranks") not in keys(bank, store, since + 2, ahead=since)
    assert Key("ranks") in keys(bank, store, since + 2, ahead=since + 2)


def test_only_the_chosen_items_are_asked(bank, store):
    assert keys(bank, store, NOON, only={"top_k"}) == [Key("top_k")]


@pytest.mark.parametrize(
    ("what", "until", "hidden", "next_day"),
    [
        ("suspend", 0, True, True),
        ("bury", tomorrow(NOON), True, False),
        ("restore", 0, False, False),
    ],
)
def test_flags_hide_a_card(bank, store, what, until, hidden, next_day):
    store.add(Flag(bank="sorting", item="ranks", what="suspend", at=NOON - 1))
    store.add(Flag(bank="sorting", item="ranks", what=what, until=until, at=NOON))
    assert (Key("ranks") not in keys(bank, store, NOON)) is hidden
    assert (Key("ranks") not in keys(bank, store, NOON + DAY)) is next_day


def test_hidden_cards_are_restored_all_or_those_that_are_named(bank, store):
    for item in ("ranks", "top_k"):
        store.add(Flag(bank="sorting", item=item, what="suspend", at=NOON))
    assert cards.suspended(store, bank) == [Key("ranks"), Key("top_k")]
    assert cards.restore(store, bank, NOON + 1, only={"top_k"}) == [Key("top_k")]
    assert cards.suspended(store, bank) == [Key("ranks")]
    assert cards.restore(store, bank, NOON + 2) == [Key("ranks")]
    assert cards.restore(store, bank, NOON + 3) == []
    assert len(keys(bank, store, NOON + 4)) == 3


def test_follow_ups_are_cards_where_it_is_wished_and_once_the_question_was_seen(bank, store):
    assert len(deck_of(store, bank, follow_ups=True).cards) == 3
    store.add(review("ranks", 3, NOON))
    assert len(deck_of(store, bank).cards) == 3
    store.add(Setting(name="review.follow_ups", value=1))
    found = list(deck_of(store, bank).cards)
    assert found[:3] == [Key("ranks"), follow_up("ranks", 1), follow_up("ranks", 2)]
    assert [key.follow_up for key in found[:3]] == [0, 1, 2]


def test_the_forecast_counts_every_card_once_on_its_day(bank, store):
    store.add(review("ranks", 3, NOON), review("top_k", 4, NOON), review("stable_sorting", 3, NOON))
    store.add(Flag(bank="sorting", item="stable_sorting", what="suspend"))
    ranks, top_k = (deck_of(store, bank).cards[Key(id)].due for id in ("ranks", "top_k"))
    days = [(day_of(due) - day_of(NOON)).days for due in (ranks, top_k)]
    found = cards.forecast(store, bank, NOON, 30)
    assert [day for day, number in enumerate(found) if number] == sorted(days)
    assert sum(found) == 2
    assert cards.forecast(store, bank, NOON + 100 * DAY, 3) == [2, 0, 0]


def test_retention_counts_what_was_asked_on_a_later_day(bank, store):
    store.add(review("ranks", 1, NOON), review("ranks", 3, NOON + 10 * MINUTE))
    store.add(review("ranks", 3, NOON + 3 * DAY), review("stable_sorting", 3, NOON))
    store.add(review("stable_sorting", 1, NOON + 4 * DAY))
    found = cards.retention(store, bank, NOON + 5 * DAY)
    kept = found["comparison"]
    assert (kept.asked, kept.recalled, kept.seen, kept.cards) == (2, 1, 2, 2)
    assert kept.rate == 0.5
    assert 0 < kept.now < 1
    assert found["selection"].rate is None
    assert found["selection"].seen == 0


def test_reviews_of_a_page_that_is_gone_are_left_out(bank, store):
    store.add(review("gone", 3, NOON))
    assert set(deck_of(store, bank).cards) == {Key("ranks"), Key("stable_sorting"), Key("top_k")}
    assert cards.retention(store, bank, NOON)["comparison"].asked == 0


def test_the_day_begins_at_four_in_the_morning():
    morning = start_of(day_of(NOON))
    assert day_of(morning - 1) == day_of(NOON) - timedelta(days=1)
    assert day_of(morning) == day_of(NOON)
    assert tomorrow(NOON) == tomorrow(morning)
