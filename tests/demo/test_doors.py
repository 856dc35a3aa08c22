"""The demo doors: five people, by POST only, in demo mode only."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.outbox import enqueue
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.world import AMINA
from goodstanding.marketplaces.actions import Buyer
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from making import OPENED, scene

AT = datetime(2026, 11, 21, tzinfo=UTC)
DOORS = override_settings(ROOT_URLCONF="goodstanding.config.urls_demo")
RUNNING_INSTALL = """
import sys
import django
django.setup()
from django.test import Client
from django.urls import get_resolver
resolver = get_resolver()
names = [str(pattern.pattern) for pattern in resolver.url_patterns]
for pattern in resolver.url_patterns:
    getattr(pattern, "url_patterns", None)
client = Client(HTTP_HOST="127.0.0.1")
statuses = [client.post(f"/demo/{path}").status_code for path in ("step-in/ole", "step-out", "outbox")]
imported = sorted(name for name in sys.modules if name.startswith("goodstanding.demo"))
print(statuses, [name for name in names if "demo" in name], imported)
"""


@pytest.fixture
def accounts(db: None) -> dict[str, Account]:
    """The five people, the operator with an office."""
    made = {one.slug: register(email=one.email, name=one.name, by=SYSTEM, at=AT) for one in PEOPLE}
    grant(made["ole"], "operator", 1, by=SYSTEM, at=AT)
    return made


@DOORS
@pytest.mark.parametrize(
    ("slug", "to"),
    [("ole", "/home"), ("kazi-hub", "/home"), ("amina", "/hire"), ("wanjiru", "/work"), ("mallory", "/demo/you")],
)
def test_stepping_in_signs_in_and_goes_where_the_work_is(
    accounts: dict[str, Account], client: Client, slug: str, to: str
) -> None:
    response = client.post(f"/demo/step-in/{slug}")
    assert (response.status_code, response["Location"]) == (302, to)
    assert client.session[SESSION_KEY] == str(accounts[slug].pk)


@DOORS
def test_stepping_in_gives_the_session_a_new_key(accounts: dict[str, Account], client: Client) -> None:
    client.post("/demo/step-in/ole")
    first = client.session.session_key
    client.post("/demo/step-in/mallory")
    assert client.session.session_key not in (None, first)


@DOORS
def test_stepping_out_signs_out(accounts: dict[str, Account], client: Client) -> None:
    client.post("/demo/step-in/ole")
    response = client.post("/demo/step-out")
    assert (response.status_code, response["Location"], SESSION_KEY in client.session) == (302, "/", False)


@DOORS
def test_nobody_else_can_be_stepped_in_as(accounts: dict[str, Account], client: Client) -> None:
    register(email="team@lagoscrewline.example", name="Lagos Crewline team", by=SYSTEM, at=AT)
    for slug in ("lagos-crewline", "root", "1", str(accounts["ole"].pk)):
        assert client.post(f"/demo/step-in/{slug}").status_code == 404
    assert SESSION_KEY not in client.session


@DOORS
@pytest.mark.django_db
def test_a_person_whom_the_world_does_not_hold_yet_is_not_found(client: Client) -> None:
    assert client.post("/demo/step-in/ole").status_code == 404


@DOORS
@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/demo/step-in/ole", "/demo/step-out"])
def test_only_a_post_opens_a_door(accounts: dict[str, Account], client: Client, method: str, path: str) -> None:
    events = Event.objects.count()
    response = getattr(client, method)(path)
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert (list(client.session.keys()), Event.objects.count(), len(mail.outbox)) == ([], events, 0)


@DOORS
def test_a_form_from_elsewhere_opens_no_door(accounts: dict[str, Account]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/step-in/ole").status_code == 403
    assert SESSION_KEY not in strict.session


@DOORS
def test_the_outbox_shows_the_mails_with_their_text(db: None, client: Client) -> None:
    with transaction.atomic():
        enqueue("amina@example.org", "Kazi Hub asks", "Open <b> it", "", purpose="invite", about="a:1", language="en")
    page = client.get("/demo/outbox")
    assert page.status_code == 200
    assert [text in page.content.decode() for text in ("Kazi Hub asks", "amina@example.org", "Open &lt;b&gt; it")] == [
        True, True, True
    ]  # fmt: skip


@DOORS
def test_an_empty_outbox_says_why_and_is_read_only(db: None, client: Client) -> None:
    assert "A mail shows here the moment it is written." in client.get("/demo/outbox").content.decode()
    assert client.post("/demo/outbox").status_code == 405


@DOORS
def test_the_outbox_asks_the_same_number_of_queries_for_one_mail_and_for_three(
    db: None, client: Client, django_assert_num_queries: object
) -> None:
    for number in (1, 2, 3):
        with transaction.atomic():
            enqueue("amina@example.org", "Hello", "Text", "", purpose="p", about=f"a:{number}", language="en")
        with django_assert_num_queries(3):  # type: ignore[operator]
            client.get("/demo/outbox")


@DOORS
def test_the_outbox_shows_a_kind_at_a_time_and_twenty_mails_on_a_page(db: None, client: Client) -> None:
    with transaction.atomic():
        for number in range(21):
            enqueue("a@example.org", "Asked", "Text", "", purpose="surveys.ask", about=f"a:{number}", language="en")
        enqueue("a@example.org", "Your code", "Text", "", purpose="people.code", about="a:1", language="en")
    found = {
        query: client.get(f"/demo/outbox{query}").content.decode().count("<article")
        for query in ("", "?page=2", "?kind=asking&page=2", "?kind=other", "?kind=decisions", "?kind=nonsense")
    }
    assert found == {
        "": 20, "?page=2": 2, "?kind=asking&page=2": 1, "?kind=other": 1, "?kind=decisions": 0, "?kind=nonsense": 20,
    }  # fmt: skip


@DOORS
def test_links_in_the_outbox_lead_to_where_the_demo_runs_now(db: None, client: Client) -> None:
    with transaction.atomic():
        enqueue("a@example.org", "Hello", "http://127.0.0.1:8123/home", "", purpose="p", about="a:1", language="en")
    assert (
        'href="http://localhost:8007/home"' in client.get("/demo/outbox", HTTP_HOST="localhost:8007").content.decode()
    )


@DOORS
def test_amina_is_told_who_asks_until_when_and_opens_her_link_by_a_post(
    accounts: dict[str, Account], client: Client
) -> None:
    set_up = scene()
    roster = [RosterLine(Buyer("c1", "Baraka Cold Chain", ""), (Addressee(AMINA), Addressee("other@x.example")))]
    survey = surveys.open_round(set_up.programme, set_up.kazi_hub, 2026, by=set_up.team.actor, at=OPENED)
    surveys.commit_roster(survey, roster, by=set_up.team.actor, at=OPENED)
    hers, others = surveys.launch(survey, by=set_up.team.actor, at=OPENED)
    client.post("/demo/step-in/amina")
    page = client.get("/demo/you").content.decode()
    opens = f"/demo/invitations/{hers.invitation.pk}/open"
    assert [words in page for words in ("Open Assembly asks you, for Baraka Cold Chain, 13 questions", opens)] == [
        True, True
    ]  # fmt: skip
    assert "They are open until 23 March 2026, 12:00 (Africa/Nairobi)." in page
    opened = client.post(opens)
    assert (opened.status_code, opened["Location"]) == (302, f"/i/{hers.token}")
    assert client.get(opens).status_code == 405
    assert client.post(f"/demo/invitations/{others.invitation.pk}/open").status_code == 404


@DOORS
def test_who_has_no_part_in_the_story_has_no_page_of_it(accounts: dict[str, Account], client: Client) -> None:
    assert client.get("/demo/you").status_code == 404
    client.force_login(register(email="team@lagoscrewline.example", name="Lagos", by=SYSTEM, at=AT))
    assert client.get("/demo/you").status_code == 404


def test_the_addresses_of_an_install_hold_no_door(accounts: dict[str, Account], client: Client) -> None:
    assert [client.post(f"/demo/{path}").status_code for path in ("step-in/ole", "step-out")] == [404, 404]
    assert client.get("/demo/outbox").status_code == 404
    assert reverse("portals:home") == "/home"


def test_a_running_install_never_imports_the_demo(tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GOODSTANDING_", "DATABASE_URL"))}
    given = {"GOODSTANDING_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
    command = [sys.executable, "-c", RUNNING_INSTALL]
    found = subprocess.run(command, env={**kept, **given}, capture_output=True, text=True, check=True)
    assert found.stdout.strip().splitlines()[-1] == "[404, 404, 404] [] []"
