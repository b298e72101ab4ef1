"""Writing into a folder: what is ours is replaced, what isn't is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CommandError
from grader.site.folder import MARKER, STAGE, write_site

OLD = {"index.html": b"old", "q/a.html": b"a", "exercises/a.py": b"stub"}
NEW = {"index.html": b"new", "q/b.html": b"b", "exercises/a.py": b"stub"}


def listed(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def test_writes_into_a_new_folder_and_its_parents(tmp_path):
    write_site(tmp_path / "a" / "b", OLD)
    assert listed(tmp_path / "a" / "b") == OLD


def test_a_second_run_replaces_the_first(tmp_path):
    write_site(tmp_path, OLD)
    write_site(tmp_path, NEW)
    assert listed(tmp_path) == NEW
    assert not (tmp_path / STAGE).exists()


def test_folders_that_become_empty_go(tmp_path):
    write_site(tmp_path, OLD)
    write_site(tmp_path, {"index.html": b"new"})
    assert not (tmp_path / "q").exists()


def test_others_files_beside_the_site_stay(tmp_path):
    write_site(tmp_path, OLD)
    (tmp_path / "CNAME").write_text("example.org")
    write_site(tmp_path, NEW)
    assert (tmp_path / "CNAME").read_text() == "example.org"


def test_refuses_a_folder_of_somebody_else(tmp_path):
    (tmp_path / "thesis.tex").write_text("mine")
    with pytest.raises(CommandError, match=r"other files in it \(thesis.tex\)") as caught:
        write_site(tmp_path, OLD)
    assert caught.value.help
    assert listed(tmp_path) == {"thesis.tex": b"mine"}


def test_refuses_to_overwrite_a_stub_that_was_solved_in_place(tmp_path):
    write_site(tmp_path, OLD)
    (tmp_path / "exercises/a.py").write_text("solved")
    with pytest.raises(CommandError, match=r"changed .* exercises/a.py") as caught:
        write_site(tmp_path, NEW)
    assert caught.value.help
    assert listed(tmp_path) == OLD | {"exercises/a.py": b"solved"}


def test_refuses_a_file_that_came_into_the_way_of_a_new_page(tmp_path):
    write_site(tmp_path, OLD)
    (tmp_path / "q/b.html").write_text("mine")
    with pytest.raises(CommandError, match=r"q/b\.html"):
        write_site(tmp_path, NEW)


def test_a_failed_run_leaves_the_old_site(tmp_path, monkeypatch):
    write_site(tmp_path, OLD)
    write = Path.write_bytes

    def full(path, data):
        if path.name == "b.html":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CommandError, match="No space left on device"):
        write_site(tmp_path, NEW)
    assert listed(tmp_path) == OLD
    assert not (tmp_path / STAGE).exists()


def test_refuses_a_file_in_place_of_a_folder(tmp_path):
    (tmp_path / "site").write_text("")
    with pytest.raises(CommandError, match="no folder"):
        write_site(tmp_path / "site", OLD)


@pytest.mark.parametrize("text", ["", "[]", '{"../x": "0"}', '{"/x": "0"}', '{"x": 1}'])
def test_never_trusts_a_marker_that_it_did_not_write(tmp_path, text):
    (tmp_path / MARKER).write_text(text)
    with pytest.raises(CommandError, match="no list of a site's files"):
        write_site(tmp_path, OLD)
