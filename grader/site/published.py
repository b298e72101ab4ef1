"""What a site has that knows its address: a site map, and a picture for links to it."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from grader.site.strings import HTML_LANG, counted

if TYPE_CHECKING:
    from grader.bank.model import Lang
    from grader.site.model import Site

_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:xhtml="http://www.w3.org/1999/xhtml">
{entries}</urlset>
"""


def files_of(site: Site) -> dict[str, bytes]:
    """Path in the site -> bytes."""
    cards = {str(site.card(lang)): _card(site, lang) for lang in site.bank.languages}
    return {"sitemap.xml": _site_map(site).encode()} | cards


def _site_map(site: Site) -> str:
    """Every page, each with its translations."""
    langs = site.bank.languages
    groups = [{lang: str(site.home(lang)) for lang in langs}]
    groups += [{lang: str(site.page(id, lang)) for lang in langs} for id in site.items]
    entries = (_entry(site.url, group, lang) for group in groups for lang in group)
    return _MAP.format(entries="".join(entries))


def _entry(url: str, group: dict[Lang, str], lang: Lang) -> str:
    link = '<xhtml:link rel="alternate" hreflang="{}" href={}/>'
    others = "".join(
        link.format(HTML_LANG[of], quoteattr(f"{url}/{path}")) for of, path in group.items()
    )
    return f"<url><loc>{escape(f'{url}/{group[lang]}')}</loc>{others}</url>\n"


def _card(site: Site, lang: Lang) -> bytes:
    """1,200 by 630 pixels: the mark, the bank's title, how much is in it."""
    import typst

    from grader.sheets import font_folder

    counts = [counted(lang, "questions", len(site.items))]
    counts += [counted(lang, "exercises", len(site.stubs))] if site.stubs else []
    words = {"title": site.bank.title.in_(lang), "counts": " · ".join(counts)}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
    with as_file(files("grader.site") / "templates" / "card.typ") as source:
        compiler = typst.Compiler(source, font_paths=fonts, sys_inputs=words)
        png = compiler.compile(format="png", ppi=144.0)
    assert isinstance(png, bytes)
    return png
