"""Remarks beside a verdict: global state that was touched, and time against the reference's."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .proxy import Sandboxed
from .verdict import Note, Status

if TYPE_CHECKING:
    from .session import Exercise

_REPEATS = 2
_STATE = {
    "en": {
        "numpy.random": "the state of NumPy's global random generator was changed",
        "random": "the state of Python's global random generator was changed",
        "numpy.seterr": "NumPy's floating-point error handling was changed (np.seterr)",
        "numpy.set_printoptions": "NumPy's print options were changed",
        "environment": "environment variables were changed",
        "threads": "threads were left running",
    },
    "zh": {
        "numpy.random": "改动了 NumPy 全局随机数生成器的状态",
        "random": "改动了 Python 全局随机数生成器的状态",
        "numpy.seterr": "改动了 NumPy 的浮点错误处理方式（np.seterr）",
        "numpy.set_printoptions": "改动了 NumPy 的打印选项",
        "environment": "改动了环境变量",
        "threads": "留下了仍在运行的线程",
    },
}
_SPEED = {
    "en": "time on a large input, beside the reference's",
    "zh": "在大输入上的用时，与参考实现对照",
}


def notes_of(
    subject: Sandboxed, exercise: Exercise, checks: ModuleType | None, status: Status
) -> tuple[Note, ...]:
    """The notes on a submission that was loaded; notes never change its status.

    A checks module may define `large_input() -> (function, args)`: a passing candidate is timed
    on it.
    """
    lang = exercise.words.lang
    found = []
    large = getattr(checks, "large_input", None)
    if status == "passed" and large is not None:
        function, args = large()
        seconds = _per_call(lambda n: subject.time(function, args, n))
        reference = exercise.reference.functions[function]
        own = _per_call(lambda n: [reference(*args) for _ in range(n)])
        found.append(Note("speed", _SPEED[lang], seconds, own))
    touched = [name for name in subject.changed_state() if name in _STATE[lang]]
    return (*found, *(Note("global_state", _STATE[lang][name]) for name in touched))


def _per_call(run: Callable[[int], Any]) -> float:
    """Seconds a call: the difference of two runs, so that sending the input costs nothing."""
    times = []
    for repeat in (1, 1 + _REPEATS):
        start = time.perf_counter()
        run(repeat)
        times.append(time.perf_counter() - start)
    return max(times[1] - times[0], 1e-9) / _REPEATS
