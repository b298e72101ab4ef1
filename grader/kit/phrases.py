"""What the grader says of a candidate's answer, in both languages.

A `Phrase` is a key of PHRASES with its fields; it is put into words when the language is known.
Messages that an author writes in a check are plain strings and stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# key -> (English, Chinese)
PHRASES: dict[str, tuple[str, str]] = {
    # comparison
    "at": ("at {where}: {rest}", "{where} 处：{rest}"),
    "is": ("expected {expected}, got {actual}", "期望 {expected}，实际 {actual}"),
    "due": ("{due} is due, got {kind}", "应为{due}，实际是{kind}"),
    "length": (
        "the {container} has {actual} entries, {expected} are due",
        "{container} 有 {actual} 个元素，应为 {expected} 个",
    ),
    "keys": ("the keys are {actual}, {expected} are due", "键是 {actual}，应为 {expected}"),
    "shape": ("the shape is {actual}, {expected} is due", "形状是 {actual}，应为 {expected}"),
    "dtype": ("the dtype is {actual}, {expected} is due", "dtype 是 {actual}，应为 {expected}"),
    "entries": (
        "{wrong} of {size} entries differ; the first at {place}: expected {expected}, got {actual}",
        "{size} 个元素中有 {wrong} 个不同；第一个在 {place}：期望 {expected}，实际 {actual}",
    ),
    # kinds of values
    "an array": (
        "an array of shape {shape} and dtype {dtype}",
        "形状 {shape}、dtype 为 {dtype} 的数组",
    ),
    "array due": ("an array", "数组"),
    "number due": ("a number", "一个数"),
    "tensor due": ("a torch.Tensor", " torch.Tensor"),
    "a": ("a {name}", " {name}"),
    "an": ("an {name}", " {name}"),
    "None": ("None", " None"),
    # calls
    "returned": (
        "{function} returned{what}: return plain data",
        "{function} 返回了{what}：请返回普通数据",
    ),
    "raised": ("{function} raised {type}", "{function} 抛出了 {type}"),
    "raised, saying": (
        "{function} raised {type}: {message}",
        "{function} 抛出了 {type}：{message}",
    ),
    "raised, hint": (
        "{function} raised {type}: {message}. {hint}",
        "{function} 抛出了 {type}：{message}。{hint}",
    ),
    "hint files": (
        "The sandbox allows no files, processes or connections.",
        "沙箱不允许访问文件、启动进程或连接网络。",
    ),
    "hint modules": (
        "A solution has the exercise's library and Python's own, whatever is installed.",
        "不管装了什么，答案里只能用本题的库和 Python 标准库。",
    ),
    "hint input": ("There is nothing to read: take the arguments.", "没有可读的输入：请使用参数。"),
    "not judged": (
        "not judged, because it builds on a check that did not pass: {needed}",
        "未评判：它以另一项检查为前提，而那项检查没有通过：{needed}",
    ),
    "changes inputs": (
        "the values are right, but {function} changes its input {named}",
        "结果是对的，但 {function} 改动了输入 {named}",
    ),
    "raises another": (
        "{function} raised {type} where {wanted} is due",
        "{function} 抛出了 {type}，应抛出 {wanted}",
    ),
    "returns instead": (
        "{function} returned {what} where {wanted} is due",
        "{function} 返回了{what}，应抛出 {wanted}",
    ),
    # the worker
    "while loaded": ("while it was loaded", "（加载文件时）"),
    "in call": ("in {function}", "（调用 {function} 时）"),
    "at the end": ("at the end", "（结束时）"),
    "no answer": (
        "no answer {where}: the {seconds} s that the exercise allows are used up",
        "没有结果{where}：本题允许的 {seconds} 秒已用完",
    ),
    "no time left": (
        "not run: the {seconds} s that the exercise allows are used up",
        "没有运行：本题允许的 {seconds} 秒已用完",
    ),
    "bad answer": (
        "what came back {where} is no answer: {why}",
        "返回的内容不是有效的应答{where}：{why}",
    ),
    "out of memory": ("it ran out of memory {where}", "内存不足{where}"),
    "exit code": (
        "its process ended with exit code {code} {where}",
        "进程以退出码 {code} 结束{where}",
    ),
    "signal": (
        "its process was ended by signal {number} ({name}) {where}",
        "进程被信号 {number}（{name}）终止{where}",
    ),
    "printed too much": ("it {what} {where}", "输出过多，进程被终止{where}"),
    "crashed often": (
        "it crashed {times} times; nothing more was run",
        "已崩溃 {times} 次，不再继续运行",
    ),
    "load memory": ("it ran out of memory while it was loaded", "加载文件时内存不足"),
    "load raised": ("it can't be loaded: {detail}", "无法加载：{detail}"),
    "load raised, hint": ("it can't be loaded: {detail}. {hint}", "无法加载：{detail}。{hint}"),
    "load nonsense": ("its worker gave no answer that is one", "工作进程没有给出有效的应答"),
    # the file
    "too large file": ("the file is larger than {limit} MB", "文件超过 {limit} MB"),
    "empty file": ("the file is empty", "文件是空的"),
    "null byte": (
        "line {line} holds a null byte: this is no Python text",
        "第 {line} 行含有空字节：这不是 Python 文本",
    ),
    "not UTF-8": (
        "byte {byte} ({value}, line {line}) is not UTF-8: save the file as UTF-8",
        "第 {byte} 个字节（{value}，第 {line} 行）不是 UTF-8：请把文件存为 UTF-8",
    ),
    "uses forbidden": (
        "line {line} uses {name}, which this exercise forbids",
        "第 {line} 行使用了 {name}，本题不允许使用",
    ),
    "no function": (
        "the file defines no function {name}; it defines {there}",
        "文件里没有定义函数 {name}；定义了 {there}",
    ),
    "no function, near": (
        "the file defines no function {name}: rename {near} to {name}",
        "文件里没有定义函数 {name}：请把 {near} 改名为 {name}",
    ),
    "nothing": ("nothing", "（什么也没有）"),
    "signature": ("{have} can't be called as {due}", "{have} 无法按 {due} 调用"),
}


# An exception's name -> the phrase that says why a candidate may meet it here.
HINTS = {
    "PermissionError": "hint files",
    "ModuleNotFoundError": "hint modules",
    "EOFError": "hint input",
}


@dataclass(frozen=True)
class Phrase:
    """Words to be, in either language; a field may be a phrase itself."""

    key: str
    fields: tuple[tuple[str, Any], ...] = ()

    def in_(self, lang: str) -> str:
        template = PHRASES[self.key][lang == "zh"]
        return template.format(**{name: in_words(value, lang) for name, value in self.fields})

    def __str__(self) -> str:
        return self.in_("en")


def phrase(key: str, **fields: Any) -> Phrase:
    return Phrase(key, tuple(fields.items()))


def in_words(text: Any, lang: str) -> str:
    """A phrase in the language; anything else as it is."""
    return text.in_(lang) if isinstance(text, Phrase) else str(text)
