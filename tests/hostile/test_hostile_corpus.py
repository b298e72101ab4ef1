"""Every file of corpus/ gets the status on its `# expect:` line, does nothing outside its worker,
and leaves the next file of the run to be graded right."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.grading.verdict import Verdict
from grader.sandbox.pool import Zygotes

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CORPUS = sorted((HERE / "corpus").glob("*.py"))
# Long beside what any file needs that isn't meant to time out, even on a busy machine.
SECONDS = 4.0
RIGHT = b"""
import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[::-1][:k].copy()
"""

# What is safe to run without a filter of system calls: nothing that signals, forks, writes or
# removes. These promises hold at every level: a verdict, made outside, and on time.
HARMLESS = (
    "array_subclass",
    "cyclic",
    "escape_codes",
    "float_subclass",
    "forges_frames",
    "hard_exit_at_load",
    "hard_exit_in_call",
    "keeps_state",
    "loops",
    "loops_catching",
    "lying_eq",
    "patches_numpy",
    "patches_wire",
    "raises_at_load",
    "segfault",
    "syntax_error",
)


def expected(path: Path) -> str:
    found = re.search(r"^# expect: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{path.name} has no `# expect:` line"
    return found[1]


def grade(paths: list[Path], bank: Path = ROOT / "tests" / "fakebank") -> list[Verdict]:
    """Each hostile file, and a right one after it, in one run of the fake bank's `top_k`."""
    opened = open_bank(bank)
    item = opened.item("top_k")
    assert item.exercise is not None
    item = dataclasses.replace(
        item, exercise=dataclasses.replace(item.exercise, seconds=SECONDS, memory_mb=128)
    )
    submissions = []
    for path in paths:
        submissions += [Submission(item, str(path)), Submission(item, "right.py", RIGHT)]
    with Zygotes() as zygotes:
        return Grader(opened, zygotes.ready).grade(submissions)


def processes() -> set[str]:
    """Sandbox processes below this one, or left without a parent."""
    parents, sandboxed = {}, set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                status = (entry / "stat").read_text()
            except OSError:
                continue
            parents[entry.name] = status.rpartition(")")[2].split()[1]
            if b"grader.sandbox.zygote" in command:
                sandboxed.add(entry.name)

    def ours(number: str) -> bool:
        while number in parents and number != str(os.getpid()):
            number = parents[number]
        return number == str(os.getpid())

    return {n for n in sandboxed if ours(n) or parents[n] == "1"}


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
def test_every_hostile_file_gets_its_status_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keep-me").write_text("x")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("MY_SECRET", "s3cret")
    before = processes()
    verdicts = grade(CORPUS)
    wrong = {
        path.stem: (expected(path), verdict.status, verdict.message)
        for path, verdict in zip(CORPUS, verdicts[::2], strict=True)
        if verdict.status != expected(path)
    }
    assert wrong == {}
    assert {v.status for v in verdicts[1::2]} == {"passed"}
    assert {v.confinement for v in verdicts} == {"full"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["keep-me", "tmp"]
    assert list(temporary.iterdir()) == []
    assert not list(Path("/tmp").glob("hostile-was-here*"))
    assert processes() == before
    assert "s3cret" not in json.dumps([dataclasses.asdict(v) for v in verdicts])


def test_the_corpus_is_large_and_every_status_occurs() -> None:
    assert len(CORPUS) >= 80
    statuses = {expected(path) for path in CORPUS}
    assert statuses == {
        "passed", "failed", "not_attempted", "crashed", "timed_out", "out_of_memory"
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
def test_without_landlock_no_file_is_opened_and_nothing_that_should_fail_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_SANDBOX", "seccomp")
    before = processes()
    paths = [p for p in CORPUS if expected(p) != "timed_out"]  # the clock is the same one
    verdicts = grade(paths)
    assert {v.confinement for v in verdicts} == {"seccomp"}
    passed = {p.stem for p, v in zip(paths, verdicts[::2], strict=True) if v.status == "passed"}
    assert passed <= {p.stem for p in paths if expected(p) == "passed"}
    assert not any(v.status == "broken" for v in verdicts)
    assert {v.status for v in verdicts[1::2]} == {"passed"}
    assert list(tmp_path.iterdir()) == []
    assert processes() == before


@pytest.mark.parametrize("level", ["rlimits", "none"])
def test_without_a_filter_the_verdict_is_still_made_outside_and_on_time(
    level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_SANDBOX", level)
    paths = [HERE / "corpus" / f"{name}.py" for name in HARMLESS]
    verdicts = grade(paths)
    assert {v.confinement for v in verdicts} == {level}
    assert {p.stem: v.status for p, v in zip(paths, verdicts[::2], strict=True)} == {
        p.stem: expected(p) for p in paths
    }
    assert {v.status for v in verdicts[1::2]} == {"passed"}


def test_limits_alone_hold_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_SANDBOX", "rlimits")
    names = ["fills_memory_at_load", "huge_array"]
    verdicts = grade([HERE / "corpus" / f"{name}.py" for name in names])
    assert [v.status for v in verdicts[::2]] == ["out_of_memory"] * 2


def world_accessible(path: Path) -> bool:
    return all(p.stat().st_mode & 0o005 == 0o005 for p in (path, *path.parents) if p.is_dir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="this user isn't root")
def test_the_same_holds_for_a_user_who_is_not_root(tmp_path: Path) -> None:
    for prefix in {Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve()}:
        if not world_accessible(prefix):
            pytest.skip(f"other users can't run this Python: {prefix}")
    # pytest keeps its folders to their owner, so the copy goes beside them.
    place = Path(f"/tmp/grader-nobody-{os.getpid()}")
    try:
        for part in ("grader", "tests/fakebank", "tests/hostile"):
            shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        script = textwrap.dedent(
            """
            import os, sys
            sys.path[:0] = [os.getcwd(), "tests/hostile"]
            import test_hostile_corpus as t
            verdicts = t.grade(t.CORPUS)
            wrong = {p.stem: v.status for p, v in zip(t.CORPUS, verdicts[::2])
                     if v.status != t.expected(p)}
            assert os.geteuid() == 65534 and wrong == {}, wrong
            assert {v.status for v in verdicts[1::2]} == {"passed"}
            print("held")
            """
        )
        done = subprocess.run(
            [sys.executable, "-B", "-c", script],
            cwd=place,
            user=65534,
            group=65534,
            extra_groups=[],
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.stdout == "held\n", done.stderr
    finally:
        shutil.rmtree(place, ignore_errors=True)
