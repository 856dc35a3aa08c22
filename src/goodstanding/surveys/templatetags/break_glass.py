"""The banner on a marketplace's pages: who opened its clients' answers with names."""

from typing import Any

from django import template

from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.queries.break_glass import glass_broken_at

register = template.Library()


@register.inclusion_tag("surveys/glass_broken.html", takes_context=True)
def glass_broken(context: dict[str, Any], marketplace: Marketplace) -> dict[str, Any]:
    """Every opening, newest first, for the marketplace's team; nothing for others."""
    return {"openings": glass_broken_at(context["actor"], marketplace.pk), "zone": marketplace.zone}
