"""Reports of conduct, which become cases, and measures, which follow from rulings."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import override

from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.opening import Filing, Side, open_case
from goodstanding.disputes.actions.saying import Said, kept_statement
from goodstanding.disputes.actions.steps import happened, locked
from goodstanding.disputes.conduct.reporting import SUBJECTS, About, language_of
from goodstanding.disputes.conduct.words import notice, reporter_words, rule_words
from goodstanding.disputes.law import SAID_IN, policy_of
from goodstanding.disputes.models import Case, Measure, Party, Report, Ruling, Statement
from goodstanding.disputes.refusals import CaseOpenAlready, MeasureOver, ReportedAlready, TextMissing, TooManyCases
from goodstanding.people.models import Account
from goodstanding.policies import load
from goodstanding.rules.disputes import over_quota

declare("disputes.reported", "Somebody reported that a rule of conduct was broken.")
declare("disputes.measure_taken", "A ruling on conduct brought a warning, a hold or the removal.")
declare("disputes.measure_lifted", "A measure was replaced on appeal or lifted by the team.")

LETTERS = 3_000


@dataclass(frozen=True)
class Told:
    """What a reporter says: the rule, what happened (the other side reads it), what only who rules reads."""

    rule: str
    text: str
    private: str = ""
    is_named: bool = False


def report(about: About, told: Told, *, by: Actor, at: datetime) -> Report:
    """The report, in a new case or in the open one about the same person, who is told what and answers first.

    Raises TooManyCases, ReportedAlready, TextMissing.
    """
    if not 0 < len(told.text.strip()) <= LETTERS or len(told.private) > LETTERS:
        raise TextMissing(LETTERS)
    policy = load().conduct(at.date())
    require(told.rule in policy.rules and about.office in policy.rules[told.rule].binds)
    with transaction.atomic():
        refuse_more(by, at, about.marketplace.zone)
        case, is_new = _case_about(about, told, at)
        if Report.objects.filter(case=case, reported_by=person(by)).exists():
            raise ReportedAlready
        if not is_new:
            _added(case, about, told, at)
        made = _kept(case, about, told, by=by, at=at)
        happened(case, "reported", {"report": made.pk, "rule": told.rule}, by=by, at=at)
    return made


def refuse_more(by: Actor, at: datetime, zone: str) -> None:
    """Raises TooManyCases; reports have the quota of cases, counted by themselves."""
    Account.objects.select_for_update(no_key=True).get(pk=person(by))
    policy, own = load().cases(at.date()), Report.objects.filter(reported_by=by.account)
    recent = own.filter(reported_at__gt=at - timedelta(days=policy.opened_days))
    still_open = own.filter(case__closed_at=None).count()
    free_at = over_quota(list(recent.values_list("reported_at", flat=True)), still_open, at, policy)
    if free_at:
        is_known = still_open < policy.open_at_once
        numbers = (policy.open_at_once, policy.opened_most, policy.opened_days)
        raise TooManyCases(*numbers, free_at if is_known else None, zone)


def _case_about(about: About, told: Told, at: datetime) -> tuple[Case, bool]:
    """The open case about the same person, locked, else a new one."""
    if found := _open_case(about):
        return locked(found), False
    try:
        with transaction.atomic():
            return opened(about, told, at), True
    except (CaseOpenAlready, IntegrityError):
        found = _open_case(about)
        if found is None:
            raise
        return locked(found), False


def _open_case(about: About) -> Case | None:
    subject = {"subject_kind": SUBJECTS[about.office], "subject_id": about.tenant}
    return Case.objects.filter(kind="conduct", closed_at=None, **subject).first()


def opened(about: About, told: Told, at: datetime) -> Case:
    """A case of the marketplace against who is reported; the reporter is no party of it."""
    shop = about.marketplace
    with override(language_of(about)):
        title = rule_words(load().conduct(at.date()), told.rule).title
    sides = (
        Side("team", shop.pk, shop.name, zone=shop.zone),
        Side(about.office, about.tenant, about.name, zone=shop.zone),
    )
    subject = (SUBJECTS[about.office], about.tenant)
    filing = Filing("conduct", subject, title, *sides, shop.pk, shop.name)
    return open_case(filing, Said(_notice(about, told, at)), by=SYSTEM, at=at)


def _notice(about: About, told: Told, at: datetime) -> str:
    with override(language_of(about)):
        name = about.reporter_name if told.is_named else ""
        reporter = reporter_words(name, is_person=bool(about.reporter_office))
        return notice(load().conduct(at.date()), told.rule, told.text, reporter)


def _added(case: Case, about: About, told: Told, at: datetime) -> None:
    """One more report, for the other side to read, while statements are possible; who rules reads it in any case."""
    party = Party.objects.get(case=case, role="claimant")
    is_full = Statement.objects.filter(case=case, party=party).count() >= policy_of(case).statements_most
    if case.state in SAID_IN and not is_full:
        kept_statement(case, party, _notice(about, told, at), (), by=SYSTEM, at=at)


def _kept(case: Case, about: About, told: Told, *, by: Actor, at: datetime) -> Report:
    return Report.objects.create(
        case=case,
        rule=told.rule,
        policy=load().version("conduct-1", at.date()).id,
        about_kind=about.kind,
        about_id=about.id,
        text=told.text.strip(),
        private=told.private.strip(),
        office=about.reporter_office,
        name=about.reporter_name,
        is_named=told.is_named,
        reported_by_id=by.account,
        reported_at=at,
    )


def report_pattern(about: About, words: str, *, by: Actor, at: datetime) -> Report | None:
    """The system found a pattern of bad reviews: a case for a person to look at, and no measure; None where a case of
    conduct about the same person is open.
    """
    require(by.is_system)
    told = Told(load().conduct(at.date()).pattern_rule, words)
    with transaction.atomic():
        case, is_new = _case_about(about, told, at)
        if not is_new:
            return None
        made = _kept(case, about, told, by=by, at=at)
        happened(case, "reported", {"report": made.pk, "rule": told.rule}, by=by, at=at)
    return made


def follow(case: Case, ruling: Ruling, *, by: Actor, at: datetime) -> Measure | None:
    """The measure that a ruling on conduct brings; on appeal it replaces the first, or leaves it if it is the same."""
    if case.kind != "conduct":
        return None
    earlier = Measure.objects.filter(case=case, lifted_at=None).first()
    if earlier and earlier.kind == ruling.code:
        return earlier
    if earlier:
        _lifted(earlier, "appeal", "", by=by, at=at)
    return _taken(case, ruling, by=by, at=at) if ruling.code in Measure.KINDS else None


def _taken(case: Case, ruling: Ruling, *, by: Actor, at: datetime) -> Measure:
    party = Party.objects.get(case=case, role="respondent")
    until = at + timedelta(days=policy_of(case).hold_days) if ruling.code == "hold" else None
    given = {"office": party.office, "tenant": party.tenant, "since": at, "until": until}
    made = Measure.objects.create(kind=ruling.code, case=case, ruling=ruling, **given)
    happened(case, "measure_taken", {"measure": made.pk, "kind": made.kind}, by=by, at=at)
    return made


def _lifted(measure: Measure, how: str, why: str, *, by: Actor, at: datetime) -> None:
    measure.lifted_at, measure.lifted, measure.lifted_by_id, measure.lifted_why = at, how, by.account, why
    measure.save(update_fields=["lifted_at", "lifted", "lifted_by", "lifted_why"])
    happened(measure.case, "measure_lifted", {"measure": measure.pk, "how": how}, by=by, at=at)


@transaction.atomic
def lift(measure: Measure, why: str, *, by: Actor, at: datetime) -> Measure:
    """The team ends a measure before its time, with a reason. Raises TextMissing, MeasureOver."""
    case = locked(measure.case)
    require(case.judge_office == "team" and by.account is not None and by.serves(case.judge_tenant))
    held = Measure.objects.get(pk=measure.pk)
    if held.lifted_at or (held.until and held.until <= at):
        raise MeasureOver
    if not 0 < len(why.strip()) <= LETTERS:
        raise TextMissing(LETTERS)
    held.case = case
    _lifted(held, "team", why.strip(), by=by, at=at)
    return held
