"""A worker disputes a review, the company explains, they do not agree, the team rules, and both read what changed."""

from datetime import timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.record import verify
from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Engagement
from journeys.acting import fill, press, says
from journeys.visitor import Visitor, windows
from making import OPENED
from reputation.scores.scoring_scenes import Scored, done, scored_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCORE = "/workers/kazi-hub/wanjiru/score"
BEFORE, AFTER = "The score of Wanjiru: 70 before the ruling, 100 after it.", "The review is set aside by a ruling"


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def five() -> tuple[Scored, Engagement]:
    """Wanjiru's work for three companies; Dune Analytics was not content once."""
    scene = scored_scene()
    made = [done(scene, points, ago=30 + n, company=n % 3) for n, points in enumerate((500, 450, 480, 300, 460))]
    return scene, made[3]


def disputes(wanjiru: Visitor, engagement: Engagement) -> str:
    """She opens the case from the review; the address of the case."""
    wanjiru.open(f"/engagements/{engagement.pk}/reviews")
    press(wanjiru, "Dispute this review")
    assert "Until then the review counts as before" in says(wanjiru)
    assert wanjiru.sound() == []
    fill(wanjiru, text="The brief changed on the day of the delivery.")
    press(wanjiru, "Open the case")
    return wanjiru.path


def rules(team: Visitor) -> None:
    """The team finds the case on its desk, reads what both sides will read, and signs."""
    team.open("/desk")
    press(team, "Survey data")
    press(team, "Write the ruling")
    team.page.locator("[name=code][value=set_aside]").check()
    fill(team, reasons="The thread shows the change, and nobody agreed on another day.")
    team.page.locator("[name=conflict][value=none]").check()
    press(team, "See what both sides will read")
    assert BEFORE in says(team)
    assert team.sound() == []
    press(team, "Sign")


def test_a_disputed_review_is_explained_ruled_and_leaves_the_score(visit):
    with clock.pinned(OPENED):
        scene, disputed = five()
        wanjiru, amina, team = (
            visit(360, account=scene.work.wanjiru),
            visit(account=scene.work.amina),
            visit(account=scene.work.team),
        )
        case = disputes(wanjiru, disputed)
        wanjiru.open(f"/engagements/{disputed.pk}/reviews")
        assert "Under dispute" in says(wanjiru)
    with clock.pinned(OPENED + timedelta(days=1)):
        amina.open(case)
        press(amina, "Answer")
        fill(amina, text="The brief was the same; it was read late.")
        press(amina, "Answer")
        wanjiru.open(case)
        press(wanjiru, "Say that you cannot agree")
        press(wanjiru, "Say that you cannot agree")
    with clock.pinned(OPENED + timedelta(days=2)):
        rules(team)
        for who in (wanjiru, amina):
            who.open(case)
            assert BEFORE in says(who)
            assert "nobody agreed on another day" in says(who)
            assert who.sound() == []
        wanjiru.open(SCORE)
        assert AFTER in says(wanjiru)
        wanjiru.open(f"/workers/kazi-hub/{scene.work.wanjirus.slug}")
        assert "Set aside by a ruling" in says(wanjiru)
    assert Case.objects.get().state == "ruled"
    assert [each.said for each in (wanjiru, amina, team)] == [[], [], []]
    assert verify().whole
