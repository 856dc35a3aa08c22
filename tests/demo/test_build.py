"""The world as the actions wrote it: what stands in the database is what the plan said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from demo.writes import Writes
from goodstanding.accreditation.models import Award, Decision, Lapse
from goodstanding.base.access import SYSTEM, Role
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.record import verify
from goodstanding.demo.build import CHARTER, build
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.ready import collector_paused
from goodstanding.demo.stage import Stage
from goodstanding.demo.world import AMINA, World
from goodstanding.people.queries import account_named
from goodstanding.surveys.links import address_to_answer
from goodstanding.surveys.models import Fee, Invitation, Response, Round

pytestmark = pytest.mark.django_db
TOLD = {
    "kazi-hub": 2,
    "lagos-crewline": 1,
    "indus-bench": 1,
    "dhaka-deskline": 1,
    "sahel-talents": 1,
    "himal-remote": 1,
    "oficio-sur": 1,
    "addis-desk": 1,
    "andes-remoto": 1,
    "nopal-talento": 0,
}
RENEWALS = ["accreditation.renewal", "accreditation.lapse"]


@pytest.fixture(scope="module")
def told(world: World) -> World:
    """A part of the world with the newest editions of ten marketplaces; test_working builds the work."""
    kept = [one for one in world.marketplaces if one.identity.slug in TOLD]
    newest = (replace(one, rounds=one.rounds[len(one.rounds) - TOLD[one.identity.slug] :], work=None) for one in kept)
    return replace(world, marketplaces=tuple(newest))


@pytest.fixture(scope="module")
def writes() -> Writes:
    return Writes()


@pytest.fixture(scope="module")
def stage(told: World, writes: Writes, django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """That part built once; rolled back after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.execute_wrapper(writes), collector_paused():
            made = build(told)
        yield made
        transaction.set_rollback(True)


def standing(slug: str) -> tuple[str, str | None, str | None]:
    """The newest round's state, and its decision's outcome and grade."""
    newest = Round.objects.filter(programme__slug=CHARTER.slug, marketplace__slug=slug).order_by("-edition").first()
    assert newest is not None
    decision = Decision.objects.filter(round=newest).first()
    return (newest.state, decision.outcome, decision.assurance) if decision else (newest.state, None, None)


def test_nothing_is_written_but_by_actions(stage: Stage, writes: Writes) -> None:
    assert len(writes.seen) > 500
    assert all(writes.seen)


def test_every_round_stands_where_the_plan_says(stage: Stage) -> None:
    assert {slug: standing(slug) for slug, editions in TOLD.items() if editions} == {
        "kazi-hub": ("decided", "awarded", "A"),
        "lagos-crewline": ("decided", "not_awarded", "A"),
        "indus-bench": ("decided", "awarded", "C"),
        "dhaka-deskline": ("candidate", "awarded", "A"),
        "sahel-talents": ("closed", "insufficient_clients", "A"),
        "himal-remote": ("fielding", None, None),
        "oficio-sur": ("decided", "awarded", "A"),
        "addis-desk": ("rostered", None, None),
        "andes-remoto": ("draft", None, None),
    }


def test_every_decision_is_the_expected_one(stage: Stage, told: World) -> None:
    expected = {
        (one.identity.slug, survey.edition): survey.expected
        for one in told.marketplaces
        for survey in one.rounds
        if survey.expected
    }
    signed = Decision.objects.filter(round__state="decided")
    rows = signed.values_list("round__marketplace__slug", "round__edition", "outcome")
    found = {(slug, edition): outcome for slug, edition, outcome in rows}
    assert found == expected


def test_kazi_hub_is_trusted_until_the_next_thirtieth_of_september(stage: Stage) -> None:
    award = Award.objects.get(decision__round__marketplace__slug="kazi-hub", decision__round__edition=2026)
    assert (award.awarded_at, award.valid_until) == (datetime(2026, 9, 30, 9, tzinfo=UTC), date(2027, 9, 30))
    assert not award.provisional


def test_what_a_marketplace_nominated_is_provisional(stage: Stage) -> None:
    award = Award.objects.get(decision__round__marketplace__slug="indus-bench")
    assert (award.provisional, award.decision.policy.partition("@")[0]) == (True, "ttp-2022")


def test_one_computed_verdict_is_held_with_a_reason(stage: Stage) -> None:
    held = Decision.objects.get(round__marketplace__slug="dhaka-deskline")
    assert [hold.reason.partition(".")[0] for hold in held.holds.all()] == [
        "Ten clients answered on the first evening, minutes apart, all with the highest score"
    ]


def test_the_field_with_few_answers_is_open_longer(stage: Stage) -> None:
    survey = Round.objects.get(marketplace__slug="himal-remote", edition=2026)
    assert survey.closes_at is not None
    assert survey.launched_at is not None
    assert ((survey.closes_at - survey.launched_at).days, survey.extension.days) == (35, 14)
    rows = Response.objects.filter(invitation__row__roster__round=survey, day__lt=survey.extension.extended_at)
    assert 0 < rows.values("invitation__row").distinct().count() < 15


def test_amina_has_answered_one_invitation_and_another_waits_in_kazi_hubs_running_round(stage: Stage) -> None:
    hers = Invitation.objects.filter(contact__email=AMINA).order_by("invited_at")
    assert [(one.row.company.name, str(one.row.roster.round), one.row.roster.round.state) for one in hers] == [
        ("Baraka Cold Chain", "Kazi Hub 2026", "decided"),
        ("Baraka Cold Chain", "Kazi Hub 2027", "fielding"),
    ]
    answered, waiting = hers
    assert (answered.response.revision, Response.objects.filter(invitation=waiting).exists()) == (1, False)
    assert [mailing.wave for mailing in waiting.mailings.order_by("wave")] == [1, 2]
    assert address_to_answer(waiting) in OutgoingMail.objects.filter(to=AMINA, purpose="surveys.ask")[0].text


def test_the_running_round_has_answers_and_days_left(stage: Stage) -> None:
    survey = Round.objects.get(programme__slug="reliable-hub")
    answered = Response.objects.filter(invitation__row__roster__round=survey).values("invitation__row").distinct()
    assert (survey.state, survey.edition, survey.roster.size) == ("fielding", 2027, 22)
    assert 5 <= answered.count() < 22
    assert survey.closes_at == datetime(2026, 12, 3, 9, tzinfo=UTC)


def test_mails_are_dated_in_the_story_and_tell_of_everything_in_it(stage: Stage) -> None:
    written = OutgoingMail.objects.order_by("written_at")
    assert {mail.purpose for mail in written} == {
        "surveys.ask",
        "accreditation.closed",
        "accreditation.waiting",
        "accreditation.decided",
        "accreditation.respondents",
        "accreditation.suspended",
        "community.announced",
        *RENEWALS,
    }
    assert all(mail.written_at < stage.morning for mail in written)
    told = written.get(to=AMINA, purpose="accreditation.respondents")
    assert (told.written_at, told.state) == (datetime(2026, 10, 14, 9, tzinfo=UTC), "queued")
    assert "Name a second person for every engagement" in told.text


def test_the_award_that_was_not_renewed_lapsed_on_the_day_after_its_last(stage: Stage) -> None:
    lapse = Lapse.objects.get()
    award = lapse.award
    assert award.decision.round.marketplace.slug == "oficio-sur"
    assert lapse.lapsed_at.date() == award.valid_until + timedelta(days=1)
    event = Event.objects.get(kind="accreditation.lapsed")
    assert event.at == lapse.lapsed_at
    mails = OutgoingMail.objects.filter(to="team@oficiosur.example", purpose__in=RENEWALS).order_by("written_at")
    days = [(award.valid_until - mail.written_at.date()).days for mail in mails]
    assert days == [60, 30, 7, -1]


def test_the_fees_of_rounds_that_were_launched_are_settled_by_the_operator(stage: Stage) -> None:
    fees = {(fee.round.launched_at is not None, fee.state) for fee in Fee.objects.select_related("round")}
    assert fees == {(True, "paid"), (True, "waived"), (True, "free"), (False, "due")}


def test_everybody_of_the_story_holds_the_offices_of_the_story(stage: Stage) -> None:
    kazi = Round.objects.filter(marketplace__slug="kazi-hub").values_list("marketplace", flat=True)[0]
    company = Invitation.objects.filter(contact__email=AMINA)[0].row.company_id
    accounts = {person.slug: account_named(SYSTEM, person.email) for person in PEOPLE}
    assert {slug: set(account.actor.roles) if account else None for slug, account in accounts.items()} == {
        "kazi-hub": {Role("team", kazi)},
        "ole": {Role("operator", stage.host.programme.pk)},
        "amina": {Role("client", company)},
        "wanjiru": set(),
        "mallory": set(),
    }


def test_the_record_of_the_made_world_is_whole_and_in_the_order_of_time(stage: Stage) -> None:
    assert verify().whole
    days = [at.date() for at in Event.objects.order_by("position").values_list("at", flat=True)]
    assert days == sorted(days)
    assert max(days) < date(2026, 11, 21)
