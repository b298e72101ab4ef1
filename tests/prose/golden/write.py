"""Rewrites the golden files from the formulas and pages in them. Look at the difference before you
commit it: `python tests/prose/golden/write.py`."""

from pathlib import Path

from grader.prose import math_html, math_text, math_typst, to_html, to_terminal, to_typst

HERE = Path(__file__).parent
FORMULAS = {
    "html": lambda tex: math_html(tex, True),
    "typst": lambda tex: math_typst(tex, True),
    "inline": lambda tex: math_typst(tex, False),
    "text": math_text,
}
PAGES = {".html": to_html, ".typ": to_typst, ".txt": lambda text: to_terminal(text, width=72)}


def write_formulas(path: Path) -> None:
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    out = []
    for block in blocks:
        tex = block.split("\n")[0]
        out.append("\n".join((tex, *(f"{name}: {make(tex)}" for name, make in FORMULAS.items()))))
    path.write_text("\n\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for formulas in sorted((HERE / "formulas").glob("*.txt")):
        write_formulas(formulas)
    for page in sorted((HERE / "pages").glob("*.md")):
        for suffix, make in PAGES.items():
            shown = make(page.read_text(encoding="utf-8"))
            page.with_suffix(suffix).write_text(shown, encoding="utf-8")
