"""Folders that strangers filled: what is opened, what is graded, what is never overwritten."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grader.bank import open_bank
from grader.grading.intake import LISTED, take_in
from grader.phrases import PHRASES

FAKE = Path(__file__).parent.parent / "fakebank"
ROOT = FAKE.parent.parent
RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""
RANKS = "def ranks(values):\n    return values\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def put(folder, name, text=RIGHT):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def taken(*paths, exercise=None, bank=FAKE):
    """What is graded (file -> exercise) and what is not (file -> reason)."""
    opened = open_bank(bank)
    given = opened.item(exercise) if exercise else None
    intake = take_in(opened, [str(p) for p in paths], given)
    graded = {s.file: s.item.id for s in intake.submissions}
    return graded, {n.file: n.key for n in intake.not_graded}


# ------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    "name",
    [
        "top_k.py",
        "top_k (1).py",
        "Zhang_top_k.py",
        "top_k - Copy.py",
        "前k大_top_k.py",
        "前k大top_k张伟.py",
        "ｔｏｐ＿ｋ.py",
        "Top_K.PY",
        "top-k.py",
        "12345_top_k_final.v2.py",
    ],
)
def test_a_name_that_holds_one_id_says_the_exercise(folder, name):
    put(folder, name, "(")  # whatever is in the file
    assert taken(".") == ({name: "top_k"}, {})


@pytest.mark.parametrize(
    ("name", "text", "exercise"),
    [
        ("solution.py", RIGHT, "top_k"),
        ("desktop_kit.py", RANKS, "ranks"),  # `top_k` is in its name, but not as words
        ("ranks_and_top_k.py", RANKS, "ranks"),  # two ids
        ("answer.py", "x = 1\nranks = lambda values: values\n", "ranks"),
        ("answer.py", "class Solution:\n    def ranks(self, values):\n        return 1\n", "ranks"),
        ("answer.py", "if True:\r    async  def ranks(values): return 1\r", "ranks"),
        ("answer.py", RANKS + "(((", "ranks"),  # it can't be parsed; that is the verdict's matter
        ("test_top_k.py", RANKS, "ranks"),
    ],
)
def test_else_the_function_that_it_defines(folder, name, text, exercise):
    put(folder, name, text)
    assert taken(".") == ({name: exercise}, {})
    assert taken(name) == ({name: exercise}, {})


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("utils.py", "x = 1\n", "no exercise"),
        ("__init__.py", "", "no exercise"),
        ("test_top_k.py", "from top_k import top_k\n", "no exercise"),
        ("all.py", RIGHT + RANKS, "several exercises"),
        ("ranks_top_k.py", "x = 1\n", "several exercises"),
        ("top_k.ipynb", "{}", "notebook"),
        ("top_k.zip", "PK", "archive"),
        ("top_k.tar.gz", "", "archive"),
        ("top_k.txt", RIGHT, "not Python"),
        ("top_k.py.txt", RIGHT, "not Python"),
    ],
)
def test_what_names_no_exercise_is_listed_with_the_reason(folder, name, text, reason):
    put(folder, name, text)
    assert taken(".") == ({}, {name: reason})


def test_with_a_given_exercise_a_folders_other_files_are_listed(folder):
    for name, text in {
        "anna/solution.py": RIGHT,
        "ben/top_k (2).py": "(",
        "cleo/utf16.py": "\ufefftop",
        "anna/utils.py": "x = 1\n",
        "conftest.py": "import pytest\n",
        "anna/__init__.py": "",
        "tests/test_top_k.py": "def test_it(): pass\n",
        "ranks.py": RANKS,
    }.items():
        put(folder, name, text)
    (folder / "cleo" / "utf16.py").write_bytes(RIGHT.encode("utf-16"))
    graded, not_graded = taken(".", exercise="top_k")
    assert list(graded) == ["anna/solution.py", "ben/top_k (2).py", "cleo/utf16.py"]
    assert set(not_graded.values()) == {"defines none"}
    assert len(not_graded) == 5


def test_a_named_file_is_graded_whatever_its_name_when_the_exercise_is_given(folder):
    put(folder, "utils.txt", "x = 1\n")
    assert taken("utils.txt", exercise="top_k") == ({"utils.txt": "top_k"}, {})


# ------------------------------------------------------------------------------- links, pipes


def test_no_link_is_followed_neither_found_nor_named(folder, tmp_path):
    private = put(tmp_path, "private/top_k.py")
    reference = FAKE / "solutions" / "top_k" / "reference.py"
    for name, target in {
        "mallory/top_k.py": reference,
        "mallory/top_k_2.py": private,
        "mallory/more": private.parent,
        "mallory/loop": folder,
        "mallory/nowhere.py": folder / "nothing",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(target)
    graded, not_graded = taken("mallory")
    assert graded == {}
    assert set(not_graded.values()) == {"link"}
    assert len(not_graded) == 5
    named = sorted(str(p.relative_to(folder)) for p in (folder / "mallory").iterdir())
    assert taken(*named)[0] == {}
    assert set(taken(*named)[1].values()) == {"link"}
    # The control: what the links lead to would pass.
    assert taken(private)[0] == {str(private): "top_k"}


def test_the_banks_reference_is_known_under_any_name(folder, tmp_path):
    bank = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    reference = bank / "solutions" / "top_k" / "reference.py"
    assert taken(reference, bank=bank)[0] == {str(reference): "top_k"}
    os.link(reference, folder / "top_k.py")
    (folder / "linked").symlink_to(reference.parent)
    for path in ("top_k.py", "linked/reference.py", "."):
        graded, not_graded = taken(path, bank=bank)
        assert graded == {}
        assert "bank's own" in not_graded.values()
    shutil.copy(reference, folder / "copy_of_top_k.py")
    assert taken("copy_of_top_k.py", bank=bank)[0] == {"copy_of_top_k.py": "top_k"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_only_regular_files_are_opened(folder):
    os.mkfifo(folder / "top_k.py")
    server = socket.socket(socket.AF_UNIX)
    server.bind("ranks.py")
    try:
        assert taken(".") == ({}, {"ranks.py": "not a file", "top_k.py": "not a file"})
        assert taken("top_k.py", "/dev/null", exercise="top_k") == (
            {},
            {"top_k.py": "not a file", "/dev/null": "not a file"},
        )
    finally:
        server.close()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="it needs Linux's /proc")
def test_what_the_system_makes_up_is_no_file():
    assert taken("/proc/self/status", exercise="top_k")[1] == {
        "/proc/self/status": "made by the system"
    }


def test_one_bad_name_keeps_no_other_from_being_graded(grader, folder):
    put(folder, "top_k.py")
    (folder / "mallory.py").symlink_to("top_k.py")
    done = grader("check", "--quiet", "mallory.py", "top_k.py")
    assert done.code == 1  # something that was named did not pass
    assert "PASSED" in done.out
    assert "mallory.py: this is a link to" in done.out
    done = grader("check", "mallory.py")
    assert (done.code, done.out) == (2, "")
    assert "links are not followed" in done.err
    assert grader("check", "--quiet", ".").code == 0


# ------------------------------------------------------------------------------- size


def test_depth_is_no_matter(folder):
    here = Path.cwd()
    for _ in range(3_000):  # deeper than Python recurses, and a path longer than a system allows
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(here)
    put(folder, "top_k.py")
    put(folder, "e/top_k.py")
    try:
        graded, not_graded = taken(".")
    finally:
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)  # Python's own may recurse
    assert list(graded) == ["e/top_k.py", "top_k.py"]
    assert set(not_graded.values()) <= {"unreadable"}
    assert len(not_graded) <= 1


def test_time_is_linear_in_the_number_of_files(folder):
    def seconds(count):
        place = folder / str(count)
        place.mkdir()
        for number in range(count):
            (place / f"n{number}.py").write_text("x = 1\n")
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            taken(place)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(8_000) < 8 * 4 * max(seconds(1_000), 0.02)


def test_time_is_linear_in_the_length_of_a_line(folder):
    for number, line in enumerate((" " * 1_000_000, "a" * 1_000_000, "def " * 250_000)):
        put(folder, f"long{number}.py", line)
    began = time.process_time()
    taken(".")
    assert time.process_time() - began < 5


def test_the_list_has_a_limit_and_says_what_it_left_out(folder):
    for number in range(LISTED + 5):
        (folder / f"{number:05}.txt").touch()
    opened = open_bank(FAKE)
    intake = take_in(opened, ["."])
    assert len(intake.not_graded) == LISTED + 1
    assert str(intake.not_graded[-1].reason) == "and 5 more files"


def test_many_other_files_do_not_hide_what_may_have_been_handed_in(folder):
    for number in range(LISTED + 5):
        put(folder, f"anna/{number:05}.txt", "")
    put(folder, "boris/top_k.ipynb", "{}")
    (folder / "carla.py").symlink_to("nowhere")
    files = take_in(open_bank(FAKE), ["."]).not_graded
    assert [file.file for file in files[:3]] == ["boris/top_k.ipynb", "carla.py", "anna/00000.txt"]
    assert str(files[-1].reason) == "and 5 more files"


def test_a_virtual_environment_is_one_entry(folder):
    put(folder, "env/pyvenv.cfg", "")
    put(folder, "env/lib/site-packages/top_k.py")
    assert taken(".") == ({}, {"env": "environment"})


# ------------------------------------------------------------------------------- standard input


def piped(*args, stdin, bank=FAKE):
    return subprocess.run(
        [sys.executable, "-m", "grader", "--bank", str(bank), "check", "--json", "-", *args],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_standard_input_is_graded(folder, name):
    done = piped(name, "--exercise", "top_k", stdin=RIGHT)
    assert done.returncode == 0, done.stderr
    assert [v["file"] for v in json.loads(done.stdout)["verdicts"]] == [name]
    done = piped(name, stdin=RIGHT)
    assert done.returncode == 2
    assert "--exercise" in done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash makes the pipe")
def test_a_shells_pipe_is_graded(folder):
    put(folder, "answer")
    command = f'"{sys.executable}" -m grader --bank "{FAKE}" check <(cat answer) --exercise top_k'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_closed_standard_input_is_said(folder):
    command = f'"{sys.executable}" -m grader --bank "{FAKE}" check - --exercise top_k <&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.returncode in (1, 2)
    assert "fault of grader's own" not in done.stderr


# ------------------------------------------------------------------------------- targets


@pytest.mark.parametrize("option", ["--json", "--html", "--junit", "--gradescope"])
@pytest.mark.parametrize(
    "target", ["top_k.py", "new.py", "answer.txt", "x.ipynb", "link.html", "BANK", "./A"]
)
def test_no_report_overwrites_an_input(grader, folder, tmp_path, option, target):
    bank = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    put(folder, "top_k.py")
    put(folder, "answer.txt")
    put(folder, "A", "mine")
    (folder / "link.html").symlink_to("A")
    os.link(folder / "answer.txt", folder / "B")
    page = bank / "questions" / "selection" / "top_k.md"
    name = {"BANK": str(page), "./A": "B"}.get(target, target)
    before = {p: p.read_bytes() for p in (*folder.iterdir(), page)}
    args = ("check", "top_k.py", "answer.txt", "--exercise", "top_k")
    done = grader(*args, option, name, bank=bank)
    assert (done.code, done.out) == (2, "")
    assert f"{option} {name}" in done.err
    assert {p: p.read_bytes() for p in (*folder.iterdir(), page)} == before


@pytest.mark.parametrize(
    "command",
    [
        ("export", "csv"),
        ("export", "json"),
        ("export", "anki"),
        ("export", "md"),
        ("sheet",),
    ],
)
def test_no_command_writes_over_python_or_into_the_bank(grader, folder, tmp_path, command):
    bank = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    put(folder, "top_k.py")
    for target in (folder / "top_k.py", bank / "questions" / "new.html"):
        assert grader(*command, "-o", target, bank=bank).code == 2
    assert (folder / "top_k.py").read_text() == RIGHT
    assert not (bank / "questions" / "new.html").exists()


def test_folders_are_not_written_into_the_bank(grader, folder, tmp_path):
    bank = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    before = sorted(bank.rglob("*"))
    assert grader("site", "-o", bank / "questions" / "site", bank=bank).code == 2
    assert grader("export", "notebook", "-o", bank / "exercises", bank=bank).code == 2
    assert sorted(bank.rglob("*")) == before


def test_a_device_is_written_through(grader, folder):
    put(folder, "top_k.py")
    assert grader("check", "top_k.py", "--json", os.devnull).code == 0
    assert not Path(os.devnull).is_file()
    done = grader("check", "top_k.py", "--json", "/dev/full")
    if Path("/dev/full").exists():
        assert done.code == 2
        assert "--json" in done.err or "/dev/full" in done.err


def test_a_write_that_fails_leaves_the_old_file(folder, monkeypatch):
    from grader import files
    from grader.errors import CommandError

    old = put(folder, "report.html", "old")
    old.chmod(0o640)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "_keep_owner", full)
        with pytest.raises(CommandError, match="No space left on device"):
            files.write(old, b"new")
    assert old.read_text() == "old"
    assert [p.name for p in folder.iterdir()] == ["report.html"]
    files.write(old, b"new")
    assert old.read_text() == "new"
    assert old.stat().st_mode & 0o777 == 0o640


# ------------------------------------------------------------------------------- reports


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_report_lists_what_was_not_graded(grader, folder, lang):
    put(folder, "top_k.py")
    put(folder, "Zhang\x1b.ipynb", "{}")
    put(folder, "<b>utils.py", "x = 1\n")
    said = [PHRASES[f"left out: {key}"][lang == "zh"] for key in ("notebook", "no exercise")]
    names = ["<b>utils.py", r"Zhang\x1b.ipynb"]
    files = [f"--{name}={name}.out" for name in ("json", "html", "junit", "gradescope")]
    done = grader("check", ".", "--lang", lang, *files)
    assert done.code == 0
    assert all(text in done.out for text in (*said, *names))
    found = json.loads((folder / "json.out").read_text())["not_graded"]
    assert [(entry["file"], entry["reason"]["key"]) for entry in found] == [
        ("<b>utils.py", "left out: no exercise"),
        (r"Zhang\x1b.ipynb", "left out: notebook"),
    ]
    assert [entry["reason"]["text"] for entry in found] == said[::-1]
    output = json.loads((folder / "gradescope.out").read_text())["output"]
    assert all(text in output for text in (*said, *names))
    suite = ElementTree.fromstring((folder / "junit.out").read_text())[-1]
    assert [case.get("classname") for case in suite] == names
    assert [case[0].get("message") for case in suite] == said[::-1]
    page = (folder / "html.out").read_text()
    assert all(text in page for text in said)
    assert "&lt;b&gt;utils.py" in page
    assert "\x1b" not in page
    # A second run passes its own reports over.
    again = grader("check", ".", "--lang", lang, *files)
    assert len(json.loads((folder / "json.out").read_text())["not_graded"]) == 2
    assert again.code == 0


def test_the_lists_form_is_in_the_schema(grader, folder):
    jsonschema = pytest.importorskip("jsonschema", reason="it checks the report")
    put(folder, "top_k.py")
    put(folder, "notes.txt", "")
    (folder / "link.py").symlink_to("top_k.py")
    report = json.loads(grader("check", ".", "--json", "-").out)
    schema = next((ROOT / "grader").glob("*/verdict.schema.json"))
    jsonschema.validate(report, json.loads(schema.read_text()))
    keys = [entry["reason"]["key"] for entry in report["not_graded"]]
    assert keys == ["left out: link", "left out: not Python"]
