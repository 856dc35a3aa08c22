"""The end of a round: the close, the review of its flags, the verdict, and who is told of it."""

from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.accreditation.actions import (
    compute,
    hold,
    promise,
    sign,
    tell_of_close,
    tell_of_decision,
    tell_respondents,
)
from goodstanding.accreditation.actions.promising import Pledge
from goodstanding.accreditation.models import Decision
from goodstanding.base.access import SYSTEM
from goodstanding.demo.lives.publishing import afterwards, badge
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Host, Shop, Stage
from goodstanding.demo.world import PlannedRound
from goodstanding.policies import fieldwork
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.models import Round

AN_HOUR, WRITTEN_AFTER, PROMISED_AFTER = timedelta(hours=1), timedelta(minutes=10), timedelta(days=5)
HELD = "Ten clients answered on the first evening, minutes apart, all with the highest score. Invoices are asked for."
NO_CONFLICT = "none"
NOTHING = "Nothing beyond what chance does: the time taken and the other answers of the client fit."
TO_REVIEW: Final = "nile-bench"
"""Whose flags wait for a visitor's review."""
PROMISES: Final = {
    "kazi-hub": (
        ("Name a second person for every engagement of three months or longer", timedelta(days=90)),
        ("Answer within two working days whether and when somebody is available", timedelta(days=30)),
    )
}
"""What a marketplace says it will change after its newest verdict, and within how long."""


def to_the_decision(
    stage: Stage, survey: Round, host: Host, shop: Shop, planned: PlannedRound, closed_at: datetime
) -> Life:
    """The close, the review of its flags, the computed verdict, and what the operator did with it."""
    yield closed_at
    surveys.close(survey, by=SYSTEM, at=closed_at)
    if stage.is_of_this_year(closed_at):
        yield closed_at + WRITTEN_AFTER
        tell_of_close(survey, by=SYSTEM, at=closed_at + WRITTEN_AFTER)
    yield closed_at + AN_HOUR
    if planned.judged_at or survey.marketplace.slug != TO_REVIEW:
        for flag in survey.flags.all():
            surveys.review_flag(flag, Finding("kept", NOTHING), by=host.operator, at=closed_at + AN_HOUR)
    decision = compute(survey, by=SYSTEM, at=closed_at + AN_HOUR)
    if planned.state == "held" and planned.judged_at:
        yield planned.judged_at
        hold(decision, HELD, by=host.operator, at=planned.judged_at)
    elif planned.judged_at:
        yield planned.judged_at
        sign(decision, NO_CONFLICT, by=host.operator, at=planned.judged_at)
        if decision.outcome == "awarded":
            yield from badge(shop, decision.award, planned.judged_at)
        yield from telling(stage, decision, shop, planned.judged_at)
        if decision.outcome == "awarded":
            yield from afterwards(stage, host, shop, decision.award, planned.judged_at)


def telling(stage: Stage, decision: Decision, shop: Shop, signed: datetime) -> Life:
    """The letter to the team, what the team promises, and the mail to everybody who answered."""
    if stage.is_of_this_year(signed):
        yield signed + WRITTEN_AFTER
        tell_of_decision(decision, by=SYSTEM, at=signed + WRITTEN_AFTER)
    told = signed + timedelta(days=fieldwork(signed.date()).respondents_told_days)
    is_told = told < stage.morning and (stage.is_recent(told) or is_of_the_story(stage, shop, signed))
    if is_of_the_story(stage, shop, signed) and signed + PROMISED_AFTER < stage.morning:
        yield signed + PROMISED_AFTER
        pledges = [Pledge(text, due(signed, within)) for text, within in PROMISES[shop.marketplace.slug]]
        promise(decision, pledges, by=shop.team, at=signed + PROMISED_AFTER)
    if is_told:
        yield told
        tell_respondents(decision, by=SYSTEM, at=told)


def is_of_the_story(stage: Stage, shop: Shop, signed: datetime) -> bool:
    """Whether the verdict is the newest on a marketplace that promises something."""
    return shop.marketplace.slug in PROMISES and stage.is_of_this_year(signed)


def due(signed: datetime, within: timedelta) -> date:
    return (signed + within).date()
