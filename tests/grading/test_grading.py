"""How submissions become verdicts: repeatably, one after the other, and never at a candidate's
cost for what the grader or the bank did wrong."""

from __future__ import annotations

import json
import os
import signal
import sys

import golden
import pytest

from grader.bank import open_bank
from grader.errors import BankError, CommandError
from grader.grading.engine import Grader
from grader.grading.record import to_json, verdict_from_json
from grader.grading.submission import MAX_BYTES, Submission
from grader.grading.words import Words
from grader.report import json_report, terminal_report
from grader.sandbox import Worker
from grader.sandbox.pool import Zygotes

FAKE = golden.FAKE
CHECKS = "solutions/top_k/checks.py"
REFERENCE = "solutions/top_k/reference.py"
linux = pytest.mark.skipif(sys.platform != "linux", reason="a zygote runs on Linux only")
WRONG = "def top_k(values, k):\n    return values\n"
BAD = {
    "crashes": "import os\ndef top_k(values, k):\n    os._exit(1)\n",
    "hangs": "def top_k(values, k):\n    while True: pass\n",
    "fills memory": "def top_k(values, k):\n    return bytearray(1 << 40)\n",
    "no text": b"\xff\xfe",
    "nothing": b"",
    "no Python": "def top_k(:",
    "raises while it is loaded": "raise SystemExit(0)",
    "patches the library": "import numpy as np\nnp.sort = lambda x: x\n" + WRONG,
    "no such function": "x = 1\n",
}


def test_the_same_file_gives_the_same_json(grade):
    for source in (WRONG, BAD["crashes"], "import numpy\n" + WRONG):
        reports = [golden.timeless(json_report(tuple(grade(source)))) for _ in range(2)]
        assert reports[0] == reports[1]
    both = grade(WRONG, WRONG)
    assert [golden.timeless(json_report((v,))) for v in both] == reports[:1] * 2


@linux
def test_time_that_is_used_up_is_said_the_same_way_each_time(grade, bank_copy):
    bank_copy.change("questions/selection/top_k.md", "seconds: 5", "seconds: 1")
    slow = "import time\ndef top_k(values, k):\n    time.sleep(0.4)\n    return values[:k] * 0\n"
    (verdict,) = grade(slow, bank=bank_copy.root)
    assert verdict.status == "timed_out"
    messages = {str(c.message) for c in verdict.checks if c.status == "timed_out"}
    assert messages <= {
        # A line, unless time ran out between two calls.
        "no answer in top_k: the 1 s that the exercise allows are used up; it was in line 3 then",
        "no answer in top_k: the 1 s that the exercise allows are used up",
        "not run: the 1 s that the exercise allows are used up",
    }


@pytest.mark.parametrize("name", BAD)
def test_the_file_after_a_bad_one_is_graded_right(grade, right, bank_copy, name):
    if name == "hangs":  # the others end by themselves
        bank_copy.change("questions/selection/top_k.md", "seconds: 5", "seconds: 3")
    verdicts = grade(right, BAD[name], right, bank=bank_copy.root)
    assert [v.status == "passed" for v in verdicts] == [True, False, True]
    assert verdicts[1].status != "broken"


def test_files_are_read_as_they_are(grade, tmp_path, right):
    large = tmp_path / "large.py"
    with large.open("wb") as stream:
        stream.truncate(50 << 20)
    good = tmp_path / "good.py"
    good.write_text(right, encoding="utf-8")
    at_limit = right.encode() + b"#" * (MAX_BYTES - len(right))
    verdicts = grade(large, good, at_limit, at_limit + b"#")
    assert [v.status for v in verdicts] == ["crashed", "passed", "passed", "crashed"]
    assert str(verdicts[0].message) == "the file is larger than 1 MB"
    assert verdicts[0].message == verdicts[3].message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("    raise KeyError('mine')\n", "KeyError: 'mine' (checks.py:"),
        ("    reference.nothing()\n", "'nothing'\nFunctions: top_k; probes: one_after_another"),
        ("    reference.top_k(None, 0)\n", "the reference raised TypeError"),
        ("    import nothing_like_it\n", "ModuleNotFoundError"),
    ],
)
def test_a_check_that_crashes_is_broken(grade, bank_copy, right, code, text):
    bank_copy.add(CHECKS, f"\n\ndef check_mine(candidate, reference):\n    '''Mine'''\n{code}")
    (verdict,) = grade(right, bank=bank_copy.root)
    check = verdict.checks[-1]
    assert text in str(check.message)
    assert (verdict.status, check.status) == ("broken", "errored")
    assert [c.status for c in verdict.checks[:-1]] == ["passed", "passed"]


@pytest.mark.parametrize(
    "code", ["return np.sort(values)[k]", "return values[None][9]", "raise OSError"]
)
def test_a_reference_that_crashes_is_broken(grade, bank_copy, right, code):
    bank_copy.change(REFERENCE, "return np.sort(values)[::-1][:k]", code)
    for source in (right, WRONG):
        (verdict,) = grade(source, bank=bank_copy.root)
        assert verdict.status == "broken", verdict
        assert not verdict.mistakes


@pytest.mark.parametrize(
    "code",
    ["import nothing_like_it\n", "def check_(:\n", "1 / 0\n"],
    ids=["import", "syntax", "1/0"],
)
def test_checks_that_cant_be_imported_are_broken_and_say_why(grade, bank_copy, right, code):
    bank_copy.change(CHECKS, '"""Checks of `top_k`."""\n', f'"""Checks."""\n{code}')
    (verdict,) = grade(right, bank=bank_copy.root)
    assert verdict.status == "broken"
    assert "checks.py" in str(verdict.message)
    assert any(
        word in str(verdict.message) for word in ("nothing_like_it", "SyntaxError", "ZeroDiv")
    )


def test_one_broken_exercise_leaves_the_others_alone(bank_copy, zygotes, right):
    bank_copy.change("solutions/ranks/checks.py", "import numpy", "import nothing_like_it, numpy")
    bank = bank_copy.bank
    submissions = [
        Submission(bank.item("ranks"), "ranks.py", b"def ranks(values): return values"),
        Submission(bank.item("top_k"), "top_k.py", right.encode()),
    ]
    verdicts = Grader(bank, zygotes.ready).grade(submissions)
    assert [v.status for v in verdicts] == ["broken", "passed"]
    assert "nothing_like_it" in str(verdicts[0].message)


def test_a_bank_without_checks_is_broken(grade, bank_copy, right):
    bank_copy.change(CHECKS, "def check_matches_reference", "def matches_reference")
    bank_copy.change(CHECKS, "def check_bad_count", "def bad_count")
    assert grade(right, bank=bank_copy.root)[0].status == "broken"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("import numpy", "import nothing_like_it", "can't be imported"),
        ("def top_k", "def topk", "it defines no top_k"),
    ],
)
def test_a_reference_that_cant_be_loaded_is_the_banks(grade, bank_copy, right, old, new, rule):
    bank_copy.change(REFERENCE, old, new)
    with pytest.raises(BankError, match=rule) as caught:
        grade(right, bank=bank_copy.root)
    assert "reference.py" in caught.value.place


def test_mistakes_that_cant_be_loaded_break_only_what_needs_them(grade, bank_copy, right):
    bank_copy.change("solutions/top_k/mistakes.py", "import numpy", "import nothing_like_it, numpy")
    passing, failing = grade(right, WRONG, bank=bank_copy.root)
    assert passing.status == "passed"
    assert failing.status == "broken"
    assert "nothing_like_it" in str(failing.message)


@linux
def test_a_zygote_that_was_killed_is_broken(grade, right):
    with Zygotes() as pool:
        zygote = pool.ready("numpy")
        os.kill(zygote._child.pid, signal.SIGKILL)
        zygote._child.wait()
        verdicts = grade(right, right, zygotes=pool)
    assert [v.status for v in verdicts] == ["broken", "broken"]
    assert {"the sandbox stopped" in str(v.message) for v in verdicts} == {True}


@linux
def test_a_zygote_that_is_killed_while_a_candidate_runs_is_broken(grade, right):
    with Zygotes() as pool:
        zygote = pool.ready("numpy")
        killed = []

        def kill(waited):
            if not killed:
                killed.append(waited)
                os.kill(zygote._child.pid, signal.SIGKILL)

        sleeps = "import time\ndef top_k(values, k): time.sleep(3)\n"
        verdicts = grade(sleeps, right, zygotes=pool, on_wait=kill)
    assert [v.status for v in verdicts] == ["broken", "broken"]


def test_only_the_named_checks_are_run(grade, right):
    (verdict,) = grade(right, only=["check_bad_count"])
    assert [c.name for c in verdict.checks] == ["check_bad_count"]
    assert (verdict.status, verdict.score) == ("passed", 1.0)
    with pytest.raises(CommandError, match=r"no check 'nonsense'\n.*check_bad_count"):
        grade(right, only=["nonsense"])


def test_a_check_that_one_of_two_exercises_lacks_is_a_wrong_command(zygotes, right, bank_copy):
    bank = bank_copy.bank
    submissions = [
        Submission(bank.item("ranks"), "ranks.py", b"def ranks(values): return values"),
        Submission(bank.item("top_k"), "top_k.py", right.encode()),
    ]
    with pytest.raises(CommandError, match="ranks has no check check_bad_count"):
        Grader(bank, zygotes.ready).grade(submissions, only=["check_bad_count"])


def test_a_question_without_an_exercise_is_refused(grade):
    with pytest.raises(CommandError, match="stable_sorting is a question without an exercise"):
        grade("x = 1", id="stable_sorting")


def test_a_verdict_is_rendered_in_either_language_afterwards(grade, right):
    words = Words(open_bank(FAKE))
    clips = right.replace("raise ValueError", "k = min(max(k, 0), len(values))  #")
    read = tuple(verdict_from_json(to_json(v)) for v in grade(WRONG, clips))
    chinese = terminal_report(read, lang="zh", words=words)
    for said in ("最大的 k 个元素", "与参考实现一致", "形状", "把越界的 k 截到合法范围", "隔离"):
        assert said in chinese
    english = terminal_report(read, lang="en", words=words)
    for said in ("The k largest entries", "Agrees with", "shape", "Clips a k", "confined"):
        assert said in english


def test_touched_global_state_is_a_note_not_a_failure(grade, right):
    touches = "import os, random\nrandom.seed(1)\nos.environ['X'] = '1'\n" + right
    (verdict,) = grade(touches)
    assert verdict.status == "passed"
    assert {n.kind for n in verdict.notes} == {"global_state"}
    assert len(verdict.notes) == 2
    assert grade(right)[0].notes == ()


def test_a_passing_candidate_is_timed_on_the_large_input(grade, bank_copy, right):
    large = "lambda draw: [Case(draw.random(10_000), 5)]"
    bank_copy.add(CHECKS, f"\n\nLARGE = Table('top_k', large={large})\n")
    passing, failing = grade(right, WRONG, bank=bank_copy.root)
    (note,) = passing.notes
    assert note.kind == "speed"
    assert note.seconds > 0
    assert note.reference_seconds > 0
    assert failing.notes == ()


def test_points_weigh_in_the_score(grade, bank_copy, right):
    bank_copy.change(CHECKS, "import Case,", "import points, Case,")
    bank_copy.change(CHECKS, "def check_bad_count", "@points(3)\ndef check_bad_count")
    assert grade(right, bank=bank_copy.root)[0].score == 1.0
    clips = right.replace('raise ValueError("k is out of range")', "return values[:0]")
    assert grade(clips, bank=bank_copy.root)[0].score == 0.25


def test_a_name_that_is_no_text_is_graded_like_any(grade, tmp_path, right):
    folder = tmp_path / os.fsdecode(b"\xd5\xc5\xc8\xfd")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    path = folder / "top_k.py"
    path.write_text(right.replace("k is", "boom"), encoding="utf-8")
    verdicts = grade(path)
    assert verdicts[0].status == "passed"
    assert verdicts[0].file.endswith(r"\udcd5\udcc5\udcc8\udcfd/top_k.py")
    json.loads(json_report(tuple(verdicts)).encode())


def test_every_submission_has_its_verdict_as_soon_as_it_is_there(zygotes, right):
    bank = open_bank(golden.FAKE)
    item = bank.item("top_k")
    seen = []
    submissions = [Submission(item, f"{n}.py", s.encode()) for n, s in enumerate((right, WRONG))]
    verdicts = Grader(bank, zygotes.ready).grade(submissions, on_verdict=seen.append)
    assert seen == verdicts
    assert [v.file for v in verdicts] == ["0.py", "1.py"]
    assert Grader(bank, zygotes.ready).grade([]) == []


@linux
def test_what_all_submissions_are_sent_is_sent_once(grade, right, monkeypatch):
    sent = {}
    send = Worker._send

    def noted(worker, parts):
        parts = list(parts)
        sent[worker] = sent.get(worker, 0) + sum(map(len, parts))
        send(worker, parts)

    monkeypatch.setattr(Worker, "_send", noted)
    with Zygotes() as pool:
        verdicts = grade(right, right, right, zygotes=pool)
    assert [v.status for v in verdicts] == ["passed"] * 3
    first, *others = sent.values()
    assert max(others) < first  # the tables alone: each has its own file to load
