"""A zygote that is forked from the grader is like one of a fresh Python: it holds nothing of the
user's, and a candidate can't tell the two apart."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox.launch import VARIABLE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="zygotes are forked on Linux only")
ROOT = Path(__file__).parent.parent.parent
# In halves, so that the whole stands in no file and in no other process.
VALUE, NAME, ARGUMENT = ("value-" + "t4nzania", "NAME_" + "T4NZANIA", "argument-" + "t4nzania")

START = """
import os, sys
from grader.ambient import settle
settle()
from grader.sandbox.launch import Zygote, early
zygote = early() if {forked} else Zygote()
assert zygote is not None
import grader.bank
from grader.grading.connection import File
worker = zygote.worker(seconds=20, memory_mb=256)
list(worker.ask(File({source!r}, "c.py", (), ()).message(), 2))
print(os.getpid(), zygote._child.pid, flush=True)
print(worker.take_output()[0], flush=True)
input()
"""
LOOKS = b"""
import builtins, json, os, sys, sysconfig, threading
frame, files = sys._getframe(), []
while frame:
    files.append(frame.f_code.co_filename.rpartition("/")[2])
    frame = frame.f_back
print(json.dumps({
    "environment": dict(os.environ),
    "arguments": [sys.argv, sys.orig_argv[:0]],
    "path": sorted(set(sys.path)),
    "finders": [getattr(f, "__name__", type(f).__name__) for f in sys.meta_path],
    "prefixes": [sys.prefix, sys.exec_prefix, sysconfig.get_paths()["platstdlib"]],
    "packages": sorted({m.partition(".")[0] for m in sys.modules} - sys.stdlib_module_names),
    "ours": sorted(m for m in sys.modules if m.startswith("grader")),
    "builtins": sorted(dir(builtins)),
    "threads": threading.active_count(),
    "optimize": sys.flags.optimize,
}))
"""


@pytest.fixture
def started():
    processes = []

    def start(*, forked, source=b"pass", env=()):
        code = START.format(forked=forked, source=source)
        kept = {n: v for n, v in os.environ.items() if n != VARIABLE}
        process = subprocess.Popen(
            [sys.executable, "-c", code, ARGUMENT],
            env={**kept, "PYTHONPATH": str(ROOT), NAME: VALUE, **dict(env)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        own, zygote = map(int, process.stdout.readline().split())
        return own, zygote, process.stdout.readline()

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def memory(pid):
    """All that a process can read of its own."""
    found = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as whole:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if match is None or "[v" in line:
                continue
            start, end = (int(number, 16) for number in match.groups())
            try:
                whole.seek(start)
                found += whole.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
    return found


def test_nothing_of_the_environment_is_in_the_memory_of_a_forked_zygote_or_its_worker(started):
    own, zygote, _ = started(forked=True)
    (worker,) = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
    needles = {text: text.encode() for text in (VALUE, NAME, ARGUMENT)}
    try:
        held = {pid: memory(pid) for pid in (own, zygote, int(worker))}
    except PermissionError:
        pytest.skip("this user may not read another process's memory")
    seen = {pid: {text for text, n in needles.items() if n in held[pid]} for pid in held}
    assert seen[own] == set(needles)  # the positive control: the fork began with all of them
    assert seen[zygote] == seen[int(worker)] == set()


def test_a_candidate_sees_the_same_in_a_fork_and_in_a_fresh_python(started):
    seen = [json.loads(started(forked=forked, source=LOOKS)[2]) for forked in (True, False)]
    more = set(seen[0].pop("ours")) - set(seen[1].pop("ours"))
    assert more <= {"grader.sandbox.scrub"}
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("switches", "env"),
    [
        (["-O"], {}),  # asserts of a candidate's would be gone
        (["-bb"], {}),
        (["-Xdev"], {}),
        ([], {"PYTHONHASHSEED": "0"}),
        ([], {VARIABLE: "none"}),
    ],
)
def test_what_would_change_a_candidate_is_not_forked(switches, env):
    code = "from grader.sandbox.launch import early\nprint(early())"
    kept = {n: v for n, v in os.environ.items() if n != VARIABLE}
    done = subprocess.run(
        [sys.executable, *switches, "-c", code],
        env={**kept, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None\n"
