"""`grader progress`: what it shows, what it writes, and the way from one machine to another."""

from __future__ import annotations

import base64
import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

import grader.practice.progress
from grader.practice.rows import Answer, Attempt, Folder, Review, Setting
from grader.practice.store import opened

SCHEMA = Path(grader.practice.progress.__file__).with_name("progress.schema.json")
RIGHT = """import numpy as np
def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k")
    return np.sort(values)[::-1][:k].copy()
"""


def attempt(**more):
    fields = {"status": "passed", "score": 1.0, "seconds": 0.1, "checks": {"check_a": "passed"}}
    fields |= {"mistakes": (), "item_hash": "h", "source": "x", "bank": "sorting", "item": "top_k"}
    return Attempt(**(fields | more))


@pytest.fixture
def practised():
    """A store with something of most kinds."""
    rows = [
        attempt(status="failed", checks={"check_a": "failed"}, mistakes=("ascending",), at=1000),
        attempt(at=2000),
        Review(bank="sorting", item="ranks", rating=3, said=(0, 2), points=3, note="零\x1b[2J"),
    ]
    sources = {"x": b"def top_k(): ...", "y": b"\xff\xfe"}
    with opened() as store:
        store.add(*rows, sources=sources)
    return rows


def kept(kind):
    with opened() as store:
        return store.rows(kind)


def test_without_history_it_says_where_to_begin(grader):
    done = grader("progress")
    assert done.code == 0
    assert "Nothing is recorded yet" in done.out
    assert "\n  grader " in done.out


def test_attempts_are_counted_in_the_terminal_and_as_json(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("top_k.py").write_text(RIGHT)
    for count in range(1, 4):
        assert grader("check", "top_k.py").code == 0
        document = json.loads(grader("progress", "--json", "-").out)
        assert (document["attempts"], document["solved"]) == (count, 1)
    assert "1 of 2 exercises" in grader("progress").out


def test_the_json_is_as_its_schema_says(grader, practised):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(grader("progress", "--json", "-").out)
    jsonschema.validate(document, schema)
    assert document["schema"] == "grader.progress/1"
    assert document["attempts"] == 2
    [met] = document["misconceptions"]
    assert (met["name"], met["overcome"]) == ("ascending", 2000)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_files_are_written_and_named(grader, practised, tmp_path, lang):
    html, document = tmp_path / "p.html", tmp_path / "p.json"
    done = grader("progress", "--html", html, "--json", document, "--lang", lang)
    assert (done.code, done.out) == (0, "")
    assert str(html) in done.err
    assert html.read_text().startswith("<!doctype html>")
    assert json.loads(document.read_text())["reviews"] == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--html", "p.py"], "p.py"),
        (["--html", "-", "--json", "-"], "standard output"),
        (["--exercise", "top_k", "--json", "-"], "--exercise"),
        (["--exercise", "topk"], "top_k"),
        (["--exercise", "stable_sorting"], "without an exercise"),
        (["--html", "no/where.html"], "no folder"),
    ],
)
def test_what_cannot_be_done_is_refused(grader, tmp_path, monkeypatch, args, words):
    monkeypatch.chdir(tmp_path)
    done = grader("progress", *args)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_history_of_an_exercise(grader, practised):
    done = grader("progress", "--exercise", "top_k")
    assert done.code == 0
    assert done.out.index("FAILED") < done.out.index("PASSED")
    assert "Misconception: Returns the entries in ascending order" in done.out
    none = grader("progress", "--exercise", "ranks")
    assert "no attempt yet" in none.out


def test_where_nothing_can_be_kept_progress_is_still_shown(grader, home):
    home.rmdir()
    home.write_text("a file")
    done = grader("progress")
    assert (done.code, done.err) == (0, "")
    assert "Nothing is recorded yet" in done.out


# From one machine to another ---------------------------------------------------------------------


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Call to be on another machine from then on."""
    return lambda: monkeypatch.setenv("GRADER_HOME", str(tmp_path / "elsewhere"))


def test_what_is_exported_arrives_once(grader, practised, elsewhere, tmp_path):
    with opened() as store:
        store.add(Folder(bank="sorting", path="/mine"), Setting(name="editor", value="rm -r"))
    file = tmp_path / "practice.jsonl"
    done = grader("progress", "export", file)
    assert (done.code, done.err) == (0, f"{file}: 3 rows\n")
    elsewhere()
    assert grader("progress", "import", file).out == "3 rows were added; here already: 0\n"
    assert kept(Attempt) == practised[:2]
    assert kept(Review) == practised[2:]
    assert kept(Folder) == kept(Setting) == []
    with opened() as store:
        assert sorted(text for _, text in store.sources()) == [b"def top_k(): ...", b"\xff\xfe"]
    assert grader("progress", "import", file).out == "0 rows were added; here already: 3\n"


def test_importing_replaces_nothing(grader, practised, elsewhere, tmp_path):
    file = tmp_path / "practice.jsonl"
    grader("progress", "export", file)
    elsewhere()
    own = attempt(uid=practised[0].uid, status="crashed")
    with opened() as store:
        store.add(own)
    assert grader("progress", "import", file).out == "2 rows were added; here already: 1\n"
    assert own in kept(Attempt)
    assert practised[0] not in kept(Attempt)


def test_what_the_site_exports_becomes_reviews(grader, monkeypatch, tmp_path):
    answers = {"ranks": {"at": 5000, "answered": True}, "top_k": {"at": 6000, "answered": False}}
    document = {"schema": "grader.read/1", "bank": "sorting", "items": answers}
    file = tmp_path / "read.json"
    file.write_text(json.dumps(document, indent=2))
    assert grader("progress", "import", file).out == "2 rows were added; here already: 0\n"
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(document).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert grader("progress", "import", "-").out == "0 rows were added; here already: 2\n"
    found = {row.item: (row.at, row.rating, row.note) for row in kept(Review)}
    assert found == {"ranks": (5000, 3, "site"), "top_k": (6000, 1, "site")}


ROW = {
    "uid": "0123456789abcdef",
    "at": 1,
    "bank": "b",
    "item": "i",
    "rating": 3,
    "said": [0],
    "points": 1,
}
ATTEMPT = {
    "uid": "0123456789abcdef",
    "at": 1,
    "bank": "b",
    "item": "i",
    "status": "passed",
    "score": 1,
    "seconds": 0.5,
    "checks": {"a": "passed"},
    "mistakes": ["m"],
    "item_hash": "h",
    "source": "s",
}
SESSION = {"uid": "0123456789abcdef", "at": 1, "kind": "review", "bank": "b", "plan": {}}
PLAN = {"minutes": 45, "entries": [["question", "ranks", 300], ["drill", "ranks", 900]]}
MOCK = {**SESSION, "kind": "mock", "bank": "sorting", "plan": PLAN}
ANSWER = {"uid": "1" * 16, "at": 2, "session": MOCK["uid"], "position": 0, "item": "ranks"}
ANSWER |= {"seconds": 3.5, "said": [0], "points": 3, "note": "n"}
DATA = {"phase": "work", "status": "failed", "score": 0.5, "checks": {"a": "passed"}, "done": False}


def lines(row, table="reviews", rows=1, sources=0, **head):
    first = {"schema": "grader.practice/1", "rows": rows, "sources": sources} | head
    return f"{json.dumps(first)}\n{json.dumps({'table': table, 'row': row})}\n"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("reviews", {**ROW, "part": "follow_up:2"}),
        ("attempts", ATTEMPT),
        ("sessions", SESSION),
        ("sessions", MOCK),
        ("answers", {**ANSWER, "data": DATA}),
    ],
)
def test_control_such_rows_are_taken(grader, tmp_path, table, row):
    file = tmp_path / "practice.jsonl"
    file.write_text(lines(row, table))
    assert grader("progress", "import", file).code == 0


BROKEN = {
    "empty": "",
    "blank": "\n\n",
    "not JSON": "hello\n",
    "not UTF-8": b"\xff\xfe\x00",
    "a number": "3\n",
    "a list": "[]\n",
    "another schema": '{"schema": "grader.verdict/2"}\n',
    "a newer version": lines(ROW, schema="grader.practice/2"),
    "a schema that is no text": '{"schema": ["grader.practice/1"]}',
    "cut off": lines(ROW, rows=2),
    "a row too many": lines(ROW, rows=0),
    "rows are no number": lines(ROW, rows="1"),
    "rows are true": lines(ROW, rows=True),
    "a source is missing": lines(ROW, sources=1),
    "cut off in a line": lines(ROW)[:-9],
    "an unknown table": lines(ROW, "settings"),
    "a table that is none": lines(ROW, ["reviews"]),
    "SQL in a table": lines(ROW, "reviews; DROP TABLE reviews"),
    "an unknown column": lines({**ROW, "x": 1}),
    "SQL in a column": lines({**ROW, "note) VALUES (1); --": 1}),
    "a column is missing": lines({k: v for k, v in ROW.items() if k != "rating"}),
    "no uid": lines({k: v for k, v in ROW.items() if k != "uid"}),
    "no time": lines({k: v for k, v in ROW.items() if k != "at"}),
    "a row that is a list": lines([1]),
    "a row that is none": lines(None),
    "a uid of another form": lines({**ROW, "uid": "x"}),
    "a time before 1970": lines({**ROW, "at": -1}),
    "a time without end": lines({**ROW, "at": 10**30}),
    "a time that is a text": lines({**ROW, "at": "now"}),
    "a time that is a fraction": lines({**ROW, "at": 1.5}),
    "a time that is true": lines({**ROW, "at": True}),
    "a rating of 5": lines({**ROW, "rating": 5}),
    "points below 0": lines({**ROW, "points": -1}),
    "a text that is a number": lines({**ROW, "note": 3}),
    "half a surrogate pair": lines({**ROW, "note": "\ud800"}),
    "a list of texts": lines({**ROW, "said": ["0"]}),
    "a list that is none": lines({**ROW, "said": 0}),
    "an item without letters": lines({**ROW, "item": "\x1b[2J"}),
    "NaN": lines({**ROW, "seconds": float("nan")}),
    "an endless number": lines(ROW).replace('"rating": 3', f'"rating": {"9" * 9000}'),
    "an unknown status": lines({**ATTEMPT, "status": "perfect"}, "attempts"),
    "checks that are a list": lines({**ATTEMPT, "checks": []}, "attempts"),
    "a kind of session": lines({**SESSION, "kind": "party"}, "sessions"),
    "a plan that is too deep": lines(SESSION, "sessions").replace(
        '"plan": {}', '"plan": {"a": ' + "[" * 100_000 + "]" * 100_000 + "}"
    ),
    "a part that is none": lines({**ROW, "part": "follow_up:x"}),
    "an interview without parts": lines({**MOCK, "plan": {"minutes": 45}}, "sessions"),
    "an interview without an end": lines({**MOCK, "plan": {**PLAN, "minutes": "x"}}, "sessions"),
    "an interview of another kind": lines(
        {**MOCK, "plan": {**PLAN, "entries": [["song", "ranks", 5]]}}, "sessions"
    ),
    "a part of an interview that is a text": lines(
        {**MOCK, "plan": {**PLAN, "entries": ["question"]}}, "sessions"
    ),
    **{
        f"an answer's {name}": lines({**ANSWER, "data": {name: value}}, "answers")
        for name, value in (
            ("done", 1),
            ("phase", "x"),
            ("status", []),
            ("checks", [1]),
            ("checks", {"a": 1}),
            ("follow_up", "1"),
            ("follow_up", -1),
            ("score", "all"),
            ("mistake", None),
            ("path", 3),
        )
    },
    "base64 that is none": lines(ROW, sources=1) + '{"base64": "?"}\n',
    "a source that is a number": lines(ROW, sources=1) + '{"source": 3}\n',
    "a line that is a number": lines(ROW, sources=1) + "3\n",
    "the site's, without a bank": '{"schema": "grader.read/1", "items": {}}',
    "the site's, without items": '{"schema": "grader.read/1", "bank": "b"}',
    "the site's, with no time": json.dumps(
        {"schema": "grader.read/1", "bank": "b", "items": {"i": {"answered": True}}}
    ),
    "the site's, with no answer": json.dumps(
        {"schema": "grader.read/1", "bank": "b", "items": {"i": {"at": 1, "answered": "yes"}}}
    ),
    "the site's, newer": '{"schema": "grader.read/2", "bank": "b", "items": {}}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_file_with_anything_wrong_changes_nothing(grader, practised, tmp_path, text):
    file = tmp_path / "practice.jsonl"
    good = {"table": "reviews", "row": {**ROW, "uid": "f" * 16}}
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if data.startswith(b'{"schema": "grader.practice/1", "rows": 1,'):  # after one that is right
        first, _, rest = data.partition(b"\n")
        first = first.replace(b'"rows": 1,', b'"rows": 2,')
        data = b"\n".join([first, json.dumps(good).encode(), rest])
    file.write_bytes(data)
    done = grader("progress", "import", file)
    assert (done.code, done.out) == (2, ""), done.out
    assert done.err.startswith(f"error: {file}")
    assert "Traceback" not in done.err
    assert len(done.err) < 600
    assert kept(Review) == practised[2:]
    assert kept(Attempt) == practised[:2]


@pytest.mark.parametrize("name", ["no_such.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(grader, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    done = grader("progress", "import", name)
    assert done.code == 2
    assert name in done.err


def test_a_text_that_is_no_utf8_is_carried(grader, practised, tmp_path):
    file = tmp_path / "practice.jsonl"
    grader("progress", "export", file)
    assert {"base64": base64.b64encode(b"\xff\xfe").decode()} in [
        json.loads(line) for line in file.read_text().splitlines()
    ]


def test_the_file_of_an_interview_stays_on_its_machine(grader, tmp_path):
    data = {**DATA, "path": "/etc/passwd", "drill": "d" * 16, "mistake": "m"}
    file = tmp_path / "practice.jsonl"
    file.write_text(lines({**ANSWER, "data": data}, "answers"))
    assert grader("progress", "import", file).code == 0
    assert kept(Answer)[0].data == {**DATA, "drill": "d" * 16, "mistake": "m"}
