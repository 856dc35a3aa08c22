"""What may be public of an award, and nothing more."""

from dataclasses import asdict
from datetime import date

import pytest

from accreditation.telling import DECIDED, awarded
from badges.holding import proved
from goodstanding.badges import actions
from goodstanding.badges.facts import Figures, band, public_facts
from goodstanding.badges.publicity import Switches
from making import scene

pytestmark = pytest.mark.django_db


def test_a_band_of_answers_is_public_by_the_disclosure_policy():
    seen = {clients: band(clients, date(2026, 5, 1)) for clients in (1, 9, 10, 14, 15, 29, 30, 400)}
    assert seen == {1: "1-9", 9: "1-9", 10: "10-14", 14: "10-14", 15: "15-29", 29: "15-29", 30: "30+", 400: "30+"}


def test_the_facts_name_who_what_and_how_and_no_figure_without_the_switch():
    facts = public_facts(proved(scene()), DECIDED.date())
    said = asdict(facts) | {"award": 0, "assurance_words": "", "gathered": str(facts.gathered)}
    assert said == {
        "award": 0,
        "marketplace": "Kazi Hub",
        "slug": "kazi-hub",
        "site": "https://kazi-hub.example",
        "domain": "kazi-hub.example",
        "proved_on": DECIDED.date(),
        "proved_by": "demo",
        "programme": "Trusted Talent Partner",
        "programme_slug": "trusted-talent-partner",
        "operator": "Open Assembly",
        "designation": "Trusted Talent Partner",
        "adjective": "Trusted",
        "edition": 2026,
        "state": "granted",
        "since": DECIDED.date(),
        "reason": "",
        "awarded_on": DECIDED.date(),
        "valid_until": date(2027, 4, 1),
        "assurance": "B",
        "assurance_words": "",
        "gathered": "Every client was asked.",
        "answers": "10-14",
        "policy": "accredit-1@2026-01-01",
        "figures": None,
    }


def test_the_switch_shows_the_figures_at_once():
    set_up = scene()
    award = proved(set_up)
    actions.set_publicity(set_up.kazi_hub, Switches(shows_figures=True), by=set_up.team.actor, at=DECIDED)
    assert public_facts(award, DECIDED.date()).figures == Figures(5.0, (pytest.approx(4.773, abs=1e-3), 5.0), 12 / 14)


def test_without_a_proof_no_domain_is_named():
    facts = public_facts(awarded(scene()), DECIDED.date())
    assert (facts.domain, facts.proved_on, facts.proved_by) == ("", None, "")
