"""`grader show`."""

from __future__ import annotations

import sys

import pytest


def test_question_alone_with_what_to_read_then(grader):
    done = grader("show", "stable_sorting")
    assert done.code == 0
    assert done.out == (
        "When a sort is stable\n"
        "stable_sorting · Comparison sorts · medium · sorting, stability\n"
        "\n"
        "What makes a sort stable, and when does it matter?\n"
        "\n"
        "Then: grader show stable_sorting --answer\n"
    )


def test_exercise_offers_its_task_and_hints(grader):
    out = grader("show", "ranks").out
    assert out.endswith("Then: grader show ranks --answer | --task | --hint 1\n")


def test_answer_lists_its_references_in_full(grader):
    out = grader("show", "top_k", "--answer").out
    assert "Partition around a pivot" in out
    assert "How do you find" not in out
    assert "\nReferences\n- C. A. R. Hoare (1961). Algorithm 65: Find. Communications of" in out
    assert "https://doi.org/10.1145/366622.366647" in out


@pytest.mark.parametrize(
    ("options", "headings"),
    [
        (["--key-points"], ["Key points"]),
        (["--task", "--answer"], ["Answer", "References", "Task"]),
        (["--follow-ups", "--explanation"], ["Follow-ups", "Explanation"]),
        (
            ["--all"],
            [
                "Question",
                "Answer",
                "References",
                "Key points",
                "Follow-ups",
                "Task",
                "Hints",
                "Explanation",
            ],
        ),
    ],
)
def test_parts_come_in_the_order_of_the_page(grader, options, headings):
    every = "Question Answer References Key\u00a0points Follow-ups Task Hints Explanation"
    known = [word.replace("\u00a0", " ") for word in every.split(" ")]
    lines = grader("show", "ranks", *options).out.split("\n")
    assert [line for line in lines if line in known] == headings


def test_one_hint_gives_no_other_away(grader):
    out = grader("show", "ranks", "--hint", 1).out
    assert "Hint 1\nWhich entry comes first in the sorted order?" in out
    assert "through the order" not in out


def test_hints_run_out(grader):
    done = grader("show", "ranks", "--hint", 3)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: 'ranks' has no hint 3\nGive --hint 1 to --hint 2, or read --explanation.\n"
    )


def test_question_has_no_task(grader):
    done = grader("show", "stable_sorting", "--task")
    assert done.code == 2
    assert done.err.startswith("error: --task: 'stable_sorting' has no exercise\n")


def test_chinese(grader):
    out = grader("show", "ranks", "--lang", "zh", "--hint", 2).out
    assert out.startswith(
        "向量的名次\nranks · 比较排序 · 简单 · sorting, ranks\n\n提示 2\n沿着次序写入"
    )


def test_unknown_id_suggests_the_nearest(grader):
    done = grader("show", "rnaks")
    assert (done.code, done.err) == (2, "error: no item 'rnaks'\nDid you mean ranks?\n")


def test_lines_fit_80_columns_in_a_pipe(grader):
    from grader.prose.width import width as cells

    for lang in ("en", "zh"):
        for line in grader("show", "ranks", "--all", "--lang", lang).out.split("\n"):
            assert cells(line) <= 80
            assert "\x1b" not in line


def test_reference_that_is_not_there_is_shown_by_its_key(grader, tmp_path):
    import shutil
    from pathlib import Path

    fake = Path(__file__).parent.parent / "fakebank"
    root = shutil.copytree(fake, tmp_path / "bank")
    (root / "questions" / "references.toml").unlink()
    assert "- HOARE61" in grader("show", "top_k", "--answer", bank=root).out


def test_the_line_of_facts_is_broken_between_words(grader, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "24")
    lines = grader("show", "top_k").out.split("\n")
    assert lines[:3] == ["The k largest entries", "top_k · Selection · hard", "· selection,"]


def test_code_is_broken_at_spaces_with_a_mark(grader, bank_copy, monkeypatch):
    page = bank_copy / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8")
    code = "```python\nkept = np.argpartition(-values, k)[:k]  # the k largest, in any order\n```"
    page.write_text(text.replace("## Key points", f"{code}\n\n## Key points"), encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    out = grader("show", "top_k", "--answer", bank=bank_copy).out
    assert (
        "    kept = np.argpartition(-values, k)[:k]  #\n    ↪ the k largest, in any order\n" in out
    )
