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
from goodstanding.badges.queries import newest_proof
from goodstanding.badges.refusals import DomainNotProved
from goodstanding.base import clock, outbound
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.outbound import Fetched, Unreachable
from goodstanding.people.actions import describe
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


def found_missing(set_up: Scene, method: str = "dns") -> None:
    """Kazi Hub holds an award and showed its domain by a method; a year on the check finds nothing."""
    awarded(set_up)
    actions.prove_domain(set_up.kazi_hub, method, by=set_up.team.actor, at=DECIDED, checker=lambda _shop, _method: None)
    jobs.check_domains(DECIDED + timedelta(days=336))


def letters() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose="badges.domain").order_by("pk"))


def test_the_team_is_told_of_a_failed_check_once_and_again_when_it_fails_after_a_proof(internet):
    set_up = scene()
    found_missing(set_up)
    jobs.check_domains(DECIDED + timedelta(days=337))
    assert [mail.to for mail in letters()] == ["team@people.example"]
    event = Event.objects.get(kind="badges.domain_missed")
    shop = str(set_up.kazi_hub.pk)
    assert (event.actor, event.subject_id, event.tenant) == ("system", shop, f"marketplace:{shop}")
    assert event.data == {"method": "dns", "mails": 1}
    address, content = published(set_up, "dns")
    internet[address] = content
    jobs.check_domains(DECIDED + timedelta(days=338))
    later = newest_proof(SYSTEM, set_up.kazi_hub)
    told = [actions.tell_of_domain(later, "", by=SYSTEM, at=DECIDED + timedelta(days=700)) for _twice in range(2)]
    assert (told, len(letters())) == ([1, 0], 2)


@pytest.mark.parametrize(
    ("method", "place"),
    [
        ("dns", "A TXT record of kazi-hub.example with this text:\n\n- goodstanding-verification={code}"),
        ("file", f"A file at https://kazi-hub.example{PATH} with this text:\n\n- {{code}}"),
        (
            "meta",
            "This tag in the page at https://kazi-hub.example/:\n\n"
            '- <meta name="goodstanding-verification" content="{code}">',
        ),
    ],
)
def test_the_letter_says_what_was_looked_for_what_was_found_and_what_to_do_by_when(internet, method, place):
    set_up = scene()
    address, _content = published(set_up, method)
    internet[address] = "something else"
    found_missing(set_up, method)
    (mail,) = letters()
    assert mail.subject == "Kazi Hub: the code at kazi-hub.example was not found"
    assert place.format(code=code_of(set_up.kazi_hub)) in mail.text
    assert "kazi-hub.example answers, but your code is not there." in mail.text
    assert "Put the code back by 2 April 2027, or use another of the three places on your badge page." in mail.text
    assert "/marketplaces/kazi-hub/badge#domain" in mail.text


def test_the_letter_names_the_cause_where_nothing_can_be_read_and_speaks_the_language_of_its_reader(internet):
    set_up = scene()
    describe(set_up.team, name="Team", language="es", zone="UTC", by=set_up.team.actor, at=DECIDED)
    found_missing(set_up)
    (mail,) = letters()
    assert mail.subject == "Kazi Hub: no encontramos el código en kazi-hub.example"
    assert "Nada que se pudiera leer. La causa, en inglés:\n\n- kazi-hub.example is not known." in mail.text
    assert "Vuelva a poner el código hasta el 2 de abril de 2027" in mail.text


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
