"""The picture of `grader watch` in the README: `python tests/readme_picture.py` draws it anew.

The screen is the real one, with the real verdict on the README's `weight_pruning.py`; only times
are fixed. `tests/test_readme.py` compares the picture with what the screen shows today.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from grader.bank import open_bank  # noqa: E402
from grader.bank.workspace import make  # noqa: E402
from grader.grading.engine import Grader  # noqa: E402
from grader.grading.submission import Submission  # noqa: E402
from grader.grading.verdict import Verdict  # noqa: E402
from grader.practice.memory import Memory  # noqa: E402
from grader.practice.rows import Attempt  # noqa: E402
from grader.practice.stage import Stage  # noqa: E402
from grader.practice.store import opened  # noqa: E402
from grader.practice.watch.files import Files  # noqa: E402
from grader.practice.watch.poll import Saved  # noqa: E402
from grader.practice.watch.screen import Tools, WatchScreen  # noqa: E402
from grader.prose.width import char_width  # noqa: E402
from grader.sandbox.pool import Zygotes  # noqa: E402

PICTURE = ROOT / "tests" / "readme" / "watch.svg"
ID = "weight_pruning"
SIZE = COLUMNS, LINES = 84, 26
SOLVED = 9
CELL, LINE = 8.4, 19  # pixels of a character
INKS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "35": "#d2a8ff", "36": "#79c0ff"}
SGR = re.compile(r"\x1b\[([0-9;]*)m")


def candidate() -> str:
    """The README's file."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- candidate {ID}.py -->\n```python\n(.*?)```", readme, re.DOTALL)
    assert found
    return found[1]


def verdict_on(source: bytes) -> Verdict:
    bank = open_bank(ROOT)
    with Zygotes() as zygotes:
        submission = Submission(bank.item(ID), f"practice/exercises/{ID}.py", source)
        (verdict,) = Grader(bank, zygotes.ready).grade([submission])
    return replace(verdict, seconds=0.04, notes=())


class Alone:
    """Stands for the files and the judge: there is one file, and its verdict is known."""

    def __init__(self, source: bytes) -> None:
        self.saved = Saved(ID, source, (0, 0, 0))

    def take_up(self, id: str) -> Saved:
        return self.saved

    found = take_up

    def is_fresh(self, saved: Saved) -> bool:
        return True

    def check(self, id: str, source: bytes, name: str) -> int:
        return 1

    def leave(self) -> None:
        pass


def screen_lines() -> tuple[str, ...]:
    """The screen after the file was saved, with its colours."""
    from grader.judge import Finished
    from grader.practice.watch.checker import Heard

    bank, source = open_bank(ROOT), candidate().encode()
    alone = Alone(source)
    with tempfile.TemporaryDirectory() as home, opened(Path(home)) as store:
        for id in bank.steps[:SOLVED]:
            store.add(_passed(bank.id, id))
        make(bank, Path(home) / "practice", "en")
        memory = Memory(store, bank, lambda *_: None)
        files = Files(Path("practice/exercises"), Path("practice"), first=ID)
        tools = Tools(lambda id: None, lambda id, line: lambda: None)
        screen = WatchScreen(bank, files, memory, alone, alone, tools, lang="en", colour=True)
        screen.take_up(ID)
        stage = Stage(screen, colour=True)
        stage.post(Heard(1, Finished(verdict_on(source))))
        stage.take_in()
        return stage.frame(*SIZE).lines


def _passed(bank: str, id: str) -> Attempt:
    return Attempt(
        bank=bank,
        item=id,
        status="passed",
        score=1.0,
        seconds=0.1,
        checks={},
        mistakes=(),
        item_hash="",
        source="",
    )


def svg(lines: tuple[str, ...]) -> str:
    """The lines as a picture of a terminal."""
    wide, high = COLUMNS * CELL + 32, len(lines) * LINE + 32
    rows = [
        f'<text y="{16 + (n + 0.75) * LINE:g}" xml:space="preserve">{"".join(_spans(line))}</text>'
        for n, line in enumerate(lines)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
            f'width="{wide:g}" height="{high:g}" role="img" '
            'aria-label="grader watch shows a failing check of weight_pruning.py">',
            '<rect width="100%" height="100%" rx="10" fill="#0d1117"/>',
            '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, '
            'monospace" font-size="14" fill="#e6edf3">',
            *rows,
            "</g>",
            "</svg>\n",
        ]
    )


def _spans(line: str) -> Iterator[str]:
    """The line's parts of one style; each has its place, whatever the reader's font."""
    at, style = 0, ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if code := SGR.fullmatch(part):
            style = "" if code[1] in ("", "0") else f"{style};{code[1]}"
            continue
        if part.strip():
            yield f'<tspan x="{16 + at * CELL:g}"{_style(style)}>{escape(part)}</tspan>'
        at += sum(map(char_width, part))


def _style(codes: str) -> str:
    found = codes.split(";")
    ink = next((INKS[code] for code in reversed(found) if code in INKS), "")
    fill = f' fill="{ink}"' if ink else ' fill="#8b949e"' if "2" in found else ""
    return fill + (' font-weight="bold"' if "1" in found else "")


if __name__ == "__main__":
    PICTURE.write_text(svg(screen_lines()), encoding="utf-8")
