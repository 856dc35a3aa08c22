"""What may be public of a marketplace's awards by its own switch, and the words by which it agrees to that.

Without a marketplace's word its score, interval and response rate stay hidden and nothing is announced. A switch says
something about awards only: of a shortfall nothing is ever public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from goodstanding.accreditation.models import Award
from goodstanding.badges.inserts import day
from goodstanding.badges.models import Publicity, Story
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace


@dataclass(frozen=True)
class Switches:
    """What a marketplace lets the public see; all off where it never said so.

    `not_before` is the first day on which an award may be announced, None where any day will do.
    """

    shows_figures: bool = False
    announces: bool = False
    not_before: date | None = None

    def may_announce(self, on: date) -> bool:
        """Whether the operator may announce an award of this marketplace on a day."""
        return self.announces and (self.not_before is None or self.not_before <= on)


OFF = Switches()


def switches_of(marketplaces: Iterable[int]) -> dict[int, Switches]:
    """The switches of these marketplaces (by id) as they are set now; public."""
    wanted = list(marketplaces)
    rows = Publicity.objects.filter(marketplace__in=wanted).order_by("pk")
    found = {row.marketplace_id: Switches(row.shows_figures, row.announces, row.not_before) for row in rows}
    return {pk: found.get(pk, OFF) for pk in wanted}


def switches(marketplace: int) -> Switches:
    """The switches of one marketplace, by id."""
    return switches_of([marketplace])[marketplace]


def story_of(marketplace: int) -> Story | None:
    """The newest story of a marketplace with its removal, if there is one; None where the team wrote none."""
    story = Story.objects.filter(marketplace=marketplace).select_related("removal").order_by("-pk").first()
    return story if story and story.text else None


def may_remove(actor: Actor, marketplace: Marketplace) -> bool:
    """Whether an actor operates a programme that awarded a marketplace, and has no role in the marketplace."""
    if marketplace.pk in actor.tenants("team"):
        return False
    awards = Award.objects.filter(decision__round__marketplace=marketplace)
    return awards.filter(decision__round__programme__in=actor.tenants("operator")).exists()


def agreed(wanted: Switches) -> str:
    """The words that a team agrees to with these switches, in the reader's language; they are kept as they stood."""
    figures = (
        _("Everybody may see the trust score, its interval and the response rate of each of our awards.")
        if wanted.shows_figures
        else _("The trust score, its interval and the response rate of our awards stay hidden.")
    )
    return f"{figures} {_announcing(wanted)}"


def _announcing(wanted: Switches) -> str:
    if not wanted.announces:
        return _("The operator does not announce our awards.")
    if wanted.not_before is None:
        return _("The operator may announce our awards, with our name, from the day they are signed.")
    return _("The operator may announce our awards, with our name, from %(day)s on.") % {"day": day(wanted.not_before)}
