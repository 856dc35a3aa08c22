"""Where a marketplace puts its code so that only the owner of its domain can have done it, and looking there."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from goodstanding.badges.refusals import DomainNotProved
from goodstanding.base import outbound
from goodstanding.base.keys import link_key
from goodstanding.base.tokens import derived
from goodstanding.marketplaces.models import Marketplace

DNS, FILE, META = "dns", "file", "meta"
NAME = "goodstanding-verification"
PATH = f"/.well-known/{NAME}.txt"

type Checker = Callable[[Marketplace, str], None]


def code_of(shop: Marketplace) -> str:
    """The code that a marketplace publishes at its domain: another one for each marketplace and domain."""
    return derived(link_key(), f"domain:{shop.pk}:{shop.domain}").token


def check(shop: Marketplace, method: str) -> None:
    """Returns where the code is found at the domain; raises DomainNotProved with what was found instead."""
    look = {DNS: _texts, FILE: _file, META: _metas}[method]
    try:
        found = list(look(shop))
    except outbound.Unreachable as error:
        raise DomainNotProved(shop.domain, str(error)) from error
    if code_of(shop) not in found:
        raise DomainNotProved(shop.domain)


def place_of(shop: Marketplace, method: str) -> tuple[str, str]:
    """Where a method looks, and what has to stand there."""
    code = code_of(shop)
    return {
        DNS: (shop.domain, f"{NAME}={code}"),
        FILE: (f"{_origin(shop)}{PATH}", code),
        META: (f"{_origin(shop)}/", f'<meta name="{NAME}" content="{code}">'),
    }[method]


def _texts(shop: Marketplace) -> Iterator[str]:
    for text in outbound.texts_of(shop.domain):
        yield text.removeprefix(f"{NAME}=").strip()


def _file(shop: Marketplace) -> Iterator[str]:
    yield _page(f"{_origin(shop)}{PATH}").strip()


def _metas(shop: Marketplace) -> Iterator[str]:
    reader = _Metas()
    reader.feed(_page(f"{_origin(shop)}/"))
    yield from reader.found


def _origin(shop: Marketplace) -> str:
    return "https://" + re.sub(r"^\w+://", "", shop.site).split("/")[0]


def _page(url: str) -> str:
    return outbound.fetch(url).body.decode("utf-8", "replace")


class _Metas(HTMLParser):
    """The contents of <meta name="goodstanding-verification">."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == NAME:
            self.found.append(given.get("content") or "")
