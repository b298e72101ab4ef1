"""The terminal report: golden texts, widths, colour, and nothing that drives a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from report_samples import SAMPLES

from grader.report import terminal_report
from grader.report.layout import cells
from grader.report.values import pair_of

GOLDEN = Path(__file__).parent / "golden"
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", SAMPLES)
def test_golden(name: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert terminal_report((SAMPLES[name],), width=80) == expected


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    report = terminal_report((SAMPLES[name],), width=width)
    assert max(map(cells, report.splitlines())) <= width


@pytest.mark.parametrize("name", SAMPLES)
def test_colour_changes_nothing_but_colour(name: str) -> None:
    coloured = terminal_report((SAMPLES[name],), width=80, colour=True)
    assert "\x1b[" in coloured
    assert SGR.sub("", coloured) == terminal_report((SAMPLES[name],), width=80)


def test_hostile_text_drives_no_terminal() -> None:
    report = terminal_report((SAMPLES["hostile"],), width=80)
    assert all(char.isprintable() or char == "\n" for char in report)


def test_quiet_is_one_line_a_verdict_and_a_summary() -> None:
    verdicts = tuple(SAMPLES.values())
    *lines, empty, summary = terminal_report(verdicts, width=80, quiet=True).splitlines()
    assert len(lines) == len(verdicts)
    assert empty == ""
    assert summary == f"1 of {len(verdicts)} files passed"


def test_quiet_keeps_the_whole_path_of_a_file() -> None:
    path = "submissions/" + "a_long_name/" * 12 + "block_penalty.py"
    verdict = replace(SAMPLES["failed"], file=path)
    assert terminal_report((verdict,), width=80, quiet=True).endswith(f"{path}\n")


@pytest.mark.parametrize("status", ["passed", "failed"])
def test_titles_of_checks_are_not_cut(status: str) -> None:
    title = "Returns " + "a very long title " * 8 + "to its end"
    sample = SAMPLES[status]
    checks = tuple(replace(check, title=title) for check in sample.checks if check.status == status)
    report = terminal_report((replace(sample, checks=checks[:1]),), width=60)
    assert title in " ".join(report.split())


def test_a_stub_is_sent_to_the_task() -> None:
    assert "--task" in terminal_report((SAMPLES["not_attempted"],))


def test_a_chinese_message_that_says_the_difference_is_said_once() -> None:
    failing = next(c for c in SAMPLES["masks"].checks if c.status == "failed")
    pair = pair_of(failing)
    assert pair
    assert pair.index is not None
    said = f"{pair.place}：期望 {pair.texts[0]}，实际 {pair.texts[1]}"
    check = replace(failing, message=said)
    verdict = replace(SAMPLES["failed_zh"], checks=(check,), mistakes=())
    assert terminal_report((verdict,)).count("期望 ") == 1


def test_summary_speaks_the_language_asked_for() -> None:
    verdicts = (SAMPLES["passed"], SAMPLES["failed"])
    assert terminal_report(verdicts, lang="zh").endswith("2 个文件通过 1 个\n")


def test_no_verdicts_no_text() -> None:
    assert terminal_report(()) == ""


def test_a_report_imports_no_heavy_library() -> None:
    program = (
        "import sys; import grader.report as r; r.terminal_report;"
        "print([m for m in ('rich', 'jinja2', 'numpy', 'click', 'json') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"
