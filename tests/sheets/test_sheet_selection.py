"""What goes on a sheet, and in which order."""

from __future__ import annotations

import pytest

from grader.bank.selection import Filters, mock_filters, select
from grader.errors import CommandError, NotFound
from grader.sheets import make_sheet


def ids(bank, **filters):
    return [item.id for item in select(bank, Filters(**filters))]


def test_without_filters_it_is_the_bank_in_reading_order(bank):
    assert ids(bank) == ["ranks", "stable_sorting", "top_k"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"ids": ("top_k", "ranks", "top_k")}, ["top_k", "ranks"]),
        ({"topics": ("selection",)}, ["top_k"]),
        ({"topics": ("selection", "comparison")}, ["ranks", "stable_sorting", "top_k"]),
        ({"levels": ("hard",)}, ["top_k"]),
        ({"tags": ("selection",)}, ["top_k"]),
        ({"exercises": True}, ["ranks", "top_k"]),
        ({"count": 2}, ["ranks", "stable_sorting"]),
        ({"count": 9}, ["ranks", "stable_sorting", "top_k"]),
        ({"ids": ("top_k", "ranks"), "topics": ("comparison",)}, ["ranks"]),
    ],
)
def test_every_filter_that_is_given_must_hold(bank, filters, expected):
    assert ids(bank, **filters) == expected


def test_a_seed_draws_the_same_again_in_reading_order(bank):
    drawn = {seed: tuple(ids(bank, count=2, seed=seed)) for seed in range(20)}
    assert drawn == {seed: tuple(ids(bank, count=2, seed=seed)) for seed in range(20)}
    order = ["ranks", "stable_sorting", "top_k"]
    assert all(list(pair) == [id for id in order if id in pair] for pair in drawn.values())
    assert len(set(drawn.values())) == 3  # every pair turns up in twenty draws


def test_a_draw_of_more_keeps_what_a_draw_of_fewer_had(bank):
    for seed in range(5):
        assert set(ids(bank, count=1, seed=seed)) < set(ids(bank, count=2, seed=seed))


@pytest.mark.parametrize(
    ("filters", "message", "help"),
    [
        ({"topics": ("selektion",)}, "no topic 'selektion'", "Did you mean selection?"),
        ({"tags": ("partial-sorts",)}, "no tag 'partial-sorts'", "Did you mean partial-sort?"),
        ({"levels": ("hart",)}, "no level 'hart'", "Did you mean hard?"),
        ({"ids": ("topk",)}, "no item 'topk'", "Did you mean top_k?"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(bank, filters, message, help):
    with pytest.raises(NotFound) as caught:
        select(bank, Filters(**filters))
    assert (caught.value.message, caught.value.help) == (message, help)


def test_nothing_left_names_the_filters(bank):
    with pytest.raises(CommandError) as caught:
        select(bank, Filters(topics=("selection",), levels=("easy",), exercises=True, count=3))
    asked = "--topic selection --level easy --exercises --count 3"
    assert caught.value.message == f"no question fits {asked}"


def test_a_count_below_one_is_an_error(bank):
    with pytest.raises(CommandError, match="at least 1"):
        select(bank, Filters(count=0))


def test_a_mock_interview_is_a_draw_unless_told_otherwise():
    drawn = mock_filters(Filters())
    assert (drawn.count, isinstance(drawn.seed, int)) == (6, True)
    assert len({mock_filters(Filters()).seed for _ in range(20)}) > 1  # another each time
    assert mock_filters(Filters(count=2, seed=5)) == Filters(count=2, seed=5)
    assert mock_filters(Filters(ids=("a", "b"))) == Filters(ids=("a", "b"))


def test_a_mock_interview_goes_from_easy_to_expert(bank):
    items = select(bank, Filters(ids=("top_k", "ranks", "stable_sorting")))
    levels = [entry.item.level for entry in make_sheet(bank, items, mode="mock").entries]
    assert levels == sorted(levels, key=["easy", "medium", "hard", "expert"].index)
    assert levels[0] != levels[-1]


def test_a_sheet_groups_by_topic_and_numbers_through(bank):
    sheet = make_sheet(bank, select(bank, Filters()), lang="both")
    assert [group.topic for group in sheet.groups] == ["comparison", "selection"]
    assert sheet.groups[0].titles == ("Comparison sorts", "比较排序")
    assert [entry.number for entry in sheet.entries] == [1, 2, 3]
    assert [page.lang for page in sheet.entries[0].pages] == ["en", "zh"]


def test_works_are_cited_by_name_and_listed_once(sheet_of):
    sheet = sheet_of()
    labels = [work.label for work in sheet.works]
    assert labels == sorted(set(labels))
    hoare = next(work for work in sheet.works if work.key == "HOARE61")
    assert (hoare.label, hoare.url) == ("Hoare 1961", "https://doi.org/10.1145/366622.366647")


def test_a_work_that_the_bank_lacks_shows_its_key(bank_copy, sheet_of):
    from grader.bank import open_bank

    (bank_copy / "questions" / "references.toml").unlink()
    sheet = sheet_of(bank=open_bank(bank_copy))
    assert "HOARE61" in [work.label for work in sheet.works]
