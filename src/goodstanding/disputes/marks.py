"""What a review says of the case about it, wherever it shows: to everybody in a word, to its parties with a link."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor
from goodstanding.disputes.queries.effects import Effect, effects, open_cases
from goodstanding.engagements.models import Review
from goodstanding.engagements.queries import side_of
from goodstanding.engagements.review_marks import Mark

RULED: Final = {
    "keep": gettext_noop("Kept by a ruling"),
    "correct": gettext_noop("Counts %(percent)s percent by a ruling"),
    "set_aside": gettext_noop("Set aside by a ruling"),
}


def marks(actor: Actor, reviews: Sequence[Review]) -> dict[int, Mark]:
    """The mark of each review, in two queries; an empty one where there is nothing to say or to do."""
    ids = [review.pk for review in reviews]
    disputed, ruled = open_cases(actor, "review", ids, ["rating"]), effects(actor, "review", ids, ["rating"])
    return {pk: _mark(actor, each, disputed.get(pk), ruled.get(pk)) for pk, each in zip(ids, reviews, strict=True)}


def _mark(actor: Actor, review: Review, disputed: int | None, effect: Effect | None) -> Mark:
    side, case = side_of(actor, review.engagement), disputed or (effect.case if effect else None)
    if case is None:
        about = f"{reverse('disputes:new')}?about=review:{review.pk}"
        return Mark(dispute_url=about if side not in (None, review.side) else "")
    is_theirs = side is not None or actor.serves(review.engagement.marketplace_id)
    return Mark(
        word=ruled_words(effect, is_final=disputed is None) if effect else _("Under dispute"),
        tone="neutral" if effect else "warning",
        url=reverse("disputes:case", args=[case]) if is_theirs else "",
        is_set_aside=effect is not None and effect.code == "set_aside",
    )


def ruled_words(effect: Effect, *, is_final: bool) -> str:
    """What was ruled on a review, in a few words."""
    said = _(RULED[effect.code]) % {"percent": effect.percent}
    return said if is_final else _("%(ruling)s, not final yet") % {"ruling": said}
