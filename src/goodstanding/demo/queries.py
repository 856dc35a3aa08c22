"""Reads for the demo's own pages."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_noop

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import signed_decisions
from goodstanding.base.access import Actor
from goodstanding.base.models import OutgoingMail
from goodstanding.demo.world.work import WANJIRU
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.people.queries import own_account
from goodstanding.surveys.models import Invitation, Round

STORY: Final = "kazi-hub"
WORKER: Final = WANJIRU.external_id
KINDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "asking": (gettext_noop("Invitations and reminders"), ("surveys.ask",)),
    "closes": (gettext_noop("Closed fields"), ("accreditation.closed", "accreditation.waiting")),
    "decisions": (gettext_noop("Decisions"), ("accreditation.decided",)),
    "respondents": (gettext_noop("To respondents"), ("accreditation.respondents",)),
    "renewals": (gettext_noop("Renewals"), ("accreditation.renewal", "accreditation.lapse")),
    "work": (gettext_noop("Work and reviews"), ("engagements.",)),
    "standings": (gettext_noop("Standings and rules"), ("reputation.",)),
}
"""Kind of mail -> its name and how its purposes begin. All others are of the kind "other"."""


def mails(actor: Actor, kind: str = "") -> QuerySet[OutgoingMail]:
    """Outgoing mails of a kind, or all, newest first: in the demo anybody may read them, for nobody is real."""
    newest = OutgoingMail.objects.order_by("-written_at", "-pk")
    if kind == "other":
        return newest.exclude(_beginning(one for _name, beginnings in KINDS.values() for one in beginnings))
    return newest.filter(_beginning(KINDS[kind][1])) if kind in KINDS else newest


def _beginning(purposes: Iterable[str]) -> Q:
    return reduce(or_, (Q(purpose__startswith=each) for each in purposes))


def mails_by_kind(actor: Actor) -> dict[str, int]:
    """How many mails there are of each kind."""
    counted = dict.fromkeys([*KINDS, "other"], 0)
    for purpose, many in OutgoingMail.objects.values_list("purpose").annotate(mails=Count("pk")).order_by("purpose"):
        counted[next((kind for kind, (_n, own) in KINDS.items() if purpose.startswith(own)), "other")] += many
    return counted


def invitations_of(actor: Actor) -> QuerySet[Invitation]:
    """Every invitation to the actor's own address, newest first, with what came of its round."""
    account = own_account(actor)
    related = (
        "row__company",
        "row__roster__round__programme",
        "row__roster__round__marketplace",
        "response",
    )
    found = Invitation.objects.select_related(*related).order_by("-invited_at")
    return found.filter(contact__email=account.email) if account else found.none()


def decision_on(actor: Actor, survey: Round) -> Decision | None:
    """The signed decision that counts for a round; None before there is one."""
    signed = Decision.objects.filter(round=survey, round__state="decided", in_force=True)
    return signed.select_related("award").first()


def worker_of_the_story(actor: Actor) -> Worker | None:
    """The worker to whose public profile the first screen leads."""
    found = Worker.objects.filter(marketplace__slug=STORY, external_id=WORKER)
    return found.select_related("marketplace").first()


def decision_of_the_story(actor: Actor) -> Decision:
    """The newest signed decision on the marketplace that the first screen speaks of."""
    return signed_decisions(actor, Marketplace.objects.get(slug=STORY))[0]
