"""Exercises on torch: workers, threads, what is loaded late, and what torch itself raises."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from grader.sandbox.answers import Refused
from grader.sandbox.pool import VARIABLE, Zygotes

torch = pytest.importorskip("torch", reason="torch is an optional extra")
FAKE = Path(__file__).parent.parent / "fakebank"
PROBES = """import torch


def largest(candidate, values, k):
    \"\"\"The answer, and its gradient.\"\"\"
    leaf = values.detach().requires_grad_()
    found = candidate.top_k(leaf, k)
    found.sum().backward()
    return {"found": found, "gradient": leaf.grad}
"""
REFERENCE = """import torch


def top_k(values, k):
    \"\"\"The k largest.\"\"\"
    return values.sort(descending=True).values[:k]
"""
CHECKS = """import torch

from grader.kit import Case, Table, agree

VALUES = torch.tensor([3.0, -1.0, 4.0, 1.0], dtype=torch.bfloat16)
LARGEST = Table("largest", [Case(VALUES, k) for k in (1, 2, 4)])


def check_matches_reference(candidate, reference):
    agree(candidate, reference, LARGEST)
"""
MISTAKES = """

def smallest(values, k):
    return values.sort().values[:k]
"""
FUNCTION = """import torch


class Largest(torch.autograd.Function):
    @staticmethod
    def forward(ctx, values, k):
        return values.sort(descending=True).values[:k]


def top_k(values, k):
    return Largest.apply(values, k)
"""


@pytest.fixture(scope="module")
def zygotes():
    with Zygotes() as pool:
        yield pool


@pytest.fixture
def torch_bank(tmp_path):
    """The fake bank with `top_k` on tensors, seen through a probe."""
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    page = root / "questions" / "selection" / "top_k.md"
    text = page.read_text().replace("  needs: numpy", "  needs: torch")
    # Loading torch's late parts takes seconds, and many on a busy machine.
    page.write_text(text.replace("seconds: 5", "seconds: 120"))
    files = {"reference": REFERENCE, "checks": CHECKS, "mistakes": MISTAKES, "probes": PROBES}
    for name, text in files.items():
        (root / "solutions" / "top_k" / f"{name}.py").write_text(text)
    return root


@pytest.mark.parametrize("level", ["full", "none"])
def test_every_level_runs_torch_in_one_thread(grade, torch_bank, monkeypatch, level):
    monkeypatch.setenv(VARIABLE, level)
    source = REFERENCE + "print('threads', torch.get_num_threads())\n"
    with Zygotes() as pool:
        (verdict,) = grade(source, bank=torch_bank, zygotes=pool)
    assert verdict.status == "passed"
    assert verdict.confinement == level
    assert "threads 1" in verdict.output
    assert torch.get_num_threads() == 1


def test_what_torch_does_not_implement_is_no_stub(grade, torch_bank, zygotes):
    (missing,) = grade(FUNCTION, bank=torch_bank, zygotes=zygotes)
    assert missing.status == "failed"
    assert "raised NotImplementedError: You must implement either the backward" in str(
        missing.checks[0].message
    )
    own = FUNCTION + "\nLargest.forward = staticmethod(top_k)\n"
    stub = own.replace("    return Largest.apply", "    raise NotImplementedError")
    (verdict,) = grade(stub, bank=torch_bank, zygotes=zygotes)
    assert verdict.status == "not_attempted"


@pytest.mark.parametrize("level", ["full", "seccomp", "rlimits", "none"])
def test_what_torch_loads_when_it_is_first_used_is_there(grade, torch_bank, monkeypatch, level):
    """However a file comes by it: nothing of its text decides."""
    monkeypatch.setenv(VARIABLE, level)
    uses = """
print(getattr(torch, "v" + "map")(torch.sum)(torch.ones(3, 2)))
torch.ones(2, requires_grad=True).exp().backward(gradient=torch.ones(2))
model = torch.nn.Linear(2, 1)
optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.ones(1, 2)).sum().backward()
optimiser.step()
print(torch.func.grad(torch.sum)(torch.ones(2)))
torch.func.hessian(lambda t: (t * t).sum())(torch.ones(2))
torch.autograd.functional.vhp(lambda t: (t * t).sum(), torch.ones(2), torch.ones(2))
"""
    with Zygotes() as pool:
        plain, late, after = grade(
            REFERENCE, REFERENCE + uses, REFERENCE, bank=torch_bank, zygotes=pool
        )
    assert [v.status for v in (plain, late, after)] == ["passed"] * 3
    assert "tensor([1., 1.])" in late.output


def test_every_worker_begins_with_the_same_generator(grade, torch_bank, zygotes):
    source = REFERENCE + "print(torch.rand(2).tolist())\n"
    named = source + "# optim\n"
    verdicts = grade(source, named, source, bank=torch_bank, zygotes=zygotes)
    assert len({v.output for v in verdicts}) == 1


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ("return x[0].sum()", False),
        ("x[0][0] = 5.0; x[0][0] = 1.0", False),  # as it was
        ("x[0].requires_grad_()", False),  # what crosses the wire of it is the same
        ("x[0][0] = 5.0", True),
        ("x[0][1] = 0.0", True),  # it was -0.0
        ("x[0].unsqueeze_(0)", True),
        ("x[0] = x[0].double()", True),
        ("x[0] = x[0].to_sparse()", True),
    ],
)
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_tensor_comes_back_where_the_call_has_changed_it(zygotes, body, sent, dtype):
    with closing(zygotes.ready("torch").worker(seconds=120, memory_mb=512)) as worker:
        message = {"op": "load", "source": f"def f(x): {body}\n".encode(), "file": "candidate.py"}
        message |= {"functions": ["f"], "forbid": [], "probes": b"", "probes_file": ""}
        list(worker.ask(message, 2))
        args = [[torch.tensor([1.0, -0.0], dtype=dtype)]]
        (answer,) = worker.ask({"op": "run", "function": "f", "cases": [[args, 1]]}, 1)
    if "sparse" in body:
        assert isinstance(answer, Refused)
    else:
        assert (answer.args is not None) == sent
