"""`grader search` and what it finds first."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.search import respelt, search, snippet, terms
from grader.prose.width import width as cells

FAKE = Path(__file__).parent.parent / "fakebank"


def ids(query, lang="en"):
    return [hit.item.id for hit in search(open_bank(FAKE), query, lang)]


def test_terms_are_words_and_chinese_bigrams():
    assert terms("Top-K 排序") == ("top", "k", "排序")
    assert terms("稳定排序") == ("稳定", "定排", "排序")
    assert terms("名") == ("名",)
    assert terms("top_k, top") == ("top", "k")


def test_notation_is_one_term_and_signs_are_terms():
    assert terms("N:M") == ("n:m",)
    assert terms("2:4 sparsity") == ("2:4", "sparsity")
    assert terms("n：m，0.5") == ("n:m", "0.5")
    assert terms("λ‖w‖₁") == ("λ", "‖", "w", "₁")
    assert terms("np.sort and/or e.g. http://x") == ("np", "sort", "and", "or", "e.g", "http", "x")


@pytest.fixture
def notation(tmp_path):
    """A bank whose pages have notation of the same letters in different places."""
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    for name, formula in {
        "comparison/ranks": r"$\lambda\lVert w\rVert_1$",
        "comparison/stable_sorting": "$n$ and $m$; $2:48$ or $1/2$; $f{:}x$; $\\sum_i x_i$",
        "selection/top_k": "$2:4$ and N:M, a $\\frac{1}{s}$",
    }.items():
        page = root / "questions" / f"{name}.md"
        page.write_text(page.read_text().replace("## Key points", f"{formula}\n\n## Key points"))
    return open_bank(root)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("N:M", ["top_k"]),
        ("n：m", ["top_k"]),
        ("2:4", ["top_k"]),
        ("2:48", ["stable_sorting"]),
        ("λ", ["ranks"]),
        ("lambda", ["ranks"]),
        ("‖w‖₁", ["ranks"]),
        ("1/s", ["top_k"]),
        ("1/2", ["stable_sorting"]),
        ("∑", ["stable_sorting"]),
        ("frac", []),
        ("lVert", []),
    ],
)
def test_formulas_are_found_as_they_are_shown(notation, query, found):
    assert [hit.item.id for hit in search(notation, query, "en")] == found


def test_title_comes_before_key_points_and_these_before_the_rest():
    # `stable` is in the title of one, in a key point of another, and in the third nowhere.
    assert ids("stable") == ["stable_sorting", "ranks"]
    assert ids("pivot") == ["top_k"]


def test_chinese_word_is_found_inside_a_phrase():
    assert ids("主元") == ["top_k"]  # within 围绕主元做划分
    assert ids("逆置换") == ["ranks"]


def test_either_language_finds_an_item():
    assert ids("argsort", "zh")[0] == ids("argsort", "en")[0] == "ranks"


def test_every_word_must_be_there_unless_no_item_has_all():
    assert ids("stable argsort") == ["stable_sorting", "ranks"]
    assert ids("pivot heap") == ["top_k"]
    assert set(ids("pivot argsort")) == {"top_k", "ranks", "stable_sorting"}


def test_latin_word_is_found_by_its_beginning_only():
    assert ids("perm") == ["ranks"]
    assert ids("utation") == []


def test_snippet_shows_the_hit_within_its_length():
    text = "a " * 100 + "pivot" + " b" * 100
    shown = snippet(text, ("pivot",), 40)
    assert "pivot" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 42
    assert "the pivot" in snippet("pivot " + "a " * 50 + "the pivot", ("the", "pivot"), 40)
    assert snippet("short text", ("text",), 40) == "short text"


def test_hit_is_an_id_a_title_and_the_words_around(grader):
    done = grader("search", "heap")
    assert done.code == 0
    first, second = done.out.rstrip("\n").split("\n")
    assert first == "top_k: The k largest entries"
    assert second.startswith("  ")
    assert "A heap of size k" in second


def test_chinese_hit_shows_the_chinese_page_and_fits(grader):
    done = grader("search", "逆置换")
    assert done.out.startswith("ranks: 向量的名次\n")
    assert "逆置换" in done.out
    assert all(cells(line) <= 80 for line in done.out.split("\n"))


def test_limit_says_how_many_more(grader):
    out = grader("search", "the", "--limit", 1).out
    assert "2 more: grader search --limit 3 the" in out


def test_the_command_for_more_can_be_run(grader):
    import shlex

    for words in (["the"], ["--lang", "zh", "的", "the"], ["--", "-the's", "the"]):
        out = grader("search", "--limit", 1, *words).out
        rest = out.rstrip("\n").rpartition("grader search ")[2]
        again = grader("search", *shlex.split(rest))
        assert again.code == 0
        assert "grader search" not in again.out
        assert again.out.startswith(out.partition("\n")[0])


@pytest.mark.parametrize(
    ("words", "said"),
    [(["quaternion"], "nothing has 'quaternion'"), (["--", "?!"], "'?!' has no word to look for")],
)
def test_nothing_found(grader, words, said):
    done = grader("search", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("columns", ["30", "60"])
def test_a_hit_breaks_no_word_and_its_title_is_whole(grader, monkeypatch, columns):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", columns)
    lines = grader("search", "heap").out.rstrip("\n").split("\n")
    assert " ".join(lines[:-1]) == "top_k: The k largest entries"
    whole = set(grader("show", "top_k", "--all").out.split())
    assert set(lines[-1].replace("…", " ").split()) <= whole
    assert "heap" in lines[-1]
    assert max(map(len, lines)) <= int(columns)


def test_a_word_that_the_glossary_replaces_finds_the_pages_with_its_other():
    assert ids("整序", "zh") == ids("排序", "zh") != []


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("sortign", "sorting"),
        ("stable sortign", "stable sorting"),
        ("xyzzyq", "xyzzyq"),
        ("sor", "sor"),
        ("整序", "整序"),
    ],
)
def test_the_nearest_word_of_the_bank_stands_in_for_one_that_it_lacks(query, other):
    assert respelt(open_bank(FAKE), query) == other


def test_a_respelt_search_says_so(grader):
    done = grader("search", "sortign")
    assert done.code == 0
    assert "Nothing has 'sortign'; these have 'sorting'." in done.err
    assert grader("search", "sortign", "--limit", 1).out.startswith(
        grader("search", "sorting").out[:9]
    )
