"""A bank as a static site, which opens from files and needs no network.

============================  ====================================================================
`build_site(bank)`            every file of the site: path in its folder -> bytes; writes nothing
`write_site(folder, files)`   put them there; a failed run leaves the old site as it was
============================  ====================================================================

The same bank gives the same bytes. Arrows inside: build -> pages, search_data, assets, sheets,
published; pages, search_data, published -> model -> content; pages -> works, strings; content,
pages -> code. folder has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.site.build import build_site
    from grader.site.folder import write_site

_MODULES = {"build_site": "build", "write_site": "folder"}
__all__ = ["build_site", "write_site"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
