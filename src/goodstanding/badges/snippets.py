"""What a holder puts into a website: a link around the live picture, without script or cookie."""

from django.utils.html import escape

from goodstanding.badges import addresses
from goodstanding.badges.models import Credential


def snippet(credential: Credential) -> str:
    """The HTML that shows a badge with its state, to be copied: the browser tells us the site, not the page."""
    survey, address = credential.award.decision.round, addresses.of_credential(credential.pk)
    words = escape(f"{survey.marketplace.name}, {survey.programme.designation} {survey.edition}")
    picture = f'<img src="{address}/live.svg" width="344" height="80" alt="{words}">'
    return f'<a href="{address}" referrerpolicy="origin">{picture}</a>'
