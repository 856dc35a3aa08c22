"""How many wrong links and forged forms one address may send: see docs/decisions, "Wrong links are counted"."""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from goodstanding.base import clock
from goodstanding.base.shell import csrf_failure
from goodstanding.people.adapter import Accounts
from goodstanding.surveys.refusals import TooManyWrongLinks
from goodstanding.surveys.respondent.shell import page

MOST: Final = 30
"""In one minute."""
LONGEST: Final = 300
"""Characters of a pasted link that are shown again."""


def unknown_link(request: HttpRequest) -> HttpResponse:
    """The page for a link that was pasted and opens nothing. Raises TooManyWrongLinks."""
    count_wrong(request)
    return page(request, "unknown", status=404, typed=request.POST.get("link", "")[:LONGEST])


def forged_form(request: HttpRequest) -> HttpResponse:
    """The page for a form that this install did not make. Raises TooManyWrongLinks."""
    count_wrong(request)
    return csrf_failure(request)


def count_wrong(request: HttpRequest) -> None:
    key = f"surveys:wrong:{clock.now():%H:%M}:{Accounts().get_client_ip(request)}"
    count = cache.get(key, 0)
    if count >= MOST:
        raise TooManyWrongLinks
    cache.set(key, count + 1, 2 * 60)
