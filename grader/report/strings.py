"""The words of the reports, in both languages. Nothing else here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.bank.model import Lang

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

# What to do next, and the command for it; a status without an entry needs no advice.
NEXT: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "failed": "ask for a hint",
        "not_attempted": "read the task, write the function and check again",
        "crashed": "make the file load, then check again",
        "timed_out": "look for a loop that never ends, or ask for a hint",
        "out_of_memory": "look for an array that is far too large, or ask for a hint",
        "forbidden": "write it without the forbidden name, or ask for a hint",
        "broken": "leave your file as it is and report the message above to the bank's authors",
    },
    "zh": {
        "failed": "看一条提示",
        "not_attempted": "读题，写出函数，再检查一次",
        "crashed": "先让文件能正常加载，再检查一次",
        "timed_out": "找一找不会结束的循环，或看一条提示",
        "out_of_memory": "找一找过大的数组，或看一条提示",
        "forbidden": "不用被禁用的接口重写，或看一条提示",
        "broken": "不用改你的代码，请把上面的信息反馈给题库作者",
    },
}
_HINT = "grader show {id} --hint 1"
COMMANDS: Mapping[str, str] = {
    "failed": _HINT,
    "not_attempted": "grader show {id} --task",
    "timed_out": _HINT,
    "out_of_memory": _HINT,
    "forbidden": _HINT,
}

TEXT: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "agrees": "agrees",
        "alt_mask": "{true} True, {false} False",
        "alt_numbers": "{low} to {high}, {zeros} of them 0",
        "alt_odd": "; {count} NaN or infinite",
        "size": "{rows} by {columns} entries: ",
        "differ": "{count} of {total} entries differ",
        "more": "actual larger",
        "less": "actual smaller",
        "checks": "Checks",
        "status": "Status",
        "exercise": "Exercise",
        "overview": "Overview",
        "here": "look here",
        "actual": "actual",
        "arguments": "called with",
        "checks_many": "{passed} of {total} checks passed",
        "checks_one": "{passed} of {total} check passed",
        "columns": "columns {first} to {last} of {total}",
        "compared": "expected and actual",
        "difference": "difference",
        "differ_many": "{count} of {total} entries differ{mark}, the first at {place}: "
        "expected {expected}, actual {actual}",
        "differ_one": "1 of {total} entries differs{mark}, at {place}: "
        "expected {expected}, actual {actual}",
        "empty": "empty",
        "expected": "expected",
        "file": "File",
        "files": "{passed} of {total} files passed",
        "first_values": "numbers around the first difference",
        "item": "item {place}",
        "line": "line {line}",
        "mistake": "Known mistake",
        "more_lines": "… {count} more lines",
        "next": "next",
        "note_global_state": "global state",
        "note_speed": "speed",
        "other_checks": "Other checks",
        "passed_too": "{count} passed",
        "not_run": "{count} not run",
        "printed": "Printed by your code",
        "report": "Report",
        "rows": "rows {first} to {last} of {total}",
        "seconds": "{seconds} s",
        "slice": "slice {place}",
        "source": "Your code",
        "times": "({seconds} against {reference}, {ratio} times as long)",
    },
    "zh": {
        "agrees": "一致",
        "alt_mask": "{true} 个 True，{false} 个 False",
        "alt_numbers": "{low} 至 {high}，其中 {zeros} 个为 0",
        "alt_odd": "；{count} 个为 NaN 或无穷",
        "size": "{rows} 行 {columns} 列：",
        "differ": "{total} 个元素中有 {count} 个不同",
        "more": "实际值偏大",
        "less": "实际值偏小",
        "checks": "检查",
        "status": "状态",
        "exercise": "习题",
        "overview": "总览",
        "here": "看这里",
        "actual": "实际值",
        "arguments": "调用参数",
        "checks_many": "{total} 项检查通过 {passed} 项",
        "checks_one": "{total} 项检查通过 {passed} 项",
        "columns": "第 {first} 至 {last} 列，共 {total} 列",
        "compared": "期望与实际",
        "difference": "差异",
        "differ_many": "{total} 个元素中有 {count} 个不同{mark}，首个在 {place}："
        "期望 {expected}，实际 {actual}",
        "differ_one": "{total} 个元素中有 1 个不同{mark}，在 {place}："
        "期望 {expected}，实际 {actual}",
        "empty": "空",
        "expected": "期望值",
        "file": "文件",
        "files": "{total} 个文件通过 {passed} 个",
        "first_values": "首个不同附近的数值",
        "item": "第 {place} 项",
        "line": "第 {line} 行",
        "mistake": "常见错误",
        "more_lines": "… 另有 {count} 行",
        "next": "下一步",
        "note_global_state": "全局状态",
        "note_speed": "速度",
        "other_checks": "其他检查",
        "passed_too": "{count} 项通过",
        "not_run": "{count} 项未运行",
        "printed": "代码的输出",
        "report": "评测报告",
        "rows": "第 {first} 至 {last} 行，共 {total} 行",
        "seconds": "{seconds} 秒",
        "slice": "切片 {place}",
        "source": "你的代码",
        "times": "（{seconds}，参考实现 {reference}，为其 {ratio} 倍）",
    },
}
