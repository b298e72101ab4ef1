"""The bank's own code: references, checks and mistakes, loaded into this process."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from ..bank import Item
from ..bank.paths import shown
from ..bank.suggest import nearest
from ..errors import BankError
from ..kit import Local
from ..kit.edits import Edited
from ..kit.probes import Probes
from ..language import said
from ..sandbox.probes import PROVIDED, public

_FRESH_SECONDS = 2.0


def load_module(path: Path, name: str) -> ModuleType:
    """Import a file of the bank under a name that no other file has.

    Docstrings and assertions are kept, whatever Python was started with.

    Raises:
        BankError: if it is missing or can't be imported.
    """
    if not path.is_file():
        raise BankError(said("no such file"), place=str(path))
    name = f"{name}@{path}"
    loader = SourceFileLoader(name, str(path))
    module = ModuleType(name)
    module.__file__, module.__loader__ = str(path), loader
    sys.modules[name] = module  # where a class looks for its module
    try:
        exec(_code(loader, path), module.__dict__)
    except Exception as error:
        del sys.modules[name]
        message = said("can't be imported: {type}: {why}", type=type(error).__name__, why=error)
        raise BankError(message, place=str(path)) from error
    return module


def _code(loader: SourceFileLoader, path: Path) -> CodeType:
    """A compiled file knows its source by whole seconds and size, so a fresh source has none."""
    if sys.flags.optimize == 0 and time.time() - path.stat().st_mtime > _FRESH_SECONDS:
        code = loader.get_code(loader.name)  # compiled before, if nothing has changed since
        assert code is not None
        return code
    return compile(path.read_bytes(), str(path), "exec", dont_inherit=True, optimize=0)


def load_reference(item: Item) -> Local:
    """The reference's functions, as a subject that knows the exercise's probes."""
    assert item.exercise is not None
    if item.exercise.needs == "torch":
        _one_thread()
    module = load_module(item.files.reference, f"grader_reference_{item.id}")
    functions = {name: getattr(module, name, None) for name in item.exercise.functions}
    for name, function in functions.items():
        if not callable(function):
            raise BankError(
                said("it defines no {name}", name=name), place=str(item.files.reference)
            )
    found = {n: f for n, f in functions.items() if callable(f)}
    return Local(found, trusted=True, probes=load_probes(item))


def load_probes(item: Item) -> Probes:
    """The probes of an exercise: those of its probes.py, and the provided ones.

    Raises:
        BankError: if it can't be imported.
    """
    path = item.files.probes
    file = "/".join(path.parts[-3:])  # a worker needn't know where the bank is
    if not path.is_file():
        return Probes(PROVIDED, file=file)
    module = load_module(path, f"grader_probes_{item.id}")
    functions = PROVIDED | public(vars(module), module.__name__)
    return Probes(functions, path.read_bytes(), file)


def _one_thread() -> None:
    """Let torch compute in one thread, as it does in a worker: sums come out alike, and processes
    side by side don't fight for the cores."""
    import torch

    torch.set_num_threads(1)


class Mistake:
    """A known wrong version: the functions that it puts in place of the reference's.

    `source` is the whole file of one that is an edit of the reference, else None. A function
    stands for the exercise's first one, or for the one that its attribute `replaces` names.
    """

    def __init__(
        self, name: str, functions: Mapping[str, Callable[..., Any]], source: str | None = None
    ) -> None:
        self.name = name
        self.functions = functions
        self.source = source

    def subject(self, reference: Local) -> Local:
        """A new subject that makes this mistake, and is right in all other functions."""
        subject = Local({**reference.functions, **self.functions}, probes=reference.probes)
        subject.seed = reference.seed
        return subject


def load_mistakes(item: Item) -> list[Mistake]:
    """What mistakes.py defines publicly (edits, functions and classes), in its order.

    Raises:
        BankError: if the file can't be imported, if an edit doesn't fit the reference, or if a
            function replaces none of the exercise's.
    """
    module = load_module(item.files.mistakes, f"grader_mistakes_{item.id}")
    assert item.exercise is not None
    functions = item.exercise.functions
    found = []
    for name, thing in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(thing, Edited):
            found.append(_edited(item, name, thing))
        elif callable(thing) and getattr(thing, "__module__", "") == module.__name__:
            replaced = getattr(thing, "replaces", functions[0])
            if replaced not in functions:
                raise _replaces_nothing(item, name, replaced)
            found.append(Mistake(name, {replaced: thing}))
    return found


def _replaces_nothing(item: Item, name: str, replaced: Any) -> BankError:
    assert item.exercise is not None
    return BankError(
        said("the mistake {name} replaces no function {replaced!r}", name=name, replaced=replaced),
        place=shown(item.files.mistakes),
        help=nearest(str(replaced), item.exercise.functions)
        or said("There are: {names}.", names=item.exercise.functions),
    )


def load_edits(item: Item) -> dict[str, str]:
    """The whole file of each mistake that is an edit of the reference, by name. None is run.

    Raises:
        BankError: if mistakes.py can't be imported, or if an edit doesn't fit the reference.
    """
    module = load_module(item.files.mistakes, f"grader_mistakes_{item.id}")
    edits = {name: thing for name, thing in vars(module).items() if isinstance(thing, Edited)}
    return {name: _applied(item, name, e) for name, e in edits.items() if not name.startswith("_")}


def _applied(item: Item, name: str, edit: Edited) -> str:
    try:
        return edit.apply(item.files.reference.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _misfit(item, name, edit, error) from error


def _edited(item: Item, name: str, edit: Edited) -> Mistake:
    """The mistake that an edit of the reference makes."""
    assert item.exercise is not None
    module = ModuleType(f"grader_edited_{item.id}_{name}")
    sys.modules[module.__name__] = module  # dataclasses and pickle look a class's module up there
    try:
        source = _applied(item, name, edit)
        # Compiled as without -O: what an assert demands is a part of the mistake.
        exec(compile(source, f"<the mistake {name}>", "exec", optimize=0), vars(module))
        made = {function: getattr(module, function) for function in item.exercise.functions}
    except BankError:
        raise
    except Exception as error:
        raise _misfit(item, name, edit, error) from error
    return Mistake(name, made, source)


def _misfit(item: Item, name: str, edit: Edited, error: Exception) -> BankError:
    why = str(error) if type(error) is ValueError else f"{type(error).__name__}: {error}"
    return BankError(
        said("the mistake {name}: {why}", name=name, why=why),
        place=shown(item.files.mistakes, edit.line),
        help=said("Write the edit anew for {file}.", file=shown(item.files.reference)),
    )
