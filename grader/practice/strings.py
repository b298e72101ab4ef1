"""Words that several practice screens and commands share, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from grader.bank.model import Lang

STRINGS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "solution": "Reference, compared with your file",
        "solution_key": "- is only in your file, + only in the reference; docstrings are left out",
        "solution_same": "Your code is the reference's, line for line.",
        "whole": "The reference",
        "hint": "Hint {number} of {total}",
    },
    "zh": {
        "solution": "参考实现与你的文件对比",
        "solution_key": "- 只在你的文件里，+ 只在参考实现里；文档字符串不比较",
        "solution_same": "你的代码和参考实现逐行相同。",
        "whole": "参考实现",
        "hint": "提示 {number}/{total}",
    },
}
