"""Whom to ask, whom to remind, and when: only the system reads this, for it tells who has answered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Min, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.people.models import Contact
from goodstanding.people.queries import last_asked, last_asks, marketplaces_refused
from goodstanding.policies import Fieldwork, fieldwork
from goodstanding.surveys.models import Invitation, InvitationText, Round


@dataclass(frozen=True)
class DueMail:
    """An invitation to be mailed from a moment on. Wave 1 asks, 2 and 3 remind; `first` is when wave 1 went."""

    invitation: Invitation
    wave: int
    since: datetime
    latest: datetime
    first: datetime | None


def unanswered(actor: Actor) -> QuerySet[Invitation]:
    """Invitations of open fields whose contact can be reached and has not answered, declined or handed over."""
    silent = dict.fromkeys(("response", "withdrawal", "undeliverable", "decline", "handover"))
    invitations = Invitation.objects.filter(row__roster__round__state="fielding", **silent)
    invitations = invitations.select_related(
        "contact", "row__company", "row__roster__round__programme", "row__roster__round__marketplace"
    )
    return invitations.order_by("pk") if actor.is_system else invitations.none()


def refused(actor: Actor) -> QuerySet[Invitation]:
    """The unanswered invitations of contacts that said 'never ask me again', to this marketplace or to all."""
    said = Q(contact__opt_outs__marketplace=0)
    said |= Q(contact__opt_outs__marketplace=F("row__roster__round__marketplace"))
    return unanswered(actor).filter(said).distinct()


def contacts_due(actor: Actor, at: datetime) -> list[Contact]:
    """The contacts to write to now, those first who have waited longest."""
    waiting: defaultdict[Contact, list[DueMail]] = defaultdict(list)
    for one in _due(unanswered(actor).exclude(pk__in=refused(actor).order_by().values("pk")), at):
        waiting[one.invitation.contact].append(one)
    asked = last_asks(actor, unanswered(actor).order_by().values("contact"))
    ready = [contact for contact, due in waiting.items() if _after_a_rest(due, asked.get(contact.pk), at)]
    return sorted(ready, key=lambda contact: min(one.since for one in waiting[contact]))


def mails_due(actor: Actor, contact: Contact, at: datetime) -> list[DueMail]:
    """What one mail to the contact holds now, the field that closes first coming first.

    Nothing while the contact rests from the last mail, unless a field would close soon: then everything that waits.
    """
    stopped = marketplaces_refused(actor, contact)
    mine = () if 0 in stopped else _due(unanswered(actor).filter(contact=contact), at)
    due = [one for one in mine if one.invitation.row.roster.round.marketplace_id not in stopped]
    ready = _after_a_rest(due, last_asked(actor, contact) if due else None, at)
    return sorted(ready, key=lambda one: (one.latest, one.invitation.pk))


def _after_a_rest(due: list[DueMail], asked: datetime | None, at: datetime) -> list[DueMail]:
    """What is due to one contact, asked last at that moment, if the contact has rested or a field would close soon."""
    has_rested = asked is None or at >= asked + timedelta(days=fieldwork(at.date()).contact_rest_days)
    return due if has_rested or any(one.latest <= at for one in due) else []


def _due(invitations: QuerySet[Invitation], at: datetime) -> list[DueMail]:
    found = (_next_mail(invitation) for invitation in invitations.prefetch_related("mailings"))
    return [one for one in found if one and one.since <= at]


def _next_mail(invitation: Invitation) -> DueMail | None:
    """The next mail about an invitation, by the numbers in force on the day of its launch; None after the last."""
    survey = invitation.row.roster.round
    launched = survey.launched_at or invitation.invited_at
    numbers = fieldwork(launched.date())
    sent = sorted(mailing.mailed_at for mailing in invitation.mailings.all())
    if len(sent) > len(numbers.invitation_reminder_days):
        return None
    latest = (survey.closes_at or launched) - timedelta(days=numbers.mail_before_close_days)
    since = _reminder_since(sent, numbers) if sent else invitation.invited_at
    return DueMail(invitation, len(sent) + 1, since, latest, sent[0] if sent else None)


def _reminder_since(sent: list[datetime], numbers: Fieldwork) -> datetime:
    """By the day after the first mail; after a late one the reminders keep their distance from each other."""
    days = (0, *numbers.invitation_reminder_days)
    step = len(sent)
    return max(sent[0] + timedelta(days=days[step]), sent[-1] + timedelta(days=days[step] - days[step - 1]))


def own_texts(actor: Actor, rounds: Iterable[Round]) -> dict[tuple[int, str], InvitationText]:
    """What marketplaces say in their own words, by round and language."""
    texts = InvitationText.objects.filter(round__in=rounds)
    return {(text.round_id, text.language): text for text in texts}


def names_given(actor: Actor, invitations: Iterable[Invitation]) -> dict[int, str]:
    """The names that rosters give the contacts, by invitation; '' where none is given."""
    rows = Invitation.objects.filter(pk__in=[invitation.pk for invitation in invitations])
    named = rows.filter(row__contacts__contact=F("contact")).values_list("pk", "row__contacts__name")
    return dict(named) if actor.is_system else {}


def invitations_named(actor: Actor, pks: Iterable[int]) -> list[Invitation]:
    """These invitations with their rounds, for who holds their link."""
    related = ("contact", "row__roster__round__marketplace", "row__roster__round__programme")
    return list(Invitation.objects.filter(pk__in=pks).select_related(*related).order_by("pk"))


def wave_of(actor: Actor, invitation: Invitation) -> int:
    """The mailing wave that an answer given now belongs to: 1 before any reminder, 2 after one, 3 after two."""
    return max(1, invitation.mailings.count())


def oldest_launch(actor: Actor) -> datetime | None:
    """When the oldest field that is still open began."""
    launched: datetime | None = Round.objects.filter(state="fielding").aggregate(first=Min("launched_at"))["first"]
    return launched
