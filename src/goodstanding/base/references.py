"""A short reference for each request: in its header, in its log lines, on its error page."""

import secrets

from django.http import HttpRequest

HEADER = "X-Request-Reference"


def reference_of(request: HttpRequest) -> str:
    """The request's reference, made when first asked for."""
    known: str | None = request.META.get("goodstanding.reference")
    if known is None:
        known = request.META["goodstanding.reference"] = secrets.token_hex(6)
    return known
