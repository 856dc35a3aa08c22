"""What search engines read of a page (schema.org), as JSON-LD in an inert script element."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from goodstanding.base.letters import address_of
from goodstanding.community.articles import Article

CONTEXT: Final = "https://schema.org"
ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def element(data: Mapping[str, Any]) -> SafeString:
    """The element; nothing in the data can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped above


def news_article(article: Article) -> dict[str, Any]:
    """https://schema.org/NewsArticle"""
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": _second(article.since),
        "dateModified": _second(article.updated),
        "url": address_of(article.path),
        "author": {"@type": "Organization", "name": article.operator},
        "about": {"@type": "Organization", "name": article.marketplace, "url": article.site},
    }


def event(name: str, starts_on: date, ends_on: date | None, operator: str, path: str) -> dict[str, Any]:
    """https://schema.org/Event of a date in a programme's calendar."""
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "name": name,
        "startDate": starts_on.isoformat(),
        "endDate": (ends_on or starts_on).isoformat(),
        "eventAttendanceMode": f"{CONTEXT}/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": address_of(path)},
        "organizer": {"@type": "Organization", "name": operator},
    }


def _second(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
