"""The untrusted side: runs one candidate's file, and nothing else, inside its confinement.

It gets source and inputs and gives back outputs. It never holds a reference, an expected value or
a check, and nothing that it says is a verdict. Of ours it imports the wire alone.

Messages to the worker, and its answers::

    {"op": "load", "source", "file", "forbid", "functions"}
                                                 -> parsed, then value (names found) or raised
    {"op": "run", "function", "cases"}           -> one answer a case: value, raised or refused
    {"op": "warm", "function", "args"}           -> value (None) or raised, after one call
    {"op": "again", "repeat"}                    -> the same, after so many more of these calls
    {"op": "state"}                              -> names of the global state that was changed
"""

from __future__ import annotations

import ast
import contextlib
import os
import random
import struct
import sys
import threading
import traceback
import types
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from . import wire

_MODULE = "candidate"


class Channel:
    """Framed messages over plain descriptors (seccomp forbids the calls that sockets use)."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming = incoming
        self.outgoing = outgoing

    def receive(self) -> Any:
        (size,) = struct.unpack("<Q", self._exactly(8))
        return wire.decode(self._exactly(size))

    def send(self, value: Any) -> None:
        try:
            parts = wire.frame(value)
        except wire.Unsupported as error:
            parts = wire.frame({"kind": "refused", "message": str(error)[:500]})
        for part in parts:
            view = memoryview(part)
            while len(view):
                view = view[os.write(self.outgoing, view[: 1 << 20]) :]

    def _exactly(self, size: int) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while len(view):
            chunk = os.read(self.incoming, min(len(view), 1 << 20))
            if not chunk:
                raise EOFError
            view[: len(chunk)] = chunk
            view = view[len(chunk) :]
        return data


def serve(incoming: int, outgoing: int) -> None:
    """Answer messages until the grader closes the channel."""
    random.seed(0)  # Python reseeds it from the system in every forked child
    channel = Channel(incoming, outgoing)
    candidate = Candidate(channel, global_state())
    while True:
        try:
            message = channel.receive()
        except EOFError:
            return
        candidate.answer(message)


class Candidate:
    """One loaded submission."""

    def __init__(self, channel: Channel, before: dict[str, bytes]) -> None:
        self.channel = channel
        self.before = before
        self.module = types.ModuleType(_MODULE)
        self.file = ""
        self.repeated: Callable[[], Any] = lambda: None

    def answer(self, message: dict[str, Any]) -> None:
        operations: dict[str, Callable[[dict[str, Any]], None]] = {
            "load": self.load,
            "run": self.run,
            "warm": self.warm,
            "again": self.again,
            "state": self.state,
        }
        operations[message["op"]](message)

    def load(self, message: dict[str, Any]) -> None:
        self.file = message["file"]
        try:
            tree: Any = compile(message["source"], self.file, "exec", ast.PyCF_ONLY_AST)
            code = compile(tree, self.file, "exec", dont_inherit=True)
            facts = {"functions": _functions(tree), "forbidden": _uses(tree, message["forbid"])}
        except BaseException as error:  # RecursionError and MemoryError of hostile sources too
            self.channel.send(self.raised(error))
            return
        # Sent before a line of the candidate's has run, so nobody has touched these facts.
        self.channel.send({"kind": "parsed", **facts})
        self.module.__file__ = self.file
        sys.modules[_MODULE] = self.module
        self.guarded(partial(self.execute, code, message["functions"]))

    def execute(self, code: types.CodeType, wanted: list[str]) -> list[str]:
        """Run the module; which of the wanted names it has then, however it came by them."""
        exec(code, self.module.__dict__)
        return [name for name in wanted if name in self.module.__dict__]

    def run(self, message: dict[str, Any]) -> None:
        for args, repeat in message["cases"]:
            self.guarded(partial(self.call, message["function"], args, repeat), args)

    def call(self, name: str, args: list[Any], repeat: int) -> Any:
        function = getattr(self.module, name)
        if repeat == 1:
            return function(*args)
        return [function(*args) for _ in range(repeat)]

    def warm(self, message: dict[str, Any]) -> None:
        """One call, of which only the end is told; `again` repeats it."""
        function, args = message["function"], message["args"]
        self.repeated = lambda: getattr(self.module, function)(*args)
        self.again({"repeat": 1})

    def again(self, message: dict[str, Any]) -> None:
        def repeat() -> None:
            for _ in range(message["repeat"]):
                self.repeated()

        self.guarded(repeat)

    def state(self, message: dict[str, Any]) -> None:
        now = global_state()
        changed = [name for name in self.before if self.before[name] != now[name]]
        self.channel.send({"changed": changed})

    def guarded(self, action: Callable[[], Any], args: list[Any] | None = None) -> None:
        """Run candidate's code; answer with what came of it, whatever that is."""
        try:
            answer = {"kind": "value", "value": action()}
            if args is not None:
                answer["args"] = [None if _is_generator(a) else a for a in args]
        except BaseException as error:
            answer = self.raised(error)
        _flush()
        self.channel.send(answer)

    def raised(self, error: BaseException) -> dict[str, Any]:
        frames = traceback.extract_tb(error.__traceback__)
        own = [f for f in frames if f.filename == self.file]
        line = own[-1].lineno if own else None
        column = None
        if isinstance(error, SyntaxError) and error.filename == self.file:
            line, column = error.lineno, error.offset
            text = str(error.msg)
        else:
            text = _text(error)
        return {
            "kind": "raised",
            "type": str(type(error).__name__)[:200],
            "bases": [str(c.__name__)[:200] for c in type(error).__mro__[:8]],
            "message": text[:500].encode("utf-8", "backslashreplace").decode(),
            "line": line,
            "column": column,
            # A library's NotImplementedError isn't a stub's.
            "own": bool(frames) and frames[-1].filename == self.file,
        }


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException as another:
        return f"(its message can't be shown: {type(another).__name__})"


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BaseException):  # the candidate may have put anything there
            stream.flush()


def _is_generator(value: Any) -> bool:
    return type(value) is np.random.Generator


def global_state() -> dict[str, bytes]:
    """Fingerprints of what a function should leave alone."""
    kind, keys, *rest = np.random.get_state()
    return {
        "numpy.random": repr((kind, rest)).encode() + np.asarray(keys).tobytes(),
        "random": str(hash(random.getstate())).encode(),
        "numpy.seterr": repr(np.geterr()).encode(),
        "numpy.set_printoptions": repr(np.get_printoptions()).encode(),
        "environment": repr(sorted(os.environ.items())).encode(),
        "threads": str(threading.active_count()).encode(),
    }


# ------------------------------------------------------------------------ facts of the source


def _functions(tree: ast.Module) -> dict[str, Any]:
    """Names at the top level -> their parameters, None where unknown, False where imported."""
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[node.name] = None if node.decorator_list else _parameters(node)
        elif isinstance(node, ast.ClassDef):
            found[node.name] = None
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {t.id: None for t in targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.Import | ast.ImportFrom | ast.If | ast.Try | ast.With):
            names = {
                a.asname or a.name
                for n in ast.walk(node)
                for a in getattr(n, "names", [])
                if isinstance(a, ast.alias)
            }
            inner = {n.name for n in ast.walk(node) if isinstance(n, ast.FunctionDef)}
            found |= dict.fromkeys(names, False) | dict.fromkeys(inner)
    return found


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, Any]:
    a = node.args
    return {
        "line": node.lineno,
        "names": [p.arg for p in [*a.posonlyargs, *a.args]],
        "optional": len(a.defaults),
        "rest": a.vararg is not None,
        "keyword_only": sum(default is None for default in a.kw_defaults),
    }


def _uses(tree: ast.Module, forbidden: list[str]) -> list[list[Any]]:
    """[name, line] of each use of a forbidden dotted name, by import, attribute or string."""
    if not forbidden:
        return []
    aliases = _aliases(tree)
    found = []
    for node in ast.walk(tree):
        for name in _names(node, aliases):
            hits = [f for f in forbidden if name == f or name.startswith(f + ".")]
            found += [[hit, getattr(node, "lineno", 0)] for hit in hits]
    return found


def _aliases(tree: ast.Module) -> dict[str, str]:
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for a in node.names:
                first = a.name.partition(".")[0]
                aliases[a.asname or first] = a.name if a.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module:
            aliases |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return aliases


def _names(node: ast.AST, aliases: dict[str, str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [a.name for a in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
    if isinstance(node, ast.Attribute | ast.Name):
        return [_dotted(node, aliases)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([aliases.get(node.id, node.id), *reversed(parts)])
