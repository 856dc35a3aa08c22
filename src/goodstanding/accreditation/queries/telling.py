"""Who is still to be told of what. The system alone asks."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from goodstanding.accreditation.models import Award, Decision
from goodstanding.base.access import Actor, Office
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at
from goodstanding.policies import fieldwork
from goodstanding.surveys.models import Invitation, Round

RECENT = timedelta(days=30)
"""News older than this is told no more: after so long a standstill people have heard of it, or it is out of date."""

RELATED = ("round__programme", "round__marketplace", "award", "shortfall")


def newly_closed(actor: Actor, at: datetime) -> QuerySet[Round]:
    """Rounds that closed of late and wait for a decision."""
    rounds = Round.objects.filter(state__in=("closed", "candidate"), closing__closed_at__gt=at - RECENT)
    rounds = rounds.select_related("programme", "marketplace", "closing").order_by("pk")
    return rounds if actor.is_system else rounds.none()


def newly_decided(actor: Actor, at: datetime) -> QuerySet[Decision]:
    """First decisions of late; one taken again is told of by its last signature."""
    since = at - RECENT
    decisions = Decision.objects.filter(Q(award__awarded_at__gt=since) | Q(shortfall__told_at__gt=since))
    decisions = decisions.filter(supersedes=None, in_force=True).select_related(*RELATED).order_by("pk")
    return decisions if actor.is_system else decisions.none()


def respondents_due(actor: Actor, at: datetime) -> QuerySet[Decision]:
    """Decisions whose respondents are to be told now: the time for promises is over."""
    until = at - timedelta(days=fieldwork(at.date()).respondents_told_days)
    decided = Q(award__awarded_at__range=(until - RECENT, until)) | Q(shortfall__told_at__range=(until - RECENT, until))
    decisions = Decision.objects.filter(decided, told_respondents=None, in_force=True)
    decisions = decisions.select_related(*RELATED).order_by("pk")
    return decisions if actor.is_system else decisions.none()


def decided_on(actor: Actor, decision: Decision) -> date:
    """The day of the last signature."""
    award = getattr(decision, "award", None)
    return (award.awarded_at if award else decision.shortfall.told_at).date()


def respondents_of(actor: Actor, survey: Round) -> list[Invitation]:
    """The invitations by which a round was answered, one for each person, without who wants no more mails."""
    answered = Invitation.objects.filter(row__roster__round=survey, response__isnull=False)
    refused = Q(contact__opt_outs__marketplace__in=(0, survey.marketplace_id))
    rows = answered.exclude(refused).select_related("contact").order_by("-pk")
    each = {invitation.contact_id: invitation for invitation in rows}
    return sorted(each.values(), key=lambda invitation: invitation.pk) if actor.is_system else []


def accounts_of(actor: Actor, office: Office, tenant: int) -> list[Account]:
    """The people who hold an office and can sign in."""
    return [grant.account for grant in held_at(actor, office, tenant) if grant.account.is_active]


def ending(actor: Actor, on: date) -> QuerySet[Award]:
    """Awards that end within the longest reminder's time or have ended, newest of their kind and not lapsed yet."""
    newer = Award.objects.filter(
        decision__round__programme=OuterRef("decision__round__programme"),
        decision__round__marketplace=OuterRef("decision__round__marketplace"),
        valid_until__gt=OuterRef("valid_until"),
    )
    last = on + timedelta(days=max(fieldwork(on).reminder_days, default=0))
    awards = Award.objects.filter(~Exists(newer), valid_until__lte=last, lapse=None, withdrawal=None)
    awards = awards.select_related("decision__round__programme", "decision__round__marketplace").order_by("pk")
    return awards if actor.is_system else awards.none()


def reminder_due(actor: Actor, award: Award, on: date) -> int | None:
    """The reminder whose time it is, as days before the end; None where none is, or where the award has ended.

    After a standstill the nearest one alone is due.
    """
    left = (award.valid_until - on).days
    passed = [days for days in fieldwork(award.awarded_at.date()).reminder_days if left <= days]
    return min(passed) if passed and left >= 0 else None


def upcoming_round(actor: Actor, award: Award) -> Round | None:
    """The open round that may renew an award."""
    judged = award.decision.round
    later = Round.objects.filter(programme=judged.programme, marketplace=judged.marketplace)
    return later.filter(opened_at__gt=judged.opened_at).exclude(state="decided").order_by("-opened_at").first()
