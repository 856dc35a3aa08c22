"""Who rules a case."""

from goodstanding.base.access import SYSTEM, Actor, Role
from goodstanding.disputes.describing import involved_in
from goodstanding.disputes.law import kind_of
from goodstanding.disputes.models import Case, Handover, Report, Reviewer, Statement
from goodstanding.disputes.offices import office_of
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at, own_account


def is_judge(actor: Actor, case: Case) -> bool:
    """Whether the actor holds the office that rules this case."""
    return Role(office_of(case.judge_office), case.judge_tenant) in actor.roles


def judges_of(actor: Actor, case: Case) -> list[Account]:
    """Who holds that office today, for the system and for those who hold it."""
    if not (actor.is_system or is_judge(actor, case) or is_reviewer(actor, case)):
        return []
    return [
        grant.account
        for grant in held_at(SYSTEM, office_of(case.judge_office), case.judge_tenant)
        if grant.account.is_active
    ]


def is_reviewer(actor: Actor, case: Case) -> bool:
    """Whether the actor was invited from outside to hear the appeal: known by the address of the account."""
    account = own_account(actor)
    return account is not None and Reviewer.objects.filter(case=case, email=account.email).exists()


def is_involved(actor: Actor, case: Case) -> bool:
    """Whether the actor opened the case or reported it, speaks for a company or worker in it, wrote a statement in it,
    handed it on, or is part of what the case is about.
    """
    if actor.account is None:
        return False
    speaks = any(
        Role(office_of(party.office), party.tenant or 0) in actor.roles
        for party in parties_of(actor, case).values()
        if party.office in ("client", "worker")
    )
    if speaks or case.opened_by_id == actor.account:
        return True
    if actor.account in involved_in(case.subject_kind, case.subject_id):
        return True
    own = (
        (Statement, {"made_by": actor.account}),
        (Report, {"reported_by": actor.account}),
        (Handover, {"account": actor.account}),
    )
    return any(model.objects.filter(case=case, **who).exists() for model, who in own)


def may_invite(actor: Actor, case: Case) -> bool:
    """Whether somebody from outside may be asked to rule: on appeal, and where a case has no appeal and nobody who
    rules it is free of it."""
    if case.state == "appealed":
        return True
    if case.state != "escalated" or kind_of(case).appeal_days:
        return False
    return all(is_involved(account.actor, case) for account in judges_of(SYSTEM, case))


def is_left_to_another(actor: Actor, case: Case) -> bool:
    """Whether somebody from outside was invited to rule, and the actor is not it."""
    return Reviewer.objects.filter(case=case).exists() and not is_reviewer(actor, case)


def others_of(actor: Actor, case: Case) -> list[Account]:
    """Who else than the actor can rule the case: holds the office, and is no part of it."""
    others = (account for account in judges_of(SYSTEM, case) if account.pk != actor.account)
    return [account for account in others if not is_involved(account.actor, case)]
