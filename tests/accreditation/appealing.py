"""Appeals of Kazi Hub against the decision that Ole signed, through the same actions as the product's."""

from datetime import timedelta

from accreditation.telling import DECIDED, decided
from goodstanding.accreditation.jobs.reopening import decide_again
from goodstanding.accreditation.models import Decision
from goodstanding.base.access import SYSTEM
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Decided, Said
from goodstanding.disputes.models import Case
from goodstanding.disputes.subjects import filings
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.surveys.models import Response, ResponseExclusion
from making import OPENED, Scene, scene

DAY = timedelta(days=1)
RULED = DECIDED + 3 * DAY
SIGNED = DECIDED + 4 * DAY


def colleague(scene: Scene) -> Account:
    """One more person who operates the programme."""
    account = register(email="nadia@people.example", name="Nadia", by=SYSTEM, at=OPENED)
    grant(account, "operator", scene.programme.pk, by=SYSTEM, at=OPENED)
    return account


def staffed() -> tuple[Scene, Account]:
    """A scene, and the colleague."""
    set_up = scene()
    return set_up, colleague(set_up)


def appealed(scene: Scene, decision: Decision) -> Case:
    [filing] = filings(scene.team.actor, f"decision:{decision.pk}")
    return actions.open_case(filing, Said("Two answers were left out."), by=scene.team.actor, at=DECIDED + DAY)


def ruled(case: Case, by: Account, code: str = "decide_again", line: str = "") -> None:
    said = Decided(code, "The review of the flags was too strict.", None, line, bool(line))
    actions.rule(case, said, by=by.actor, at=RULED)


def reopened(scene: Scene, values: list[int], judge: Account) -> tuple[Decision, Decision]:
    """The first decision, signed by Ole, and the one computed again a minute after the ruling of somebody else."""
    first = decided(scene, values)
    ruled(appealed(scene, first), judge)
    decide_again(RULED)
    return first, Decision.objects.get(supersedes=first)


def left_out(scene: Scene, decision: Decision, responses: int) -> None:
    """What the rule reads changes: responses that counted are left out, the first invited first."""
    rows = Response.objects.filter(invitation__row__roster__round=decision.round_id, exclusion=None)
    for response in rows.order_by("invitation")[:responses]:
        given = {"reason": "pressed", "excluded_by": scene.ole, "excluded_at": RULED}
        ResponseExclusion.objects.create(response=response, **given)
