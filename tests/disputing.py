"""Cases on Kazi Hub: Wanjiru disputes what Amina wrote of her, through the same actions as the product's."""

from datetime import datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Decided, Filing, Said, Side
from goodstanding.disputes.models import Case, Ruling
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from making import OPENED
from remembered import remembered
from working import Work

DAY = timedelta(days=1)
WORDS = Said("The brief changed after the delivery.")


def sides(work: Work) -> tuple[Side, Side]:
    """Wanjiru, and Dune Analytics."""
    worker = Side("worker", work.wanjirus.pk, "Wanjiru", zone="Africa/Nairobi")
    return worker, Side("client", work.dune.pk, "Dune Analytics", zone="Africa/Nairobi")


def filing(work: Work, kind: str = "rating", subject: tuple[str, int] = ("review", 1)) -> Filing:
    """What Wanjiru files against Dune Analytics, for the team of Kazi Hub to rule."""
    claimant, respondent = sides(work)
    return Filing(kind, subject, "Dashboard for shipments", claimant, respondent, work.kazi_hub.pk, "Kazi Hub")


@remembered
def opened(work: Work, kind: str = "rating", subject: tuple[str, int] = ("review", 1), at: datetime = OPENED) -> Case:
    """A case that waits for the answer of Dune Analytics."""
    return actions.open_case(filing(work, kind, subject), WORDS, by=work.wanjiru.actor, at=at)


@remembered
def escalated(work: Work, case: Case | None = None, at: datetime = OPENED) -> Case:
    """The same, or another one, answered, without an agreement, a day later each."""
    case = case or opened(work, at=at)
    actions.answer(case, Said("It came late."), by=work.amina.actor, at=at + DAY)
    return actions.declare_impasse(case, by=work.wanjiru.actor, at=at + 2 * DAY)


def decided(code: str = "correct", percent: int | None = 40) -> Decided:
    return Decided(code, "The brief changed on the last day.", percent)


@remembered
def ruled(work: Work, case: Case | None = None, at: datetime = OPENED) -> Ruling:
    """The same, ruled by the team."""
    return actions.rule(escalated(work, case, at), decided(), by=work.team.actor, at=at + 3 * DAY)


@remembered
def second_judge(work: Work) -> Account:
    """One more person of the team of Kazi Hub."""
    account = register(email="njoki@people.example", name="Njoki", by=SYSTEM, at=OPENED)
    grant(account, "team", work.kazi_hub.pk, by=SYSTEM, at=OPENED)
    return account


def again(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.get(pk=case.pk)
