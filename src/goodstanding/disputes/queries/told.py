"""What was said and done in a case, for those who may read it."""

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.base.models import File
from goodstanding.disputes.models import Agreement, Appeal, Case, Escalation, Statement, StatementFile, Withdrawal


def statements_of(actor: Actor, case: Case) -> QuerySet[Statement]:
    """Every statement with its side and its files, in their order."""
    return Statement.objects.filter(case=case).select_related("party").prefetch_related("files").order_by("number")


def agreements_of(actor: Actor, case: Case) -> QuerySet[Agreement]:
    """Every proposed agreement, oldest first."""
    return Agreement.objects.filter(case=case).select_related("party").order_by("proposed_at")


def open_agreement(actor: Actor, case: Case) -> Agreement | None:
    """The agreement that waits for an answer."""
    return agreements_of(actor, case).filter(state="open").first()


def escalation_of(actor: Actor, case: Case) -> Escalation | None:
    """Why who rules has the case; None before."""
    return Escalation.objects.filter(case=case).select_related("party").first()


def appeal_of(actor: Actor, case: Case) -> Appeal | None:
    """The appeal, if there is one."""
    return Appeal.objects.filter(case=case).select_related("party").first()


def withdrawal_of(actor: Actor, case: Case) -> Withdrawal | None:
    """That the case was taken back, if it was."""
    return Withdrawal.objects.filter(case=case).first()


def file_of(actor: Actor, case: Case, statement: int, number: int) -> File | None:
    """A file with a statement of a case that the actor may read, by the numbers of both."""
    found = StatementFile.objects.filter(statement__case=case, statement__number=statement, number=number)
    kept = found.select_related("file").first()
    return kept.file if kept else None
