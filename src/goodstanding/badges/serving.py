"""Answers to machines: exact bytes, open to every origin, with the time they may be kept."""

from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.csp import CSP

MINUTE: Final = 60
DAY: Final = 86_400
HTML: Final = "text/html"
VC_TYPES: Final = ("application/vc", "application/ld+json", "application/json")
JWT_TYPES: Final = ("application/vc+jwt", "application/jwt")
SVG_POLICY: Final[dict[str, list[str]]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
}


def served(
    request: HttpRequest,
    body: bytes | memoryview | str,
    media_type: str,
    *,
    seconds: int = MINUTE,
    varies: bool = False,
) -> HttpResponse:
    """The bytes with an entity tag, for every origin; `varies` where another answer lies at the same address."""
    content = body.encode() if isinstance(body, str) else bytes(body)
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=media_type)
    response["ETag"] = tag
    response["Cache-Control"] = f"public, max-age={seconds}"
    if varies:
        response["Vary"] = "Accept"
    found = get_conditional_response(request, etag=tag, response=response) or response
    found["Access-Control-Allow-Origin"] = "*"
    return found


def wanted(request: HttpRequest, *types: str) -> str:
    """The media type that the reader prefers; a page for browsers and for whoever wants none of them."""
    return request.get_preferred_type([HTML, *types]) or HTML
