"""The untrusted side: runs one candidate's file, and nothing else, inside its confinement.

It gets source, inputs and probes and gives back outputs. It never holds a reference, an expected
value or a check, and nothing that it says is a verdict. Of ours it imports the wire, `source`,
`stack` and `probes` alone. A probe is a function of the bank's that takes the candidate and plain
data, and gives plain data back: modules, classes and gradients stay here.

It begins with "ready" (or with "fault", where the machine didn't let it start), before it has seen
anything of the candidate's. Messages to the worker, and its answers::

    {"op": "load", "source", "file", "forbid", "functions", "probes", "probes_file"}
                 -> parsed; then value (names found) or raised, unless it uses what is forbidden;
                    or unfit, where the probes can't be loaded
    {"op": "run", "function", "cases"}           -> one answer a case: value, raised or refused;
                                                    the function is the candidate's, or a probe
    {"op": "warm", "function", "args"}           -> value (None) or raised, after one call
    {"op": "again", "repeat"}                    -> the same, after so many more of these calls
    {"op": "state"}                              -> names of the global state that was changed
    {"op": "held", "number"}                     -> as the message of that number among those that
                                                    the zygote has decoded for its workers; once
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import gc
import importlib.util
import linecache
import mmap
import os
import random
import struct
import sys
import threading
import traceback
import types
from collections.abc import Callable
from functools import partial
from typing import Any, TypeGuard

import numpy as np

from . import probes, source, stack, wire
from .decoding import decode

RESERVE_MB = 8  # beyond what a candidate may use
# Of the garbage collector. Python's own 700 makes the import of torch's late parts a fifth slower.
_THRESHOLD = 10_000, 10, 10
_MODULE = "candidate"
_GENERATOR = "generator"
# Python's own exceptions, taken before a candidate can change a name. The readers of `__mro__` and
# `__name__` are `type`'s: a metaclass may answer for its classes otherwise.
_BUILTINS = {
    kind
    for kind in vars(builtins).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
_BUILTIN_NAMES = {kind.__name__ for kind in _BUILTINS}
_mro, _name = type.__dict__["__mro__"].__get__, type.__dict__["__name__"].__get__


class Channel:
    """Framed messages over plain descriptors (seccomp forbids the calls that sockets use)."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming = incoming
        self.outgoing = outgoing

    def receive(self) -> Any:
        (size,) = struct.unpack("<Q", self._exactly(8))
        return decoded(self._exactly(size))

    def send(self, value: Any) -> None:
        self.write(framed(value))

    def write(self, parts: list[Any]) -> None:
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


def decoded(message: bytes | bytearray) -> Any:
    """A message as a worker has it, with generators of its own."""
    return decode(message, generators=True)


def framed(value: Any) -> list[Any]:
    """A message's bytes, in parts; in place of a value that can't be sent, why."""
    try:
        return list(wire.frame(value))
    except wire.Unsupported as error:
        return list(wire.frame({"kind": "refused", "message": str(error)[:500]}))


def fresh_state() -> dict[str, bytes]:
    """The global state with which a worker begins, made here."""
    random.seed(0)
    return global_state()


def serve(incoming: int, outgoing: int, before: dict[str, bytes], held: list[Any]) -> None:
    """Answer messages until the grader closes the channel.

    `before` is what `fresh_state` gives, `held` the messages that needn't be sent.
    """
    random.seed(0)  # Python reseeds it from the system in every forked child
    gc.set_threshold(*_THRESHOLD)
    gc.enable()  # the zygote runs without it
    channel = Channel(incoming, outgoing)
    stack.answer_on(outgoing)
    channel.send({"kind": "ready"})
    candidate = Candidate(channel, before, held)
    while True:
        try:
            message = channel.receive()
        except EOFError:
            return
        candidate.answer(message)


def report_fault(outgoing: int, error: BaseException) -> None:
    """Say, in place of "ready", why this machine can't run a worker."""
    reason = f"{type(error).__name__}: {error}"[:500]
    Channel(-1, outgoing).send({"kind": "fault", "reason": reason})


class Reserve:
    """Address space kept back, for an answer when a candidate has used up its own."""

    def __init__(self) -> None:
        self.kept: mmap.mmap | None = None
        self.take()

    def take(self) -> None:
        with contextlib.suppress(OSError, MemoryError):
            self.kept = self.kept or mmap.mmap(-1, RESERVE_MB << 20)

    def used_for(self, make: Callable[[], Any]) -> Any:
        """What `make` gives, out of the reserve where there is no other memory."""
        try:
            return make()
        except MemoryError:
            self.release()
            return make()

    def release(self) -> None:
        if self.kept is not None:
            self.kept.close()
            self.kept = None


class Candidate:
    """One loaded submission."""

    def __init__(self, channel: Channel, before: dict[str, bytes], held: list[Any]) -> None:
        self.channel = channel
        self.before = before
        self.held = held
        self.module = types.ModuleType(_MODULE)
        self.file = ""
        self.probes_files: set[str] = set()
        self.functions: list[str] = []
        self.probes: dict[str, Callable[..., Any]] = {}
        self.reserve = Reserve()
        self.repeated: Callable[[], Any] = lambda: None

    def answer(self, message: dict[str, Any]) -> None:
        operations: dict[str, Callable[[dict[str, Any]], None]] = {
            "load": self.load,
            "run": self.run,
            "warm": self.warm,
            "again": self.again,
            "state": self.state,
        }
        if message["op"] == "held":
            number = message["number"]
            message, self.held[number] = self.held[number], None  # frees it once it is answered
        operations[message["op"]](message)

    def load(self, message: dict[str, Any]) -> None:
        self.file, self.functions = message["file"], message["functions"]
        if not self.fitted(message["probes"], message["probes_file"]):
            return
        try:
            tree: Any = compile(message["source"], self.file, "exec", ast.PyCF_ONLY_AST)
            code = compile(tree, self.file, "exec", dont_inherit=True)
            functions = source.functions(tree, message["functions"])
            forbidden = source.uses(tree, message["forbid"])
        except BaseException as error:  # RecursionError and MemoryError of hostile sources too
            self.channel.send(self.raised(error))
            return
        # Sent before a line of the candidate's has run, so nobody has touched these facts.
        self.channel.send({"kind": "parsed", "functions": functions, "forbidden": forbidden})
        if forbidden:
            return
        _remember(self.file, message["source"])
        self.module.__file__ = self.file
        sys.modules[_MODULE] = self.module
        self.guarded(partial(self.execute, code, message["functions"]))

    def fitted(self, source: bytes, file: str) -> bool:
        """Load the probes before a line of the candidate's has run."""
        self.probes_files = {file, probes.__file__}
        try:
            self.probes = probes.load(source, file)
        except BaseException as error:
            self.channel.send({"kind": "unfit", "reason": f"{type(error).__name__}: {error}"[:500]})
            return False
        return True

    def execute(self, code: types.CodeType, wanted: list[str]) -> list[str]:
        """Run the module; which of the wanted names it has then, however it came by them."""
        exec(code, self.module.__dict__)
        return [name for name in wanted if name in self.module.__dict__]

    def run(self, message: dict[str, Any]) -> None:
        for args, repeat in message["cases"]:
            self.guarded(partial(self.call, message["function"], args, repeat), args)

    def function(self, name: str) -> Callable[..., Any]:
        """A probe or, where there is none of that name, a function of the candidate's."""
        if name not in self.probes:
            found: Callable[..., Any] = getattr(self.module, name)
            return found
        own = {name: getattr(self.module, name) for name in self.functions}
        return partial(self.probes[name], types.SimpleNamespace(**own))

    def call(self, name: str, args: list[Any], repeat: int) -> Any:
        function = self.function(name)
        if repeat == 1:
            return function(*args)
        return [function(*args) for _ in range(repeat)]

    def warm(self, message: dict[str, Any]) -> None:
        """One call, of which only the end is told; `again` repeats it."""
        function, args = message["function"], message["args"]
        self.repeated = lambda: self.function(function)(*args)
        self.again({"repeat": 1})

    def again(self, message: dict[str, Any]) -> None:
        def repeat() -> None:
            for _ in range(message["repeat"]):
                self.repeated()

        self.guarded(repeat)

    def state(self, message: dict[str, Any]) -> None:
        now = global_state()
        changed = [name for name in self.before if self.before[name] != now[name]]
        self.channel.send({"kind": "changed", "names": changed})

    def guarded(self, action: Callable[[], Any], args: list[Any] | None = None) -> None:
        """Run candidate's code; answer with what came of it, whatever that is.

        Arguments come back only where the call may have changed them.
        """
        try:
            before = _contents(args)
            answer: Any = ["value", action()]
            if args is not None and _changed(args, before):
                sent = [None if _is_generator(a) else a for a in args]
                answer = {"kind": "value", "value": answer[1], "args": sent}
        except BaseException as error:
            if isinstance(error, MemoryError):
                self.reserve.release()
            answer = self.reserve.used_for(partial(self.raised, error))
        _flush()
        self.channel.write(self.reserve.used_for(partial(framed, answer)))
        self.reserve.take()
        # Large arrays in cycles use up a worker's memory long before Python collects them.
        gc.collect(1)

    def raised(self, error: BaseException) -> list[Any]:
        """The answer "raised" in its short form: the fields in their order."""
        # Without the lines' text, which takes long to look up.
        places = [(f.f_code.co_filename, n) for f, n in traceback.walk_tb(error.__traceback__)]
        own = [line for file, line in places if file == self.file]
        line = own[-1] if own else None
        column = None
        text = _text(error)
        if self.is_of_the_file(error):
            line, text = error.lineno, str(error.msg)
            column = error.offset if type(error.offset) is int else None
        name, bases = _kind(type(error))
        said = text[:500].encode("utf-8", "backslashreplace").decode()
        # A library's NotImplementedError isn't a stub's.
        by_own_code = bool(places) and places[-1][0] == self.file
        in_use = not own and any(file in self.probes_files for file, _ in places)
        return ["raised", name, bases, said, line, column, by_own_code, in_use]

    def is_of_the_file(self, error: BaseException) -> TypeGuard[SyntaxError]:
        """Whether Python could not compile the file; a candidate may raise a SyntaxError too."""
        if not isinstance(error, SyntaxError) or type(error.lineno) is not int:
            return False
        return type(error.filename) is str and error.filename == self.file


def _kind(kind: type) -> tuple[str, list[str]]:
    """An exception class's name, and those of Python's own exceptions that it is or derives from.

    A name of Python's own is kept for what is one: another class of that name gets a prefix.
    """
    ancestors = _mro(kind)
    # Only classes without a metaclass are looked up: it could answer for their equality.
    bases = [c.__name__ for c in ancestors if type(c) is type and c in _BUILTINS]
    name = str(_name(kind))[:200].encode("utf-8", "backslashreplace").decode()
    return (f"{_MODULE}.{name}" if name in _BUILTIN_NAMES - set(bases) else name), bases


def _remember(file: str, source: bytes) -> None:
    """Let `inspect.getsource` and tracebacks find the lines of a file that can't be opened."""
    with contextlib.suppress(Exception):  # it is compiled: what can't be shown needn't be
        lines = importlib.util.decode_source(source).splitlines(keepends=True)
        linecache.cache[file] = (len(source), None, lines, file)


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException as another:
        return f"(its message can't be shown: {type(another).__name__})"


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        # The candidate may have put anything there. `contextlib.suppress` takes four times as long.
        try:  # noqa: SIM105
            stream.flush()
        except BaseException:
            pass


def _is_generator(value: Any) -> bool:
    return type(value) is np.random.Generator


def _changed(args: list[Any], before: Any) -> bool:
    """Whether arguments may be others than before the call."""
    try:
        return bool(_contents(args) != before)
    except (RecursionError, MemoryError):  # a list that holds itself: encoding it says so
        return True


def _contents(value: Any) -> Any:
    """Plain data by its bits, to compare it later: -0.0 is not 0.0, 1 is not True.

    Generators are there to be changed. What this doesn't know differs from everything, itself too.
    """
    kind = type(value)
    if kind is np.ndarray:
        return value.dtype, value.shape, value.tobytes()
    if kind is list or kind is tuple:
        return kind, [*map(_contents, value)]
    if kind is float:
        return value.hex()
    if kind in (int, str, bool, bytes, type(None)):
        return kind, value
    if isinstance(value, np.generic):
        return kind, value.tobytes()
    if kind is dict:
        return kind, [*map(_contents, value)], [*map(_contents, value.values())]
    if _is_generator(value):
        return _GENERATOR
    return wire.bits_of(value) or object()


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
