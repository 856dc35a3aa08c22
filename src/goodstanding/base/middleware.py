"""Carries refusals to the person: as a page, a fragment or problem+json (RFC 9457), with the same words."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from structlog.contextvars import bound_contextvars

from goodstanding.base import answered
from goodstanding.base.errors import Refusal
from goodstanding.base.references import HEADER, reference_of

type View = Callable[[HttpRequest], HttpResponseBase]

PROBLEM = "application/problem+json"
logger = logging.getLogger("goodstanding.request")


def refusals(get_response: View) -> "Refusals":
    """The middleware, under the name that the settings have."""
    return Refusals(get_response)


class Refusals:
    """Gives each request its reference and its line in the log, and turns a Refusal into an answer."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reference, began = reference_of(request), time.perf_counter()
        with bound_contextvars(reference=reference):
            response = self.get_response(request)
            answered.tell(request, response)
            response[HEADER] = reference
            log(request, response, 1_000 * (time.perf_counter() - began))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refused(request, error) if isinstance(error, Refusal) else None


def log(request: HttpRequest, response: HttpResponseBase, milliseconds: float) -> None:
    facts = {"method": request.method, "path": request.path, "status": response.status_code}
    logger.info("request", extra={**facts, "ms": round(milliseconds, 1)})


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    response = problem(request, refusal) if wants_json(request) else page(request, refusal)
    patch_vary_headers(response, ["Accept", "HX-Request"])
    return response


def wants_json(request: HttpRequest) -> bool:
    wanted = request.get_preferred_type(["text/html", PROBLEM, "application/json"])
    return wanted in (PROBLEM, "application/json")


def problem(request: HttpRequest, refusal: Refusal) -> JsonResponse:
    body = {
        "type": "about:blank",
        "status": refusal.status,
        "title": refusal.rule,
        "detail": refusal.fact,
        "way_on": refusal.way_on,
        "reference": reference_of(request),
    }
    return JsonResponse(body, status=refusal.status, content_type=PROBLEM)


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    template = "base/refusal_fragment.html" if request.headers.get("HX-Request") == "true" else refusal.page
    context = {"refusal": refusal, "reference": reference_of(request)}
    return HttpResponse(render_to_string(template, context, request), status=refusal.status)
