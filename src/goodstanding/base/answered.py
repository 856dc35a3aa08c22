"""What happens after a page was answered: nouns above say it, for the middleware calls nobody by name."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

type Listener = Callable[[HttpRequest, HttpResponseBase], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Calls `listener` with each request and its answer, before the answer leaves; what it raises is answered 500."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(request: HttpRequest, response: HttpResponseBase) -> None:
    """Tells every listener of an answer."""
    for listener in _listeners:
        listener(request, response)
