"""One appeal to another person."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.conduct import follow
from goodstanding.disputes.actions.ruling import Decided, kept_ruling, refuse_conflict, tell_ruling
from goodstanding.disputes.actions.steps import arrow_of, happened, locked, move, refuse_text, taken
from goodstanding.disputes.mails import Told, invite, tell
from goodstanding.disputes.models import Appeal, Case, Reviewer, Ruling
from goodstanding.disputes.queries.judging import is_judge, is_reviewer, may_invite, others_of
from goodstanding.disputes.refusals import SamePerson, WrongStep

declare("disputes.appealed", "One side of a case appealed against its ruling.")
declare("disputes.reviewer_invited", "Somebody from outside was invited to hear an appeal.")
declare("disputes.ruled_again", "An appeal was ruled, which closed the case.")


@transaction.atomic
def appeal(case: Case, text: str, *, by: Actor, at: datetime, token: str = "") -> Appeal:
    """Asks for a second ruling, once; the first counts until then. Raises WrongStep, TextMissing."""
    case, party, arrow = taken(case, "appeal", by, token)
    refuse_text(case, text)
    given = {"party": party, "text": text.strip(), "appealed_by_id": by.account, "at": at}
    made = Appeal.objects.create(case=case, **given)
    move(case, arrow.after, at=at)
    event = happened(case, "appealed", {"by": party.role}, by=by, at=at)
    tell(case, event, Told(gettext_noop("%(who)s has appealed."), {"who": party.name}, made.text))
    return made


@transaction.atomic
def invite_reviewer(case: Case, email: str, *, by: Actor, at: datetime) -> Reviewer:
    """Invites somebody from outside to hear the appeal; whom it is can be changed while it waits.

    So too in a case without appeal that nobody who rules it is free of. Raises WrongStep else.
    """
    case = locked(case)
    require(is_judge(by, case))
    if not may_invite(by, case):
        raise WrongStep("invite_reviewer", case.state)
    given = {"email": email.strip().lower(), "invited_by_id": person(by), "invited_at": at}
    reviewer, _is_new = Reviewer.objects.update_or_create(case=case, defaults=given)
    happened(case, "reviewer_invited", {"reviewer": reviewer.pk}, by=by, at=at)
    invite(reviewer)
    return reviewer


@transaction.atomic
def rule_again(case: Case, decided: Decided, *, by: Actor, at: datetime) -> Ruling:
    """The ruling on appeal, the last one: it replaces the first from now on and closes the case.

    By another person than the first, or by the reviewer from outside; where there is none of either, by the same
    one, and the ruling says so. Raises SamePerson, and as `rule`.
    """
    case = locked(case)
    is_outside = is_reviewer(by, case)
    require(is_outside or is_judge(by, case))
    arrow = arrow_of(case, "rule_again")
    refuse_conflict(case, decided, by)
    is_same = Ruling.objects.filter(case=case, instance=1, account=person(by)).exists()
    if is_same and others_can(case, by):
        raise SamePerson
    ruling = kept_ruling(case, 2, decided, is_outside=is_outside, is_same_person=is_same, by=by, at=at)
    follow(case, ruling, by=by, at=at)
    move(case, arrow.after, "ruled_again", at=at)
    tell_ruling(case, ruling, "ruled_again", gettext_noop("The appeal is ruled, which closes the case."), by=by, at=at)
    return ruling


def others_can(case: Case, by: Actor) -> bool:
    """Whether somebody else than the actor can hear the appeal: one who rules and is no part of it, or a reviewer."""
    if Reviewer.objects.filter(case=case).exists():
        return True
    return bool(others_of(by, case))
