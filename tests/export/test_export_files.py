"""JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from grader.bank import open_bank
from grader.errors import BankError
from grader.export import SCHEMA_FILE, to_anki, to_csv, to_json, to_markdown
from grader.prose import formulas, parse

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("langs", [("en",), ("zh",), ("en", "zh")])
def test_json_keeps_to_its_schema(rich_bank, entries_of, langs):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(to_json(rich_bank, entries_of(*langs, bank=rich_bank)))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert data["languages"] == list(langs)
    assert [list(item["pages"]) for item in data["items"]] == [list(langs)] * 3


def test_the_schema_says_what_an_unknown_key_is(bank, entries_of):
    data = json.loads(to_json(bank, entries_of("en")))
    data["items"][0]["pages"]["en"]["more"] = ""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_json_holds_the_page_and_the_stub_but_no_solution(bank, entries_of):
    text = to_json(bank, entries_of("en", ids=("top_k",)))
    (item,) = json.loads(text)["items"]
    page = item["pages"]["en"]
    assert page["key_points"][0] == "Selection needs no complete order."
    assert page["hints"] == ["Sort first, improve later.", "`np.sort(values)[::-1][:k]` is right."]
    assert page["question"].startswith("How do you find the $k$ largest")
    assert "raise NotImplementedError" in item["exercise"]["stub"]
    reference = (bank.item("top_k").files.reference).read_text(encoding="utf-8")
    assert reference.splitlines()[-1] not in text


def test_json_holds_what_its_items_use(bank, entries_of):
    data = json.loads(to_json(bank, entries_of("en", ids=("top_k",))))
    assert [topic["id"] for topic in data["topics"]] == ["selection"]
    assert list(data["references"]) == ["HOARE61"]
    assert data["references"]["HOARE61"]["year"] == 1961


def test_json_carries_images(rich_bank, entries_of):
    (item,) = json.loads(to_json(rich_bank, entries_of("en", ids=("top_k",), bank=rich_bank)))[
        "items"
    ]
    images = item["pages"]["en"]["images"]
    assert list(images) == ["../figures/square.svg"]
    assert images["../figures/square.svg"].startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("writer", [to_json, to_markdown, to_anki])
def test_an_image_that_is_not_there_is_said(rich_bank, entries_of, writer):
    (rich_bank.root / "questions" / "figures" / "square.svg").unlink()
    with pytest.raises(BankError, match=r"square\.svg") as error:
        writer(rich_bank, entries_of("en", bank=rich_bank))
    assert "top_k.md" in str(error.value)


def test_csv_has_a_row_for_each_item_and_language(bank, entries_of):
    found = rows(to_csv(bank, entries_of("en", "zh")))
    assert [(row["id"], row["lang"]) for row in found[:2]] == [("ranks", "en"), ("ranks", "zh")]
    assert len(found) == 6
    assert found[-1]["topic"] == "选择"
    assert found[-1]["exercise"] == "top_k"
    assert found[-2]["key_points"].startswith("• Selection needs no complete order.\n• ")


def test_csv_is_what_spreadsheets_read(bank, entries_of):
    data = to_csv(bank, entries_of("zh"))
    assert data.startswith(b"\xef\xbb\xbfid,lang,")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1"])
def test_no_csv_cell_is_a_formula(bank, entries_of, start):
    (entry,) = entries_of("en", ids=("top_k",))
    page = entry.pages[0]._replace(title=start)
    (row,) = rows(to_csv(bank, [replace(entry, pages=(page,))]))
    assert row["title"] == f"'{start}"
    assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in row.values())


def test_markdown_is_one_readable_file(rich_bank, entries_of):
    text = to_markdown(rich_bank, entries_of("en", "zh", bank=rich_bank))
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[:4] == [
        "# Sorting / 排序",
        "## Comparison sorts / 比较排序",
        "### Ranks of a vector",
        "#### Question",
    ]
    assert "##### Where `=x` \\<b> goes" in headings
    assert "](data:image/svg+xml;base64," in text
    assert "- HOARE61: C. A. R. Hoare (1961). Algorithm 65: Find." in text


def test_markdown_has_a_caption_under_its_figure(rich_bank, entries_of):
    page = rich_bank.root / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8")
    figure = '![a square](../figures/square.svg "It is $1$ (one).")'
    page.write_text(text.replace("## Key points", f"{figure}\n\n## Key points"), encoding="utf-8")
    bank = open_bank(rich_bank.root)
    text = to_markdown(bank, entries_of("en", ids=("top_k",), bank=bank))
    assert re.search(r"!\[a square\]\(data:[^)\s]*\)\n\n\*It is \$1\$ \(one\)\.\*\n", text)


def test_markdown_leaves_code_as_it_is(rich_bank, entries_of):
    text = to_markdown(rich_bank, entries_of("en", bank=rich_bank))
    assert '# not a heading\nx = a["[^a]"]  # ![a square](../figures/square.svg)\n' in text


def test_footnotes_of_two_pages_stay_apart(rich_bank, entries_of):
    text = to_markdown(rich_bank, entries_of("en", bank=rich_bank))
    assert "a note.[^top_k-en-answer-a]" in text
    assert "[^top_k-en-answer-a]: It holds" in text


def test_markdown_has_the_formulas_without_macros_of_our_own(rich_bank, entries_of):
    (entry,) = entries_of("en", ids=("top_k",), bank=rich_bank)
    text = re.sub(r"!\[.*?\]\(data:.*?\)", "", to_markdown(rich_bank, [entry]))
    parse(text)  # the bank's own dialect, which has no data URLs, still reads the rest
    assert r"\operatorname*{arg\,min}_w \; a < b" in formulas(text)


@pytest.mark.parametrize("writer", [to_json, to_csv, to_markdown, to_anki])
def test_the_same_bank_gives_the_same_bytes(bank, entries_of, writer):
    assert writer(bank, entries_of("en", "zh")) == writer(bank, entries_of("en", "zh"))
