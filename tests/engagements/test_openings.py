"""An opening's brief and procedure: who may move it from where to where, and who sees it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM, Actor
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Event
from goodstanding.engagements.actions.applications import withdraw_application
from goodstanding.engagements.actions.openings import (
    change_opening,
    close_opening,
    draft_opening,
    publish_opening,
    take_back_opening,
)
from goodstanding.engagements.models import Opening
from goodstanding.engagements.procedure import OPENING
from goodstanding.engagements.queries.openings import opening_seen, openings_for, openings_of, openings_on
from goodstanding.engagements.refusals import (
    BriefIncomplete,
    OfferWaits,
    ScopeConfirmed,
    StartsInThePast,
    WrongState,
)
from goodstanding.marketplaces.actions import accept_terms, publish_terms
from goodstanding.marketplaces.refusals import TermsDue
from making import OPENED
from working import Work, applied, brief, engaged, offered, opening, scene_of_work

pytestmark = pytest.mark.django_db

LATER = OPENED + timedelta(days=1)
ACTORS = ("amina", "wanjiru", "team", "mallory")
VERBS = {"publish_opening": publish_opening, "take_back_opening": take_back_opening, "close_opening": close_opening}


def in_state(work: Work, state: str) -> Opening:
    if state == "draft":
        return draft_opening(work.dune, brief(), by=work.amina.actor, at=OPENED)
    if state == "filled":
        offer = engaged(work).offer
        assert offer is not None
        return offer.application.opening
    found = opening(work)
    return close_opening(found, by=work.amina.actor, at=OPENED) if state == "closed" else found


def outcome(verb: str, held: Opening, by: Actor) -> str:
    try:
        return VERBS[verb](held, by=by, at=LATER).state
    except Refusal as refused:
        return type(refused).__name__


@pytest.mark.parametrize("state", ["draft", "open", "filled", "closed"])
@pytest.mark.parametrize("verb", VERBS)
def test_each_step_goes_from_its_states_and_by_the_company_alone(verb: str, state: str) -> None:
    work = scene_of_work()
    held = in_state(work, state)
    others = {name: outcome(verb, held, getattr(work, name).actor) for name in ACTORS[1:]}
    arrows = {step.before: step.after for step in OPENING if step.verb == verb}
    assert others == dict.fromkeys(ACTORS[1:], "NotYours")
    assert outcome(verb, held, work.amina.actor) == arrows.get(state, "WrongState")


@pytest.mark.parametrize("lack", [{"scope": " "}, {"price_cents": 0}, {"starts_on": None, "ends_on": None}])
def test_publishing_needs_scope_price_and_first_day(lack: dict[str, object]) -> None:
    work = scene_of_work()
    draft = draft_opening(work.dune, brief(**lack), by=work.amina.actor, at=OPENED)
    with pytest.raises(BriefIncomplete):
        publish_opening(draft, by=work.amina.actor, at=OPENED)


@pytest.mark.parametrize(
    ("at", "is_late"),
    [(datetime(2026, 3, 16, 20, 59, tzinfo=UTC), False), (datetime(2026, 3, 16, 21, 0, tzinfo=UTC), True)],
)
def test_the_first_day_is_over_at_midnight_in_nairobi(at: datetime, is_late: bool) -> None:
    work = scene_of_work()
    draft = draft_opening(work.dune, brief(starts_on=date(2026, 3, 16)), by=work.amina.actor, at=OPENED)
    if is_late:
        with pytest.raises(StartsInThePast):
            publish_opening(draft, by=work.amina.actor, at=at)
    else:
        assert publish_opening(draft, by=work.amina.actor, at=at).state == "open"


def test_publishing_waits_for_accepted_terms() -> None:
    work = scene_of_work()
    today = work.kazi_hub.day(OPENED)
    terms = publish_terms(work.kazi_hub, "terms", "Be fair.", today, by=work.team.actor, at=OPENED)
    draft = draft_opening(work.dune, brief(), by=work.amina.actor, at=OPENED)
    with pytest.raises(TermsDue):
        publish_opening(draft, by=work.amina.actor, at=OPENED)
    accept_terms(terms, by=work.amina.actor, at=OPENED)
    assert publish_opening(draft, by=work.amina.actor, at=OPENED).state == "open"


def test_a_draft_changes_and_a_published_opening_does_not() -> None:
    work = scene_of_work()
    held = draft_opening(work.dune, brief(), by=work.amina.actor, at=OPENED)
    for _ in range(2):
        held = change_opening(held, brief(price_cents=250_000), by=work.amina.actor, at=OPENED)
    assert held.price_cents == 250_000
    publish_opening(held, by=work.amina.actor, at=OPENED)
    with pytest.raises(WrongState):
        change_opening(held, brief(), by=work.amina.actor, at=OPENED)
    for stranger in (work.mallory.actor, work.team.actor, STRANGER):
        with pytest.raises(NotYours):
            change_opening(held, brief(), by=stranger, at=OPENED)
    kinds = Event.objects.filter(kind__startswith="engagements.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [
        "engagements.opening_drafted",
        "engagements.opening_changed",
        "engagements.opening_published",
    ]


def test_a_confirmed_scope_keeps_an_opening_from_becoming_a_draft() -> None:
    work = scene_of_work()
    application = applied(work)
    with pytest.raises(ScopeConfirmed):
        take_back_opening(application.opening, by=work.amina.actor, at=LATER)
    withdraw_application(application, by=work.wanjiru.actor, at=LATER)
    assert take_back_opening(application.opening, by=work.amina.actor, at=LATER).state == "draft"


def test_an_opening_with_an_open_offer_does_not_close() -> None:
    work = scene_of_work()
    made = offered(work)
    with pytest.raises(OfferWaits):
        close_opening(made.application.opening, by=work.amina.actor, at=LATER)


def seen_by(work: Work, held: Opening) -> dict[str, tuple[bool, int, int, int]]:
    actors = {name: getattr(work, name).actor for name in ("amina", "wanjiru", "otieno", "team", "mallory")}
    return {
        name: (
            opening_seen(actor, held.pk) is not None,
            openings_of(actor, work.dune).count(),
            openings_for(actor).count(),
            openings_on(actor, work.kazi_hub).count(),
        )
        for name, actor in (actors | {"stranger": STRANGER}).items()
    }


NOTHING = (False, 0, 0, 0)


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ("draft", {"amina": (True, 1, 0, 0)}),
        (
            "open",
            {
                "amina": (True, 1, 0, 0),
                "wanjiru": (True, 0, 1, 0),
                "otieno": (True, 0, 1, 0),
                "team": (True, 0, 0, 1),
            },
        ),
        ("filled", {"amina": (True, 1, 0, 0), "wanjiru": (True, 0, 0, 0), "team": (True, 0, 0, 1)}),
        ("closed", {"amina": (True, 1, 0, 0), "team": (True, 0, 0, 1)}),
    ],
)
def test_who_sees_an_opening_depends_on_its_state(state: str, seen: dict[str, tuple[bool, int, int, int]]) -> None:
    work = scene_of_work()
    everybody = dict.fromkeys(("amina", "wanjiru", "otieno", "team", "mallory", "stranger"), NOTHING)
    assert seen_by(work, in_state(work, state)) == everybody | seen


def test_the_system_may_open_for_a_company() -> None:
    work = scene_of_work()
    assert (
        publish_opening(draft_opening(work.dune, brief(), by=SYSTEM, at=OPENED), by=SYSTEM, at=OPENED).state == "open"
    )
