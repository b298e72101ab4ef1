"""The arrows between the packages, read from their imports, and what the engine must not name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "grader"
# What comes with the package as data is no part of the engine.
DATA = {"_bank", "starter"}
FILES = sorted(p for p in ENGINE.rglob("*.py") if DATA.isdisjoint(p.parts))

# package -> what it may import of ours, itself aside. `cli` may import everything below it, and
# nothing may import `cli` but the entry point.
CONTENT = {"bank", "prose", "files", "home", "language", "errors", "version"}
SAID = {"phrases", "budgets"}
ARROWS = {
    "language": set(),
    "errors": {"language"},
    "ambient": set(),
    "files": {"language", "errors"},
    "home": {"language", "errors"},
    "guess": {"budgets", "files"},
    "version": set(),
    "budgets": set(),
    "phrases": {"budgets"},
    "prose": {"language", "errors"},
    "bank": {"prose", "files", "home", "language", "errors"},
    "sandbox": {"language", "errors"},
    "kit": {"sandbox", "language", "errors", *SAID},
    "grading": {"kit", "sandbox", "bank", "files", "language", "errors", "version", *SAID},
    "report": {"grading", *CONTENT, *SAID},
    "sheets": CONTENT,
    "site": {"sheets", *CONTENT},
    "export": {"sheets", *CONTENT},
    "browse": {"site", *CONTENT},
    "practice": {"report", "sheets", "judge", "grading", *CONTENT, *SAID},
    "judge": {"grading", "sandbox", "bank", "ambient", "phrases", "language", "errors", "version"},
}
ABOVE_ALL = {"cli", "entry", "__main__"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Modules of ours that a file imports, absolutely or relatively, with their lines."""
    own = module_of(path).split(".")
    folder = own if path.name == "__init__.py" else own[:-1]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1] if node.level else []
            start = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((name, node.lineno) for name in names if name.split(".")[0] == "grader")


def package(module: str) -> str:
    """`grader.bank.paths` -> bank; `grader.__version__` -> version."""
    second = [*module.split("."), ""][1]
    return "version" if second in ("", "__version__") else second


def edges() -> Iterator[tuple[str, str, str]]:
    for path in FILES:
        source = package(module_of(path)) if path.parent != ENGINE else path.stem
        source = "version" if source == "__init__" else source
        for module, line in imported(path):
            if package(module) != source:
                yield source, package(module), f"{path.relative_to(ROOT)}:{line} ({module})"


def test_every_package_is_drawn() -> None:
    folders = {p.name for p in ENGINE.iterdir() if (p / "__init__.py").exists()}
    assert folders <= set(ARROWS) | ABOVE_ALL


def test_imports_run_along_the_arrows_only() -> None:
    wrong = [
        f"{place}: {source} must not import {target}"
        for source, target, place in edges()
        if source not in ABOVE_ALL and target not in ARROWS[source]
    ]
    assert wrong == []


def test_the_arrows_hold_no_cycle() -> None:
    left = {source: set(targets) for source, targets in ARROWS.items()}
    while left:
        leaves = {source for source, targets in left.items() if not targets & left.keys()}
        assert leaves, f"a cycle among {sorted(left)}"
        left = {source: targets for source, targets in left.items() if source not in leaves}


@pytest.mark.parametrize(
    ("files", "allowed"),
    [
        (
            "sandbox/worker.py",
            {
                "sandbox.wire",
                "sandbox.decoding",
                "sandbox.source",
                "sandbox.stack",
                "sandbox.probes",
            },
        ),
        ("sandbox/wire.py", set()),
        ("sandbox/decoding.py", {"sandbox.wire"}),
        ("sandbox/source.py", set()),
        ("sandbox/probes.py", set()),
        ("sandbox/stack.py", set()),
        ("sandbox/threads.py", set()),
        ("sandbox/landlock.py", set()),
        ("sandbox/seccomp.py", set()),
        (
            "sandbox/zygote.py",
            {"sandbox.worker", "sandbox.confine", "sandbox.threads", "sandbox.scrub"},
        ),
        ("sandbox/confine.py", {"sandbox.landlock", "sandbox.seccomp"}),
        ("phrases.py", {"budgets"}),
        ("grading/verdict.py", {"phrases"}),
        ("grading/schema.py", set()),
        ("grading/record.py", {"grading.schema", "grading.verdict", "phrases", "errors"}),
        ("bank/model.py", set()),
    ],
)
def test_what_must_stay_small_imports_little(files: str, allowed: set[str]) -> None:
    found = {name.removeprefix("grader.") for name, _ in imported(ENGINE / files)}
    assert {name for name in found if not any(name.startswith(a) for a in allowed)} == set()


def test_of_grading_reports_know_the_verdict_and_its_record_alone() -> None:
    found = {
        name
        for path in (ENGINE / "report").rglob("*.py")
        for name, _ in imported(path)
        if package(name) == "grading"
    }
    known = ("grader.grading.verdict", "grader.grading.record", "grader.grading.not_graded")
    assert {name for name in found if not name.startswith(known)} == set()


def test_of_the_sandbox_the_kit_knows_the_wire_alone() -> None:
    found = {
        name
        for path in (ENGINE / "kit").rglob("*.py")
        for name, _ in imported(path)
        if package(name) == "sandbox"
    }
    assert {name for name in found if not name.startswith("grader.sandbox.wire")} == set()


def test_one_module_joins_the_names_of_the_banks_folders() -> None:
    folders = re.compile(r"(questions|exercises|solutions)(/|$)")

    def joined(node: ast.AST) -> Iterator[ast.expr]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield node.right
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("Path", "PurePosixPath", "joinpath", "join"):
                yield from node.args

    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if path != ENGINE / "bank" / "paths.py"
        for outer in ast.walk(parsed(path))
        for node in joined(outer)
        if isinstance(node, ast.Constant) and folders.match(str(node.value))
    ]
    assert wrong == []


def test_modules_hold_no_state() -> None:
    """No `global`: what changes is passed around."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Global)
    ]
    assert wrong == []


def said_to_people(tree: ast.Module) -> set[ast.AST]:
    """Docstrings, and the `epilog`, `help` and the like in which a command shows an example."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg in ("epilog", "help"):
            found |= set(ast.walk(node.value))
    return found


def test_the_engine_names_no_id_of_the_bank() -> None:
    """Examples in a command's help are for people; no code depends on what the bank holds."""
    ids = {p.stem for p in (ROOT / "solutions").iterdir() if p.is_dir()}
    ids |= {p.stem for p in (ROOT / "questions").glob("*/*.md") if "." not in p.stem}
    named = re.compile(rf"\b({'|'.join(sorted(i for i in ids if '_' in i))})\b")
    wrong = []
    for path in FILES:
        if path.is_relative_to(ENGINE / "language" / "zh"):  # all of it is said to people
            continue
        tree = parsed(path)
        people = said_to_people(tree)
        for node in ast.walk(tree):
            texts = [getattr(node, field, None) for field in ("id", "attr", "name", "arg", "value")]
            if node not in people and any(isinstance(t, str) and named.search(t) for t in texts):
                wrong.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', '?')}")
    assert wrong == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    machine = re.compile(r"(?<![\w.])(/(?:home|Users|root|work)/|[A-Z]:\\Users)")
    suffixes = {".py", ".md", ".toml", ".typ", ".j2", ".json", ".yml", ".txt"}
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("grader", "questions", "exercises", "solutions")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in suffixes
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line)
    ]
    assert wrong == []
