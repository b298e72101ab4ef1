"""What can go wrong with the store's file, folder and disk, and that no row is lost by it."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from grader.errors import CommandError
from grader.home import home
from grader.practice.connection import connect
from grader.practice.rows import Attempt, Review
from grader.practice.schema import VERSION
from grader.practice.store import FILE, Store, opened

ROOT = Path(__file__).parents[2]
KILLS = ROOT / "tests" / "bench" / "store_kills.py"
BACKUP = "practice.backup.db"
ROWS = 200


def attempt(**more):
    fields = {"status": "passed", "score": 1.0, "seconds": 0.1, "checks": {"check_a": "passed"}}
    fields |= {"mistakes": ("m",), "item_hash": "h", "source": "x", "bank": "b", "item": "i"}
    return Attempt(**(fields | more))


def uids(folder):
    with opened(folder) as store:
        return {row.uid for row in store.rows(Attempt)}


def backed_up(folder):
    """Bring the backup up to date."""
    (folder / BACKUP).unlink(missing_ok=True)
    with opened(folder):
        pass


@pytest.fixture
def full(tmp_path):
    """A folder whose store has rows, half of them since the last backup; and their uids."""
    rows = [attempt(item=f"item_{n}") for n in range(ROWS)]
    with opened(tmp_path) as store:
        store.add(*rows[: ROWS // 2], sources={"x": b"def f(): ..." * 1000})
    backed_up(tmp_path)
    with opened(tmp_path) as store:
        store.add(*rows[ROWS // 2 :])
    return tmp_path, {row.uid for row in rows[: ROWS // 2]}, {row.uid for row in rows}


def overwritten(path, where, what):
    with path.open("r+b") as file:
        file.seek(where if where >= 0 else path.stat().st_size // 2)
        file.write(what)


DAMAGE = {
    "another file": lambda path: path.write_bytes(b"not a database " * 400),
    "an empty file": lambda path: path.write_bytes(b""),
    "its head": lambda path: overwritten(path, 0, b"\xff" * 100),
    "the first page": lambda path: overwritten(path, 0, bytes(4096)),
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut off within a page": lambda path: os.truncate(path, path.stat().st_size - 1000),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_store_is_set_aside_and_the_backup_restored(full, capsys, damage):
    folder, in_backup, every = full
    damage(folder / FILE)
    broken = (folder / FILE).read_bytes()
    backed_up_at_once = "practice.corrupt-"
    os.utime(folder / BACKUP, (0, 0))  # so that the file is looked at as on the first run of a day
    found = uids(folder)
    assert in_backup <= found <= every
    [aside] = folder.glob(f"{backed_up_at_once}*.db")
    assert aside.read_bytes() == broken
    said = capsys.readouterr().err
    assert str(folder / FILE) in said
    assert aside.name in said
    assert uids(folder) == found
    assert capsys.readouterr().err == ""


def test_rows_that_can_still_be_read_are_kept(full):
    folder, _, every = full
    with closing(sqlite3.connect(folder / FILE)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'attempts_of'"
        page = database.execute(query).fetchone()[0]
    overwritten(folder / FILE, (page - 1) * size, b"\xff" * size)  # an index: all rows can be read
    os.utime(folder / BACKUP, (0, 0))
    assert uids(folder) == every


def test_rows_around_a_damaged_page_are_kept(full):
    folder, in_backup, every = full
    with closing(sqlite3.connect(folder / FILE)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
    text = (folder / FILE).read_bytes()
    pages = [
        n for n in range(1, len(text) // size) if text[n * size :][:size].count(b"item_15") > 3
    ]
    overwritten(folder / FILE, pages[0] * size, b"\xff" * size)
    os.utime(folder / BACKUP, (0, 0))
    found = uids(folder)
    assert in_backup < found < every
    assert len(found) > ROWS * 0.75


@pytest.mark.parametrize("first_of_the_day", [True, False])
def test_random_damage_loses_no_row_of_the_backup(full, tmp_path_factory, first_of_the_day):
    whole, in_backup, _ = full
    place, draw = tmp_path_factory.mktemp("damaged"), random.Random(first_of_the_day)
    kinds = {"untouched": 0, "mended": 0}
    for number in range(20):
        folder = Path(shutil.copytree(whole, place / str(number)))
        where = draw.randrange((folder / FILE).stat().st_size)
        overwritten(folder / FILE, where, draw.randbytes(draw.choice([1, 64, 1000, 5000])))
        if first_of_the_day:
            os.utime(folder / BACKUP, (0, 0))
            assert in_backup <= uids(folder)
        else:
            with suppress(CommandError):  # it says so, once
                uids(folder)
            (folder / BACKUP).touch()
            uids(folder)
        kinds["mended" if list(folder.glob("practice.corrupt-*")) else "untouched"] += 1
    assert all(kinds.values()), kinds


def test_damage_that_is_met_in_the_middle_is_mended_for_the_next_run(full, capsys):
    folder, _, every = full
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute("UPDATE attempts SET checks = '{' WHERE item = 'item_150'")
    with pytest.raises(CommandError, match=r"(?s)is damaged.*Run this again"):
        uids(folder)
    assert len(uids(folder)) == len(every) - 1


def test_a_store_that_is_gone_is_restored_from_the_backup(full, capsys):
    folder, in_backup, _ = full
    (folder / FILE).unlink()
    assert uids(folder) == in_backup
    assert "it was gone" in capsys.readouterr().err


def test_what_happened_is_said_in_chinese_too(full, capsys, monkeypatch):
    monkeypatch.setenv("GRADER_LANG", "zh")
    monkeypatch.setattr("sys.argv", ["grader", "progress"])
    overwritten(full[0] / FILE, 0, b"\xff" * 100)
    uids(full[0])
    assert capsys.readouterr().err.startswith("警告：")
    monkeypatch.setattr("sys.argv", ["grader", "progress", "--lang", "en"])
    (full[0] / FILE).unlink()
    uids(full[0])
    assert capsys.readouterr().err.startswith("warning: ")


def test_an_empty_store_stands_in_where_none_can_be_opened():
    store = Store.empty(CommandError("the reason"))
    assert store.rows(Attempt) == []
    with pytest.raises(CommandError, match="the reason"):
        store.add(attempt())
    store.close()


def test_a_log_without_its_store_does_not_get_into_the_next_one(full):
    folder, in_backup, _ = full
    with opened(folder) as store:
        store.add(attempt())
        kept = (folder / f"{FILE}-wal").read_bytes()
        assert kept
    (folder / FILE).unlink()
    (folder / f"{FILE}-wal").write_bytes(kept)
    assert uids(folder) == in_backup


def test_a_backup_that_is_damaged_too_is_left_out(full):
    folder, _, _ = full
    for name in (FILE, BACKUP):
        overwritten(folder / name, 0, b"\xff" * 100)
    assert uids(folder) == set()


def test_a_newer_store_stays_as_it_is(full):
    folder, _, _ = full
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (folder / FILE).read_bytes()
    with pytest.raises(CommandError, match="newer grader"), opened(folder):
        pass
    assert (folder / FILE).read_bytes() == before
    assert not list(folder.glob("*corrupt*"))


def test_the_backup_is_made_once_a_day(full):
    folder, in_backup, every = full

    def in_it():
        with closing(sqlite3.connect(folder / BACKUP)) as database:
            return {uid for (uid,) in database.execute("SELECT uid FROM attempts")}

    assert uids(folder) == every
    assert in_it() == in_backup
    for age in (24 * 3600 + 5, -3600):  # a day old; of a clock that was put back
        at = time.time() - age
        os.utime(folder / BACKUP, (at, at))
        with opened(folder) as store:
            new = attempt()
            store.add(new)
        every.add(new.uid)
        assert in_it() == every - {new.uid}


def test_a_damaged_store_never_replaces_the_backup(full):
    folder, in_backup, _ = full
    before = (folder / BACKUP).read_bytes()
    os.truncate(folder / FILE, 8192)
    os.utime(folder / BACKUP, (0, 0))
    with opened(folder):
        pass
    with closing(sqlite3.connect(folder / BACKUP)) as database:
        found = {uid for (uid,) in database.execute("SELECT uid FROM attempts")}
    assert in_backup <= found
    assert before


def test_a_store_that_is_deleted_while_it_is_open_is_made_anew(tmp_path):
    with opened(tmp_path / "home") as store:
        store.add(attempt())
        shutil.rmtree(tmp_path / "home")
        row = attempt()
        store.add(row)
    assert uids(tmp_path / "home") == {row.uid}


def test_a_store_that_another_process_mends_gets_the_rows(full):
    folder, _, _ = full
    with opened(folder) as store:
        assert store.rows(Attempt)
        overwritten(folder / FILE, 0, b"\xff" * 100)
        found = uids(folder)  # another opening: it mends
        row = attempt()
        store.add(row)
    assert uids(folder) == found | {row.uid}


def test_where_there_is_no_shared_memory_a_journal_is_kept(tmp_path):
    with opened(tmp_path) as store:
        store.add(attempt())
    (tmp_path / f"{FILE}-shm").symlink_to(tmp_path / "no" / "where")  # can't be opened
    with opened(tmp_path) as store:
        store.add(attempt())
    (tmp_path / f"{FILE}-shm").unlink()
    assert len(uids(tmp_path)) == 2
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    if sys.platform != "win32":
        with closing(connect(tmp_path / "other.db", new=True, vfs="unix-dotfile")) as database:
            assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_four_writers_wait_for_one_another(tmp_path):
    """Processes: each opens the store for every row."""
    code = """
import sys
from pathlib import Path
from grader.practice.rows import Review
from grader.practice.store import opened
for n in range(25):
    with opened(Path(sys.argv[1])) as store:
        store.add(Review(bank="b", item=sys.argv[2], rating=3, note=str(n)))
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(n)], cwd=ROOT)
        for n in range(4)
    ]
    assert [writer.wait(120) for writer in writers] == [0] * 4
    with opened(tmp_path) as store:
        for n in range(4):
            found = [row.note for row in store.rows(Review, item=str(n))]
            assert found == [str(i) for i in range(25)]


def test_processes_that_meet_a_damaged_store_mend_it_once(full):
    folder, in_backup, _ = full
    overwritten(folder / FILE, 0, b"\xff" * 100)
    code = "import sys; from pathlib import Path; from grader.practice.store import opened\n"
    code += "with opened(Path(sys.argv[1])) as store: pass"
    both = [subprocess.Popen([sys.executable, "-c", code, folder], cwd=ROOT) for _ in range(3)]
    assert [process.wait(120) for process in both] == [0] * 3
    assert len(list(folder.glob("practice.corrupt-*.db"))) == 1
    assert uids(folder) == in_backup


def test_a_writer_that_keeps_the_store_is_waited_for(tmp_path):
    with opened(tmp_path) as store:
        store.add(attempt())
    other = sqlite3.connect(tmp_path / FILE, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    with opened(tmp_path) as store:
        store.add(attempt())
    other.close()
    assert len(uids(tmp_path)) == 2


# Disks and permissions ---------------------------------------------------------------------------


@contextmanager
def mounted(place, size):
    """A small file system; skips where this user can't make one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command")
    if done.returncode:
        pytest.skip(f"no file system can be mounted: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def add(folder, row, size=1):
    """Whether there was room for a row and its file."""
    try:
        with opened(folder) as store:
            store.add(row, sources={row.uid: os.urandom(size)})
    except CommandError as error:
        if "the disk is full" not in str(error) or "Free some space" not in str(error):
            raise
        return False
    return True


def fill(place):
    with (place / "ballast").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


def test_a_full_disk_loses_no_row_and_can_be_read(tmp_path):
    with mounted(tmp_path / "small", "600k") as disk:
        written = set()
        while add(disk / "home", row := attempt(), 5000):
            written.add(row.uid)
        fill(disk)
        assert len(written) > 3
        assert uids(disk / "home") == written
        assert uids(disk / "other") == set()
        assert not add(disk / "other", attempt())
        (disk / "ballast").unlink()
        (disk / "home" / BACKUP).unlink(missing_ok=True)
        with opened(disk / "home") as store:
            store.add(attempt())
        assert written < uids(disk / "home")


def test_a_limit_on_the_size_of_files_loses_no_row(tmp_path):
    code = """
import os, resource, signal, sys
from pathlib import Path
from grader.errors import CommandError
from grader.practice.rows import Review
from grader.practice.store import opened
with opened(Path(sys.argv[1])) as store:
    store.add(Review(bank="b", item="first", rating=3))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    while True:
        row = Review(bank="b", item="i", rating=3, note="n" * 3000)
        try:
            store.add(row)
        except CommandError as error:
            print(error, file=sys.stderr)
            break
        print(row.uid, flush=True)
"""
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "your practice can't be kept" in done.stderr
    written = done.stdout.split()
    assert len(written) > 3
    with opened(tmp_path) as store:
        assert {row.uid for row in store.rows(Review, item="i")} == set(written)


def test_a_read_only_disk_can_be_read(tmp_path):
    with mounted(tmp_path / "small", "2m") as disk:
        with opened(disk / "home") as store:
            store.add(attempt())
        store = connect(disk / "home" / FILE)
        with opened(disk / "home") as other:
            other.add(attempt())  # stays in the log, as the file is still open
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=False)
        store.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = sorted(path.name for path in (disk / "home").iterdir())
        assert len(uids(disk / "home")) == 2
        assert sorted(path.name for path in (disk / "home").iterdir()) == before
        with pytest.raises(CommandError, match="GRADER_HOME"), opened(disk / "home") as store:
            store.add(attempt())
        with opened(disk / "other") as store:
            assert store.rows(Attempt) == []


@contextmanager
def without_rights():
    """Root may write everywhere, so for a while it is somebody else."""
    root = os.geteuid() == 0
    os.seteuid(65534 if root else os.geteuid())
    try:
        yield
    finally:
        os.seteuid(0 if root else os.geteuid())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize(("what", "mode"), [("folder", 0o555), ("file", 0o444)])
def test_what_may_not_be_written_can_be_read(full, tmp_path_factory, what, mode):
    _, _, every = full
    with tempfile.TemporaryDirectory() as place:  # not below a folder of root's alone
        folder = Path(shutil.copytree(full[0], Path(place) / "home"))
        Path(place).chmod(0o755)
        folder.chmod(0o777)
        for path in folder.iterdir():
            path.chmod(0o666)
        (folder if what == "folder" else folder / FILE).chmod(mode)
        with without_rights():
            assert uids(folder) == every
            with pytest.raises(CommandError, match="GRADER_HOME"):
                add(folder, attempt())


@pytest.mark.parametrize("below", ["", "more"])
def test_a_file_in_the_folders_place_is_named(tmp_path, below):
    (tmp_path / "file").write_text("mine")
    with opened(tmp_path / "file" / below) as store:
        assert store.rows(Attempt) == []
        with pytest.raises(CommandError, match="its folder is a file"):
            store.add(attempt())
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no HOME")
@pytest.mark.parametrize("value", ["", "relative"])
def test_a_home_that_is_none_is_named(monkeypatch, value):
    for name in ("GRADER_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", value)
    with pytest.raises(CommandError, match=r"(?s)home folder.*GRADER_HOME"), opened():
        pass


def test_the_folder_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GRADER_HOME", "~/mine")
    assert home() == tmp_path / "mine"
    if sys.platform == "linux":
        monkeypatch.delenv("GRADER_HOME")
        monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
        assert home() == tmp_path / ".local" / "share" / "pruneprep"


def test_a_text_that_is_no_unicode_is_kept_as_an_escape(tmp_path):
    with opened(tmp_path) as store:
        store.add(Review(bank="b", item="i", rating=3, note="\udcff", said=()))
        store.add(attempt(checks={"\ud800": "passed"}))
        assert store.latest(Review).note == "\\udcff"
        assert len(store.rows(Attempt)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_read_the_folder(tmp_path):
    with opened(tmp_path / "home"):
        pass
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


# Kills -------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_kills_at_random_moments_lose_nothing():
    """The whole run of 500 is made by hand: tests/bench/store_kills.py."""
    done = subprocess.run(
        [sys.executable, str(KILLS), "--kills", "12", "--seed", "5"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    counts = json.loads(done.stdout)
    assert counts["lost"] == 0, counts["wrong"]
    assert counts["kills"] >= 12


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_control_what_is_lost_is_counted(tmp_path):
    spec = importlib.util.spec_from_file_location("store_kills", KILLS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = module.Folder(tmp_path)
    with opened(tmp_path) as store:
        folder.reported |= {module.add(store, 1), module.add(store, 2)}
    assert folder.lost() == []
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("DELETE FROM sources WHERE rowid = 1")
    folder.reported.add("f" * 16)
    assert len(folder.lost()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_folder_whose_name_is_no_utf8(tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe9"))
    row = attempt()
    with opened(folder) as store:
        store.add(row)
    backed_up(folder)
    (folder / FILE).unlink()
    assert uids(folder) == {row.uid}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_waited_for(tmp_path, make):
    make(tmp_path / FILE)
    with opened(tmp_path) as store:
        assert store.rows(Attempt) == []
        with pytest.raises(CommandError, match="it is not a file"):
            store.add(attempt())


def test_a_store_that_lacks_a_table_is_mended(full):
    folder, _, rows = full
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("DROP TABLE reviews")
        database.commit()
    with pytest.raises(CommandError, match="damaged"), opened(folder) as store:
        store.rows(Review)
    assert uids(folder) == rows
    with opened(folder) as store:
        assert store.rows(Review) == []


def test_a_setting_holds_from_now_on_also_if_the_clock_was_set_back(tmp_path):
    from grader.practice.review.cards import limits_of
    from grader.practice.rows import Setting

    with opened(tmp_path) as store:
        store.add(Setting(at=4_000_000_000_000, name="review.new", value=1))
        store.add(Setting(at=1_000, name="review.new", value=7))
        assert limits_of(store).new == 7
