"""What checks.py and mistakes.py may define besides checks and mistakes, for `grader kit`."""

from __future__ import annotations

from collections.abc import Mapping

DEFINED: Mapping[str, str] = {
    "EQUIVALENT": """\
In checks.py: mutants of the reference that no check can reject, each with the reason.

A dictionary, a part of the change -> why no input tells it from the reference::

    EQUIVALENT = {"-> if filters.ndim <= 0:": "no array has fewer than 0 axes"}

`grader power` prints a survivor as two lines, `- before` and `+ after`. Its change is
`before -> after`, on one line, with single spaces. A key describes a survivor

- if it is a part of that change and doesn't stand in `before`: `ndim <= 0` and
  `== 0: -> if filters.ndim <= 0` do, `filters.ndim` doesn't;
- if it begins with `->`, only if the rest is the whole of `after`.

Spaces and line breaks in a key count as one space. A key may describe several survivors: choose it
long enough for those that its reason is true of. One that describes none is reported as stale, with
the nearest mutants.""",
    "FINGERPRINT": """\
In checks.py of a random function: how its mistakes are told apart, whatever they draw.

A dictionary, name -> function of a subject, which gives plain data that is the same for every
program with the same misconception. The order is that in which one fault hides the next::

    FINGERPRINT = {"sharing": _sharing, "rate": _rate}""",
    "replaces": """\
In mistakes.py, of a function: which of the exercise's functions it is a wrong version of.

The first one is the default::

    def forgets_scale(grad, mask): ...
    forgets_scale.replaces = "gradient"
""",
}
