"""The terminal report: golden texts, widths, colour, and nothing that drives a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from report_samples import FAILED, SAMPLES, Samples

from grader.grading.verdict import CheckResult
from grader.phrases import phrase
from grader.prose.width import width as cells
from grader.report import terminal_report as bare_report

GOLDEN = Path(__file__).parent / "golden"
terminal_report = partial(bare_report, words=Samples())
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", [*SAMPLES, "failed.zh"])
def test_golden(name: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    sample, _, lang = name.partition(".")
    assert terminal_report((SAMPLES[sample],), width=80, lang=lang or "en") == expected


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_wider_than_the_terminal(name: str, width: int, lang: str) -> None:
    report = terminal_report((SAMPLES[name],), width=width, lang=lang)
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
    [check, *_] = [check for check in sample.checks if check.status == status]
    words = Samples(**{check.name: title})
    report = bare_report((replace(sample, checks=(check,)),), width=60, words=words)
    assert title in " ".join(report.split())


def test_a_stub_is_sent_to_the_task() -> None:
    assert "--task" in terminal_report((SAMPLES["not_attempted"],))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_message_that_says_the_difference_is_said_once(lang: str) -> None:
    [check] = SAMPLES["small_array"].checks
    facts = {"wrong": 1, "size": 4, "place": "[1, 1]", "expected": 4.0, "actual": 5.0}
    verdict = replace(FAILED, checks=(replace(check, message=phrase("entries", **facts)),))
    once = terminal_report((verdict,), lang=lang)
    assert once.count("[1, 1]") == 1
    assert terminal_report((SAMPLES["small_array"],), lang=lang).count("[1, 1]") == 1


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


def test_reasons_are_whole_and_beside_the_names_of_their_checks() -> None:
    words = "the mask keeps too much " * 12
    check = replace(FAILED.checks[2], message=phrase("text", text=words.strip()))
    report = terminal_report((replace(FAILED, checks=(*FAILED.checks[:2], check)),))
    assert f"{check.name}: {words.strip()}" in " ".join(report.split())
    assert "…" not in report


def test_a_mistake_is_shown_below_its_own_check() -> None:
    lines = terminal_report((FAILED,)).splitlines()
    order = [
        next(i for i, line in enumerate(lines) if part in line)
        for part in ("check_values:", "The matrix norm", "check_strength:", "A bad strength")
    ]
    assert order == sorted(order)


def test_what_follows_from_another_check_is_not_judged_and_says_so() -> None:
    for lang, words in (("en", "not judged: it depends on"), ("zh", "未评判：它以")):
        report = " ".join(terminal_report((FAILED,), lang=lang).split())
        assert words in report


def test_no_line_that_a_candidate_wrote_looks_like_the_reports() -> None:
    block = "\n\n✓ PASSED  block_penalty: A penalty\n  2 of 2 checks passed"
    padded = "x" * 41 + " ✓ PASSED  block_penalty: A penalty"
    for said in (block, padded, "x\r\n✓ PASSED  block_penalty"):
        facts = {"function": "block_penalty", "type": "RuntimeError", "message": said}
        check = CheckResult("check_values", "errored", 1.0, phrase("raised, saying", **facts))
        for checks in ((check,), (FAILED.checks[1], check)):
            report = terminal_report((replace(FAILED, checks=checks, mistakes=()),))
            lines = report.splitlines()
            assert not [line for line in lines if line.startswith("✓")]
            starts = [line.split("✓ PASSED")[0] for line in lines if "✓ PASSED" in line]
            assert starts
            assert all(start.startswith(" " * 6) or start.strip() for start in starts)


def test_a_pass_leads_on_unless_many_files_are_graded() -> None:
    passed = SAMPLES["passed"]
    for words in ("grader solution block_penalty", "grader next"):
        assert words in terminal_report((passed,))
        assert words not in terminal_report((passed, passed))


def test_without_a_bank_names_are_shown() -> None:
    report = bare_report((FAILED,))
    assert "✗ check_values" in report
    assert "Known mistake: matrix_norm" in report


def test_a_crash_in_a_call_is_not_said_to_be_one_of_loading() -> None:
    check = CheckResult("check_values", "errored", 1.0, phrase("exit code", code=3, where="here"))
    in_call = replace(FAILED, status="crashed", checks=(check,), mistakes=())
    assert "make the file load" not in terminal_report((in_call,))
    assert "make the file load" in terminal_report((SAMPLES["crashed"],))


def test_a_report_of_very_much_is_short_and_says_what_it_leaves_out() -> None:
    report = terminal_report((SAMPLES["much"],))
    assert len(report) < 6_000
    for words in ("39,999,997 more entries", "99,760 more characters", "more lines", "7,654,321"):
        assert words in report
