"""A storage error does not mean 'not stored'."""

import logging
from collections.abc import Callable
from functools import wraps

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from goodstanding.surveys.respondent.shell import page

type View = Callable[[HttpRequest], HttpResponse]

LOST = (OperationalError, InterfaceError, OSError)
logger = logging.getLogger(__name__)


def told_if_storage_fails(view: View) -> View:
    """Where storage fails under a POST, the page says that we cannot tell, and sends the same again."""

    @wraps(view)
    def told(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except LOST:
            if request.method != "POST":
                raise
            logger.exception("storage failed under a respondent's POST")
            sent = list(request.POST.items())
            return page(request, "unsure", request.POST.get("words", ""), status=503, sent=sent, path=request.path)

    return told
