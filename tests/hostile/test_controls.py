"""Positive controls: each attack is seen to do its harm where the layer against it is off.

So no test of the sandbox passes because the attack never ran.
"""

from __future__ import annotations

import dataclasses
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.sandbox.pool import VARIABLE, Zygotes

FAKE = Path(__file__).parent.parent / "fakebank"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
STUB = "\ndef top_k(values, k):\n    raise NotImplementedError\n"


@pytest.fixture
def scratch():
    """A folder that every user may write."""
    place = Path(tempfile.mkdtemp(prefix="grader-scratch-"))
    place.chmod(0o777)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def attack(monkeypatch):
    """Call with a source and a level; the verdict of a file that begins with the attack."""

    def run(source, level):
        monkeypatch.setenv(VARIABLE, level)
        item = open_bank(FAKE).item("top_k")
        facts = dataclasses.replace(item.exercise, seconds=20.0, memory_mb=64)
        item = dataclasses.replace(item, exercise=facts)
        guarded = "try:\n" + "".join(f"    {line}\n" for line in source.splitlines())
        guarded += "except OSError as error:\n    print(type(error).__name__)\n"
        submission = Submission(item, "attack.py", (guarded + STUB).encode())
        with Zygotes() as zygotes:
            (verdict,) = Grader(open_bank(FAKE), zygotes.ready).grade([submission])
        if verdict.confinement != level:
            pytest.skip(f"this machine has no level {level!r}")
        return verdict

    return run


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_writing_a_file(attack, scratch, level, harmed):
    attack(f"open({str(scratch / 'written')!r}, 'w').write('x')", level)
    assert (scratch / "written").exists() is harmed


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_emptying_and_removing_a_file(attack, scratch, level, harmed):
    for name in ("emptied", "removed"):
        (scratch / name).write_text("kept")
        (scratch / name).chmod(0o666)
    attack(f"import os\nos.open({str(scratch / 'emptied')!r}, os.O_RDONLY | os.O_TRUNC)", level)
    attack(f"import os\nos.unlink({str(scratch / 'removed')!r})", level)
    assert ((scratch / "emptied").read_text() == "") is harmed
    assert (not (scratch / "removed").exists()) is harmed


@pytest.mark.parametrize(
    ("level", "harmed"), [("full", False), ("seccomp", False), ("rlimits", True), ("none", True)]
)
def test_reading_a_secret(attack, scratch, level, harmed):
    (scratch / "secret").write_text("s3cret")
    (scratch / "secret").chmod(0o644)
    verdict = attack(f"print(open({str(scratch / 'secret')!r}).read())", level)
    assert ("s3cret" in verdict.output) is harmed


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_starting_a_process(attack, scratch, level, harmed):
    left = scratch / "forked"
    attack(
        f"import os\nif os.fork() == 0:\n    open({str(left)!r}, 'w').close()\n    os._exit(0)\n"
        "os.wait()",
        level,
    )
    assert left.exists() is harmed


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_reaching_the_network(attack, level, harmed):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        attack(
            f"import socket\nsocket.create_connection({server.getsockname()!r}, 1).close()", level
        )
        try:
            server.accept()[0].close()
            reached = True
        except TimeoutError:
            reached = False
    assert reached is harmed


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_signalling_another_process(attack, level, harmed):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as victim:
        attack(f"import os\nos.kill({victim.pid}, 9)", level)
        victim.stdin.close()
        assert (victim.wait() == -9) is harmed


@pytest.mark.parametrize(
    ("level", "harmed"), [("full", False), ("seccomp", False), ("rlimits", False), ("none", True)]
)
def test_filling_memory(attack, level, harmed):
    verdict = attack("held = bytearray(400 << 20)\nprint('held', len(held))", level)
    assert ("held" in verdict.output) is harmed
    assert (verdict.status == "out_of_memory") is not harmed


@pytest.mark.parametrize(("level", "harmed"), [("full", False), ("seccomp", False), ("none", True)])
def test_replacing_a_file_through_a_link(attack, scratch, level, harmed):
    (scratch / "target").write_text("kept")
    attack(f"import os\nos.symlink({str(scratch / 'target')!r}, {str(scratch / 'link')!r})", level)
    assert (scratch / "link").is_symlink() is harmed
