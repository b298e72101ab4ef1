"""`grader doctor`, and the grader with nothing but what it requires."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

FAKE = Path(__file__).parent.parent / "fakebank"
ROOT = FAKE.parent.parent
RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""


def required(name, found=None):
    """The distributions that one needs without any extra, itself included."""
    from packaging.requirements import Requirement

    found = {} if found is None else found
    if name in found:
        return found
    found[name] = metadata.distribution(name)
    for text in found[name].requires or []:
        needed = Requirement(text)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            required(needed.name, found)
    return found


@pytest.fixture(scope="module")
def plain_install(tmp_path_factory):
    """A folder of libraries as `pip install pruneprep` makes it, of links to what is installed."""
    pytest.importorskip("packaging", reason="it reads the requirements")
    site = tmp_path_factory.mktemp("site")
    (site / "grader").symlink_to(ROOT / "grader")
    for distribution in required("pruneprep").values():
        for file in distribution.files or []:
            top = file.parts[0]
            if top in ("..", "__pycache__") or top.endswith(".pth") or (site / top).exists():
                continue
            (site / top).symlink_to(Path(str(distribution.locate_file(top))))
    return site


def run(site, *args, **env):
    """The command without this environment's libraries (-S), on those of `site`."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "grader", "--bank", str(FAKE), *args],
        env={"PYTHONPATH": str(site), "PATH": os.environ.get("PATH", ""), **env},
        cwd=FAKE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_plain_install_is_healthy(plain_install):
    done = run(plain_install, "doctor", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert all(found["libraries"].values())
    assert found["extras"]["dev"]["ruff"] is None
    assert "pip install" in run(plain_install, "doctor").stdout


@pytest.mark.parametrize("name", ["rich", "torch", "jsonschema", "cosmic_ray"])
def test_control_a_plain_install_lacks_what_developers_have(plain_install, name):
    import importlib.util

    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import {name}"],
        env={"PYTHONPATH": str(plain_install)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    if name != "rich":
        assert importlib.util.find_spec(name) is not None


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["show", "ranks", "--all"],
        ["search", "sort"],
        ["check", "FILE", "--json", "a", "--html", "b", "--junit", "c", "--gradescope", "d"],
        ["sheet", "-o", "x.html"],
        ["export", "anki", "-o", "-"],
        ["export", "notebook", "-o", "nb"],
        ["site", "-o", "site"],
        ["lint"],
    ],
)
def test_a_plain_install_does_all_that_needs_no_extra(plain_install, tmp_path, command):
    file = tmp_path / "top_k.py"
    file.write_text(RIGHT)
    args = [str(file) if word == "FILE" else word for word in command]
    done = subprocess.run(
        [sys.executable, "-S", "-m", "grader", "--bank", str(FAKE), *args],
        env={
            "PYTHONPATH": str(plain_install),
            "PATH": os.environ.get("PATH", ""),
            "GRADER_HOME": str(tmp_path / "home"),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_library_that_is_missing_is_named(plain_install, tmp_path):
    """By metadata in front of the real: one more library is required."""
    real = metadata.distribution("pruneprep")
    text = real.read_text("METADATA") or ""
    folder = tmp_path / f"pruneprep-{real.version}.dist-info"
    folder.mkdir()
    text = text.replace("\nRequires-Dist: ", "\nRequires-Dist: no-such-lib>=1\nRequires-Dist: ", 1)
    (folder / "METADATA").write_text(text)
    done = run(f"{tmp_path}{os.pathsep}{plain_install}", "doctor")
    assert done.returncode == 3
    assert re.search(r"no-such-lib +MISSING: pip install pruneprep", done.stdout)


def test_a_checkout_that_is_not_installed_says_so(grader, monkeypatch):
    def absent(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", absent)
    done = grader("doctor")
    assert done.code == 0
    assert "pruneprep is not installed here" in done.out
