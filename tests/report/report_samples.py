"""Hand-made verdicts: every status, both languages, masks, lists of masks, hostile text."""

from __future__ import annotations

from dataclasses import replace

from grader.grading.verdict import CheckResult, MistakeFound, Note, Value, Verdict
from grader.phrases import Phrase, phrase, say


class Samples:
    """The words of a bank that holds the samples' exercise alone."""

    def __init__(self, **titles: str) -> None:
        self.titles = titles

    def title(self, exercise, lang):
        return ("A penalty on the sizes of blocks", "对分块大小的惩罚")[lang == "zh"]

    def check(self, exercise, name, lang):
        return self.titles.get(name) or TITLES[name][lang == "zh"]

    def mistake(self, exercise, name, lang):
        return MISTAKES[name][lang == "zh"]

    def after(self, exercise):
        return "block_mask"


TITLES = {
    "check_shapes": (
        "Takes blocks of any shape, empty ones included",
        "接受任意形状的分块，包括空分块",
    ),
    "check_twice": ("Keeps no state", "不保留状态"),
    "check_speed": ("Takes at most linear time", "时间至多为线性"),
    "check_values": ("Agrees with the reference on every case", "在每个用例上都与参考实现一致"),
    "check_strength": (
        "Raises ValueError for a strength that is not finite",
        "强度不是有限数时抛出 ValueError",
    ),
}
MISTAKES = {
    "matrix_norm": (
        (
            "The matrix norm was used",
            "`np.linalg.norm(block, 1)` on a matrix is the largest column sum of absolute values, "
            "not the sum over all entries; on a 3-d array it raises.",
        ),
        (
            "用了矩阵的 1-范数",
            "`np.linalg.norm(block, 1)` 在矩阵上是列绝对值之和的最大值，"
            "不是所有元素绝对值之和；遇到三维数组还会报错。",
        ),
    ),
    "no_validation": (
        (
            "A bad strength is not refused",
            "Infinity times zero is NaN: look at the strength first.",
        ),
        ("没有检查强度", "无穷乘零得 NaN：先检查强度。"),
    ),
}

SOURCE = '''"""A penalty on the sizes of blocks."""

import numpy as np


def block_penalty(blocks, strength):
\ttotal = 0.0
    for block in blocks:
        total += np.linalg.norm(block, 1)
    return strength * total
'''


def array(data: object, dtype: str, *shape: int, text: str | None = None) -> Value:
    return Value(text or f"array({data}, dtype={dtype})"[:2000], "array", dtype, shape, data)


def listed(*items: Value) -> Value:
    return Value("[" + ", ".join(item.text for item in items) + "]", "list", items=items)


def mask(size: int, *, keep: int) -> Value:
    """A square mask whose entry is kept where `(3 row + 5 column) % 7 < keep`."""
    rows = [[(3 * row + 5 * column) % 7 < keep for column in range(size)] for row in range(size)]
    return array(rows, "bool", size, size, text=f"array(mask {size} by {size})")


def sketched(rows: list[list[int]]) -> Value:
    """A mask of 8 by 8 entries, as if it were too large: blocks of 4 by 4."""
    sketch = tuple(map(tuple, rows))
    return Value("array(mask 8 by 8)", "array", "bool", (8, 8), more=60, sketch=sketch)


def large(rows: list[list[int]]) -> Value:
    """A mask of 512 by 512 entries as its sketch of 64 by 64 blocks."""
    sketch = tuple(map(tuple, rows))
    return Value("array(mask 512 by 512)", "array", "bool", (512, 512), more=1, sketch=sketch)


PASSED_CHECK = CheckResult("check_shapes", "passed", 1.0, seconds=0.002)
SKIPPED_CHECK = CheckResult(
    "check_speed", "skipped", 1.0, phrase("not judged", needed="check_values")
)
FAILED_CHECK = CheckResult(
    "check_values",
    "failed",
    2.0,
    say("The value is wrong.", "数值不对。"),
    Value("10.5"),
    Value("7.0"),
    counterexample=(
        ("blocks", Value("[array([[1., -2.], [3., 4.]])]")),
        ("strength", Value("1.05")),
    ),
    line=9,
    output="norm 6.0\nnorm 0.5",
    seconds=0.012,
)
ERRORED_CHECK = CheckResult(
    "check_strength",
    "errored",
    1.0,
    phrase(
        "raised, saying",
        function="block_penalty",
        type="TypeError",
        message="bad operand type for abs(): 'NoneType'\nraised for strength = None",
    ),
    line=10,
)

PASSED = Verdict(
    "block_penalty",
    "exercises/block_penalty.py",
    "passed",
    1.0,
    (PASSED_CHECK, replace(PASSED_CHECK, name="check_twice")),
    confinement="full",
    seconds=0.21,
    grader_version="0.1.0",
    source=SOURCE,
)
FAILED = replace(
    PASSED,
    status="failed",
    score=0.2,
    checks=(PASSED_CHECK, FAILED_CHECK, ERRORED_CHECK, SKIPPED_CHECK),
    mistakes=(
        MistakeFound("matrix_norm", "check_values"),
        MistakeFound("no_validation", "check_strength"),
    ),
    notes=(
        Note("speed", phrase("speed"), 0.82, 0.0205),
        Note("global_state", phrase("numpy.random")),
    ),
    seconds=0.34,
)


def values(expected: Value | None, actual: Value, message: str = "The values differ.") -> Verdict:
    """A verdict whose one check compares two values."""
    check = replace(
        FAILED_CHECK,
        message=phrase("text", text=message),
        expected=expected,
        actual=actual,
        output="",
        line=None,
    )
    return replace(FAILED, checks=(check,), mistakes=(), notes=(), score=0.0)


def without(status: str, message: str, **facts: object) -> Verdict:
    """A verdict without checks: `message` says why."""
    said = phrase("text", text=message)
    return replace(PASSED, status=status, score=0.0, checks=(), message=said, **facts)


HOSTILE_TEXT = "</script><b>\x1b[31mred\x1b[0m \u202egnp.exe\u202c \x00\x07\x85\u2028\ud800&amp;"
HOSTILE = replace(
    FAILED,
    file=f"{HOSTILE_TEXT}.py",
    checks=(
        replace(
            FAILED_CHECK,
            message=phrase("text", text=f"{HOSTILE_TEXT}\n]]> <!-- {{{{ 7 * 7 }}}}"),
            expected=Value("'a'"),
            actual=Value(HOSTILE_TEXT),
            counterexample=((HOSTILE_TEXT, Value(HOSTILE_TEXT)),),
            output=f"{HOSTILE_TEXT}\r\nPASSED\n",
            line=2,
        ),
    ),
    mistakes=(),
    notes=(Note("speed", Phrase(HOSTILE_TEXT, (("x", HOSTILE_TEXT),))),),
    source=f"x = 1\ny = '''{HOSTILE_TEXT}'''\n",
)

_SMALL = array([[1.0, 0.5], [3.0, 4.0]], "float64", 2, 2)
_OTHER = array([[1.0, 0.5], [3.0, 5.0]], "float64", 2, 2)

SAMPLES: dict[str, Verdict] = {
    "passed": PASSED,
    "failed": FAILED,
    "not_attempted": without(
        "not_attempted", "block_penalty still raises NotImplementedError.", line=6
    ),
    "crashed": without(
        "crashed",
        "SyntaxError: inconsistent use of tabs and spaces in indentation",
        line=8,
        output="starting\n",
    ),
    "timed_out": without("timed_out", "No answer after 10 s of computing.", confinement="none"),
    "out_of_memory": without("out_of_memory", "It asked for more than 1,024 MB."),
    "forbidden": without(
        "forbidden", "The exercise forbids numpy.linalg.norm: write it out.", line=9
    ),
    "broken": without("broken", "The check check_values raised KeyError: 'w'.", confinement=None),
    "small_array": values(_SMALL, _OTHER),
    "shapes": values(
        _SMALL, array([1.0, 0.5, 3.0], "float64", 3), "The shape is (3,), not (2, 2)."
    ),
    "vector": values(
        array([0, 1, 2, 3], "int64", 4), array([0, 1, 3, 3], "int64", 4), "Wrong order."
    ),
    "nan": values(
        array([["nan", 1.0], ["inf", float("nan")]], "float64", 2, 2),
        array([["nan", "-inf"], ["inf", 2.0]], "float64", 2, 2),
    ),
    "mask": values(mask(64, keep=4), mask(64, keep=3), "The masks differ."),
    "masks": values(
        listed(mask(4, keep=4), mask(12, keep=5)), listed(mask(4, keep=4), mask(12, keep=3))
    ),
    "cube": values(
        array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "int32", 2, 2, 2),
        array([[[1, 2], [3, 4]], [[5, 6], [9, 8]]], "int32", 2, 2, 2),
    ),
    "empty": values(array([], "float64", 0), array([], "int64", 0), "The dtype is wrong."),
    "nested": values(
        Value(
            "{'a': (1, 2.0), 'b': 'x'}",
            "dict",
            items=(Value("(1, 2.0)", "tuple", items=(Value("1"), Value("2.0"))), Value("'x'")),
            keys=("'a'", "'b'"),
        ),
        Value(
            "{'a': (1, 2.5), 'b': 'y'}",
            "dict",
            items=(Value("(1, 2.5)", "tuple", items=(Value("1"), Value("2.5"))), Value("'y'")),
            keys=("'a'", "'b'"),
        ),
    ),
    "long_text": values(Value("ab" * 120), Value("ab" * 90 + "x" + "ab" * 30)),
    "a_list": replace(
        values(Value("1"), Value("0"), "at [0]: expected 1, got 0"),
        checks=(
            replace(
                FAILED_CHECK,
                message=phrase("at", where="[0]", rest=phrase("is", expected="1", actual="0")),
                expected=Value("1"),
                actual=Value("0"),
                where=("0",),
                whole=(listed(Value("1"), Value("3")), listed(Value("0"), Value("3"))),
            ),
        ),
    ),
    "nearly": replace(
        FAILED,
        checks=(
            replace(
                FAILED_CHECK,
                message=phrase("is", expected="10.5", actual="10.50001"),
                expected=Value("10.5"),
                actual=Value("10.50001"),
                rtol=1e-9,
                atol=1e-12,
            ),
        ),
        mistakes=(),
    ),
    "layouts": replace(
        FAILED,
        checks=(
            replace(
                FAILED_CHECK,
                counterexample=(
                    (
                        "blocks",
                        listed(
                            replace(_SMALL, layout="fortran"),
                            _SMALL,
                            replace(_SMALL, layout="reversed"),
                        ),
                    ),
                ),
            ),
        ),
        mistakes=(),
    ),
    "one_mask": values(None, mask(64, keep=2), "Too few are kept."),
    "masks_beside": values(mask(20, keep=4), mask(20, keep=3)),
    "sketch": values(
        sketched([[16, 0], [8, 16]]), sketched([[16, 0], [8, 15]]), "1 of 64 entries differs."
    ),
    "one_entry": values(array([[1.0]], "float64", 1, 1), array([[0.0]], "float64", 1, 1)),
    "sketch_large": values(
        large([[(7 * row + column) % 65 for column in range(64)] for row in range(64)]),
        large([[(7 * column + row) % 65 for column in range(64)] for row in range(64)]),
        "The masks differ.",
    ),
    "much": replace(
        FAILED,
        checks=(
            replace(
                FAILED_CHECK,
                counterexample=(
                    ("blocks", Value("[0, 1, 2, ...]", "list", items=(), more=39_999_997)),
                ),
                output="x" * 100_000 + "\n" + "line\n" * 1000,
                output_more=7_654_321,
                line=700_000,
            ),
        ),
        mistakes=(),
        source="\n" * 699_999 + "y" * 100_000 + "\n" * 300_000,
    ),
    "hostile": HOSTILE,
}
