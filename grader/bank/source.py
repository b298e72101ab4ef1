"""One Markdown file of the bank: front matter and body, each with its lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from grader.bank.paths import shown
from grader.errors import BankError
from grader.language import reason, said

FENCE = "---"
_TEXT, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"


class Source(NamedTuple):
    """A page's file, split but not yet understood.

    `lines` maps a (dotted) key of the front matter to its line, the empty key to the first line.
    """

    path: Path
    facts: Mapping[str, object]
    lines: Mapping[str, int]
    body: str
    body_line: int

    def place(self, key: str = "") -> str:
        """`file:line` of a key, or of the nearest table around it."""
        while key not in self.lines:
            key = key.rpartition(".")[0]
        return shown(self.path, self.lines[key])


def read_text(path: Path) -> str:
    """The file's text; BankError if it is absent or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        help = said("Write it, or take its id out of the bank.")
        raise BankError(said("the file is missing"), place=shown(path), help=help) from None
    except UnicodeDecodeError as error:
        message = said("byte {byte} is not UTF-8", byte=error.start)
        help = said("Save the file as UTF-8.")
        raise BankError(message, place=shown(path), help=help) from None
    except OSError as error:
        message = said("can't be read: {reason}", reason=reason(error))
        raise BankError(message, place=shown(path)) from None


def place_of(path: Path, needle: str) -> str:
    """`file:line` of the last line that isn't a `#` comment and holds the needle, else `file`.

    The last: bank.toml names an id among its topics first, and what is wrong with that id as an
    exercise belongs to the ladder, below.
    """
    lines = enumerate(read_text(path).split("\n"), 1)
    found = [n for n, line in lines if needle in line and not line.lstrip().startswith("#")]
    return shown(path, found[-1] if found else None)


def read_source(path: Path) -> Source:
    """Split one page; BankError (file:line) where its front matter is absent or no YAML."""
    text = read_text(path)
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        message = said(
            "the first line is {line!r}, but a page begins with {fence}",
            line=lines[0][:40],
            fence=FENCE,
        )
        help = said("Put the front matter between two lines of ---.")
        raise BankError(message, place=shown(path, 1), help=help)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        help = said("Close it with a line of ---.")
        raise BankError(said("the front matter never ends"), place=shown(path, 1), help=help)
    facts, places = _yaml("\n".join(lines[1:end]), path)
    return Source(path, facts, places, "\n".join(lines[end + 1 :]), end + 2)


def _yaml(text: str, path: Path) -> tuple[dict[str, object], dict[str, int]]:
    import yaml

    # The C loader is ten times as fast, but PyYAML may have been built without it.
    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = loader_type(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise BankError(
                said("the front matter is no list of `key: value` lines"),
                place=shown(path, 2),
                help=said("Write at least `title: ...`."),
            )
        lines = {"": 1}
        return _table(node, "", path, loader, lines), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise BankError(
            said("the front matter is no YAML: {why}", why=error.problem),
            place=shown(path, mark.line + 2 if mark else 2),
            help=said("Put a text that holds `: ` or `#`, or begins with a sign, into quotes."),
        ) from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an impossible date, for one
        why = str(error).splitlines()[0]
        message = said("the front matter is no YAML: {why}", why=why)
        help = said("Put the value into quotes.")
        raise BankError(message, place=shown(path, 2), help=help) from None
    finally:
        loader.dispose()


def _table(node: Any, at: str, path: Path, loader: Any, lines: dict[str, int]) -> dict[str, object]:
    """A mapping's values, and the line of every key; a key given twice is an error, which YAML lets
    pass.
    """
    table = {}
    for key, value in node.value:
        name = f"{at}.{key.value}" if at else str(key.value)
        line = key.start_mark.line + 2
        if name in lines:
            first = lines[name]
            message = said("{key} is given twice, first on line {line}", key=name, line=first)
            help = said("Keep one of the two.")
            raise BankError(message, place=shown(path, line), help=help)
        if key.id != "scalar":
            message = said("the front matter is no YAML: {why}", why="found unhashable key")
            help = said("Put the value into quotes.")
            raise BankError(message, place=shown(path, line), help=help)
        lines[name] = line
        is_table = value.id == "mapping"
        table[_value(key, loader)] = (
            _table(value, name, path, loader, lines) if is_table else _value(value, loader)
        )
    return table


def _value(node: Any, loader: Any) -> Any:
    """What most nodes are is made here, in a fraction of the loader's time."""
    if node.tag == _TEXT:
        return node.value
    if node.tag == _LIST and all(item.tag == _TEXT for item in node.value):
        return [item.value for item in node.value]
    return loader.construct_object(node, deep=True)
