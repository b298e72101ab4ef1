"""Whose code runs: a bank's is run only after the user named its origin, and by few commands."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.paths import own_root
from grader.bank.trust import is_trusted
from grader.cli import COMMANDS

FAKE = Path(__file__).parent.parent / "fakebank"
ROOT = FAKE.parent.parent
RIGHT = (FAKE / "solutions/top_k/reference.py").read_text(encoding="utf-8")
# Every command that reads a bank and runs none of its code.
DATA = {
    "list": ["list"],
    "show": ["show", "top_k", "--answer", "--task", "--explanation"],
    "search": ["search", "rank"],
    "sheet": ["sheet", "-o", "out.html", "--exercises"],
    "site": ["site", "-o", "site"],
    "export": ["export", "json", "-o", "out.json"],
    "export notebook": ["export", "notebook", "-o", "nb"],
    "init": ["init", "practice"],
    "progress": ["progress", "--exercise", "top_k"],
    "next": ["next"],
    "hint": ["hint", "top_k"],
    "solution": ["solution", "top_k", "--reveal"],
    "review": ["review", "--due"],
    "new": ["new", "radix", "--topic", "comparison"],
    "lint": ["lint", "--static"],
    "doctor": ["doctor"],
    "completion": ["completion", "bash"],
}
CODE = {
    "check": ["check", "top_k.py", "--no-record"],
    "lint": ["lint", "top_k"],
    "power": ["power", "top_k"],
    "evidence": ["evidence", "top_k"],
}
# A terminal or a practice folder is needed; no bank is read.
ELSEWHERE = {"browse", "watch", "debug", "mock", "open", "reset", "kit", "trust"}


@pytest.fixture
def foreign(bank_copy, tmp_path, monkeypatch):
    """A stranger's bank around the working folder. Each of its Python files leaves a mark."""
    mark = tmp_path / "mark"
    evidence = bank_copy / "questions" / "evidence" / "top_k.py"
    evidence.parent.mkdir()
    evidence.write_text("")
    for path in bank_copy.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        head = f"open({str(mark)!r}, 'a').close()\n" if path.parent.name != "exercises" else ""
        path.write_text(head + text, encoding="utf-8")
    work = bank_copy / "work"
    work.mkdir()
    (work / "top_k.py").write_text(RIGHT)
    monkeypatch.chdir(work)
    return mark


@pytest.mark.parametrize("name", DATA)
def test_commands_that_read_a_bank_run_none_of_its_code(grader, foreign, name):
    done = grader(*DATA[name], bank=None)
    assert "isn't trusted" not in done.err
    assert "you trust" not in done.err
    assert not foreign.exists()


def test_every_command_is_on_one_of_the_lists():
    assert {n.split()[0] for n in DATA} | set(CODE) | ELSEWHERE == set(COMMANDS)


def test_the_reader_runs_no_code_of_a_bank(foreign, bank_copy):
    from grader.browse.shelf import Shelf

    assert open_bank(bank_copy).item("top_k").exercise
    assert Shelf
    found = subprocess.run(
        [sys.executable, "-m", "grader", "browse"],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in found.stderr
    assert not foreign.exists()


@pytest.mark.parametrize("name", CODE)
def test_code_of_a_bank_that_nobody_named_is_not_run(grader, foreign, bank_copy, name):
    done = grader(*CODE[name], bank=None)
    assert (done.code, done.out) == (2, "")
    assert f"grader trust {bank_copy}" in done.err
    assert f"grader --bank {bank_copy}" in done.err
    assert not foreign.exists()


def test_code_runs_where_the_bank_is_named(grader, foreign, bank_copy):
    assert grader(*CODE["check"], bank=bank_copy).code == 0
    assert foreign.exists()


def test_trust_is_said_once_and_can_be_taken_back(grader, foreign, bank_copy, home):
    done = grader("trust", bank_copy, bank=None)
    assert (done.code, done.out) == (
        0,
        f"{bank_copy}: the code of this bank (sorting) may run from now on\n",
    )
    assert not foreign.exists()
    assert grader("trust", bank=None).out == f"{bank_copy}  (sorting)\n"
    assert grader(*CODE["check"], bank=None).code == 0
    assert foreign.exists()
    assert grader("trust", "--forget", bank_copy, bank=None).out.endswith("no longer trusted\n")
    assert grader("trust", bank=None).out == ""
    assert grader(*CODE["check"], bank=None).code == 2
    assert [p.name for p in home.iterdir()] == ["trusted.json"]


def test_trust_is_of_a_folder_and_an_id(grader, foreign, bank_copy, tmp_path, monkeypatch):
    """Another bank in its place isn't trusted, nor is a copy elsewhere."""
    assert grader("trust", bank_copy, bank=None).code == 0
    other = shutil.copytree(bank_copy, tmp_path / "other")
    monkeypatch.chdir(other / "work")
    assert grader(*CODE["check"], bank=None).code == 2
    monkeypatch.chdir(bank_copy / "work")
    toml = bank_copy / "questions" / "bank.toml"
    toml.write_text(toml.read_text().replace('id = "sorting"', 'id = "another"', 1))
    assert grader(*CODE["check"], bank=None).code == 2


def test_a_new_bank_is_trusted_by_whoever_makes_it(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert grader("new", "--bank", "mine", bank=None).code == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert grader("lint", bank=None).code == 0


def test_a_copy_of_the_grader_s_own_bank_is_trusted_while_its_code_is_the_same(tmp_path):
    """So a clone works as it is, whatever way the package was installed."""
    for part in ("questions", "exercises", "solutions"):
        shutil.copytree(own_root() / part, tmp_path / part)
    assert is_trusted(open_bank(tmp_path))
    (tmp_path / "exercises" / "l1_loss.py").write_text("# a candidate's work\n")
    assert is_trusted(open_bank(tmp_path))
    extra = tmp_path / "solutions" / "l1_loss" / "probes.py"
    extra.write_text("x = 1\n")
    assert not is_trusted(open_bank(tmp_path))
    extra.unlink()
    (tmp_path / "questions" / "evidence").mkdir(exist_ok=True)
    (tmp_path / "questions" / "evidence" / "mine.py").write_text("x = 1\n")
    assert not is_trusted(open_bank(tmp_path))


@pytest.mark.parametrize("text", ["{", "[]", '{"banks": [1]}', '{"banks": 3}'])
def test_a_record_that_cant_be_read_trusts_nobody(grader, foreign, home, text):
    (home / "trusted.json").write_text(text)
    done = grader(*CODE["check"], bank=None)
    assert done.code == 2
    assert str(home / "trusted.json") in done.err
    assert not foreign.exists()


@pytest.fixture
def install(tmp_path, monkeypatch, foreign):
    """Call with a package's name, its entry point and where its bank is; importing it fails."""
    place = tmp_path / "site"
    monkeypatch.syspath_prepend(str(place))

    def call(package, name="sorting", value=None, inside=""):
        folder = place / package
        shutil.copytree(FAKE, folder / inside, dirs_exist_ok=True)
        (folder / "__init__.py").write_text(f"open({str(foreign)!r}, 'a'); raise SystemExit\n")
        info = place / f"{package}-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[grader.banks]\n{name} = {value or package}\n")
        importlib.invalidate_caches()
        return (folder / inside).resolve()

    return call


@pytest.mark.parametrize("inside", ["", "data", "data/bank"])
def test_an_installed_bank_is_named_by_its_id_and_not_imported(grader, install, foreign, inside):
    value = ".".join(["sorted_things", *inside.split("/")]).strip(".")
    root = install("sorted_things", value=value, inside=inside)
    assert json.loads(grader("doctor", "--json", bank="sorting").out)["bank"]["root"] == str(root)
    assert grader("list", bank="sorting").code == 0
    assert grader("check", "top_k.py", bank="sorting").code == 0
    assert not foreign.exists()
    assert "sorted_things" not in sys.modules


def test_the_bank_that_comes_with_the_grader_has_an_id_too(grader, foreign):
    done = grader("doctor", "--json", bank="pruning")
    assert json.loads(done.out)["bank"]["root"] == str(own_root())


def test_two_banks_with_one_id_are_an_error(grader, install, bank_copy, monkeypatch):
    roots = [install("first"), install("second")]
    done = grader("list", bank="sorting")
    assert (done.code, done.out) == (2, "")
    assert "'sorting' names 2 banks" in done.err
    assert all(str(root) in done.err for root in roots)
    assert grader("list", bank=roots[0]).code == 0
    # A folder of that name in the working folder isn't taken for the installed bank.
    monkeypatch.chdir(bank_copy.parent)
    bank_copy.rename("sorting")
    assert "names 3 banks" in grader("list", bank="sorting").err
    assert grader("list", bank="./sorting").code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"name": "sort"}, ["first", "'sort' is wrong", "has the id 'sorting'"]),
        ({"value": "nowhere.at.all"}, ["first", "nowhere.at.all holds no questions"]),
    ],
)
def test_a_package_that_offers_no_such_bank_is_named(grader, install, options, words):
    install("first", **options)
    done = grader("list", bank="sort")
    assert (done.code, done.out) == (3, "")
    assert all(word in done.err for word in words)


def test_an_unknown_id_names_the_nearest(grader, install):
    install("first")
    done = grader("list", bank="sortin")
    assert (done.code, "Did you mean sorting?" in done.err) == (2, True)
