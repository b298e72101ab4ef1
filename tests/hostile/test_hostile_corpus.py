"""Every file of corpus/ gets the status on its `# expect:` line, does nothing outside its worker,
costs the grader little, and leaves the next file of the run to be graded right."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.sandbox import confine

sys.path.insert(0, str(Path(__file__).parent))
from grade_corpus import CORPUS, HERE, ROOT, Graded, expected

PEAK_MB, WORKED = 400, 2 * 2.0  # twice the seconds of the quickest exercises' limits
PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")

# What is safe to run without a filter of system calls: nothing that signals, forks, writes or
# removes. These promises hold at every level: a verdict, made outside, and on time.
HARMLESS = [
    path.stem
    for path in CORPUS
    if path.stem.startswith(("forges_", "empty_", "own_", "derived_", "lying_", "exits_70"))
    and path.stem != "forges_pass"
] + [
    "array_subclass",
    "axes_of_one",
    "complex_answer",
    "cyclic",
    "escape_codes",
    "float_subclass",
    "hard_exit_at_load",
    "hard_exit_in_call",
    "keeps_state",
    "loops",
    "loops_catching",
    "lying_eq",
    "patches_numpy",
    "patches_wire",
    "raises_at_load",
    "renames_builtins",
    "segfault",
    "syntax_error",
]
# At the level that opens no file, what they need is loaded, so they end as at the full one.
ALIKE = [*HARMLESS, "event_loop", "threads_thirty_two", "threads_with_small_stacks", "threads_busy"]


def run(stems: Sequence[str], place: Path, level: str = "", **options: object) -> list[Graded]:
    """Grade in a process of its own, in a folder of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "TMPDIR": str(place / "tmp"),
        "MY_SECRET": "s3cret",
        "PYTHONPATH": str(options.pop("root", ROOT)),
    }
    (place / "tmp").mkdir(exist_ok=True)
    program = Path(environment["PYTHONPATH"]) / "tests" / "hostile" / "grade_corpus.py"
    done = subprocess.run(
        [sys.executable, "-B", str(program), *stems],
        cwd=place,
        env=environment | ({"GRADER_SANDBOX": level} if level else {}),
        capture_output=True,
        text=True,
        timeout=900,
        **options,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr
    return [Graded(**json.loads(line)) for line in done.stdout.splitlines()]


def wrong(graded: Sequence[Graded]) -> dict[str, tuple[str, str, str]]:
    asked = {path.stem: expected(path) for path in CORPUS}
    return {
        g.stem: (asked[g.stem], g.status, g.message) for g in graded if g.status != asked[g.stem]
    }


@contextmanager
def orphans_come_here() -> Iterator[None]:
    """A process below this one whose parent ends becomes a child of this one. So what a run leaves
    is seen, and what the tests beside it leave isn't taken for it."""
    confine.prctl(PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        confine.prctl(PR_SET_CHILD_SUBREAPER, 0)


def left_of(run: Callable[[], object]) -> set[str]:
    """The sandbox processes that `run` leaves; they have half a minute to end."""
    before = processes()
    with orphans_come_here():
        run()
        end = time.monotonic() + 30
        while (left := processes() - before) and time.monotonic() < end:
            time.sleep(0.05)
    return left


def processes() -> set[str]:
    """Sandbox processes below this one."""
    parents, sandboxed = {}, set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                status = (entry / "stat").read_text()
            except OSError:
                continue
            parents[entry.name] = status.rpartition(")")[2].split()[1]
            if b"grader.sandbox.zygote" in command:
                sandboxed.add(entry.name)

    def ours(number: str) -> bool:
        while number in parents and number != str(os.getpid()):
            number = parents[number]
        return number == str(os.getpid())

    return {n for n in sandboxed if ours(n)}


def test_a_sandbox_process_that_is_left_is_seen() -> None:
    """The control of the tests that ask whether one is."""
    idle = [sys.executable, "-c", "import time; time.sleep(600)", "grader.sandbox.zygote"]
    leaves = f"import subprocess as s; print(s.Popen({idle!r}, stdout=s.DEVNULL).pid)"
    with orphans_come_here():
        pid = subprocess.check_output([sys.executable, "-c", leaves], text=True).strip()
        try:
            assert pid in processes()
        finally:
            os.kill(int(pid), signal.SIGKILL)
            os.waitpid(int(pid), 0)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Graded]]:
    """The whole corpus, at the strictest level that there is; once for all tests that ask."""
    place = tmp_path_factory.mktemp("corpus")
    (place / "keep-me").write_text("x")
    found: list[Graded] = []
    left = left_of(lambda: found.extend(run([path.stem for path in CORPUS], place)))
    assert sorted(p.name for p in place.rglob("*")) == ["keep-me", "tmp"]
    assert (place / "keep-me").read_text() == "x"
    assert [*Path("/tmp").glob("hostile-was-here*"), *Path("/tmp").glob("grader-was-here")] == []
    assert left == set()
    return found


def test_every_hostile_file_gets_its_status(graded: list[Graded]) -> None:
    assert [g.stem for g in graded] == [path.stem for path in CORPUS]
    assert wrong(graded) == {}


def test_the_file_after_a_hostile_one_gets_its_own_verdict(graded: list[Graded]) -> None:
    assert {g.stem: g.next_status for g in graded if g.next_status != "passed"} == {}


def test_no_file_takes_much_memory_of_the_grader(graded: list[Graded]) -> None:
    assert {g.stem: g.peak_mb for g in graded if g.peak_mb >= PEAK_MB} == {}


def test_no_file_takes_much_time_of_the_grader(graded: list[Graded]) -> None:
    """Its own processor time, which other processes of a busy machine don't add to."""
    assert {g.stem: g.worked for g in graded if g.worked > WORKED} == {}


def test_nothing_of_the_environment_is_told(graded: list[Graded]) -> None:
    assert [g.stem for g in graded if "s3cret" in g.text] == []


def test_the_corpus_is_large_and_every_status_occurs() -> None:
    assert len(CORPUS) >= 180
    statuses = {expected(path) for path in CORPUS}
    assert statuses == {
        "passed", "failed", "not_attempted", "crashed", "timed_out", "out_of_memory"
    }  # fmt: skip


def test_without_landlock_no_file_is_opened_and_nothing_that_should_fail_passes(
    tmp_path: Path,
) -> None:
    graded: list[Graded] = []
    left = left_of(lambda: graded.extend(run([p.stem for p in CORPUS], tmp_path, "seccomp")))
    assert {g.level for g in graded} == {"seccomp"}
    passed = {g.stem for g in graded if g.status == "passed"}
    assert passed <= {path.stem for path in CORPUS if expected(path) == "passed"}
    assert not any(g.status == "broken" for g in graded)
    assert wrong([g for g in graded if g.stem in ALIKE]) == {}
    assert {g.next_status for g in graded} == {"passed"}
    assert [p.name for p in tmp_path.iterdir()] == ["tmp"]
    assert left == set()


@pytest.mark.parametrize("level", ["rlimits", "none"])
def test_without_a_filter_the_verdict_is_still_made_outside_and_on_time(
    level: str, tmp_path: Path
) -> None:
    few = [stem for stem in HARMLESS if not stem.startswith(("forges_line", "forges_bases"))]
    if level == "none":  # where the channel isn't the descriptor that these write to
        few = [s for s in few if b"os.write(3" not in (HERE / "corpus" / f"{s}.py").read_bytes()]
    graded = run(few, tmp_path, level)
    assert {g.level for g in graded} == {level}
    assert wrong(graded) == {}
    assert {g.next_status for g in graded} == {"passed"}


def test_limits_alone_hold_memory(tmp_path: Path) -> None:
    graded = run(["fills_memory_at_load", "huge_array"], tmp_path, "rlimits")
    assert [g.status for g in graded] == ["out_of_memory"] * 2


def world_accessible(path: Path) -> bool:
    return all(p.stat().st_mode & 0o005 == 0o005 for p in (path, *path.parents) if p.is_dir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="this user isn't root")
def test_the_same_holds_for_a_user_who_is_not_root() -> None:
    for prefix in {Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve()}:
        if not world_accessible(prefix):
            pytest.skip(f"other users can't run this Python: {prefix}")
    # pytest keeps its folders to their owner, so the copy goes beside them.
    place = Path(f"/tmp/grader-nobody-{os.getpid()}")
    try:
        for part in ("grader", "tests/fakebank", "tests/hostile"):
            shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        (place / "run" / "tmp").mkdir(parents=True)
        graded = run(
            [path.stem for path in CORPUS],
            place / "run",
            root=place,
            user=65534,
            group=65534,
            extra_groups=[],
        )
        assert wrong(graded) == {}
        assert {g.next_status for g in graded} == {"passed"}
    finally:
        shutil.rmtree(place, ignore_errors=True)
