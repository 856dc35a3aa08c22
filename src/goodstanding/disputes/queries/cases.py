"""Which cases an actor may read: parties, who rules, and who was invited to hear the appeal."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.base.tokens import digest_of, is_shaped
from goodstanding.disputes.models import Case, Party, Reviewer
from goodstanding.people.queries import own_account


def own_cases(actor: Actor) -> QuerySet[Case]:
    """The cases in which the actor is a party, those due first, then the closed ones, newest first."""
    parties = Party.objects.filter(_is_party(actor), case=OuterRef("pk"))
    return Case.objects.filter(Exists(parties)).order_by("due_at", "-closed_at", "-pk")


def _is_party(actor: Actor) -> Q:
    account = own_account(actor)
    if account is None:
        return Q(pk__in=())
    offices = Q(office="public", email=account.email)
    for office in ("client", "worker", "team"):
        offices |= Q(office=office, tenant__in=actor.tenants(office))
    return offices


def to_judge(actor: Actor) -> QuerySet[Case]:
    """The cases that the actor's offices rule, or for which the actor was invited, the longest waiting first."""
    account = own_account(actor)
    if account is None:
        return Case.objects.none()
    ruled = Q(judge_office="team", judge_tenant__in=actor.tenants("team"))
    ruled |= Q(judge_office="operator", judge_tenant__in=actor.tenants("operator"))
    invited = Reviewer.objects.filter(case=OuterRef("pk"), email=account.email)
    return Case.objects.filter(ruled | Exists(invited)).order_by("moved_at", "pk")


def case_seen(actor: Actor, pk: int) -> Case | None:
    """The case, for its parties and for who rules it; None for all others."""
    return own_cases(actor).filter(pk=pk).first() or to_judge(actor).filter(pk=pk).first()


def case_linked(actor: Actor, token: str) -> Case | None:
    """The case of a secret link, for whoever has the link."""
    if not is_shaped(token):
        return None
    party = Party.objects.filter(token_digest=digest_of(token)).select_related("case").first()
    return party.case if party else None
