"""The pages of norms: what the operator previews and freezes, and what everybody and the team read."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from goodstanding.accreditation.models import Decision, Release
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from making import OPENED, Scene, scene
from norming import FROZEN, frozen, judged, many, shop

pytestmark = pytest.mark.django_db
LATER = FROZEN + timedelta(days=93)
NORMS = "/programmes/trusted-talent-partner/norms"
NONCE = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def read(client: Client, address: str, at: datetime = FROZEN) -> str:
    with clock.pinned(at):
        answer = client.get(address)
    assert answer.status_code == 200, address
    return NONCE.sub("", answer.content.decode())


def freeze(client: Client, confirm: str) -> HttpResponse:
    [digest] = re.findall('name="digest" value="([0-9a-f]{64})"', read(client, f"{NORMS}/freeze"))
    with clock.pinned(FROZEN):
        return client.post(f"{NORMS}/freeze?edition=2026", {"digest": digest, "confirm": confirm})


def team_of(set_up: Scene, decision: Decision) -> Client:
    grant(set_up.team, "team", decision.round.marketplace_id, by=SYSTEM, at=OPENED)
    return signed_in(set_up.team)


def test_the_operator_previews_and_freezes_and_everybody_reads_it() -> None:
    set_up, _decisions = many()
    ole = signed_in(set_up.ole)
    assert "No norms yet" in read(Client(), NORMS)
    preview = read(ole, f"{NORMS}/freeze")
    assert re.findall("<bdi>(Sub-Saharan Africa|6|60|Published)</bdi>", preview) == ["6", "60", "Published"] * 2 + [
        *("Sub-Saharan Africa", "6", "60", "Published")
    ]
    answer = freeze(ole, "2026")
    assert (answer.status_code, answer["Location"]) == (302, f"{NORMS}/1")
    for address in (NORMS, f"{NORMS}/1"):
        page = read(Client(), address)
        assert (
            re.findall("<bdi>(6 to 9|4.2|3.9.·.4.4.·.4.9)</bdi>", page)
            == ["6 to 9", "4.2", "3.9\u00a0·\u00a04.4\u00a0·\u00a04.9", "4.2"] * 3
        )
    assert "Freeze the next one on 1 August 2026 or later." in read(ole, f"{NORMS}/freeze")


def test_another_edition_typed_is_told_on_the_page_and_kept() -> None:
    set_up, _decisions = many()
    ole = signed_in(set_up.ole)
    answer = freeze(ole, "<2025")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This preview is of the edition 2026." in page
    assert 'value="&lt;2025"' in page
    assert not Release.objects.exists()


def test_before_any_decision_the_operator_is_led_to_the_board() -> None:
    page = read(signed_in(scene().ole), f"{NORMS}/freeze")
    assert "Nothing to compare yet" in page
    assert '<a class="button" href="/programmes/trusted-talent-partner/board">' in page


def test_where_all_would_be_hidden_the_page_says_why_and_freezes_nothing() -> None:
    set_up = scene()
    judged(set_up, shop(set_up, 1, "Sub-Saharan Africa", "Design"), 5)
    page = read(signed_in(set_up.ole), f"{NORMS}/freeze")
    assert page.count("Hidden: a marketplace in it would look at fewer than 5 others.") == 3
    assert "Nothing to freeze yet" in page
    assert "Freeze this release" not in page


def test_the_file_holds_what_the_page_shows() -> None:
    set_up, _decisions = many()
    frozen(set_up)
    about = '"trusted-talent-partner",1,2026,"2026-05-01","norms-1@2026-01-01"'
    figures = "6,9,4.2,3.9,4.4,4.9,4.2"
    header = (
        "programme,release,edition,frozen_on,policy,norm,of,marketplaces_from,marketplaces_to,mean,quartile_1,median"
    )
    names = f"{header},quartile_3,drawn_to_all".split(",")
    assert read(Client(), f"{NORMS}/1.csv").splitlines() == [
        ",".join(f'"{name}"' for name in names),
        f'{about},"all","all",{figures}',
        f'{about},"category","Design",{figures}',
        f'{about},"region","Sub-Saharan Africa",{figures}',
    ]


def test_what_is_not_there_looks_like_what_is_not_yours() -> None:
    many()
    for address in (f"{NORMS}/1", f"{NORMS}/1.csv", "/programmes/other/norms", f"{NORMS}/freeze"):
        assert Client().get(address).status_code == 404


def test_the_team_reads_its_quarter_on_its_page_and_in_its_report() -> None:
    set_up, decisions = many()
    team = team_of(set_up, decisions[0])
    place = f"/marketplaces/{decisions[0].round.marketplace.slug}/2026"
    assert "No comparison yet" in read(team, place)
    assert "No comparison yet" in read(team, f"{place}/report")
    frozen(set_up)
    assert read(team, place).count("in the highest quarter") == 3
    assert read(team, f"{place}/report").count("in the highest quarter; mean 4.2, quartiles 3.9, 4.4, 4.9") == 3
    assert "درجتك مقرَّبة إلى المعيار: 4.9" in read(team, f"{place}/report?language=ar")


def test_two_worlds_that_differ_in_a_newcomers_score_give_the_same_bytes() -> None:
    set_up, decisions = many()
    frozen(set_up)
    team = team_of(set_up, decisions[0])
    assert world(set_up, team, 5) == world(set_up, team, 2)


def world(set_up: Scene, team: Client, value: int) -> list[str]:
    """All that others read, and what the operator would publish, after a newcomer with this value; then undone."""
    report = "/marketplaces/hub-01/2026/report"
    with transaction.atomic():
        judged(set_up, shop(set_up, 20, "Sub-Saharan Africa", "Design"), value)
        ole = signed_in(set_up.ole)
        open_to_all = [read(Client(), f"{NORMS}{tail}", LATER) for tail in ("", "/1", "/1.csv")]
        own = [read(team, address, LATER) for address in (report, f"{report}.json", "/marketplaces/hub-01/2026")]
        previewed = read(ole, f"{NORMS}/freeze", LATER)
        transaction.set_rollback(True)
    return [*open_to_all, *own, previewed]
