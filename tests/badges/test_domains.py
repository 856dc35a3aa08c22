"""Whose a domain is: the code at its DNS, its file or its home page, looked for by the guarded way out."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from accreditation.telling import DECIDED, awarded
from badges.holding import LATER, proved
from goodstanding.badges import actions, jobs
from goodstanding.badges.models import DomainProof
from goodstanding.badges.proving import NAME, PATH, code_of
from goodstanding.badges.refusals import DomainNotProved
from goodstanding.base import clock, outbound
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.outbound import Fetched, Unreachable
from making import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """What lies at addresses and, under a bare name, in its TXT records; nothing else can be reached."""
    lies: dict[str, str] = {}

    def look(address: str) -> str:
        if address not in lies:
            raise Unreachable(f"{address} is not known.")
        return lies[address]

    monkeypatch.setattr(outbound, "fetch", lambda url: Fetched("text/html", look(url).encode()))
    monkeypatch.setattr(outbound, "texts_of", lambda name: ["v=spf1 -all", look(name)])
    return lies


def published(set_up: Scene, method: str) -> tuple[str, str]:
    code = code_of(set_up.kazi_hub)
    return {
        "dns": ("kazi-hub.example", f"{NAME}={code}"),
        "file": (f"https://kazi-hub.example{PATH}", f"{code}\n"),
        "meta": ("https://kazi-hub.example/", f"<html><head><META name='{NAME}' content='{code}'/><title>Kazi"),
    }[method]


@pytest.mark.parametrize("method", ["dns", "file", "meta"])
def test_the_code_in_any_of_three_places_proves_the_domain(internet, method):
    set_up = scene()
    with pytest.raises(DomainNotProved, match="is not known"):
        actions.prove_domain(set_up.kazi_hub, method, by=set_up.team.actor, at=DECIDED)
    address, content = published(set_up, method)
    internet[address] = content.replace(code_of(set_up.kazi_hub), code_of(set_up.rival))
    with pytest.raises(DomainNotProved, match="kazi-hub.example answers, but your code is not there"):
        actions.prove_domain(set_up.kazi_hub, method, by=set_up.team.actor, at=DECIDED)
    assert DomainProof.objects.count() == 0
    internet[address] = content
    proof = actions.prove_domain(set_up.kazi_hub, method, by=set_up.team.actor, at=DECIDED)
    assert (proof.domain, proof.method, proof.proved_at) == ("kazi-hub.example", method, DECIDED)


def test_only_the_own_team_has_its_domain_checked(internet):
    set_up = scene()
    for who in (set_up.rivals_team, set_up.mallory, set_up.ole):
        with pytest.raises(NotYours):
            actions.prove_domain(set_up.kazi_hub, "dns", by=who.actor, at=DECIDED)


def test_a_made_world_has_names_that_nobody_can_own_and_only_those():
    set_up = scene()
    set_up.kazi_hub.site = "https://kazihub.com"
    with pytest.raises(NotYours):
        actions.prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=DECIDED)


def test_the_yearly_check_finds_the_code_again_or_tries_tomorrow(internet):
    set_up = scene()
    awarded(set_up)
    address, content = published(set_up, "dns")
    internet[address] = content
    actions.prove_domain(set_up.kazi_hub, "dns", by=set_up.team.actor, at=DECIDED)
    jobs.check_domains(DECIDED + timedelta(days=334))
    assert DomainProof.objects.count() == 1
    del internet[address]
    jobs.check_domains(DECIDED + timedelta(days=336))
    assert DomainProof.objects.count() == 1
    internet[address] = content
    jobs.check_domains(DECIDED + timedelta(days=337))
    assert DomainProof.objects.count() == 2


def test_the_page_of_the_team_says_where_the_code_goes_and_keeps_what_was_chosen(internet):
    set_up = scene()
    proved(set_up)
    team = Client()
    team.force_login(set_up.team)
    with clock.pinned(LATER):
        page = team.get("/marketplaces/kazi-hub/badge").text
        assert f"{NAME}={code_of(set_up.kazi_hub)}" in page
        answer = team.post("/marketplaces/kazi-hub/badge", {"method": "file"})
    assert answer.status_code == 422
    assert "is not known" in answer.text
    assert re.findall(r'<input type="radio" name="method" value="(\w+)"[^>]* checked', answer.text) == ["file"]


def test_codes_differ_by_marketplace_and_domain():
    set_up = scene()
    first = code_of(set_up.kazi_hub)
    set_up.kazi_hub.site = "https://other.example"
    assert len({first, code_of(set_up.kazi_hub), code_of(set_up.rival)}) == 3
