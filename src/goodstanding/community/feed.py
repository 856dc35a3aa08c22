"""The news as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from xml.etree import ElementTree as Tree

from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from goodstanding.base.letters import address_of
from goodstanding.community.articles import Article

ATOM: Final = "http://www.w3.org/2005/Atom"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def atom(articles: Sequence[Article], language: str, path: str, pages: str, empty_since: datetime) -> bytes:
    """The feed, the newest article first. `path` is its own, `pages` the news page's, `empty_since` the time at which
    a feed without articles was changed last.

    Ids are stable: the feed's is its address, an article's the URN of its announcement.
    """
    Tree.register_namespace("", ATOM)
    feed = Tree.Element(f"{{{ATOM}}}feed", {LANG: language})
    _add(feed, "id", address_of(path))
    _add(feed, "title", _("News of awards"))
    _add(feed, "updated", _moment(max((each.updated for each in articles), default=empty_since)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address_of(path))
    _add(feed, "link", rel="alternate", type="text/html", href=address_of(pages))
    for article in articles:
        _entry(feed, article)
    made: bytes = Tree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _entry(feed: Tree.Element, article: Article) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", article.key.urn)
    _add(entry, "title", article.title)
    _add(entry, "published", _moment(article.since))
    _add(entry, "updated", _moment(article.updated))
    _add(entry, "link", rel="alternate", type="text/html", href=address_of(article.path))
    if article.badge:
        _add(entry, "link", rel="related", type="text/html", href=article.badge)
    _add(_add(entry, "author"), "name", article.operator)
    _add(entry, "content", linebreaks(article.whole_text, autoescape=True), type="html")


def _add(parent: Tree.Element, name: str, text: str = "", **attributes: str) -> Tree.Element:
    made = Tree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = NOT_XML.sub("", text) or None
    return made


def _moment(at: datetime) -> str:
    """RFC 3339, section 5.6, to the second, in UTC."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
