"""Guidelines and terms: published version by version, accepted by each person, waited for by what follows."""

from datetime import date, timedelta

import pytest
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.actions import accept_terms, publish_terms, require_terms
from goodstanding.marketplaces.queries import terms_due, terms_in_force
from goodstanding.marketplaces.refusals import TermsDue, TermsInThePast
from making import OPENED, Scene, scene

pytestmark = pytest.mark.django_db
TODAY = OPENED.date()
PAGE = "/marketplaces/kazi-hub/terms"


@pytest.fixture
def kazi() -> Scene:
    return scene()


def published(kazi: Scene, text: str = "Be kind.", from_: date = TODAY, kind: str = "guidelines"):
    return publish_terms(kazi.kazi_hub, kind, text, from_, by=kazi.team.actor, at=OPENED)


def test_each_version_has_its_number_and_the_same_text_is_the_same_version(kazi: Scene):
    first, again, second = published(kazi), published(kazi), published(kazi, "Be kind and on time.")
    assert (first.version, again.pk, second.version) == (1, first.pk, 2)
    assert published(kazi, "Pay in time.", kind="terms").version == 1


def test_a_version_counts_from_its_day_on(kazi: Scene):
    now, later = published(kazi), published(kazi, "Be kinder.", TODAY + timedelta(days=30))
    assert terms_in_force(SYSTEM, kazi.kazi_hub, TODAY) == [now]
    assert terms_in_force(SYSTEM, kazi.kazi_hub, TODAY + timedelta(days=30)) == [later]


def test_a_day_that_is_over_is_refused_and_others_publish_nothing(kazi: Scene):
    with pytest.raises(TermsInThePast):
        published(kazi, from_=TODAY - timedelta(days=1))
    with pytest.raises(NotYours):
        publish_terms(kazi.kazi_hub, "terms", "Mine.", TODAY, by=kazi.rivals_team.actor, at=OPENED)


def test_who_has_not_accepted_what_is_in_force_is_told_what_waits(kazi: Scene):
    mallory = kazi.mallory.actor
    require_terms(kazi.kazi_hub, by=mallory, at=OPENED)
    guidelines, terms = published(kazi), published(kazi, "Pay in time.", kind="terms")
    accept_terms(guidelines, by=mallory, at=OPENED)
    with pytest.raises(TermsDue, match=r"You have not accepted: Terms\."):
        require_terms(kazi.kazi_hub, by=mallory, at=OPENED)
    first = accept_terms(terms, by=mallory, at=OPENED)
    assert accept_terms(terms, by=mallory, at=OPENED + timedelta(days=1)).accepted_at == first.accepted_at
    require_terms(kazi.kazi_hub, by=mallory, at=OPENED)


def test_a_new_version_waits_again(kazi: Scene):
    accept_terms(published(kazi), by=kazi.mallory.actor, at=OPENED)
    published(kazi, "Be kinder.")
    assert [each.version for each in terms_due(kazi.mallory.actor, kazi.kazi_hub, TODAY)] == [2]


def test_everybody_reads_them_and_a_person_accepts_what_was_shown_and_goes_back(client: Client, kazi: Scene):
    shown = published(kazi, "Be kind.\n\nBe <on> time.")
    with clock.pinned(OPENED):
        assert "Be &lt;on&gt; time." in client.get(PAGE).content.decode()
        assert client.post(f"{PAGE}/accept", {"shown": shown.pk}).status_code == 404
        client.force_login(kazi.mallory)
        assert "Waits for you" in client.get(PAGE).content.decode()
        unseen = published(kazi, "Pay in time.", kind="terms")
        answer = client.post(f"{PAGE}/accept", {"shown": shown.pk, "back": "/account"})
        assert (answer.status_code, answer["Location"]) == (302, "/account")
        assert terms_due(kazi.mallory.actor, kazi.kazi_hub, TODAY) == [unseen]
        away = client.post(f"{PAGE}/accept", {"shown": unseen.pk, "back": "//mallory.example"})
        assert away["Location"] == PAGE
        assert "Waits for you" not in client.get(PAGE).content.decode()


def test_the_team_publishes_on_its_page_and_nobody_else(client: Client, kazi: Scene):
    said = {"kind": "terms", "text": "Pay in time.", "in_force_from": TODAY.isoformat()}
    with clock.pinned(OPENED):
        client.force_login(kazi.team)
        assert "No version yet" in client.get(f"{PAGE}/versions").content.decode()
        past = client.post(f"{PAGE}/versions", {**said, "in_force_from": "2026-03-01"})
        assert (past.status_code, "Pay in time." in past.content.decode()) == (422, True)
        assert client.post(f"{PAGE}/versions", said).status_code == 302
        assert "Terms, version 1" in client.get(f"{PAGE}/versions").content.decode()
        client.force_login(kazi.rivals_team)
        assert client.post(f"{PAGE}/versions", said).status_code == 404
