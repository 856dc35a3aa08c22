"""Reads of members' boards: who belongs to one, what each member reads there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.community.models.board import BoardPost, PostReport
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.plans import Coach
from goodstanding.community.queries.events import gatherings_seen
from goodstanding.reputation.models import Standing
from goodstanding.surveys.models import Enrolment, Programme
from goodstanding.surveys.queries import programmes

MOST_A_DAY: Final = 3
"""Messages that a member writes within 24 hours: a board that one person fills is read by nobody."""
DAY: Final = timedelta(days=1)


def is_member(actor: Actor, programme: Programme, on: date) -> bool:
    """Whether somebody belongs to a programme's board: who operates it, coaches in it, serves a marketplace of it, is
    Top Rated on one, or hosts an event of either."""
    if actor.account is None:
        return False
    shops = Enrolment.objects.filter(programme=programme).values("marketplace")
    hosted = Gathering.objects.filter(Q(programme=programme) | Q(marketplace__in=shops), host=actor.account)
    top = Standing.objects.filter(Q(until=None) | Q(until__gt=on), kind="top", since__lte=on)
    return (
        actor.operates(programme.pk)
        or Enrolment.objects.filter(programme=programme, marketplace__in=actor.tenants("team")).exists()
        or Coach.objects.filter(programme=programme, account=actor.account).exists()
        or hosted.filter(state="published").exists()
        or top.filter(worker__in=actor.tenants("worker"), marketplace__in=shops).exists()
    )


def boards_of(actor: Actor, on: date) -> list[Programme]:
    """The programmes to whose boards somebody belongs."""
    return [each for each in programmes(actor) if is_member(actor, each, on)] if actor.account else []


def posts_seen(actor: Actor, programme: Programme, at: datetime) -> QuerySet[BoardPost]:
    """What a member reads, the newest first: messages, and events that are meant for the member and not over. What is
    hidden is for its author and for who operates the programme; nothing for who does not belong to the board."""
    posts = BoardPost.objects.filter(programme=programme)
    if not is_member(actor, programme, at.date()):
        return posts.none()
    meant = gatherings_seen(actor, at.date()).filter(ends_at__gte=at)
    posts = posts.filter(Q(gathering__in=meant.order_by().values("pk")) | (Q(gathering=None) & ~Q(text="")))
    if not actor.operates(programme.pk):
        posts = posts.filter(Q(hidden_at=None) | Q(author=actor.account))
    own = PostReport.objects.filter(post=OuterRef("pk"), account=actor.account)
    posts = posts.annotate(is_reported=Exists(own), reported=Count("reports", filter=Q(reports__settled_at=None)))
    related = posts.select_related("author", "gathering__programme", "gathering__marketplace")
    return related.order_by("-posted_at", "-pk")


def written_lately(actor: Actor, programme: Programme, at: datetime) -> int:
    """How many messages the actor wrote within 24 hours, those taken back too."""
    return BoardPost.objects.filter(programme=programme, author=actor.account, posted_at__gt=at - DAY).count()


def gatherings_to_post(actor: Actor, at: datetime) -> Iterator[tuple[Programme, Gathering]]:
    """Published events ahead that no board shows yet, with the programme of the board: of programmes, and of the
    marketplaces that take part. Of a series the first; none that is for one marketplace alone. The system asks."""
    if not actor.is_system:
        return
    ahead = Gathering.objects.filter(state="published", starts_at__gt=at).exclude(audience="invited")
    for programme in Programme.objects.order_by("pk"):
        shops = Enrolment.objects.filter(programme=programme).values("marketplace")
        posted = set(BoardPost.objects.filter(programme=programme).values_list("gathering__series", flat=True))
        for each in ahead.filter(Q(programme=programme) | Q(marketplace__in=shops)).order_by("starts_at", "pk"):
            if each.series not in posted:
                posted.add(each.series)
                yield programme, each
