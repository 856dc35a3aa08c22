"""What nouns above say of a review wherever it shows, such as that it is under dispute: they name who tells it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.engagements.models import Review


@dataclass(frozen=True)
class Mark:
    """A word on a review. `url` tells more, for those who may read it; `dispute_url` is for whom it is about.

    One that is set aside stays readable, without its stars.
    """

    word: str = ""
    tone: Tone = "neutral"
    url: str = ""
    dispute_url: str = ""
    is_set_aside: bool = False


type Teller = Callable[[Actor, Sequence[Review]], Mapping[int, Mark]]

_tellers: list[Teller] = []


def told_by(teller: Teller) -> None:
    """From now on `teller` says by id what marks reviews have, for an actor."""
    if teller not in _tellers:
        _tellers.append(teller)


def marked(actor: Actor, reviews: Iterable[Review]) -> list[Review]:
    """The same reviews, each with its mark, if any, as `review.mark`; as many queries for many as for one."""
    found = list(reviews)
    for teller in _tellers if found else ():
        marks = teller(actor, found)
        for review in found:
            review.mark = marks.get(review.pk)
    return found
