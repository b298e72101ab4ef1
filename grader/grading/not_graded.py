"""Files that were looked at and not graded, and why: frozen data, put into words when shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# key -> (English, Chinese)
REASONS: Mapping[str, tuple[str, str]] = {
    "link": (
        "this is a link to {target}; links are not followed",
        "这是指向 {target} 的链接，不跟随链接",
    ),
    "not a file": ("this is a pipe, a socket or a device", "这是管道、套接字或设备"),
    "made by the system": ("the system makes up its content", "内容由系统生成，不是普通文件"),
    "unreadable": ("it can't be read: {why}", "无法读取：{why}"),
    "bank's own": (
        "this is the bank's own reference under another name",
        "这是题库自带的参考实现，只是换了路径",
    ),
    "notebook": ("this is a notebook, not a Python file", "这是 notebook，不是 Python 文件"),
    "archive": ("this is an archive: unpack it first", "这是压缩包，请先解压"),
    "environment": ("this is a virtual environment", "这是虚拟环境目录"),
    "not Python": ("its name does not end in .py", "文件名不以 .py 结尾"),
    "no exercise": (
        "neither its name nor a function that it defines names an exercise",
        "文件名和其中定义的函数都对应不上任何练习",
    ),
    "several exercises": (
        "it could be for any of {ids}",
        "可能对应多个练习：{ids}",
    ),
    "defines none": ("it does not define {functions}", "没有定义 {functions}"),
    "files more": ("and {count} more files", "另外还有 {count} 个文件"),
}


@dataclass(frozen=True)
class NotGraded:
    """A file (or folder), as its name was found, and the reason: a key of REASONS with fields."""

    file: str
    reason: str
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The name as text; bytes of it that are not text are escaped."""
        return self.file.encode("utf-8", "backslashreplace").decode()

    def in_(self, lang: str) -> str:
        """The reason in words."""
        return REASONS[self.reason][lang == "zh"].format(**self.fields)
