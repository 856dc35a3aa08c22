"""A change of a marketplace's rule: kept as a draft, announced, withdrawn, told to those it concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions.snapshots import take_snapshots
from goodstanding.reputation.changes.refusals import FollowedByAnother, HoldsAlready, NoDraft, SameRule, TooSoon
from goodstanding.reputation.changes.writing import Written
from goodstanding.reputation.mails.rules import Notice, tell_announced, tell_withdrawn
from goodstanding.reputation.models import RuleChange, Snapshot
from goodstanding.reputation.queries.rules import first_monday, last_announced, last_comments, rule_in_force
from goodstanding.reputation.rehearsal.background import ask_for, is_large
from goodstanding.reputation.scoring.rule import Rule, rule_named
from goodstanding.rules.standing import monday

declare("reputation.rule_drafted", "A marketplace kept a changed rule of scores and standings, to rehearse it.")
declare("reputation.rule_rehearsed_anew", "A marketplace had a change of its rule rehearsed once more.")
declare("reputation.rule_draft_dropped", "A marketplace dropped a rehearsed rule that it had not announced.")
declare("reputation.rule_announced", "A marketplace announced a change of its rule, with the day from which it holds.")
declare("reputation.rule_change_told", "Those whom a change of rule concerns were written to, and it was counted.")
declare("reputation.rule_withdrawn", "A marketplace withdrew an announced change before it held.")
declare("reputation.rule_withdrawal_told", "Those who had been told of a change were told that it does not come.")


@dataclass(frozen=True)
class Announcement:
    """Why a rule changes, whose feedback led to it, and from which Monday it holds."""

    why: str
    whose_feedback: str
    holds_from: date


@transaction.atomic
def draft_change(marketplace: Marketplace, written: Written, *, by: Actor, at: datetime) -> RuleChange:
    """Keeps a rule to rehearse it; nothing else changes. Raises SameRule, PolicyError."""
    require(by.serves(marketplace.pk))
    rule_named(written.rule, written.texts, marketplace.day(at))
    coming = last_announced(by, marketplace)
    held = coming.rule if coming else rule_in_force(by, marketplace, marketplace.day(at)).name
    if written.rule == held:
        raise SameRule(held)
    draft = RuleChange.objects.create(
        marketplace=marketplace, rule=written.rule, texts=list(written.texts), made_by_id=person(by), made_at=at
    )
    _note("reputation.rule_drafted", draft, by=by, at=at, rule=draft.rule)
    _left_to_the_worker(draft, at)
    return draft


def _left_to_the_worker(change: RuleChange, at: datetime) -> None:
    if is_large(change.marketplace):
        ask_for(change, change.marketplace.day(at))


@transaction.atomic
def rehearse_anew(change: RuleChange, *, by: Actor, at: datetime) -> None:
    """Has a change of a large marketplace rehearsed once more; of others every look is a rehearsal of today."""
    require(by.serves(change.marketplace_id))
    _note("reputation.rule_rehearsed_anew", change, by=by, at=at, rule=change.rule)
    _left_to_the_worker(change, at)


@transaction.atomic
def drop_draft(draft: RuleChange, *, by: Actor, at: datetime) -> None:
    """Erases a rehearsed rule that was not announced; a second time changes nothing. Raises NoDraft."""
    require(by.serves(draft.marketplace_id))
    if RuleChange.objects.filter(pk=draft.pk).exclude(state="draft").exists():
        raise NoDraft
    if RuleChange.objects.filter(pk=draft.pk, state="draft").delete()[0]:
        _note("reputation.rule_draft_dropped", draft, by=by, at=at)


@transaction.atomic
def announce_change(draft: RuleChange, said: Announcement, *, by: Actor, at: datetime) -> RuleChange:
    """Makes a draft public, open for comments until it holds. Raises NoDraft, TooSoon."""
    require(by.serves(draft.marketplace_id))
    shop = _locked(draft)
    first = first_monday(by, shop, at)
    if said.holds_from.weekday() or said.holds_from < first:
        raise TooSoon(first)
    told = {"why": said.why, "whose_feedback": said.whose_feedback, "holds_from": said.holds_from}
    drafts = RuleChange.objects.filter(pk=draft.pk, state="draft")
    if not drafts.update(state="announced", announced_at=at, **told):
        raise NoDraft
    draft.refresh_from_db()
    until = last_comments(by, draft, at).isoformat()
    day = said.holds_from.isoformat()
    _note("reputation.rule_announced", draft, by=by, at=at, rule=draft.rule, holds_from=day, comments_until=until)
    return draft


def _locked(change: RuleChange) -> Marketplace:
    """The marketplace, whose changes come one after the other."""
    return Marketplace.objects.select_for_update(no_key=True).get(pk=change.marketplace_id)


@transaction.atomic
def withdraw_change(change: RuleChange, why: str, *, by: Actor, at: datetime) -> RuleChange:
    """Takes an announced change back before it holds. Raises HoldsAlready, FollowedByAnother."""
    require(by.serves(change.marketplace_id))
    shop = _locked(change)
    coming = RuleChange.objects.filter(pk=change.pk, state="announced", holds_from__gt=shop.day(at))
    if not coming.exists():
        raise HoldsAlready
    last = last_announced(by, shop)
    if last and last.pk != change.pk:
        raise FollowedByAnother
    coming.update(state="withdrawn", withdrawn_at=at, withdrawn_why=why)
    change.refresh_from_db()
    _note("reputation.rule_withdrawn", change, by=by, at=at, rule=change.rule)
    return change


@transaction.atomic
def tell_of_change(
    change: RuleChange, notices: Sequence[Notice], effect: Mapping[str, int], *, by: Actor, at: datetime
) -> int:
    """Writes the notices of an announced change, once, and keeps how many it would move; returns how many mails."""
    require(by.is_system)
    untold = RuleChange.objects.filter(pk=change.pk, state="announced", told_at=None)
    if not untold.update(told_at=at, effect=dict(effect)):
        return 0
    change.refresh_from_db()
    for notice in notices:
        tell_announced(change, notice)
    _note("reputation.rule_change_told", change, by=by, at=at, mails=len(notices), **effect)
    return len(notices)


@transaction.atomic
def tell_of_withdrawal(change: RuleChange, *, by: Actor, at: datetime) -> int:
    """Writes to everybody who had been told of a change that it does not come, once; returns how many mails."""
    require(by.is_system)
    untold = RuleChange.objects.filter(pk=change.pk, state="withdrawn", withdrawal_told_at=None)
    if not untold.update(withdrawal_told_at=at):
        return 0
    mails = tell_withdrawn(change)
    _note("reputation.rule_withdrawal_told", change, by=by, at=at, mails=mails)
    return mails


def take_weeks_before(change: RuleChange, *, by: Actor, at: datetime) -> list[Snapshot]:
    """Keeps the scores that a coming rule gives to the weeks that it will look at, as far as they are missing."""
    require(by.is_system)
    shop = change.marketplace
    rule: Rule = rule_named(change.rule, change.texts, change.holds_from or shop.day(at))
    last = monday(at.date())
    weeks = [last - timedelta(weeks=back) for back in reversed(range(rule.standing.value.weeks_of))]
    return take_snapshots(shop, _missing(shop, rule, weeks), rule, by=SYSTEM, at=at, afterwards=True)


def _missing(shop: Marketplace, rule: Rule, weeks: Sequence[date]) -> list[date]:
    """Those weeks that come after all that the rule has kept."""
    kept = Snapshot.objects.filter(marketplace=shop, rule=rule.name).order_by("-week").first()
    return [week for week in weeks if kept is None or week > kept.week]


def _note(kind: str, change: RuleChange, *, by: Actor, at: datetime, **data: object) -> None:
    subject, tenant = ("rule_change", change.pk), f"marketplace:{change.marketplace_id}"
    record(kind, by=by, at=at, subject=subject, tenant=tenant, data=data)
