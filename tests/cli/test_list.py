"""`grader list`."""

from __future__ import annotations

import json
import os
import re
import sys

import pytest

from grader.prose.width import width


def ids(out):
    return [line.split()[0] for line in out.strip().split("\n")[1:]]


def test_every_item_in_reading_order_with_the_status_of_exercises(grader):
    done = grader("list")
    assert done.code == 0
    assert done.out.split("\n")[:2] == [
        "id              exercise  level   title                  topic       tags",
        "ranks           to do     easy    Ranks of a vector      comparison  sorting ranks",
    ]
    assert ids(done.out) == ["ranks", "stable_sorting", "top_k"]


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (["--topic", "comparison"], ["ranks", "stable_sorting"]),
        (["--level", "hard"], ["top_k"]),
        (["--tag", "sorting"], ["ranks", "stable_sorting"]),
        (["--tag", "sorting", "--tag", "ranks"], ["ranks"]),
        (["--exercises"], ["ranks", "top_k"]),
        (["--exercises", "--topic", "comparison"], ["ranks"]),
    ],
)
def test_filters(grader, options, chosen):
    assert ids(grader("list", *options).out) == chosen


def test_nothing_matches(grader):
    done = grader("list", "--topic", "selection", "--level", "easy")
    assert (done.code, done.out) == (0, "Nothing matches.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--topic", "comparisn"], "error: no topic 'comparisn'\nDid you mean comparison?\n"),
        (["--tag", "sort"], "error: no tag 'sort'\nDid you mean sorting?\n"),
    ],
)
def test_unknown_names_suggest_the_nearest(grader, options, said):
    done = grader("list", *options)
    assert (done.code, done.err) == (2, said)


def test_a_pipe_gets_titles_and_tags_whole(grader, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert "…" not in grader("list").out


def test_chinese_columns_line_up(grader):
    lines = grader("list", "--lang", "zh").out.split("\n")
    assert lines[0] == "编号            练习  难度  标题                  主题        标签"
    assert lines[1] == "ranks           待写  简单  向量的名次            comparison  sorting ranks"
    assert lines[2].startswith("stable_sorting        中等  什么样的排序是稳定的  comparison")


def test_language_from_the_environment(grader, monkeypatch):
    monkeypatch.setenv("GRADER_LANG", "zh_CN.UTF-8")
    assert grader("list").out.startswith("编号")
    assert grader("list", "--lang", "en").out.startswith("id")


def test_json(grader):
    done = json.loads(grader("list", "--json", "--level", "easy").out)
    assert done == [
        {
            "id": "ranks",
            "topic": "comparison",
            "level": "easy",
            "title": "Ranks of a vector",
            "tags": ["sorting", "ranks"],
            "exercise": True,
            "status": "to do",
        }
    ]


def test_a_written_exercise_in_the_working_folder_is_no_longer_to_do(grader, tmp_path, monkeypatch):
    (tmp_path / "exercises").mkdir()
    own = tmp_path / "exercises" / "ranks.py"
    own.write_text("def ranks(values):\n    return values\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = json.loads(grader("list", "--json").out)
    assert {row["id"]: row["status"] for row in done} == {
        "ranks": "written",
        "stable_sorting": None,
        "top_k": "to do",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_a_pipe_in_the_working_folder_is_not_waited_for(grader, tmp_path, monkeypatch):
    (tmp_path / "exercises").mkdir()
    os.mkfifo(tmp_path / "exercises" / "ranks.py")
    monkeypatch.chdir(tmp_path)
    done = json.loads(grader("list", "--json").out)
    assert {row["status"] for row in done} == {None, "to do"}


def test_a_terminal_gets_a_table_under_each_topic(grader, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert grader("list").out.split("\n") == [
        "title                  id              level   exercise  tags",
        "",
        "Comparison sorts",
        "Ranks of a vector      ranks           easy    to do     sorting ranks",
        "When a sort is stable  stable_sorting  medium            sorting stability",
        "",
        "Selection",
        "The k largest entries  top_k           hard    to do     selection partial-sort",
        "",
    ]


def test_a_terminal_without_room_for_the_tags_gets_the_table_without_them(grader, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    assert grader("list").out.split("\n")[:4] == [
        "title                  id              level   exercise",
        "",
        "Comparison sorts",
        "Ranks of a vector      ranks           easy    to do",
    ]


@pytest.mark.parametrize("columns", [20, 30, 40])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_terminal_gets_titles_whole_and_ids_below(grader, monkeypatch, columns, lang):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = grader("list", "--lang", lang).out.rstrip("\n").split("\n")
    title = {"en": "When a sort is stable", "zh": "什么样的排序是稳定的"}[lang]
    joined = ("" if lang == "zh" else " ").join(line.strip() for line in lines)
    assert title in joined
    place = next(i for i, line in enumerate(lines) if line.startswith("    stable_sorting"))
    assert lines[place - 1].startswith("  ")
    assert not any("…" in line for line in lines)
    assert max(map(width, lines)) <= columns


def test_exercises_come_in_the_order_of_the_ladder(grader, bank_copy, monkeypatch):
    toml = bank_copy / "questions" / "bank.toml"
    text = toml.read_text(encoding="utf-8").partition("[prerequisites]")[0]
    other = {"ranks": "top_k", "top_k": "ranks"}
    pattern = r'exercises = \["(\w+)"\]'
    text = re.sub(pattern, lambda found: f'exercises = ["{other[found[1]]}"]', text)
    toml.write_text(text, encoding="utf-8")
    assert ids(grader("list", "--exercises", bank=bank_copy).out) == ["top_k", "ranks"]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    lines = grader("list", "--exercises", bank=bank_copy).out.split("\n")
    assert [lines[2], lines[5]] == ["First steps", "Partial orders of work"]
