"""An offer, its answers, the engagement that a yes makes, and who is told."""

from datetime import date, timedelta

import pytest
from django.forms.models import model_to_dict

from goodstanding.base.models import OutgoingMail
from goodstanding.engagements.actions.applications import Applied, apply, digest_of, withdraw_application
from goodstanding.engagements.actions.offers import TrialOffered, accept_offer, decline_offer, offer, withdraw_offer
from goodstanding.engagements.actions.openings import close_opening, publish_opening
from goodstanding.engagements.models import Application, Engagement, Offer, Opening
from goodstanding.engagements.refusals import OfferWaits, OpeningNotOpen, StartsInThePast, WrongState
from goodstanding.marketplaces.actions import accept_terms, publish_terms
from goodstanding.marketplaces.refusals import TermsDue
from making import OPENED
from racing import race, refused
from working import applied, offered, opening, scene_of_work, terms

LATER = OPENED + timedelta(days=1)
TRIAL = TrialOffered("The first page.", 40_000, date(2026, 3, 20))


@pytest.mark.django_db
def test_a_yes_makes_the_engagement_that_was_offered() -> None:
    work = scene_of_work()
    made = offered(work, trial=TRIAL)
    engagement = accept_offer(made, by=work.wanjiru.actor, at=made.made_at + timedelta(minutes=190, seconds=40))
    kept = model_to_dict(engagement)
    agreed = (
        *("external_id", "title", "category", "scope", "pay", "rate_cents", "expenses_cents", "pay_within_days"),
        *("starts_on", "due_on", "state", "answer_minutes", "accepted_on", "started_on", "may_subcontract"),
    )
    assert {name: kept[name] for name in agreed} == {
        "external_id": f"here-{made.pk}",
        "title": "Dashboard for shipments",
        "category": "Design",
        "scope": "Three pages with charts, tested with five people.",
        "pay": "fixed",
        "rate_cents": 230_000,
        "expenses_cents": 10_000,
        "pay_within_days": 14,
        "starts_on": date(2026, 3, 16),
        "due_on": date(2026, 4, 30),
        "state": "agreed",
        "answer_minutes": 190,
        "accepted_on": date(2026, 3, 2),
        "started_on": None,
        "may_subcontract": False,
    }
    sides = (engagement.company_id, engagement.worker_id, engagement.marketplace_id)
    assert sides == (work.dune.pk, work.wanjirus.pk, work.kazi_hub.pk)
    trial = model_to_dict(engagement.trial, ["scope", "price_cents", "ends_on", "company_says", "worker_says"])
    assert trial == {
        "scope": "The first page.",
        "price_cents": 40_000,
        "ends_on": date(2026, 3, 20),
        "company_says": "",
        "worker_says": "",
    }
    assert [(entry.what, entry.side) for entry in engagement.entries.all()] == [("offer_accepted", "worker")]
    assert Opening.objects.get().state == "filled"


@pytest.mark.django_db
def test_other_applications_stay_and_the_opening_may_open_again_for_them() -> None:
    work = scene_of_work()
    found = opening(work)
    words = Applied(digest_of(found.scope), date(2026, 3, 16), 20, 200_000)
    second = apply(found, work.otienos, words, by=work.otieno.actor, at=OPENED)
    accept_offer(offered(work, applied(work, found)), by=work.wanjiru.actor, at=LATER)
    assert Application.objects.get(pk=second.pk).state == "sent"
    with pytest.raises(OpeningNotOpen):
        offer(second, terms(), by=work.amina.actor, at=LATER)
    publish_opening(found, by=work.amina.actor, at=LATER)
    accept_offer(offer(second, terms(), by=work.amina.actor, at=LATER), by=work.otieno.actor, at=LATER)
    assert sorted(Engagement.objects.values_list("worker__name", flat=True)) == ["Otieno", "Wanjiru"]


@pytest.mark.django_db
def test_one_offer_of_an_opening_waits_at_a_time() -> None:
    work = scene_of_work()
    found = opening(work)
    words = Applied(digest_of(found.scope), date(2026, 3, 16), 20, 200_000)
    second = apply(found, work.otienos, words, by=work.otieno.actor, at=OPENED)
    first = offered(work, applied(work, found))
    with pytest.raises(OfferWaits):
        offer(second, terms(), by=work.amina.actor, at=LATER)
    decline_offer(first, "The days do not fit.", by=work.wanjiru.actor, at=LATER)
    offer(second, terms(), by=work.amina.actor, at=LATER)
    assert list(Offer.objects.order_by("pk").values_list("state", "answer")) == [
        ("declined", "The days do not fit."),
        ("open", ""),
    ]


@pytest.mark.django_db
def test_an_offer_changes_by_being_withdrawn_and_made_anew() -> None:
    work = scene_of_work()
    first = offered(work)
    withdraw_offer(first, by=work.amina.actor, at=LATER)
    again = offered(work, first.application, at=LATER, rate_cents=235_000)
    with pytest.raises(WrongState):
        accept_offer(first, by=work.wanjiru.actor, at=LATER)
    assert accept_offer(again, by=work.wanjiru.actor, at=LATER).rate_cents == 235_000


@pytest.mark.django_db
def test_withdrawing_an_application_declines_its_offer() -> None:
    work = scene_of_work()
    made = offered(work)
    withdraw_application(made.application, by=work.wanjiru.actor, at=LATER)
    assert Offer.objects.get().state == "declined"
    assert close_opening(made.application.opening, by=work.amina.actor, at=LATER).state == "closed"


@pytest.mark.django_db
def test_an_offer_starts_today_or_later_in_the_marketplaces_zone() -> None:
    work = scene_of_work()
    application = applied(work)
    with pytest.raises(StartsInThePast):
        offered(work, application, starts_on=date(2026, 3, 1))
    assert offered(work, application, starts_on=date(2026, 3, 2)).state == "open"


@pytest.mark.django_db
def test_accepting_waits_for_accepted_terms() -> None:
    work = scene_of_work()
    made = offered(work)
    rules = publish_terms(work.kazi_hub, "terms", "Be fair.", date(2026, 3, 2), by=work.team.actor, at=OPENED)
    with pytest.raises(TermsDue):
        accept_offer(made, by=work.wanjiru.actor, at=LATER)
    accept_terms(rules, by=work.wanjiru.actor, at=LATER)
    assert accept_offer(made, by=work.wanjiru.actor, at=LATER).state == "agreed"


@pytest.mark.django_db
def test_the_worker_hears_of_the_offer_and_who_made_it_of_the_answer() -> None:
    work = scene_of_work()
    made = offered(work)
    decline_offer(made, "The days do not fit.", by=work.wanjiru.actor, at=LATER)
    again = offered(work, made.application, at=LATER)
    withdraw_offer(again, by=work.amina.actor, at=LATER)
    accept_offer(offered(work, made.application, at=LATER), by=work.wanjiru.actor, at=LATER)
    mails = OutgoingMail.objects.filter(purpose__startswith="engagements.offer").order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [
        ("wanjiru@people.example", "Dune Analytics makes you an offer"),
        ("amina@people.example", "Wanjiru declines your offer"),
        ("wanjiru@people.example", "Dune Analytics makes you an offer"),
        ("wanjiru@people.example", "Dune Analytics withdrew its offer"),
        ("wanjiru@people.example", "Dune Analytics makes you an offer"),
        ("amina@people.example", "Wanjiru accepts your offer"),
    ]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_an_offer_that_is_accepted_twice_at_once_makes_one_engagement() -> None:
    work = scene_of_work()
    made = offered(work)
    ends = race(*[lambda: accept_offer(made, by=work.wanjiru.actor, at=LATER)] * 4)
    assert (refused(ends), Engagement.objects.count()) == (["WrongState"] * 3, 1)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_of_two_offers_at_once_one_is_made() -> None:
    work = scene_of_work()
    application = applied(work)
    ends = race(*[lambda: offer(application, terms(), by=work.amina.actor, at=LATER)] * 2)
    assert (refused(ends), Offer.objects.count()) == (["WrongState"], 1)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_withdrawal_at_once_leave_one_of_them() -> None:
    work = scene_of_work()
    made = offered(work)
    ends = race(
        lambda: accept_offer(made, by=work.wanjiru.actor, at=LATER),
        lambda: withdraw_offer(made, by=work.amina.actor, at=LATER),
    )
    assert refused(ends) == ["WrongState"]
    state = Offer.objects.get().state
    assert (state, Engagement.objects.count()) in [("accepted", 1), ("withdrawn", 0)]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_sixteen_applications_of_one_worker_at_once_are_one() -> None:
    work = scene_of_work()
    found = opening(work)
    words = Applied(digest_of(found.scope), date(2026, 3, 16), 20, 200_000)
    ends = race(*[lambda: apply(found, work.wanjirus, words, by=work.wanjiru.actor, at=LATER)] * 16)
    assert (refused(ends), Application.objects.count()) == (["AppliedAlready"] * 15, 1)
