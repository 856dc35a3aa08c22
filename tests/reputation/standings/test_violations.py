"""Violations: the team records them, standings close at once, and open again when they are lifted."""

from datetime import timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.reputation.actions import lift_violation, record_violation
from goodstanding.reputation.models import Violation
from histories import seen_by
from reputation.standings.weeks_kept import MONDAY, held, judged, keep, moment, ready, told, weeks

pytestmark = pytest.mark.django_db
AT = moment(MONDAY, 30)
DAY = AT.date()
PATH = "/marketplaces/kazi-hub/standings"


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(AT):
        yield


def top_rated():
    scene = ready()
    keep(scene.work.wanjirus, [95] * 40, weeks(27))
    judged(scene)
    return scene


def recorded(scene, kind="circumvention", at=AT):
    return record_violation(scene.work.wanjirus, kind, "Paid by bank transfer.", by=scene.work.team.actor, at=at)


@pytest.mark.parametrize(("kind", "back"), [("conduct", weeks(14)), ("circumvention", weeks(27))])
def test_a_violation_closes_standings_at_once_until_its_time_is_over(kind, back):
    scene = top_rated()
    recorded(scene, kind)
    assert held(scene.work.wanjirus) == [("top", MONDAY, DAY, kind)]
    for week in (weeks(1), back - timedelta(weeks=1), back):
        judged(scene, week)
    assert held(scene.work.wanjirus)[1:] == [("top", back, None, "")]


def test_the_worker_reads_the_reason_in_one_mail_and_the_record_keeps_no_word_of_it():
    scene = top_rated()
    recorded(scene)
    [mail] = OutgoingMail.objects.filter(purpose="reputation.violation_recorded")
    assert (mail.to, mail.subject) == ("wanjiru@people.example", "Kazi Hub has recorded a violation")
    assert "Paid by bank transfer." in mail.text
    assert "Until 7 January 2027 you cannot have a standing there." in mail.text
    events = list(Event.objects.order_by("-position").values_list("kind", "data")[:2])
    assert events == [
        (
            "reputation.standing_lost",
            {"on": "2026-07-07", "condition": "circumvention", "value": 184, "needed": 1},
        ),
        (
            "reputation.violation_recorded",
            {"worker": scene.work.wanjirus.pk, "kind": "circumvention", "found_on": "2026-07-07"},
        ),
    ]


def test_lifting_it_lets_the_standing_go_on_as_if_it_had_not_ended():
    scene = top_rated()
    violation = recorded(scene)
    for _ in range(2):
        lift_violation(violation, "It was another worker.", by=scene.work.team.actor, at=AT)
    assert held(scene.work.wanjirus) == [("top", MONDAY, None, "")]
    kinds = list(Event.objects.order_by("-position").values_list("kind", flat=True)[:2])
    assert kinds == ["reputation.standing_restored", "reputation.violation_lifted"]
    [mail] = OutgoingMail.objects.filter(purpose="reputation.violation_lifted")
    assert "It was another worker." in mail.text


def test_while_another_violation_counts_nothing_goes_on():
    scene = top_rated()
    first = recorded(scene)
    recorded(scene, "conduct")
    lift_violation(first, "Not proven.", by=scene.work.team.actor, at=AT)
    assert held(scene.work.wanjirus) == [("top", MONDAY, DAY, "circumvention")]


def test_recorded_lifted_and_recorded_again_on_one_day():
    scene = top_rated()
    lift_violation(recorded(scene), "Not proven.", by=scene.work.team.actor, at=AT)
    recorded(scene)
    assert held(scene.work.wanjirus) == [("top", MONDAY, DAY, "circumvention")]
    assert told(scene.work.wanjirus)[1:] == [("lost", "circumvention", DAY)]


def test_the_team_alone_records_and_lifts_and_gives_a_reason():
    scene = top_rated()
    for account in (scene.work.wanjiru, scene.work.amina, scene.work.mallory):
        with pytest.raises(NotYours):
            record_violation(scene.work.wanjirus, "conduct", "No.", by=account.actor, at=AT)
    violation = recorded(scene)
    with pytest.raises(NotYours):
        lift_violation(violation, "Me.", by=scene.work.wanjiru.actor, at=AT)
    for wrong in (("conduct", " "), ("theft", "Stole.")):
        with pytest.raises(ValueError, match="a violation has a kind and a reason"):
            record_violation(scene.work.wanjirus, *wrong, by=scene.work.team.actor, at=AT)
    with pytest.raises(ValueError, match="lifted with a reason"):
        lift_violation(violation, "", by=scene.work.team.actor, at=AT)


def test_the_teams_page_takes_it_shows_it_and_lifts_it():
    scene = top_rated()
    team = seen_by(scene.work.team)
    said = {"worker": "w1", "kind": "conduct", "reason": "Sent forty applications."}
    assert team.post(PATH, said).status_code == 302
    violation = Violation.objects.get()
    page = team.get(PATH).text
    assert "Sent forty applications." in page
    assert "Wanjiru lost Top Rated" in page
    lift = f"{PATH}/violations/{violation.pk}/lift"
    assert [team.get(lift).status_code, team.post(lift, {"why": ""}).status_code] == [200, 422]
    assert team.post(lift, {"why": "It was a test."}).status_code == 302
    assert team.get(lift).status_code == 404
    own = seen_by(scene.work.wanjiru).get(f"/workers/kazi-hub/{scene.work.wanjirus.slug}/standing").text
    assert "Sent forty applications." in own
    assert "It was a test." in own


def test_what_was_typed_stays_when_something_is_wrong():
    scene = top_rated()
    answer = seen_by(scene.work.team).post(PATH, {"worker": "w77", "kind": "conduct", "reason": "Forty."})
    assert answer.status_code == 422
    assert "none has this one" in answer.text
    assert "Forty." in answer.text
    assert not Violation.objects.exists()
