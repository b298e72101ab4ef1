"""Each mutation operator makes the change that it is named for, and nothing that can't be seen."""

import pytest

from grader.grading.mutation import mutations

HEAD = 'def f(a: "np.abs", b, k):\n    """Docs: round(x)."""\n'


def made(body, operator):
    """The bodies that one operator makes of `body`."""
    source = HEAD + "".join(f"    {line}\n" for line in body.split("\n"))
    found = []
    for name, mutated in mutations(source):
        assert mutated.startswith(HEAD), "annotations and docstrings stay"
        if name == operator:
            lines = mutated.removeprefix(HEAD).rstrip("\n").split("\n")
            found.append("\n".join(line.removeprefix("    ") for line in lines))
    return found


@pytest.mark.parametrize(
    ("operator", "body", "expected"),
    [
        ("drop_keyword", 'return g(a, kind="stable", axis=1)', [
            "return g(a, axis=1)", 'return g(a, kind="stable")'
        ]),
        ("swap_call", "return np.abs(a)", ["return np.square(a)"]),
        ("swap_call", "return round(a) + max(a, b)", [
            "return int(a) + max(a, b)", "return round(a) + min(a, b)"
        ]),
        ("unwrap_call", "return float(a)", ["return (a)"]),
        ("unwrap_call", "return a.astype(b)", ["return (b)", "return a"]),
        ("swap_arguments", "return np.divide(a, b)", ["return np.divide(b, a)"]),
        ("change_string", 'return g("stable", "x")', ["return g('quicksort', \"x\")"]),
        ("flatten_in_memory_order", "return a.ravel()", [
            'return a.ravel(order="K")', 'return a.ravel(order="F")'
        ]),
        ("change_slice", "return a[:k]", ["return a[k:]", "return a[:]"]),
        ("change_slice", "return a[1:k]", []),
        ("drop_operand", "return a * b", ["return (a)", "return (b)"]),
        ("drop_operand", "return a or b or k", [
            "return ((b) or (k))", "return ((a) or (k))", "return ((a) or (b))"
        ]),
        ("drop_operand", "return 0 <= a < b", ["return 0 <= a", "return a < b"]),
        ("drop_filter", "return [x for x in a if x > b]", ["return [x for x in a if True]"]),
        ("decide_branch", "return a if k else b", ["return (a)", "return (b)"]),
        ("drop_statement", "a += 1\nreturn a", ["pass\nreturn a", "a += 1\npass"]),
        ("swap_statements", "if a:\n    return b\nif b:\n    raise ValueError", [
            "if b:\n    raise ValueError\nif a:\n    return b"
        ]),
        ("swap_statements", "a[k] = 0\nb = a.sum()", ["b = a.sum()\na[k] = 0"]),
        ("swap_statements", "x = a\ny = b", []),  # no program can tell
    ],
)  # fmt: skip
def test_an_operator_makes_its_changes(operator, body, expected):
    assert made(body, operator) == expected


def test_what_an_exception_says_is_left_alone():
    body = 'raise ValueError(f"{round(a)} of {a * b}")'
    assert {name for name, _ in mutations(f"{HEAD}    {body}\n")} <= {"drop_statement"}


def test_places_are_right_behind_characters_of_several_bytes():
    assert made('x = "稀疏"; return np.abs(a)', "swap_call") == ['x = "稀疏"; return np.square(a)']
