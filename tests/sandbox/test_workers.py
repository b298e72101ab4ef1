"""A worker: fresh, confined, alone, and never taken at its word."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from grader.errors import CommandError, SandboxFault
from grader.sandbox import (
    LEVELS,
    BadAnswer,
    Worker,
    WorkerDied,
    WorkerTimedOut,
    Zygote,
    landlock,
    launch,
    stack,
    threads,
    wire,
)
from grader.sandbox.answers import Changed, Fault, Raised, Refused, Returned, expect
from grader.sandbox.pool import VARIABLE, Zygotes
from grader.sandbox.wire import Rng

TRY = """
import os, socket
def f(what, *args):
    actions = {
        "open": lambda path: open(path).read(1) and "read",
        "create": lambda path: open(path, "w").close(),
        "socket": lambda: socket.socket().close(),
        "fork": lambda: os.fork() or os._exit(0),
        "kill": lambda pid: os.kill(pid, 0),
        "unlink": os.unlink,
        "list": lambda path: len(os.listdir(path)) and "listed",
    }
    try:
        return actions[what](*args)
    except OSError as error:
        return type(error).__name__
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")


def denied(answer: object) -> bool:
    return answer in ("PermissionError", "FileNotFoundError", "OSError", "BlockingIOError")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_answers_and_says_which_it_is(zygotes, load, level):
    assert zygotes(level).ready()[0] == level
    assert load("def f(x): return x + 1", level).value(41) == 42


@pytest.mark.parametrize("level", ["full", "seccomp"])
def test_a_confined_worker_reaches_nothing_outside(load, tmp_path, level):
    running = load(TRY, level)
    for attempt in (
        ("open", "/etc/passwd"),
        ("open", "/proc/self/environ"),
        ("open", f"/proc/{os.getpid()}/environ"),
        ("open", __file__),
        ("create", "/tmp/grader-was-here"),
        ("create", str(tmp_path / "x")),
        ("unlink", "/tmp/grader-was-here"),
        ("list", "/"),
        ("socket",),
        ("fork",),
        ("kill", os.getpid()),
    ):
        assert denied(running.value(*attempt)), attempt


def test_limits_alone_hold_memory_and_files(load, tmp_path):
    running = load("def f(): return bytearray(1 << 30)", "rlimits")
    assert running.call().type == "MemoryError"
    running = load("def f(path):\n    with open(path, 'wb') as s: s.write(b'x')\n", "rlimits")
    assert running.call(str(tmp_path / "filled")).type in ("OSError", "PermissionError")


def test_the_standard_library_can_be_read_and_imported(load):
    running = load("def f(name): return len(open(__import__(name).__file__).read()) > 0")
    assert running.value("colorsys")
    assert running.value("json.tool")


def test_a_worker_that_ended_is_reaped_and_its_exit_code_known(zygotes, load):
    pid_of = "import os\ndef f(): return os.getpid()\n"
    running = load(pid_of)
    pid = running.value()
    assert running.worker.close() == -9
    assert not Path(f"/proc/{pid}").exists()
    assert running.worker.close() == -9
    running = load("import os\ndef f(): os._exit(7)\n")
    with pytest.raises(WorkerDied):
        running.call()
    assert running.worker.exit_code == 7


def test_what_a_worker_starts_dies_with_it(load):
    running = load(
        "import os, time\ndef f():\n    pid = os.fork()\n    if pid: return pid\n"
        "    os.setsid(); time.sleep(60); os._exit(0)\n",
        "rlimits",  # elsewhere a filter forbids it, and here a limit that root hasn't
    )
    answer = running.call()
    if not isinstance(answer, Returned):
        pytest.skip(f"this user's workers can't fork at any level: {answer.message}")
    running.worker.close()
    assert not Path(f"/proc/{answer.value}").exists()


@pytest.mark.parametrize("level", ["full", "none"])
def test_after_a_crash_the_next_worker_is_fresh(load, level):
    state = "import builtins, os\ndef f(crash):\n    if crash: os._exit(1)\n"
    state += (
        "    seen = getattr(builtins, 'seen', 0)\n    builtins.seen = seen + 1\n    return seen\n"
    )
    first = load(state, level)
    assert [first.value(False), first.value(False)] == [0, 1]
    with pytest.raises(WorkerDied):
        first.call(True)
    with pytest.raises(WorkerDied, match="not running"):
        first.call(False)
    assert load(state, level).value(False) == 0


def test_a_worker_that_its_processor_limit_ends_has_timed_out(zygotes, running):
    """The guard for the case that nobody keeps the clock: here it is set to a minute."""
    worker = zygotes("rlimits").worker(seconds=0.0, memory_mb=256)
    worker.seconds = 60.0
    with pytest.raises(WorkerTimedOut):
        running(worker, "def f():\n    while True: pass\n").call()
    assert worker.seconds > 0
    assert worker.exit_code == -signal.SIGXCPU


@pytest.mark.parametrize("level", ["full", "none"])
def test_time_is_kept_outside(load, level):
    running = load("def f():\n    while True: pass\n", level)
    running.worker.seconds = 1.0
    with pytest.raises(WorkerTimedOut):
        running.call()
    assert running.worker.exit_code == -9


# Programs that never end, each with the line in which it stays.
LONG = {
    "a loop": (2, "def f():\n    while True: pass\n"),
    "a loop that catches everything": (
        4,
        "def f():\n"
        "    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass\n",
    ),
    "a call of a library that never returns": (2, "def f():\n    return sum(range(10**15))\n"),
    "a wait": (2, "import time\ndef f(): time.sleep(1000)\n"),
    "a helper": (2, "def g():\n    while True: pass\ndef f(): g()\n"),
}


@pytest.mark.parametrize("level", ["full", "none"])
@pytest.mark.parametrize("name", LONG)
def test_a_worker_whose_time_is_used_up_says_in_which_line_it_was(load, name, level):
    line, source = LONG[name]
    running = load(source, level)
    running.worker.seconds = 1.0
    with pytest.raises(WorkerTimedOut) as stopped:
        running.call()
    assert stack.line_in(stopped.value.stack, "candidate.py") == line
    assert stack.line_in(stopped.value.stack, "another.py") is None


@pytest.mark.parametrize(
    "before",
    [
        "import signal; signal.signal(signal.SIGUSR1, signal.SIG_IGN)",
        "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])",
        "import faulthandler, signal; faulthandler.unregister(signal.SIGUSR1)",
        "import os, signal\n"
        "def forged(*_):\n"
        "    while True: os.write(3, b'  File \"candidate.py\", line 99999999999 in f\\n')\n"
        "signal.signal(signal.SIGUSR1, forged)",
    ],
    ids=["ignored", "blocked", "unregistered", "forged"],
)
def test_a_worker_that_does_not_say_it_has_timed_out_all_the_same(load, before):
    running = load(before + "\ndef f():\n    while True: pass\n", seconds=1.0)
    with pytest.raises(WorkerTimedOut) as stopped:
        running.call()
    assert stack.line_in(stopped.value.stack, "candidate.py") is None
    assert len(stopped.value.stack) < 1 << 16
    assert running.worker.exit_code is not None


@pytest.mark.parametrize(
    "name",
    ["c.py", "a b/c.py", 'a"b.py', "文件.py", "\U0001f600.py", "a\nb.py", "é\x7f\\.py", "x" * 600],
)
def test_the_line_is_found_whatever_the_file_is_called(name):
    source = "import faulthandler, sys\n\nfaulthandler.dump_traceback(sys.stdout)\n"
    code = f"exec(compile({source!r}, {name!r}, 'exec'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert stack.line_in(done.stdout, name) == 3


def test_memory_is_limited(load):
    source = "import numpy as np\ndef f(n): return float(np.ones(n)[0])\n"
    running = load(source, memory_mb=64)
    assert running.value(1000) == 1.0
    assert running.call(1 << 24).type == "MemoryError"
    assert running.value(1000) == 1.0


def test_arrays_in_cycles_of_objects_are_freed_between_calls(load):
    source = (
        "import numpy as np\n"
        "class Node:\n"
        "    def __init__(self, n):\n"
        "        self.me, self.data = self, np.ones(n)\n"
        "def f(n): return float(Node(n).data[0])\n"
    )
    running = load(source, memory_mb=64)
    message = {"op": "run", "function": "f", "cases": [[[1 << 20], 1]] * 40}  # 8 MB each
    assert [a.value for a in running.worker.ask(message, 40)] == [1.0] * 40


def test_python_collects_cycles_inside_a_call_too(load):
    source = (
        "import weakref\n"
        "class Node:\n"
        "    def __init__(self): self.me = self\n"
        "def f():\n"
        "    first = weakref.ref(Node())\n"
        "    return next(n for n in range(10**6) if Node() and first() is None)\n"
    )
    assert 0 < load(source).value() < 20_000


@pytest.mark.parametrize("level", ["full", "none"])
def test_output_is_captured_even_when_it_is_no_text(load, level):
    source = (
        "import os, sys\nprint('loaded 十')\n"
        "def f():\n    os.write(1, b'\\xff\\xfe raw')\n    print('err', file=sys.stderr)\n"
    )
    running = load(source, level)
    assert running.worker.take_output() == ("loaded 十\n", 0)
    running.call()
    assert running.worker.take_output() == ("\\xff\\xfe rawerr\n", 0)
    assert running.worker.take_output() == ("", 0)


def test_output_is_cut_and_too_much_of_it_ends_the_worker(load):
    running = load("def f(n): print('x' * n)")
    running.call(200_000)
    text, more = running.worker.take_output()
    assert len(text) + more == 200_001  # with the line's end
    assert len(text) == 65_536
    assert running.worker.take_output() == ("", 0)
    with pytest.raises(WorkerDied, match="printed more than 8 MB"):
        running.call(9 << 20)


def test_what_is_not_kept_of_the_output_is_counted_in_characters(load):
    running = load("def f(): print('枝' * 60_000, end='')")  # of three bytes each
    running.call()
    text, more = running.worker.take_output()
    assert text.rstrip("\\xe69") == "枝" * (65_536 // 3)
    assert more == 60_000 - 65_536 // 3 - 1  # the one that is cut is neither


class Fake:
    """A process that is this test."""

    held = ()

    def __init__(self, first={"kind": "ready"}):  # noqa: B006 - not changed
        ours, self.theirs = socket.socketpair()
        self.requests = self.answers = ours.detach()
        self.output, self.print_to = os.pipe()
        if first is not None:
            self.answer(first)

    def answer(self, message):
        for part in wire.frame(message):
            self.theirs.sendall(part)

    def kill(self):
        return 0


def test_printing_without_end_between_two_calls_is_no_fault_of_the_graders():
    process = Fake()
    worker = Worker(process, seconds=5.0)
    for _ in range(130):
        os.write(process.print_to, b"x" * 65_536)
        assert set(worker.take_output()[0]) == {"x"}
    with pytest.raises(WorkerDied, match="printed"):
        next(worker.ask({"op": "state"}))
    process.theirs.close()
    os.close(process.print_to)


@pytest.mark.parametrize(
    ("bytes_sent", "rule"),
    [
        (b"\xff" * 8, "announced"),
        (b"\x04" + b"\0" * 7 + b"junk", "unpack_from"),
        (b"\x0c" + b"\0" * 7 + b"GRD1" + b"\xff" * 8, "header"),
    ],
    ids=["too long", "no message", "no header"],
)
def test_an_answer_that_is_none_is_bad(bytes_sent, rule):
    process = Fake()
    worker = Worker(process, seconds=5.0)
    process.theirs.sendall(bytes_sent)
    with pytest.raises(BadAnswer, match=rule):
        next(worker.ask({"op": "state"}))
    process.theirs.close()
    os.close(process.print_to)


def test_an_end_of_file_is_no_answer():
    process = Fake()
    worker = Worker(process, seconds=5.0)
    process.theirs.sendall(b"\x20\0\0\0")
    process.theirs.close()
    with pytest.raises(WorkerDied):
        next(worker.ask({"op": "state"}))
    os.close(process.print_to)


def test_no_descriptor_of_the_graders_is_inherited(load, tmp_path):
    source = """
import os
def f():
    found = []
    for number in range(64):
        try:
            found.append((number, os.fstat(number).st_ino))
        except OSError:
            pass
    return found
"""
    secret = os.open(tmp_path / "secret", os.O_RDWR | os.O_CREAT)
    os.set_inheritable(secret, True)
    try:
        found = dict(load(source).value())
        assert set(found) == {0, 1, 2, 3}
        assert os.fstat(secret).st_ino not in found.values()
    finally:
        os.close(secret)


@pytest.mark.parametrize("level", ["full", "none"])
def test_nothing_of_the_users_environment_is_there(zygotes, monkeypatch, level):
    monkeypatch.setenv("MY_TOKEN", "s3cret")
    with Zygote(("numpy",), level) as zygote:
        worker = zygote.worker(seconds=20, memory_mb=256)
        source = b"import os\ndef f(): return dict(os.environ)\n"
        load = {"op": "load", "source": source, "file": "c.py", "functions": ["f"], "forbid": []}
        load |= {"probes": b"", "probes_file": ""}
        list(worker.ask(load, 2))
        (answer,) = worker.ask({"op": "run", "function": "f", "cases": [[[], 1]]})
        worker.close()
    environment = answer.value
    allowed = {"PATH", "LANG", "HOME", "LC_CTYPE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}
    allowed |= {"MALLOC_ARENA_MAX", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"}
    assert set(environment) <= allowed
    assert environment["HOME"] == "/nonexistent"


def test_global_generators_begin_alike_in_every_worker(load):
    source = (
        "import random\nimport numpy as np\ndef f(): return np.random.rand(3), random.random()\n"
    )
    first, second = load(source).value(), load(source).value()
    assert np.array_equal(first[0], second[0])
    assert first[1] == second[1]


def test_global_state_that_was_touched_is_named(load):
    running = load("import numpy as np\ndef f(): np.random.rand(); np.seterr(all='ignore')\n")
    assert next(running.worker.ask({"op": "state"})) == Changed(())
    running.call()
    changed = next(running.worker.ask({"op": "state"}))
    assert set(changed.names) == {"numpy.random", "numpy.seterr"}


def test_a_file_that_cant_be_compiled_is_raised_not_run(load):
    zygote_running = load("x = 1\n")
    worker = zygote_running.worker
    message = {"op": "load", "source": b"def f(:\n", "file": "c.py", "functions": [], "forbid": []}
    message |= {"probes": b"", "probes_file": ""}
    answer = next(worker.ask(message))
    assert (answer.type, answer.line) == ("SyntaxError", 1)


def test_a_zygote_that_died_is_the_sandboxes_fault():
    with Zygote(("numpy",)) as zygote:
        zygote.ready()
        zygote._child.kill()
        zygote._child.wait()
        with pytest.raises(SandboxFault, match="stopped"):
            zygote.worker(seconds=1, memory_mb=64)


def test_a_pool_starts_each_zygote_once_and_warns_once(monkeypatch):
    monkeypatch.setenv(VARIABLE, "rlimits")
    said = []
    with Zygotes(said.append) as pool:
        assert pool.start("numpy") is pool.start("numpy")
        pool.ready("numpy")
        pool.ready("numpy")
    assert len(said) == 1
    assert "'rlimits'" in said[0]
    assert VARIABLE in said[0]


def test_a_level_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv(VARIABLE, "paranoid")
    with pytest.raises(CommandError, match="full, seccomp, rlimits, none"):
        Zygotes()


BUSY = """
import threading
def f(n, size):
    if size:
        threading.stack_size(size)
    gate = threading.Event()
    threads = [threading.Thread(target=gate.wait) for _ in range(n)]
    started = 0
    try:
        for thread in threads:
            thread.start()
            started += 1
    except RuntimeError:
        pass
    gate.set()
    for thread in threads[:started]:
        thread.join()
    return started
"""


@pytest.mark.parametrize("level", ["full", "seccomp"])
def test_threads_are_bounded_however_small_they_are(load, level):
    """64 threads of the usual size are there for everybody; 6,000 small ones are not."""
    running = load(BUSY, level, memory_mb=128)
    assert running.value(64, 0) == 64
    assert 64 <= running.value(6_000, 32 << 10) <= threads.MAX_THREADS
    assert running.value(64, 1 << 20) == 64  # those that ended are not counted


def test_without_questions_nothing_bounds_small_threads(monkeypatch, running):
    """The positive control: it is the count that held them in the test above."""
    monkeypatch.setattr(launch, "_command", unbounded)
    with Zygote(("numpy",), "full") as zygote:
        if zygote.ready()[0] != "full":
            pytest.skip("this machine has no level 'full'")
        worker = zygote.worker(seconds=60.0, memory_mb=256)
        assert running(worker, BUSY).value(1_000, 32 << 10) == 1_000
        worker.close()


def unbounded(code):
    """The zygote's command, with the questions about threads left out."""
    return [
        part.replace("import sys;", "import sys;", 1).replace(
            code, f"from grader.sandbox import seccomp; seccomp.can_ask = lambda: False; {code}"
        )
        for part in command(code)
    ]


command = launch._command
ASYNC = """
import asyncio
async def later(x):
    await asyncio.sleep(0.001)
    return x + 1
async def threaded(x):
    return await asyncio.to_thread(lambda: x + 1)
def f(x, threads):
    return asyncio.run(threaded(x) if threads else later(x))
"""


@pytest.mark.parametrize("level", LEVELS)
def test_an_event_loop_runs(load, level):
    assert load(ASYNC, level).value(1, False) == 2


@pytest.mark.parametrize("level", [level for level in LEVELS if level != "rlimits"])
def test_an_event_loop_has_its_threads(load, level):
    """At `rlimits` the limit that forbids processes forbids threads too, to all but root."""
    assert load(ASYNC, level).value(1, True) == 2


@pytest.mark.parametrize("level", LEVELS)
def test_a_file_finds_its_own_source(load, level):
    running = load(
        "import inspect\ndef f(): return inspect.getsource(f)\nLINES = inspect.getsource(f)\n",
        level,
    )
    assert running.value() == "def f(): return inspect.getsource(f)\n"


@pytest.mark.parametrize("level", ["full", "seccomp"])
@pytest.mark.parametrize("encoding", ["gbk", "big5", "latin-1", "cp1252"])
def test_a_file_is_read_in_the_encoding_that_it_names(zygotes, running, level, encoding):
    text = {"gbk": "十", "big5": "十"}.get(encoding, "é")
    source = f"# -*- coding: {encoding} -*-\ndef f(): return {text!r}\n".encode(encoding)
    worker = zygotes(level).worker(seconds=20, memory_mb=128)
    assert running(worker, source).value() == text
    worker.close()


@pytest.mark.parametrize("first", [None, {"kind": "value", "value": 1}, {"kind": "raised"}])
def test_a_worker_that_does_not_begin_is_the_machines_fault(first):
    process = Fake(first)
    if first is None:
        process.theirs.shutdown(socket.SHUT_WR)
    with pytest.raises(SandboxFault, match="could not be started"):
        next(Worker(process, seconds=5.0).ask({"op": "state"}))
    process.theirs.close()
    os.close(process.print_to)


def test_the_reason_why_a_worker_does_not_begin_is_said():
    process = Fake({"kind": "fault", "reason": "OSError: no descriptors"})
    with pytest.raises(SandboxFault, match="no descriptors"):
        next(Worker(process, seconds=5.0).ask({"op": "state"}))
    process.theirs.close()
    os.close(process.print_to)


@pytest.mark.parametrize("source", ["import os; os._exit(70)", "import os\ndef f(): os._exit(70)"])
def test_a_candidate_cant_claim_that_the_machine_failed(zygotes, running, source):
    worker = zygotes("full").worker(seconds=20, memory_mb=128)
    with pytest.raises(WorkerDied):
        running(worker, source).call()
    assert worker.exit_code == 70


def test_a_fault_told_later_is_no_fault(load):
    running = load(
        "import sys\ndef f():\n"
        "    sys.modules['grader.sandbox.worker'].report_fault(3, OSError('forged'))\n"
    )
    assert isinstance(running.call(), Fault)  # which nobody takes for an answer: see `expect`
    with pytest.raises(BadAnswer):
        expect(Fault("forged"), Returned, Raised)


@pytest.mark.parametrize("limit", [128, 64, 32])
@pytest.mark.parametrize("level", ["full", "rlimits"])
def test_few_descriptors_are_enough(limit, level):
    code = (
        "from grader.sandbox import Zygote\n"
        f"zygote = Zygote(('numpy',), {level!r})\n"
        "for _ in range(3):\n"
        "    worker = zygote.worker(seconds=20, memory_mb=128)\n"
        "    message = {'op': 'load', 'source': b'', 'file': 'c.py'}\n"
        "    message |= {'functions': [], 'forbid': [], 'probes': b'', 'probes_file': ''}\n"
        "    print(len(list(worker.ask(message, 2))))\n"
        "    worker.close()\n"
        "zygote.close()\n"
    )
    done = subprocess.run(
        ["bash", "-c", f'ulimit -n {limit}; exec "$0" -c "$1"', sys.executable, code],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stdout, done.stderr) == ("2\n2\n2\n", "")


@pytest.mark.parametrize("fork", [False, True])
def test_signals_that_a_program_ignores_or_blocks_are_no_fault_of_a_zygote(fork):
    code = (
        "import signal\n"
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())\n"
        "from grader.sandbox import Zygote\n"
        f"with Zygote(fork={fork}) as zygote:\n"
        "    worker = zygote.worker(seconds=20, memory_mb=128)\n"
        "    message = {'op': 'load', 'source': b'', 'file': 'c.py'}\n"
        "    message |= {'functions': [], 'forbid': [], 'probes': b'', 'probes_file': ''}\n"
        "    print(len(list(worker.ask(message, 2))), worker.close())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("2 -9\n", "")


@pytest.mark.parametrize("fork", [False, True])
def test_a_zygote_that_is_gone_can_be_closed_by_a_program_that_ignores_its_children(fork):
    code = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "from grader.sandbox import Zygote\n"
        f"with Zygote(fork={fork}) as zygote:\n"
        "    os.kill(zygote._child.pid, signal.SIGKILL)\n"
        "    while os.path.exists(f'/proc/{zygote._child.pid}'):\n"
        "        time.sleep(0.01)\n"
        "print('closed')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("closed\n", "")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_readable_file_cant_be_emptied_whatever_landlock_knows(tmp_path, version):
    """Rules of the kernels 5.13 (version 1) and 5.19 (2) know no truncation."""
    if landlock.abi() < 3:
        pytest.skip("this kernel's Landlock is older than the rules that are tried")
    left = {}
    for filtered in (False, True):
        path = tmp_path / f"kept {filtered}"
        path.write_text("kept")
        script = (
            "import os, sys\n"
            "from grader.sandbox import confine, landlock, seccomp\n"
            "confine.prctl(38, 1)\n"
            f"landlock.enter(landlock.ruleset([{str(path)!r}], version={version}))\n"
            f"if {filtered}: seccomp.load(seccomp.program(paths=True))\n"
            "try:\n"
            f"    os.open({str(path)!r}, os.O_RDONLY | os.O_TRUNC)\n"
            "except OSError as error:\n"
            "    os.write(1, type(error).__name__.encode())\n"
            f"os.open({str(path)!r}, os.O_RDONLY)\n"
            "os._exit(0)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        left[filtered] = path.read_text()
    assert left[True] == "kept"
    assert left[False] == ("kept" if version == 3 else "")


def test_a_file_that_uses_what_is_forbidden_is_parsed_and_not_run(zygotes):
    source = b"import os\nprint('it ran')\nwhile True: pass\n"
    message = {"op": "load", "source": source, "file": "c.py", "functions": ["f"]}
    message |= {"probes": b"", "probes_file": ""}
    worker = zygotes("full").worker(seconds=20, memory_mb=128)
    (parsed,) = worker.ask(message | {"forbid": ["os"]})
    assert parsed.forbidden == (("os", 1),)
    (state,) = worker.ask({"op": "state"})  # it waits for the next question
    assert (state, worker.take_output()) == (Changed(()), ("", 0))
    worker.close()
    # The positive control: where it isn't forbidden, the same file runs, and never ends.
    worker = zygotes("full").worker(seconds=1, memory_mb=128)
    with pytest.raises(WorkerTimedOut):
        list(worker.ask(message | {"forbid": []}, 2))
    assert worker.take_output() == ("it ran\n", 0)


def test_the_graders_work_on_an_answer_is_the_submissions_time(load):
    def work():
        end = time.thread_time() + 0.2
        while time.thread_time() < end:
            pass

    worker = load("def f(): pass").worker
    before = worker.seconds
    work()  # nothing has been asked
    answers = worker.ask({"op": "run", "function": "f", "cases": [[[], 1]] * 2}, 2)
    next(answers)
    assert before - worker.seconds < 0.2
    before = worker.seconds
    work()
    worker.charge()
    assert before - worker.seconds >= 0.2
    worker.seconds = 0.1
    work()
    with pytest.raises(WorkerTimedOut):
        worker.charge()


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ("return xs[0][0]", False),
        ("xs[0][0] = 5.0; xs[0][0] = 1.0", False),  # as it was
        ("xs[0][0] = 5.0", True),
        ("xs[0][1] = 0.0", True),  # it was -0.0
        ("xs[0].dtype = 'i8'", True),
        ("xs[0].shape = (2, 1)", True),
        ("xs.append(1)", True),
        ("xs[1] = 1", True),  # it was True
        ("xs[2] = 2.0", True),  # it was a NumPy scalar
        ("rng.random()", False),  # generators are there to be changed
    ],
)
def test_arguments_come_back_where_the_call_has_changed_them(load, body, sent):
    loaded = load(f"def f(xs, rng): {body}")
    args = [[np.array([1.0, -0.0]), True, np.float64(2.0)], Rng(0)]
    (answer,) = loaded.worker.ask({"op": "run", "function": "f", "cases": [[args, 1]]}, 1)
    assert (answer.args is not None) == sent


def test_an_argument_that_holds_itself_can_not_be_sent(load):
    loaded = load("def f(xs): xs.append(xs)")
    (answer,) = loaded.worker.ask({"op": "run", "function": "f", "cases": [[[[]], 1]]}, 1)
    assert isinstance(answer, Refused)
