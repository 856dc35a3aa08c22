"""Reads of a marketplace's rule, its changes, and what people say of them."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from goodstanding.base.access import Actor, require
from goodstanding.marketplaces.models import Company, Marketplace, Membership, Worker
from goodstanding.people.models import Account, Grant
from goodstanding.reputation.models import RuleChange, RuleComment, Standing
from goodstanding.reputation.scoring.rule import Rule, rule_of
from goodstanding.rules.standing import monday


def rule_in_force(actor: Actor, marketplace: Marketplace, on: date) -> Rule:
    """The rule that holds on a day, which is public."""
    return rule_of(marketplace, on)


def rule_changes(actor: Actor, marketplace: Marketplace) -> QuerySet[RuleChange]:
    """The announced and the withdrawn changes of a marketplace, which are public, the newest first."""
    told = RuleChange.objects.filter(marketplace=marketplace).exclude(state="draft")
    return told.select_related("marketplace").order_by("-announced_at", "-pk")


def rule_drafts(actor: Actor, marketplace: Marketplace) -> QuerySet[RuleChange]:
    """The rehearsed changes that were never announced, for the team, the newest first."""
    drafts = RuleChange.objects.filter(marketplace=marketplace, state="draft").order_by("-pk")
    return drafts if actor.serves(marketplace.pk) else drafts.none()


def rule_change_of_team(actor: Actor, marketplace: Marketplace, pk: int) -> RuleChange | None:
    """A change of whatever state, for the team."""
    require(actor.serves(marketplace.pk))
    return RuleChange.objects.select_related("marketplace").filter(marketplace=marketplace, pk=pk).first()


def last_announced(actor: Actor, marketplace: Marketplace) -> RuleChange | None:
    """The announced change that holds last of all, whether or not its day has come."""
    require(actor.serves(marketplace.pk))
    return RuleChange.objects.filter(marketplace=marketplace, state="announced").order_by("-holds_from").first()


def changes_to_come(actor: Actor, marketplace: Marketplace, on: date) -> QuerySet[RuleChange]:
    """The announced changes of a marketplace that hold after a day, which are public, the next one first."""
    return rule_changes(actor, marketplace).filter(state="announced", holds_from__gt=on).order_by("holds_from")


def changes_ahead(actor: Actor, on: date) -> QuerySet[RuleChange]:
    """The announced changes of all marketplaces whose day is to come or has just come; the system alone asks."""
    require(actor.is_system)
    ahead = RuleChange.objects.filter(state="announced", holds_from__gte=on - timedelta(days=7))
    return ahead.select_related("marketplace").order_by("pk")


def changes_to_tell(actor: Actor) -> QuerySet[RuleChange]:
    """The changes whose announcement or withdrawal nobody was told of yet; the system alone asks."""
    require(actor.is_system)
    announced = Q(state="announced", told_at=None)
    withdrawn = Q(state="withdrawn", withdrawal_told_at=None)
    return RuleChange.objects.filter(announced | withdrawn).select_related("marketplace").order_by("pk")


def first_monday(actor: Actor, marketplace: Marketplace, at: datetime) -> date:
    """The first Monday from which a change announced now may hold: comments are over, other changes hold already."""
    over = _comments_over(marketplace, marketplace.day(at))
    coming = last_announced(actor, marketplace)
    after = max(over, coming.holds_from) if coming and coming.holds_from else over
    return monday(after) + timedelta(weeks=1)


def last_comments(actor: Actor, change: RuleChange, at: datetime) -> date:
    """The last day on which a change takes comments; of a draft, if it were announced now."""
    return _comments_over(change.marketplace, change.marketplace.day(change.announced_at or at))


def _comments_over(marketplace: Marketplace, announced: date) -> date:
    """The last day for comments, by the rule that held when a change was announced."""
    return announced + timedelta(days=rule_of(marketplace, announced).standing.value.comment_days)


def may_comment(actor: Actor, change: RuleChange, at: datetime) -> bool:
    """Whether the actor is of the marketplace, and comments are open."""
    is_open = change.state == "announced" and change.marketplace.day(at) <= last_comments(actor, change, at)
    return is_open and is_of(actor, change.marketplace)


def is_of(actor: Actor, marketplace: Marketplace) -> bool:
    """Whether the actor is on the marketplace's team, works on it, or acts for a company on it."""
    if actor.account is None:
        return False
    works = Worker.objects.filter(pk__in=actor.tenants("worker"), marketplace=marketplace)
    buys = Company.objects.filter(pk__in=actor.tenants("client"), marketplace=marketplace)
    return actor.serves(marketplace.pk) or works.exists() or buys.exists()


def comments_on(actor: Actor, change: RuleChange) -> QuerySet[RuleComment]:
    """What was said of a change and not taken back, which is public, the oldest first; answers of the team apart."""
    said = RuleComment.objects.filter(change=change, taken_back_at=None, answers=None).select_related("account")
    return said.order_by("said_at", "pk")


def answers_on(actor: Actor, change: RuleChange) -> QuerySet[RuleComment]:
    """What the team answered to comments that stand, the oldest first."""
    said = RuleComment.objects.filter(change=change, taken_back_at=None, answers__taken_back_at=None)
    return said.exclude(answers=None).select_related("account").order_by("said_at", "pk")


def own_comment(actor: Actor, change: RuleChange, pk: int) -> RuleComment | None:
    """A comment of the actor's own that was not taken back."""
    mine = RuleComment.objects.filter(change=change, pk=pk, taken_back_at=None, account=actor.account or 0)
    return mine.select_related("change__marketplace").first()


def offices_of(actor: Actor, marketplace: Marketplace, accounts: set[int]) -> dict[int, str]:
    """The offices in which people speak about a marketplace: team, worker or client, the first that they hold."""
    workers = Worker.objects.filter(marketplace=marketplace).values("pk")
    companies = Company.objects.filter(marketplace=marketplace).values("pk")
    held = Q(office="team", tenant=marketplace.pk) | Q(office="worker", tenant__in=workers)
    grants = Grant.objects.filter(held | Q(office="client", tenant__in=companies), account__in=accounts)
    return dict(grants.order_by("-office").values_list("account", "office"))


def standings_held(actor: Actor, marketplace: Marketplace) -> dict[tuple[str, int], str]:
    """The standings that are held, by ("worker" or "agency", id); the system and the team ask."""
    require(actor.serves(marketplace.pk))
    rows = Standing.objects.filter(marketplace=marketplace, until=None).order_by("kind")
    return {
        ("worker", worker) if worker else ("agency", agency): kind
        for worker, agency, kind in rows.values_list("worker", "agency", "kind")
    }


def accounts_of_workers(actor: Actor, marketplace: Marketplace) -> dict[int, list[Account]]:
    """The active accounts of a marketplace's workers, by worker; the system and the team ask."""
    require(actor.serves(marketplace.pk))
    workers = Worker.objects.filter(marketplace=marketplace).values("pk")
    grants = Grant.objects.filter(office="worker", tenant__in=workers, ended_at=None, account__is_active=True)
    found: dict[int, list[Account]] = {}
    for grant in grants.select_related("account").order_by("tenant", "pk"):
        found.setdefault(grant.tenant, []).append(grant.account)
    return found


def members_of_agencies(actor: Actor, marketplace: Marketplace) -> dict[int, list[int]]:
    """The workers who are in each agency today; the system and the team ask."""
    require(actor.serves(marketplace.pk))
    rows = Membership.objects.filter(agency__marketplace=marketplace, until=None).order_by("agency", "worker")
    found: dict[int, list[int]] = {}
    for agency, worker in rows.values_list("agency", "worker"):
        found.setdefault(agency, []).append(worker)
    return found
