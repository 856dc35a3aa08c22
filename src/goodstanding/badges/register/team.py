"""The team's page of what is public: the switches as they are set, what they would show, and what was set before."""

from datetime import date
from typing import Any

from goodstanding.badges.facts import figures_of
from goodstanding.badges.forms.publicity import StoryForm, SwitchesForm
from goodstanding.badges.inserts import day
from goodstanding.badges.models import Publicity
from goodstanding.badges.publicity import story_of, switches
from goodstanding.badges.register.entries import entries
from goodstanding.badges.register.lines import Fact, shown_figures
from goodstanding.base.shell import Moment
from goodstanding.marketplaces.models import Marketplace


def of_team(shop: Marketplace, on: date) -> dict[str, Any]:
    """What the page is given."""
    set_now, story = switches(shop.pk), story_of(shop.pk)
    removal = getattr(story, "removal", None)
    initial = {field: getattr(set_now, field) for field in ("shows_figures", "announces", "not_before")}
    return {
        "marketplace": shop,
        "form": SwitchesForm(initial=initial),
        "story_form": StoryForm(initial={"story": story.text if story else ""}),
        "removal": removal,
        "removed_on": day(removal.removed_at.date()) if removal else "",
        "figures": newest_figures(shop, on),
        "history": history(shop),
    }


def newest_figures(shop: Marketplace, on: date) -> tuple[Fact, ...] | None:
    """What the switch shows of the newest award; None where the marketplace never held one."""
    found = entries(on, shop.slug)
    return shown_figures(figures_of(found[0].awards[0][0])) if found else None


def history(shop: Marketplace) -> list[Moment]:
    """What was agreed to and when, the newest first."""
    rows = list(Publicity.objects.filter(marketplace=shop).select_related("set_by").order_by("-pk"))
    return [
        Moment(day(row.set_at.date()), str(row.set_by), row.words, now=place == 0) for place, row in enumerate(rows)
    ]
