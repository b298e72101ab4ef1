"""The bank's linter: a table of rules over one survey of the bank; it collects every problem.

These rules only read. What must be run (the stub is not attempted, the reference passes, every
mistake fails) is proved by `grader.grading.prove`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from grader.bank import paths
from grader.bank.load import Bank
from grader.bank.model import Problem
from grader.bank.paths import shown
from grader.bank.rules import answers, checks, code, facts, files, pages, parity, probes, text
from grader.bank.survey import Survey, SurveyedItem, survey

# Rules of the bank as a whole, then rules of each entry.
BANK_RULES: tuple[Callable[[Survey], Iterator[Problem]], ...] = (
    files.stray_files,
    files.ladder,
    files.planned,
    facts.uncited_references,
    text.unused_figures,
)
ITEM_RULES: tuple[Callable[[Survey, SurveyedItem], Iterator[Problem]], ...] = (
    files.missing_code,
    files.unwritten,
    facts.unknown_references,
    facts.unknown_related,
    facts.old_claims,
    pages.counts,
    pages.follow_ups_begin_bold,
    pages.notes,
    answers.say_first,
    answers.own_runs,
    text.avoided_words,
    text.half_width_punctuation,
    text.missing_figures,
    text.prose,
    parity.formulas,
    parity.code_blocks,
    parity.inline_code,
    parity.structure,
    parity.images,
    code.stub,
    code.reference,
    probes.probes,
    probes.names,
    checks.needed,
    checks.names,
)


def lint(bank: Bank, ids: Collection[str] = ()) -> list[Problem]:
    """Every problem that reading shows, ordered by file and line; with `ids`, of these items alone.

    What is wrong with bank.toml, references.toml and glossary.toml is always among them.
    """
    subject = survey(bank)
    found = list(subject.problems)
    for bank_rule in BANK_RULES:
        found += bank_rule(subject)
    entries = [entry for entry in subject.entries if not ids or entry.id in ids]
    if ids:
        own = {shown(path) for entry in entries for path in entry.files}
        toml = shown(paths.bank_toml(bank.root))
        found = [p for p in found if p in subject.problems or _by_place(p)[0] in {*own, toml}]
    for entry in entries:
        found += entry.problems
        for rule in ITEM_RULES:
            found += rule(subject, entry)
    return sorted(dict.fromkeys(found), key=_by_place)


def _by_place(problem: Problem) -> tuple[str, int]:
    match = re.fullmatch(r"(.*?):(\d+)", problem.place)
    return (match[1], int(match[2])) if match else (problem.place, 0)
