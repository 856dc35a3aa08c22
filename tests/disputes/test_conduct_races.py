"""Two at once in cases of conduct: one case a person, one measure lifted once, and somebody is left to rule."""

import pytest

from disputing import DAY, second_judge
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Decided, Said
from goodstanding.disputes.actions.conduct import Told
from goodstanding.disputes.conduct.reporting import about
from goodstanding.disputes.models import Case, Handover, Measure, Report
from making import OPENED
from racing import race, refused
from working import scene_of_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_reports_at_once_make_one_case_and_of_two_who_act_one_is_refused() -> None:
    """One scene for all of it: each race begins where the one before ended."""
    work = scene_of_work()
    team, njoki = work.team.actor, second_judge(work).actor
    told, address = Told("respect", "Shouting."), f"worker:{work.wanjirus.pk}"

    def reporting(by):
        seen = about(by, address)
        assert seen
        return lambda: actions.report(seen, told, by=by, at=OPENED)

    assert refused(race(reporting(work.amina.actor), reporting(work.otieno.actor))) == []
    case = Case.objects.get()
    assert Report.objects.filter(case=case).count() == case.statements.count() == 2

    actions.answer(case, Said("No."), by=work.wanjiru.actor, at=OPENED)
    actions.declare_impasse(case, by=work.wanjiru.actor, at=OPENED)
    ends = race(*[lambda by=by: actions.hand_over(case, "A cousin.", by=by, at=OPENED) for by in (team, njoki)])
    assert (refused(ends), Handover.objects.count()) == (["NobodyElse"], 1)

    free = njoki if Handover.objects.get().account == work.team else team
    actions.rule(case, Decided("removal", "Heard by two."), by=free, at=OPENED + DAY)
    measure = Measure.objects.get()
    ends = race(*[lambda by=by: actions.lift(measure, "A mistake.", by=by, at=OPENED + DAY) for by in (team, njoki)])
    assert refused(ends) == ["MeasureOver"]
