"""Applying to an opening: once, with the scope confirmed, after the terms; and what becomes of an application."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Event
from goodstanding.engagements.actions.applications import (
    Applied,
    apply,
    change_application,
    decline_application,
    digest_of,
    withdraw_application,
)
from goodstanding.engagements.actions.offers import accept_offer, decline_offer, offer, withdraw_offer
from goodstanding.engagements.models import Application, Offer
from goodstanding.engagements.procedure import APPLICATION, states
from goodstanding.engagements.queries.applications import application_seen, applications_to, own_applications, side_in
from goodstanding.engagements.refusals import AppliedAlready, OpeningNotOpen, OwnOpening, ScopeChanged, WrongState
from goodstanding.marketplaces.actions import accept_terms, add_agencies, join_agency, publish_terms
from goodstanding.marketplaces.refusals import TermsDue
from goodstanding.people.actions import grant
from making import OPENED
from working import Work, applied, brief, engaged, offered, opening, scene_of_work, terms

pytestmark = pytest.mark.django_db

LATER = OPENED + timedelta(days=1)


def said(scope: str, **changed: Any) -> Applied:
    words = {"available_from": date(2026, 3, 16), "hours_a_week": 30, "rate_cents": 230_000} | changed
    return Applied(digest_of(scope), **words)


def in_state(work: Work, state: str) -> Application:
    if state == "hired":
        made = engaged(work).offer
        assert made is not None
        return made.application
    if state == "offered":
        return offered(work).application
    application = applied(work)
    if state == "withdrawn":
        return withdraw_application(application, by=work.wanjiru.actor, at=LATER)
    return decline_application(application, by=work.amina.actor, at=LATER) if state == "declined" else application


def answer(act: Callable[..., Any]) -> Callable[..., Any]:
    """An act on the newest offer of an application."""

    def on_newest(application: Application, *, by: Actor, at: datetime) -> Any:
        newest = Offer.objects.filter(application=application).order_by("pk").last()
        if newest is None:
            raise WrongState(application.state)
        return act(newest, by=by, at=at)

    return on_newest


VERBS: dict[str, tuple[str, Callable[..., Any]]] = {
    "offer": ("company", lambda application, *, by, at: offer(application, terms(), by=by, at=at)),
    "withdraw_offer": ("company", answer(withdraw_offer)),
    "decline_offer": ("worker", answer(decline_offer)),
    "accept_offer": ("worker", answer(accept_offer)),
    "decline_application": ("company", decline_application),
    "withdraw_application": ("worker", withdraw_application),
}


def outcome(verb: str, application: Application, by: Actor) -> str:
    try:
        VERBS[verb][1](application, by=by, at=LATER)
    except Refusal as refused:
        return type(refused).__name__
    return Application.objects.get(pk=application.pk).state


@pytest.mark.parametrize("state", states(APPLICATION))
@pytest.mark.parametrize("verb", VERBS)
def test_each_step_goes_from_its_states_and_by_its_side_alone(verb: str, state: str) -> None:
    work = scene_of_work()
    application = in_state(work, state)
    own, other = (work.amina, work.wanjiru) if VERBS[verb][0] == "company" else (work.wanjiru, work.amina)
    arrows = {step.before: step.after for step in APPLICATION if step.verb == verb}
    expected = arrows.get(state, "WrongState")  # type: ignore[call-overload]
    if verb == "offer" and state == "hired":
        expected = "OpeningNotOpen"
    has_offer = Offer.objects.filter(application=application).exists()
    no_side = "NotYours" if has_offer or "_offer" not in verb else "WrongState"
    for stranger in (other, work.otieno, work.team, work.mallory):
        assert outcome(verb, application, stranger.actor) == no_side
    assert outcome(verb, application, own.actor) == expected


def test_the_tables_verbs_are_those_that_are_tried() -> None:
    assert {step.verb for step in APPLICATION} == set(VERBS)


def test_a_worker_applies_once_and_changes_it_until_the_company_answers() -> None:
    work = scene_of_work()
    application = applied(work)
    words = said(application.opening.scope, rate_cents=225_000, note="Sooner, too.")
    with pytest.raises(AppliedAlready):
        apply(application.opening, work.wanjirus, words, by=work.wanjiru.actor, at=LATER)
    changed = change_application(application, words, by=work.wanjiru.actor, at=LATER)
    assert (changed.rate_cents, changed.note, changed.state) == (225_000, "Sooner, too.", "sent")
    offered(work, application)
    with pytest.raises(WrongState):
        change_application(application, words, by=work.wanjiru.actor, at=LATER)


def test_only_the_worker_applies_and_only_to_openings_that_are_open_on_that_marketplace() -> None:
    work = scene_of_work()
    found = opening(work)
    words = said(found.scope)
    for stranger in (work.amina, work.otieno, work.team, work.mallory):
        with pytest.raises(NotYours):
            apply(found, work.wanjirus, words, by=stranger.actor, at=LATER)
    found.state = "closed"
    found.save()
    with pytest.raises(OpeningNotOpen):
        apply(found, work.wanjirus, words, by=work.wanjiru.actor, at=LATER)


def test_who_acts_for_the_company_does_not_apply_to_it() -> None:
    work = scene_of_work()
    found = opening(work)
    grant(work.wanjiru, "client", work.dune.pk, by=SYSTEM, at=OPENED)
    with pytest.raises(OwnOpening):
        apply(found, work.wanjirus, said(found.scope), by=work.wanjiru.actor, at=LATER)


def test_another_scope_than_the_one_on_screen_is_not_confirmed() -> None:
    work = scene_of_work()
    found = opening(work)
    with pytest.raises(ScopeChanged):
        apply(found, work.wanjirus, said("Four pages."), by=work.wanjiru.actor, at=LATER)


def test_applying_waits_for_accepted_terms() -> None:
    work = scene_of_work()
    found = opening(work)
    today = work.kazi_hub.day(OPENED)
    rules = publish_terms(work.kazi_hub, "guidelines", "Be kind.", today, by=work.team.actor, at=OPENED)
    with pytest.raises(TermsDue):
        apply(found, work.wanjirus, said(found.scope), by=work.wanjiru.actor, at=LATER)
    accept_terms(rules, by=work.wanjiru.actor, at=LATER)
    assert apply(found, work.wanjirus, said(found.scope), by=work.wanjiru.actor, at=LATER).state == "sent"


def test_the_warnings_that_were_shown_and_the_scope_that_was_confirmed_are_kept() -> None:
    work = scene_of_work()
    found = opening(work)
    shown = ["pays_late", "approves_late", "pays_late"]
    sent = apply(found, work.wanjirus, said(found.scope), warnings=shown, by=work.wanjiru.actor, at=LATER)
    assert sent.warnings == ["approves_late", "pays_late"]
    event = Event.objects.get(kind="engagements.applied")
    assert event.data == {"scope": digest_of(found.scope), "warnings": ["approves_late", "pays_late"]}


@pytest.mark.parametrize(
    ("joined", "wanted", "through"),
    [
        ({}, None, None),
        ({"a": False}, None, None),
        ({"a": False}, "a", "a"),
        ({"a": True}, None, "a"),
        ({"a": True}, "b", "a"),
        ({"a": False}, "b", "NotYours"),
    ],
)
def test_a_worker_applies_through_an_own_agency_and_an_exclusive_member_always_does(
    joined: dict[str, bool], wanted: str | None, through: str | None
) -> None:
    work = scene_of_work()
    agencies = add_agencies(work.kazi_hub, {"a": "Studio A", "b": "Studio B"}, by=SYSTEM, at=OPENED)
    for key, is_exclusive in joined.items():
        since = date(2026, 1, 1)
        join_agency(agencies[key], work.wanjirus, is_exclusive=is_exclusive, since=since, by=SYSTEM, at=OPENED)
    found = opening(work)
    words = said(found.scope, agency=agencies[wanted] if wanted else None)
    try:
        sent = apply(found, work.wanjirus, words, by=work.wanjiru.actor, at=LATER)
        outcome = sent.agency.external_id if sent.agency else None
    except NotYours:
        outcome = "NotYours"
    assert outcome == through


def test_each_side_sees_its_applications_and_nobody_else_any() -> None:
    work = scene_of_work()
    application = applied(work, opening(work, **{"title": brief().title}))
    seen = {}
    for name in ("amina", "wanjiru", "otieno", "team", "mallory"):
        actor = getattr(work, name).actor
        found = application_seen(actor, application.pk)
        seen[name] = (
            side_in(actor, found) if found else None,
            applications_to(actor, application.opening).count(),
            own_applications(actor).count(),
        )
    nothing = (None, 0, 0)
    assert seen == {
        "amina": ("company", 1, 0),
        "wanjiru": ("worker", 0, 1),
        "otieno": nothing,
        "team": nothing,
        "mallory": nothing,
    }
