"""Refusals and failures: the same words as page, fragment and problem+json, and a reference that the log has too."""

import logging

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from goodstanding.base.errors import NotYours, Over, Refusal, TooOften

pytestmark = [pytest.mark.django_db, pytest.mark.urls("test_errors")]

WORDS = {
    "rule": "A roster lists every client.",
    "fact": "This roster has <none>.",
    "way_on": "Add the clients.",
}


def refusing(kind: type[Refusal]) -> object:
    def view(request: HttpRequest) -> HttpResponse:
        raise kind() if kind is NotYours else kind(**WORDS)

    return view


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


def gone(request: HttpRequest) -> HttpResponse:
    raise Http404


def bug(request: HttpRequest, token: str = "") -> HttpResponse:
    raise ZeroDivisionError("a bug of ours")


urlpatterns = [
    path("refused", refusing(Refusal)),
    path("over", refusing(Over)),
    path("too-often", refusing(TooOften)),
    path("not-yours", refusing(NotYours)),
    path("fine", fine),
    path("gone", gone),
    path("bug", bug),
    path("bug/<token>", bug),
]
handler404 = "goodstanding.base.views.missing"
handler500 = "goodstanding.base.views.broken"

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, headers={"Accept": HTML})


@pytest.mark.parametrize(("page", "status"), [("refused", 409), ("over", 410), ("too-often", 429), ("not-yours", 404)])
@pytest.mark.parametrize("accept", [HTML, "application/json", "application/problem+json"])
def test_a_refusal_keeps_its_status_in_every_form(visitor, page, status, accept):
    assert visitor.get(f"/{page}", headers={"Accept": accept}).status_code == status


def test_a_refusal_is_a_page_for_a_browser(visitor):
    answer = visitor.get("/refused")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    for words in ("A roster lists every client.", "This roster has &lt;none&gt;.", "Add the clients."):
        assert words in answer.text
    assert "<html" in answer.text


def test_a_refusal_is_a_fragment_where_a_part_of_a_page_was_asked_for(visitor):
    answer = visitor.get("/refused", headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    for words in ("A roster lists every client.", "This roster has &lt;none&gt;.", "Add the clients."):
        assert words in answer.text
    assert {"Accept", "HX-Request"} <= set(answer.headers["Vary"].split(", "))


@pytest.mark.parametrize(
    "accept", ["application/json", "application/problem+json", "application/problem+json, text/html;q=0.5"]
)
def test_a_refusal_is_problem_json_for_a_program(visitor, accept):
    answer = visitor.get("/refused", headers={"Accept": accept})
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "status": 409,
        "title": WORDS["rule"],
        "detail": WORDS["fact"],
        "way_on": WORDS["way_on"],
        "reference": answer.headers["X-Request-Reference"],
    }


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}, {"Accept": "application/json"}])
def test_what_belongs_to_others_looks_like_what_is_not_there(visitor, headers):
    answers = [visitor.get(f"/{page}", headers=headers) for page in ("not-yours", "gone", "nowhere")]
    for answer in answers:
        own = {answer.headers["X-Request-Reference"], *nonces(answer)}
        answer.plain = answer.text
        for value in own:
            answer.plain = answer.plain.replace(value, "")
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.plain for answer in answers}) == 1


def nonces(answer: HttpResponse) -> set[str]:
    policy = answer.headers.get("Content-Security-Policy", "")
    return {part.split("'")[0] for part in policy.split("'nonce-")[1:]}


@pytest.mark.parametrize("accept", [HTML, "application/json"])
def test_a_bug_is_logged_once_with_the_reference_that_its_page_shows(visitor, caplog, accept):
    with caplog.at_level(logging.WARNING):
        answer = visitor.get("/bug", headers={"Accept": accept})
    reference = answer.headers["X-Request-Reference"]
    assert answer.status_code == 500
    assert reference in answer.text
    assert "ZeroDivisionError" not in answer.text
    (line,) = [record for record in caplog.records if record.exc_info]
    assert line.request.META["goodstanding.reference"] == reference


def test_a_bug_asks_the_broken_database_for_nothing(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert visitor.get("/bug").status_code == 500


def test_every_answer_has_its_own_reference(visitor):
    references = [visitor.get("/fine").headers["X-Request-Reference"] for _ in range(20)]
    assert len(set(references)) == 20
    assert {len(reference) for reference in references} == {12}


def test_a_reference_cannot_be_chosen_from_outside(visitor):
    answer = visitor.get("/fine", headers={"X-Request-Reference": "mine", "goodstanding.reference": "mine"})
    assert answer.headers["X-Request-Reference"] != "mine"
