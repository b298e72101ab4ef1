"""Opens a file in the user's editor, at a line where the editor is known to take one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

from grader.bank.paths import shown
from grader.errors import CommandError
from grader.language import reason, said

# An editor's name -> what it takes for a file at a line.
_GOTO = ("-g", "{file}:{line}")
_PLUS = ("+{line}", "{file}")
_COLON = ("{file}:{line}",)
_LINES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), _GOTO),
    **dict.fromkeys(("vi", "vim", "nvim", "gvim", "emacs", "emacsclient", "nano"), _PLUS),
    **dict.fromkeys(("kak", "micro", "joe", "gedit"), _PLUS),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), _COLON),
}
_HELP = said("Set VISUAL or EDITOR to your editor's command, or give --edit-cmd.")


def on_screen(path: Path, line: int, told: str | None) -> Callable[[], object]:
    """For a screen: what opens the file. Where there is no editor, the error names the file."""
    help = said(
        "Open {file} yourself, or quit and set VISUAL or EDITOR to your editor's command.",
        file=shown(path),
    )
    words = command(path, line, told, help=help)
    return lambda: run(words)


def command(
    path: Path,
    line: int,
    told: str | None = None,
    environ: Mapping[str, str] = os.environ,
    help: str = _HELP,
) -> list[str]:
    """The command that opens a file, as a list: no shell reads it.

    `told` goes before $VISUAL, $EDITOR and VS Code. `{file}` and `{line}` in it are filled in;
    without `{file}` the file is added at its end.

    Raises:
        CommandError: if there is no editor, or its command can't be split into words.
    """
    name, text = _chosen(told, environ, help)
    try:
        words = shlex.split(text)
    except ValueError as error:
        message = said("{name} can't be split into words: {error}", name=name, error=str(error))
        raise CommandError(message, place=text, help=said("Close its quotes.")) from None
    if not words:
        raise CommandError(said("{name} is empty", name=name), help=_HELP)
    if not any("{file}" in word for word in words):
        words += _LINES.get(PurePath(words[0]).stem, ("{file}",))
    fields = {"{file}": str(path), "{line}": str(line)}
    return [_filled(word, fields) for word in words]


def _chosen(told: str | None, environ: Mapping[str, str], help: str) -> tuple[str, str]:
    """Where the editor's command was given, and the command."""
    if told is not None:
        return "--edit-cmd", told
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            return name, environ[name]
    if shutil.which("code", path=environ.get("PATH")):
        return "VS Code", "code"
    raise CommandError(said("no editor is set"), help=help)


def _filled(word: str, fields: Mapping[str, str]) -> str:
    for name, value in fields.items():
        word = word.replace(name, value)
    return word


def run(words: Sequence[str]) -> None:
    """Start the editor and wait for it, where it doesn't leave at once.

    Raises:
        CommandError: if it can't be started.
    """
    try:
        subprocess.run(words, check=False)
    except OSError as error:
        message = said("the editor can't be started: {reason}", reason=reason(error))
        raise CommandError(message, place=words[0], help=_HELP) from None
