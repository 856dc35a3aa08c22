"""The pages of an engagement: what each side sees and does there."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goodstanding.base import clock
from goodstanding.engagements.actions.engagements import deliver
from goodstanding.engagements.actions.invoices import send_invoice
from goodstanding.engagements.actions.offers import TrialOffered
from goodstanding.engagements.actions.proposals import Expenses, Scope, propose
from goodstanding.engagements.actions.threads import Evidence, make_note, say
from goodstanding.engagements.jobs.engagements import ask_about_trials
from goodstanding.engagements.models import Engagement, Entry, Invoice, Trial
from goodstanding.people.models import Account
from making import OPENED
from working import engaged, scene_of_work, started

pytestmark = pytest.mark.django_db

AT = OPENED + timedelta(days=14)


@pytest.fixture(autouse=True)
def _two_weeks_later():
    with clock.pinned(AT):
        yield


def browser(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return client


def at(engagement: Engagement, *more: str) -> str:
    return "/".join(["/engagements", str(engagement.pk), *more])


def test_the_way_from_the_start_to_the_end_by_pages() -> None:
    work = scene_of_work()
    engagement, amina, wanjiru = engaged(work), browser(work.amina), browser(work.wanjiru)
    here = at(engagement)
    sent = [
        wanjiru.post(at(engagement, "step", "start")),
        wanjiru.post(at(engagement, "propose", "rate"), {"rate_cents": "2500.00", "pay_within_days": "10"}),
        amina.post(at(engagement, "proposals", "1", "accept")),
        wanjiru.post(at(engagement, "deliver"), {"text": "It stands on the server."}),
        amina.post(at(engagement, "return"), {"text": "The third page."}),
        wanjiru.post(at(engagement, "deliver"), {"text": "All three."}),
        amina.post(at(engagement, "step", "approve")),
        wanjiru.post(at(engagement, "invoice"), {"kind": "work", "cents": "2500"}),
        amina.post(at(engagement, "invoices", "1", "pay"), {"paid_on": "2026-03-16", "reference": "SEPA 77"}),
        amina.post(at(engagement, "end"), {"reason": "completed", "why": "Thank you."}),
    ]
    assert [(answer.status_code, answer.headers.get("Location")) for answer in sent] == [(302, here)] * len(sent)
    engagement.refresh_from_db()
    assert (engagement.state, engagement.rate_cents, engagement.paid_cents) == ("ended", 250_000, 250_000)
    page = amina.get(here).text
    assert "Dune Analytics ended the engagement. Reason: The work is done." in page
    assert "Dune Analytics paid invoice 1 of 2,500.00\N{NO-BREAK SPACE}USD on 16 March 2026." in page


@pytest.mark.parametrize(
    ("who", "path", "entered", "said"),
    [
        ("wanjiru", "deliver", {"text": ""}, "This field is required."),
        ("amina", "end", {"reason": "work_not_as_agreed", "why": "Nothing came."}, "attach a picture or a PDF"),
        ("wanjiru", "invoice", {"kind": "work", "cents": "9999"}, "2,300.00\N{NO-BREAK SPACE}USD are agreed"),
        ("wanjiru", "invoice", {"kind": "work", "cents": "-3"}, "greater than or equal to 1"),
        ("amina", "propose/expenses", {"expenses_cents": "100.00"}, "These values are what is agreed already."),
        ("wanjiru", "propose/dates", {"starts_on": "2026-03-16", "due_on": "2026-03-01"}, "These days do not fit."),
        ("amina", "write", {"text": ""}, "This field is required."),
    ],
)
def test_what_does_not_fit_is_said_on_the_same_page_and_what_was_typed_stays(who, path, entered, said) -> None:
    work = scene_of_work()
    answer = browser(getattr(work, who)).post(at(started(work), path), entered)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert all(value in answer.text for value in entered.values())


def test_each_side_reads_its_notes_and_the_team_reads_none_and_does_nothing() -> None:
    work = scene_of_work()
    engagement = started(work)
    make_note(engagement, "Ask finance.", Evidence(b"%PDF-1.7"), by=work.amina.actor, at=AT)
    say(engagement, "Good morning.", by=work.wanjiru.actor, at=AT)
    pages = {name: browser(getattr(work, name)).get(at(engagement)).text for name in ("amina", "wanjiru", "team")}
    assert {name: ("Ask finance." in page, "Good morning." in page) for name, page in pages.items()} == {
        "amina": (True, True),
        "wanjiru": (False, True),
        "team": (False, True),
    }
    assert ("Your next step" in pages["wanjiru"], "<form" in pages["team"].split("<main")[1]) == (True, False)
    file = at(engagement, "files", str(Entry.objects.get(kind="note").pk))
    seen = {name: browser(getattr(work, name)).get(file).status_code for name in ("amina", "wanjiru", "team")}
    assert seen == {"amina": 200, "wanjiru": 404, "team": 404}


def test_a_pdf_is_saved_and_never_shown() -> None:
    work = scene_of_work()
    engagement, amina = started(work), browser(work.amina)
    paper = SimpleUploadedFile("../../evil.html", b"%PDF-1.7<script>", content_type="text/html")
    assert amina.post(at(engagement, "write"), {"text": "See.", "evidence": paper}).status_code == 302
    entry = Entry.objects.get(kind="message")
    answer = amina.get(at(engagement, "files", str(entry.pk)))
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")
    assert [answer.headers[name] for name in headers] == [
        "application/pdf",
        f'attachment; filename="evidence-{entry.pk}.pdf"',
        "nosniff",
        "default-src 'none'; sandbox",
    ]


def test_words_of_people_are_text_and_never_markup() -> None:
    work = scene_of_work()
    engagement = started(work)
    say(engagement, "<script>alert(1)</script>", by=work.amina.actor, at=AT)
    propose(engagement, Scope("<b>all</b>"), "<i>why</i>", by=work.amina.actor, at=AT)
    page = browser(work.wanjiru).get(at(engagement)).text
    assert not [tag for tag in ("<script>alert", "<b>all", "<i>why") if tag in page]


def test_a_proposal_shows_old_and_new_side_by_side() -> None:
    work = scene_of_work()
    engagement = started(work)
    propose(engagement, Expenses(20_000), by=work.wanjiru.actor, at=AT)
    page = browser(work.amina).get(at(engagement)).text
    row = page[page.index("Agreed now") : page.index("Accept the change")]
    assert row.index("100.00\N{NO-BREAK SPACE}USD") < row.index("200.00\N{NO-BREAK SPACE}USD")


def test_both_say_on_the_page_whether_they_go_on() -> None:
    work = scene_of_work()
    engagement = started(work, trial=TrialOffered("One page.", 40_000, date(2026, 3, 10)))
    ask_about_trials(AT)
    assert "Say by 23 March 2026 whether you go on after the trial" in browser(work.amina).get(at(engagement)).text
    for who in (work.amina, work.wanjiru):
        assert browser(who).post(at(engagement, "trial"), {"decision": "continue"}).status_code == 302
    assert Trial.objects.get().decided_at == AT
    assert browser(work.amina).post(at(engagement, "trial"), {"decision": "perhaps"}).status_code == 404


def test_an_invoice_is_taken_back_by_the_worker() -> None:
    work = scene_of_work()
    engagement = started(work)
    send_invoice(engagement, "work", 100, by=work.wanjiru.actor, at=AT)
    for who, status in ((work.amina, 404), (work.wanjiru, 302)):
        assert browser(who).post(at(engagement, "invoices", "1", "withdraw")).status_code == status
    assert Invoice.objects.get().withdrawn_on == AT.date()


PATHS = ("", "deliver", "return", "invoice", "invoices/1/pay", "propose/rate", "propose/nonsense", "end", "files/1")
OPEN_TO = {
    "amina": {"", "return", "invoices/1/pay", "propose/rate", "end"},
    "wanjiru": {"", "deliver", "invoice", "propose/rate", "end"},
    "team": {""},
    "otieno": set(),
    "mallory": set(),
}


def test_each_page_is_open_to_its_side_alone() -> None:
    work = scene_of_work()
    engagement = started(work)
    send_invoice(engagement, "work", 100, by=work.wanjiru.actor, at=AT)
    clients = {name: browser(getattr(work, name)) for name in OPEN_TO}
    seen = {
        name: {path for path in PATHS if client.get(at(engagement, path).rstrip("/")).status_code == 200}
        for name, client in clients.items()
    }
    assert seen == OPEN_TO
    assert Client().get(at(engagement)).status_code == 302


def test_a_page_of_a_thread_of_5000_entries_takes_as_many_queries_as_of_five() -> None:
    work = scene_of_work()
    engagement, amina = started(work), browser(work.amina)
    few = queries(amina, engagement)
    Entry.objects.bulk_create(
        Entry(engagement=engagement, kind="message", side="company", author=work.amina, text=f"m{number}", at=AT)
        for number in range(5_000)
    )
    assert (queries(amina, engagement), few < 25) == (few, True)
    assert "m4999" in amina.get(at(engagement)).text


def queries(client: Client, engagement: Engagement) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(at(engagement)).status_code == 200
    return len(found)


def test_the_list_names_each_with_its_next_step_in_a_constant_number_of_queries() -> None:
    work = scene_of_work()
    engagement, wanjiru = started(work), browser(work.wanjiru)
    assert "Deliver by 30 April 2026" in wanjiru.get("/engagements").text
    with CaptureQueriesContext(connection) as one:
        wanjiru.get("/engagements")
    deliver(engagement, "Here.", by=work.wanjiru.actor, at=AT)
    started(work)
    propose(Engagement.objects.latest("pk"), Expenses(1), by=work.wanjiru.actor, at=AT)
    with CaptureQueriesContext(connection) as two:
        page = wanjiru.get("/engagements").text
    assert (len(two), "Dune Analytics approves the delivery" in page) == (len(one), True)
    assert browser(work.mallory).get("/engagements").text.count("No engagement yet") == 1
