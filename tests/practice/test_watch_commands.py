"""`next`, `hint`, `solution`, `reset` and `open`, and the words of bare `grader`."""

from __future__ import annotations

import io
import os
import sys

import pytest
from pseudo_terminal import ROOT

from grader.__main__ import run
from grader.bank import open_bank
from grader.bank.workspace import make
from grader.errors import CommandError, NotFound
from grader.practice import opening
from grader.practice.rows import Attempt, Reset, Reveal, now
from grader.practice.start.strings import STRINGS
from grader.practice.store import opened
from grader.practice.watch.files import files_of

FAKE = ROOT / "tests" / "fakebank"
WRITTEN = "def ranks(values):\n    return values\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("GRADER_HOME", str(home))
    monkeypatch.delenv("GRADER_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "practice"
    make(open_bank(FAKE), folder, "en")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def grader(home, folder, capsys):
    """Call with a command's words; gives its exit code, output and errors."""

    def call(*args):
        code = run(["--bank", str(FAKE), *args])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def passed(home, item):
    row = {"status": "passed", "score": 1.0, "seconds": 0.1, "checks": {}, "mistakes": ()}
    with opened(home) as store:
        store.add(Attempt(bank="sorting", item=item, item_hash="h", source="s", **row))


def test_next_shows_the_task_and_the_file(grader, home):
    code, out, _ = grader("next")
    assert code == 0
    assert "ranks · Ranks of a vector" in out
    assert "Write `ranks(values)`" in out
    assert "Its file is exercises/ranks.py:" in out
    passed(home, "ranks")
    assert "top_k · " in grader("next")[1]
    passed(home, "top_k")
    assert grader("next")[1] == "All 2 exercises of the ladder are solved.\n"


def test_next_without_a_folder_says_how_to_make_one(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = grader("next")
    assert code == 0
    assert "`grader init practice` makes one" in out


def test_an_id_in_place_of_a_file_leads_to_the_file(grader, folder, monkeypatch):
    assert "Did you mean exercises/ranks.py?" in grader("check", "ranks")[2]
    monkeypatch.chdir(folder.parent)
    assert "`grader init practice`" in grader("check", "ranks")[2]


def test_next_in_chinese(grader):
    code, out, _ = grader("next", "--lang", "zh")
    assert code == 0
    assert "文件：exercises/ranks.py:" in out


def test_each_hint_goes_one_further(grader, home):
    shown = [grader("hint", "top_k")[1] for _ in range(4)]
    numbers = [text.split("── ")[1].split(" ─")[0] for text in shown]
    assert numbers == ["Hint 1 of 2", "Hint 2 of 2", "Hint 2 of 2", "Hint 2 of 2"]
    assert "That was the last hint." in shown[1]
    assert "Hint 2 of 2" in grader("hint", "top_k", "--again")[1]
    assert "Hint 1 of 2" in grader("hint", "top_k", "--all")[1]
    with opened(home) as store:
        assert {row.step for row in store.rows(Reveal, item="top_k")} == {1, 2}


def test_all_and_again_are_remembered_too(grader):
    grader("hint", "top_k", "--all")
    assert "Hint 2 of 2" in grader("hint", "top_k")[1]
    assert "Hint 1 of" in grader("hint", "ranks", "--again")[1]


def test_without_an_id_it_is_the_exercise_one_is_at(grader):
    assert "ranks · " in grader("hint")[1]


@pytest.mark.parametrize("command", ["hint", "solution", "reset", "open"])
def test_a_question_has_no_exercise(grader, command):
    code, _, err = grader(command, "stable_sorting")
    assert code == 2
    assert "'stable_sorting' is a question without an exercise" in err
    assert grader(command, "rank")[0] == 2


def test_the_solution_comes_after_a_pass_or_when_it_is_revealed(grader, home, folder):
    (folder / "exercises" / "ranks.py").write_text(WRITTEN)
    code, out, err = grader("solution", "ranks")
    assert (code, out) == (2, "")
    assert "you haven't solved ranks yet" in err
    assert "--reveal" in err
    code, out, _ = grader("solution", "ranks", "--reveal")
    assert code == 0
    assert " -    return values" in out
    assert "── The reference ─" not in out
    with opened(home) as store:
        assert [row.what for row in store.rows(Reveal)] == ["solution"]
    passed(home, "ranks")
    assert "── The reference ─" in grader("solution", "ranks", "--full")[1]
    assert "ranks · " in grader("solution")[1]
    with opened(home) as store:
        assert len(store.rows(Reveal)) == 1


def test_where_there_is_no_file_of_ones_own_the_reference_is_shown(grader):
    assert "── The reference ─" in grader("solution", "ranks", "--reveal")[1]


def test_reset_asks_and_keeps_the_file(grader, home, folder):
    file = folder / "exercises" / "ranks.py"
    stub = file.read_text()
    file.write_text(WRITTEN)
    grader("hint", "ranks")
    code, _, err = grader("reset", "ranks")
    assert code == 2
    assert "--yes puts the stub back without asking" in err
    assert file.read_text() == WRITTEN
    code, out, _ = grader("reset", "ranks", "--yes")
    assert code == 0
    assert "exercises/ranks.py is the stub again." in out
    assert (file.read_text(), (folder / "exercises" / "ranks.py.bak").read_text()) == (
        stub,
        WRITTEN,
    )
    assert "Hint 1 of" in grader("hint", "ranks")[1]
    with opened(home) as store:
        assert len(store.rows(Reset)) == 1


def test_reset_brings_a_deleted_stub_back(grader, folder):
    file = folder / "exercises" / "ranks.py"
    file.unlink()
    assert "`grader reset ranks`" in grader("open", "ranks")[2]
    assert grader("reset", "ranks")[0] == 0
    assert file.exists()


@pytest.mark.parametrize(("answer", "done"), [("y", True), ("", False), ("no", False)])
def test_reset_asks_in_a_terminal(terminal, home, folder, answer, done):
    file = folder / "exercises" / "ranks.py"
    file.write_text(WRITTEN)
    t = terminal(
        *("-P", "-m", "grader", "--bank", FAKE, "reset", "ranks"),
        cwd=folder,
        GRADER_HOME=str(home),
    )
    t.see("Put the stub back? exercises/ranks.py is kept as .bak. [y/N]")
    t.press(f"{answer}\r").see("is the stub again" if done else "Nothing was changed.")
    assert t.ended() == 0
    assert (file.read_text() == WRITTEN) != done


def test_open_starts_the_editor_at_the_function(grader, folder, tmp_path, monkeypatch):
    told = tmp_path / "told"
    script = f"import sys; open({str(told)!r}, 'w').write(' '.join(sys.argv[1:]))"
    monkeypatch.setenv("VISUAL", f"{sys.executable} -c \"{script}\" 'a b' +{{line}} {{file}}")
    assert grader("open", "ranks")[0] == 0
    file = folder / "exercises" / "ranks.py"
    lines = enumerate(file.read_text().splitlines(), 1)
    number = next(number for number, line in lines if line.startswith("def ranks("))
    assert told.read_text() == f"a b +{number} {file}"


def test_no_shell_reads_the_editors_command(grader, tmp_path):
    harm = tmp_path / "harm"
    code, _, err = grader("open", "ranks", "--edit-cmd", f"nothing-of-that-name; touch {harm}")
    assert code == 2
    assert "the editor can't be started: No such file or directory" in err
    assert not harm.exists()


@pytest.mark.parametrize(
    ("told", "environ", "words"),
    [
        (None, {"VISUAL": "vim", "EDITOR": "nano"}, ["vim", "+7", "/a b.py"]),
        (None, {"VISUAL": "", "EDITOR": "emacs -nw"}, ["emacs", "-nw", "+7", "/a b.py"]),
        ("code --wait", {"VISUAL": "vim"}, ["code", "--wait", "-g", "/a b.py:7"]),
        ("/usr/bin/hx", {}, ["/usr/bin/hx", "/a b.py:7"]),
        ("unknown --flag", {}, ["unknown", "--flag", "/a b.py"]),
        ("ed 'x y' {file}#{line}", {}, ["ed", "x y", "/a b.py#7"]),
    ],
)
def test_which_editor_and_how_it_takes_a_line(tmp_path, told, environ, words):
    from pathlib import Path

    assert opening.command(Path("/a b.py"), 7, told, environ) == words


def test_vs_code_is_used_where_nothing_is_set(tmp_path):
    code = tmp_path / "code"
    code.write_text("#!/bin/sh\n")
    code.chmod(0o755)
    path = {"PATH": str(tmp_path)}
    assert opening.command(code, 1, None, path) == ["code", "-g", f"{code}:1"]
    with pytest.raises(CommandError, match="no editor is set"):
        opening.command(code, 1, None, {"PATH": os.devnull})


@pytest.mark.parametrize("told", ["", "vim 'open"])
def test_an_editor_that_cant_be_understood_is_said(told, tmp_path):
    with pytest.raises(CommandError, match="--edit-cmd"):
        opening.command(tmp_path, 1, told, {})


@pytest.fixture
def store(home):
    with opened(home) as store:
        yield store


def test_what_is_watched(store, folder, tmp_path):
    bank = open_bank(FAKE)
    exercises = folder / "exercises"
    for path in (None, folder, exercises):
        files = files_of(bank, store, folder, path, None)
        assert (files.path("ranks"), files.folder) == (exercises / "ranks.py", folder)
    files = files_of(bank, store, folder, exercises / "top_k.py", None)
    assert (files.first, files.folder, dict(files.named)) == ("top_k", folder, {})
    other = tmp_path / "mine.py"
    other.write_text(WRITTEN)
    files = files_of(bank, store, folder, other, None)
    assert (files.first, files.path("ranks"), files.folder) == ("ranks", other, None)
    assert files_of(bank, store, folder, other, "top_k").path("top_k") == other
    own = files_of(bank, store, folder, FAKE / "exercises", None)
    assert own.folder is None


def test_what_cant_be_watched_is_said(store, tmp_path):
    bank = open_bank(FAKE)
    with pytest.raises(NotFound, match="no folder with exercises yet"):
        files_of(bank, store, tmp_path, None, None)
    with pytest.raises(NotFound, match="no such file or folder"):
        files_of(bank, store, tmp_path, tmp_path / "nothing.py", None)
    (tmp_path / "ranks.py").touch()
    with pytest.raises(NotFound) as error:
        files_of(bank, store, tmp_path, tmp_path / "rank.py", None)
    assert error.value.help == f"Did you mean {tmp_path / 'ranks.py'}?"
    (tmp_path / "ranks.py").unlink()
    with pytest.raises(NotFound, match="grader watch --exercise ranks"):
        files_of(bank, store, tmp_path, tmp_path / "ranks", None)
    with pytest.raises(NotFound, match="has no file of an exercise"):
        files_of(bank, store, tmp_path, tmp_path, None)
    unknown = tmp_path / "x.py"
    unknown.write_text("x = 1\n")
    with pytest.raises(CommandError, match="names no exercise"):
        files_of(bank, store, tmp_path, unknown, None)
    unknown.write_text("def ranks(): ...\ndef top_k(): ...\n")
    with pytest.raises(CommandError, match="could be for any of ranks, top_k"):
        files_of(bank, store, tmp_path, unknown, None)


def test_bare_grader_has_the_same_words_in_both_languages():
    assert set(STRINGS["en"]) == set(STRINGS["zh"])


def test_bare_grader_tells_where_one_is_in_chinese(grader, monkeypatch):
    monkeypatch.setenv("GRADER_LANG", "zh")
    code, out, _ = grader()
    assert code == 0
    assert out.startswith("已解决 0/2 道练习。")


def test_reset_without_an_answer_changes_nothing(grader, folder, monkeypatch):
    file = folder / "exercises" / "ranks.py"
    file.write_text(WRITTEN)
    monkeypatch.setattr("sys.stdin", Ended())
    code, out, err = grader("reset", "ranks")
    assert (code, err) == (0, "")
    assert out.endswith("\nNothing was changed.\n")
    assert file.read_text() == WRITTEN


class Ended(io.StringIO):
    """A terminal at which Ctrl-D is pressed."""

    def isatty(self):
        return True


def folder_there(path):
    path.mkdir()
    (path / "notes").write_text("mine")


STRANGE = {
    "folder": folder_there,
    "pipe": lambda path: os.mkfifo(path),
    "link to itself": lambda path: path.symlink_to(path),
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "endless": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
@pytest.mark.parametrize("make_", STRANGE.values(), ids=STRANGE)
def test_what_lies_in_a_files_place_is_kept_by_reset(grader, folder, make_):
    file = folder / "exercises" / "ranks.py"
    stub = file.read_bytes()
    file.unlink()
    make_(file)
    code, out, err = grader("reset", "ranks", "--yes")
    assert (code, err) == (0, "")
    assert "kept as exercises/ranks.py.bak" in out
    assert file.read_bytes() == stub
    assert not file.is_symlink()
    assert os.path.lexists(file.with_name("ranks.py.bak"))


def test_hints_go_on_after_the_clock_was_set_back(grader, home):
    later = now() + 400 * 24 * 3600 * 1000
    with opened(home) as store:
        store.add(Reveal(at=later, bank="sorting", item="ranks", what="hint", step=2))
        store.add(Reset(at=later + 1, bank="sorting", item="ranks"))
    assert "Hint 1 of 2" in grader("hint", "ranks")[1]
    assert "Hint 2 of 2" in grader("hint", "ranks")[1]
    assert grader("reset", "ranks", "--yes")[0] == 0
    assert "Hint 1 of 2" in grader("hint", "ranks")[1]
