"""What the reports are written with: escapes, widths, wrapping, words, differences, lines."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import get_args

import pytest
from report_samples import Samples, array, listed

from grader.grading.verdict import CheckResult, CheckStatus, Level, Note, Status, Value
from grader.phrases import Phrase, phrase
from grader.prose.width import width as cells
from grader.report import source
from grader.report.escape import one_line, value_text, visible
from grader.report.layout import chunks, reflow, wrap
from grader.report.strings import COMMANDS, CONFINED, NEXT, SIGNS, STATUS, TEXT
from grader.report.values import Tolerance, first_difference, pair_of
from grader.report.voice import Voice, duration


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 中文 ‖W‖₁", "plain 中文 ‖W‖₁"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[2J\r\x00\x9b", r"\x1b[2J\r\x00\x9b"),
        ("\u202eabc\u2066\u200b\ufeff", r"\u202eabc\u2066\u200b\ufeff"),
        ("\ud800\uffff\U000e0041", r"\ud800\uffff\U000e0041"),
        ("\u2028\x85", r"\u2028\x85"),
    ],
)
def test_what_is_unprintable_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert one_line(shown.replace("\t", " ").replace("\n", " ")).isprintable()


def test_names_keep_no_line_breaks() -> None:
    assert one_line("a\nb\tc") == r"a\nb\tc"


def test_rows_of_an_array_stand_on_one_line() -> None:
    assert value_text(Value("array([[1.],\n [2.]])")) == "array([[1.], [2.]])"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("中文", 4), ("e\u0301", 1), ("✗ a", 3)])
def test_cells_are_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("width", range(4, 30))
def test_wrapped_lines_fit_and_lose_nothing(width: int) -> None:
    text = "剪枝（pruning）会去掉权重，`np.abs(w)` 之后再排序。A long unbreakablewordhere, too."
    lines = wrap(text, width)
    assert max(map(cells, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(8, 30))
def test_no_line_starts_with_closing_punctuation(width: int) -> None:
    lines = wrap("剪枝之后，权重变少；精度下降。再微调，就回来了！", width)
    assert not [line for line in lines if line[0] in "，；。！"]


def test_long_words_are_cut_in_linear_time_and_lose_nothing() -> None:
    text = "ж中" * 250_000
    parts = list(chunks(text, 80))
    assert "".join(parts) == text
    assert max(map(cells, parts)) <= 80
    assert "".join(wrap(text, 80)) == text


def test_reflowed_chinese_joins_without_a_space() -> None:
    assert (
        reflow("按幅值\n排序\n\nby size\nalone，是\n错的") == "按幅值排序\n\nby size alone，是错的"
    )


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    assert TEXT["en"].keys() == TEXT["zh"].keys()
    for key, text in TEXT["en"].items():
        assert places(text) == places(TEXT["zh"][key]), key
    assert NEXT["en"].keys() == NEXT["zh"].keys()


def test_every_status_has_a_sign_and_words() -> None:
    statuses = {*get_args(Status), *get_args(CheckStatus)}
    assert statuses == SIGNS.keys() == STATUS["en"].keys() == STATUS["zh"].keys()
    assert NEXT["en"].keys() == set(get_args(Status)) - {"passed"} | {"crashed_in_call"}
    assert COMMANDS.keys() - {"solution", "next"} <= NEXT["en"].keys()
    assert CONFINED["en"].keys() == CONFINED["zh"].keys() == set(get_args(Level))


def test_a_speed_note_carries_both_times_and_their_ratio() -> None:
    note = Note("speed", phrase("text", text="slow"), 0.5, 0.02)
    english, chinese = Voice("en", Samples()), Voice("zh", Samples())
    assert english.note(note) == "speed: slow (500 ms against 20 ms, 25 times as long)"
    assert chinese.note(note) == "速度：slow（500 ms，参考实现 20 ms，为其 25 倍）"
    assert english.note(Note("other", Phrase("new", (("n", 1),)))) == "other: new (n=1)"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(12.34, "12 s"), (1.234, "1.2 s"), (0.8249, "825 ms"), (8.3e-4, "830 µs"), (0.0, "0 µs")],
)
def test_a_duration_has_a_unit_that_suits_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_first_difference_is_found_through_containers() -> None:
    one, two = array([1.0, 2.0], "float64", 2), array([1.0, 2.5], "float64", 2)
    pair = first_difference(listed(one, one), listed(one, two))
    assert (pair.place, pair.texts) == ("[1][1]", ("2.0", "2.5"))


def test_entries_within_the_checks_tolerance_agree() -> None:
    one = array([1.0, 2.0], "float32", 2)
    two = array([1.0 + 1e-6, 3.0], "float32", 2)
    assert first_difference(one, two, Tolerance(1e-5, 1e-12)).index == (1,)
    assert first_difference(one, two, Tolerance(1e-9, 1e-12)).index == (0,)


def test_a_pair_knows_the_way_to_it() -> None:
    check = CheckResult(
        "check_x",
        "failed",
        1.0,
        expected=array([1.0, 2.0], "float64", 2),
        actual=array([1.0, 2.5], "float64", 2),
        where=("3", "'w'"),
    )
    pair = pair_of(check)
    assert pair
    assert pair.place == "[3]['w'][1]"
    assert pair_of(replace(check, actual=None)) is None


def test_a_check_without_tolerance_still_shows_where() -> None:
    one, two = array([1.0, 2.0], "float64", 2), array([1.0, 2.0 + 1e-12], "float64", 2)
    assert first_difference(one, two).index == (1,)


def test_lists_of_different_lengths_are_compared_as_wholes() -> None:
    pair = first_difference(listed(Value("1")), listed(Value("1"), Value("2")))
    assert (pair.path, pair.index) == ((), None)


def test_lines_are_counted_as_python_counts_them() -> None:
    rows = source.lines(source.rows_of("a\r\nb\x0c\u2028c\rd\n"), range(1, 4), 3)
    assert [row.text for row in rows] == ["a", r"b\x0c\u2028c", "d"]
    assert [row.number for row in rows if row.marked] == [3]


@pytest.mark.parametrize("line", [None, 0, -1, 4])
def test_a_line_that_does_not_exist_gives_no_excerpt(line: int | None) -> None:
    assert source.excerpt("a\nb\nc\n", line) == []
