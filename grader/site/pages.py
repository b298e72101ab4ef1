"""Site -> the HTML of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import grader
from grader.bank.model import LEVELS, SAY_FIRST, SECTIONS, Item, Lang
from grader.site.code import python
from grader.site.model import Site, evidence_path, link, stub_path
from grader.site.strings import HTML_LANG, LANGUAGE_NAMES, STRINGS, counted
from grader.site.works import linked_work

if TYPE_CHECKING:
    from jinja2 import Environment


_DESCRIBED = 160  # characters
_COMMANDS = (("install", "pip install pruneprep"), ("begin", "grader"), ("repeat", "grader review"))


def render_all(site: Site) -> dict[str, str]:
    """Path in the site -> HTML of every page, in every language."""
    env = _environment()
    home, question = env.get_template("home.html.j2"), env.get_template("question.html.j2")
    lost = env.get_template("404.html.j2")
    names = [
        (HTML_LANG[lang], site.bank.title.in_(lang), STRINGS[lang]) for lang in site.bank.languages
    ]
    pages = {"404.html": lost.render(languages=names)}
    for lang in site.bank.languages:
        pages[str(site.home(lang))] = home.render(_home(site, lang))
        for before, item, after in _neighbours(list(site.items.values())):
            known = _question(site, item, lang) | {"before": before, "after": after}
            pages[str(site.page(item.id, lang))] = question.render(known)
    return pages


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    from grader.bank.cite import stop_after
    from grader.prose import breakable

    env = Environment(
        loader=PackageLoader("grader.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"breakable": lambda code: Markup(breakable(code)), "stop": stop_after}
    return env


def _common(site: Site, lang: Lang, here: PurePosixPath) -> dict[str, Any]:
    """What every template gets. `to(path)` and `to_item(id)` are links from this page."""
    titles = {id: q.title for (id, of), q in site.questions.items() if of == lang}
    return {
        "lang": lang,
        "html_lang": HTML_LANG,
        "language_names": LANGUAGE_NAMES,
        "say": SimpleNamespace(**STRINGS[lang]),  # not a dict: `say.keys` would be its method
        "counted": lambda key, count: counted(lang, key, count),
        "description": STRINGS[lang]["about"],
        "bank_title": site.bank.title.in_(lang),
        "bank_id": site.bank.id,
        "languages": site.bank.languages,
        "titles": titles,
        "home": link(here, site.home(lang)),
        "to": lambda path: link(here, PurePosixPath(path)),
        "to_item": lambda id: link(here, site.page(id, lang)),
        "version": grader.__version__,
        "address": f"{site.url}/{here}" if site.url else "",
        "card": f"{site.url}/{site.card(lang)}" if site.url else "",
        "sheet": (lambda name: link(here, site.sheet(lang, name))) if site.sheets else None,
    }


def _home(site: Site, lang: Lang) -> dict[str, Any]:
    bank, here = site.bank, site.home(lang)
    items = site.items
    ladder = [
        (rung.title.in_(lang), [items[id] for id in rung.exercises if id in items])
        for rung in bank.ladder
    ]
    topics = [(topic, [items[id] for id in topic.pages if id in items]) for topic in bank.topics]
    return _common(site, lang, here) | {
        "others": {other: link(here, site.home(other)) for other in bank.languages},
        "entry": lang == bank.languages[0],
        "levels": [level for level in LEVELS if any(i.level == level for i in items.values())],
        "tags": _tags(items),
        "ladder": [rung for rung in ladder if rung[1]],
        "topics": [topic for topic in topics if topic[1]],
        "commands": _COMMANDS,
        "total": len(items),
        "exercise_total": len(site.stubs),
    }


def _tags(items: Mapping[str, Item]) -> list[tuple[str, int]]:
    """Every tag with its number of questions, by name."""
    return sorted(Counter(tag for item in items.values() for tag in item.tags).items())


def _start(text: str) -> str:
    """A text's start, as search engines and share cards show it."""
    return text if len(text) <= _DESCRIBED else f"{text[: _DESCRIBED - 1].rstrip()}…"


def _question(site: Site, item: Item, lang: Lang) -> dict[str, Any]:
    from markupsafe import Markup

    bank, here = site.bank, site.page(item.id, lang)
    topic = [id for id in bank.topic(item.topic).pages if id in site.items]
    return _common(site, lang, here) | {
        "others": {other: link(here, site.page(item.id, other)) for other in bank.languages},
        "item": item,
        "question": site.questions[item.id, lang],
        "heading": {key: names[lang] for key, names in SECTIONS.items()},
        "say_first": SAY_FIRST[lang],
        "topic_title": bank.topic(item.topic).title.in_(lang),
        "number": topic.index(item.id) + 1,
        "topic_total": len(topic),
        "works": [linked_work(key, site.references) for key in item.references],
        "related": [id for id in item.related if id in site.items],
        "prerequisites": [id for id in bank.before(item.id) if id in site.items],
        "prepares_for": [id for id in bank.after(item.id) if id in site.items],
        "description": _start(site.questions[item.id, lang].text["question"]),
        "stub": Markup(python(site.stubs[item])) if item in site.stubs else None,
        "stub_name": str(stub_path(item)),
        "evidence": str(evidence_path(item)) if item in site.evidence else None,
    }


def _neighbours(items: list[Item]) -> Iterator[tuple[Item | None, Item, Item | None]]:
    padded = [None, *items, None]
    for (before, item), (_, after) in pairwise(pairwise(padded)):
        assert item is not None  # only the ends are padding
        yield before, item, after
