"""The words of the reports, in both languages. Nothing else here."""

from __future__ import annotations

from collections.abc import Mapping

from grader.bank.model import Lang
from grader.grading.verdict import CheckResult, Verdict

# A sign says the class (✓ good, ✗ the candidate's, ○ not done, ! ours); the words say which one.
SIGNS: Mapping[str, str] = {
    "passed": "✓",
    "failed": "✗",
    "errored": "✗",
    "not_attempted": "○",
    "skipped": "○",
    "crashed": "✗",
    "timed_out": "✗",
    "out_of_memory": "✗",
    "forbidden": "✗",
    "broken": "!",
}

STATUS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "passed": "PASSED",
        "failed": "FAILED",
        "not_attempted": "NOT ATTEMPTED",
        "crashed": "CRASHED",
        "timed_out": "TIMED OUT",
        "out_of_memory": "OUT OF MEMORY",
        "forbidden": "FORBIDDEN",
        "broken": "BROKEN",
        "errored": "RAISED",
        "skipped": "NOT RUN",
    },
    "zh": {
        "passed": "通过",
        "failed": "未通过",
        "not_attempted": "尚未作答",
        "crashed": "崩溃",
        "timed_out": "超时",
        "out_of_memory": "内存超限",
        "forbidden": "使用了禁用接口",
        "broken": "评测器故障",
        "errored": "抛出异常",
        "skipped": "未运行",
    },
}

# What to do next; a status without an entry needs no advice.
NEXT: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "failed": "for a hint: grader show {id} --hint 1",
        "not_attempted": "read the task: grader show {id}",
        "crashed": "make the file load, then check it again",
        "timed_out": "look for a loop that never ends; for a hint: grader show {id} --hint 1",
        "out_of_memory": "look for an oversized array; for a hint: grader show {id} --hint 1",
        "forbidden": "write it without the forbidden name; for a hint: grader show {id} --hint 1",
        "broken": "nothing to change in your file: report the message above to the bank's authors",
    },
    "zh": {
        "failed": "查看提示：grader show {id} --hint 1",
        "not_attempted": "先读题目：grader show {id}",
        "crashed": "先让文件能正常加载，再重新检查",
        "timed_out": "检查是否有死循环；查看提示：grader show {id} --hint 1",
        "out_of_memory": "检查是否创建了过大的数组；查看提示：grader show {id} --hint 1",
        "forbidden": "不用被禁的接口重写；查看提示：grader show {id} --hint 1",
        "broken": "不用改你的代码：请把上面的信息反馈给题库作者",
    },
}

TEXT: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "actual": "actual",
        "agree": "the others agree",
        "all_passed": "all checks passed",
        "arguments": "called with",
        "checks_many": "{passed} of {total} checks passed",
        "checks_one": "{passed} of {total} check passed",
        "columns": "columns {first} to {last} of {total}",
        "confined": "confinement",
        "difference": "difference",
        "differs": "* differs",
        "empty": "empty",
        "expected": "expected",
        "explanation": "explanation",
        "file": "file",
        "files_many": "{passed} of {total} files passed",
        "files_one": "{passed} of {total} file passed",
        "first_difference": "first difference at {place}: expected {expected}, actual {actual}",
        "first_difference_bare": "first difference: expected {expected}, actual {actual}",
        "item": "item {place}",
        "length": "length {length}",
        "line": "line {line}",
        "mistake": "Known mistake",
        "more_lines": "… {count} more lines",
        "next": "next",
        "not_shown": "too large to draw",
        "note": "note",
        "note_global_state": "global state",
        "note_speed": "speed",
        "other_checks": "Other checks",
        "passed_too": "{count} passed",
        "printed": "Printed by your code",
        "report": "Report",
        "rows": "rows {first} to {last} of {total}",
        "score": "score {score}",
        "seconds": "{seconds} s",
        "slice": "slice {place}",
        "source": "Your code",
    },
    "zh": {
        "actual": "实际值",
        "agree": "其余一致",
        "all_passed": "全部检查通过",
        "arguments": "调用参数",
        "checks_many": "{total} 项检查通过 {passed} 项",
        "checks_one": "{total} 项检查通过 {passed} 项",
        "columns": "第 {first} 至 {last} 列，共 {total} 列",
        "confined": "隔离方式",
        "difference": "差异",
        "differs": "* 表示不同",
        "empty": "空",
        "expected": "期望值",
        "explanation": "说明",
        "file": "文件",
        "files_many": "{total} 个文件通过 {passed} 个",
        "files_one": "{total} 个文件通过 {passed} 个",
        "first_difference": "首个不同在 {place}：期望 {expected}，实际 {actual}",
        "first_difference_bare": "不同之处：期望 {expected}，实际 {actual}",
        "item": "第 {place} 项",
        "length": "长度 {length}",
        "line": "第 {line} 行",
        "mistake": "常见错误",
        "more_lines": "… 另有 {count} 行",
        "next": "下一步",
        "not_shown": "太大，不绘制",
        "note": "备注",
        "note_global_state": "全局状态",
        "note_speed": "速度",
        "other_checks": "其他检查",
        "passed_too": "{count} 项通过",
        "printed": "代码的输出",
        "report": "评测报告",
        "rows": "第 {first} 至 {last} 行，共 {total} 行",
        "score": "得分 {score}",
        "seconds": "{seconds} 秒",
        "slice": "切片 {place}",
        "source": "你的代码",
    },
}


def status_words(status: str, lang: Lang) -> str:
    """The sign and the words of a verdict's or a check's status, such as `✗ TIMED OUT`."""
    return f"{SIGNS[status]} {STATUS[lang][status]}"


def say(lang: Lang, key: str, **values: object) -> str:
    """The text called `key` in `lang`, with its places filled."""
    return TEXT[lang][key].format(**values)


def count_checks(checks: tuple[CheckResult, ...], lang: Lang) -> str:
    passed = sum(check.status == "passed" for check in checks)
    key = "checks_one" if len(checks) == 1 else "checks_many"
    return say(lang, key, passed=passed, total=len(checks))


def what_next(verdict: Verdict) -> str | None:
    """One imperative sentence, or None where nothing is left to do."""
    text = NEXT[verdict.lang].get(verdict.status)
    return text.format(id=verdict.exercise) if text else None
