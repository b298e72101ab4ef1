"""Rewrites the golden files from the formulas and pages in them, by hand:
`python tests/prose/golden/write.py`. Look at what changed before you commit it."""

from pathlib import Path

from grader.prose import math_html, math_text, math_typst, to_html, to_terminal, to_typst
from grader.prose.displayed import math_lines

HERE = Path(__file__).parent
FORMULAS = {
    "html": lambda tex: math_html(tex, True),
    "typst": lambda tex: math_typst(tex, True),
    "inline": lambda tex: math_typst(tex, False),
    "text": math_text,
}
PAGES = {".html": to_html, ".typ": to_typst, ".txt": lambda text: to_terminal(text, width=72)}


def written(tex: str) -> str:
    """A formula in every form, as it stands in a golden file."""
    lines = [tex, *(f"{name}: {write(tex)}" for name, write in FORMULAS.items())]
    return "\n".join([*lines, *(f"  | {row}".rstrip() for row in math_lines(tex, 100))])


def rewrite(path: Path) -> None:
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    shown = "\n\n".join(written(block.split("\n")[0]) for block in blocks)
    path.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    for formulas in sorted((HERE / "formulas").glob("*.txt")):
        rewrite(formulas)
    for page in sorted((HERE / "pages").glob("*.md")):
        for suffix, write in PAGES.items():
            shown = write(page.read_text(encoding="utf-8"))
            page.with_suffix(suffix).write_text(shown, encoding="utf-8")
