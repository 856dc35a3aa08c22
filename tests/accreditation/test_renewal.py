"""A year of an award: reminders at 60, 30 and 7 days, and the lapse, each once."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded, decided, letters, signed
from goodstanding.accreditation import actions
from goodstanding.accreditation.jobs.telling import renew
from goodstanding.accreditation.models import Award, Decision, Lapse
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, Actor, Role
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.worker import run_worker
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.review import Finding
from making import Scene, lines, points, scene

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 4, 1, 6, 20, tzinfo=UTC)


def morning(days_left: int) -> datetime:
    """The morning on which an award that ends on 1 April 2027 has so many days left."""
    return MORNING - days_left * DAY


def sent_in(days: Iterable[int]) -> list[tuple[int, str]]:
    """Runs the job once on each of these mornings and says what was written with how many days left."""
    found = []
    for left in days:
        before = OutgoingMail.objects.count()
        renew(morning(left))
        found += [(left, each.purpose) for each in OutgoingMail.objects.order_by("pk")[before:]]
    return found


MOMENTS = (60, 51, 30, 21, 7, 5, -1, -10)


def near(first: int, last: int) -> list[int]:
    """The mornings from one to the other, by days left, but those on which nothing is near."""
    return [left for left in range(first, last, -1) if any(abs(left - moment) <= 1 for moment in MOMENTS)]


REMINDERS = [(60, "accreditation.renewal"), (30, "accreditation.renewal"), (7, "accreditation.renewal")]
LAPSE = (-1, "accreditation.lapse")


def test_through_a_year_the_holder_is_told_at_60_30_and_7_days_and_of_the_lapse():
    awarded(scene())
    assert sent_in(near(365, -40)) == [*REMINDERS, LAPSE]
    assert Lapse.objects.get().lapsed_at == morning(-1)


def test_a_day_on_which_the_job_runs_often_is_told_once():
    awarded(scene())
    for hour in range(24):
        renew(morning(60) + timedelta(hours=hour))
    assert len(letters("renewal")) == 1


@pytest.mark.parametrize(
    ("off", "expected"),
    [
        (range(65, 51), [(51, "accreditation.renewal"), *REMINDERS[1:], LAPSE]),
        (range(35, 21), [REMINDERS[0], (21, "accreditation.renewal"), REMINDERS[2], LAPSE]),
        (range(40, 5), [REMINDERS[0], (5, "accreditation.renewal"), LAPSE]),
        (range(5, -10), [*REMINDERS, (-10, "accreditation.lapse")]),
    ],
)
def test_after_two_weeks_without_a_worker_the_nearest_letter_goes_and_no_other(off, expected):
    awarded(scene())
    before, after = near(365, off.start), near(off.stop, -20)
    assert sent_in(before) + sent_in(after) == expected


def test_a_worker_that_runs_daily_writes_exactly_these_letters():
    awarded(scene())
    for left in [*range(62, 58, -1), *range(32, 28, -1), *range(9, 5, -1), *range(1, -4, -1)]:
        with clock.pinned(morning(left) + timedelta(minutes=1)):
            run_worker(once=True)
    subjects = [written.subject for written in letters() if written.to == "team@people.example"]
    assert subjects == [*["Kazi Hub: the award ends on 1 April 2027"] * 3, "Kazi Hub: the award has lapsed"]
    assert Event.objects.filter(kind="accreditation.lapsed").count() == Lapse.objects.count() == 1


def test_the_letter_says_how_long_and_what_to_do():
    awarded(scene())
    renew(morning(51))
    (letter,) = letters("renewal")
    assert letter.text.splitlines()[2:5] == [
        "“Trusted Talent Partner” of Kazi Hub holds until 1 April 2027: 51 days from now.",
        "",
        "A new award needs a new round: its field is open for 21 days, then the answers are checked.",
    ]
    assert "http://127.0.0.1:8000/marketplaces/kazi-hub/rounds/new" in letter.text.splitlines()


def next_round(set_up, at, clients=14):
    survey = surveys.open_round(set_up.programme, set_up.kazi_hub, 2027, by=set_up.team.actor, at=at)
    surveys.commit_roster(survey, lines(clients), by=set_up.team.actor, at=at)
    return survey, surveys.launch(survey, by=set_up.team.actor, at=at)


def find_nothing(set_up, survey, at):
    ole = Actor(set_up.ole.pk, frozenset({Role("operator", set_up.programme.pk)}))
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=ole, at=at)


def test_who_has_a_round_under_way_is_told_that_nothing_else_is_to_be_done():
    set_up = scene()
    awarded(set_up)
    next_round(set_up, morning(45))
    renew(morning(30))
    assert "Round 2027 is under way" in letters("renewal")[-1].text


def test_an_award_that_was_renewed_neither_reminds_nor_lapses():
    set_up = scene()
    awarded(set_up)
    survey, links = next_round(set_up, morning(89))
    for link in links[:12]:
        surveys.answer(link.token, points(5), by=SYSTEM, at=morning(80))
    surveys.close(survey, by=SYSTEM, at=morning(68))
    find_nothing(set_up, survey, morning(67))
    signed(set_up, survey, morning(66))
    assert sent_in(near(65, -20)) == []
    assert (Award.objects.count(), Lapse.objects.count()) == (2, 0)
    assert actions.lapse(Award.objects.earliest("awarded_at"), by=SYSTEM, at=morning(-3)) is None


def renewed(set_up: Scene, answers: int) -> Decision:
    """The next year's decision on answers of 45 clients: grade B from 14 on, else C."""
    survey, links = next_round(set_up, morning(89), clients=45)
    for link in links[:answers]:
        surveys.answer(link.token, points(5), by=SYSTEM, at=morning(80))
    surveys.close(survey, by=SYSTEM, at=morning(68))
    find_nothing(set_up, survey, morning(67))
    return signed(set_up, survey, morning(66))


@pytest.mark.parametrize(
    ("answers", "grade", "outcome", "fails"),
    [(12, "C", "not_awarded", ["renewal"]), (30, "B", "awarded", [])],
)
def test_a_provisional_award_is_renewed_by_evidence_of_grade_a_or_b_alone(answers, grade, outcome, fails):
    set_up = scene()
    first = decided(set_up, [5] * 12, clients=45).award
    decision = renewed(set_up, answers)
    said = {gate["gate"]: gate["sentence"] for gate in decision.verdict["explained"]}
    assert (first.provisional, decision.assurance, decision.outcome) == (True, grade, outcome)
    assert [gate["gate"] for gate in decision.verdict["explained"] if not gate["holds"]] == fails
    assert said["renewal"].startswith("The last award was provisional")
    assert [change["kind"] for change in decision.verdict["changes"]][: len(fails)] == ["raise_grade"] * len(fails)
    browser = Client()
    browser.force_login(set_up.team)
    assert "Renewal of a provisional award" in browser.get("/marketplaces/kazi-hub/2027").text


def test_an_award_on_good_evidence_asks_no_grade_of_the_next():
    set_up = scene()
    awarded(set_up)
    decision = renewed(set_up, 12)
    assert (decision.assurance, decision.outcome, decision.award.provisional) == ("C", "awarded", True)
    assert "renewal" not in {gate["gate"] for gate in decision.verdict["explained"]}


def test_an_award_does_not_lapse_on_its_last_day():
    award = awarded(scene())
    assert actions.lapse(award, by=SYSTEM, at=MORNING + timedelta(hours=17)) is None
    assert actions.lapse(award, by=SYSTEM, at=MORNING + timedelta(hours=18)).award == award
    assert actions.lapse(award, by=SYSTEM, at=MORNING + 9 * DAY).lapsed_at == MORNING + timedelta(hours=18)


def test_a_lapse_of_long_ago_is_recorded_and_no_news():
    awarded(scene())
    renew(morning(-200))
    assert (Lapse.objects.count(), letters()) == (1, [])


def test_who_joins_the_team_later_is_not_told_late_and_who_left_is_not_told():
    set_up = scene()
    awarded(set_up)
    renew(morning(60))
    wanjiru = register(email="wanjiru@kazi-hub.example", name="Wanjiru", by=SYSTEM, at=DECIDED)
    grant(wanjiru, "team", set_up.kazi_hub.pk, by=SYSTEM, at=DECIDED)
    renew(morning(59))
    set_up.team.grants.update(ended_at=morning(40))
    renew(morning(30))
    assert [each.to for each in letters("renewal")] == ["team@people.example", "wanjiru@kazi-hub.example"]


@pytest.mark.parametrize("who", ["team", "ole", "mallory"])
def test_only_the_system_ends_awards(who):
    set_up = scene()
    award = awarded(set_up)
    with pytest.raises(NotYours):
        actions.lapse(award, by=getattr(set_up, who).actor, at=morning(-1))
    assert not Lapse.objects.exists()
