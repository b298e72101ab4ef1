"""`grader check`: which files, which exit code, what goes where; and Ctrl-C."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
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
WRONG = "def top_k(values, k):\n    return values\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with submissions in it."""
    monkeypatch.chdir(tmp_path)
    files = {
        "top_k.py": RIGHT,
        "wrong/top_k.py": WRONG,
        "wrong/notes.py": "x = 1\n",
        "wrong/.hidden/top_k.py": "(",
        "wrong/.hidden/empty/notes.txt": "",
        "notes.py": "x = 1\n",
        "anna/solution.py": RIGHT,
        "top_k.ipynb": "{}",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_exit_code_0_when_all_passed(grader, folder):
    done = grader("check", "top_k.py", "top_k.py")
    assert (done.code, done.err) == (0, "")
    assert "top_k" in done.out


def test_exit_code_1_when_some_did_not(grader, folder):
    done = grader("check", "top_k.py", "wrong/top_k.py")
    assert (done.code, done.err) == (1, "")


def test_exit_code_3_when_the_bank_is_broken(grader, folder, bank_copy):
    checks = bank_copy / "solutions" / "top_k" / "checks.py"
    checks.write_text(checks.read_text() + "\n\ndef check_x(candidate):\n    1 / 0\n")
    done = grader("check", "top_k.py", bank=bank_copy)
    assert done.code == 3
    assert "ZeroDivisionError" in done.out
    (bank_copy / "solutions" / "top_k" / "reference.py").write_text("import nothing_like_it\n")
    done = grader("check", "top_k.py", bank=bank_copy)
    assert done.code == 3
    assert "nothing_like_it" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["missing.py"], ["missing.py", "no such file"]),
        (["top_q.py"], ["top_q.py", "Did you mean top_k.py?"]),
        (["wrong/top_q.py"], ["wrong/top_q.py", "Did you mean wrong/top_k.py?"]),
        (["top_k.ipynb"], ["top_k.ipynb", "a notebook, not a Python file", ".py"]),
        (["notes.py"], ["no exercise is called 'notes'", "--exercise"]),
        (["wrong/.hidden/empty"], ["no exercise in this folder", "--exercise", "top_k"]),
        (["top_k.py", "--exercise", "topk"], ["topk", "top_k"]),
        (["top_k.py", "--exercise", "stable_sorting"], ["without an exercise", "ranks"]),
        (["top_k.py", "--check", "check_bad"], ["no check 'check_bad'", "check_bad_count"]),
        (["top_k.py", "--json", "nowhere/x.json"], ["--json nowhere/x.json", "nowhere"]),
        (["top_k.py", "--json", "-", "--junit", "-"], ["standard output"]),
        (["top_k.py", "--json", "x", "--html", "./x"], ["share a file"]),
        (["top_k.py", "--json", "anna"], ["anna"]),
        (["top_k.py", "--lang", "fr"], ["fr", "zh"]),
        (["top_k.py", "--nonsense"], ["--nonsense"]),
        ([], ["PATH"]),
    ],
)
def test_exit_code_2_and_help_when_the_command_was_wrong(grader, folder, args, words):
    done = grader("check", *args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.err


def test_a_report_that_cant_be_written_is_said_before_anything_is_graded(
    grader, folder, monkeypatch
):
    from grader.grading import engine

    graded = []
    monkeypatch.setattr(engine.Grader, "grade", lambda *args, **options: graded.append(args))
    assert grader("check", "top_k.py", "--html", "nowhere/x.html").code == 2
    assert graded == []
    if os.geteuid() != 0:  # root may write anywhere
        (folder / "kept.json").touch(0o400)
        assert grader("check", "top_k.py", "--json", "kept.json").code == 2


def test_a_folder_is_walked_for_files_named_after_exercises(grader, folder):
    done = grader("check", "wrong", "--json", "-")
    assert [v["file"] for v in json.loads(done.out)["verdicts"]] == ["wrong/top_k.py"]
    done = grader("check", "anna", "--exercise", "top_k", "--json", "-")
    assert [v["status"] for v in json.loads(done.out)["verdicts"]] == ["passed"]


def test_any_name_is_graded_when_the_exercise_is_said(grader, folder):
    assert grader("check", "anna/solution.py", "--exercise", "top_k").code == 0


def test_a_solution_is_known_by_its_folder_and_graded_alone(grader, folder, bank_copy):
    reference = bank_copy / "solutions" / "top_k" / "reference.py"
    assert grader("check", reference, bank=bank_copy).code == 0
    done = grader("check", bank_copy / "solutions", "--json", "-", bank=bank_copy)
    verdicts = json.loads(done.out)["verdicts"]
    assert {(v["exercise"], v["status"]) for v in verdicts} == {
        ("ranks", "passed"),
        ("top_k", "passed"),
    }
    assert len(verdicts) == 2


def test_stubs_are_not_attempted(grader, folder):
    done = grader("check", FAKE / "exercises", "--json", "-")
    assert done.code == 1
    assert {v["status"] for v in json.loads(done.out)["verdicts"]} == {"not_attempted"}


def test_a_report_on_standard_output_has_it_to_itself(grader, folder):
    json_done = grader("check", "wrong", "--json", "-")
    assert json.loads(json_done.out)["schema"] == "grader.verdict/2"
    assert "top_k" in json_done.err
    tests = json.loads(grader("check", "wrong", "--gradescope", "-").out)["tests"]
    assert len(tests) == 2
    assert grader("check", "wrong", "--html", "-").out.startswith("<!doctype html>")
    junitparser = pytest.importorskip("junitparser", reason="junitparser reads the XML")
    suites = junitparser.JUnitXml.fromstring(grader("check", "wrong", "--junit", "-").out.encode())
    assert sum(suite.tests for suite in suites) == 2 + 1  # the file that was not graded


def test_reports_go_to_files_beside_the_terminals(grader, folder):
    done = grader("check", "top_k.py", "--json", "a.json", "--html", "a.html", "--junit", "a.xml")
    assert done.code == 0
    assert "top_k" in done.out
    assert json.loads((folder / "a.json").read_text())["verdicts"][0]["status"] == "passed"
    assert (folder / "a.html").read_text().startswith("<!doctype html>")


def test_the_same_file_gives_the_same_json_seconds_aside(grader, folder):
    def report():
        verdicts = json.loads(grader("check", "wrong", "top_k.py", "--json", "-").out)["verdicts"]
        for part in [p for v in verdicts for p in (v, *v["checks"])]:
            del part["seconds"]
        return verdicts

    assert report() == report()


def test_quiet_prints_one_line_a_file(grader, folder):
    lines = grader("check", "--quiet", "wrong", "top_k.py").out.splitlines()
    assert len([line for line in lines if "top_k.py" in line]) == 2


def test_files_of_a_folder_that_are_not_graded_are_named(grader, folder):
    done = grader("check", "--quiet", "wrong")
    assert done.out.splitlines()[-2:] == [
        "Not graded",
        "  wrong/notes.py: neither its name nor a function that it defines names an exercise",
    ]
    assert "Not graded" not in grader("check", "--quiet", "wrong/top_k.py").out


def test_the_language_is_an_option_or_an_environment_variable(grader, folder, monkeypatch):
    assert "与参考实现一致" in grader("check", "wrong", "--lang", "zh").out
    monkeypatch.setenv("GRADER_LANG", "zh_CN.UTF-8")
    assert "与参考实现一致" in grader("check", "wrong").out
    assert "Agrees with the reference" in grader("check", "wrong", "--lang", "en").out


def test_a_weaker_sandbox_is_warned_of_and_shown(grader, folder, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "none")
    done = grader("check", "top_k.py", "--json", "-")
    assert done.code == 0
    assert done.err.count("warning: the sandbox runs at level 'none'") == 1
    assert json.loads(done.out)["verdicts"][0]["confinement"]["level"] == "none"
    monkeypatch.setenv("GRADER_SANDBOX", "steel")
    done = grader("check", "top_k.py")
    assert (done.code, done.out) == (2, "")
    assert "steel" in done.err


def test_a_library_that_is_absent_is_named_with_its_command(grader, folder, bank_copy, monkeypatch):
    import importlib.util

    page = bank_copy / "questions" / "selection" / "top_k.md"
    page.write_text(page.read_text().replace("needs: numpy", "needs: torch"))
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "torch" else find(name, *a)
    )
    done = grader("check", "top_k.py", bank=bank_copy)
    assert (done.code, done.out) == (2, "")
    assert 'pip install "pruneprep[torch]"' in done.err


def command(*args, **options):
    return subprocess.Popen(
        [sys.executable, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **options,
    )


def test_a_numpy_exercise_imports_no_torch_anywhere(folder):
    (folder / "top_k.py").write_text("import sys\nprint('torch' in sys.modules)\n" + RIGHT)
    script = (
        "import sys; from grader.__main__ import run;"
        f"code = run(['--bank', {str(FAKE)!r}, 'check', 'top_k.py', '--json', '-']);"
        "print(code, 'torch' in sys.modules, 'hypothesis' in sys.modules, file=sys.stderr)"
    )
    process = command("-c", script)
    out, err = process.communicate(timeout=60)
    assert err.splitlines()[-1] == "0 False False"
    assert json.loads(out)["verdicts"][0]["output"] == "False\n"


def children(pid):
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells of processes on Linux only")
@pytest.mark.parametrize("send", [os.killpg, os.kill], ids=["terminal", "this process only"])
def test_ctrl_c_ends_everything_at_once(folder, bank_copy, send):
    """It doesn't wait for the time that the exercise allows, which is more than the test does."""
    page = bank_copy / "questions" / "selection" / "top_k.md"
    page.write_text(page.read_text().replace("seconds: 5", "seconds: 3600"))
    (folder / "top_k.py").write_text("def top_k(values, k):\n    while True: pass\n")
    process = command(
        "-m", "grader", "--bank", str(bank_copy), "check", "top_k.py", start_new_session=True
    )
    end = time.monotonic() + 60
    workers = []
    while not workers and time.monotonic() < end:
        workers = [w for zygote in children(process.pid) for w in children(zygote)]
        time.sleep(0.02)
    assert workers
    time.sleep(0.3)  # into the candidate's loop, but any moment is right
    family = [process.pid, *children(process.pid), *workers]
    send(process.pid, signal.SIGINT)
    try:
        out, err = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):  # as it should
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    end = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < end:
        time.sleep(0.02)
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []


def test_power_says_what_survived(grader, tmp_path):
    pytest.importorskip("cosmic_ray", reason="cosmic-ray is an optional extra")
    done = grader("power", "top_k")
    assert done.code in (0, 3)
    assert "mutants killed" in done.out
    assert (done.code == 3) == ("survived" in done.out)
    assert grader("power").code == 2
    assert grader("power", "top_k", "--all").code == 2
    assert grader("power", "stable_sorting").code == 2
    done = grader("power", "topk")
    assert done.code == 2
    assert "top_k" in done.err


def test_doctor_tells_what_works(grader):
    done = grader("doctor", "--json")
    found = json.loads(done.out)
    assert done.code == 0
    assert found["sandbox"]["level"] in ("full", "seccomp", "rlimits", "none")
    assert found["bank"]["questions"] == 3
    assert found["bank"]["exercises"] == 2
    text = grader("doctor").out
    assert found["sandbox"]["promise"] in text
    assert found["libraries"]["numpy"] in text


def test_doctor_says_what_is_broken(grader, tmp_path):
    done = grader("doctor", bank=tmp_path)
    assert done.code == 3
    assert "Bank: " in done.out
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("options", "seed"), [([], 0), (["--seed", 7], 7)])
def test_the_seed_reaches_the_checks(grader, folder, monkeypatch, options, seed):
    from grader.grading import engine

    seen, init = [], engine.Grader.__init__

    def watched(self, *args, **kwargs):
        init(self, *args, **kwargs)
        seen.append(self.seed)

    monkeypatch.setattr(engine.Grader, "__init__", watched)
    assert grader("check", "top_k.py", *options).code == 0
    assert seen == [seed]
    assert grader("check", "top_k.py", "--seed", -1).code == 2
    assert grader("check", "top_k.py", "--seed", "x").code == 2


@pytest.mark.parametrize("seed", [0, 1, 2**63])
def test_right_and_wrong_files_stay_so_under_every_seed(grader, folder, seed):
    (folder / "top_k.py").write_text(RIGHT)
    assert grader("check", "top_k.py", "--seed", seed).code == 0
    assert grader("check", "wrong", "--seed", seed).code == 1


@pytest.mark.parametrize("typed", ["ranks", "ranks.py", "exercise/ranks.py"])
def test_the_practice_folders_own_file_is_meant_whatever_folder_was_typed(
    grader, tmp_path, monkeypatch, typed
):
    assert grader("init", tmp_path).code == 0
    monkeypatch.chdir(tmp_path)
    done = grader("check", typed)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[1] == "Did you mean exercises/ranks.py?"
