"""Cancelling, dying, and what is left afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from jobs import FAKE, LOOP, RIGHT, WRONG, job

from grader.judge import Cancelled, CheckDone, Finished, Judge, Started, pool

linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of processes on Linux only")
CHECKS = "solutions/top_k/checks.py"
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120.0  # seconds for what takes a moment, on a machine that has much to do


class Watch:
    """Collects events; `seen` waits for the first of a kind."""

    def __init__(self):
        self.events = []
        self._changed = threading.Condition()

    def __call__(self, event):
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def seen(self, kind):
        with self._changed:
            there = lambda: any(isinstance(e, kind) for e in self.events)  # noqa: E731
            assert self._changed.wait_for(there, PATIENCE)


def children(pid):
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    assert condition()


def in_a_call(pid):
    """Whether a worker of a judge's uses the processor: it runs the candidate's loop then. The one
    that is started ahead doesn't.
    """
    workers = [worker for zygote in children(pid) for worker in children(zygote)]
    return any(ticks(worker) > 20 for worker in workers)


def ticks(pid):
    """Processor time of a process, in hundredths of a second."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


@linux
def test_a_job_cancelled_in_a_call_tells_nothing_more_and_the_judge_stays_warm(judge):
    (pid,) = judge.pids
    watch = Watch()
    ticket = judge.submit(job(LOOP), watch)
    until(lambda: in_a_call(pid))
    assert ticket.cancel()
    events = list(watch.events)
    with pytest.raises(Cancelled):
        ticket.result(0)
    assert not ticket.cancel()
    assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
    assert watch.events == events == [Started()]
    assert judge.pids == (pid,)
    assert not in_a_call(pid)


def test_each_newer_job_may_cancel_the_one_before(judge):
    pids = judge.pids
    older = None
    for source in [WRONG, LOOP, RIGHT, b"def top_k(", LOOP, WRONG] * 3:
        if older is not None:
            older.cancel()
        watch = Watch()
        older = judge.submit(job(source), watch)
        watch.seen(Started)
    assert older.result(PATIENCE).status == "failed"
    assert judge.pids == pids


def test_a_job_may_be_cancelled_by_its_own_listener(judge):
    events, tickets, there = [], [], threading.Event()

    def cancels(event):
        events.append(event)
        if isinstance(event, CheckDone):
            there.wait()
            tickets[0].cancel()

    tickets.append(judge.submit(job(WRONG), cancels))
    there.set()
    with pytest.raises(Cancelled):
        tickets[0].result(PATIENCE)
    assert [type(e) for e in events] == [Started, CheckDone]


def test_a_job_cancelled_in_the_queue_is_never_begun(judge):
    first = judge.submit(job(LOOP))
    watch = Watch()
    second = judge.submit(job(RIGHT), watch)
    assert second.cancel()
    assert first.cancel()
    assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
    assert watch.events == []


def test_a_verdict_that_is_there_cant_be_cancelled(judge):
    ticket = judge.submit(job(RIGHT))
    assert ticket.result(PATIENCE).status == "passed"
    assert not ticket.cancel()
    assert ticket.result(0).status == "passed"


def test_a_check_that_never_ends_costs_the_judge_that_runs_it(bank_copy, monkeypatch):
    """It is the bank's fault and listens to nothing; the author mends it and goes on."""
    monkeypatch.setattr(pool, "_PATIENCE", 0.2)
    path = bank_copy / CHECKS
    text = path.read_text()
    path.write_text(text + "\n\ndef check_ever(candidate):\n    while True: pass\n")
    with Judge(bank_copy, 1) as judge:
        watch = Watch()
        ticket = judge.submit(job(RIGHT), watch)
        watch.seen(CheckDone)
        ticket.cancel()
        path.write_text(text)
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"


@linux
@pytest.mark.parametrize("number", [int(os.environ.get("GRADER_TEST_JOBS", "12"))])
def test_a_judge_killed_among_many_jobs_breaks_one_of_them(number):
    sources = [RIGHT, WRONG, b"def top_k(", b"import os\nos._exit(1)\n"]
    with Judge(FAKE, 2) as judge:
        expected = [judge.submit(job(source)).result(PATIENCE).status for source in sources]
        watches = [Watch() for _ in range(number)]
        tickets = [
            judge.submit(job(sources[i % 4], f"{i}.py"), watch) for i, watch in enumerate(watches)
        ]
        watches[number // 2].seen(Started)
        victim = judge.pids[0]
        os.kill(victim, signal.SIGKILL)
        verdicts = [ticket.result(30 * PATIENCE) for ticket in tickets]
        assert victim not in judge.pids
    broken = [v for v in verdicts if v.status == "broken"]
    assert len(broken) <= 1  # none, where it was killed between two jobs
    for verdict in broken:
        assert "signal 9" in str(verdict.message)
    for i, verdict in enumerate(verdicts):
        assert verdict.status in (expected[i % 4], "broken")
        assert verdict.file == f"{i}.py"


@linux
def test_a_judge_killed_in_a_job_breaks_it_and_the_next_one_is_graded(patient_bank):
    with Judge(patient_bank, 1) as judge:
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
        (pid,) = judge.pids
        family = [pid, *children(pid)]
        watch = Watch()
        ticket = judge.submit(job(LOOP), watch)
        until(lambda: in_a_call(pid))
        family += [worker for zygote in children(pid) for worker in children(zygote)]
        os.kill(pid, signal.SIGKILL)
        verdict = ticket.result(PATIENCE)
        assert (verdict.status, verdict.score) == ("broken", 0.0)
        assert "signal 9" in str(verdict.message)
        assert verdict.source == LOOP.decode()
        assert watch.events == [Started(), Finished(verdict)]
        assert judge.submit(job(WRONG)).result(PATIENCE).status == "failed"
        until(lambda: not any(Path(f"/proc/{p}").exists() for p in family))


@linux
def test_a_judge_killed_while_it_waits_costs_nothing():
    with Judge(FAKE, 1) as judge:
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
        os.kill(judge.pids[0], signal.SIGKILL)
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"


@linux
def test_a_sandbox_that_dies_breaks_one_job():
    with Judge(FAKE, 1) as judge:
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
        (pid,) = judge.pids
        for zygote in children(pid):
            os.kill(zygote, signal.SIGKILL)
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "broken"
        assert judge.submit(job(RIGHT)).result(PATIENCE).status == "passed"
        assert judge.pids == (pid,)


def test_a_judge_that_cant_start_breaks_its_job_and_says_why(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "steel")
    with Judge(FAKE, 1) as judge:
        verdict = judge.submit(job(RIGHT)).result(PATIENCE)
    assert verdict.status == "broken"
    assert "GRADER_SANDBOX" in str(verdict.message)


@linux
def test_judges_end_with_the_process_that_started_them(patient_bank):
    script = f"""
from pathlib import Path
from grader.judge import Job, Judge
with Judge(Path({str(patient_bank)!r}), 2) as judge:
    tickets = [judge.submit(Job("top_k", {LOOP!r}, "top_k.py")) for _ in range(2)]
    print(*judge.pids, flush=True)
    tickets[0].result()
"""
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT)
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.stdout.close()
    until(lambda: all(in_a_call(pid) for pid in pids))
    family = [p for pid in pids for zygote in children(pid) for p in (zygote, *children(zygote))]
    parent.kill()
    parent.wait()
    until(lambda: not any(Path(f"/proc/{p}").exists() for p in [*pids, *family]))
