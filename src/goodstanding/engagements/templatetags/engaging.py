"""Tags of the pages of openings and engagements: {% load engaging %}."""

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from goodstanding.engagements import words
from goodstanding.engagements.models import Offer, Opening
from goodstanding.engagements.openings import price_of

register = Library()


@register.simple_tag
def state_tag(state: str) -> SafeString:
    """{% state_tag opening.state %}: the state as a word with its shape."""
    return mark_safe(render_to_string("base/parts/tag.html", words.state_tag(state)))  # noqa: S308  a rendered template


@register.simple_tag
def pay_of(opening: Opening) -> str:
    """{% pay_of opening %}: what the company expects to pay, with its unit."""
    return price_of(opening) or _("price not said yet")


@register.simple_tag
def offer_pay(offer: Offer) -> str:
    """{% offer_pay offer %}: what is offered, with its unit."""
    return words.rate(offer.rate_cents, offer.pay, offer.application.opening.marketplace.currency)
