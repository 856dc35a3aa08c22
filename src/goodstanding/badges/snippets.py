"""What a holder puts into a website: a link around the live picture, without script or cookie."""

from django.utils.html import escape

from goodstanding.badges import addresses
from goodstanding.badges.models import Credential, WorkerCredential


def snippet(credential: Credential) -> str:
    """The HTML that shows a badge with its state, to be copied: the browser tells us the site, not the page."""
    survey, address = credential.award.decision.round, addresses.of_credential(credential.pk)
    words = f"{survey.marketplace.name}, {survey.programme.designation} {survey.edition}"
    return _linked(address, address, words)


def worker_snippet(credential: WorkerCredential, title: str) -> str:
    """The same for a worker's badge: its picture tells the state of today, its short address the newest file."""
    badge = credential.badge
    words = f"{badge.worker.name}, {title}, {badge.worker.marketplace.name}"
    return _linked(addresses.of_short_code(badge.code), addresses.of_credential(credential.pk), words)


def _linked(page: str, badge: str, words: str) -> str:
    picture = f'<img src="{badge}/live.svg" width="344" height="80" alt="{escape(words)}">'
    return f'<a href="{page}" referrerpolicy="origin">{picture}</a>'
