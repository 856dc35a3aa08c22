"""The register: what it lists, what it says of it, and how a reader finds something in it."""

import gzip
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded, decided
from goodstanding.accreditation import actions as accreditation
from goodstanding.badges.register.entries import Wanted, entries, sought
from goodstanding.badges.register.shares import Share, shares_of
from goodstanding.base import clock
from goodstanding.marketplaces.actions import Profile, change_profile
from making import OPENED, scene

pytestmark = pytest.mark.django_db
LATER = DECIDED + 10 * DAY
WHY = "Three of the answers came from friends of the house."


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(LATER):
        yield


def page(path="/register", language="en"):
    return Client(headers={"Accept-Language": language}).get(path)


def words(answer):
    """What a reader sees, without the look of the page."""
    body = answer.text.split("<body>")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_before_the_first_award_the_register_says_why_it_is_empty():
    scene()
    shown = words(page())
    assert "No award yet An award shows here on the day it is signed, and stays for good." in shown
    assert "Search the register" not in shown


def test_an_award_is_listed_with_its_state_and_nothing_of_its_score():
    awarded(scene())
    shown = words(page())
    assert "1 marketplace Kazi Hub Kenya · Design Granted Trusted Talent Partner 2026 Held until 1 April 2027." in shown
    assert "5.00" not in shown


def suspended(set_up, award):
    accreditation.suspend(award, WHY, by=set_up.ole.actor, at=LATER)


def withdrawn(set_up, award):
    accreditation.withdraw(award, WHY, by=set_up.ole.actor, at=LATER)


@pytest.mark.parametrize(
    ("act", "at", "said"),
    [
        (None, LATER, "Granted Trusted Talent Partner 2026 Held until 1 April 2027."),
        (None, DECIDED + 400 * DAY, "Lapsed Trusted Talent Partner 2026 It ended on 1 April 2027 and was not renewed"),
        (
            suspended,
            LATER,
            f"Suspended Trusted Talent Partner 2026 It has counted for nothing since 11 April 2026: {WHY}",
        ),
        (withdrawn, LATER, f"Withdrawn Trusted Talent Partner 2026 Ended on 11 April 2026, for good: {WHY}"),
    ],
)
def test_each_state_is_said_with_its_day_and_its_reason(act, at, said):
    set_up = scene()
    award = awarded(set_up)
    if act:
        act(set_up, award)
    with clock.pinned(at):
        assert said in words(page())


def test_a_marketplace_page_tells_everything_that_happened_to_an_award():
    set_up = scene()
    award = awarded(set_up)
    suspended(set_up, award)
    accreditation.reinstate(award, "Invoices were shown.", by=set_up.ole.actor, at=LATER + DAY)
    with clock.pinned(LATER + 2 * DAY):
        shown = words(page("/register/kazi-hub"))
    history = f"1 April 2026 Award 11 April 2026 Suspended {WHY} 12 April 2026 Reinstated Invoices were shown."
    assert history in shown
    assert "Who was asked Every client was asked." in shown
    assert "Ownership, self-declared Bootstrapped: no outside investors" in shown


@pytest.mark.parametrize("slug", ["ajira-desk", "nobody-at-all"])
def test_a_marketplace_without_an_award_has_no_page_like_one_that_does_not_exist(slug):
    awarded(scene())
    assert page(f"/register/{slug}").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        ({"name": "kazi"}, True),
        ({"name": " KAZI-HUB.example "}, True),
        ({"name": "ajira"}, False),
        ({"region": "Africa", "category": "Design", "language": "en", "ownership": "bootstrapped"}, True),
        ({"region": "Africa", "category": "Legal"}, False),
        ({"programme": "trusted-talent-partner", "state": "granted", "year": "2026"}, True),
        ({"programme": "another"}, False),
        ({"state": "lapsed"}, False),
        ({"year": "2025"}, False),
    ],
)
def test_a_reader_finds_by_name_and_by_what_is_declared(wanted, is_found):
    awarded(scene())
    found = sought(entries(LATER.date()), Wanted(**wanted))
    assert [entry.marketplace.slug for entry in found] == (["kazi-hub"] if is_found else [])


def test_accents_and_case_keep_nobody_from_being_found():
    set_up = scene()
    awarded(set_up)
    profile = Profile("", "São João Talentos", "https://sao.example", "BR", 2019, "2-10", "America/Sao_Paulo", {})
    change_profile(set_up.kazi_hub, profile, by=set_up.team.actor, at=LATER)
    assert "1 marketplace" in words(page("/register?name=sao joao"))


def test_what_nothing_matches_stays_chosen_and_leads_back():
    awarded(scene())
    answer = page("/register?region=Atlantis&name=%00<b>")
    assert answer.status_code == 200
    assert '<option value="Atlantis" selected>Atlantis</option>' in answer.text
    assert "Nothing in the register matches" in words(answer)
    assert "<b>" not in answer.text.split("<body>")[1]


def test_a_year_with_fewer_than_five_decided_hides_its_share_and_a_running_one_waits():
    set_up = scene()
    awarded(set_up)
    assert "Trusted Talent Partner 2026 Comes out when the year is over" in words(page())
    with clock.pinned(OPENED + timedelta(days=400)):
        assert "Trusted Talent Partner 2026 Hidden: fewer than 5 were decided" in words(page())


def test_a_year_with_shortfalls_only_is_not_named():
    decided(scene(), [2] * 12)
    with clock.pinned(OPENED + timedelta(days=400)):
        assert "2026" not in words(page())


P, Q = "trusted-talent-partner", "another"


@pytest.mark.parametrize(
    ("on", "listed", "awarded", "decided", "found"),
    [
        (date(2027, 1, 1), {(P, 2026)}, {(P, 2026): 4}, {(P, 2026): 5}, [Share(P, 2026, 4, 5)]),
        (date(2026, 12, 31), {(P, 2026)}, {(P, 2026): 4}, {(P, 2026): 5}, [Share(P, 2026, None, None, "not_over")]),
        (date(2027, 1, 1), {(P, 2026)}, {(P, 2026): 4}, {(P, 2026): 4}, [Share(P, 2026, None, None, "few")]),
        (date(2027, 1, 1), set(), {}, {(P, 2026): 4}, []),
        (date(2027, 1, 1), set(), {}, {(P, 2026): 5}, [Share(P, 2026, 0, 5)]),
        (
            date(2027, 1, 1),
            {(P, 2026), (P, 2025), (Q, 2025)},
            {(P, 2025): 6},
            {(P, 2025): 9},
            [Share(Q, 2025, None, None, "few"), Share(P, 2026, None, None, "few"), Share(P, 2025, 6, 9)],
        ),
    ],
)
def test_a_share_comes_out_when_the_year_is_over_and_five_were_decided(on, listed, awarded, decided, found):
    assert shares_of(listed, awarded, decided, on) == found


@pytest.mark.parametrize("path", ["/register", "/register/kazi-hub"])
def test_a_page_is_one_small_answer_without_script_or_cookie(path):
    awarded(scene())
    answer = page(path)
    assert re.findall(r'<script(?! type="application/ld\+json")', answer.text) == []
    assert re.findall(r'(?:src|href)="(?!/|#|https://kazi-hub\.example)', answer.text) == []
    assert answer.cookies == {}
    assert len(gzip.compress(answer.content)) <= 20_000
