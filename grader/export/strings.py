"""The fixed words of exports, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from grader.bank.model import LEVEL_WORDS, Lang

STRINGS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        **LEVEL_WORDS["en"],
        "references": "References",
        "which_point": "**… which point is missing here?**",
        "hint": "Hint {number}",
        "write": "Write your answer into this cell and run it: it writes the file `{file}`.",
        "check": "Then run this cell: the grader checks the file.",
        "hints": "Stuck? Open one hint after another.",
        "after": "When it passes",
    },
    "zh": {
        **LEVEL_WORDS["zh"],
        "references": "参考文献",
        "which_point": "**……这里缺哪一点？**",
        "hint": "提示 {number}",
        "write": "把答案写进下面的单元格并运行，它会写出文件 `{file}`。",
        "check": "然后运行下面的单元格，由评分程序检查这个文件。",
        "hints": "卡住了？一条一条地打开提示。",
        "after": "通过之后",
    },
}


def labels(topic: str, level: str, tags: tuple[str, ...], lang: Lang) -> str:
    """`Topic · level · tag, tag`; `topic` is its title."""
    return " · ".join(filter(None, (topic, STRINGS[lang][level], ", ".join(tags))))
