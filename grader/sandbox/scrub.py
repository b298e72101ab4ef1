"""What a zygote that was forked from the grader must not keep of it: environment, arguments,
modules.

A candidate can read all of its own memory, and so what is forgotten is overwritten where it stands.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import importlib
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

_OF_BYTES = sys.getsizeof(b"") - 1  # where the text of a bytes object begins
_OF_ASCII, _OF_TEXT = sys.getsizeof("") - 1, sys.getsizeof("\u0101" * 2) - 6  # and of a string
# What `site` adds, and a Python without it hasn't.
_OF_SITE = "exit", "quit", "copyright", "credits", "license", "help"
_CUSTOM = {"site", "sitecustomize", "usercustomize"}
_M_ARENA_MAX = -8  # <malloc.h>


@contextlib.contextmanager
def alone(packages: set[str]) -> Iterator[dict[str, ModuleType]]:
    """While nothing else is imported but the standard library, these packages and the sandbox: what
    they need they import by themselves, as in a fresh process. Gives what is put aside until then.
    """
    aside = {
        name: sys.modules.pop(name) for name in list(sys.modules) if _is_foreign(name, packages)
    }
    try:
        yield aside
    finally:
        sys.modules.update(aside)


def _is_foreign(name: str, packages: set[str]) -> bool:
    known = {*packages, *sys.stdlib_module_names, "__main__"} - _CUSTOM
    ours = name.startswith("grader.") and not name.startswith(("grader.sandbox", "grader.err"))
    shared = name.startswith(("_cython_", "cython_"))  # by compiled modules of the libraries
    return ours or (name.partition(".")[0] not in known and not shared)


def all_but(environment: Mapping[str, str], foreign: dict[str, ModuleType]) -> None:
    """Make this process like a fresh one with this environment and without these modules."""
    _environment(environment)
    _arguments()
    _initial_stack()
    _modules(foreign)
    # A virtual environment's folder isn't where the standard library is.
    sys.prefix, sys.exec_prefix = sys.base_prefix, sys.base_exec_prefix
    importlib.reload(sysconfig)
    with contextlib.suppress(AttributeError):  # another C library has no such setting
        # glibc has read MALLOC_ARENA_MAX long ago.
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, int(environment["MALLOC_ARENA_MAX"]))


def _environment(kept: Mapping[str, str]) -> None:
    data = os.environ._data  # type: ignore[attr-defined]
    for pair in list(data.items()):
        for text in pair:
            if len(text) > 1:  # Python shares the objects of a single byte
                ctypes.memset(id(text) + _OF_BYTES, 0, len(text))
    data.clear()
    ctypes.CDLL(None).clearenv()
    os.environ.update(kept)


def _arguments() -> None:
    for text in [*sys.argv[1:], *sys.orig_argv]:
        wide = max(map(ord, text), default=0)
        begin = _OF_ASCII if wide < 1 << 7 else _OF_TEXT
        if len(text) > 1:  # Python shares the objects of a single character
            size = 1 if wide < 1 << 8 else 2 if wide < 1 << 16 else 4
            ctypes.memset(id(text) + begin, 0, len(text) * size)
    sys.argv[:] = ["-c"]
    sys.orig_argv[:] = []


def _initial_stack() -> None:
    """Overwrite the arguments and the environment where the kernel put them."""
    # See proc(5): fields 48 to 51, counted behind the name, which may hold anything.
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    for start, end in (map(int, fields[45:47]), map(int, fields[47:49])):
        if 0 < start < end:
            ctypes.memset(start, 0, end - start)


def _modules(foreign: dict[str, ModuleType]) -> None:
    """Forget these modules, the main one, and foreign finders."""
    for name, module in foreign.items():
        parent, _, child = name.rpartition(".")
        if parent in sys.modules and getattr(sys.modules[parent], child, None) is module:
            delattr(sys.modules[parent], child)
    foreign.clear()  # frames below this one hold it
    main = ModuleType("__main__")
    # The second name is multiprocessing's.
    sys.modules.update({name: main for name in ("__main__", "__mp_main__") if name in sys.modules})
    sys.meta_path[:] = [
        f for f in sys.meta_path if "importlib" in str(getattr(f, "__module__", ""))
    ]
    for name in _OF_SITE:
        with contextlib.suppress(AttributeError):
            delattr(builtins, name)
