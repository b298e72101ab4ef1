"""The pytest side: collects an exercise's checks and runs them for each of its submissions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..kit import Local, Subject
from .proxy import Stopped
from .session import Session

# Everything of pytest's that a check can't use; what isn't loaded costs nothing.
_WITHOUT = (
    "cacheprovider debugging doctest faulthandler junitxml logging pastebin legacypath"
    " nose recwarn setuponly setupplan stepwise terminal terminalprogress tmpdir unittest"
    " unraisableexception threadexception warnings monkeypatch capture reports"
    " pytester_assertions subtests"
)


_AUTOLOAD = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"


class Plugin:
    """`sessions` are grouped by the checks file that they need; `done` gets each when it ends."""

    def __init__(
        self,
        sessions: dict[Path, list[Session]],
        done: Callable[[Session], None],
        only: Sequence[str],
    ) -> None:
        self.sessions = sessions
        self.done = done
        self.only = set(only)
        self.names: set[str] = set()
        self.problems: dict[Path, str] = {}
        self.interrupted = False

    def root(self) -> Path:
        """Above every exercise's folder: a module's name is its path from here."""
        return Path(os.path.commonpath([str(path.parent.parent) for path in self.sessions]))

    def pytest_configure(self, config: pytest.Config) -> None:
        # pytest words each failure, which nobody reads here: in this style it takes no 100 ms.
        config.option.tbstyle = "native"

    # ------------------------------------------------------------------------------- collection

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "candidate" in metafunc.fixturenames:
            sessions = self.sessions[metafunc.definition.path]
            ids = [str(i) for i in range(len(sessions))]
            metafunc.parametrize("candidate", sessions, ids=ids, indirect=True, scope="module")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.names |= {_name(item) for item in items}
        if self.only:
            items[:] = [item for item in items if _name(item) in self.only]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            text = str(report.longrepr).strip().splitlines()
            self.problems[self.root() / report.nodeid] = (
                text[-1] if text else "it can't be collected"
            )

    # ------------------------------------------------------------------------------- running

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        self.interrupted = isinstance(excinfo.value, KeyboardInterrupt)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Iterator[None]:
        error = call.excinfo.value if call.excinfo is not None else None
        session = _session(item)
        # A failing setup is a file that could not be loaded (the session knows why), or ours.
        broken_setup = call.when == "setup" and error and not isinstance(error, Stopped)
        if session is not None and (call.when == "call" or broken_setup):
            points = float(getattr(getattr(item, "function", None), "points", 1.0))
            session.result(_name(item), points, error, call.duration)
        return (yield)


def fixtures(plugin: Plugin) -> ModuleType:
    """What a check may ask for, as a plugin of its own.

    Plain functions: pytest deprecates wider-scoped fixtures that are methods of an instance.
    """

    @pytest.fixture(scope="module")
    def candidate(request: pytest.FixtureRequest) -> Iterator[Subject]:
        """The submission that is graded; its functions are called as attributes."""
        session: Session = request.param
        session.checks_module = request.module
        try:
            yield _opened(session)
        finally:
            plugin.done(session)

    @pytest.fixture(scope="module")
    def reference(request: pytest.FixtureRequest) -> Local:
        """The reference implementation, trusted and kept for all submissions."""
        return plugin.sessions[request.path][0].exercise.reference

    module = ModuleType("grader_fixtures")
    vars(module).update(candidate=candidate, reference=reference)
    return module


def _opened(session: Session) -> Subject:
    if session.subject is not None:
        return session.subject
    try:
        return session.open()
    except Stopped:
        raise
    except Exception as error:
        session.fault(error)
        raise


def _name(item: pytest.Item) -> str:
    return getattr(item, "originalname", None) or item.name


def _session(item: pytest.Item) -> Session | None:
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("candidate") if callspec is not None else None


def run(plugin: Plugin) -> int:
    """Run the checks of all the plugin's sessions in one pytest session; pytest's exit code."""
    files = [str(path) for path in plugin.sessions]
    options = [
        "-c",
        os.devnull,
        f"--rootdir={plugin.root()}",
        "--continue-on-collection-errors",
        "--noconftest",
        "--assert=plain",
        "--import-mode=importlib",
        "-opython_files=checks.py",
        "-opython_functions=check_*",
        "-opython_classes=",
        *(f"-pno:{name}" for name in _WITHOUT.split()),
    ]
    kept = os.environ.get(_AUTOLOAD)
    os.environ[_AUTOLOAD] = "1"
    try:
        return int(pytest.main([*options, *files], plugins=[plugin, fixtures(plugin)]))
    finally:
        _forget(files)
        del os.environ[_AUTOLOAD]
        if kept is not None:
            os.environ[_AUTOLOAD] = kept


def _forget(files: Sequence[str]) -> None:
    """Take the checks out of sys.modules, where another bank's of the same name would find them."""
    for name, module in list(sys.modules.items()):
        if getattr(module, "__file__", None) in files:
            del sys.modules[name]
