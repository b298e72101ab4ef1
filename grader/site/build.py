"""Bank -> every file of the site, in memory.

::

    index.html  q/<id>.html          the bank's first language
    zh/index.html  zh/q/<id>.html    each further language in a folder of its own
    exercises/<id>.py                the stubs, to download
    assets/                          style, scripts, fonts, search data, images
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.site import assets, pages, search_data
from grader.site.model import Site, stub_path

if TYPE_CHECKING:
    from grader.bank import Bank


def build_site(bank: Bank) -> dict[str, bytes]:
    """Every file of the site: its path, with slashes -> its bytes.

    BankError (file:line) if a page is wrong or has an image that isn't there.
    """
    site = Site(bank)
    site_pages = pages.render_all(site)
    files = {name: text.encode() for name, text in site_pages.items()}
    files |= {str(stub_path(item)): text.encode() for item, text in site.stubs.items()}
    files |= {name: text.encode() for name, text in search_data.scripts(site).items()}
    characters = frozenset(ord(char) for char in set().union(*map(set, site_pages.values())))
    return files | assets.files(characters) | site.images
