"""Nothing that is merely around decides a verdict: folder, environment, interpreter's switches.

Every case has a control, which shows that what it adds does act on a program that doesn't defend
itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FAKE = Path(__file__).parent.parent / "fakebank"
ROOT = FAKE.parent.parent
SCRIPT = Path(sys.executable).with_name("grader")
RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""
WRONG = "def top_k(values, k):\n    return values\n"
FORMS = {"module": [sys.executable, "-m", "grader"], "script": [str(SCRIPT)]}
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PY", "GRADER_", "LC_", "LANG", "OMP_"))
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "right").mkdir()
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right" / "top_k.py").write_text(RIGHT)
    (tmp_path / "wrong" / "top_k.py").write_text(WRONG)
    return tmp_path


def graded(folder, form="module", env=None, files=("right", "wrong"), before=()):
    """Exit code and what was found, times aside."""
    paths = [f"{name}/top_k.py" for name in files]
    command = [*FORMS[form][:1], *before, *FORMS[form][1:], "--bank", str(FAKE), "check", *paths]
    done = subprocess.run(
        [*command, "--json", "-"],
        cwd=folder,
        env={**ENVIRONMENT, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.stdout, done.stderr
    verdicts = json.loads(done.stdout)["verdicts"]
    for part in [part for v in verdicts for part in (v, *v["checks"], *v["notes"])]:
        for name in ("seconds", "reference_seconds"):
            part.pop(name, None)
    return done.returncode, verdicts


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The result in an ordinary environment."""
    folder = tmp_path_factory.mktemp("plain")
    for name, text in (("right", RIGHT), ("wrong", WRONG)):
        (folder / name).mkdir()
        (folder / name / "top_k.py").write_text(text)
    code, verdicts = graded(folder)
    assert (code, [v["status"] for v in verdicts]) == (1, ["passed", "failed"])
    return code, verdicts


def python(*args, folder, env=None):
    return subprocess.run(
        [sys.executable, *args],
        cwd=folder,
        env={**ENVIRONMENT, **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


# ------------------------------------------------------------------------------- the folder

MODULES = (
    *("__future__", "click", "errno", "gc", "hypothesis", "inspect", "json", "msgpack", "numpy"),
    *("pytest", "random", "re", "secrets", "select", "selectors", "socket", "subprocess"),
    *("tempfile", "typing", "yaml"),
)


def plant(folder, trace):
    for name in MODULES:
        text = f"open({str(trace)!r}, 'a').write({name!r} + '\\n')\n"
        (folder / f"{name}.py").write_text(text)


@pytest.mark.parametrize("form", FORMS)
def test_no_module_of_the_working_folder_is_imported(folder, plain, tmp_path_factory, form):
    trace = tmp_path_factory.mktemp("trace") / "ran"
    plant(folder, trace)
    for name in ("right", "wrong"):
        plant(folder / name, trace)
    assert graded(folder, form) == plain
    assert not trace.exists()


@pytest.mark.parametrize("name", ["msgpack", "numpy", "random"])
def test_control_such_a_module_is_imported_by_others(folder, tmp_path_factory, name):
    trace = tmp_path_factory.mktemp("trace") / "ran"
    plant(folder, trace)
    python("-c", f"import {name}", folder=folder)
    assert name in trace.read_text().split()


@pytest.mark.parametrize("entry", ["", ".", os.pathsep, f"{os.pathsep}/nowhere"])
def test_neither_by_an_empty_or_relative_entry_of_the_path(folder, plain, tmp_path_factory, entry):
    trace = tmp_path_factory.mktemp("trace") / "ran"
    plant(folder, trace)
    assert graded(folder, env={"PYTHONPATH": entry}) == plain
    assert not trace.exists()


def test_a_path_that_names_other_folders_stays(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    code = "from grader.ambient import settle; settle(); import sys; print(sys.path)"
    done = python("-c", code, folder=folder, env={"PYTHONPATH": f"{other}{os.pathsep}{ROOT}"})
    found = done.stdout.strip()
    assert repr(str(other)) in found
    assert repr(str(ROOT)) in found
    assert "''" not in found


CONFIGURATION = {
    "conftest.py": "import pytest\ndef pytest_collection_modifyitems(items):\n    items.clear()\n",
    "pytest.ini": "[pytest]\naddopts = -k nothing_is_called_so\npython_files = nothing\n",
    "tox.ini": "[pytest]\naddopts = -k nothing_is_called_so\n",
    "setup.cfg": "[tool:pytest]\naddopts = -k nothing_is_called_so\n",
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-k nothing_is_called_so"\n',
}


@pytest.mark.parametrize("name", CONFIGURATION)
def test_control_pytests_configuration_hides_every_test(folder, name):
    (folder / "test_it.py").write_text("def test_it(): assert False\n")
    run = ("-m", "pytest", "-p", "no:cacheprovider", "-q")
    assert python(*run, folder=folder).returncode == 1
    (folder / name).write_text(CONFIGURATION[name])
    assert python(*run, folder=folder).returncode == 5


@pytest.mark.parametrize("form", FORMS)
def test_configuration_in_the_working_folder_changes_nothing(folder, plain, form):
    for place in (folder, folder / "right", folder / "wrong"):
        for name, text in CONFIGURATION.items():
            (place / name).write_text(text)
        for name in ("sitecustomize.py", "usercustomize.py"):
            (place / name).write_text("raise SystemExit('customised')\n")
    assert graded(folder, form) == plain


def test_a_run_leaves_nothing_in_the_working_folder(folder):
    before = sorted(folder.rglob("*"))
    graded(folder)
    assert sorted(folder.rglob("*")) == before


# ------------------------------------------------------------------------------- the environment

VARIABLES = {
    "options that choose tests": {"PYTEST_ADDOPTS": "-k bad_count"},
    "options that stop early": {"PYTEST_ADDOPTS": "-x --color=yes -v"},
    "a plugin": {"PYTEST_PLUGINS": "no_such_plugin"},
    "pytest's theme": {"PYTEST_THEME": "nonsense", "PY_COLORS": "1", "FORCE_COLOR": "1"},
    "another debug switch": {"PYTEST_DEBUG": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "0"},
    "no assertions": {"PYTHONOPTIMIZE": "1"},
    "no docstrings": {"PYTHONOPTIMIZE": "2"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "development mode": {"PYTHONDEVMODE": "1"},
    "another hash seed": {"PYTHONHASHSEED": "12345"},
    "short integers": {"PYTHONINTMAXSTRDIGITS": "640"},
    "no byte code": {"PYTHONDONTWRITEBYTECODE": "1"},
    "threads": {"OMP_NUM_THREADS": "7", "OPENBLAS_NUM_THREADS": "7", "MKL_NUM_THREADS": "x"},
    "NumPy's switches": {"NPY_PROMOTION_STATE": "legacy", "NPY_DISABLE_CPU_FEATURES": "nonsense"},
    "Hypothesis's switches": {"HYPOTHESIS_PROFILE": "ci", "CI": "true"},
    "an ASCII locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no locale": {"LANG": "", "LC_ALL": ""},
    "a locale that isn't there": {"LC_ALL": "xx_YY.UTF-8"},
    "no home": {"HOME": "/nowhere/at/all"},
    "no temporary folder": {"TMPDIR": "/nowhere/at/all"},
    "no width": {"COLUMNS": "0", "LINES": "0"},
    "a negative width": {"COLUMNS": "-7"},
    "nonsense for a width": {"COLUMNS": "wide"},
    "a dumb terminal": {"TERM": "dumb", "NO_COLOR": "1"},
    "an empty language": {"GRADER_LANG": ""},
}


@pytest.mark.parametrize("name", VARIABLES)
def test_no_variable_changes_a_verdict(folder, plain, name):
    assert graded(folder, env=VARIABLES[name]) == plain


def test_an_assertion_of_a_bank_holds_without_assertions(folder, tmp_path_factory):
    bank = Path(shutil.copytree(FAKE, tmp_path_factory.mktemp("own") / "bank"))
    checks = bank / "solutions" / "top_k" / "checks.py"
    checks.write_text(checks.read_text() + "\n\ndef check_that_fails(candidate):\n    assert 0\n")
    for switches in ([], ["-O"]):
        args = [*switches, "-m", "grader", "--bank", str(bank), "check", "right/top_k.py"]
        assert python(*args, folder=folder).returncode == 1


def test_nor_do_all_together_in_the_console_script(folder, plain):
    together = {name: value for more in VARIABLES.values() for name, value in more.items()}
    assert graded(folder, "script", env=together) == plain


@pytest.mark.parametrize("switch", ["-O", "-OO", "-Werror", "-b", "-B", "-E", "-s", "-I", "-Xdev"])
def test_no_switch_of_python_changes_a_verdict(folder, plain, switch):
    assert graded(folder, before=[switch]) == plain


@pytest.mark.parametrize(
    ("env", "code", "wrong"),
    [
        ({"PYTHONOPTIMIZE": "1"}, "assert False", 0),
        ({"PYTHONOPTIMIZE": "2"}, "def f():\n    'doc'\nassert f.__doc__ is None", 0),
        ({"PYTHONWARNINGS": "error"}, "import warnings; warnings.warn('w')", 1),
        ({"PYTHONINTMAXSTRDIGITS": "640"}, "str(10 ** 1000)", 1),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "print('剪')", 1),
        ({"OMP_NUM_THREADS": "7"}, "import os; assert os.environ['OMP_NUM_THREADS'] == '7'", 0),
    ],
)
def test_control_the_variables_do_act(folder, env, code, wrong):
    assert python("-c", code, folder=folder, env=env).returncode == wrong


def test_control_options_of_pytest_make_a_failing_file_pass(folder):
    (folder / "test_it.py").write_text("def test_a(): pass\ndef test_b(): assert False\n")
    run = ("-m", "pytest", "-p", "no:cacheprovider", "-q")
    assert python(*run, folder=folder).returncode == 1
    env = {"PYTEST_ADDOPTS": "-k test_a"}
    assert python(*run, folder=folder, env=env).returncode == 0


SIGNALS = {
    "ignored": "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
    "blocked": "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())",
}


@pytest.mark.parametrize("state", SIGNALS)
def test_signals_that_a_parent_ignores_or_blocks_change_no_verdict(folder, plain, state):
    start = f"import os, signal, sys; {SIGNALS[state]}; os.execv(sys.argv[1], sys.argv[1:])"
    assert graded(folder, before=["-c", start, sys.executable]) == plain


def test_control_what_a_parent_ignores_and_blocks_is_handed_on(folder):
    ignored = "import os; pid = os.fork() or os._exit(0); os.waitpid(pid, 0)"
    blocked = (
        "import signal, os; signal.signal(signal.SIGUSR1, lambda *_: print('came'));"
        "os.kill(os.getpid(), signal.SIGUSR1)"
    )
    for state, code, said in (("ignored", ignored, "No child"), ("blocked", blocked, "")):
        start = f"import os, signal, sys; {SIGNALS[state]}; os.execv(sys.argv[1], sys.argv[1:])"
        done = python("-c", start, sys.executable, "-c", code, folder=folder)
        assert said in done.stderr
        assert done.stdout == ""


def test_the_grader_computes_with_one_thread(folder):
    code = (
        "from grader.ambient import settle; settle(); import os;"
        "print({os.environ[n] for n in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS')})"
    )
    env = {"OMP_NUM_THREADS": "7", "PYTHONPATH": str(ROOT)}
    assert python("-c", code, folder=folder, env=env).stdout.strip() == "{'1'}"


@pytest.mark.parametrize("value", ["fr", "english", "z", "zhuang"])
def test_a_language_that_is_not_there_is_an_error(folder, value):
    env = {"GRADER_LANG": value, "PYTHONPATH": str(ROOT)}
    for command in (["list"], ["check", "right/top_k.py"], ["sheet", "-o", "x.html"]):
        args = ["-m", "grader", "--bank", str(FAKE), *command]
        done = python(*args, folder=folder, env=env)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"error: GRADER_LANG is {value!r}\nIt is one of en, zh.\n"


@pytest.mark.parametrize("value", ["zh", "ZH", "zh_CN.UTF-8", "zh-Hans"])
def test_a_language_may_be_written_as_a_locale(folder, value):
    env = {"GRADER_LANG": value, "PYTHONIOENCODING": "utf-8"}
    args = ["-m", "grader", "--bank", str(FAKE), "list"]
    assert "编号" in python(*args, folder=folder, env=env).stdout


# ------------------------------------------------------------------------------- the machine


def shell(command, folder):
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


COMMANDS = ["list", "show ranks", "check right/top_k.py", "check right/top_k.py --json -", "doctor"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it needs /dev/full")
@pytest.mark.parametrize("command", [*COMMANDS, "export json -o -", "--version", "--help"])
def test_a_full_standard_output_is_said(folder, command):
    grader = f'"{sys.executable}" -m grader --bank "{FAKE}"'
    done = shell(f"{grader} {command} > /dev/full", folder)
    assert done.returncode == 2
    assert done.stderr.startswith("error: standard output can't be written: No space left")
    assert "fault of grader's own" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output_is_said(folder, command):
    grader = f'"{sys.executable}" -m grader --bank "{FAKE}"'
    done = shell(f"{grader} {command} >&-", folder)
    assert done.returncode == 2
    assert done.stderr.startswith("error: standard output is closed\n")


def test_closed_streams_for_errors_and_input_are_done_without(folder):
    grader = f'"{sys.executable}" -m grader --bank "{FAKE}"'
    assert shell(f"{grader} check right/top_k.py 2>&- <&-", folder).returncode == 0
    assert shell(f"{grader} check wrong/top_k.py --json x.json 2>&- <&-", folder).returncode == 1
    assert json.loads((folder / "x.json").read_text())["verdicts"][0]["status"] == "failed"
    done = shell(f"{grader} nope 2>&-", folder)
    assert (done.returncode, done.stdout) == (2, "")
    for command, code in (("", 0), ("watch", 2), ("review", 2), ("debug", 2), ("mock", 2)):
        done = shell(f"{grader} {command} <&-", folder)
        assert (done.returncode, "fault" in done.stderr) == (code, False), done.stderr
    assert shell(f"{grader} progress import - <&-", folder).returncode == 2
    if Path("/dev/full").exists():
        assert shell(f"{grader} nope 2>/dev/full", folder).returncode == 2


def test_a_working_folder_that_is_gone_is_said(folder):
    grader = f'"{sys.executable}" -m grader'
    for command in ("list", f'--bank "{FAKE}" check top_k.py', "doctor"):
        done = shell(f"mkdir gone && cd gone && rmdir ../gone && {grader} {command}", folder)
        assert done.returncode == 2
        assert done.stderr.startswith("error: the working folder can't be found: ")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="it becomes another user")
def test_a_bank_that_cant_be_read_is_said(folder, tmp_path_factory):
    bank = Path(shutil.copytree(FAKE, folder / "bank"))
    code = (
        "import os, sys; from grader.__main__ import run; import click, tomllib, yaml;"
        "import grader.cli.list_, grader.bank.selection, grader.cli.common, grader.bank.suggest;"
        "import grader.report.escape;"
        f"os.chmod({str(bank)!r}, 0o000); os.chdir('/'); os.setuid(65534);"
        f"sys.exit(run(['--bank', {str(bank)!r}, 'list']))"
    )
    done = python("-c", code, folder=folder, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 3
    assert "Permission denied" in done.stderr
    assert "fault of grader's own" not in done.stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "the operating system refused: No space left"),
        (OSError(24, "Too many open files"), "ulimit -n"),
        (PermissionError(13, "Permission denied", "/some/file"), "/some/file: Permission denied"),
        (MemoryError(), "the machine has no memory left"),
    ],
)
def test_the_machines_fault_is_not_called_the_graders(capfd, monkeypatch, error, said):
    import click

    from grader.__main__ import run
    from grader.cli import LazyGroup

    @click.command("list")
    def command():
        raise error

    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: command)
    assert run(["list"]) == 3
    err = capfd.readouterr().err
    assert said in err
    assert "fault of grader's own" not in err


def test_an_escape_sequence_in_a_name_is_shown_not_sent(grader):
    done = grader("check", "no\x1b[2Jsuch.py")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert r"no\x1b[2Jsuch.py" in done.err
