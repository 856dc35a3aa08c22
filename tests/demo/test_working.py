"""The work of Kazi Hub as the actions wrote it, and what Wanjiru and Amina find on their pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from demo.writes import Writes
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, Actor, Role
from goodstanding.base.models import Checkpoint, Event, OutgoingMail
from goodstanding.base.record import verify
from goodstanding.demo.build import build
from goodstanding.demo.ready import collector_paused
from goodstanding.demo.stage import Site, Stage
from goodstanding.demo.world import AMINA, World
from goodstanding.demo.world.work import PlannedWork
from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Application, Engagement, Offer, Opening, Proposal, Review
from goodstanding.marketplaces.models import Acceptance, Membership
from goodstanding.people.models import Account
from goodstanding.people.queries import account_named
from goodstanding.reputation.models import CompanyFlag, RemovalRequest, RuleChange, Snapshot, Standing, UsualRates
from goodstanding.reputation.queries import company_card, requirements_met

pytestmark = pytest.mark.django_db
WANJIRU = "wanjiru@people.example"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(world: World) -> World:
    """Kazi Hub with its work, without its surveys: test_build has those."""
    [kazi] = [one for one in world.marketplaces if one.identity.slug == "kazi-hub"]
    return replace(world, marketplaces=(replace(kazi, rounds=(), elsewhere=()),))


@pytest.fixture(scope="module")
def planned(told: World) -> PlannedWork:
    work = told.marketplaces[0].work
    assert work is not None
    return work


@pytest.fixture(scope="module")
def writes() -> Writes:
    return Writes()


@pytest.fixture(scope="module")
def stage(told: World, writes: Writes, django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """Built once; rolled back after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.execute_wrapper(writes), collector_paused():
            made = build(told)
        with clock.pinned(NOON):
            yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(stage: Stage) -> Site:
    return stage.sites["kazi-hub"]


def account(email: str) -> Account:
    found = account_named(SYSTEM, email)
    assert found is not None
    return found


def page(email: str, path: str) -> str:
    """What somebody reads there, all white space as one blank."""
    visitor = Client()
    visitor.force_login(account(email))
    response = visitor.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_nothing_is_written_but_by_actions(stage: Stage, writes: Writes) -> None:
    assert len(writes.seen) > 300
    assert all(writes.seen)


def test_the_record_of_the_work_is_whole_and_in_the_order_of_time(stage: Stage) -> None:
    assert verify().whole
    moments = list(Event.objects.order_by("position").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert max(moments) < stage.morning


def test_the_history_stands_there_as_planned_and_its_reviews_with_it(stage: Stage, planned: PlannedWork) -> None:
    imported = Engagement.objects.exclude(external_id__startswith="here-")
    rows = imported.values_list("external_id", "worker__external_id", "company__external_id", "ended_on", "end_reason")
    assert set(rows) == {
        (each.external_id, each.worker, each.company, each.ended_on, each.reason) for each in planned.engagements
    }
    written = Review.objects.filter(is_imported=True).values_list("engagement__external_id", "side")
    assert set(written) == {
        (each.external_id, side) for each in planned.engagements for side in ("company", "worker") if each.said_by(side)
    }
    assert {row.side for row in UsualRates.objects.all()} == {"company", "worker"}


def test_agencies_have_their_members(stage: Stage, planned: PlannedWork) -> None:
    found = Membership.objects.values_list("agency__external_id", "worker__external_id", "is_exclusive")
    assert set(found) == {
        (agency.external_id, key, key in agency.exclusive) for agency in planned.agencies for key in agency.members
    }


def test_everybody_who_works_or_hires_in_the_story_has_accepted_the_rules_of_the_house(stage: Stage) -> None:
    accepted = list(Acceptance.objects.values_list("account__email", "terms__kind"))
    known = set(Account.objects.filter(grants__office__in=("client", "worker")).values_list("email", flat=True))
    assert len(known) == 11
    assert sorted(accepted) == sorted((email, kind) for email in known for kind in ("guidelines", "terms"))


def test_a_disputed_review_waits_on_brightline_two_days_left(stage: Stage) -> None:
    assert list(Case.objects.order_by("pk").values_list("kind", "state")) == [
        ("payment", "ruled"),
        ("rating", "escalated"),
        ("rating", "asked"),
    ]
    case = Case.objects.get(state="asked", parties__role="respondent", parties__name="Brightline")
    assert case.due_at is not None
    assert (case.due_at.date() - stage.today).days == 2
    assert "Brightline is asked to answer in writing." in page(WANJIRU, f"/cases/{case.pk}")
    assert "Under dispute" in page(WANJIRU, "/workers/kazi-hub/wanjiru-kamau")


def test_wanjiru_has_an_offer_with_a_trial_to_answer_and_an_opening_of_a_red_company(stage: Stage, site: Site) -> None:
    offer = Offer.objects.get(state="open")
    assert (offer.application.worker, str(offer.application.opening.company)) == (
        site.workers["KAZ-W0001"],
        "Kijani Schools",
    )
    assert (offer.trial_cents, offer.starts_on > stage.today) == (18_000, True)
    home = page(WANJIRU, "/work")
    expected = ("Reading tests of 4,000 children", "Delivery times by city, every morning")
    assert [words for words in expected if words not in home] == []
    red = Opening.objects.get(company__name="Haraka Parcels")
    told = page(WANJIRU, f"/openings/{red.pk}/apply")
    assert "Haraka Parcels is in the red" in told


def test_the_companies_of_the_story_are_red_and_not(stage: Stage, site: Site) -> None:
    cards = {
        name: company_card(SYSTEM, company, stage.today).warnings
        for company in site.companies.values()
        if (name := str(company)) in ("Haraka Parcels", "Kijani Schools", "Dune Analytics")
    }
    assert cards.pop("Haraka Parcels")[-2:] == ("approval_days", "late_days")
    assert cards == {"Kijani Schools": (), "Dune Analytics": ()}


def test_amina_has_a_delivery_to_approve_a_review_to_write_and_three_applicants(stage: Stage) -> None:
    home = page(AMINA, "/hire")
    expected = ("Approve the delivery, or return it", "Write your review", "Look at 3 applications")
    assert [words for words in expected if words not in home] == []
    running = Engagement.objects.get(offer__isnull=False, state="delivered")
    proposal = Proposal.objects.get(engagement=running)
    assert (running.rate_cents, proposal.state, running.paid_cents) == (2_100, "accepted", 67_200)
    assert "Nairobi runs." in page(AMINA, f"/engagements/{running.pk}")


def test_wanjirus_review_is_sealed_and_aminas_is_not_written(stage: Stage) -> None:
    over = Engagement.objects.get(offer__isnull=False, state="ended")
    assert (over.window.revealed_at, over.window.closes_at) == (None, datetime(2026, 11, 25, tzinfo=UTC))
    [review] = over.reviews.all()
    assert (review.side, review.comment in page(AMINA, f"/engagements/{over.pk}/reviews")) == ("worker", False)
    assert review.comment in page(WANJIRU, f"/engagements/{over.pk}/reviews")


def test_one_of_three_applicants_misses_what_the_opening_asks_for(stage: Stage, planned: PlannedWork) -> None:
    opening = Opening.objects.get(title="Weekly report on fuel and distance")
    workers = [one.worker for one in Application.objects.filter(opening=opening)]
    amina = Actor(account(AMINA).pk, frozenset({Role("client", opening.company_id)}))
    found = requirements_met(amina, opening, workers, stage.today)
    missing = {worker.external_id: [one.state for one in found[worker.pk].not_met] for worker in workers}
    parts = {part: missing[planned.cast[part]] for part in ("strong", "middling", "weak")}
    assert parts == {"strong": [], "middling": [], "weak": ["missed"]}


def test_everybody_reads_wanjirus_profile_with_her_papers_pictures_and_reviews(stage: Stage) -> None:
    response = Client().get("/workers/kazi-hub/wanjiru-kamau")
    told = " ".join(response.content.decode().split())
    expected = ("Handling personal data", "Attendance in sixty schools", "A woven pattern in clay, green and blue")
    assert (response.status_code, [words for words in expected if words not in told]) == (200, [])


def test_the_mails_of_the_work_are_dated_in_the_story(stage: Stage) -> None:
    mails = OutgoingMail.objects.all()
    assert {mail.to for mail in mails} >= {AMINA, WANJIRU, "otieno@people.example", "achieng@people.example"}
    assert all(stage.morning - timedelta(days=60) < mail.written_at < stage.morning for mail in mails)


def test_twenty_mondays_are_kept_and_the_last_four_are_judged(stage: Stage) -> None:
    kept = list(Snapshot.objects.order_by("week"))
    last = date(2026, 11, 16)
    assert [one.week for one in kept] == [last - timedelta(weeks=back) for back in reversed(range(20))]
    assert [one.judged_at is not None for one in kept] == [one.week > date(2026, 10, 20) for one in kept]


def test_one_lost_top_rated_one_may_lose_it_one_is_new_and_agencies_have_it(stage: Stage) -> None:
    rows = Standing.objects.values_list("worker__name", "agency__external_id", "kind", "since", "until", "lost_for")
    since, lost = date(2026, 10, 26), date(2026, 11, 16)
    assert set(rows) == {
        ("Otieno Were", None, "top", since, lost, "earned"),
        ("Achieng Wafula", None, "top", since, None, ""),
        ("Baraka Muthoni", None, "rising", since, None, ""),
        (None, "KAZ-A1", "top", since, None, ""),
        (None, "KAZ-A2", "top", since, None, ""),
    }
    mails = OutgoingMail.objects.filter(purpose__startswith="reputation.standing").order_by("written_at")
    told = {who: [mail.purpose.rpartition(".")[2] for mail in mails if mail.to == f"{who}@people.example"]
            for who in ("otieno", "achieng", "baraka")}  # fmt: skip
    assert told == {
        "otieno": ["standing_gained", "standing_at_risk", "standing_lost"],
        "achieng": ["standing_gained", "standing_at_risk"],
        "baraka": ["standing_gained"],
    }


def test_wanjiru_sees_twelve_good_weeks_and_the_monday_on_which_she_becomes_top_rated(stage: Stage) -> None:
    told = page(WANJIRU, "/workers/kazi-hub/wanjiru-kamau/standing")
    expected = (">12</", "of the last 16", "Top Rated on 23 November 2026")
    assert [words for words in expected if words not in told] == []


def test_wanjirus_ledger_leaves_out_the_company_that_speaks_badly_of_everybody(stage: Stage) -> None:
    flag = CompanyFlag.objects.get(worker__external_id="KAZ-W0001")
    assert (str(flag.company), flag.workers, flag.negative) == ("Twende Couriers", 6, 6)
    assert "flagged" in page(WANJIRU, "/workers/kazi-hub/wanjiru-kamau/score")


def test_the_team_has_a_request_to_answer_and_a_change_of_its_rule_open_for_comments(stage: Stage) -> None:
    asked = RemovalRequest.objects.get()
    assert (str(asked.engagement.worker), asked.engagement.title, asked.state) == (
        "Achieng Wafula",
        "Calls to customers who left",
        "open",
    )
    change = RuleChange.objects.get()
    assert (change.state, change.holds_from, change.effect["lose_top"]) == ("announced", date(2026, 12, 7), 1)
    assert [said.account.email for said in change.comments.filter(answers=None).order_by("said_at")] == [AMINA, WANJIRU]
    told = page(AMINA, f"/rules/kazi-hub/{change.pk}")
    expected = ("I choose by examples of work", "tell us what is missing", "names each part")
    assert [words for words in expected if words not in told] == []


def test_outsiders_can_check_the_record_of_the_demo(stage: Stage) -> None:
    last = Event.objects.order_by("-position").first()
    assert last is not None
    assert Checkpoint.objects.get().position == last.position
