"""The group: help, suggestions, errors, exit codes, and what it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from grader import __version__
from grader.__main__ import run
from grader.cli import COMMANDS, LazyGroup, cli

ROOT = Path(__file__).parents[2]
FAKE = ROOT / "tests" / "fakebank"


def process(*args, **more):
    """The real command, in a process of its own."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("GRADER_")}
    return subprocess.run(
        [sys.executable, "-m", "grader", *args],
        cwd=ROOT,
        env={**env, **more.pop("env", {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **more,
    )


def test_a_group_of_commands_alone_prints_its_help_and_is_wrong(capsys):
    assert run(["export"]) == 2
    captured = capsys.readouterr()
    assert (captured.out + captured.err).startswith("Usage: ")


def test_alone_it_says_where_one_is(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_HOME", str(tmp_path))
    assert run([]) == 0
    out = capsys.readouterr().out
    assert "exercises are solved." in out
    assert "grader --help" in out


def test_help_lists_the_commands_that_are_there():
    result = CliRunner().invoke(cli, ["--help"])
    there = LazyGroup().list_commands(click.Context(cli))
    assert result.exit_code == 0
    for name in there:
        assert f"\n  {name} " in result.output
    assert set(there) <= set(COMMANDS)


def test_every_command_ends_its_help_with_an_example():
    for name in LazyGroup().list_commands(click.Context(cli)):
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == 0, name
        assert "Example" in result.output.strip().split("\n\n")[-1], name


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"grader {__version__}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["sherch"], "error: no command 'sherch'\nDid you mean search?"),
        (["hints"], "error: no command 'hints'\nDid you mean hint?"),
        (["grade"], "error: no command 'grade'\nDid you mean check?"),
        (["xyz"], "error: no command 'xyz'\n`grader --help` lists the commands."),
        (["list", "--xyz", "x"], "`grader list --help` shows what it takes."),
        (["list", "--topc", "x"], "error: no option '--topc'\nDid you mean --topic?"),
        (["list", "--level", "hrad"], "expected one of easy, medium, hard, expert, got 'hrad'"),
        (["list", "more"], "error: grader list takes no 'more'"),
        (["search", "x", "--limit", "0"], "--limit: expected a whole number from 1 up, got '0'"),
        (["search", "x", "--limit"], "error: --limit: it needs a value: --limit N"),
        (["progress", "--json"], "error: --json: it needs a value: --json FILE"),
        (["list", "--level"], "--level: it needs a value: --level [easy|medium|hard|expert]"),
        (["list", "--json=yes"], "error: --json: it takes no value"),
        (["export", "anky"], "error: no command 'anky'\nDid you mean anki?"),
        (["show"], "error: ID is missing"),
        (["--bank", "nowhere", "list"], "error: nowhere: no bank here"),
    ],
)
def test_wrong_command_is_one_error_and_exit_code_2(capsys, args, said):
    assert run(args) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.startswith("error: ")
    assert captured.out == ""


@pytest.fixture
def failing(monkeypatch):
    """Makes the group's `list` raise."""

    def install(error):
        @click.command("list")
        def command():
            raise error

        monkeypatch.setattr(LazyGroup, "get_command", lambda *_: command)

    return install


def test_unexpected_exception_is_told_in_a_line_with_exit_code_3(failing, capsys, monkeypatch):
    monkeypatch.delenv("GRADER_DEBUG", raising=False)
    failing(ZeroDivisionError("division by zero"))
    assert run(["list"]) == 3
    err = capsys.readouterr().err
    assert err.startswith("error: the grader failed: ZeroDivisionError: division by zero\n")
    assert "GRADER_DEBUG=1" in err
    assert "Traceback" not in err


def test_debug_shows_the_traceback(failing, capsys, monkeypatch):
    monkeypatch.setenv("GRADER_DEBUG", "1")
    failing(ZeroDivisionError("division by zero"))
    assert run(["list"]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_interrupted(failing, error):
    failing(error)
    assert run(["list"]) == 130


def test_broken_bank_is_exit_code_3(tmp_path, capsys):
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "bank.toml").write_text("title = ", encoding="utf-8")
    assert run(["--bank", str(tmp_path), "list"]) == 3
    assert "bank.toml:1: no TOML" in capsys.readouterr().err


def test_list_in_a_pipe_is_plain_and_whole():
    done = process("--bank", str(FAKE), "list")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert done.stdout.split("\n")[0].startswith("id ")
    assert "…" not in done.stdout


def test_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "grader", "--bank", str(FAKE), "list", "--json"],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (141, "")


def test_terminal_without_chinese_gets_a_replacement():
    done = process("--bank", str(FAKE), "list", "--lang", "zh", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert "?" in done.stdout


NOT_FOR_THE_GROUP = ("yaml", "rich", "numpy", "torch", "pytest", "markdown_it", "jinja2", "typst")


@pytest.mark.parametrize(
    ("args", "without"),
    [
        (["--help"], (*NOT_FOR_THE_GROUP, "grader.bank")),
        (["list"], tuple(name for name in NOT_FOR_THE_GROUP if name != "yaml")),
    ],
)
def test_only_what_is_needed_is_imported(args, without):
    code = (
        "import json, sys; from grader.__main__ import run; run(sys.argv[1:]); "
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--bank", str(FAKE), *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(json.loads(done.stdout.strip().split("\n")[-1]))
    assert loaded.isdisjoint(without)


def test_module_and_subprocess_agree():
    done = process("--bank", str(FAKE), "nope")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no command 'nope'")
