"""Packages that a worker may not read are absent for it, not forbidden.

Where Landlock lets the names in site-packages be listed but no package be read that isn't loaded,
an import finds the package and fails with PermissionError. Libraries guard their optional imports
with `except ImportError` (numpy.f2py does, and `from numpy import *` imports it).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class _Unreadable(MetaPathFinder):
    """Finds nothing; raises for a top-level module that is there and can't be opened."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if path is not None or fullname in sys.builtin_module_names:
            return None
        spec = PathFinder.find_spec(fullname)
        if spec is not None and spec.has_location and spec.origin is not None:
            try:
                open(spec.origin, "rb").close()  # noqa: PTH123
            except PermissionError:
                raise ModuleNotFoundError(
                    f"the sandbox has no module named {fullname!r}", name=fullname
                ) from None
        return None


def hide_unreadable() -> None:
    """From now on an import of what can't be read is a ModuleNotFoundError."""
    sys.meta_path.insert(0, _Unreadable())
