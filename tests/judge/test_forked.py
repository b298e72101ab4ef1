"""Judges that are forks of a command grade as fresh ones do, and end as they do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jobs import FAKE, LOOP, RIGHT, WRONG
from test_judge_ends import PATIENCE, ROOT, children, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a fork of a process, and /proc")
BEGIN = """
from grader.ambient import settle
settle()  # NumPy starts threads elsewhere
import json, os, signal, sys, threading
from pathlib import Path
from grader.judge import Job, Judge
from grader.judge.forked import forked
from grader.sandbox import Zygote
zygote = Zygote()
zygote.ready()
def two(bank):
    made = forked(bank, [zygote], 2)
    assert len(made) == 2
    return Judge(bank, processes=made)
def line(text):
    print(text, flush=True)
"""
GRADED = """
bank, sources = Path(sys.argv[1]), json.loads(sys.argv[2])
with two(bank) as judge:
    jobs = [Job("top_k", source.encode(), "top_k.py") for source in sources]
    line(json.dumps(judge.pids))
    verdicts = [ticket.result(300) for ticket in [judge.submit(job) for job in jobs]]
    line(json.dumps([verdict.status for verdict in verdicts]))
    os.kill(judge.pids[0], signal.SIGKILL)
    again = [ticket.result(300) for ticket in [judge.submit(job) for job in jobs]]
    line(json.dumps([verdict.status for verdict in again]))
zygote.close()
"""
WAITS = """
bank = Path(sys.argv[1])
with two(bank) as judge:
    tickets = [judge.submit(Job("top_k", sys.argv[2].encode(), "top_k.py")) for _ in range(2)]
    line(json.dumps([*judge.pids, zygote._child.pid]))
    for ticket in tickets:  # one of them ends with its judge
        ticket.result()
"""
THREADS = """
stop = threading.Event()
threading.Thread(target=stop.wait).start()
line(json.dumps(forked(Path(sys.argv[1]), [zygote], 2)))
stop.set()
"""


@pytest.fixture
def command():
    """Call with a script and its arguments to get its process."""
    begun = []

    def begin(script, *args):
        given = [sys.executable, "-c", BEGIN + script, *map(str, args)]
        begun.append(subprocess.Popen(given, stdout=subprocess.PIPE, cwd=ROOT))
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.wait()
        process.stdout.close()


def told(process):
    return json.loads(process.stdout.readline())


def is_there(pid):
    return Path(f"/proc/{pid}").exists()


def test_forked_judges_grade_and_one_that_is_killed_is_replaced(command):
    sources = [RIGHT.decode(), WRONG.decode(), "def top_k(", "import os\nos._exit(1)\n"]
    process = command(GRADED, FAKE, json.dumps(sources))
    pids, statuses, again = (told(process) for _ in range(3))
    assert len({*pids}) == 2
    assert statuses == again == ["passed", "failed", "crashed", "crashed"]
    assert process.wait(PATIENCE) == 0
    until(lambda: not any(map(is_there, pids)))


def test_forked_judges_and_their_workers_end_with_the_process_that_made_them(command, patient_bank):
    process = command(WAITS, patient_bank, LOOP.decode())
    *judges, zygote = told(process)
    until(lambda: len(children(zygote)) == 2)
    workers = children(zygote)
    os.kill(judges[0], signal.SIGKILL)  # its worker ends, and not the other's
    until(lambda: sum(map(is_there, workers)) == 1)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: not any(map(is_there, [*judges, zygote, *workers])))


def test_a_process_with_other_threads_is_not_forked(command):
    process = command(THREADS, FAKE)
    assert told(process) == []
    assert process.wait(PATIENCE) == 0
