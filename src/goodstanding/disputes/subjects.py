"""What somebody may open a case about. Nouns above name theirs by `offer` in a module called `disputed`."""

from collections.abc import Callable, Sequence

from django.utils.module_loading import autodiscover_modules

from goodstanding.base.access import Actor
from goodstanding.disputes.actions.opening import Filing, Side
from goodstanding.engagements.models import Engagement, Review
from goodstanding.engagements.queries import readable_review, side_of
from goodstanding.people.queries import own_account
from goodstanding.surveys.models import Programme

type Resolver = Callable[[Actor, int], Sequence[Filing]]

_offered: dict[str, Resolver] = {}


def offer(subject_kind: str, resolver: Resolver) -> Resolver:
    """From now on `resolver` says what an actor may file about a subject of this kind; ValueError for a second one."""
    if _offered.setdefault(subject_kind, resolver) is not resolver:
        raise ValueError(f"what may be filed about {subject_kind} is said already")
    return resolver


def filings(actor: Actor, about: str) -> list[Filing]:
    """What the actor may file about "kind:id", such as "review:12"; nothing about what is not theirs to dispute."""
    autodiscover_modules("disputed")
    subject_kind, _colon, number = about.partition(":")
    if subject_kind not in _offered or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return []
    return list(_offered[subject_kind](actor, int(number)))


def about_review(actor: Actor, pk: int) -> Sequence[Filing]:
    """The side that was reviewed disputes what the other wrote, once both are shown."""
    review = Review.objects.filter(pk=pk).select_related("engagement").first()
    if review is None or readable_review(actor, review.engagement_id, review.side) is None:
        return []
    side = side_of(actor, review.engagement)
    return [] if side in (None, review.side) else [_between(review.engagement, side or "", "rating", ("review", pk))]


def about_engagement(actor: Actor, pk: int) -> Sequence[Filing]:
    """Either side asks for a payment to be looked at, or for an answer that does not come."""
    engagement = Engagement.objects.filter(pk=pk).first()
    side = side_of(actor, engagement) if engagement else None
    if engagement is None or side is None:
        return []
    return [_between(engagement, side, kind, ("engagement", pk)) for kind in ("payment", "unresponsive")]


def _between(engagement: Engagement, side: str, kind: str, subject: tuple[str, int]) -> Filing:
    shop, company, worker = engagement.marketplace, engagement.company, engagement.worker
    sides = [
        Side("client", company.pk, str(company), zone=shop.zone),
        Side("worker", worker.pk, worker.name, zone=shop.zone),
    ]
    claimant, respondent = sides if side == "company" else reversed(sides)
    return Filing(kind, subject, engagement.title, claimant, respondent, shop.pk, shop.name)


def about_programme(actor: Actor, pk: int) -> Sequence[Filing]:
    """Whoever has an account asks those who operate a programme."""
    account, programme = own_account(actor), Programme.objects.filter(pk=pk).first()
    if account is None or programme is None:
        return []
    return [question(programme, Side("public", None, account.name, account.email, account.zone, account.language))]


def question(programme: Programme, claimant: Side) -> Filing:
    """A question to those who operate a programme, by whomever."""
    return Filing("question", ("programme", programme.pk), programme.name, claimant, None, programme.pk, programme.name)


offer("review", about_review)
offer("engagement", about_engagement)
offer("programme", about_programme)
