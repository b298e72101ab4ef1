"""The bank's own code: references, checks and mistakes, loaded into this process."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from ..bank import Item
from ..errors import BankError
from ..kit import Local


def load_module(path: Path, name: str) -> ModuleType:
    """Import a file of the bank under a name that no other file has.

    Docstrings and assertions are kept, whatever Python was started with.

    Raises:
        BankError: if it is missing or can't be imported.
    """
    if not path.is_file():
        raise BankError("no such file", place=str(path))
    name = f"{name}@{path}"
    loader = SourceFileLoader(name, str(path))
    module = ModuleType(name)
    module.__file__, module.__loader__ = str(path), loader
    sys.modules[name] = module  # where a class looks for its module
    try:
        exec(_code(loader, path), module.__dict__)
    except Exception as error:
        del sys.modules[name]
        raise BankError(
            f"can't be imported: {type(error).__name__}: {error}", place=str(path)
        ) from error
    return module


def _code(loader: SourceFileLoader, path: Path) -> CodeType:
    if sys.flags.optimize == 0:
        code = loader.get_code(loader.name)  # compiled before, if nothing has changed since
        assert code is not None
        return code
    return compile(path.read_bytes(), str(path), "exec", dont_inherit=True, optimize=0)


def load_reference(item: Item) -> Local:
    """The reference's functions, as a subject."""
    module = load_module(item.files.reference, f"grader_reference_{item.id}")
    assert item.exercise is not None
    functions = {name: getattr(module, name, None) for name in item.exercise.functions}
    for name, function in functions.items():
        if not callable(function):
            raise BankError(f"it defines no {name}", place=str(item.files.reference))
    return Local({n: f for n, f in functions.items() if callable(f)}, trusted=True)


class Mistake:
    """A known wrong version, and what it replaces."""

    def __init__(self, name: str, function: Callable[..., Any], functions: tuple[str, ...]) -> None:
        self.name = name
        self.function = function
        # Where an exercise has several functions, a mistake says which one it stands for.
        self.replaces: str = getattr(function, "replaces", functions[0])

    def subject(self, reference: Local) -> Local:
        subject = Local({**reference.functions, self.replaces: self.function})
        subject.seed = reference.seed
        return subject


def load_mistakes(item: Item) -> list[Mistake]:
    """The public functions and classes that mistakes.py defines, in its order."""
    module = load_module(item.files.mistakes, f"grader_mistakes_{item.id}")
    assert item.exercise is not None
    return [
        Mistake(name, thing, item.exercise.functions)
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and (inspect.isfunction(thing) or inspect.isclass(thing))
        and thing.__module__ == module.__name__
    ]
