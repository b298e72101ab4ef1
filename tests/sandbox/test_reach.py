"""What a worker can read: Python's own files and the libraries that it has loaded, no bank."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import msgpack
import numpy as np
import pytest

from grader.sandbox import Zygote
from grader.sandbox.answers import Returned

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
READ = b"""
import os
def f(path):
    try:
        return os.listdir(path) if os.path.isdir(path) else open(path).read()
    except OSError as error:
        return -error.errno
"""
SECRET = "def top_k(values, k): return 'the reference'\n"


@pytest.fixture
def installed(monkeypatch):
    """A folder that holds numpy, msgpack and, beside them, grader with a bank of its own."""
    # Not pytest's tmp_path, which is closed to other users: what is denied here is denied by
    # the sandbox.
    place = Path(tempfile.mkdtemp(prefix="grader-reach-"))
    place.chmod(0o755)
    site = place / "site-packages"
    solution = site / "grader" / "_bank" / "solutions" / "top_k"
    solution.mkdir(parents=True)
    (solution / "reference.py").write_text(SECRET)
    for package in (np, msgpack):
        source = Path(package.__file__).parent
        (site / source.name).symlink_to(source)
        libraries = source.parent / f"{source.name}.libs"
        if libraries.is_dir():
            (site / libraries.name).symlink_to(libraries)
    own = Path(__file__).parent.parent.parent / "grader"
    for name in ("__init__.py", "errors.py"):
        shutil.copy(own / name, site / "grader")
    for name in ("language", "sandbox"):
        shutil.copytree(own / name, site / "grader" / name)
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    yield site
    shutil.rmtree(place)


def reader(zygote):
    worker = zygote.worker(seconds=20, memory_mb=256)
    load = {"op": "load", "source": READ, "file": "c.py", "functions": ["f"], "forbid": []}
    load |= {"probes": b"", "probes_file": ""}
    list(worker.ask(load, 2))

    def read(path):
        (answer,) = worker.ask({"op": "run", "function": "f", "cases": [[[str(path)], 1]]})
        return answer.value

    return worker, read


def test_a_bank_installed_beside_numpy_cant_be_read(installed):
    reference = installed / "grader" / "_bank" / "solutions" / "top_k" / "reference.py"
    with Zygote(("numpy",), "full") as zygote:
        level, refused = zygote.ready()
        if level != "full":
            pytest.skip(f"this machine has no level 'full': {refused}")
        worker, read = reader(zygote)
        assert read(installed) in (-1, -13)  # not even the names of what stands beside it
        assert isinstance(read(installed / "numpy" / "__init__.py"), str)
        for path in (reference, installed / "grader" / "errors.py"):
            assert read(path) in (-1, -13), path  # EPERM or EACCES
        worker.close()
    # So that this test can fail: where no layer guards files, the same reading succeeds.
    with Zygote(("numpy",), "rlimits") as zygote:
        worker, read = reader(zygote)
        assert read(reference) == SECRET
        worker.close()


def test_the_standard_library_can_be_read_and_the_rest_cant(zygotes):
    worker, read = reader(zygotes("full"))
    library = Path(os.__file__).parent
    assert isinstance(read(library / "colorsys.py"), str)
    assert isinstance(read(library / "json" / "tool.py"), str)
    for path in (
        Path(pytest.__file__),  # a package that no worker has loaded
        "/etc/passwd",
        "/proc/self/maps",
        "/proc/1/cmdline",
        "/",
        Path.home(),
        Path.cwd(),
        __file__,
    ):
        assert isinstance(read(path), int), path
    worker.close()


def test_a_package_that_cant_be_read_is_absent_for_an_import(load):
    """`from numpy import *` imports numpy.f2py, which looks for an optional package."""
    running = load(
        "from numpy import *\n"
        "def f(name):\n"
        "    try:\n        return type(__import__(name)).__name__\n"
        "    except ImportError as error:\n        return type(error).__name__\n"
    )
    assert isinstance(running.loaded, Returned)
    assert running.value("pytest") == "ModuleNotFoundError"
    assert running.value("no_such_module_anywhere") == "ModuleNotFoundError"
    for name in ("colorsys", "json", "numpy", "math", "_ctypes", "zipfile"):
        assert running.value(name) == "module"
