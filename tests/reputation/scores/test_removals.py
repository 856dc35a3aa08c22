"""Leaving one engagement out of profile and score, as a request that a person decides."""

from datetime import date, timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.reputation.actions.removals import ask_for_removal, decide_removal, undo_removal, withdraw_removal
from goodstanding.reputation.models import RemovalRequest, RuleChange, Standing
from goodstanding.reputation.queries.scores import scores_now
from goodstanding.reputation.refusals import (
    NothingToLeaveOut,
    NotTopRated,
    OneRemovalAtATime,
    RemovalSettled,
    RemovalsOff,
)
from histories import seen_by
from making import OPENED
from reputation.scores.scoring_scenes import TODAY, days_ago, done, four_done, scored_scene

pytestmark = pytest.mark.django_db
WHY = "They asked for other work than agreed."
LATER = OPENED + timedelta(days=2)


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


def top_rated():
    """Wanjiru is Top Rated, and the last of her engagements was not so good."""
    scene = scored_scene()
    Standing.objects.create(
        marketplace=scene.work.kazi_hub,
        worker=scene.work.wanjirus,
        kind="top",
        rule="standing-1",
        policy="standing-1@2026-01-01",
        since=days_ago(20),
        gained_at=OPENED,
    )
    done(scene, 500, ago=60, company=2)
    return scene, four_done(scene)[-1]


def ask(scene, engagement, why=WHY):
    return ask_for_removal(engagement, why, by=scene.work.wanjiru.actor, at=OPENED)


def decide(scene, request, answer="grant"):
    return decide_removal(request, answer, "The thread shows it.", by=scene.work.team.actor, at=OPENED)


def score_on(scene, on=TODAY):
    wanjiru = scene.work.wanjirus.pk
    return scores_now(scene.work.mallory.actor, scene.work.kazi_hub, [wanjiru], on)[wanjiru].score


def noted():
    events = Event.objects.filter(kind__startswith="reputation.removal").order_by("position")
    return list(events.values_list("kind", flat=True))


def test_a_granted_request_leaves_profile_and_score_and_the_ledger_keeps_it():
    scene, poor = top_rated()
    before = score_on(scene)
    decide(scene, ask(scene, poor))
    ledger = seen_by(scene.work.wanjiru).get("/workers/kazi-hub/wanjiru/score").text
    profile = seen_by(None).get("/workers/kazi-hub/wanjiru").text
    assert (before < 100, score_on(scene), score_on(scene, days_ago(1))) == (True, 100, before)
    assert "Left out on request" in ledger
    assert ("3.00" in profile, "in 4 reviews" in profile) == (False, True)
    assert "1 engagement is left out of this profile and its score" in profile
    assert noted() == ["reputation.removal_asked", "reputation.removal_granted"]


def test_a_refused_request_changes_nothing_and_may_be_asked_again():
    scene, poor = top_rated()
    before = score_on(scene)
    request = decide(scene, ask(scene, poor), "refuse")
    assert (request.state, score_on(scene)) == ("refused", before)
    assert ask(scene, poor, "Look again.").state == "open"


@pytest.mark.database
def test_a_grant_can_be_undone_from_a_day_on():
    scene, poor = top_rated()
    before = score_on(scene)
    request = decide(scene, ask(scene, poor))
    undo_removal(request, "Granted by mistake.", by=scene.work.team.actor, at=LATER)
    days = [score_on(scene, TODAY + timedelta(days=n)) for n in range(3)]
    assert days == [100, 100, before]
    assert noted()[-1] == "reputation.removal_undone"


def test_the_worker_is_told_of_each_answer_with_its_reason():
    scene, poor = top_rated()
    request = decide(scene, ask(scene, poor))
    undo_removal(request, "Granted by mistake.", by=scene.work.team.actor, at=OPENED)
    decide(scene, ask(scene, poor), "refuse")
    mails = OutgoingMail.objects.filter(purpose__startswith="reputation.removal").order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [
        ("wanjiru@people.example", "“Survey data” is left out of your score"),
        ("wanjiru@people.example", "“Survey data” counts in your score again"),
        ("wanjiru@people.example", "“Survey data” stays in your score"),
    ]
    assert "The reason: The thread shows it." in mails[0].text


def test_only_who_is_top_rated_today_can_ask():
    scene, poor = top_rated()
    Standing.objects.update(until=TODAY)
    with pytest.raises(NotTopRated):
        ask(scene, poor)


def test_a_rule_may_have_no_removals():
    scene, poor = top_rated()
    RuleChange.objects.create(
        marketplace=scene.work.kazi_hub,
        rule="standing-workmarket",
        state="announced",
        holds_from=days_ago(7),
        made_by=scene.work.team,
        made_at=OPENED,
        announced_at=OPENED,
    )
    with pytest.raises(RemovalsOff):
        ask(scene, poor)


@pytest.mark.database
def test_one_at_a_time_until_it_would_not_count_any_more():
    scene, poor = top_rated()
    other = done(scene, 300, ago=25)
    request = ask(scene, poor)
    with pytest.raises(OneRemovalAtATime):
        ask(scene, other)
    decide(scene, request)
    with pytest.raises(OneRemovalAtATime):
        ask(scene, other)
    assert poor.ended_on > date(2026, 1, 1)
    poor.ended_on = date(2024, 1, 5)
    poor.save()
    poor.window.revealed_at = OPENED - timedelta(days=750)
    poor.window.save()
    assert ask(scene, other).state == "open"


def test_what_does_not_count_cannot_be_left_out():
    scene, _poor = top_rated()
    for one in (done(scene, 100, revealed=False), done(scene, reason="mutual"), done(scene, 100, ago=800)):
        with pytest.raises(NothingToLeaveOut):
            ask(scene, one)


def test_a_request_is_settled_once():
    scene, poor = top_rated()
    request = decide(scene, ask(scene, poor), "refuse")
    for settle in (
        lambda: decide(scene, request),
        lambda: withdraw_removal(request, by=scene.work.wanjiru.actor, at=LATER),
        lambda: undo_removal(request, "No.", by=scene.work.team.actor, at=LATER),
    ):
        with pytest.raises(RemovalSettled):
            settle()


def test_the_worker_alone_asks_and_withdraws_and_the_team_alone_decides():
    scene, poor = top_rated()
    request = ask(scene, poor)
    for act in (
        lambda: ask_for_removal(poor, WHY, by=scene.work.team.actor, at=OPENED),
        lambda: withdraw_removal(request, by=scene.work.team.actor, at=OPENED),
        lambda: decide_removal(request, "grant", "So be it.", by=scene.work.wanjiru.actor, at=OPENED),
        lambda: undo_removal(request, "No.", by=scene.work.amina.actor, at=OPENED),
    ):
        with pytest.raises(NotYours):
            act()


@pytest.mark.parametrize("why", ["", "   ", "x" * 1_001])
def test_a_request_says_why_in_so_many_letters(why):
    scene, poor = top_rated()
    with pytest.raises(ValueError, match="letters"):
        ask(scene, poor, why)


def test_the_pages_lead_from_the_wish_to_the_answer():
    scene, poor = top_rated()
    wanjiru, team = seen_by(scene.work.wanjiru), seen_by(scene.work.team)
    score, asking = "/workers/kazi-hub/wanjiru/score", f"/workers/kazi-hub/wanjiru/score/leave-out/{poor.pk}"
    assert f'href="{asking}"' in wanjiru.get(score).text
    empty = wanjiru.post(asking, {"why": ""})
    assert (empty.status_code, wanjiru.post(asking, {"why": WHY}).url) == (422, score)
    request = RemovalRequest.objects.get()
    unsaid = team.post(f"/marketplaces/kazi-hub/removals/{request.pk}/answer", {"answer": "grant", "reason": ""})
    assert (unsaid.status_code, "checked" in unsaid.text, WHY in unsaid.text) == (422, True, True)
    said = {"answer": "grant", "reason": "The thread shows it."}
    assert (
        team.post(f"/marketplaces/kazi-hub/removals/{request.pk}/answer", said).url == "/marketplaces/kazi-hub/removals"
    )
    assert "The thread shows it." in wanjiru.get(score).text
    undone = team.post(f"/marketplaces/kazi-hub/removals/{request.pk}/undo", {"reason": "A mistake."})
    assert (undone.status_code, RemovalRequest.objects.get().state) == (302, "undone")


def test_an_open_request_can_be_withdrawn_on_the_page():
    scene, poor = top_rated()
    request = ask(scene, poor)
    wanjiru = seen_by(scene.work.wanjiru)
    path = f"/workers/kazi-hub/wanjiru/score/requests/{request.pk}/withdraw"
    assert f'action="{path}"' in wanjiru.get("/workers/kazi-hub/wanjiru/score").text
    answer = wanjiru.post(path)
    assert (answer.status_code, RemovalRequest.objects.get().state) == (302, "withdrawn")


def test_others_find_no_page_of_requests():
    scene, poor = top_rated()
    request = ask(scene, poor)
    paths = {
        "get": ["/marketplaces/kazi-hub/removals", f"/workers/kazi-hub/wanjiru/score/leave-out/{poor.pk}"],
        "post": [
            f"/marketplaces/kazi-hub/removals/{request.pk}/answer",
            f"/marketplaces/kazi-hub/removals/{request.pk}/undo",
            f"/workers/kazi-hub/wanjiru/score/requests/{request.pk}/withdraw",
        ],
    }
    said = {"answer": "grant", "reason": "So be it."}
    found = {
        getattr(seen_by(who), verb)(path, said if verb == "post" else {}).status_code
        for who in (scene.work.amina, scene.work.otieno, scene.work.mallory)
        for verb, some in paths.items()
        for path in some
    }
    assert found == {404}
