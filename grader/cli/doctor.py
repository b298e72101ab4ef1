"""`grader doctor`: what works on this machine."""

from __future__ import annotations

import json
import platform
import re
import sys
from importlib import metadata, util
from typing import Any

import click

from grader import __version__
from grader.cli.command import Command, example
from grader.cli.common import bank_of
from grader.errors import BROKEN, GraderError

_DISTRIBUTION = "pruneprep"
# A requirement as metadata has it: a name, then versions, then `; extra == "name"`.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([A-Za-z0-9._-]+)['"]""")
_PROMISES = {
    "full": "a candidate's code reads no file but Python's own, writes none, opens no"
    " connection, starts no process, and is held to its time and memory",
    "seccomp": "a candidate's code opens no file at all, opens no connection, starts no process,"
    " and is held to its time and memory; it can import only what is loaded already",
    "rlimits": "a candidate's code is held to its time and memory and can fill no file; it can"
    " read files and open connections",
    "none": "a candidate's code runs in a process of its own and is held to its time; it can do"
    " what you can do",
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
    click.echo(json.dumps(found, indent=2) if as_json else _text(found))
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
        return {"error": str(error)}
    return {"level": level, "promise": _PROMISES[level], "refused": refused}


def _bank(ctx: click.Context) -> dict[str, Any]:
    try:
        bank = bank_of(ctx)
        items = list(bank.items())
    except GraderError as error:
        return {"error": str(error)}
    exercises = sum(item.exercise is not None for item in items)
    return {"root": str(bank.root), "questions": len(items), "exercises": exercises}


def _extra(extra: str, libraries: dict[str, str | None]) -> str:
    """What there is of an optional extra, on one line."""
    absent = [name for name, version in libraries.items() if version is None]
    if not absent:
        return ", ".join(f"{name} {version}" for name, version in libraries.items())
    return f'not installed ({", ".join(absent)}): pip install "{_DISTRIBUTION}[{extra}]"'


def _text(found: dict[str, Any]) -> str:
    lines = [f"grader {found['grader']}, Python {found['python']}, {found['platform']}", ""]
    if not found["libraries"]:
        lines.append(f"  {_DISTRIBUTION} is not installed here, so what it needs is not known.")
    for name, version in found["libraries"].items():
        lines.append(f"  {name:16} {version or f'MISSING: pip install {_DISTRIBUTION}'}")
    for extra, libraries in found["extras"].items():
        lines.append(f"  extra {extra!r}: {_extra(extra, libraries)}")
    sandbox, bank = found["sandbox"], found["bank"]
    lines.append("")
    if "error" in sandbox:
        lines.append(f"Sandbox: {sandbox['error']}")
    else:
        lines += [f"Sandbox: level {sandbox['level']!r}", f"  {sandbox['promise']}."]
        lines += [f"  refused {reason}" for reason in sandbox["refused"]]
    lines.append("")
    if "error" in bank:
        lines.append(f"Bank: {bank['error']}")
    else:
        lines.append(
            f"Bank: {bank['root']} ({bank['questions']} questions, {bank['exercises']} exercises)"
        )
    if sys.platform == "linux" and "torch" not in sys.modules and util.find_spec("torch") is None:
        lines.append("torch is absent: exercises that need it can't be graded.")
    return "\n".join(lines)
