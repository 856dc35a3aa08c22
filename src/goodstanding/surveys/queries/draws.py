"""What is published of a draw: opaque rows, never a client; the same for whoever asks."""

from goodstanding.base.access import Actor
from goodstanding.rules.draw import PublishedDraw
from goodstanding.surveys.models import Draw, Invitation, RosterRow
from goodstanding.surveys.queries.rounds import next_in_draw


def draw_of(actor: Actor, survey: int) -> Draw | None:
    """The draw of a round; public. Until the roster is committed nothing of it but the commitment may be shown."""
    return Draw.objects.select_related("round__programme").filter(round=survey).first()


def published(actor: Actor, draw: Draw) -> PublishedDraw | None:
    """The published values of a draw; None until the roster is committed and the programme's nonce revealed."""
    if draw.revealed_at is None or draw.drawn is None:
        return None
    rows = RosterRow.objects.filter(roster__round=draw.round_id).order_by("place")
    order = dict(rows.values_list("place", "opaque"))
    places = [place for place in order if place is not None]
    asked = Invitation.objects.filter(row__roster__round=draw.round_id)
    waiting = {row.place for row in next_in_draw(actor, draw.round)}
    invited = set(asked.values_list("row__place", flat=True))
    reached = set(asked.filter(undeliverable=None).values_list("row__place", flat=True))
    return PublishedDraw(
        programme_commitment=draw.programme_commitment,
        roster_commitment=draw.round.roster.commitment,
        rows=tuple(sorted(order.values())),
        programme_nonce=draw.programme_nonce,
        marketplace_nonce=draw.marketplace_nonce,
        seed=draw.seed,
        size=draw.drawn,
        invited=tuple(order[place] for place in places if place <= draw.drawn),
        undeliverable=tuple(order[place] for place in places if place in invited - reached),
        replacements=tuple(order[place] for place in places if place > draw.drawn and place in invited | waiting),
    )
