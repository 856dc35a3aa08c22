"""What the report's page shows around the report: crumbs, the other faces, the other languages, forms for replies."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.shell import Link
from goodstanding.reports.content import Report
from goodstanding.reports.document import document


def page_of(report: Report, place: tuple[str, int], asked: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page. `place` is slug and edition, `asked` what the address asks for beside them."""
    kept = {key: value for key, value in asked.items() if key in ("programme", "language")}
    return {
        "document": document(report),
        "paper": _address("paper", place, kept),
        "letter": _address("paper", place, {**kept, "paper": "us-letter"}),
        "data": _address("data", place, kept),
        "languages": [
            Link(name, _address("page", place, {**kept, "language": code}), current=code == report.language)
            for code, name in settings.LANGUAGES
        ],
        "crumbs": [
            Link(report.marketplace, reverse("portals:marketplace", args=place[:1])),
            Link(report.edition, reverse("portals:result", args=place, query=_named(kept))),
            Link(_("Report"), "", current=True),
        ],
        "replies": {
            person.key: _address("reply", (*place, person.key), kept) for person in report.people if not person.reply
        },
    }


def _address(name: str, places: tuple[object, ...], query: Mapping[str, str]) -> str:
    return reverse(f"reports:{name}", args=places, query=query or None)


def _named(kept: Mapping[str, str]) -> dict[str, str] | None:
    return {"programme": kept["programme"]} if "programme" in kept else None
