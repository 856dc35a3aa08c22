"""A programme's public page, and writing to its contacts."""

from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community import actions, queries
from goodstanding.community.forms.messages import MessageForm
from goodstanding.community.languages import links, wanted
from goodstanding.community.models import ContactMessage
from goodstanding.community.plan_page import improved_page
from goodstanding.community.programme import page_of, ways_of
from goodstanding.community.refusals import TooManyMessages
from goodstanding.surveys.models import Programme


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Why to join, how it works, by which rule, who holds an award, what it costs, who stands by it, whom to ask."""
    found, language = public_programme(request, slug), wanted(request)
    with override(language):
        return spoken_page(request, "programme", page_of(actor_of(request), found, language, clock.now().date()))


def public_programme(request: HttpRequest, slug: str) -> Programme:
    """The programme; NotYours where there is none."""
    found = queries.public_programme(actor_of(request), slug)
    if found is None:
        raise NotYours
    return found


def spoken_page(request: HttpRequest, name: str, given: dict[str, Any], status: int = 200) -> HttpResponse:
    """A public page in the language that is active, with the same page in the others."""
    language = wanted(request)
    context = {**given, "language": language, "languages": links(request, language)}
    response = render(request, f"community/{name}.html", context, status=status)
    response["Content-Language"] = language
    return response


@require_safe
def logo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A sponsor's logo, as a small PNG."""
    found = queries.logo_of(actor_of(request), slug, pk)
    if found is None:
        raise NotYours
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, slug: str, role: str) -> HttpResponse:
    """A form that reaches who holds a role; what was sent is said on the same page."""
    found, language = public_programme(request, slug), wanted(request)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        limit(request, found)
        actions.write_message(found, role, form.message(language), by=actor_of(request), at=clock.now())
        return redirect(f"{reverse('community:contact', args=[slug, role])}?language={language}&sent")
    with override(language):
        given = {"programme": found, "form": form, "way": way(request, found, role), "sent": "sent" in request.GET}
        given["kept_days"] = ContactMessage.KEPT_DAYS
        return spoken_page(request, "contact", given, 422 if form.errors else 200)


def limit(request: HttpRequest, found: Programme) -> None:
    """Counts one message. Raises TooManyMessages."""
    if not consume(request, action="write_to_programme", key=str(found.pk)):
        raise TooManyMessages


def way(request: HttpRequest, found: Programme, role: str) -> tuple[str, str, str, str]:
    """The role's name, what it is for, who holds it, and the address; NotYours where nobody does."""
    here = reverse("community:contact", args=[found.slug, role])
    ways = [each for each in ways_of(actor_of(request), found) if each[3] == here]
    if not ways:
        raise NotYours
    return ways[0]


@require_safe
def improved(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose items gained most in a year, of those who agree to be named."""
    found, language = public_programme(request, slug), wanted(request)
    with override(language):
        return spoken_page(request, "improved", improved_page(actor_of(request), found, clock.now().date(), language))
