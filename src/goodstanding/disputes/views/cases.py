"""Reading: the list of one's own cases, the page of one, its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.models import File
from goodstanding.disputes import queries
from goodstanding.disputes.case_page import Seen, page_of, seen_by
from goodstanding.disputes.cases_page import list_of
from goodstanding.disputes.queries.told import file_of
from goodstanding.people.signing_in import sign_in_first


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The actor's cases: those that wait for them first."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    return render(request, "disputes/cases.html", list_of(request))


@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case, for its parties and for who rules; who comes from the mail signs in first."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    return render(request, "disputes/case.html", page_of(request, seen(request, pk)))


def seen(request: HttpRequest, pk: int) -> Seen:
    """The case as the actor sees it; NotYours for all others."""
    found = queries.case_seen(actor_of(request), pk)
    if found is None:
        raise NotYours
    return seen_by(actor_of(request), found)


@never_cache
@require_safe
def linked(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a party without an account, by the secret link of the mails."""
    return unsaid(render(request, "disputes/case.html", page_of(request, seen_by_link(request, token))))


def unsaid(response: HttpResponse) -> HttpResponse:
    """The page whose address is a secret: no other site learns from where somebody came."""
    response["Referrer-Policy"] = "no-referrer"
    return response


def seen_by_link(request: HttpRequest, token: str) -> Seen:
    """The case behind a secret link; NotYours where there is none."""
    found = queries.case_linked(actor_of(request), token)
    if found is None:
        raise NotYours
    return seen_by(actor_of(request), found, token)


@never_cache
@require_safe
def file(request: HttpRequest, pk: int, statement: int, number: int) -> HttpResponse:
    """A file of a statement: a picture to look at, a PDF to save."""
    return _sent(file_of(actor_of(request), seen(request, pk).case, statement, number))


@never_cache
@require_safe
def linked_file(request: HttpRequest, token: str, statement: int, number: int) -> HttpResponse:
    """The same by the secret link."""
    return _sent(file_of(actor_of(request), seen_by_link(request, token).case, statement, number))


def _sent(found: File | None) -> HttpResponse:
    if found is None:
        raise NotYours
    suffix = found.media_type.rpartition("/")[2]
    how = "attachment" if suffix == "pdf" else "inline"
    headers = {
        "Content-Disposition": f'{how}; filename="case-file.{suffix}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers=headers)
