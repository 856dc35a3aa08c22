"""Where an operator is among the pages about a programme's public face."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.shell import Link
from goodstanding.community.languages import LANGUAGES, ORIGINAL
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import programmes


def operated(request: HttpRequest, slug: str) -> Programme:
    """The programme, for who operates it; NotYours for all others."""
    actor = actor_of(request)
    found = programmes(actor).filter(slug=slug, pk__in=actor.tenants("operator")).first()
    if found is None:
        raise NotYours
    return found


def tabs(request: HttpRequest, programme: Programme) -> list[Link]:
    """The pages on which the public face is made."""
    pages = [
        (_("Text"), "edit"),
        (_("Sponsors"), "sponsors"),
        (_("Calendar"), "milestones"),
        (_("Contacts"), "contacts"),
        (_("News"), "announcements"),
        (_("Congratulation"), "congratulation"),
        (_("Events"), "programme_events"),
    ]
    urls = [(label, reverse(f"community:{name}", args=[programme.slug])) for label, name in pages]
    return [Link(label, url, request.path == url) for label, url in urls]


def edited_language(request: HttpRequest) -> str:
    """The language of the text at hand."""
    asked = request.GET.get("language", ORIGINAL)
    return asked if asked in LANGUAGES else ORIGINAL
