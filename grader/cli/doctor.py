"""`grader doctor`: what works on this machine."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata, util
from typing import Any

import click

from grader import __version__
from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of
from grader.errors import BROKEN, GraderError
from grader.language import Said, counted, said

_DISTRIBUTION = "pruneprep"
# A requirement as metadata has it: a name, then versions, then `; extra == "name"`.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([A-Za-z0-9._-]+)['"]""")
_PROMISES = {
    "full": said(
        "a candidate's code reads no file but Python's own, writes none, opens no connection,"
        " starts no process, and is held to its time and memory"
    ),
    "seccomp": said(
        "a candidate's code opens no file at all, opens no connection, starts no process, and is"
        " held to its time and memory; it can import only what is loaded already"
    ),
    "rlimits": said(
        "a candidate's code is held to its time and memory and can fill no file; it can read files"
        " and open connections"
    ),
    "none": said(
        "a candidate's code runs in its own process and is held to its time; it can do what you"
        " can do"
    ),
}


@click.command(name="doctor", cls=Command, epilog=example("grader doctor"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, /, as_json: bool) -> None:
    """Say what works on this machine: versions, the bank, and how far the sandbox confines.

    Exit code 3 where something that grading needs is missing.
    """
    libraries = _libraries()
    found: dict[str, Any] = {
        "grader": __version__,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": libraries[""],
        "extras": {extra: found for extra, found in libraries.items() if extra},
        "sandbox": _sandbox(),
        "bank": _bank(ctx),
    }
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        for line in _lines(found):
            tell(ctx, line)
    healthy = all(found["libraries"].values()) and "error" not in found["sandbox"]
    ctx.exit(0 if healthy and "error" not in found["bank"] else BROKEN)


def _libraries() -> dict[str, dict[str, str | None]]:
    """Extra -> its libraries with their versions, None where one is absent.

    The empty name has what every installation needs. Where the package isn't installed (it is run
    from a checkout) nothing is known, and there is nothing to list.
    """
    found: dict[str, dict[str, str | None]] = {"": {}}
    try:
        required = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return found
    for requirement in required:
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name and name[0] != _DISTRIBUTION:
            found.setdefault(extra[1] if extra else "", {})[name[0]] = _version(name[0])
    return found


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _sandbox() -> dict[str, Any]:
    from grader.sandbox.pool import Zygotes

    try:
        with Zygotes() as zygotes:
            zygote = zygotes.start("numpy")
            level, refused = zygote.ready()
            zygote.worker(seconds=5, memory_mb=256).close()
    except GraderError as error:
        return {"error": error.whole()}
    return {"level": level, "promise": _PROMISES[level], "refused": refused}


def _bank(ctx: click.Context) -> dict[str, Any]:
    try:
        bank = bank_of(ctx)
        items = list(bank.items())
    except GraderError as error:
        return {"error": error.whole()}
    exercises = sum(item.exercise is not None for item in items)
    return {"root": str(bank.root), "questions": len(items), "exercises": exercises}


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield f"grader {found['grader']}, Python {found['python']}, {found['platform']}"
    yield ""
    yield from _library_lines(found["libraries"], found["extras"])
    yield ""
    sandbox, bank = found["sandbox"], found["bank"]
    if "error" in sandbox:
        yield said("Sandbox: {what}", what=sandbox["error"])
    else:
        level = said("level {level!r}", level=sandbox["level"])
        yield said("Sandbox: {what}", what=level)
        yield said("  {promise}.", promise=sandbox["promise"])
        yield from (said("  refused {reason}", reason=reason) for reason in sandbox["refused"])
    yield ""
    yield said("Bank: {what}", what=bank["error"] if "error" in bank else _counts(bank))
    if sys.platform == "linux" and "torch" not in sys.modules and util.find_spec("torch") is None:
        yield said("torch is absent: exercises that need it can't be graded.")


def _counts(bank: dict[str, Any]) -> Said:
    questions = counted(bank["questions"], "{n} question", "{n} questions")
    exercises = counted(bank["exercises"], "{n} exercise", "{n} exercises")
    what = (questions, exercises)
    return said("{root} ({what})", root=bank["root"], what=what)


def _library_lines(
    libraries: dict[str, str | None], extras: dict[str, dict[str, str | None]]
) -> Iterator[str]:
    if not libraries:
        yield said(
            "  {package} is not installed here, so what it needs is not known.",
            package=_DISTRIBUTION,
        )
    for name, version in libraries.items():
        absent = said("MISSING: pip install {package}", package=_DISTRIBUTION)
        yield said("  {library:16} {version}", library=name, version=version or absent)
    for extra, needed in extras.items():
        yield said("  extra {extra!r}: {libraries}", extra=extra, libraries=_extra(extra, needed))


def _extra(extra: str, libraries: dict[str, str | None]) -> Said:
    """What there is of an optional extra, on one line."""
    absent = tuple(name for name, version in libraries.items() if version is None)
    if not absent:
        there = tuple(f"{name} {version}" for name, version in libraries.items())
        return said("{names}", names=there)
    command = f'pip install "{_DISTRIBUTION}[{extra}]"'
    return said("not installed ({names}): {command}", names=absent, command=command)
