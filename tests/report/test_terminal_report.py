"""The terminal report: golden texts, widths, colour, and nothing that drives a terminal."""

from __future__ import annotations

import itertools
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


def test_of_many_files_untouched_stubs_have_one_line_each_after_the_others() -> None:
    empty, failed = SAMPLES["not_attempted"], SAMPLES["failed"]
    stub = replace(empty, checks=failed.checks)
    lines = terminal_report((stub, failed, stub)).splitlines()
    assert lines[0].startswith("✗ FAILED")
    assert [line for line in lines if "NOT ATTEMPTED" in line] == lines[-4:-2]
    assert lines[-2:] == ["", "0 of 3 files passed"]
    assert "--task" not in terminal_report((stub, stub))
    assert "--task" in terminal_report((empty, empty))  # why it is none is said


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


HALF = set("▀▄█")


def picture_lines(report: str) -> list[str]:
    return [line for line in report.splitlines() if "▕" in line]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 240])
@pytest.mark.parametrize("name", ["mask", "masks", "masks_beside", "sketch_large"])
def test_two_masks_and_their_difference_are_beside_each_other(name, width, lang) -> None:
    report = terminal_report((SAMPLES[name],), width=width, lang=lang)
    lines = picture_lines(report)
    assert lines
    assert all(line.count("▕") == line.count("▏") == 3 for line in lines)
    assert HALF & set("".join(lines))
    assert max(map(cells, report.splitlines())) <= width


def test_a_mask_that_fits_has_an_entry_in_each_half_block() -> None:
    lines = picture_lines(terminal_report((SAMPLES["mask"],), width=240))
    expected = SAMPLES["mask"].checks[0].expected.data
    shown = [line.split("▕")[1].split("▏")[0] for line in lines]
    upper = [[char in "▀█" for char in row] for row in shown]
    lower = [[char in "▄█" for char in row] for row in shown]
    assert [row for pair in zip(upper, lower, strict=True) for row in pair] == expected


def test_a_picture_of_blocks_says_so_and_is_as_dense_as_the_mask() -> None:
    report = terminal_report((SAMPLES["mask"],), width=80)
    assert "3 by 3 entries" in report
    for at, value in ((1, "expected"), (2, "actual")):
        rows = [line.split("▕")[at].split("▏")[0] for line in picture_lines(report)]
        filled = sum({"█": 2, " ": 0}.get(char, 1) for row in rows for char in row)
        data = getattr(SAMPLES["mask"].checks[0], value).data
        share = sum(map(sum, data)) / 64**2
        assert filled / (22 * 22) == pytest.approx(share, abs=0.03)


def test_a_single_difference_of_a_large_mask_is_in_its_picture() -> None:
    check = SAMPLES["mask"].checks[0]
    rows = [list(row) for row in check.expected.data]
    rows[40][50] = not rows[40][50]
    one = replace(check, actual=replace(check.expected, data=rows))
    report = terminal_report((replace(SAMPLES["mask"], checks=(one,)),), width=80)
    difference = [line.split("▕")[3].split("▏")[0] for line in picture_lines(report)]
    assert sum(char != " " for row in difference for char in row) == 1


@pytest.mark.parametrize("name", ["small_array", "one_entry", "vector", "empty"])
def test_what_is_shown_better_as_numbers_has_no_picture(name) -> None:
    assert not picture_lines(terminal_report((SAMPLES[name],), width=80))


def test_only_the_difference_is_coloured_in_a_picture() -> None:
    lines = picture_lines(terminal_report((SAMPLES["mask"],), width=80, colour=True))
    assert all(line.count("\x1b[31m▕") == line.count("\x1b[") / 2 == 1 for line in lines)


@pytest.mark.parametrize("width", [40, 60])
def test_code_is_broken_at_spaces(width) -> None:
    source = (
        "\n" * 8 + "    assert strength >= 0 and math.isfinite(strength), 'it must be finite'\n"
    )
    verdict = replace(FAILED, source=source)
    rows = [line for line in terminal_report((verdict,), width=width).splitlines() if "│" in line]
    words = {word for row in rows for word in re.findall(r"\w+", row.partition("│")[2])}
    assert words >= set(re.findall(r"\w+", source))


@pytest.mark.parametrize("text", ["scores", "分数"])
@pytest.mark.parametrize("at", ["(x", "sum", "0.5)", "[0]", "))"])
def test_the_caret_stands_below_the_place_also_where_the_line_is_broken(at: str, text: str) -> None:
    line = (
        f"    return weight(x, {text}={text}) + sum(abs(value) for value in {text}[0]) / (2 * 0.5))"
    )
    source = f"def f(x):\n{line}\n"
    verdict = replace(SAMPLES["crashed"], source=source, line=2, column=line.index(at) + 1)
    rows = terminal_report((verdict,), width=50).splitlines()
    row, caret = next(pair for pair in itertools.pairwise(rows) if "^" in pair[1])
    columns = [cells(row[:n]) for n in range(len(row))]
    assert row[columns.index(cells(caret.rstrip()) - 1) :].startswith(at[:1])
    assert row.partition("│")[2].strip() != ""
