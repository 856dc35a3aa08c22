"""The press kit on a page: everything to copy, in one language, and the files."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goodstanding.badges.inserts import day
from goodstanding.badges.presskit.found import Found, Kit
from goodstanding.badges.presskit.markup import signature_html, website_html
from goodstanding.badges.presskit.texts import languages
from goodstanding.badges.presskit.wording import Told, told
from goodstanding.base.shell import Link
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reports.paper import PAPERS


@dataclass(frozen=True)
class Piece:
    """A text to copy: its anchor, what it is, and whether it is code rather than words of a language."""

    key: str
    label: str
    text: str
    is_code: bool = False


def spoken(wanted: str) -> str:
    """The language of a kit's texts: the one asked for, the reader's own, or the first."""
    return next((code for code in (wanted, get_language()) if code in languages()), languages()[0])


def page_of(found: Found, kit: Kit, shop: Marketplace, wanted: str) -> dict[str, Any]:
    """What the page of a kit is given; `wanted` is the language asked for, or ""."""
    one = told(kit, spoken(wanted))
    return {
        "one": one,
        "facts": kit.facts,
        "badge": kit.badge,
        "until": day(kit.facts.valid_until),
        "website": website(one, kit),
        "mail": mail(one, kit),
        "texts": texts_of(one),
        "zip": _address("presskit_zip", shop, kit),
        "wide": _address("presskit_png", shop, kit, language=one.language),
        "square": _address("presskit_png", shop, kit, language=one.language, form="square"),
        "sheets": [
            (name, _address("presskit_pdf", shop, kit, language=one.language, paper=paper))
            for name, paper in zip(("A4", "Letter"), PAPERS, strict=True)
        ],
        "languages": [
            Link(name, _address("presskit", shop, kit, language=code), current=code == one.language)
            for code, name in settings.LANGUAGES
        ],
        "others": [
            Link(name, reverse("badges:presskit", args=[shop.slug], query={"programme": slug}))
            for slug, name in found.others
        ],
    }


def website(one: Told, kit: Kit) -> list[Piece]:
    """The badge for light and for dark pages."""
    return [
        Piece("website-light", _("For light pages"), website_html(one, kit.badge), is_code=True),
        Piece("website-dark", _("For dark pages"), website_html(one, kit.badge, is_dark=True), is_code=True),
    ]


def mail(one: Told, kit: Kit) -> list[Piece]:
    """The signature for e-mails."""
    return [
        Piece("signature-html", _("As HTML"), signature_html(one, kit.badge), is_code=True),
        Piece("signature-text", _("As text"), one.signature),
    ]


def texts_of(one: Told) -> list[Piece]:
    """What is said in words."""
    return [
        Piece("press-release", _("Press release, a draft: fill in what stands in brackets"), one.press_release),
        Piece("post-short", _("Short post, at most 280 characters"), one.short_post),
        Piece("post-long", _("Long post"), one.long_post),
        Piece("picture-description", _("Description of the pictures, for people who do not see them"), one.description),
    ]


def _address(name: str, shop: Marketplace, kit: Kit, **asked: str) -> str:
    return reverse(f"badges:{name}", args=[shop.slug], query={"programme": kit.facts.programme_slug, **asked})
