"""The pages of cases: the list, a case, the sheet of each act, opening one, and the same by the secret link."""

import io
import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from disputing import DAY, WORDS, again, decided, escalated, filing, opened, ruled
from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Filing, Said, Side, Upload
from goodstanding.disputes.links import minted
from goodstanding.disputes.models import Case, Statement
from goodstanding.people.models import Account
from making import OPENED
from working import Work, engaged, scene_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return scene_of_work()


@pytest.fixture(autouse=True)
def _a_day_later() -> Iterator[None]:
    with clock.pinned(OPENED + DAY):
        yield


def visitor(account: Account | None = None) -> Client:
    client = Client(raise_request_exception=False)
    if account:
        client.force_login(account)
    return client


def text_of(client: Client, path: str) -> str:
    """What a page says in its main part."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return plain(answer.text.partition("<main")[2])


def drawn() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "green").save(out, "PNG")
    return out.getvalue()


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()


def acts_at(client: Client, path: str) -> list[str]:
    """What a page offers to do in the case."""
    return re.findall(r'class="button[^"]*" href="[^"]*?/([a-z]+)">', client.get(path).text)


def test_the_list_begins_with_what_waits_for_its_reader(work: Work) -> None:
    assert "No cases" in text_of(visitor(work.wanjiru), "/cases")
    first = opened(work)
    escalated(work, opened(work, "payment", ("engagement", 7)))
    closed = opened(work, subject=("review", 2))
    actions.withdraw(closed, by=work.wanjiru.actor, at=OPENED)
    said = text_of(visitor(work.amina), "/cases")
    heads = [said.index(words) for words in ("Waits for you", "A rating", "Waits for others", "A payment", "Closed")]
    assert heads == sorted(heads)
    assert "There is time until the end of 7 March 2026 (UTC)." in said
    assert "closed: withdrawn" in said
    assert "Waits for you" not in text_of(visitor(work.wanjiru), "/cases")
    assert visitor().get("/cases").headers["Location"] == "/sign-in?next=%2Fcases"
    assert f"/cases/{first.pk}" in visitor(work.amina).get("/cases").text


@pytest.mark.parametrize(
    ("state", "for_claimant", "for_respondent"),
    [
        ("asked", ["add", "withdraw"], ["answer"]),
        ("discussed", ["add", "propose", "impasse", "withdraw"], ["add", "propose", "impasse"]),
        ("escalated", ["add", "withdraw"], ["add"]),
        ("ruled", ["appeal"], ["appeal"]),
        ("closed", [], []),
    ],
)
def test_a_case_offers_each_side_what_it_can_do_now_and_nothing_else(
    work: Work, state: str, for_claimant: list[str], for_respondent: list[str]
) -> None:
    case = in_state(work, state)
    offered = [acts_at(visitor(each), f"/cases/{case.pk}") for each in (work.wanjiru, work.amina, work.team)]
    assert [each[: len(for_claimant) + 1] for each in offered[:2]] == [for_claimant, for_respondent]


def in_state(work: Work, state: str) -> Case:
    case = opened(work)
    if state == "discussed":
        actions.answer(case, Said("It came late."), by=work.amina.actor, at=OPENED)
    if state == "escalated":
        escalated(work, case)
    if state == "ruled":
        ruled(work, case)
    if state == "closed":
        actions.withdraw(case, by=work.wanjiru.actor, at=OPENED)
    return again(case)


def test_a_whole_case_is_led_on_its_pages(work: Work) -> None:
    case = opened(work)
    amina, wanjiru, page = visitor(work.amina), visitor(work.wanjiru), f"/cases/{case.pk}"
    assert "It is your turn" in text_of(amina, page)
    assert "Wanjiru reads it, and so does whoever rules." in text_of(amina, f"{page}/answer")
    assert amina.post(f"{page}/answer", {"text": "It came late."}).headers["Location"] == page
    assert amina.post(f"{page}/propose", {"text": "We both reply."}).status_code == 302
    assert acts_at(wanjiru, page)[:2] == ["accept", "decline"]
    assert "We both reply." in text_of(wanjiru, f"{page}/accept")
    assert wanjiru.post(f"{page}/decline").status_code == 302
    assert wanjiru.post(f"{page}/impasse").status_code == 302
    actions.rule(case, decided(), by=work.team.actor, at=OPENED + DAY)
    said = text_of(amina, page)
    for words in (
        "It came late.",
        "The agreement was declined",
        "Wanjiru saw no way to agree; the case went to Kazi Hub",
        "The review counts less: 40 percent",
        "The brief changed on the last day.",
        "No conflict of interest.",
        "If you do not accept the ruling, appeal. You can do so once.",
        "Without an appeal by then the ruling stands and the case is closed.",
    ):
        assert words in said
    assert amina.post(f"{page}/appeal", {"text": "The day is wrong."}).status_code == 302
    assert wanjiru.post(f"{page}/withdraw", {"text": "We spoke."}).status_code == 302
    assert (again(case).state, again(case).closing) == ("closed", "withdrawn")
    assert "We spoke." in text_of(amina, page)


def test_what_cannot_be_taken_keeps_what_was_typed_and_says_why(work: Work) -> None:
    case = opened(work)
    amina, page = visitor(work.amina), f"/cases/{case.pk}/answer"
    bad = SimpleUploadedFile("notes.txt", b"hello", content_type="text/plain")
    answer = amina.post(page, {"text": "It came late.", "files": [bad]})
    assert answer.status_code == 422
    assert "notes.txt: This file is none of these." in plain(answer.text)
    assert "It came late.</textarea>" in answer.text
    assert amina.post(page, {"text": ""}).status_code == 422
    assert Statement.objects.count() == 1


def test_a_step_out_of_turn_is_refused_and_an_old_link_leads_to_the_case(work: Work) -> None:
    case = opened(work)
    wanjiru, amina = visitor(work.wanjiru), visitor(work.amina)
    refused = wanjiru.post(f"/cases/{case.pk}/answer", {"text": "Mine."})
    assert (refused.status_code, "belongs to the other side" in refused.text) == (409, True)
    assert wanjiru.get(f"/cases/{case.pk}/answer").headers["Location"] == f"/cases/{case.pk}"
    assert amina.post(f"/cases/{case.pk}/accept").status_code == 404
    assert amina.get(f"/cases/{case.pk}/nothing").status_code == 404


def test_files_are_served_to_the_parties_alone_and_cannot_act(work: Work) -> None:
    said = Said("See this.", [Upload("a.png", drawn())])
    case = actions.open_case(filing(work), said, by=work.wanjiru.actor, at=OPENED)
    path = f"/cases/{case.pk}/files/1/1"
    assert path in visitor(work.amina).get(f"/cases/{case.pk}").text
    answer = visitor(work.amina).get(path)
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/png",
        "nosniff",
    )
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [visitor(each).get(path).status_code for each in (None, work.mallory, work.otieno)] == [404] * 3


def test_a_case_is_opened_from_what_it_is_about(work: Work) -> None:
    about = f"/cases/new?about=engagement:{engaged(work).pk}"
    wanjiru = visitor(work.wanjiru)
    said = text_of(wanjiru, about)
    assert "Dune Analytics answers in writing: at most 3 days" in said
    assert "Kazi Hub rules, with reasons: at most 7 days" in said
    assert wanjiru.post(about, {"text": "No pay."}).status_code == 422
    answer = wanjiru.post(about, {"kind": "payment", "text": "The invoice is open."})
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}"
    assert (case.kind, case.title, case.state) == ("payment", "Dashboard for shipments", "asked")
    assert "no promise that anybody pays" in text_of(wanjiru, f"/cases/{case.pk}")
    assert wanjiru.post(about, {"kind": "payment", "text": "Again."}).status_code == 409
    for nothing in ("", "engagement:9999999", "engagement:x", "planet:1", "review:1"):
        assert wanjiru.get(f"/cases/new?about={nothing}").status_code == 404
    assert visitor(work.mallory).get(about).status_code == 404


def test_by_the_secret_link_somebody_without_an_account_reads_adds_and_withdraws(work: Work) -> None:
    side = Side("public", None, "Amina", email="amina@elsewhere.example", zone="Africa/Nairobi")
    asked = Filing("question", ("programme", 7), "Trusted Talent Partner", side, None, 7, "Open Assembly")
    case = actions.open_case(asked, WORDS, by=STRANGER, at=OPENED)
    page = f"/cases/with/{minted(case.pk, 'claimant').token}"
    anybody = visitor()
    assert "Others have the turn" in text_of(anybody, page)
    assert acts_at(anybody, page) == ["add", "withdraw"]
    assert anybody.post(f"{page}/add", {"text": "One more thing."}).headers["Location"] == page
    assert "One more thing." in text_of(anybody, page)
    assert anybody.post(f"{page}/withdraw", {"text": ""}).status_code == 302
    assert again(case).closing == "withdrawn"
    assert anybody.get(page[:-2] + "AA").status_code == 404
    assert anybody.get(page).headers["Referrer-Policy"] == "no-referrer"
