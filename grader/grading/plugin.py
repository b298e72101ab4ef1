"""The pytest side: collects an exercise's checks and runs them for each of its submissions."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..errors import BankError
from ..kit import Subject
from ..kit.functions import Functions
from .connection import WorkerStopped
from .endings import NotJudged, bare
from .session import Session

# Everything of pytest's that a check can't use; what isn't loaded costs nothing.
_WITHOUT = (
    "cacheprovider debugging doctest faulthandler junitxml logging pastebin legacypath"
    " nose recwarn setuponly setupplan stepwise terminal terminalprogress tmpdir unittest"
    " unraisableexception threadexception warnings monkeypatch capture reports"
    " pytester_assertions subtests"
)
# pytest keeps the running test in an environment variable, so a process runs one session at a time.
_ALONE = threading.Lock()


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
        self.interrupted: BaseException | None = None

    def root(self) -> Path:
        """Above every exercise's folder: a module's name is its path from here."""
        return Path(os.path.commonpath([str(path.parent.parent) for path in self.sessions]))

    def pytest_configure(self, config: pytest.Config) -> None:
        # pytest words each failure, which nobody reads here: in this style it takes no 100 ms.
        config.option.tbstyle = "native"

    # ------------------------------------------------------------------------------- collection

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool:
        """Whether a file or folder isn't on the way to a checks file. pytest asks of each that lies
        beside them, and takes long to answer by itself."""
        return not any(path.is_relative_to(collection_path) for path in self.sessions)

    def pytest_pycollect_makemodule(self, module_path: Path, parent: Any) -> pytest.Module:
        checks: _Checks = _Checks.from_parent(parent, path=module_path)
        checks.exercise = self.sessions[module_path][0].exercise
        return checks

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "candidate" in metafunc.fixturenames:
            sessions = self.sessions[metafunc.definition.path]
            ids = [str(i) for i in range(len(sessions))]
            metafunc.parametrize("candidate", sessions, ids=ids, indirect=True, scope="module")

    @pytest.hookimpl(tryfirst=True)  # before pytest brings those of one submission together
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.names |= {name_of(item) for item in items}
        if self.only:
            items[:] = [item for item in items if name_of(item) in self.only]
        items[:] = _needed_first(items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            text = str(report.longrepr).strip().splitlines()
            self.problems[self.root() / report.nodeid] = (
                text[-1] if text else "it can't be collected"
            )

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Leave out pytest's own account of a failure, with the repr of every argument: nobody
        reads it, and an array of many axes takes half a minute to write."""
        item.repr_failure = lambda excinfo, style=None: ""  # type: ignore[method-assign]

    # ------------------------------------------------------------------------------- running

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        if isinstance(excinfo.value, KeyboardInterrupt) and self.interrupted is None:
            self.interrupted = excinfo.value

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> None:
        """Raise NotJudged where a check that this one needs was run and didn't pass. A session in
        haste needs every check."""
        session = _session(pyfuncitem)
        passed = {c.name: c.status == "passed" for c in session.checks} if session else {}
        if session and session.haste:
            for name, right in passed.items():
                if not right:
                    raise NotJudged(name)
        for needed in _needs(pyfuncitem):
            if not passed.get(needed, True):
                raise NotJudged(needed)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Iterator[None]:
        error = call.excinfo.value if call.excinfo is not None else None
        session = _session(item)
        # A failing setup is a file that could not be loaded (the session knows why), or ours.
        broken_setup = call.when == "setup" and error and not isinstance(error, WorkerStopped)
        if session is not None and (call.when == "call" or broken_setup):
            points = float(getattr(getattr(item, "function", None), "points", 1.0))
            try:
                session.result(name_of(item), points, error, call.duration)
            except Exception as fault:  # its values can't be shown: that check's affair alone
                session.result(name_of(item), points, bare(error, fault), call.duration)
        return (yield)


class _Checks(pytest.Module):
    """A checks file as its exercise has loaded it: once, and the same under `python -O`."""

    exercise: Any

    def _getobj(self) -> ModuleType:
        try:
            module: ModuleType = self.exercise.checks
        except BankError as error:
            raise self.CollectError(error.message) from None
        return module


def fixtures(plugin: Plugin) -> ModuleType:
    """What a check may ask for, as a plugin of its own.

    Plain functions: pytest deprecates wider-scoped fixtures that are methods of an instance.
    """

    @pytest.fixture(scope="module")
    def candidate(request: pytest.FixtureRequest) -> Iterator[Functions]:
        """The submission that is graded; its functions are called as attributes."""
        session: Session = request.param
        session.checks_module = request.module
        try:
            yield Functions(_opened(session), session.exercise.reference.names)
        finally:
            try:
                plugin.done(session)
            except Exception as error:  # the caller's, whose verdict it was: nothing more is run
                plugin.interrupted = error
                request.session.shouldstop = "interrupted"

    @pytest.fixture(scope="module")
    def reference(request: pytest.FixtureRequest) -> Functions:
        """The reference implementation, trusted and kept for all submissions."""
        reference = plugin.sessions[request.path][0].exercise.reference
        return Functions(reference, reference.names)

    module = ModuleType("grader_fixtures")
    vars(module).update(candidate=candidate, reference=reference)
    return module


def _opened(session: Session) -> Subject:
    if session.subject is not None:
        return session.subject
    try:
        return session.open()
    except WorkerStopped:
        raise
    except Exception as error:
        session.fault(error)
        raise


def name_of(item: pytest.Item) -> str:
    """The check's name."""
    return getattr(item, "originalname", None) or item.name


def _needs(item: pytest.Item) -> Sequence[str]:
    return getattr(getattr(item, "function", None), "needs", ())


def _needed_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Each check after those that it needs; otherwise in the order of the file."""
    waiting = {(item.path, name_of(item)): _needs(item) for item in items}
    order: dict[tuple[Path, str], int] = {}
    while waiting:
        free = [k for k, needs in waiting.items() if not any((k[0], n) in waiting for n in needs)]
        for key in free[:1] or [*waiting]:  # a circle: in the order of the file
            order[key] = len(order)
            del waiting[key]
    return sorted(items, key=lambda item: order[item.path, name_of(item)])


def _session(item: pytest.Item) -> Session | None:
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("candidate") if callspec is not None else None


def run(plugin: Plugin) -> int:
    """Run the checks of all the plugin's sessions in one pytest session; pytest's exit code."""
    with alone():
        return main(plugin)


@contextmanager
def alone() -> Iterator[None]:
    """While no other pytest session of this process runs, and undisturbed by the environment."""
    with _ALONE, _unconfigured(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def main(plugin: Plugin) -> int:
    """`run` for who is alone already."""
    options = [
        "-c",
        os.devnull,
        f"--rootdir={plugin.root()}",
        # Above it pytest would look for packages, and import them.
        f"--confcutdir={plugin.root()}",
        "--disable-plugin-autoload",
        "--continue-on-collection-errors",
        "--noconftest",
        "--assert=plain",
        "--import-mode=importlib",
        "-opython_files=checks.py",
        "-opython_functions=check_*",
        "-opython_classes=",
        *(f"-pno:{name}" for name in _WITHOUT.split()),
    ]
    files = [str(path) for path in plugin.sessions]
    return int(pytest.main([*options, *files], plugins=[plugin, fixtures(plugin)]))


@contextmanager
def _unconfigured() -> Iterator[None]:
    """Hide the environment's options for pytest: they are for the user's own tests."""
    kept = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith("PYTEST_")}
    try:
        yield
    finally:
        os.environ.update(kept)
