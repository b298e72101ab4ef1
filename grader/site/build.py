"""Bank -> every file of the site, in memory.

::

    index.html  q/<id>.html          the bank's first language
    zh/index.html  zh/q/<id>.html    each further language in a folder of its own
    exercises/<id>.py                the stubs, to download
    evidence/<id>.py                 the scripts behind the pages' own figures
    sheets/  zh/sheets/              PDFs, if asked for
    sitemap.xml  card.png            if the site's address is known
    assets/                          style, scripts, fonts, search data, images
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.site import assets, pages, published, search_data, sheets
from grader.site.model import Site, evidence_path, stub_path

if TYPE_CHECKING:
    from grader.bank import Bank


def build_site(bank: Bank, *, url: str = "", with_sheets: bool = False) -> dict[str, bytes]:
    """Every file of the site: its path, with slashes -> its bytes.

    `url` is where it will be published. BankError (file:line) if a page is wrong or has an image
    that isn't there.
    """
    site = Site(bank, url=url.rstrip("/"), sheets=with_sheets)
    site_pages = pages.render_all(site)
    files = {name: text.encode() for name, text in site_pages.items()}
    files |= {str(stub_path(item)): text.encode() for item, text in site.stubs.items()}
    files |= {str(evidence_path(item)): text.encode() for item, text in site.evidence.items()}
    files |= sheets.pdfs(site) if site.sheets else {}
    files |= published.files_of(site) if site.url else {}
    files |= {name: text.encode() for name, text in search_data.scripts(site).items()}
    characters = frozenset(ord(char) for char in set().union(*map(set, site_pages.values())))
    return files | assets.files(characters) | site.images
