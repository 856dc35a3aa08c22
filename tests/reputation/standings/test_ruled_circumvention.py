"""A ruling of circumvention closes standings by a job, and the appeal that finds none opens them again."""

from datetime import timedelta

import pytest

from disputing import decided, second_judge
from goodstanding.disputes import actions
from goodstanding.disputes.actions.conduct import Told, report
from goodstanding.disputes.conduct.reporting import about
from goodstanding.disputes.jobs import note_silences
from goodstanding.disputes.models import Case
from goodstanding.reputation.jobs import follow_rulings
from goodstanding.reputation.models import Violation
from histories import Past
from reputation.standings.weeks_kept import MONDAY, held, judged, keep, moment, ready

pytestmark = pytest.mark.django_db
AT = moment(MONDAY, 30)
DAY = timedelta(days=1)


def reported(rule: str) -> tuple[Past, Case]:
    """Wanjiru is Top Rated; Amina reports her, and she does not answer."""
    scene = ready()
    keep(scene.work.wanjirus, [95] * 13)
    judged(scene)
    amina = scene.work.amina.actor
    found = about(amina, f"worker:{scene.work.wanjirus.pk}")
    assert found
    made = report(found, Told(rule, "Asked to be paid by bank transfer."), by=amina, at=AT)
    note_silences(AT + 8 * DAY)
    return scene, made.case


def violations() -> list[tuple[str, int | None, bool]]:
    return [(each.kind, each.case_id, each.lifted_on is not None) for each in Violation.objects.all()]


@pytest.mark.database
def test_a_finding_closes_standings_once_and_the_appeal_opens_them_again() -> None:
    scene, case = reported("circumvention")
    actions.rule(case, decided("warning", None), by=scene.work.team.actor, at=AT + 9 * DAY)
    for _ in range(2):
        follow_rulings(AT + 9 * DAY)
    assert violations() == [("circumvention", case.pk, False)]
    assert held(scene.work.wanjirus) == [("top", MONDAY, (AT + 9 * DAY).date(), "circumvention")]
    actions.appeal(case, "The transfer was for another job.", by=scene.work.wanjiru.actor, at=AT + 10 * DAY)
    actions.rule_again(case, decided("no_measure", None), by=second_judge(scene.work).actor, at=AT + 11 * DAY)
    for _ in range(2):
        follow_rulings(AT + 11 * DAY)
    assert violations() == [("circumvention", case.pk, True)]
    assert held(scene.work.wanjirus) == [("top", MONDAY, None, "")]


@pytest.mark.parametrize(("rule", "code"), [("circumvention", "no_measure"), ("respect", "warning")])
def test_nothing_follows_where_nothing_was_found_or_the_rule_is_another(rule: str, code: str) -> None:
    scene, case = reported(rule)
    actions.rule(case, decided(code, None), by=scene.work.team.actor, at=AT + 9 * DAY)
    follow_rulings(AT + 9 * DAY)
    assert violations() == []
