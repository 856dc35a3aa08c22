"""Addresses that only take what a form sends, opened by hand or again."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from goodstanding.surveys.respondent.shell import page
from goodstanding.surveys.respondent.signed import COOKIE, OpenLink, read_link

type View = Callable[[HttpRequest], HttpResponse]


def posted(view: View) -> View:
    """The view for a POST; for all else HTTP 405 with a page that leads back to the survey."""

    @wraps(view)
    def taken(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            return view(request)
        link = read_link(request.COOKIES.get(COOKIE)) or OpenLink("")
        response = page(request, "unposted", link.language, status=405)
        response["Allow"] = "POST"
        return response

    return taken
