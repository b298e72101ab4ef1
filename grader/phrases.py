"""Messages without a language: a key with fields, put into words when a report is written.

A `Phrase` is made where something is found out and rendered where it is read. Its fields are plain
data (numbers, texts, other phrases), so that a verdict that holds phrases can be written as JSON,
read again and rendered in either language.

Texts in fields come from candidates' files: they are cut to a budget, and their line breaks
are marked, so that none of their lines can look like a line of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Union

from .budgets import FIELD_TEXT

Field = Union[None, bool, int, float, str, "Phrase", tuple["Field", ...]]
MARK = "│ "
# Larger integers are kept as hexadecimal texts: Python refuses to write their decimals.
INT_LIMIT = 1 << 63

# key -> (English, Chinese)
PHRASES: Mapping[str, tuple[str, str]] = {
    # words of others
    "text": ("{text}", "{text}"),
    "cut": ("{text}… ({more:,} more characters)", "{text}…（还有 {more:,} 个字符）"),
    "error": ("{type}: {message}", "{type}：{message}"),
    "error at": ("{type}: {message} ({place})", "{type}：{message}（{place}）"),
    # comparison
    "at": ("at {where}: {rest}", "{where} 处：{rest}"),
    "is": ("expected {expected}, got {actual}", "期望 {expected}，实际 {actual}"),
    "due": ("expected {due}, got {kind}", "应为{due}，实际是{kind}"),
    "length": (
        "the {container} has {actual} entries, expected {expected}",
        "{container} 有 {actual} 个元素，应为 {expected} 个",
    ),
    "keys": ("the keys are {actual}, expected {expected}", "键是 {actual}，应为 {expected}"),
    "shape": ("the shape is {actual}, expected {expected}", "形状是 {actual}，应为 {expected}"),
    "dtype": (
        "the dtype is {actual}, expected {expected}",
        "dtype 是 {actual}，应为 {expected}",
    ),
    "entries": (
        "{wrong} of {size} entries differ; the first at {place}: expected {expected}, got {actual}",
        "{size} 个元素中有 {wrong} 个不同；第一个在 {place}：期望 {expected}，实际 {actual}",
    ),
    "no comparison": (
        "the answer can't be compared with the right one: {type}: {message}",
        "无法把这个结果与正确结果作比较：{type}：{message}",
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
        "{function} returned{what}: return plain data"
        " (numbers, arrays, tensors, lists, tuples or dicts, no subclasses)",
        "{function} 返回了{what}：请返回普通数据（数、数组、张量、列表、元组或字典，不能是子类）",
    ),
    "raised": ("{function} raised {type}", "{function} 抛出了 {type}"),
    "raised, saying": (
        "{function} raised {type}: {message}",
        "{function} 抛出了 {type}：{message}",
    ),
    "raised, hint": (
        "{function} raised {type}: {message}\n{hint}",
        "{function} 抛出了 {type}：{message}\n{hint}",
    ),
    "raised in use": (
        "using {function} raised {type}: {message}",
        "使用 {function} 时抛出了 {type}：{message}",
    ),
    "hint files": (
        "The sandbox allows no files, processes or connections.",
        "沙箱不允许访问文件、启动进程或连接网络。",
    ),
    "hint modules": (
        "Import the exercise's library and Python's own modules only: everything else belongs "
        "into this file.",
        "只能导入本题的库和 Python 标准库，其余代码都要写在这个文件里。",
    ),
    "hint input": ("There is nothing to read: take the arguments.", "没有可读的输入：请使用参数。"),
    "changes inputs": (
        "the values are right, but {function} changes its input {named}",
        "结果是对的，但 {function} 改动了输入 {named}",
    ),
    "raises another": (
        "{function} raised {type}, expected {wanted}",
        "{function} 抛出了 {type}，应抛出 {wanted}",
    ),
    "returns instead": (
        "{function} returned {what}, expected it to raise {wanted}",
        "{function} 返回了{what}，应抛出 {wanted}",
    ),
    "not judged": (
        "not judged: it depends on {needed}, which did not pass",
        "未评判：它以 {needed} 为前提，而那项检查没有通过",
    ),
    "no check": ("no check was run", "没有运行任何检查"),
    "judge died": (
        "the process that graded this file ended ({how}); grade it again",
        "评判这个文件的进程意外结束（{how}），请重新评分",
    ),
    # the worker
    "while loaded": ("while it was loaded", "（加载文件时）"),
    "in call": ("in {function}", "（调用 {function} 时）"),
    "at the end": ("at the end", "（结束时）"),
    "no answer": (
        "no answer {where}: the {seconds} s that the exercise allows are used up",
        "没有结果{where}：本题允许的 {seconds} 秒已用完",
    ),
    "no answer, line": (
        "no answer {where}: the {seconds} s that the exercise allows are used up; it was in line"
        " {line} then",
        "没有结果{where}：本题允许的 {seconds} 秒已用完，当时正在执行第 {line} 行",
    ),
    "no time left": (
        "not run: the {seconds} s that the exercise allows are used up",
        "没有运行：本题允许的 {seconds} 秒已用完",
    ),
    "bad answer": (
        "the worker sent an invalid reply {where}: {why}",
        "工作进程返回了无效的应答{where}：{why}",
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
    "printed too much": (
        "it printed more than {limit} MB {where}",
        "输出超过 {limit} MB，进程被终止{where}",
    ),
    "in judging": ("while its answers were judged", "（判定结果时）"),
    "crashed often": (
        "it crashed {times} times; nothing more was run",
        "已崩溃 {times} 次，不再继续运行",
    ),
    "load memory": ("it ran out of memory while it was loaded", "加载文件时内存不足"),
    "load raised": ("it can't be loaded: {detail}", "无法加载：{detail}"),
    "load raised, hint": ("it can't be loaded: {detail}\n{hint}", "无法加载：{detail}\n{hint}"),
    "load nonsense": ("the worker sent an invalid reply", "工作进程返回了无效的应答"),
    # the file
    "too large file": ("the file is larger than {limit} MB", "文件超过 {limit} MB"),
    "empty file": ("the file is empty", "文件是空的"),
    "null byte": (
        "line {line} holds a null byte: this is not Python text",
        "第 {line} 行含有空字节：这不是 Python 文本",
    ),
    "not UTF-8": (
        "byte {byte} ({value}, line {line}) is not UTF-8: save the file as UTF-8, or name its "
        "encoding in line 1, as in # -*- coding: gbk -*-",
        "第 {byte} 个字节（{value}，第 {line} 行）不是 UTF-8：请把文件存为 UTF-8，"
        "或者在第 1 行注明编码，例如 # -*- coding: gbk -*-",
    ),
    "another encoding": (
        "the file is encoded as {encoding}: save it as UTF-8",
        "文件的编码是 {encoding}：请把它存为 UTF-8",
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
    "more names": ("and {more:,} more", "另有 {more:,} 个"),
    "nothing": ("nothing", "（什么也没有）"),
    "signature": ("{have} can't be called as {due}", "{have} 无法按 {due} 调用"),
    # notes
    "speed": (
        "time on a large input, compared with the reference's",
        "在大输入上的用时，与参考实现对照",
    ),
    "numpy.random": (
        "the state of NumPy's global random generator was changed",
        "改动了 NumPy 全局随机数生成器的状态",
    ),
    "random": (
        "the state of Python's global random generator was changed",
        "改动了 Python 全局随机数生成器的状态",
    ),
    "numpy.seterr": (
        "NumPy's floating-point error handling was changed (np.seterr)",
        "改动了 NumPy 的浮点错误处理方式（np.seterr）",
    ),
    "numpy.set_printoptions": (
        "NumPy's print options were changed",
        "改动了 NumPy 的打印选项",
    ),
    "environment": ("environment variables were changed", "改动了环境变量"),
    "threads": ("threads were left running", "留下了仍在运行的线程"),
    # files that aren't graded
    "left out: link": (
        "this is a link to {target}; links are not followed",
        "这是指向 {target} 的链接，不跟随链接",
    ),
    "left out: folder": ("this is a folder", "这是文件夹"),
    "left out: not a file": ("this is a pipe, a socket or a device", "这是管道、套接字或设备"),
    "left out: made by the system": (
        "the system makes up its content",
        "内容由系统生成，不是普通文件",
    ),
    "left out: unreadable": ("it can't be read: {why}", "无法读取：{why}"),
    "left out: bank's own": (
        "this is the bank's own reference under another name",
        "这是题库自带的参考实现，只是换了路径",
    ),
    "left out: notebook": (
        "this is a notebook, not a Python file",
        "这是 notebook，不是 Python 文件",
    ),
    "left out: archive": ("this is an archive: unpack it first", "这是压缩包，请先解压"),
    "left out: environment": ("this is a virtual environment", "这是虚拟环境目录"),
    "left out: not Python": ("its name does not end in .py", "文件名不以 .py 结尾"),
    "left out: no exercise": (
        "neither its name nor a function that it defines names an exercise",
        "文件名和其中定义的函数都对应不上任何练习",
    ),
    "left out: several exercises": ("it could be for any of {ids}", "可能对应多个练习：{ids}"),
    "left out: defines none": ("it does not define {functions}", "没有定义 {functions}"),
    "left out: files more": ("and {count} more files", "另外还有 {count} 个文件"),
}

# An exception's name -> the phrase that says why a candidate may meet it here.
HINTS = {
    "PermissionError": "hint files",
    "ModuleNotFoundError": "hint modules",
    "ImportError": "hint modules",
    "EOFError": "hint input",
}


@dataclass(frozen=True)
class Phrase:
    """A key of PHRASES with its fields.

    The key "say" is an author's own message: its fields `en` and `zh` are the two templates, the
    others fill them.
    """

    key: str
    fields: tuple[tuple[str, Field], ...] = ()

    def in_(self, lang: str) -> str:
        """The message in a language, "en" or "zh". Never raises."""
        fields = {name: _shown(field, lang) for name, field in self.fields}
        try:
            return self._template(lang).format_map(fields)
        except (ValueError, KeyError):  # a verdict that another version wrote
            return f"{self.key} ({', '.join(f'{name}={field}' for name, field in fields.items())})"

    def _template(self, lang: str) -> str:
        if self.key != "say":
            return PHRASES[self.key][lang == "zh"]
        template = str(dict(self.fields)["zh" if lang == "zh" else "en"])
        demand_plain(template)
        return template

    def holds(self, key: str) -> bool:
        """Whether the phrase, or one inside it, has this key."""
        inner = (field for _, field in self.fields if isinstance(field, Phrase))
        return self.key == key or any(field.holds(key) for field in inner)

    def __str__(self) -> str:
        return self.in_("en")


def phrase(key: str, **fields: Any) -> Phrase:
    """A phrase. Texts are cut to a budget; what is no plain data is kept as its text."""
    return Phrase(key, tuple((name, _field(value)) for name, value in fields.items()))


def say(en: str, zh: str, **fields: Any) -> Phrase:
    """An author's own message, in both languages, with places such as `{n}` or `{n:,}`.

    Raises:
        ValueError: if a template isn't plain or the two don't have the same places.
    """
    if demand_plain(en) != demand_plain(zh):
        raise ValueError(f"the two languages have different places: {en!r} and {zh!r}")
    return Phrase("say", (("en", en), ("zh", zh), *phrase("say", **fields).fields))


def filled(message: str | Phrase, **fields: Any) -> Phrase:
    """A message with more fields; a plain text becomes a phrase that says it in any language.

    Raises:
        ValueError: if an author's message has places that no field fills.
    """
    if isinstance(message, str):
        if fields:
            raise ValueError("only a message made by `say` has places to fill")
        return phrase("text", text=message)
    whole = Phrase(message.key, (*message.fields, *phrase("say", **fields).fields))
    names = {name for name, _ in whole.fields}
    if whole.key == "say" and (missing := demand_plain(str(dict(whole.fields)["en"])) - names):
        raise ValueError(f"nothing fills {', '.join(sorted(missing))} of {message.fields[0][1]!r}")
    return whole


def cut(text: str, limit: int = FIELD_TEXT) -> Field:
    """The text, or its start and how many characters were left out."""
    if len(text) <= limit:
        return text
    return Phrase("cut", (("text", text[:limit]), ("more", len(text) - limit)))


def in_words(message: Phrase | None, lang: str) -> str:
    """A message in the language; no message is an empty text."""
    return message.in_(lang) if message is not None else ""


def demand_plain(template: str) -> set[str]:
    """The names of a template's places.

    Raises:
        ValueError: if a place is more than a name with a short format, such as `{n:,}`: templates
            may come from a file, and `{n.attribute}` or `{n:999999999}` must do nothing.
    """
    names = set()
    for _, name, spec, conversion in _places(template):
        if name is None:
            continue
        if not name.isidentifier() or conversion or len(spec or "") > 4:
            raise ValueError(f"a place that is no name: {name!r} in {template!r}")
        names.add(name)
    return names


def _places(template: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
    from string import Formatter

    yield from Formatter().parse(template)


def _field(value: Any) -> Field:
    if value is None or isinstance(value, Phrase) or type(value) is bool:
        return value
    if type(value) is int:
        return value if abs(value) < INT_LIMIT else _field(hex(value))
    if type(value) is float:
        return value if value - value == 0 else str(value)  # JSON has no NaN and no infinities
    if type(value) is list:  # a tuple is a shape or the like, which reads as Python writes it
        return tuple(_field(item) for item in value)
    return cut(str(value))


def _shown(field: Field, lang: str) -> Any:
    if isinstance(field, Phrase):
        return field.in_(lang)
    if isinstance(field, tuple):
        return ("、" if lang == "zh" else ", ").join(str(_shown(item, lang)) for item in field)
    if isinstance(field, str):
        return _marked(field)
    if type(field) is int and abs(field) >= INT_LIMIT:
        return hex(field)
    return "None" if field is None else field


def _marked(text: str) -> str:
    """A text with its line breaks marked."""
    return text.replace("\n", f"\n{MARK}") if "\n" in text else text
