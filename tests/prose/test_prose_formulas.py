"""Formulas in MathML, Typst and text: golden files, and LaTeX that is refused."""

import re
from pathlib import Path

import pytest
import typst

from grader.prose import PRELUDE, ProseError, math_html, math_text, math_typst
from grader.prose.displayed import math_lines

FOLDER = Path(__file__).parent / "golden" / "formulas"
WRITERS = {
    "html": lambda tex: math_html(tex, True),
    "typst": lambda tex: math_typst(tex, True),
    "inline": lambda tex: math_typst(tex, False),
    "text": math_text,
}
ALL = pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))


def golden():
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            tex, *lines = block.split("\n")
            picture = [line.removeprefix("  |")[1:] for line in lines if line.startswith("  |")]
            yield tex, dict(line.split(": ", 1) for line in lines if line[0] != " "), picture


GOLDEN = list(golden())


@pytest.mark.parametrize(("tex", "shown", "picture"), GOLDEN)
def test_a_golden_formula_is_written_as_before(tex, shown, picture):
    assert {name: write(tex) for name, write in WRITERS.items()} == shown
    assert math_lines(tex, 100) == picture


def test_there_are_eighty_golden_formulas():
    assert len({tex for tex, *_ in GOLDEN}) == 80


def test_every_golden_formula_compiles_in_typst():
    sources = [shown[key] for _, shown, _ in GOLDEN for key in ("typst", "inline")]
    page = "\n\n".join((PRELUDE.read_text(encoding="utf-8"), *sources))
    assert typst.compile(page.encode(), format="svg", ignore_system_fonts=True)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo", "Unknown command"),
        (r"x^{", "Expected closing token"),
        (r"50% x", "bare %"),
        (r"a \\ b", "breaks no line"),
        (r"\def\x{1}\x", "no definitions"),
        (r"\begin{align} a &= b \end{align}", "use aligned"),
        (r"稀疏", r"outside \\text"),
        (r"\cancel{x}", "no writer shows"),
        (r"\color{red} x", "no writer shows"),
        (r"\boxed{x}", "no writer shows"),
        (r"\prescript{a}{b}{c}", "no writer shows"),
        (r"{a \atop b}", "without a line"),
        (r"\begin{array}{|c|} a \end{array}", "round a table"),
        (r"\begin{array}{c} \hline a \end{array}", "round a table"),
        (r"\textbf{\textit{b}}", "styles inside styles"),
        (r"\sqrt{" * 100 + "x" + "}" * 100, "nested too deeply"),
        (r"\sqrt{" * 20_000 + "x" + "}" * 20_000, "characters"),
    ],
)
@ALL
def test_what_a_writer_can_not_show_is_refused_by_all(write, tex, reason):
    with pytest.raises(ProseError, match=reason) as caught:
        write(tex)
    assert tex[:50] in str(caught.value)


@pytest.mark.parametrize(
    "tex",
    [
        *(r"50\%", r"\text{稀疏度}", r"\sum_{\substack{a \\ b}} x", r"\binom{n}{k}", r"\%"),
        *(r"\begin{cases} a \\[4pt] b \end{cases}", r"\begin{array}{c|c} a & b \end{array}"),
        *(r"\text{a \textbf{b} c}", r"\phantom{x}y", r"\displaystyle x", r"\mathbf{AB}"),
        *(r"\xrightarrow[a]{b}", r"\underline{x}", r"\overrightarrow{AB}", r"w_i'^2"),
        *(r"\left\{x\,\middle|\,y\right\}", r"\sqrt[3]{x}", r"\xleftarrow{a}", r"{}^a x"),
        *(
            r"\textit{x}",
            r"a \bmod b",
            r"\big| x",
            r"\text{\_a \# b}",
            r"\begin{matrix}a\end{matrix}",
        ),
    ],
)
@ALL
def test_what_resembles_it_or_is_rare_is_written(write, tex):
    assert write(tex)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{a}{b} c", "(a/b)c"),
        (r"\frac{a+b}{cd}", "(a + b)/(cd)"),
        (r"\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        (r"\frac12 x", "½x"),
        (r"\frac{1}{\frac{a}{b}}", "1/(a/b)"),
        (r"\nabla_w L", "∇_w L"),
        (r"w_q^2", "w_q^2"),
        (r"g_q w_q (x)", "g_q w_q(x)"),
        (r"w_q^2 (1 - x) \frac{\partial L}{\partial w_q}", "w_q^2 (1 − x)(∂L/∂w_q)"),
        (r"\theta_q'^2 \lVert x \rVert_q", "θ′_q^2 ‖x‖_q"),
        (r"\frac{a}{\lVert x \rVert_2} \sqrt{|g|}", "(a/‖x‖₂)√|g|"),
        (r"\begin{cases} a, & x > 0, \\ b & x \le 0 \end{cases}", "{a,  x > 0; b  x ≤ 0}"),
        (r"1/\sqrt{\text{batch size}}", "1/√(batch size)"),
        (r"-x - y = -z", "−x − y = −z"),
        (r"a, b; c", "a, b; c"),
        (r"1{,}000", "1,000"),
        (r"\log x + \log(x)", "log x + log(x)"),
        (r"\sum_{i=1}^n (a)", "∑ᵢ₌₁ⁿ (a)"),
        (r"\lvert x \rvert \lVert y \rVert_2", "|x|‖y‖₂"),
        (r"f'(x)", "f′(x)"),
        (r"\hat{w}, \hat{AB}, \overline{ab}", "ŵ, hat(AB), a̅b̅"),
        (r"(\tfrac{a}{b})", "(a/b)"),
    ],
)
def test_text_has_the_spaces_and_brackets_that_reading_needs(tex, text):
    assert math_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        # One script without a small form makes all others plain.
        (r"s_q^{\text{OBS}} + s_i^2", "s_q^OBS + s_i^2"),
        (r"w_i^2 + \lVert X \rVert_F^2", "w_i^2 + ‖X‖_F^2"),
        (r"\sum_{i \ne j} H_{ij} w_j", "∑_(i≠j) H_ij w_j"),
        (r"X^\top e_q", "X^⊤ e_q"),
        (r"\sqrt[q]{x_i}", "(x_i)^(1/q)"),
        # A word stays one, though Unicode has its letters.
        (r"C_{\text{train}} / C_1", "C_train/C_1"),
        (r"\lambda_{\max} + \lambda_1", "λ_max + λ_1"),
        (r"n^{\mathrm{in}}", "n^in"),
        (r"h_{\ell+1}, H^{-1}, H_{-1}", "h_(ℓ+1), H^−1, H_(−1)"),
        # Where all have a small form, all are small.
        (r"H_{ii} w_i^2 + e^{-x} \mu_{j+1}", "Hᵢᵢwᵢ² + e⁻ˣμⱼ₊₁"),
        (r"\sqrt[3]{x_i}", "³√xᵢ"),
    ],
)
def test_a_formula_has_one_notation(tex, text):
    assert math_text(tex) == text


def test_limits_of_a_displayed_formula_stand_all_in_one_way():
    assert math_lines(r"\sum_n \sum_{i \ne j} w_i", 40) == ["∑  ∑  wᵢ", "n i≠j"]
    assert math_lines(r"\sum_n \sum_i w_i", 40) == ["∑ₙ ∑ᵢ wᵢ"]


def test_a_displayed_formula_is_broken_after_clauses_then_before_relations():
    tex = r"a = b + c, \qquad \text{where} \quad c = f(x = 1) = d"
    assert math_lines(tex, 50) == ["a = b + c,    where  c = f(x = 1) = d"]
    assert math_lines(tex, 36) == ["a = b + c,", "  where  c = f(x = 1) = d"]
    assert math_lines(tex, 22) == ["a = b + c,", "  where  c = f(x = 1)", "  = d"]


def test_a_stacked_fraction_runs_into_no_neighbour():
    assert math_lines(r"-\frac{a}{b} (c)", 40) == ["  a", "− ─ (c)", "  b"]


def test_a_picture_that_is_too_wide_becomes_one_line():
    assert math_lines(r"\frac{aaaa}{b}", 3) == ["aaaa/b"]


def test_the_alternative_text_of_a_typst_equation_is_its_latex():
    found = re.search(r'alt: "((?:\\.|[^"\\])*)"', math_typst('\\frac{a}\n  {b"}', False))
    assert found[1] == '\\\\frac{a} {b\\"}'


def test_macros_come_out_as_what_they_stand_for():
    assert math_html(r"\argmin_x", True) == math_html(r"\operatorname*{arg\,min}_x", True)


def test_html_never_shows_a_combining_mark_alone():
    marks = re.compile("<mo[^>]*>[\u0300-\u036f\u20d0-\u20ff]</mo>")
    shown = "".join(math_html(rf"\{name}{{x}}", True) for name in ("vec", "widehat", "overline"))
    assert not marks.search(shown)
