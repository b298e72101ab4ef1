"""What keys do, without a terminal."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from grader.bank import open_bank
from grader.browse.draw import cursor, screen
from grader.browse.keys import pressed, typed
from grader.browse.shelf import Shelf
from grader.browse.state import State
from grader.browse.typeset import Typesetter
from grader.prose.columns import folded
from grader.prose.width import width

STYLE = re.compile(r"\x1b\[[\d;]*m")
NAMED = [
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "enter",
    "space",
    "escape",
    "backspace",
]


class Reader:
    """A state, the keys that change it, and what is on its screen."""

    def __init__(self, bank, *, colour=False, **state):
        self.ts = Typesetter(Shelf.of(bank), colour=colour)
        self.state = State(**state)

    def press(self, *keys):
        for key in keys:
            self.state = pressed(self.state, key, self.ts)
        return self

    @property
    def shown(self):
        return "\n".join(screen(self.state, self.ts))


@pytest.fixture
def reader(bank):
    return Reader(bank)


def test_the_list_shows_every_question_under_its_topic(reader):
    lines = reader.shown.split("\n")
    assert lines[0].split() == ["Sorting", "3", "of", "3", "questions"]
    starts = ("Comparison sorts", "▸ Ranks of a vector", "When a sort is stable", "", "Selection")
    for line, start in zip(lines[3:8], starts, strict=True):
        assert line.strip().startswith(start)
    assert lines[6] == ""
    assert lines[4].split()[-2:] == ["*", "easy"]
    assert lines[-1].startswith(" enter open  / search  l level  t tag  z 中文  q quit")


def test_the_answer_is_hidden_until_asked_for(reader):
    reader.press("end", "enter")
    assert "How do you find" in reader.shown
    assert "pivot" not in reader.shown
    assert reader.shown.split("\n")[-1].startswith(" space answer")


@pytest.mark.parametrize("key", ["enter", "space"])
def test_parts_open_one_after_another(bank, key):
    reader = Reader(bank, height=60).press("end", "enter")
    for heading in ("── Answer ─", "── Key points ─", "── Follow-ups ─", "── Explanation ─"):
        assert heading not in reader.shown
        reader.press(key)
        assert heading in reader.shown
    reader.press(key)
    assert reader.state.notice.startswith("The end of the page")


def test_a_question_without_exercise_has_no_explanation(bank):
    reader = Reader(bank, height=60, current="stable_sorting").press(*["enter"] * 6)
    assert "Explanation" not in reader.shown
    assert "coding exercise" not in reader.shown
    assert reader.press("h").state.notice == "This question has no exercise."


def test_hints_come_one_at_a_time_after_the_task(bank):
    reader = Reader(bank, height=60, current="top_k").press("enter", "h")
    assert "Write top_k(values, k)" in reader.shown.replace("`", "")
    assert "grader check exercises/top_k.py" in reader.shown
    assert "Hint 1" not in reader.shown
    reader.press("h")
    assert "Sort first, improve later." in reader.shown
    assert "Hint 2" not in reader.shown
    assert "Hint 2" in reader.press("h").shown
    assert reader.press("h").state.notice.startswith("No more hints.")


def test_a_part_that_opens_is_seen_from_its_start(bank):
    reader = Reader(bank, height=12, current="top_k").press("enter", "enter")
    assert reader.shown.split("\n")[3].strip().startswith("── Answer ─")
    reader.press("h")
    assert reader.shown.split("\n")[3].strip().startswith("── Task ─")


def test_space_scrolls_to_the_end_before_it_opens_more(bank):
    reader = Reader(bank, height=12, current="top_k").press("enter", "space")
    seen = reader.state.shown
    assert reader.shown.split("\n")[-1].startswith(" space more")
    while reader.state.shown == seen:
        before = reader.state.scroll
        reader.press("space")
    assert reader.state.scroll > before


def test_next_and_previous_close_the_page(bank):
    reader = Reader(bank).press("enter", "enter", "n")
    assert "When a sort is stable" in reader.shown
    assert reader.state.shown == 1
    reader.press("n", "n")
    assert reader.state.notice == "This is the last question."
    reader.press("p", "p", "p")
    assert reader.state.notice == "This is the first question."
    assert reader.press("x").state.notice == ""


def test_search_narrows_with_each_character(reader):
    reader.press("/")
    numbers = []
    for char in "pivot":
        reader.press(char)
        numbers.append(reader.shown.split("\n")[0].split()[1])
    assert numbers[-1] == "1"
    assert "The k largest entries" in reader.shown
    assert cursor(reader.state) == (8, 1)


@pytest.mark.parametrize("query", ["排序", "主元"])
def test_chinese_is_found_in_either_language(reader, query):
    reader.press("/")
    reader.state = typed(reader.state, query)
    assert "Nothing matches" not in reader.shown
    assert "▸" in reader.shown


def test_enter_opens_the_best_hit(reader):
    reader.press("/", *"pivot", "enter")
    assert "How do you find" in reader.shown
    assert reader.press("escape").state.query == "pivot"


def test_letters_are_text_while_one_types(reader):
    reader.press("/", "q", "l", "t", "z", "space", "?")
    assert reader.state.query == "qltz ?"
    assert "Nothing matches." in reader.shown
    reader.press(*["backspace"] * 6)
    assert (reader.state.query, reader.state.view) == ("", "search")
    assert reader.press("backspace").state.view == "list"


def test_escape_gives_up_a_search_and_tab_keeps_it(reader):
    assert reader.press("/", "k", "tab").state.query == "k"
    assert reader.press("escape").state.query == ""
    assert reader.press("/", "k", "escape").state == replace(reader.state, query="", view="list")


def test_a_pasted_word_is_text_even_if_it_names_a_key(reader):
    reader.press("/")
    assert typed(reader.state, "up").query == "up"
    assert typed(State(), "q").query == ""


def test_l_goes_round_the_levels_that_there_are(reader):
    seen = [reader.press("l").state.level for _ in range(4)]
    assert seen == ["easy", "medium", "hard", None]
    assert "1 of 3 questions" in reader.press("l").shown


def test_a_tag_is_chosen_from_a_list(reader):
    reader.press("t")
    assert "partial-sort" in reader.shown
    reader.press(*"stab")
    assert "partial-sort" not in reader.shown
    reader.press("enter")
    assert (reader.state.tag, reader.state.view) == ("stability", "list")
    assert "1 of 3 questions" in reader.shown
    assert reader.press("t", "enter").state.tag is None


def test_letters_that_no_tag_has(reader):
    reader.press("t", *"xyz")
    assert "No tag has these letters." in reader.shown
    assert reader.press("enter").state.view == "tags"
    assert reader.press("escape").state.view == "list"


def test_escape_in_the_list_clears_the_filters(reader):
    reader.press("l", "t", "down", "enter", "escape")
    assert (reader.state.level, reader.state.tag) == (None, None)


def test_arrows_go_from_topic_to_topic(reader):
    assert reader.press("right").state.current == "top_k"
    assert reader.press("left").state.current == "ranks"


def test_the_language_changes_in_place(reader):
    reader.press("end", "enter", "enter", "z")
    assert "最大的 k 个元素" in reader.shown
    assert "── 回答 ─" in reader.shown
    assert "── Answer ─" in reader.press("z").shown


def test_a_bank_in_one_language_says_so(bank):
    reader = Reader(replace(bank, languages=("en",)))
    assert reader.press("z").state.notice == "This bank has no other language."


def test_the_help_covers_the_view_and_goes_away(reader):
    reader.press("enter", "?")
    assert "search as you type" in reader.shown
    assert reader.press("escape").state.view == "page"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_help_fits_80_by_24(bank, lang):
    shown = Reader(bank, lang=lang).press("?").shown
    assert "Ctrl-C" in shown
    assert "…" not in shown


def test_nothing_found_is_said(reader):
    reader.press("/", *"zzzz", "enter", "tab")
    assert "Nothing matches." in reader.shown
    reader.press("enter", "n", "p", "up", "left", "right")
    assert reader.state.view == "list"


def test_without_colour_there_is_no_control_code(reader):
    for key in ("enter", "enter", "?", "escape", "escape", "t", "escape", "/"):
        assert "\x1b" not in reader.press(key).shown


def test_colour_changes_no_letter(bank):
    plain, coloured = Reader(bank), Reader(bank, colour=True)
    for key in ("down", "l", "escape", "t", "escape", "?", "escape"):
        assert STYLE.sub("", coloured.press(key).shown) == plain.press(key).shown


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (9, 3), (1, 1), (200, 60)])
@pytest.mark.parametrize("seed", range(4))
def test_no_key_crashes_and_every_screen_fits(bank, size, seed):
    columns, lines = size
    draw = random.Random(f"{size} {seed}")
    reader = Reader(bank, colour=bool(seed % 2), width=columns, height=lines)
    for _ in range(150):
        key = draw.choice([*NAMED, *NAMED, *"/?lzthnpjkgGbq", "é", "排", "~", "\u0301"])
        reader.press(key)
        shown = screen(reader.state, reader.ts)
        assert len(shown) == lines
        widths = [width(STYLE.sub("", line)) for line in shown]
        assert max(widths) <= max(columns, 14), (key, reader.state)


def test_code_that_is_too_wide_goes_on_in_the_next_line():
    line = "    \x1b[36mabcdefgh\x1b[0m 排序"
    parts = folded(line, 8)
    assert [STYLE.sub("", part) for part in parts] == ["    abcd", "↪ efgh ", "↪ 排序"]
    assert parts[1].startswith("↪ \x1b[36mefgh\x1b[0m")
    assert folded(line, 17) == [line]


def test_a_page_that_is_broken_is_said_in_its_place(bank, tmp_path):
    import shutil

    root = shutil.copytree(bank.root, tmp_path / "bank")
    page = root / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("$O(n)$ steps", r"$\nosuch$ steps"), encoding="utf-8")
    reader = Reader(open_bank(root), current="top_k").press("enter", "enter")
    said = "".join(reader.shown.split())  # a long path is cut wherever the line ends
    assert "error:" in said
    assert "top_k.md:17:Formula$\\nosuch$:" in said
    assert "How do you find" in reader.press("home").shown


@pytest.mark.parametrize("columns", [20, 26, 40])
@pytest.mark.parametrize("keys", [(), ("enter",), ("down", "enter")])
def test_no_word_of_a_title_or_a_tag_is_broken(bank, columns, keys):
    wide, narrow = (
        Reader(bank, width=size, height=24).press(*keys).shown for size in (200, columns)
    )
    lines = narrow.split("\n")[:8] if not keys else narrow.split("\n")[:2]
    words = {word for line in lines[2 if not keys else 0 :] for word in re.findall(r"\w+", line)}
    assert words
    assert words <= set(re.findall(r"\w+", wide)) | set("12345")


def test_escape_in_a_list_that_is_clear_leaves(reader):
    assert not reader.press("l", "escape").state.up
    assert not reader.press("backspace").state.up
    assert reader.press("escape").state.up
