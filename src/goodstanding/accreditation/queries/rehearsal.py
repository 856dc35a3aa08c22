"""A changed award rule tried on a programme's decided rounds."""

from datetime import date

from goodstanding.accreditation.judging import inputs_of, rules_for
from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.rehearsing import Rehearsal, replay
from goodstanding.base.access import Actor
from goodstanding.policies import Policies
from goodstanding.surveys.models import Programme

NEWEST = date.max


def rehearse(actor: Actor, programme: Programme, policies: Policies, award_rule: str) -> Rehearsal:
    """What the newest version of a rule would have decided, for who operates the programme and judges its rounds.

    ValueError where the rule is of another scale than the questions that were asked.
    """
    rules = rules_for(policies, NEWEST, award_rule)
    decisions = Decision.objects.filter(round__programme=programme, round__state="decided", in_force=True)
    decisions = decisions.exclude(round__marketplace__in=actor.tenants("team")).select_related(
        "round__programme", "round__marketplace", "round__draw", "round__roster__verification", "round__closing"
    )
    ordered = decisions.order_by("round__marketplace__name", "round__edition")
    mine = list(ordered if actor.operates(programme.pk) else ordered.none())
    replaced = [decision for decision in mine if decision.round.draw.mode != "nominated"]
    replays = [replay(decision, inputs_of(actor, decision.round), policies, rules) for decision in replaced]
    return Rehearsal(rules.rules["A"].id, tuple(replays), len(mine) - len(replaced))
