"""Jobs in, events out: the same verdicts as without a judge, and none of it in the caller."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from jobs import FAKE, LOOP, RIGHT, WRONG, job

from grader.bank import open_bank
from grader.errors import BankError, CommandError, NotFound
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.judge import Cancelled, CheckDone, Finished, Job, Judge, Started
from grader.sandbox.pool import Zygotes

CHECKS = "solutions/top_k/checks.py"
ROOT = Path(__file__).parent.parent.parent


def timeless(verdict):
    checks = tuple(replace(check, seconds=0.0) for check in verdict.checks)
    notes = tuple(note for note in verdict.notes if note.kind != "speed")
    return replace(verdict, seconds=0.0, checks=checks, notes=notes)


def test_verdicts_are_those_of_a_grader(judge):
    sources = [RIGHT, WRONG, b"def top_k(", b"", b"\xff\xfe", b"def top_k(values, k):\n    1 / 0\n"]
    bank = open_bank(FAKE)
    with Zygotes() as zygotes:
        submissions = [Submission(bank.item("top_k"), f"{i}.py", s) for i, s in enumerate(sources)]
        graded = Grader(bank, zygotes.ready).grade(submissions)
    tickets = [judge.submit(job(s, f"{i}.py")) for i, s in enumerate(sources)]
    assert [timeless(t.result(300)) for t in tickets] == [timeless(v) for v in graded]


def test_events_come_in_order_and_end_with_the_verdict(judge):
    events = []
    verdict = judge.submit(job(WRONG), events.append).result(300)
    assert events[0] == Started()
    assert events[1:-1] == [CheckDone(c.name, c.status) for c in verdict.checks]
    assert events[-1] == Finished(verdict)


def test_only_and_seed_reach_the_checks(judge, bank_copy):
    verdict = judge.submit(job(RIGHT, only=("check_bad_count",))).result(300)
    assert [c.name for c in verdict.checks] == ["check_bad_count"]
    fails = "\n\ndef check_seed(candidate):\n    assert candidate.seed == 7, candidate.seed\n"
    with (bank_copy / CHECKS).open("a") as stream:
        stream.write(fails)
    with Judge(bank_copy, 1) as pool:
        assert pool.submit(job(RIGHT, seed=7)).result(300).status == "passed"
        assert pool.submit(job(RIGHT, seed=8)).result(300).status == "failed"
        assert pool.submit(job(RIGHT)).result(300).status == "failed"


def test_names_that_are_no_text_are_shown_escaped(judge):
    assert judge.submit(job(RIGHT, "\udcff.py")).result(300).file == "\\udcff.py"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (Job("topk", RIGHT, "a.py"), NotFound),
        (Job("stable_sorting", RIGHT, "a.py"), CommandError),
        (Job("top_k", RIGHT, "a.py", only=("check_nothing",)), CommandError),
    ],
)
def test_a_job_that_cant_be_graded_is_broken_and_says_why(judge, wrong, error):
    events = []
    verdict = judge.submit(wrong, events.append).result(300)
    assert verdict.status == "broken"
    assert type(events[-1].error) is error
    assert events[-1].error.message in str(verdict.message)
    assert judge.submit(job(RIGHT)).result(300).status == "passed"


def test_a_bank_that_cant_be_loaded_breaks_its_own_exercise(bank_copy):
    (bank_copy / "solutions/top_k/reference.py").write_text("import nothing_like_it\n")
    events = []
    ranks = (FAKE / "solutions/ranks/reference.py").read_bytes()
    with Judge(bank_copy, 1) as pool:
        pool.submit(job(RIGHT), events.append).result(300)
        assert type(events[-1].error) is BankError
        assert pool.submit(job(ranks, exercise="ranks")).result(300).status == "passed"


def test_the_caller_imports_nothing_of_what_grades():
    """Neither the libraries nor what loads a bank's code is imported where jobs are submitted."""
    script = f"""
import sys
from pathlib import Path
from grader.judge import Job, Judge
with Judge(Path({str(FAKE)!r}), 1) as judge:
    print(judge.submit(Job("top_k", {RIGHT!r}, "top_k.py")).result(300).status)
heavy = ("numpy", "torch", "pytest", "yaml", "grader.kit", "grader.bank")
print([m for m in sys.modules if m.startswith(heavy) or "checks" in m])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == ["passed", "[]"]


@pytest.mark.parametrize(
    ("name", "old", "new", "statuses"),
    [
        (CHECKS, "range(len(VECTOR) + 1)", "range(len(VECTOR) - 4)", ["failed", "passed"]),
        ("solutions/top_k/reference.py", "[:k]", "[: min(k, 1)]", ["failed", "passed"]),
        ("questions/selection/top_k.md", "functions: [top_k]", "functions: [top_q]", None),
    ],
)
def test_an_edited_file_of_the_bank_is_noticed(bank_copy, name, old, new, statuses):
    """Also within the same second and with the same size, which compiled files don't tell."""
    path = bank_copy / name
    text = path.read_text()
    assert old in text
    first = RIGHT.replace(b"[:k]", b"[:min(k, 1)]")
    with Judge(bank_copy, 1) as pool:
        before = pool.submit(job(first)).result(300)
        path.write_text(text.replace(old, new))
        after = pool.submit(job(first)).result(300)
        path.write_text(text)
        again = pool.submit(job(first)).result(300)
        assert pool.submit(job(RIGHT)).result(300).status == "passed"
    assert [before.status, after.status] == (statuses or ["failed", "broken"])
    assert timeless(again) == timeless(before)


def test_what_a_listener_raises_comes_out_of_the_result(judge):
    def full(event):
        raise OSError("no space left")

    ticket = judge.submit(job(WRONG), full)
    with pytest.raises(OSError, match="no space left"):
        ticket.result(300)
    assert judge.submit(job(RIGHT)).result(300).status == "passed"


def test_threads_may_share_a_pool(judge):
    statuses = []

    def work():
        tickets = [judge.submit(job(source)) for source in (RIGHT, WRONG)]
        statuses.append([t.result(300).status for t in tickets])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [["passed", "failed"]] * 4


def test_jobs_of_a_pool_that_is_closed_are_cancelled(patient_bank):
    with Judge(patient_bank, 1) as pool:
        tickets = [pool.submit(job(LOOP)) for _ in range(2)]
    for ticket in tickets:
        with pytest.raises(Cancelled):
            ticket.result(0)
    with pytest.raises(RuntimeError, match="closed"):
        pool.submit(job(RIGHT))
