"""What a judge keeps between jobs (a pytest session, a worker started ahead) changes no verdict."""

from __future__ import annotations

import json
import re
import select
import signal
from dataclasses import replace

import pytest
from jobs import FAKE, LOOP, RIGHT, WRONG, job

from grader.bank import open_bank
from grader.errors import CommandError
from grader.grading.engine import Grader
from grader.grading.exercise import Exercise
from grader.grading.kept import KeptSessions
from grader.grading.record import to_json
from grader.grading.submission import Submission
from grader.judge import Finished, Passed
from grader.judge.ahead import Ahead
from grader.sandbox.pool import Zygotes

FILES = {
    "right": RIGHT,
    "wrong": WRONG,
    "not attempted": b"def top_k(values, k):\n    raise NotImplementedError\n",
    "syntax": b"def top_k(values, k:\n",
    "raises": b"def top_k(values, k):\n    return values[k + 99]\n",
    "dies": b"import os\ndef top_k(values, k):\n    os._exit(0)\n",
    "prints": RIGHT.replace(b"    if not", b"    print('hello')\n    if not"),
    "keeps state": b"seen = []\n" + RIGHT.replace(b"    if not", b"    seen.append(1)\n    if not"),
    "no function": b"def other():\n    pass\n",
    "empty": b"",
}


@pytest.fixture(scope="module")
def zygote():
    with Zygotes() as zygotes:
        yield zygotes.ready("numpy")


class Warm:
    """Grades like a judge: an exercise, a pytest session and a worker stay."""

    def __init__(self, bank, zygote):
        self.bank = bank
        self.ahead = Ahead(zygote)
        self.sessions = KeptSessions()
        self.exercises = {}

    def load(self, item, seed):
        return self.exercises.setdefault(item.id, Exercise(item, seed))

    def grade(self, source, exercise="top_k", **options):
        grader = Grader(
            self.bank, lambda needs: self.ahead, load=self.load, run=self.sessions.run, **options
        )
        return verdict_of(self.bank, grader, source, exercise)


def verdict_of(bank, grader, source, exercise="top_k", only=()):
    submission = Submission(bank.item(exercise), f"{exercise}.py", source)
    return grader.grade([submission], only=only)[0]


def without_times(verdict):
    text = json.dumps(to_json(verdict), sort_keys=True)
    return re.sub(r'"(reference_)?seconds": [\d.e-]+', '"seconds": 0', text)


@pytest.fixture
def warm(zygote):
    warm = Warm(open_bank(FAKE), zygote)
    yield warm
    warm.ahead.close()


def test_each_verdict_is_that_of_a_fresh_grader(warm, zygote):
    for name, source in [*FILES.items(), *reversed(FILES.items())]:
        fresh = verdict_of(warm.bank, Grader(warm.bank, lambda needs: zygote), source)
        warm.ahead.prepare()
        assert without_times(warm.grade(source)) == without_times(fresh), name


def test_exercises_may_be_mixed(warm, zygote):
    stub = (FAKE / "exercises" / "ranks.py").read_bytes()
    for exercise, source, status in [
        ("top_k", RIGHT, "passed"),
        ("ranks", stub, "not_attempted"),
        ("top_k", WRONG, "failed"),
        ("ranks", (FAKE / "solutions/ranks/reference.py").read_bytes(), "passed"),
        ("top_k", RIGHT, "passed"),
    ]:
        assert warm.grade(source, exercise).status == status


def test_a_session_is_collected_once(warm, monkeypatch):
    import grader.grading.kept as kept

    begun = []
    main = kept.main
    monkeypatch.setattr(kept, "main", lambda plugin: begun.append(1) or main(plugin))
    for source in FILES.values():
        warm.grade(source)
    assert len(begun) == 1
    warm.exercises.clear()  # it was loaded anew: its checks may be others
    assert warm.grade(RIGHT).status == "passed"
    assert len(begun) == 2


def test_an_interrupted_job_is_followed_by_ordinary_ones(warm):
    class Left(KeyboardInterrupt):
        pass

    def leave(seconds):
        raise Left

    for source in (LOOP, RIGHT):
        with pytest.raises(Left):
            warm.grade(source, on_wait=leave)
        assert warm.grade(RIGHT).status == "passed"
        assert warm.grade(WRONG).status == "failed"


def test_a_fault_in_a_listener_is_that_jobs_alone(warm):
    def full(result):
        raise OSError("no space left")

    verdict = warm.grade(RIGHT, on_check=full)
    assert verdict.status == "broken"
    assert warm.grade(RIGHT).status == "passed"


def test_a_pass_is_told_before_its_notes_are_made(judge):
    events = []
    verdict = judge.submit(job(RIGHT), events.append).result(300)
    early, late = events[-2:]
    assert (type(early), late) == (Passed, Finished(verdict))
    assert without_times(early.verdict) == without_times(replace(verdict, notes=()))
    events.clear()
    judge.submit(job(WRONG), events.append).result(300)
    assert Passed not in map(type, events)


def test_checks_are_chosen_by_name(warm):
    grader = Grader(warm.bank, lambda needs: warm.ahead, load=warm.load, run=warm.sessions.run)
    names = [check.name for check in warm.grade(RIGHT).checks]
    assert len(names) > 1
    chosen = verdict_of(warm.bank, grader, RIGHT, only=names[:1])
    assert [check.name for check in chosen.checks] == names[:1]
    with pytest.raises(CommandError, match="no check 'check_nothing'"):
        verdict_of(warm.bank, grader, RIGHT, only=["check_nothing"])
    assert [check.name for check in warm.grade(RIGHT).checks] == names


def test_checks_that_cant_be_collected_are_said_and_tried_again(bank_copy, zygote):
    checks = bank_copy / "solutions" / "top_k" / "checks.py"
    good = checks.read_text()
    warm = Warm(open_bank(bank_copy), zygote)
    checks.write_text("import nothing_of_that_name\n")
    for _ in range(2):
        verdict = warm.grade(RIGHT)
        assert verdict.status == "broken"
        assert "nothing_of_that_name" in str(verdict.message)
    checks.write_text(good)
    warm.exercises.clear()
    assert warm.grade(RIGHT).status == "passed"
    warm.ahead.close()


def test_no_worker_is_used_twice_and_one_that_has_died_not_at_all(zygote):
    ahead = Ahead(zygote)

    def fields():
        worker = ahead.worker(seconds=5, memory_mb=256)
        (answer,) = worker.ask({"op": "state"}, 1)
        number = worker.process.answers
        worker.close()
        return answer.names, number

    assert ahead.worker(seconds=5, memory_mb=256).close() is not None
    for _ in range(3):
        ahead.prepare()
        assert fields()[0] == ()
    ahead.prepare()
    process = ahead._spare.process
    signal.pidfd_send_signal(process._pidfd, signal.SIGKILL)
    assert select.select([process._pidfd], [], [], 30)[0]
    assert fields()[0] == ()
    ahead.close()


def test_a_worker_that_was_started_for_other_limits_is_not_used(zygote):
    ahead = Ahead(zygote)
    ahead.worker(seconds=5, memory_mb=256).close()
    ahead.prepare()
    spare = ahead._spare.process
    worker = ahead.worker(seconds=5, memory_mb=512)
    assert worker.process is not spare
    worker.close()
    ahead.close()
