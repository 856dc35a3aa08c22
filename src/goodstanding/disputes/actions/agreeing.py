"""Ending a case by agreement: one side proposes, the other accepts or not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import arrow_of, happened, locked, move, refuse_text, taken
from goodstanding.disputes.mails import Told, tell
from goodstanding.disputes.models import Agreement, Case, Party
from goodstanding.disputes.queries.parties import party_of
from goodstanding.disputes.refusals import AgreementAnswered, AgreementWaits

declare("disputes.agreement_proposed", "One side of a case proposed an agreement.")
declare("disputes.agreement_accepted", "The other side accepted an agreement, which closed the case.")
declare("disputes.agreement_declined", "The other side declined an agreement.")


@transaction.atomic
def propose_agreement(case: Case, text: str, *, by: Actor, at: datetime, token: str = "") -> Agreement:
    """What one side would end the case with. Raises WrongStep, AgreementWaits, TextMissing."""
    case, party, _arrow = taken(case, "agree", by, token)
    refuse_text(case, text)
    if Agreement.objects.filter(case=case, state="open").exists():
        raise AgreementWaits
    made = Agreement.objects.create(case=case, party=party, text=text.strip(), proposed_at=at)
    event = happened(case, "agreement_proposed", {"agreement": made.pk, "by": party.role}, by=by, at=at)
    tell(case, event, Told(gettext_noop("%(who)s proposes an agreement:"), {"who": party.name}, made.text))
    return made


@transaction.atomic
def accept_agreement(agreement: Agreement, *, by: Actor, at: datetime, token: str = "") -> Case:
    """The other side agrees: the case is closed. Raises WrongStep, AgreementAnswered."""
    case, agreement, party = _answered(agreement, "accepted", by, at, token)
    move(case, arrow_of(case, "agree").after, "agreed", at=at)
    event = happened(case, "agreement_accepted", {"agreement": agreement.pk, "by": party.role}, by=by, at=at)
    told = Told(gettext_noop("%(who)s has accepted the agreement, and the case is closed:"), {"who": party.name})
    tell(case, event, Told(told.words, told.names, agreement.text))
    return case


@transaction.atomic
def decline_agreement(agreement: Agreement, *, by: Actor, at: datetime, token: str = "") -> Case:
    """The other side does not agree; both talk on. Raises AgreementAnswered."""
    case, agreement, party = _answered(agreement, "declined", by, at, token)
    event = happened(case, "agreement_declined", {"agreement": agreement.pk, "by": party.role}, by=by, at=at)
    tell(case, event, Told(gettext_noop("%(who)s has declined the agreement."), {"who": party.name}))
    return case


def _answered(agreement: Agreement, state: str, by: Actor, at: datetime, token: str) -> tuple[Case, Agreement, Party]:
    """The agreement in its new state, with its case, locked, and the side that answered."""
    case = locked(agreement.case)
    party = party_of(by, case, token)
    require(party is not None)
    assert party
    agreement = Agreement.objects.get(pk=agreement.pk)
    if agreement.state != "open" or agreement.party_id == party.pk:
        raise AgreementAnswered
    agreement.state, agreement.answered_at = state, at
    agreement.save(update_fields=["state", "answered_at"])
    return case, agreement, party
