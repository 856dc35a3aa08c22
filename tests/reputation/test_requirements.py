"""Requirement sets from the team's page to an offer in spite of one."""

import pytest

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.engagements.actions.applications import Applied, digest_of
from goodstanding.engagements.models import Application, Offer
from goodstanding.reputation import actions, queries
from goodstanding.reputation.actions import Minimums
from goodstanding.reputation.models import Override, RequirementSet
from goodstanding.reputation.refusals import EmptySet, ReasonNeeded, SetNameTaken, SetRetired, WarningUnseen
from goodstanding.rules.scorecards import PaperNeed, RateNeed
from histories import past, pays_late, seen_by, starts
from making import OPENED
from working import applied, opening, terms

pytestmark = pytest.mark.django_db

PUNCTUAL = Minimums("Punctual", (RateNeed("on_time", "least", 0.9),), (PaperNeed("licence", "Electrician"),))


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


def made(scene, asked=PUNCTUAL):
    return actions.make_requirement_set(scene.work.kazi_hub, asked, by=scene.work.team.actor, at=OPENED)


def asking(scene, *sets):
    """An opening that asks for these sets, and Wanjiru's application to it."""
    found = opening(scene.work)
    actions.ask_for_sets(found, sets, by=scene.work.amina.actor, at=OPENED)
    return found, applied(scene.work, found)


def offered(scene, application, reason=""):
    return actions.offer(application, terms(), reason, by=scene.work.amina.actor, at=OPENED)


def test_a_set_is_made_changed_and_retired():
    scene = past()
    punctual, team = made(scene), scene.work.team.actor
    faster = Minimums("Fast", (RateNeed("answer_minutes", "most", 90.0),))
    actions.change_requirement_set(punctual, faster, by=team, at=OPENED)
    [found] = queries.requirement_sets(team, scene.work.kazi_hub)
    assert (found.name, queries.needs(team, found)) == ("Fast", (faster.rates, ()))
    actions.retire_requirement_set(punctual, by=team, at=OPENED)
    actions.retire_requirement_set(punctual, by=team, at=OPENED)
    assert list(queries.requirement_sets(team, scene.work.kazi_hub)) == []
    with pytest.raises(SetRetired):
        actions.change_requirement_set(punctual, faster, by=team, at=OPENED)
    kinds = Event.objects.filter(kind__startswith="reputation.requirement_set").values_list("kind", flat=True)
    assert [kind.rpartition("_")[2] for kind in kinds.order_by("position")] == ["made", "changed", "retired"]


@pytest.mark.database
def test_sets_in_use_have_names_of_their_own():
    scene = past()
    made(scene)
    with pytest.raises(SetNameTaken):
        made(scene)
    with pytest.raises(EmptySet):
        made(scene, Minimums("Nothing"))
    assert RequirementSet.objects.count() == 1


def test_only_the_team_makes_sets_and_only_the_company_asks_for_them():
    scene = past()
    found, punctual = opening(scene.work), made(scene)
    with pytest.raises(NotYours):
        actions.make_requirement_set(scene.work.kazi_hub, PUNCTUAL, by=scene.work.amina.actor, at=OPENED)
    for account in (scene.work.team, scene.work.wanjiru):
        with pytest.raises(NotYours):
            actions.ask_for_sets(found, [punctual], by=account.actor, at=OPENED)


def test_an_offer_in_spite_of_a_requirement_takes_a_reason_and_keeps_it():
    scene = past()
    starts(scene, punctual=8, late=4)
    _, application = asking(scene, made(scene))
    with pytest.raises(ReasonNeeded):
        offered(scene, application, "  ")
    assert Offer.objects.count() == 0
    offer = offered(scene, application, "She knows our data.")
    kept = Override.objects.get()
    assert (kept.offer, kept.reason, kept.made_by) == (offer, "She knows our data.", scene.work.amina)
    assert [(each["code"], each["state"]) for each in kept.missed] == [("on_time", "missed"), ("licence", "missed")]
    event = Event.objects.get(kind="reputation.requirement_overridden")
    assert event.data == {"application": application.pk, "missed": ["on_time", "licence"]}


def test_an_offer_to_who_meets_everything_overrides_nothing():
    scene = past()
    starts(scene, punctual=12)
    _, application = asking(scene, made(scene, Minimums("Punctual", PUNCTUAL.rates)))
    offered(scene, application)
    assert Override.objects.count() == 0


def test_a_newcomer_is_not_known_to_meet_a_rate():
    scene = past()
    found, application = asking(scene, made(scene, Minimums("Punctual", PUNCTUAL.rates)))
    [standing] = queries.requirements_met(scene.work.amina.actor, found, [application.worker], OPENED.date()).values()
    assert [each.state for each in standing.not_met] == ["unknown"]


def offer_fields(**more):
    plain = {"pay": "fixed", "rate_cents": "2300", "expenses_cents": "0", "pay_within_days": "14", "scope": "Charts"}
    return plain | {"starts_on": "2026-03-16", "due_on": "2026-04-30"} | more


def test_the_offer_page_asks_for_the_reason_and_keeps_what_was_typed():
    scene = past()
    _, application = asking(scene, made(scene))
    amina, path = seen_by(scene.work.amina), f"/applications/{application.pk}/offer"
    page = amina.get(path)
    assert "Licence: Electrician" in page.text
    refused = amina.post(path, offer_fields(scope="Four charts"))
    assert (refused.status_code, "Four charts" in refused.text, Offer.objects.count()) == (422, True, 0)
    sent = amina.post(path, offer_fields(reason="She knows our data."))
    assert (sent.status_code, Override.objects.get().reason) == (302, "She knows our data.")
    assert "She knows our data." in seen_by(scene.work.team).get("/marketplaces/kazi-hub/requirements").text


def test_only_the_company_sees_applicants_and_the_pages_around_them():
    scene = past()
    found, application = asking(scene, made(scene))
    paths = (
        f"/openings/{found.pk}/applicants",
        f"/openings/{found.pk}/requirements",
        f"/applications/{application.pk}/offer",
    )
    people = ("amina", "wanjiru", "team", "mallory")
    seen = {name: [seen_by(getattr(scene.work, name)).get(path).status_code for path in paths] for name in people}
    assert seen == dict.fromkeys(people, [404] * 3) | {"amina": [200] * 3}


def test_the_applicants_page_shows_card_and_check_of_each():
    scene = past()
    starts(scene, punctual=12)
    found, _ = asking(scene, made(scene))
    page = seen_by(scene.work.amina).get(f"/openings/{found.pk}/applicants").text
    assert "12 of 12" in page
    assert "1 requirement not met" in page


def test_a_company_chooses_sets_on_a_page():
    scene = past()
    punctual, found = made(scene), opening(scene.work)
    amina = seen_by(scene.work.amina)
    amina.post(f"/openings/{found.pk}/requirements", {"sets": [punctual.pk]})
    assert queries.sets_asked(scene.work.amina.actor, found) == [punctual]
    amina.post(f"/openings/{found.pk}/requirements", {})
    assert queries.sets_asked(scene.work.amina.actor, found) == []


def test_the_team_makes_edits_and_retires_a_set_on_its_pages():
    scene = past()
    team, base = seen_by(scene.work.team), "/marketplaces/kazi-hub/requirements"
    fields = {"name": "Careful", "on_time": "92.5", "answer_minutes": "4", "kind1": "licence", "title1": "Electrician"}
    assert team.post(f"{base}/new", fields | {"checked1": "on"}).status_code == 302
    made_set = RequirementSet.objects.get()
    assert queries.needs(scene.work.team.actor, made_set) == (
        (RateNeed("on_time", "least", 0.925), RateNeed("answer_minutes", "most", 240.0)),
        (PaperNeed("licence", "Electrician", True),),
    )
    page = team.get(f"{base}/{made_set.pk}").text
    assert ('value="92.5"' in page, 'value="4"' in page) == (True, True)
    assert team.post(f"{base}/{made_set.pk}", {"name": "Careful", "on_time": "95"}).status_code == 302
    assert "Started on time: at least 95" in team.get(base).text
    assert team.post(f"{base}/{made_set.pk}", {"name": "Careful", "on_time": "90"}).status_code == 302
    assert 'value="90"' in team.get(f"{base}/{made_set.pk}").text
    team.post(f"{base}/{made_set.pk}/retire")
    assert "No set yet" in team.get(base).text


def test_a_set_is_its_teams_alone():
    scene = past()
    path = f"/marketplaces/kazi-hub/requirements/{made(scene).pk}"
    people = ("team", "amina", "wanjiru", "mallory")
    seen = {name: seen_by(getattr(scene.work, name)).get(path).status_code for name in people}
    assert seen == dict.fromkeys(people, 404) | {"team": 200}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "Empty"}, "Ask for at least one rate or one paper."),
        ({"name": "Odd", "title1": "Electrician"}, "Choose what kind of paper this is."),
        ({"name": "Big", "on_time": "101"}, "100"),
        ({"name": "Punctual", "on_time": "90"}, "Requirement sets in use have names of their own."),
    ],
)
def test_what_is_wrong_with_a_set_is_said_on_the_same_page(fields, words):
    scene = past()
    made(scene)
    page = seen_by(scene.work.team).post("/marketplaces/kazi-hub/requirements/new", fields)
    assert (page.status_code, words in page.text, fields["name"] in page.text) == (422, True, True)


def test_the_team_chooses_a_formula_on_the_page():
    scene = past()
    seen_by(scene.work.team).post("/marketplaces/kazi-hub/requirements", {"name": "workmarket-cards"})
    assert queries.formula(scene.work.team.actor, scene.work.kazi_hub, OPENED.date()).name == "workmarket-cards"


def application_fields(found, **more):
    plain = {"scope": digest_of(found.scope), "confirmed": "on", "available_from": "2026-03-16", "hours_a_week": "30"}
    return plain | {"rate_cents": "2300", "note": "I made two of these."} | more


def test_who_applies_to_a_company_in_the_red_confirms_having_seen_it():
    scene = past()
    pays_late(scene)
    found = opening(scene.work)
    wanjiru, path = seen_by(scene.work.wanjiru), f"/openings/{found.pk}/apply"
    assert "Dune Analytics is in the red" in wanjiru.get(path).text
    refused = wanjiru.post(path, application_fields(found, warnings="late_days"))
    assert (refused.status_code, "I made two of these." in refused.text) == (422, True)
    stale = wanjiru.post(path, application_fields(found, warnings="approval_days", seen="on"))
    assert (stale.status_code, Application.objects.count()) == (422, 0)
    sent = wanjiru.post(path, application_fields(found, warnings="late_days", seen="on"))
    assert (sent.status_code, Application.objects.get().warnings) == (302, ["late_days"])


def test_without_red_nothing_is_to_be_confirmed():
    scene = past()
    found = opening(scene.work)
    sent = seen_by(scene.work.wanjiru).post(f"/openings/{found.pk}/apply", application_fields(found))
    assert (sent.status_code, Application.objects.get().warnings) == (302, [])


def test_the_act_itself_refuses_an_unseen_warning():
    scene = past()
    pays_late(scene)
    found = opening(scene.work)
    said = Applied(digest_of(found.scope), OPENED.date(), 30, 230_000)
    with pytest.raises(WarningUnseen):
        actions.apply(found, scene.work.wanjirus, said, by=scene.work.wanjiru.actor, at=OPENED)
