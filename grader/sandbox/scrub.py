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
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

_OF_BYTES = sys.getsizeof(b"") - 1  # where the text of a bytes object begins
# What `site` adds, and a Python without it hasn't.
_OF_SITE = "exit", "quit", "copyright", "credits", "license", "help"
_M_ARENA_MAX = -8  # <malloc.h>


def all_but(environment: Mapping[str, str], libraries: set[str]) -> None:
    """Make this process like a fresh one with this environment that has loaded these libraries."""
    _environment(environment)
    _arguments()
    _initial_stack()
    _modules({*libraries, "grader"})
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
    """Empty the lists. The strings aren't overwritten: others may share them."""
    sys.argv[:] = ["-c"]
    sys.orig_argv[:] = []


def _initial_stack() -> None:
    """Overwrite the arguments and the environment where the kernel put them."""
    # See proc(5): fields 48 to 51, counted behind the name, which may hold anything.
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    for start, end in (map(int, fields[45:47]), map(int, fields[47:49])):
        if 0 < start < end:
            ctypes.memset(start, 0, end - start)


def _modules(kept: set[str]) -> None:
    """Forget the modules of other packages, all of ours but the sandbox, and foreign finders."""
    known = {*kept, *sys.stdlib_module_names} - {"site", "sitecustomize", "usercustomize"}
    for name in list(sys.modules):
        ours = name.startswith("grader.") and not name.startswith(("grader.sandbox", "grader.err"))
        shared = name.startswith(("_cython_", "cython_"))  # by compiled modules of the libraries
        if ours or (name.partition(".")[0] not in known and not shared):
            module = sys.modules.pop(name)
            parent, _, child = name.rpartition(".")
            if parent in sys.modules and getattr(sys.modules[parent], child, None) is module:
                delattr(sys.modules[parent], child)
    sys.modules["__main__"] = ModuleType("__main__")
    sys.meta_path[:] = [
        f for f in sys.meta_path if "importlib" in str(getattr(f, "__module__", ""))
    ]
    for name in _OF_SITE:
        with contextlib.suppress(AttributeError):
            delattr(builtins, name)
