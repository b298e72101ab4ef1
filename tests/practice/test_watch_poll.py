"""Saves are seen however an editor makes them, and half-written files aren't graded."""

from __future__ import annotations

import os
import threading

import pytest

from grader.practice.watch.poll import BankChanged, Gone, Poller, Saved, Stray, Unreadable

TICK = 0.025


class Watched:
    """A folder with files a.py and b.py, and a clock that the test moves."""

    def __init__(self, folder):
        self.folder = folder
        for id in "ab":
            self.path(id).write_bytes(b"first")
        self.poller = Poller(self.path, ("a", "b", "c"), lambda id: [folder / "checks.md"])
        self.now = 0.0

    def path(self, id):
        return self.folder / f"{id}.py"

    def look(self, times=1):
        """What is seen in so many looks, without stamps."""
        seen = []
        for _ in range(times):
            self.now += TICK
            for found in self.poller.look(self.now):
                seen.append((found.id, found.source) if isinstance(found, Saved) else found)
        return seen


@pytest.fixture
def watched(tmp_path):
    return Watched(tmp_path)


def test_nothing_is_seen_where_nothing_happens(watched):
    assert watched.look(20) == []


def test_a_file_that_is_written_in_place_is_seen_at_once(watched):
    watched.path("a").write_bytes(b"second")
    assert watched.look() == [("a", b"second")]
    assert watched.look(20) == []


def test_a_file_that_is_replaced_is_seen(watched):
    fresh = watched.folder / ".a.py.tmp"
    fresh.write_bytes(b"other")
    assert watched.look() == []
    fresh.replace(watched.path("a"))
    assert watched.look() == [("a", b"other")]


def test_a_file_that_is_deleted_and_written_anew_is_saved_and_never_gone(watched):
    watched.path("a").unlink()
    assert watched.look(3) == []
    watched.path("a").write_bytes(b"anew")
    assert watched.look(20) == [("a", b"anew")]


def test_a_truncated_file_waits_for_its_content(watched):
    watched.path("a").write_bytes(b"")
    assert watched.look() == []
    watched.path("a").write_bytes(b"second")
    assert watched.look(20) == [("a", b"second")]


def test_a_file_that_stays_empty_is_taken_for_empty(watched):
    watched.path("a").write_bytes(b"")
    assert watched.look(20) == [("a", b"")]
    os.utime(watched.path("a"), ns=(1, 1))
    assert watched.look() == [("a", b"")]


def test_a_second_write_that_leaves_no_trace_in_the_stamp_is_seen(watched):
    """Clocks of file systems tick every few milliseconds."""
    path = watched.path("a")
    path.write_bytes(b"second")
    time = path.stat().st_mtime_ns
    assert watched.look() == [("a", b"second")]
    path.write_bytes(b"third!")
    os.utime(path, ns=(time, time))
    assert watched.look() == [("a", b"third!")]


def test_a_save_without_a_change_is_a_save(watched):
    os.utime(watched.path("a"), ns=(10**9, 10**9))
    assert watched.look() == [("a", b"first")]


def test_a_deleted_file_is_gone_once(watched):
    watched.path("a").unlink()
    assert watched.look(40) == [Gone("a")]
    watched.path("a").write_bytes(b"back")
    assert watched.look(20) == [("a", b"back")]


def test_a_file_that_was_never_there_is_seen_when_it_comes(watched):
    assert watched.look(20) == []
    watched.path("c").write_bytes(b"new")
    assert watched.look(20) == [("c", b"new")]


@pytest.mark.parametrize("name", ["a.py~", ".a.py.swp", "#a.py#", "4913", "a.py.bak", ".#a.py"])
def test_files_of_editors_are_not_looked_at(watched, name):
    (watched.folder / name).write_bytes(b"x")
    assert watched.look(20) == []


def test_what_cant_be_read_is_said(watched):
    watched.path("a").unlink()
    watched.path("a").symlink_to("b.py")
    (seen,) = watched.look()
    assert isinstance(seen, Unreadable)
    assert (seen.id, seen.why.reason) == ("a", "link")
    assert watched.look(20) == []
    watched.path("a").unlink()
    watched.path("a").mkdir()
    (seen,) = watched.look()
    assert seen.why.reason == "folder"


def test_taking_up_an_exercise_gives_its_file_and_no_save_of_it_after(watched):
    watched.path("a").write_bytes(b"now")
    found = watched.poller.take_up("a")
    assert (found.source, found.first) == (b"now", True)
    assert watched.poller.is_fresh(found)
    assert watched.look(20) == []
    assert watched.poller.take_up("c") == Gone("c")
    watched.path("a").write_bytes(b"later")
    assert not watched.poller.is_fresh(found)


def test_between_two_looks_at_all_the_file_in_hand_is_looked_at(watched):
    watched.poller.take_up("a")
    for id in "ab":
        watched.path(id).write_bytes(b"second")
    (seen,) = watched.poller.look(1.0, everywhere=False)
    assert seen.id == "a"
    (seen,) = watched.poller.look(1.1)
    assert seen.id == "b"


def test_the_banks_files_of_the_exercise_in_hand_are_watched(watched):
    checks = watched.folder / "checks.md"
    checks.write_bytes(b"1")
    assert watched.look(5) == []
    watched.poller.take_up("a")
    assert watched.look(5) == []
    checks.write_bytes(b"22")
    assert watched.look(20) == [BankChanged("a")]
    checks.unlink()
    assert watched.look(20) == [BankChanged("a")]


def test_a_writer_in_parts_ends_with_the_whole_file(watched):
    """Whatever is seen on the way, the last that is seen is all of it."""
    with watched.path("a").open("wb", buffering=0) as stream:
        seen = []
        for part in range(20):
            stream.write(b"%d\n" % part)
            seen += watched.look()
    seen += watched.look(20)
    assert seen[-1] == ("a", watched.path("a").read_bytes())


def test_the_thread_looks_until_it_is_stopped(watched):
    seen, stop, came = [], threading.Event(), threading.Event()

    def post(found):
        seen.append(found)
        came.set()

    thread = threading.Thread(target=watched.poller.run, args=(post, stop))
    thread.start()
    watched.path("a").write_bytes(b"second")
    assert came.wait(20)
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert seen[-1].source == b"second"


def test_a_python_file_that_is_no_exercises_is_seen_once(tmp_path):
    watched = Watched(tmp_path)
    (tmp_path / "there.py").touch()
    watched.poller = Poller(watched.path, ("a", "b", "c"), folders=(tmp_path, tmp_path / "none"))
    assert watched.look(80) == []
    for name in ("aa.py", ".#a.py", "#a.py", "a.py~", "a.txt", "c.py"):
        (tmp_path / name).touch()
    (tmp_path / "folder.py").mkdir()
    assert [found for found in watched.look(80) if isinstance(found, Stray)] == [
        Stray(tmp_path / "aa.py")
    ]
    (tmp_path / "aa.py").write_bytes(b"x = 1")
    assert watched.look(80) == []
