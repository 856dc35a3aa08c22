"""A plan of Kazi Hub about its weak invoices, done and measured again."""

from datetime import date, timedelta

from accreditation.telling import DAY, decided
from community.publishing import LATER
from goodstanding.base.access import STRANGER
from goodstanding.base.models import OutgoingMail
from goodstanding.community.actions.coaching import Offered, offer_coaching
from goodstanding.community.actions.plans import Step, make_plan, settle_plan
from goodstanding.community.actions.remeasures import answer_question, open_remeasure
from goodstanding.community.jobs import measure_items_again
from goodstanding.community.models import ActionPlan, Coach, ItemQuestion, Remeasure
from goodstanding.community.queries.plans import weak_items
from goodstanding.people.models import Account
from making import Scene
from remembered import remembered

ASKED = LATER + timedelta(hours=1)
CLOSED = LATER + 15 * DAY


@remembered
def plan_of(scene: Scene, item: str = "billing") -> ActionPlan:
    """Made after a round in which twelve of 26 clients gave 3 to everything."""
    decided(scene, [3] * 12, clients=26)
    weak = {each.key: each for each in weak_items(scene.team.actor, scene.kazi_hub, "en")}[item]
    step = Step("Count corrected invoices.", scene.team, date(2026, 6, 1))
    return make_plan(weak, step, by=scene.team.actor, at=LATER)


@remembered
def asked(scene: Scene) -> Remeasure:
    """The plan is done, and every client was mailed the question."""
    plan = plan_of(scene)
    settle_plan(plan, "done", by=scene.team.actor, at=LATER)
    made = open_remeasure(plan, by=scene.team.actor, at=LATER)
    measure_items_again(ASKED)
    return made


def measured(scene: Scene, points: list[int | None]) -> Remeasure:
    """Clients gave these points, and the time is over."""
    made = asked(scene)
    for question, point in zip(ItemQuestion.objects.order_by("pk"), points, strict=False):
        answer_question(question, point, by=STRANGER, at=ASKED)
    measure_items_again(CLOSED)
    return Remeasure.objects.get(pk=made.pk)


def coach(scene: Scene, account: Account, *items: str, is_paused: bool = False) -> Coach:
    said = Offered(items or ("billing",), ("en",), "Europe/Berlin", "Tuesdays", "I ran billing.", is_paused)
    return offer_coaching(scene.programme, said, by=account.actor, at=LATER)


def mails(purpose: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose=f"community.{purpose}").order_by("pk"))
