"""No reference, expected value or check is within a candidate's reach: not in the memory of its
worker or of the zygote, and not in a file that it can open."""

from __future__ import annotations

import os
import re
import shutil
import struct
import sys
import tempfile
from pathlib import Path

import pytest

from grader.sandbox.pool import VARIABLE, Zygotes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc shows memory on Linux only")

# In halves, so that the whole stands in the bank's files and in what reads them.
MARKS = {part: f"{part}-holds-" + "t4nzania" for part in ("reference", "checks", "mistakes")}
ADDED = 1234567.0078125  # what the altered reference adds: expected values hold it, no input does
CANDIDATE_MARK = "candidate-holds-" + "t4nzania"
PROBE_MARK = "probes-hold-" + "t4nzania"  # the worker has them: they are no secret


@pytest.fixture
def marked_bank():
    """A copy of the fake bank with a mark in each secret file, readable by every user."""
    place = Path(tempfile.mkdtemp(prefix="grader-secrets-"))
    place.chmod(0o755)
    bank = place / "bank"
    shutil.copytree(Path(__file__).parent.parent / "fakebank", bank)
    for part, mark in MARKS.items():
        path = bank / "solutions" / "top_k" / f"{part}.py"
        path.write_text(path.read_text() + f"\nMARK = {mark!r}\n")
    reference = bank / "solutions" / "top_k" / "reference.py"
    text = reference.read_text()
    reference.write_text(text.replace("[::-1][:k]", f"[::-1][:k] + {ADDED}"))
    yield bank
    shutil.rmtree(place)


def children(pid):
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def holds(pid, needles):
    """Which of the needles a process has in its memory."""
    found = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (r)", line)
            if match is None or "[v" in line:  # [vvar], [vsyscall]: the kernel's
                continue
            start, end = (int(number, 16) for number in match.groups()[:2])
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found |= {name for name, needle in needles.items() if needle in data}
    return found


PROBES = """
PROBE = {mark!r}

def through(candidate, values, k):
    \"\"\"The answer.\"\"\"
    return candidate.top_k(values, k)
"""


def with_probes(bank):
    """A probe that the checks' table names; what it returns is compared as an answer is."""
    solution = bank / "solutions" / "top_k"
    (solution / "probes.py").write_text(PROBES.format(mark=PROBE_MARK))
    checks = solution / "checks.py"
    checks.write_text(
        checks.read_text().replace('COUNTS = Table("top_k"', 'COUNTS = Table("through"')
    )


def with_torch(bank):
    pytest.importorskip("torch", reason="torch is an optional extra")
    with_probes(bank)
    page = bank / "questions" / "selection" / "top_k.md"
    text = page.read_text()
    assert "  needs: numpy" in text
    # Reading torch's memory takes long on a busy machine, and it is on the candidate's clock.
    text = re.sub(r"\n  seconds: [0-9.]+", "", text)
    page.write_text(text.replace("  needs: numpy", "  needs: torch\n  seconds: 120"))


@pytest.mark.parametrize(
    ("needs", "prepare"),
    [("numpy", lambda bank: None), ("numpy", with_probes), ("torch", with_torch)],
    ids=["a function", "a probe", "a probe, with torch"],
)
def test_no_secret_is_in_the_memory_of_the_zygote_or_the_worker(grade, marked_bank, needs, prepare):
    prepare(marked_bank)
    needles = {part: mark.encode() for part, mark in MARKS.items()}
    needles["expected"] = struct.pack("<d", 5.0 + ADDED)
    needles["candidate"] = CANDIDATE_MARK.encode()
    source = f"import time\nMARK = {CANDIDATE_MARK!r}\n"
    source += "def top_k(values, k):\n    if k == 0:\n        time.sleep(0.4)\n    return values\n"
    seen = {}

    def look(_):
        zygote = pool.start(needs)._child.pid
        if "worker" in seen or not children(zygote):
            return
        try:
            worker = holds(children(zygote)[0], {**needles, "probe": PROBE_MARK.encode()})
        except PermissionError:
            seen["denied"] = True
            return
        if "candidate" not in worker:
            return  # not loaded yet
        seen["worker"] = worker
        seen["zygote"] = holds(zygote, needles)
        seen["parent"] = holds(os.getpid(), needles)

    with Zygotes() as pool:
        (verdict,) = grade(source, bank=marked_bank, zygotes=pool, on_wait=look)
    if "denied" in seen:
        pytest.skip("this user may not read another process's memory")
    assert verdict.status == "failed"
    probed = (marked_bank / "solutions" / "top_k" / "probes.py").exists()
    assert seen["worker"] == ({"candidate", "probe"} if probed else {"candidate"})
    assert seen["zygote"] == set()
    assert seen["parent"] == set(needles)


OPENS = """
import sys
for path in {paths!r}:
    try:
        print("READ", open(path).read())
    except OSError as error:
        print("denied", type(error).__name__)
def top_k(values, k):
    raise NotImplementedError
"""


@pytest.mark.parametrize("level", ["full", "rlimits"])
def test_a_candidate_cant_open_the_solution(grade, marked_bank, monkeypatch, level):
    monkeypatch.setenv(VARIABLE, level)
    folder = marked_bank / "solutions" / "top_k"
    paths = [str(folder / f"{part}.py") for part in MARKS]
    paths += [f"/proc/{os.getpid()}/cwd/pyproject.toml", f"/proc/{os.getpid()}/mem"]
    with Zygotes() as pool:
        (verdict,) = grade(OPENS.format(paths=paths), bank=marked_bank, zygotes=pool)
    assert verdict.confinement in (level, "seccomp")
    if level == "full":
        assert verdict.output.count("denied") == len(paths)
        assert "READ" not in verdict.output
    else:  # so that the test can fail: with limits alone it is read, and the verdict says so
        assert MARKS["reference"] in verdict.output
        assert verdict.confinement == "rlimits"
