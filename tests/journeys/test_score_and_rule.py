"""A worker asks that one engagement be left out; a team changes its rule, people comment, and the rule holds."""

from datetime import date, timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.base.record import verify
from goodstanding.base.worker import run_worker
from goodstanding.reputation.models import RemovalRequest, RuleChange, StandingNotice
from journeys.acting import fill, press, says
from journeys.visitor import Visitor, windows
from letterbox import newest
from reputation.rules.ruling import NOW, at_midnight, ruling

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOLDS_FROM = date(2026, 7, 27)
WANJIRU = "/workers/kazi-hub/wanjiru"


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def test_wanjiru_reads_her_standing_and_has_one_engagement_left_out(visit):
    with clock.pinned(NOW):
        scene = ruling()
        wanjiru, team = visit(360, account=scene.work.wanjiru), visit(account=scene.team)
        wanjiru.open(f"{WANJIRU}/standing")
        assert "16 of 16" in says(wanjiru)
        assert wanjiru.sound() == []
        press(wanjiru, "How the score is made")
        assert wanjiru.path == f"{WANJIRU}/score"
        press(wanjiru, "Ask to leave it out")
        fill(wanjiru, why="They asked for other work than agreed.")
        press(wanjiru, "Ask the team")
        team.open("/marketplaces/kazi-hub/removals")
        assert "They asked for other work than agreed." in says(team)
        team.page.locator("[name=answer][value=grant]").check()
        fill(team, reason="The thread shows it.")
        press(team, "Send the answer")
        assert newest(scene.work.wanjiru.email).purpose == "reputation.removal_granted"
        wanjiru.open(f"{WANJIRU}/score")
        assert "The thread shows it." in says(wanjiru)
        assert RemovalRequest.objects.get().state == "granted"
    assert (wanjiru.said, team.said) == ([], [])
    assert verify().whole


def team_writes_the_rule(team: Visitor) -> None:
    """Good weeks from 80 on, 2,000 dollars earned: rehearsed, its notices read, announced."""
    team.open("/marketplaces/kazi-hub/rules/new")
    fill(team, score_from="80", earned_cents="2000")
    press(team, "Rehearse these numbers")
    assert "2 of 3 workers and agencies have another score or standing." in says(team)
    assert team.sound() == []
    press(team, "Read the notices as they would be mailed")
    assert "otieno@people.example" in says(team)
    team.page.go_back()
    press(team, "Announce this change")
    fill(
        team,
        why="Good weeks were too rare.",
        whose_feedback="Workers who wrote to us in May.",
        holds_from=HOLDS_FROM.isoformat(),
    )
    press(team, "Announce it")


def test_a_team_changes_its_rule_and_its_people_have_their_say(visit):
    with clock.pinned(NOW):
        scene = ruling()
        run_worker(once=True)
        team = visit(account=scene.team)
        team_writes_the_rule(team)
        page = f"/rules/kazi-hub/{RuleChange.objects.get().pk}"
    with clock.pinned(NOW + timedelta(minutes=10)):
        run_worker(once=True)
        assert OutgoingMail.objects.get(to=scene.work.wanjiru.email, purpose__contains="rule").state == "sent"
        wanjiru, mallory = visit(360, account=scene.work.wanjiru), visit(360)
        mallory.open(page)
        assert "Good weeks were too rare." in says(mallory)
        assert mallory.sound() == []
        wanjiru.open(page)
        fill(wanjiru, text="I earned less because I was ill.")
        press(wanjiru, "Send the comment")
        team.open(page)
        press(team, "Answer")
        fill(team, text="A pause costs nothing.")
        press(team, "Send the answer")
        wanjiru.open(page)
        assert "A pause costs nothing." in says(wanjiru)
    for hours in (-20, 6):
        with clock.pinned(at_midnight(HOLDS_FROM) + timedelta(hours=hours)):
            run_worker(once=True)
    told = {(each.standing.worker.name, each.kind) for each in StandingNotice.objects.exclude(told_at=None)}
    assert {("Otieno", "gained"), ("Wanjiru", "grace")} <= told
    assert (team.said, wanjiru.said, mallory.said) == ([], [], [])
    assert verify().whole
