"""A zygote that is forked from the grader is like one of a fresh Python: it holds nothing of the
user's, and a candidate can't tell the two apart."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from grader.sandbox.launch import VARIABLE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="zygotes are forked on Linux only")
ROOT = Path(__file__).parent.parent.parent
# In halves, so that the whole stands in no file and in no other process.
VALUE, NAME, ARGUMENT = ("value-" + "t4nzania", "NAME_" + "T4NZANIA", "argument-" + "t4nzania")
TEXT = "text-" + "t4nzania"  # of the file that is to be graded
LIBRARIES = [
    "numpy",
    pytest.param(
        "torch", marks=pytest.mark.skipif(not find_spec("torch"), reason="torch is an extra")
    ),
]

START = """
import os
from grader import entry

def run(args, zygote):
    assert zygote is not None and zygote.needs == {needs!r}, zygote
    import grader.bank
    from grader.grading.connection import File
    from grader.sandbox import Zygote
    zygote = zygote if {forked} else Zygote({needs!r})
    worker = zygote.worker(seconds=60, memory_mb=1024)
    list(worker.ask(File({source!r}, "c.py", (), ()).message(), 2))
    print(os.getpid(), zygote._child.pid, flush=True)
    print(worker.take_output()[0], flush=True)
    input()

entry.run = run
entry.main()
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


# Uses much of torch, some of which it imports when it is used.
USES = b"""
import torch
layer = torch.nn.Linear(2, 2)
torch.optim.SGD(layer.parameters(), lr=0.1).step()
torch.func.hessian(torch.sum)(torch.ones(2))
torch.autograd.functional.hessian(torch.sum, torch.ones(2))
str(torch.ones(2))
"""


@pytest.fixture
def started(tmp_path):
    processes = []

    def start(library, *, forked, source=b"pass", env=()):
        needs = tuple(dict.fromkeys(("numpy", library)))
        code = START.format(forked=forked, source=source, needs=needs)
        file = tmp_path / f"{ARGUMENT}.py"
        file.write_text(f"TEXT = {TEXT!r}\nimport {library}\n")
        kept = {n: v for n, v in os.environ.items() if n != VARIABLE}
        process = subprocess.Popen(
            [sys.executable, "-c", code, "check", str(file)],
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


@pytest.mark.parametrize("library", LIBRARIES)
def test_nothing_of_the_users_is_in_the_memory_of_a_forked_zygote_or_its_worker(started, library):
    own, zygote, _ = started(library, forked=True)
    (worker,) = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
    needles = {text: text.encode() for text in (VALUE, NAME, ARGUMENT, TEXT)}
    try:
        held = {pid: memory(pid) for pid in (own, zygote, int(worker))}
    except PermissionError:
        pytest.skip("this user may not read another process's memory")
    seen = {pid: {text for text, n in needles.items() if n in held[pid]} for pid in held}
    # The positive control: the fork began with all of them. The file was read in another process.
    assert seen[own] == set(needles) - {TEXT}
    assert seen[zygote] == seen[int(worker)] == set()


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_candidate_sees_the_same_in_a_fork_and_in_a_fresh_python(started, library):
    source = (USES if library == "torch" else b"") + LOOKS
    both = [started(library, forked=forked, source=source)[2] for forked in (True, False)]
    seen = [json.loads(output) for output in both]
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


@pytest.mark.skipif(not find_spec("torch"), reason="torch is an extra")
def test_a_variable_that_torch_reads_decides_nothing(started):
    variable = {"TORCH_LOGS": "nonsense"}
    control = [sys.executable, "-c", "import torch"]
    assert subprocess.run(control, env={**os.environ, **variable}, capture_output=True).returncode
    _, _, output = started("torch", forked=True, source=b"import torch; print(1)", env=variable)
    assert output == "1\n"
