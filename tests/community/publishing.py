"""Kazi Hub's award and its word on announcing it, and how a page reads."""

import re
from datetime import date

from django.test import Client

from accreditation.telling import DAY, DECIDED
from goodstanding.badges.actions import set_publicity
from goodstanding.badges.publicity import Switches
from goodstanding.community.default_texts import SECTIONS
from goodstanding.people.models import Account
from making import Scene

LATER = DECIDED + 10 * DAY
PROGRAMME = "/programmes/trusted-talent-partner"


def consent(scene: Scene, announces: bool = True, not_before: date | None = None) -> None:
    set_publicity(scene.kazi_hub, Switches(False, announces, not_before), by=scene.team.actor, at=LATER)


def texts(welcome: str, **more: str) -> dict[str, str]:
    return {**dict.fromkeys(SECTIONS, ""), "welcome": welcome, **more}


def browser(account: Account | None = None, language: str = "en") -> Client:
    client = Client(headers={"Accept-Language": language})
    if account:
        client.force_login(account)
    return client


def bare(page: str) -> str:
    """A page without what differs from one answer to the next."""
    return re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def words(page: str) -> str:
    """What a reader sees."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body[body.index("<main") :]).split())
