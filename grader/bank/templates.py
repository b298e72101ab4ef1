"""What `grader new` writes: every file of an item, with instructions where an author has to write.

A line with MARK is an instruction; the linter lists every one that is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from grader.bank.model import Library

MARK = "✎"

_EN = """\
---
title: $MARK the title, without a full stop
level: $level
tags: [new]  # $MARK lower-case words, joined by hyphens
references: []
related: []
"""
_EN_EXERCISE = """\
exercise:
  functions: [$id]
  needs: $needs
  forbid: []
  seconds: $seconds
  memory_mb: 1024
"""
_EN_PAGE = """\
---
## Question
$MARK What the interviewer asks: 1 to 3 sentences.

## Answer
### Say first
$MARK The answer in two or three sentences, to be spoken in half a minute.

### Derivation
$MARK As at the whiteboard; then what it costs and when to use it: 150 to 450 words in all.

## Key points
- $MARK A point that an answer must say.
- $MARK Another one.
- $MARK A third one, of 6 at most.

## Follow-ups
- **$MARK What the interviewer asks next?** One to three sentences of answer.
- **$MARK And then?** One to three sentences of answer.
"""
_EN_TASK = """
## Task
$MARK Write `$id(values)`: what goes in, what comes out, which error for what.

## Hints
1. $MARK A nudge.
2. $MARK Nearly the answer.

## Explanation
$MARK Why the reference is what it is, its cost, what an interviewer asks next.

## Checks
- `check_matches_reference`: $MARK this check's title

## Mistakes
### first_mistake
$MARK This mistake's title

$MARK What the misconception is, and why its result is wrong.
"""
_ZH_PAGE = """\
---
title: $MARK 标题，不加句号
---
## 问题
$MARK 面试官的提问：一到三句。

## 回答
### 先说结论
$MARK 用两三句话回答，半分钟能说完。

### 推导
$MARK 像在白板前那样推导，再说代价多少、什么时候用。公式与英文页相同。

## 要点
- $MARK 回答中必须说到的一点。
- $MARK 第二点。
- $MARK 第三点，最多六点。

## 追问
- **$MARK 面试官接着问什么？** 一到三句回答。
- **$MARK 然后呢？** 一到三句回答。
"""
_ZH_TASK = """
## 任务
$MARK 实现 `$id(values)`：输入、输出，以及什么情况抛出什么错误。

## 提示
1. $MARK 轻轻一推。
2. $MARK 几乎就是答案。

## 讲解
$MARK 参考实现为什么这样写，代价多少，面试官接着会问什么。

## 检查
- `check_matches_reference`：$MARK 这项检查的标题

## 常见错误
### first_mistake
$MARK 这个错误的标题

$MARK 误解在哪里，为什么结果不对。
"""
_STUB = '''\
"""Exercise: $MARK what it is about, in one line.

Read the task with `grader show $id --task`, then check your solution with
`grader check exercises/$id.py`.
"""

$load


def $id(values: $array) -> $array:
    """$MARK What is returned, in one sentence.

    $MARK Shapes, units, dtypes, and which error is raised for what.
    """
    raise NotImplementedError
'''
_REFERENCE = '''\
"""$MARK How it is done, in one line."""

$load


def $id(values: $array) -> $array:
    """$MARK What is returned, in one sentence."""
    raise NotImplementedError  # $MARK the reference, readable first
'''
_CHECKS = '''\
"""Checks of `$id`."""

$load

from grader.kit import Case, Table, agree

# $MARK The cases: edges first, then every tiny input, then random ones, then a few large ones.
CASES = Table("$about", [Case($example)])


def check_matches_reference(candidate, reference):
    agree(candidate, reference, CASES)
'''
_PROBES = '''\
"""How $id is put to use. It runs beside the candidate and holds no secret."""


def $probe(candidate, values):
    """$MARK What this shows of the candidate, in one sentence."""
    # $MARK What was observed: numbers, text, arrays, tensors, or lists, tuples and dicts of them.
    return candidate.$id(values)
'''
_MISTAKES = '''\
"""Known wrong versions of $id; its page says what each misconception is."""

from grader.kit import edited

# $MARK What of the reference is replaced, and by what. What can't be said so is a function.
first_mistake = edited("old text", "new text")
'''

# Field of ItemFiles -> template.
PAGES = {"page": _EN + _EN_PAGE, "page_zh": _ZH_PAGE}
CODE: Mapping[str, str] = {
    "stub": _STUB,
    "reference": _REFERENCE,
    "checks": _CHECKS,
    "mistakes": _MISTAKES,
}
PROBES: Mapping[str, str] = {"probes": _PROBES}
EXERCISE: Mapping[str, str] = {
    "page": _EN + _EN_EXERCISE + _EN_PAGE + _EN_TASK,
    "page_zh": _ZH_PAGE + _ZH_TASK,
    **CODE,
}
# How code is written for a library, and the time that an exercise with it has.
_WRITTEN: Mapping[Library, Mapping[str, str]] = {
    "numpy": {
        "load": "import numpy as np",
        "array": "np.ndarray",
        "example": "np.array([1.0, -2.0, 0.5])",
        "seconds": "10",
    },
    "torch": {
        "load": "import torch",
        "array": "torch.Tensor",
        "example": "torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)",
        "seconds": "20",
    },
}
_PROBE = "in_use"
# What a page needs more for its exercise: in its front matter, and at its end.
FACTS, TASK, TASK_ZH = _EN_EXERCISE, _EN_TASK, _ZH_TASK


def fill(
    template: str, *, id: str, level: str = "", needs: Library = "numpy", probes: bool = False
) -> str:
    """The text for an item. `probes` says that its table is for the probe, not for the function."""
    names = {"id": id, "level": level, "needs": needs, "probe": _PROBE}
    about = _PROBE if probes else id
    return Template(template).substitute(MARK=MARK, about=about, **names, **_WRITTEN[needs])
