"""The look of the public pages of programmes and news: {% load community %}."""

from functools import cache
from pathlib import Path

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

register = Library()
SHEET = Path(__file__).parents[1] / "static" / "community" / "community.css"


@register.simple_tag
@cache
def community_css() -> SafeString:
    """The sheet in one line, to stand inside the page."""
    return mark_safe("".join(line.strip() for line in SHEET.read_text().splitlines()))  # noqa: S308  our own file
