"""`grader doctor`: what works on this machine."""

from __future__ import annotations

import json
import platform
import sys
from importlib import metadata, util
from typing import Any

import click

from grader import __version__
from grader.cli.common import bank_of
from grader.errors import BROKEN, GraderError

_LIBRARIES = (
    "numpy",
    "pytest",
    "msgpack",
    "jinja2",
    "markdown-it-py",
    "math-core",
    "typst",
    "rich",
)
_EXTRAS = {"torch": "torch", "dask": "distributed", "power": "cosmic-ray"}
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


@click.command(name="doctor", epilog="Example: grader doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, /, as_json: bool) -> None:
    """Say what works on this machine: versions, the bank, and how far the sandbox confines.

    Exit code 3 where something that grading needs is missing.
    """
    found: dict[str, Any] = {
        "grader": __version__,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "extras": {name: _version(package) for name, package in _EXTRAS.items()},
        "sandbox": _sandbox(),
        "bank": _bank(ctx),
    }
    click.echo(json.dumps(found, indent=2) if as_json else _text(found))
    healthy = all(found["libraries"].values()) and "error" not in found["sandbox"]
    ctx.exit(0 if healthy and "error" not in found["bank"] else BROKEN)


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


def _text(found: dict[str, Any]) -> str:
    lines = [f"grader {found['grader']}, Python {found['python']}, {found['platform']}", ""]
    for name, version in found["libraries"].items():
        lines.append(f"  {name:16} {version or 'MISSING: pip install pruneprep'}")
    for name, version in found["extras"].items():
        lines.append(f"  {name:16} {version or f'not installed: pip install pruneprep[{name}]'}")
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
