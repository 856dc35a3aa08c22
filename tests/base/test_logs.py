"""Log lines: one JSON object each, with the request's reference, without secret links and query strings."""

import json
import logging
import sys
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from goodstanding.base.logs import formatter
from goodstanding.base.middleware import refusals
from goodstanding.base.references import reference_of
from goodstanding.base.tokens import mint


@pytest.fixture
def lines():
    """What the root logger writes, as JSON, from the newest handler."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(pretty=False))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_request_is_one_line_without_its_token_and_query(lines):
    token = mint().token
    request = RequestFactory().get(f"/answer/{token}/?from={token}")
    refusals(lambda _: HttpResponse(status=201))(request)
    (line,) = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "goodstanding.request",
        "method": "GET",
        "path": "/answer/[token]/",
        "status": 201,
        "reference": reference_of(request),
    }


def test_lines_within_a_request_have_its_reference_and_later_ones_have_not(lines):
    def view(request: object) -> HttpResponse:
        logging.getLogger("goodstanding.x").info("inside")
        return HttpResponse()

    request = RequestFactory().get("/")
    refusals(view)(request)
    logging.getLogger("goodstanding.x").info("after")
    assert [line.get("reference") for line in lines()] == [reference_of(request), reference_of(request), None]


def test_what_django_says_of_a_request_has_its_reference_too(lines):
    request = RequestFactory().get("/x")
    logging.getLogger("django.request").warning("Not Found: %s", "/x?a=b", extra={"request": request})
    assert [(line["event"], line["reference"]) for line in lines()] == [
        ("Not Found: /x?[query]", reference_of(request))
    ]


def test_tokens_and_queries_are_scrubbed_from_arguments_and_tracebacks(lines):
    token = mint().token
    try:
        raise ValueError(f"cannot open https://example.org/answer/{token}?x={token}")
    except ValueError:
        logging.getLogger("goodstanding.x").exception("failed at %s", f"/a/{token}?q=1", extra={"task": token})
    (line,) = lines()
    assert token not in json.dumps(line)
    assert (line["event"], line["task"]) == ("failed at /a/[token]?[query]", "[token]")
    assert line["exception"].endswith("ValueError: cannot open https://example.org/answer/[token]?[query]")


def test_a_person_at_a_terminal_reads_colours_and_tracebacks():
    record = logging.LogRecord("goodstanding.x", logging.ERROR, "", 0, "failed", (), None)
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError:
        record.exc_info = sys.exc_info()
    text = formatter(pretty=True).format(record)
    assert "failed" in text
    assert "ZeroDivisionError: a bug" in text
