"""Opening a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, Role, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.saying import Said, kept_statement
from goodstanding.disputes.actions.steps import begin, escalated, happened, refuse_text
from goodstanding.disputes.files.uploads import Cleaned, cleaned
from goodstanding.disputes.law import RULED_ONCE, kind_of
from goodstanding.disputes.links import minted
from goodstanding.disputes.mails import Told, tell
from goodstanding.disputes.models import Case, Party, Ruling
from goodstanding.disputes.offices import office_of
from goodstanding.disputes.refusals import CannotOpen, CaseOpenAlready, RuledAlready, TooManyCases
from goodstanding.people.models import Account
from goodstanding.policies import load
from goodstanding.rules.disputes import CasePolicy, over_quota

declare("disputes.case_opened", "Somebody opened a case.")


@dataclass(frozen=True)
class Side:
    """A side of a case: an office at a tenant, or one of the public by address. `zone` counts without accounts."""

    office: str
    tenant: int | None
    name: str
    email: str = ""
    zone: str = "UTC"
    language: str = "en"


@dataclass(frozen=True)
class Filing:
    """What a case is about, who opens it, who is asked (None: nobody), and whose people rule.

    `subject` is (kind, id) in the owner's words, such as ("review", 12).
    """

    kind: str
    subject: tuple[str, int]
    title: str
    claimant: Side
    respondent: Side | None
    judge_tenant: int
    judge_name: str


def open_case(filing: Filing, said: Said, *, by: Actor, at: datetime) -> Case:
    """A case with its first statement; both sides and, without anybody to ask, who rules are told by mail.

    Raises CannotOpen, TooManyCases, CaseOpenAlready, RuledAlready, TextMissing, UnusableFile.
    """
    policy = load().cases(at.date())
    _refuse_claimant(filing, policy, by)
    files = cleaned(said.files, policy)
    try:
        with transaction.atomic():
            _refuse_more(filing, policy, by, at)
            return _opened(filing, said, files, by, at)
    except IntegrityError:
        if _open_about(filing):
            raise CaseOpenAlready from None
        raise


def _refuse_claimant(filing: Filing, policy: CasePolicy, by: Actor) -> None:
    side, kind = filing.claimant, policy.kinds[filing.kind]
    holds = side.office == "public" or Role(office_of(side.office), side.tenant or 0) in by.roles
    if side.office not in kind.claimants or not (holds or by.is_system):
        raise CannotOpen


def _refuse_more(filing: Filing, policy: CasePolicy, by: Actor, at: datetime) -> None:
    """Raises TooManyCases; a person's openings come one after the other, so that they are counted."""
    if by.account:
        Account.objects.select_for_update(no_key=True).get(pk=by.account)
    _refuse_twice(filing)
    opened = _opened_before(filing, by)
    recent = opened.filter(opened_at__gt=at - timedelta(days=policy.opened_days))
    moments, still_open = list(recent.values_list("opened_at", flat=True)), opened.filter(closed_at=None).count()
    free_at = None if by.is_system else over_quota(moments, still_open, at, policy)
    if free_at:
        is_known = still_open < policy.open_at_once
        numbers = (policy.open_at_once, policy.opened_most, policy.opened_days)
        raise TooManyCases(*numbers, free_at if is_known else None, filing.claimant.zone)


def _opened_before(filing: Filing, by: Actor) -> QuerySet[Case]:
    if by.account:
        return Case.objects.filter(opened_by=by.account)
    return Case.objects.filter(parties__role="claimant", parties__email=filing.claimant.email.lower())


def _refuse_twice(filing: Filing) -> None:
    if _open_about(filing):
        raise CaseOpenAlready
    kind, (subject_kind, subject_id) = filing.kind, filing.subject
    ruled = Ruling.objects.filter(case__kind=kind, case__subject_kind=subject_kind, case__subject_id=subject_id)
    if kind in RULED_ONCE and ruled.exists():
        raise RuledAlready


def _open_about(filing: Filing) -> bool:
    """Whether a case of this kind is open about this; questions stand beside each other."""
    subject_kind, subject_id = filing.subject
    same = Case.objects.filter(kind=filing.kind, subject_kind=subject_kind, subject_id=subject_id, closed_at=None)
    return filing.kind != "question" and same.exists()


def _opened(filing: Filing, said: Said, files: Sequence[Cleaned], by: Actor, at: datetime) -> Case:
    case = _made(filing, by, at)
    refuse_text(case, said.text)
    for role, side in (("claimant", filing.claimant), ("respondent", filing.respondent)):
        if side:
            _join(case, role, side)
    is_asked = kind_of(case).begins == "asked" and filing.respondent is not None
    _start(case, is_asked, at)
    party = Party.objects.get(case=case, role="claimant")
    statement = kept_statement(case, party, said.text, files, by=by, at=at)
    data = {"kind": case.kind, case.subject_kind: case.subject_id, "files": len(files), "state": case.state}
    event = happened(case, "case_opened", data, by=by, at=at)
    tell(case, event, Told(gettext_noop("%(claimant)s has opened a case: “%(title)s”."), text=statement.text))
    return case


def _made(filing: Filing, by: Actor, at: datetime) -> Case:
    """The row, before it has parties, on whose calendars its first clock depends."""
    policy = load().cases(at.date())
    return Case.objects.create(
        kind=filing.kind,
        policy=policy.name,
        subject_kind=filing.subject[0],
        subject_id=filing.subject[1],
        title=filing.title[:200],
        judge_office=policy.kinds[filing.kind].judge,
        judge_tenant=filing.judge_tenant,
        judge_name=filing.judge_name,
        state="asked",
        moved_at=at,
        due_at=at,
        opened_at=at,
        opened_by_id=by.account,
    )


def _start(case: Case, is_asked: bool, at: datetime) -> None:
    begin(case, "asked" if is_asked else "escalated", at)
    hours = kind_of(case).update_hours
    case.told_next_at = at + timedelta(hours=hours) if hours else None
    case.save(update_fields=["state", "turn", "moved_at", "due_at", "told_next_at"])
    if not is_asked:
        escalated(case, "kind", None, at=at)


def _join(case: Case, role: str, side: Side) -> Party:
    is_public = side.office == "public"
    require(is_public == bool(side.email))
    return Party.objects.create(
        case=case,
        role=role,
        office=side.office,
        tenant=side.tenant,
        name=side.name[:160],
        email=side.email.lower(),
        zone=side.zone,
        language=side.language,
        token_digest=minted(case.pk, role).digest if is_public else "",
    )
