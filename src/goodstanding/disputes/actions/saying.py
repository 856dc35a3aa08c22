"""What a side says: the answer that is asked for, further statements, and that there is no agreeing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, require
from goodstanding.base.files import keep_file
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import escalated, happened, locked, move, refuse_text, taken
from goodstanding.disputes.files.uploads import Cleaned, Upload, cleaned
from goodstanding.disputes.law import SAID_IN, policy_of
from goodstanding.disputes.mails import Told, tell
from goodstanding.disputes.models import Case, Party, Statement, StatementFile
from goodstanding.disputes.queries.parties import party_of
from goodstanding.disputes.refusals import TooManyStatements, WrongStep

declare("disputes.answered", "The side that was asked answered in a case.")
declare("disputes.statement_added", "One side of a case said more.")
declare("disputes.impasse_declared", "One side of a case said that there is no agreeing; who rules has it since.")


@dataclass(frozen=True)
class Said:
    """A text, and the files that go with it."""

    text: str
    files: Sequence[Upload] = ()


def answer(case: Case, said: Said, *, by: Actor, at: datetime, token: str = "") -> Statement:
    """The answer of the side that was asked: from now on both talk.

    Raises WrongStep, NotYourStep, TextMissing, UnusableFile.
    """
    require(party_of(by, case, token) is not None)
    files = cleaned(said.files, policy_of(case))
    with transaction.atomic():
        case, party, arrow = taken(case, "answer", by, token)
        statement = kept_statement(case, party, said.text, files, by=by, at=at)
        move(case, arrow.after, at=at)
        event = happened(case, "answered", {"statement": statement.number, "files": len(files)}, by=by, at=at)
        tell(case, event, Told(gettext_noop("%(who)s has answered."), {"who": party.name}, statement.text))
    return statement


def add_statement(case: Case, said: Said, *, by: Actor, at: datetime, token: str = "") -> Statement:
    """Something more by either side, until the ruling; the clock runs on.

    Raises WrongStep where the case is ruled or closed, TooManyStatements, TextMissing, UnusableFile.
    """
    require(party_of(by, case, token) is not None)
    files = cleaned(said.files, policy_of(case))
    with transaction.atomic():
        case = locked(case)
        party = party_of(by, case, token)
        assert party
        if not may_add(case, party):
            raise WrongStep("add_statement", case.state)
        statement = kept_statement(case, party, said.text, files, by=by, at=at)
        event = happened(case, "statement_added", {"statement": statement.number, "files": len(files)}, by=by, at=at)
        tell(case, event, Told(gettext_noop("%(who)s has added a statement."), {"who": party.name}, statement.text))
    return statement


def may_add(case: Case, party: Party) -> bool:
    """Whether this side can say more now; while it is asked it answers instead."""
    return case.state in SAID_IN and (case.state, party.role) != ("asked", "respondent")


def kept_statement(
    case: Case, party: Party, text: str, files: Sequence[Cleaned], *, by: Actor, at: datetime
) -> Statement:
    """The next statement of a locked case with its files."""
    refuse_text(case, text)
    most, before = policy_of(case).statements_most, Statement.objects.filter(case=case)
    if before.filter(party=party).count() >= most:
        raise TooManyStatements(most)
    given = {"party": party, "text": text.strip(), "made_by_id": by.account, "made_at": at}
    statement = Statement.objects.create(case=case, number=before.count() + 1, **given)
    for number, each in enumerate(files, start=1):
        file = keep_file(each.content, each.media_type, owner=f"case:{case.pk}", by=by, at=at)
        StatementFile.objects.create(statement=statement, number=number, name=each.name, file=file)
    return statement


@transaction.atomic
def declare_impasse(case: Case, *, by: Actor, at: datetime, token: str = "") -> Case:
    """Either side sees no way to agree: who rules has the case. Raises WrongStep."""
    case, party, arrow = taken(case, "declare_impasse", by, token)
    move(case, arrow.after, at=at)
    escalated(case, "impasse", party, at=at)
    event = happened(case, "impasse_declared", {"by": party.role}, by=by, at=at)
    tell(case, event, Told(gettext_noop("%(who)s sees no way to agree."), {"who": party.name}))
    return case
