"""Pages for what is not there and what went wrong, and two addresses for those who watch the install."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csp import get_nonce
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.health import readiness
from goodstanding.base.middleware import PROBLEM, refused, wants_json
from goodstanding.base.references import HEADER, reference_of

logger = logging.getLogger(__name__)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the words that a page of somebody else's gets too."""
    return refused(request, NotYours())


class TooMuch(Refusal):
    """A form with more in it than a page takes: HTTP 413."""

    status = 413

    def __init__(self) -> None:
        super().__init__(
            rule=_("A page takes %(size)s MB and %(fields)s fields at once.")
            % {
                "size": f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000:.1f}",
                "fields": f"{settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,}",
            },
            fact=_("You sent more than this page takes, and nothing of it was kept."),
            way_on=_("Go back and send a long list as a file, in CSV or XLSX, or in parts."),
        )


class Unreadable(Refusal):
    """A request that is none: HTTP 400."""

    status = 400

    def __init__(self) -> None:
        super().__init__(
            rule=_("A request is read as browsers write it."),
            fact=_("What your browser sent cannot be read, and nothing of it was kept."),
            way_on=_("Open the page anew from its address, and try once more."),
        )


TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 where too much was sent, 400 for what is no request."""
    return refused(request, TooMuch() if isinstance(exception, TOO_MUCH) else Unreadable())


def broken(request: HttpRequest) -> HttpResponse:
    """500 with the reference that the log has. The page asks for nothing that may be broken: no actor, no database."""
    reference = reference_of(request)
    if wants_json(request):
        body = {"type": "about:blank", "status": 500, "title": "Something went wrong here.", "reference": reference}
        response: HttpResponse = JsonResponse(body, status=500, content_type=PROBLEM)
    else:
        response = HttpResponse(error_page(request, reference), status=500)
    response[HEADER] = reference
    return response


def error_page(request: HttpRequest, reference: str) -> str:
    try:
        return render_to_string("base/error.html", {"reference": reference, "csp_nonce": get_nonce(request)})
    except Exception:
        logger.exception("the error page itself failed")
        return f"<!doctype html><title>Error</title><p>Something went wrong here. Reference: {reference}</p>"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The install can serve: 200, else 503; each part says for itself what it is."""
    found = readiness()
    return JsonResponse(found, status=200 if found["ready"] else 503)
