"""Findings of an edition: previewed, published once, read by everybody in five languages, and audited with norms."""

import re
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from goodstanding.accreditation.actions import publish_findings
from goodstanding.accreditation.findings_refusals import FindingsChanged, FindingsPublished, FindingsTooEarly
from goodstanding.accreditation.models import Findings
from goodstanding.accreditation.queries import findings_editions, findings_of, findings_preview
from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.models import Account
from making import Scene, scene
from norming import many

pytestmark = pytest.mark.django_db
PLACE = "/programmes/trusted-talent-partner/findings"
OVER = datetime(2027, 2, 1, 9, tzinfo=UTC)
DURING = datetime(2026, 12, 1, 9, tzinfo=UTC)
NONCE = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def read(client: Client, address: str, at: datetime = OVER) -> str:
    with clock.pinned(at):
        answer = client.get(address)
    assert answer.status_code == 200, address
    return NONCE.sub("", answer.content.decode())


def digest(set_up: Scene, at: datetime = OVER) -> str:
    found = findings_preview(set_up.ole.actor, set_up.programme, 2026, at.date())
    assert found is not None
    return found.digest


def published(set_up: Scene, at: datetime = OVER) -> Findings:
    words = {"en": "Thank you <all>.", "fr": ""}
    return publish_findings(set_up.programme, 2026, digest(set_up, at), words, by=set_up.ole.actor, at=at)


def send(client: Client, **typed: str) -> HttpResponse:
    [found] = re.findall('name="digest" value="([0-9a-f]{64})"', read(client, f"{PLACE}/publish"))
    with clock.pinned(OVER):
        return client.post(f"{PLACE}/publish?edition=2026", {"digest": found, **typed})


def test_the_operator_reads_what_is_hidden_and_why_publishes_and_everybody_reads_it() -> None:
    set_up, _decisions = many()
    ole = signed_in(set_up.ole)
    assert "No findings yet" in read(Client(), PLACE)
    preview = read(ole, f"{PLACE}/publish")
    assert preview.count("Hidden: 0 marketplaces are judged in both years; it takes 15.") == 14
    assert preview.count("Hidden: 1 to 4 are behind it, or behind what it leaves.") == 1
    answer = send(ole, confirm="2026", introduction_en="Thank you <all>.", introduction_ar="شكرًا لكم.")
    assert (answer.status_code, answer["Location"]) == (302, f"{PLACE}/2026")
    page = read(Client(), f"{PLACE}/2026")
    assert "Thank you &lt;all&gt;." in page
    assert "Changes are not told: it takes 15 marketplaces that took part in both years." in page
    assert "شكرًا لكم." in read(Client(), f"{PLACE}/2026?language=ar")
    assert f'<a href="{PLACE}/2026">' in read(Client(), PLACE)
    assert "They never change." in read(ole, f"{PLACE}/publish?edition=2026")


def test_another_edition_typed_is_told_on_the_page_and_the_words_are_kept() -> None:
    set_up, _decisions = many()
    answer = send(signed_in(set_up.ole), confirm="<2025", introduction_es="Gracias.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This preview is of the edition 2026." in page
    assert "Gracias." in page
    assert not Findings.objects.exists()


def test_more_than_fifteen_hundred_letters_are_refused_on_the_page() -> None:
    set_up, _decisions = many()
    answer = send(signed_in(set_up.ole), confirm="2026", introduction_en="a" * 1501)
    assert answer.status_code == 422
    assert not Findings.objects.exists()


def test_publishing_twice_is_the_same_and_other_words_are_refused() -> None:
    set_up, _decisions = many()
    first = published(set_up)
    assert published(set_up) == first
    with pytest.raises(FindingsPublished):
        publish_findings(set_up.programme, 2026, first.inputs_digest, {"en": "Other"}, by=set_up.ole.actor, at=OVER)
    assert Event.objects.filter(kind="accreditation.findings_published").count() == 1


def test_an_edition_whose_year_or_rounds_are_not_over_is_refused() -> None:
    set_up, decisions = many()
    with pytest.raises(FindingsTooEarly):
        published(set_up, DURING)
    survey = decisions[0].round
    survey.state = "candidate"
    survey.save()
    with pytest.raises(FindingsTooEarly):
        published(set_up)
    assert "waits for its signature" in read(signed_in(set_up.ole), f"{PLACE}/publish?edition=2026")


def test_a_preview_that_changed_is_read_again() -> None:
    set_up, _decisions = many()
    with pytest.raises(FindingsChanged):
        publish_findings(set_up.programme, 2026, "0" * 64, {}, by=set_up.ole.actor, at=OVER)


def test_nobody_but_the_operator_previews_or_publishes() -> None:
    set_up, _decisions = many()
    for actor in (STRANGER, set_up.team.actor, set_up.mallory.actor):
        assert findings_preview(actor, set_up.programme, 2026, OVER.date()) is None
        assert findings_editions(actor, set_up.programme) == []
        with pytest.raises(NotYours):
            publish_findings(set_up.programme, 2026, digest(set_up), {}, by=actor, at=OVER)


def test_the_files_hold_what_the_page_shows_and_nothing_for_what_is_hidden() -> None:
    set_up, _decisions = many()
    published(set_up)
    about = '"trusted-talent-partner",2026,"2027-02-01","findings-1@2026-01-01"'
    changes = read(Client(), f"{PLACE}/2026/changes.csv").splitlines()
    empty = ",".join(['""'] * 7)
    assert changes[1:3] == [f'{about},"{item}","too_few",{empty}' for item in ("score", "fair_terms")]
    assert len(changes) == 15
    counts = read(Client(), f"{PLACE}/2026/counts.csv").splitlines()
    assert counts[1:] == [
        f'{about},"{name}",{value}'
        for name, value in {
            "verdict": '"cannot_tell"',
            "why": '"nothing_moved"',
            "sought": 6,
            "candidates": 6,
            "awarded": '""',
            "silent_share": "0.0",
            "late_less_early_points": '""',
            "flags": 6,
            "false_alarms": 6,
            "left_out": 0,
            "cases": 0,
            "overturned": 0,
        }.items()
    ]


def test_what_is_not_there_looks_like_what_is_not_yours() -> None:
    set_up, _decisions = many()
    published(set_up)
    for tail in ("/2025", "/2025.pdf", "/2026/other.csv", "/2025/counts.csv", "/publish"):
        assert Client().get(f"{PLACE}{tail}").status_code == 404, tail


def test_the_paper_is_a_tagged_pdf() -> None:
    set_up, _decisions = many()
    published(set_up)
    answer = Client().get(f"{PLACE}/2026.pdf?language=fr&paper=us-letter")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["Content-Disposition"] == 'inline; filename="trusted-talent-partner-2026-findings.pdf"'


def test_a_programme_without_rounds_leads_its_operator_to_the_board() -> None:
    set_up = scene()
    ole = signed_in(set_up.ole)
    assert "Nothing to tell yet" in read(ole, f"{PLACE}/publish")
    assert "Nothing to watch yet" in read(ole, "/programmes/trusted-talent-partner/monitor")


def test_the_monitor_shows_the_operator_levels_and_says_what_cannot_be_told() -> None:
    set_up, _decisions = many()
    page = read(signed_in(set_up.ole), "/programmes/trusted-talent-partner/monitor")
    assert page.count("fewer than 5 marketplaces took part in both years") == 5
    assert "Inflation: answers at the top of the scale" in page
    assert "<bdi>4.23</bdi>" in page


def test_published_findings_never_change_with_what_comes_after() -> None:
    set_up, decisions = many()
    published(set_up)
    before = read(Client(), f"{PLACE}/2026")
    decision = decisions[0]
    decision.verdict["trust_score"] = 1.0
    decision.save()
    assert read(Client(), f"{PLACE}/2026") == before
    assert findings_of(STRANGER, set_up.programme).count() == 1
