"""Decided rounds of Kazi Hub, and the letters that were written about them."""

from datetime import datetime, timedelta

from goodstanding.accreditation import actions
from goodstanding.accreditation.jobs.telling import renew, write_letters
from goodstanding.accreditation.models import Award, Decision
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.surveys.models import Round
from making import OPENED, Scene, closed
from remembered import remembered

DAY = timedelta(days=1)
DECIDED = OPENED + 30 * DAY


@remembered
def decided(scene: Scene, values: list[int], at: datetime = DECIDED, clients: int = 14) -> Decision:
    return signed(scene, closed(scene, values, clients), at)


def signed(scene: Scene, survey: Round, at: datetime = DECIDED) -> Decision:
    decision = actions.compute(survey, by=SYSTEM, at=at)
    actions.sign(decision, "none", by=scene.ole.actor, at=at)
    return decision


@remembered
def awarded(scene: Scene, at: datetime = DECIDED) -> Award:
    return decided(scene, [5] * 12, at).award


def letters(purpose: str = "") -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose__startswith=f"accreditation.{purpose}").order_by("pk"))


def run(at: datetime) -> None:
    """The two jobs, at a moment."""
    write_letters(at)
    renew(at)
