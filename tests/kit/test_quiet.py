"""What a wrong version prints while it runs in the grader's process is not heard."""

from __future__ import annotations

import os
import sys
import warnings

import numpy as np
import pytest

from grader.kit import Case, Local
from grader.kit.quiet import quiet


def loud() -> int:
    os.write(1, b"a library\n")
    os.write(2, b"a library\n")
    print("on the output")
    print("on the errors", file=sys.stderr)
    warnings.warn("a warning", stacklevel=1)
    return 3


def test_a_wrong_version_is_not_heard_and_the_process_is_heard_again(capfd):
    subject = Local({"loud": loud})
    assert [o.value for o in subject.outcomes("loud", [Case(), Case()])] == [3, 3]
    print("the report", flush=True)
    os.write(2, b"an error\n")
    assert capfd.readouterr() == ("the report\n", "an error\n")


def test_the_reference_is_heard(capfd):
    Local({"loud": loud}, trusted=True).outcomes("loud", [Case()])
    out, err = capfd.readouterr()
    assert "a library" in out
    assert "a library" in err
    assert "a warning" not in err


def test_what_was_printed_before_is_not_lost(capfd):
    sys.stdout.write("half a line")
    with quiet():
        print("dropped")
    print(" and its end", flush=True)
    assert capfd.readouterr().out == "half a line and its end\n"


def test_an_exception_leaves_the_streams_as_they_were(capfd):
    before, streams = np.geterr(), (sys.stdout, sys.stderr)
    with pytest.raises(ZeroDivisionError), quiet():
        os.write(1, b"dropped\n") / 0
    assert (np.geterr(), (sys.stdout, sys.stderr)) == (before, streams)
    os.write(1, b"heard\n")
    assert capfd.readouterr().out == "heard\n"
