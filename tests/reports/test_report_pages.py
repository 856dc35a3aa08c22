"""The report's faces for the team, and the reply to those who chose to be named."""

import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from deciding import DECIDED, counted, decided
from django.test import Client

from goodstanding.base.canonical import canonical
from goodstanding.base.errors import NotYours
from goodstanding.base.keys import is_signed
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.reports import actions
from goodstanding.reports.models import Reply
from goodstanding.reports.refusals import RepliedAlready
from goodstanding.surveys.models import Response
from making import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
METHOD = Path(__file__).parents[2] / "docs" / "method.md"
ADDRESS = "/marketplaces/kazi-hub/2026/report"
NAMED = [(3, "named", "Invoices come late."), (5, "comment_withheld", "Between us.")]


def visitor(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_the_team_reads_the_report_in_its_language() -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    page = visitor(set_up.team).get(ADDRESS)
    assert "The award goes to Kazi Hub until 1 April 2027" in page.text
    arabic = visitor(set_up.team).get(f"{ADDRESS}?language=ar").text
    assert '<html lang="ar" dir="rtl">' in arabic


def test_named_answers_are_shown_by_name_and_comments_only_by_consent() -> None:
    set_up = scene()
    decided(set_up, [*NAMED, *counted(5, 10)])
    page = visitor(set_up.team).get(ADDRESS).text
    assert page.count("person-") == 2
    assert "Invoices come late." in page
    assert "Between us." not in page
    assert "Kept to myself." not in page


def test_the_data_are_signed_and_hold_the_same_figures() -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    told = json.loads(visitor(set_up.team).get(f"{ADDRESS}.json").content)
    signature = told["signature"]
    message, proof = canonical(told["report"]), bytes.fromhex(signature["value"])
    assert is_signed(message, proof, bytes.fromhex(signature["public_key"]))
    assert told["report"]["answer"]["score"] == "5.00"


def test_the_data_are_checked_as_the_method_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    (tmp_path / "report.json").write_bytes(visitor(set_up.team).get(f"{ADDRESS}.json").content)
    monkeypatch.chdir(tmp_path)
    recipe = METHOD.read_text(encoding="utf-8").split("```python\n")[-1].split("```")[0]
    exec(recipe, {})
    forged = (tmp_path / "report.json").read_text(encoding="utf-8").replace('"5.00"', '"4.99"')
    (tmp_path / "report.json").write_text(forged, encoding="utf-8")
    with pytest.raises(InvalidSignature):
        exec(recipe, {})


def test_the_paper_comes_as_pdf_on_either_size() -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    client = visitor(set_up.team)
    answers = [client.get(f"{ADDRESS}.pdf"), client.get(f"{ADDRESS}.pdf?paper=us-letter")]
    assert [answer.content[:5] for answer in answers] == [b"%PDF-"] * 2
    assert answers[0].content != answers[1].content


@pytest.mark.parametrize("face", ["", ".json", ".pdf"])
def test_nobody_but_the_team_learns_that_there_is_a_report(face: str) -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    others = (set_up.ole, set_up.rivals_team, set_up.mallory)
    assert [visitor(each).get(ADDRESS + face).status_code for each in others] == [404] * 3
    assert Client().get(ADDRESS + face).status_code == 404


def test_a_reply_goes_to_the_respondent_once() -> None:
    set_up = scene()
    decided(set_up, [*NAMED, *counted(5, 10)])
    key = Response.objects.get(confidentiality="named").pk
    client = visitor(set_up.team)
    answer = client.post(f"{ADDRESS}/replies/{key}", {"text": "We send invoices on the 1st now."})
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}#people")
    mail = OutgoingMail.objects.get(purpose="reports.reply")
    assert (mail.to, "We send invoices on the 1st now." in mail.text) == (
        Response.objects.get(pk=key).invitation.contact.email,
        True,
    )
    assert "We send invoices on the 1st now." in client.get(ADDRESS).text
    assert client.post(f"{ADDRESS}/replies/{key}", {"text": "More."}).status_code == 409
    assert Event.objects.filter(kind="reports.replied").count() == 1


def test_an_empty_reply_is_refused_on_the_same_page() -> None:
    set_up = scene()
    decided(set_up, [*NAMED, *counted(5, 10)])
    key = Response.objects.get(confidentiality="named").pk
    answer = visitor(set_up.team).post(f"{ADDRESS}/replies/{key}", {"text": " "})
    assert (answer.status_code, Reply.objects.count()) == (422, 0)


def test_who_did_not_choose_to_be_named_gets_no_reply() -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    response = Response.objects.first()
    assert visitor(set_up.team).post(f"{ADDRESS}/replies/{response.pk}", {"text": "Hello."}).status_code == 404
    with pytest.raises(NotYours):
        actions.reply(response, "Hello.", by=set_up.team.actor, at=DECIDED)


@pytest.mark.database
def test_two_replies_at_once_are_one() -> None:
    set_up = scene()
    decided(set_up, [*NAMED, *counted(5, 10)])
    response = Response.objects.get(confidentiality="named")
    actions.reply(response, "First.", by=set_up.team.actor, at=DECIDED)
    with pytest.raises(RepliedAlready):
        actions.reply(response, "Second.", by=set_up.team.actor, at=DECIDED)
    assert list(Reply.objects.values_list("text", flat=True)) == ["First."]
